"""Reads saved e-mails (.eml): what the sender wrote, apart from the header, what is quoted, and what is attached."""

from collections.abc import Iterator
from dataclasses import replace
from email.utils import parseaddr
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from lexile.documents.credits import credits_of
from lexile.documents.document import Block, BlockKind, Content
from lexile.documents.formats.html import decode_html, html_blocks, without_embedded
from lexile.documents.formats.html_depth import limit_depth
from lexile.documents.formats.mail import introduces_quotation, is_letter, kinds_of_paragraphs
from lexile.documents.formats.mime import Part, field, fields_of, parts_of
from lexile.documents.formats.plain import plain_blocks
from lexile.errors import ProtectedFile

_SHOWN_FIELDS = ("From", "To", "Cc", "Date", "Subject")
_MOST_SHOWN = 300  # characters of a field, which may name a hundred people
_HTML = ("text/html", "application/xhtml+xml")
_BODY = ("text/plain", *_HTML)
_SIGNATURES = ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature")
_ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_LEAST_OF_PLAIN = 0.5  # of the words of the plain text: an HTML part with fewer is a stub
_MOST_NAMES = 5  # of attachments
_MOST_BETWEEN, _MOST_NODES = 4, 20  # line breaks below "Ann wrote:", and parts of that line
# How the usual programs mark what they quote, and what is below it; then signatures.
_QUOTED = (
    "blockquote[type=cite], .gmail_quote, .gmail_quote_container, .gmail_extra, .yahoo_quoted, #divRplyFwdMsg, "
    ".moz-cite-prefix, .moz-forward-container, .protonmail_quote, .zmail_extra, .OutlookMessageHeader"
)
_ALL_BELOW = ("divRplyFwdMsg", "appendonsend")  # ids behind which everything is the message that is answered
_SIGNED = ".gmail_signature, .moz-signature, #Signature, .AppleMailSignature, .protonmail_signature_block"


def read_mail(data: bytes) -> Content:
    """The blocks of an e-mail: its header, the letter, then what it quotes; attachments are named in a note.

    Raises:
        LexileError: it is encrypted, or has too many parts.
    """
    if data.startswith(b"From "):  # the line in front of a message in a mailbox
        data = data.partition(b"\n")[2]
    parts = parts_of(data)
    fields = fields_of(data)
    if fields.get_content_type() in _ENCRYPTED and fields.get_param("smime-type") not in ("signed-data", "certs-only"):
        raise ProtectedFile("the e-mail is encrypted. Open it in the program that received it, and copy its text.")
    subject, sender = field(fields, "Subject"), field(fields, "From")
    shown = [f"{name}: {value[:_MOST_SHOWN]}" for name in _SHOWN_FIELDS if (value := field(fields, name))]
    header = [Block(BlockKind.MAIL, "\n".join(shown))] if shown else []
    letter: list[Block] = []
    quoted: list[Block] = []
    read: list[Part] = []
    passes_on = False
    for part in _shown(parts):
        written, earlier = _page_blocks(part) if part.type in _HTML else (_plain_blocks(part), [])
        around = {kind for _, kind in part.of}
        is_forwarded = "message/rfc822" in around and "multipart/digest" not in around
        passes_on = passes_on or is_forwarded
        (quoted if is_forwarded else letter).extend(written)
        quoted += earlier
        read.append(part)
    name, address = parseaddr(sender[:_MOST_SHOWN])
    named = credits_of(subject, name or address)
    return Content(
        (*header, *letter, *_earlier(letter, quoted, passes_on=passes_on)),
        title=named.title,
        author=named.author,
        notes=_notes([part for part in parts if part not in read]),
    )


def _shown(parts: list[Part]) -> Iterator[Part]:
    """The parts that a program shows as the message: of alternatives one, as a person would see it."""
    alternatives: dict[int, list[Part]] = {}
    bodies: list[tuple[int, Part]] = []
    for number, part in enumerate(parts):
        if part.type not in _BODY or part.is_attached or (part.name and part.type != "text/html"):
            continue
        group = next((place for place, kind in reversed(part.of) if kind == "multipart/alternative"), -1 - number)
        alternatives.setdefault(group, []).append(part)
        bodies.append((group, part))
    chosen = {group: _chosen(found) for group, found in alternatives.items()}
    return (part for group, part in bodies if part in chosen[group])


def _chosen(alternatives: list[Part]) -> list[Part]:
    pages = [part for part in alternatives if part.type in _HTML]
    texts = [part for part in alternatives if part.type not in _HTML]
    if not pages or not texts:
        return pages or texts
    words = sum(len(block.text.split()) for part in pages for block in html_blocks(_page(part).encode("utf-8-sig")))
    least = _LEAST_OF_PLAIN * sum(len(part.text().split()) for part in texts)
    return pages if words >= least else texts


def _plain_blocks(part: Part) -> list[Block]:
    text = part.text()
    if part.fields.get_param("format") == "flowed":
        text = _unflowed(text, delete_space=str(part.fields.get_param("delsp")).lower() == "yes")
    return list(plain_blocks(text))


def _unflowed(text: str, *, delete_space: bool) -> str:
    """A text whose lines end with a space where they go on in the next one (RFC 3676)."""
    lines: list[str] = []
    goes_on = False
    for line in text.splitlines():
        line = line.removeprefix(" ")
        quoted = line.startswith(">")
        if goes_on and not quoted:
            lines[-1] += line
        else:
            lines.append(line)
        goes_on = line.endswith(" ") and line != "-- " and not quoted
        if goes_on and delete_space:
            lines[-1] = lines[-1].removesuffix(" ")
    return "\n".join(lines)


def _page(part: Part) -> str:
    declared = part.declared_text()
    return without_embedded(decode_html(part.data()) if declared is None else declared)


def _page_blocks(part: Part) -> tuple[list[Block], list[Block]]:
    """The blocks of a message in HTML, and those of the messages that it quotes."""
    tree = LexborHTMLParser(limit_depth(_page(part)))
    quoted: list[str] = []
    signed: list[str] = []
    for ident in _ALL_BELOW:
        below = tree.css_first(f"#{ident}")
        node = below.next if below is not None else None
        while node is not None:
            following = node.next
            quoted.append(node.html or "")
            node.decompose()
            node = following
    for selector, found in ((_QUOTED, quoted), (_SIGNED, signed)):
        nodes = _outermost(tree.css(selector))
        for node in _with_introductions(nodes) if found is quoted else nodes:
            found.append(node.html or "")
            node.decompose()
    letter = _with_kinds(_blocks(tree.html or ""))
    signature = [replace(block, kind=BlockKind.MAIL, level=0) for block in _blocks("".join(signed))]
    return [*letter, *signature], _blocks("".join(quoted))


def _with_introductions(quotations: list[LexborNode]) -> list[LexborNode]:
    """The quotations, each behind what stands above it and only says whose it is."""
    known = {quotation.mem_id for quotation in quotations}
    found = []
    for quotation in quotations:
        introduction = _introduction(quotation)
        if introduction is not None and introduction.mem_id not in known:
            known.add(introduction.mem_id)
            found.append(introduction)
        found.append(quotation)
    return found


def _introduction(quotation: LexborNode) -> LexborNode | None:
    """What stands above a quotation and only says whose it is, if there is such a thing."""
    above = quotation.prev
    for _ in range(_MOST_BETWEEN):
        if above is None:
            return None
        text = _short_text(above)
        if text is None or text.strip():
            return above if text and introduces_quotation(text) else None
        above = above.prev
    return None


def _short_text(node: LexborNode) -> str | None:
    """The text of a node, or None if it has many nodes within it: a page may have thousands of quotations below one."""
    waiting: list[LexborNode] = [node]
    texts: list[str] = []
    for _ in range(_MOST_NODES):
        if not waiting:
            return "".join(texts)
        one = waiting.pop()
        if one.tag == "-text":
            texts.append(one.text())
        else:
            waiting += reversed(list(islice(one.iter(include_text=True), _MOST_NODES)))
    return None


def _outermost(nodes: list[LexborNode]) -> list[LexborNode]:
    """The nodes, in the page's order, without those inside others: a quotation within another one is part of it."""
    found: set[int] = set()
    outermost = []
    for node in nodes:
        parent = node.parent
        while parent is not None and parent.mem_id not in found:
            parent = parent.parent
        if parent is None:
            outermost.append(node)
        found.add(node.mem_id)
    return outermost


def _blocks(page: str) -> list[Block]:
    return list(html_blocks(f"<!DOCTYPE html>{page}".encode("utf-8-sig"))) if page else []


def _with_kinds(blocks: list[Block]) -> list[Block]:
    """The blocks, with the parts of an e-mail that no markup tells marked as in one that was pasted."""
    kinds = kinds_of_paragraphs([block.text for block in blocks])
    return [
        replace(block, kind=kind, level=0, numbered=False) if kind else block
        for block, kind in zip(blocks, kinds, strict=True)
    ]


def _earlier(letter: list[Block], quoted: list[Block], *, passes_on: bool) -> list[Block]:
    """The blocks of earlier messages: as such, or as the text of one that only passes them on."""
    earlier = _with_kinds(quoted)
    around = (BlockKind.MAIL, BlockKind.REPLY)
    parts = [(block.kind if block.kind in around else None, block.text) for block in letter]
    parts += [(BlockKind.MAIL if block.kind is BlockKind.MAIL else BlockKind.REPLY, block.text) for block in earlier]
    if not is_letter(parts, passes_on=passes_on):
        return earlier
    return [replace(block, kind=BlockKind.REPLY, level=0, numbered=False) for block in quoted]


def _notes(parts: list[Part]) -> tuple[str, ...]:
    """A sentence that names the files that came with the message, if there are any."""
    names = list(dict.fromkeys(part.name for part in parts if part.name and not _belongs(part)))
    if not names:
        return ()
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return (f"What is attached to the e-mail is not read: {', '.join(names[:_MOST_NAMES])}{more}.",)


def _belongs(part: Part) -> bool:
    """Whether a part is a picture within the text, such as a logo, or the message's digital signature."""
    is_picture = part.type.startswith("image/") and not part.is_attached and "Content-ID" in part.fields
    return is_picture or part.type in _SIGNATURES
