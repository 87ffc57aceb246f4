"""The parts of a MIME message, as e-mails and saved web pages are made of them (RFC 2045, 2046).

The standard library reads the fields and decodes the parts. They are told apart here, since its own parser calls itself
for each level and looks at each line again there.
"""

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesHeaderParser
from itertools import chain

from lexile.documents.decoding import decode
from lexile.documents.names import visible_name
from lexile.errors import TooLarge

MAX_PARTS = 1_000  # of one message; a newsletter with its pictures has a hundred
_MAX_DEPTH = 20  # of parts within parts; a message forwarded five times has about ten
_MAX_HEAD = 200_000  # bytes of a part's fields; those of a message that passed many servers take 20,000
_MAX_FIELD = 2_000  # bytes of a single field that are looked at; some servers write pages of signatures
_LINE_BREAK = re.compile(rb"\r\n?")
_FIELD = rb"[!-9;-~]{1,100}:[^\n]*+(?:\n[ \t]++[^\s][^\n]*+)*+"
_FIELDS = re.compile(_FIELD)
_HEAD = re.compile(rb"(?:" + _FIELD + rb"(?:\n|\Z))++")
_FOLD = re.compile(r"\s+")
_AS_SENT = ("", "7bit", "8bit", "binary")
# Encodings of something other than text, whose decoders take long.
_NO_CHARSETS = ("idna", "punycode", "unicode_escape", "raw_unicode_escape")


@dataclass(frozen=True, slots=True)
class Part:
    """A part that contains no others: its fields, and its body as it was sent."""

    fields: Message
    body: bytes
    of: tuple[tuple[int, str], ...] = ()
    """The parts around it, the outermost first: the number of each in the message, and its type."""

    @property
    def type(self) -> str:
        """Its media type in lower case, such as "text/plain"."""
        return self.fields.get_content_type()

    @property
    def name(self) -> str:
        """The name of the file that it is, made safe to show; empty if it has none."""
        with suppress(ValueError, LookupError, TypeError):
            return visible_name(_unfolded(self.fields.get_filename() or "")) if self.fields.get_filename() else ""
        return "unnamed"

    @property
    def is_attached(self) -> bool:
        """Whether it is sent along with the message rather than shown in it."""
        return self.fields.get_content_disposition() == "attachment"

    def data(self) -> bytes:
        """Its bytes, decoded as its fields say."""
        encoding = str(self.fields.get("Content-Transfer-Encoding", "")).strip().lower()
        if encoding in _AS_SENT:
            return self.body
        part = Message()
        part["Content-Transfer-Encoding"] = encoding
        part.set_payload(self.body.decode("ascii", "surrogateescape"))
        decoded = part.get_payload(decode=True)
        return decoded if isinstance(decoded, bytes) else self.body

    def declared_text(self) -> str | None:
        """Its text in the encoding that its fields declare; None if they declare none, or it does not fit.

        Raises:
            NotText: it is none.
        """
        with suppress(LookupError, UnicodeError, ValueError, TypeError):
            codec = codecs.lookup(self.fields.get_content_charset() or "")
            if codec.name not in _NO_CHARSETS:
                name = "cp1252" if codec.name == "iso8859-1" else codec.name
                return decode(self.data().decode(name, "strict").encode("utf-8"))[0]
        return None

    def text(self) -> str:
        """Its text, in the declared encoding if that fits.

        Raises:
            NotText: it is none.
        """
        declared = self.declared_text()
        return decode(self.data())[0] if declared is None else declared


def parts_of(data: bytes) -> list[Part]:
    """The parts of a message in order, those of a message within it included; the first names the message itself.

    Raises:
        TooLarge: it has more than `MAX_PARTS` parts, or they are nested too deeply.
    """
    parts: list[Part] = []
    for part in _leaves(_LINE_BREAK.sub(b"\n", data), (), [0]):
        parts.append(part)
        if len(parts) > MAX_PARTS:
            raise TooLarge(f"the message has more than {MAX_PARTS:,} parts. Open it, and save or copy its text.")
    return parts


def fields_of(data: bytes) -> Message:
    """The fields at the head of a message or part."""
    return _split(_LINE_BREAK.sub(b"\n", data[:_MAX_HEAD]))[0]


def field(fields: Message, name: str) -> str:
    """A field on one line, decoded; empty if it is missing.

    >>> message = Message()
    >>> message["Subject"] = "=?utf-8?q?The_caf=C3=A9?="
    >>> field(message, "subject")
    'The café'
    """
    value = str(fields.get(name, ""))
    with suppress(HeaderParseError, LookupError, UnicodeError, ValueError):
        value = str(make_header(decode_header(value)))
    return _unfolded(value)


def _unfolded(value: str) -> str:
    return _FOLD.sub(" ", value.encode("utf-8", "replace").decode("utf-8")).strip()


def _leaves(data: bytes, of: tuple[tuple[int, str], ...], count: list[int]) -> Iterator[Part]:
    if len(of) > _MAX_DEPTH:
        raise TooLarge(f"the message has parts nested more than {_MAX_DEPTH} deep. Open it, and save or copy its text.")
    fields, body = _split(data)
    if of and of[-1][1] == "multipart/digest":
        fields.set_default_type("message/rfc822")
    kind = fields.get_content_type()
    count[0] += 1
    inner = (*of, (count[0], kind))
    if fields.get_content_maintype() == "multipart":
        boundary = fields.get_boundary()
        parts = _between(body, boundary.encode("utf-8", "surrogateescape")) if boundary else iter(())
        whole = next(parts, None)
        if whole is None:  # the boundary was lost
            yield Part(Message(), body, of)
            return
        for part in chain((whole,), parts):
            yield from _leaves(part, inner, count)
    elif kind == "message/rfc822" and "base64" not in str(fields.get("Content-Transfer-Encoding", "")).lower():
        yield from _leaves(body.lstrip(b"\n"), inner, count)
    else:
        yield Part(fields, body, of)


def _split(data: bytes) -> tuple[Message, bytes]:
    """The fields of a message or part, and its body."""
    head = _HEAD.match(data)
    if head is None:  # no fields at all
        return Message(), data.removeprefix(b"\n")
    found = [one[0][:_MAX_FIELD] for one in _FIELDS.finditer(head[0][:_MAX_HEAD])]
    return BytesHeaderParser().parsebytes(b"\n".join(found) + b"\n\n"), data[head.end() :].removeprefix(b"\n")


def _between(body: bytes, boundary: bytes) -> Iterator[bytes]:
    """The parts between the lines of a boundary."""
    start = None
    for line in re.finditer(rb"^--" + re.escape(boundary) + rb"(--)?[ \t]*$\n?", body, re.MULTILINE):
        if start is not None:
            yield body[start : max(line.start() - 1, start)]
        start = None if line[1] else line.end()
        if line[1]:
            return
    if start is not None:
        yield body[start:]
