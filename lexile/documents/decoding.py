"""Bytes to characters: the encoding of a text file, and whether it is text at all."""

import codecs
import re

from lexile.errors import NotText

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Control characters other than tab, line breaks, form feed and escape, which text files do contain.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# Signs of the wrong table: a capital or symbol inside a word (ItÕs, caf\u017d), and signs of the right one.
_MISPLACED = re.compile(r"[a-z](?:[À-ÖØ-ÞŠŽŸ]|[^\W\d_a-zÀ-ÿŒœŠšŽžŸA-Z]|[¢¥§©®¶ªº¿¡±÷×¬¯‡†ƒ‰])|[\ufffd\x80-\x9f]")
_PLACED = re.compile(r"[a-z]’(?:s|t|m|d|re|ve|ll)\b|(?<![^\s(])[“‘](?=\w)|[\w.,!?]”(?!\w)|\s[–—]\s|…")
_SAMPLE = 65_536  # bytes or characters to judge by; a hundredth of them is still a count worth trusting
# Share of control and undecodable characters. Compressed bytes are nearly uniform, and 26 of the 256 values are control
# characters: 10%. A damaged text stays far below.
_MAX_ODD = 1 / 100
_FEW_ODD = 2  # characters that may be odd in a text however short
_END_OF_TEXT = "\x1a"  # with which DOS ended texts


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text that the bytes encode, and notes on how it was decoded.

    Tries byte-order marks, UTF-8, UTF-16 without a mark, then Windows-1252 or Mac Roman, which older English texts use:
    the one that puts quotation marks and accents where they belong.

    Raises:
        NotText: it has more control characters than a text could have.
    """
    encoding, notes = _encoding_of(data)
    text = data.decode(encoding, errors="replace").rstrip(_END_OF_TEXT)
    sample = text[:_SAMPLE]
    odd = len(_CONTROL.findall(sample)) + sample.count("\ufffd")
    if odd > max(_FEW_ODD, int(_MAX_ODD * len(sample))):
        raise NotText("this is not a text file, despite its name. Save it as plain text, or paste the text.")
    return text, notes


def _encoding_of(data: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding, ()
    sample = data[:_SAMPLE]
    # In UTF-16, every other byte of English text is zero.
    if len(sample) > 1 and sample.count(0) > len(sample) // 3:
        return ("utf-16-le" if sample[1::2].count(0) > sample[0::2].count(0) else "utf-16-be"), ()
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        if _oddness(sample.decode("mac_roman")) < _oddness(sample.decode("cp1252", errors="replace")):
            return "mac_roman", ("Read as Mac Roman, since it is not UTF-8.",)
        return "cp1252", ("Read as Windows-1252, since it is not UTF-8.",)
    return "utf-8", ()


def _oddness(text: str) -> int:
    """The number of characters beyond ASCII where no writer puts them, less those that are where they belong."""
    return len(_MISPLACED.findall(text)) - len(_PLACED.findall(text))
