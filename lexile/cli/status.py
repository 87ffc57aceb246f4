"""The exit statuses of all commands; 0 means success."""

FAILED = 1  # some texts could not be measured, are too hard or miss their target, or a number was lost
UNUSABLE = 2  # invalid input or usage, or a long run had to stop
INTERRUPTED = 130  # Ctrl-C: 128 plus the number of SIGINT, by the shells' convention
