"""Checks: texts that cannot be estimated are refused here, with a sentence to act on."""

import re

from lexile.cautions import SHORT_TEXT_WORDS
from lexile.documents import limits
from lexile.errors import AnotherLanguage, EmptyText
from lexile.text.cleaning import Prose
from lexile.text.language import is_english, language_of
from lexile.text.words import Words

_SAMPLE = 20_000  # characters that tell a program or a table from prose
_LEAST_TOKENS = 12  # fewer may be anything
_LETTERS_APART = 0.7  # share of tokens of one letter; prose has 0.05
_CELLS = 0.5  # share of tokens that are rows of a table: name,age,town
_CODE = 0.25  # share of tokens with the signs of a program; prose that quotes one has less
_ROW = re.compile(r"[^\s,;|]+([,;|])[^\s,;|]+(?:\1[^\s,;|]*)+")
_CODE_SIGN = re.compile(
    r"[\w\])]\(|\w\[|[{};]|[=!<>+*/-]=|^[=<>+*/|&-]$|\w_\w|::|->|=>|^(?:def|return|import|elif|const|var)$"
)


def _unreadable(text: str) -> str | None:
    """Why a text is not one of sentences, or None."""
    tokens = text.split()
    if len(tokens) < _LEAST_TOKENS:
        return None
    letters = sum(len(token.strip(".,;:!?")) == 1 and token[0].isalpha() for token in tokens)
    if letters > _LETTERS_APART * len(tokens):
        return "its letters are spaced apart. Join the letters of each word first."
    if sum(_ROW.fullmatch(token) is not None for token in tokens) > _CELLS * len(tokens):
        return "this is a table. Only text in sentences can be measured."
    if sum(_CODE_SIGN.search(token) is not None for token in tokens) > _CODE * len(tokens):
        return "this looks like a program. Only text in sentences can be measured."
    return None


def check_words(words: Words, prose: Prose, least: int) -> None:
    """Refuse a text with too few words, or too many.

    Raises:
        EmptyText: it has no words, or fewer than `least`.
        TooLarge: it has more than `limits.MAX_WORDS`.
    """
    count = len(words)
    if not count and prose.left_out:
        reasons = ", ".join(dict.fromkeys(part.reason for part in prose.left_out))
        raise EmptyText(f"There is no sentence to measure here, only text that is left out: {reasons}.")
    if not any(any(character.isalpha() for character in form) for form in words.forms):
        raise EmptyText("There are no words to measure here. Add some sentences of English text.")
    if count < least:
        found = "is only 1 word" if count == 1 else f"are only {count} words"
        raise EmptyText(
            f"There {found} here: too little to estimate. Give at least a sentence; {SHORT_TEXT_WORDS} words or more "
            "are best."
        )
    limits.check_words(count)


def check_english(text: str) -> None:
    """Refuse a text in another language.

    Raises:
        EmptyText: it is a program, a table, or spaced letter by letter.
        AnotherLanguage: it is not English; the message names the language if it is clear.
    """
    reason = _unreadable(text[:_SAMPLE])
    if reason:
        raise EmptyText(f"There are no sentences to measure here: {reason}")
    if not is_english(text):
        language = language_of(text)
        what = f"to be {language}" if language not in (None, "English") else "to be in another language"
        raise AnotherLanguage(
            f"This text seems {what}. Only English can be estimated: a measure of anything else would mean nothing."
        )
