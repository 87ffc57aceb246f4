"""Everything a person can cause or mend, each with a sentence to act on.

A bug is not a `LexileError`: it must show as what it is.
"""


class LexileError(Exception):
    """What went wrong, in a sentence that a teacher understands and can act on."""


class EmptyText(LexileError):
    """There is no word to measure: an empty text is an error, never 0L."""


class AnotherLanguage(LexileError):
    """The text is not English, the only language that the estimator learned."""


class NotText(LexileError):
    """The bytes are no text: a picture, a program, a compressed file."""


class UnsupportedFormat(LexileError):
    """A kind of file that cannot be read here."""


class TooLarge(LexileError):
    """More bytes, pages, words or work than the limit that the sentence names."""


class DamagedFile(LexileError):
    """The file is of a kind that can be read, but cut off, broken, or made to do harm."""


class ProtectedFile(LexileError):
    """The file is locked with a password."""


class UnusableInput(LexileError):
    """A line or file given to a command that is not of the form the command reads."""


class UnusableModel(LexileError):
    """The model folder lacks a file, or was made for other inputs than this program computes."""


class UnusableCorpus(LexileError):
    """A labelled corpus that training needs is missing or has other columns."""


class StoppedEarly(LexileError):
    """A long run that had to stop before its end: a full disk, a lost cluster. What was done is kept."""
