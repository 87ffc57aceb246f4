"""PDF files: text lines, columns and blocks."""
