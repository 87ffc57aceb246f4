"""A whole library: documents stream in, are measured by many processes, and become one table in their order."""
