"""Records put into words, tables, charts and files. Nothing here knows the page or the command line that shows them."""
