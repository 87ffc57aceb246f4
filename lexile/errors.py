"""Errors that a user can cause or fix, each with a sentence to act on, and the record of a document that failed.

A bug is never a `LexileError`: it must surface as the exception it is.
"""

from typing import NamedTuple, Self


class LexileError(Exception):
    """Base class; its message is a sentence that a teacher can understand and act on."""

    def for_document(self, name: str) -> Self:
        """This error, its message prefixed with the name of a document.

        >>> str(DamagedFile("the file is empty.").for_document("essay.docx"))
        'essay.docx: the file is empty.'
        """
        return type(self)(f"{name}: {self}")

    def bare(self) -> Self:
        """This error without its traceback and causes, which would hold the text; `copy` may keep them.

        >>> TooLarge("a.txt: too slow.").bare().args
        ('a.txt: too slow.',)
        """
        return type(self)(*self.args)


class EmptyText(LexileError):
    """The text has no word to measure; an empty text is an error, never 0L."""


class AnotherLanguage(LexileError):
    """The text is not in English, the only language the estimator was trained on."""


class NotText(LexileError):
    """The file is not a text: it is a picture, a program or a compressed file."""


class UnsupportedFormat(LexileError):
    """The file is in a format that cannot be read."""


class TooLarge(LexileError):
    """The input exceeds a limit on bytes, pages, words or computing, which the message names."""


class DamagedFile(LexileError):
    """The file's format is supported, but the file is truncated, corrupt or malicious."""


class ProtectedFile(LexileError):
    """The file is protected by a password or by DRM."""


class UnusableInput(LexileError):
    """A line or file given to a command does not have the expected form."""


class UnusableModel(LexileError):
    """The model folder is incomplete, or was trained on features other than those this version computes."""


class UnusableCorpus(LexileError):
    """A labelled corpus needed for training is missing or has unexpected columns."""


class StoppedEarly(LexileError):
    """A long run had to stop (disk full, cluster lost); what was finished is kept."""


class NotMeasured(LexileError):
    """A document of a batch could not be measured: its process died, or this program has a bug."""


class Failure(NamedTuple):  # no dataclass: importing `dataclasses` would take a quarter of the time that help takes
    """A document that could not be read or measured, with the error that says why."""

    name: str
    error: LexileError
