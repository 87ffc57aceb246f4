"""What is surely a paragraph of prose in a plain text, as most of a book is: a few quick questions tell."""

import re

from lexile.documents.formats.wrapping import reach_margin
from lexile.documents.structure import has_leaders, item_spans, looks_like_note

# Behind a line that ends with a space, or before one that begins neither with a letter nor with a quotation mark, or
# as in "a) Run."
_ODD_BREAK = re.compile(r"\n(?:(?<=\s\n)|(?![A-Za-z“\"‘'](?![.)])|\Z))")
_TOO_MANY_WORDS = 16  # for a heading, even without the marks at both of its ends
_QUOTES, _SPEECH_ENDS = tuple("“\"‘'"), tuple('.!?…,;:"”’')


def is_plain_paragraph(lines: str) -> bool:
    r"""Whether the lines between two blank ones, without margins, are surely prose, wrapped or all in one line.

    If not, they may be prose all the same; that takes longer to find out.

    >>> is_plain_paragraph("It was late, and so he went home by the shortest way,\nwhich led through the dark fields.")
    True
    >>> is_plain_paragraph("CHAPTER I.")
    False
    """
    if _ODD_BREAK.search(f"\n{lines}\n") or not (_is_speech(lines) or _has_too_many_words(lines)):
        return False
    if "  " in lines or has_leaders(lines) or looks_like_note(lines):
        return False
    return reach_margin(lines.split("\n")) if "\n" in lines else not item_spans(lines)


def _is_speech(lines: str) -> bool:
    return lines.startswith(_QUOTES) and lines.endswith(_SPEECH_ENDS)


def _has_too_many_words(lines: str) -> bool:
    """Whether this is longer than any heading."""
    return len(lines.split(maxsplit=_TOO_MANY_WORDS)) > _TOO_MANY_WORDS
