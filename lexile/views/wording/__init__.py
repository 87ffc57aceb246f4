"""The English of the page, the reports and the command line, made from data."""
