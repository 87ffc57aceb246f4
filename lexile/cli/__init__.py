"""The command line: `python -m lexile`."""
