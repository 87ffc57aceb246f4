"""Edits of a text by its characters, and the capitals of what is put in."""

from collections.abc import Iterable

Edit = tuple[int, int, str]
"""The first character to replace, the end (exclusive), and the replacement."""


def with_edits(text: str, edits: Iterable[Edit]) -> str:
    """A text after edits; of two edits that overlap, only the first in the text is made.

    >>> with_edits("A big dog, and a cat.", [(9, 15, ". "), (2, 5, "small"), (9, 11, "!")])
    'A small dog. a cat.'
    """
    parts, place = [], 0
    for start, end, replacement in sorted(edits, key=lambda edit: (edit[0], -edit[1])):
        if start >= place:
            parts += [text[place:start], replacement]
            place = end
    return "".join([*parts, text[place:]])


def in_case_of(word: str, replacement: str) -> str:
    """A replacement with the capitals of the word it replaces.

    >>> in_case_of("Purchased", "bought"), in_case_of("NOTE", "sign")
    ('Bought', 'SIGN')
    """
    if len(word) > 1 and word.isupper():
        return replacement.upper()
    return replacement[:1].upper() + replacement[1:] if word[:1].isupper() else replacement
