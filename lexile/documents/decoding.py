"""Bytes to characters: which encoding a text file is in, and whether it is text at all."""

import codecs
import re

from lexile.errors import NotText

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Control characters that no text holds; tab, line ends, form feed and escape aside.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 65_536  # enough characters to tell text from a picture


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text that the bytes stand for, and notes on how it was read.

    Unicode by its mark, UTF-8, UTF-16 without a mark, then Windows-1252, which old English texts use.

    Raises:
        NotText: more control characters than a text could have.
    """
    encoding, notes = _encoding_of(data)
    text = data.decode(encoding, errors="replace")
    sample = text[:_SAMPLE]
    odd = len(_CONTROL.findall(sample)) + sample.count("\ufffd")
    if odd > len(sample) // 100:
        raise NotText("this is not a text file, whatever its ending says. Save it as plain text, or paste the text.")
    return text, notes


def _encoding_of(data: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, ()
    sample = data[:_SAMPLE]
    # English in UTF-16 has a zero in every second byte, and none in the others.
    if len(sample) > 1 and sample.count(0) > len(sample) // 3:
        return ("utf-16-le" if sample[1::2].count(0) > sample[0::2].count(0) else "utf-16-be"), ()
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252", ("Read as Windows-1252, since it is not UTF-8.",)
    return "utf-8", ()
