"""What the commands say with their exit status; 0 is that all went well."""

FAILED = 1  # some of what was asked for could not be done
UNUSABLE = 2  # the input, or the call itself, is of no use, or a long run had to stop
INTERRUPTED = 130  # what shells expect of a command that was stopped with Ctrl-C
