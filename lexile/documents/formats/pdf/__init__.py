"""Reads PDF files: `text` takes words and positions from PDFium, `columns` orders them, `blocks` finds paragraphs.

The thresholds of the three modules were chosen by trial, on a handout and novels that LibreOffice and Chromium printed
(described in tests/README.md) and on the small pages drawn in tests/documents/test_formats.py; no labelled corpus of
page layouts was used. Lengths are multiples of the type size or of the line distance, so that they hold for any page.
"""
