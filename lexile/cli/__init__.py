"""The command line: `lexile`."""
