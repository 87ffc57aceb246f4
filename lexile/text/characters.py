"""The characters of a block, cleaned in small steps: decoding errors, hyphenated lines, spaces, split tokens."""

import re
from collections.abc import Sequence
from functools import reduce

# Ligatures, control characters and full-width forms are fixed; quotation marks stay as the author set them.
_FIXES = {"uncurl_quotes": False, "unescape_html": False, "fix_encoding": False, "explain": False}
# UTF-8 decoded as Windows-1252. Guessing would turn a rare but correct "”é" into something else, so it is only undone
# where quotes, dashes or accented letters came out as such pairs of characters, which no English text contains.
_MISDECODED = re.compile("â€|Ã[\u00a0-\u00bf]|Â[\u00a0-\u00bf]")
# Any character that ftfy might change; a text without one need not be fixed (tests/text/test_characters.py).
_SUSPECT = re.compile(r"[^\t\n -~¡-¬®-ÁÄ-ÿ‐-―‘-‟…]")
# The other characters, without whitespace: those of ASCII, and those beyond it.
_ASCII = b"\n" + bytes(range(ord(" "), ord("~") + 1))
_COMMON = re.compile(r"[¡-¬®-ÁÄ-ÿ‐-―‘-‟…]*")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_HYPHENATED = re.compile(r"(?<=[a-z])[-‐][ \t]*\n[ \t]*(?=[a-z])|\u00ad[ \t]*\n[ \t]*")
_MAY_BE_HYPHENATED = re.compile(r"\n(?<=[-‐\u00ad \t]\n)")  # within every match of that, and quicker to look for
_DASH_AT_LINE_END = re.compile(r"\n(?:(?<=\S—\n)(?=\S)|(?<=\S\n)(?=—\S))")
# A space before punctuation, or before the second half of a contraction: "did n't", "Tom 's". Dots that the author
# spaced stay as they are, and so does 's-Hertogenbosch. After most spaces, the next character alone rules it out.
_DETACHED = re.compile(
    r" (?=[,.;:!?%)\]n'’])(?<=[\w%)\"'”’] )"
    r"((?!\. \.)[,.;:!?%)\]](?=[\s\"'”’)]|$)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b(?!['’-]))"
)
_DETACHED_OPENER = re.compile(r"([(\[]) (?=\w)")
_TOGETHER = 100  # texts that are looked through at once
# Separates texts: an uncommon whitespace character, so that for every pattern a text ends there as it does by itself.
_BETWEEN = "\x1e"


def clean_text(text: str) -> str:
    r"""A text after all steps of the cleaning.

    >>> clean_text("The o\ufb03ce was an inter-\nesting  place.")
    'The office was an interesting place.'
    """
    if is_common(text):  # only these steps can change it, and looking for two spaces is quicker than splitting
        text = join_hyphenated_lines(text).replace("\n", " ")
        return join_tokens(collapse_spaces(text) if "  " in text else text.strip(" "))
    return reduce(lambda cleaned, step: step(cleaned), STEPS, text)


def clean_texts(texts: Sequence[str]) -> list[str]:
    """What `clean_text` makes of each text, in half of the time.

    >>> clean_texts(("One\\nday", "He ran ."))
    ['One day', 'He ran.']
    """
    groups = (texts[start : start + _TOGETHER] for start in range(0, len(texts), _TOGETHER))
    return [cleaned for group in groups for cleaned in _clean_together(group)]


def _clean_together(texts: Sequence[str]) -> list[str]:
    if not is_common("\n".join(texts)):
        return list(map(clean_text, texts))
    whole = join_hyphenated_lines(_BETWEEN.join(texts)).replace("\n", " ")
    parts = whole.split(_BETWEEN)
    parts = list(map(collapse_spaces, parts)) if "  " in whole else [part.strip(" ") for part in parts]
    return list(map(join_tokens, parts)) if _DETACHED.search(_BETWEEN.join(parts)) else parts


def is_common(text: str) -> bool:
    r"""Whether a text has only the usual characters of English, spaces and line feeds.

    >>> is_common("“One day,”\nhe said."), is_common("One\tday."), is_common("o\ufb03ce")
    (True, False, False)
    """
    others = text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")
    return _COMMON.fullmatch(others) is not None


def fix_characters(text: str) -> str:
    """Undo what software did to characters: wrong decoding, ligatures, control characters.

    >>> fix_characters("It\u00e2\u20ac\u2122s \ufb01ne.")
    'It’s fine.'
    """
    if not _SUSPECT.search(text):
        return text
    misdecoded = _MISDECODED.search(text) is not None
    from ftfy import TextFixerConfig, fix_text  # few texts need it

    fixed: str = fix_text(text, TextFixerConfig(**(_FIXES | {"fix_encoding": misdecoded})))
    # After decoding as Latin-1, the two characters only appear once control characters are fixed.
    return fix_characters(fixed) if not misdecoded and _MISDECODED.search(fixed) else fixed


def drop_invisible(text: str) -> str:
    """Remove soft hyphens, joiners and other characters that no reader sees.

    >>> drop_invisible("read\u00ading")
    'reading'
    """
    return _INVISIBLE.sub("", text)


def join_hyphenated_lines(text: str) -> str:
    r"""Join words that were hyphenated at the end of a line, and lines that meet at a dash.

    >>> join_hyphenated_lines("an inter-\nesting page")
    'an interesting page'
    """
    if "\n" not in text:
        return text
    if _MAY_BE_HYPHENATED.search(text):
        text = _HYPHENATED.sub("", text)
    return _DASH_AT_LINE_END.sub("", text) if "—" in text else text


def collapse_spaces(text: str) -> str:
    r"""Replace every run of whitespace with one space.

    >>> collapse_spaces(" One\n day\u00a0only. ")
    'One day only.'
    """
    return " ".join(text.split())


def join_tokens(text: str) -> str:
    """Reattach the punctuation and contractions that a tokenizer split from their words.

    >>> join_tokens("He did n't go , Tom 's dog ( a pug ) did .")
    "He didn't go, Tom's dog (a pug) did."
    """
    if " " not in text or not _DETACHED.search(text):
        return text
    return _DETACHED_OPENER.sub(r"\1", _DETACHED.sub(r"\1", text))


STEPS = (fix_characters, join_hyphenated_lines, drop_invisible, collapse_spaces, join_tokens)
"""All steps of the cleaning, in order."""
