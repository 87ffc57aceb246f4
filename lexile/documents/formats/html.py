"""Web pages to blocks: the text that a reader of the page came for, without menus, scripts and markup."""

import codecs
import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from lexile.documents.decoding import decode
from lexile.documents.document import Block, BlockKind
from lexile.documents.formats.plain import plain_blocks
from lexile.documents.formats.tables import settle_table

_SILENT = frozenset(
    """head script style noscript template svg math iframe object embed audio video canvas map button select input
    textarea datalist progress meter rp rt del -comment""".split()
)
_AROUND = frozenset(("nav", "footer", "menu", "dialog", "aside"))
_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "menu", "menubar", "doc-toc", "dialog"))
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_PARTS = {
    "p": BlockKind.PARAGRAPH,
    "li": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "blockquote": BlockKind.QUOTE,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}
# Tags that begin and end a block without saying what it is.
_BREAKS = frozenset(
    """html body div section article main header aside figure address fieldset form details summary center ul ol dl hr
    table thead tbody tfoot tr td th hgroup legend""".split()
)
_VERSE = re.compile(r"\b(?:poem|poetry|verse|stanza|song|lyrics)\b")
_NOTE = re.compile(
    r"\b(?:(?:sd)?(?:foot|end)notes?\d*(?:-western)?|rearnotes?|reference|noteref|doc-footnote|doc-endnotes?|fnref|mw-editsection)\b"
)
_CONTENTS = re.compile(
    r"\b(?:toc|navbox|nav|menu|breadcrumbs?|sidebar|cookies?|share|sharing|social|related|recommended|newsletter"
    r"|subscribe|promo|advert\w*|ads?|comments?|footer|copyright)\b"
)
_BOILERPLATE = re.compile(r"\bpg-boilerplate\b|\bpg-header\b|\bpg-footer\b|\blicen[sc]e\b")
_CHARSET = re.compile(
    rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,200}?encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_NOTE_MARK = re.compile(r"\s*[\[(]?(?:\d{1,3}|[*†‡§]|[a-z])[\])]?\s*$")
_HEAD = 4096  # bytes in which a page says its encoding
_MOST_AROUND = 0.4  # of a page's letters; what calls itself a menu or an aside and has more is the text
_LEAST_MAIN = 0.3  # of a page's letters; a main part that has fewer is not what the page is for
_MOST_NOTE = 150  # words of what a note's mark leads to
_LINKED = 0.8  # the share of a block's letters within links that makes it a menu
_SPACES = re.compile(r"[ \t\r\n\f]+")


def html_blocks(data: bytes) -> tuple[Block, ...]:
    """The blocks of a web page, in order.

    Raises:
        NotText: the bytes are no text.
    """
    root = LexborHTMLParser(html_text(data)).root
    if root is None:
        return ()
    flow = _Flow(root)
    flow.read(root)
    return tuple(flow.blocks)


def html_text(data: bytes) -> str:
    """A page's characters, in the encoding that it says it is in, where it is."""
    said = _CHARSET.search(data[:_HEAD])
    if said:
        try:
            codec = codecs.lookup(said[1].decode("ascii"))
            if codec.name == "iso8859-1":  # as browsers read it
                codec = codecs.lookup("cp1252")
            text, _ = codec.decode(data, "strict")
        except (LookupError, UnicodeError, ValueError, TypeError):
            pass
        else:
            if isinstance(text, str) and "<" in text:
                return text
    return decode(data)[0]


class _Flow:
    """Goes through a page's tree without recursion, however deep it is, and gathers blocks."""

    def __init__(self, root: LexborNode) -> None:
        self.blocks: list[Block] = []
        self._letters = _letters(root)
        self._main = _main_part(root, self._letters)
        self._notes = _noted(root)
        self._pieces: list[str] = []
        self._linked = 0  # letters within links
        self._links = 0  # how many links are open
        self._kinds: list[tuple[BlockKind, int]] = [(BlockKind.PARAGRAPH, 0)]
        self._tables: list[list[list[Block]]] = []

    def read(self, root: LexborNode) -> None:
        """The whole tree, in order."""
        node: LexborNode | None = root
        closing: list[tuple[LexborNode, str]] = []
        while node is not None:
            entered = self._enter(node)
            child = node.child if entered else None
            if child is not None:
                closing.append((node, entered or ""))
                node = child
                continue
            if entered:
                self._leave(node, entered)
            while node is not None and node.next is None and closing:
                node, entered = closing.pop()
                self._leave(node, entered)
            node = node.next if node is not None and (closing or node is not root) else None
        self._end_block()

    def _enter(self, node: LexborNode) -> str | None:
        """Begin a tag: what must be done at its end, or None where nothing of it is read."""
        tag = node.tag or ""
        if tag == "-text":
            self._text(node.text_content or "")
            return None
        if tag in _SILENT or tag.startswith("-"):
            return None
        attributes = node.attributes
        if "hidden" in attributes or attributes.get("aria-hidden") == "true":
            return None
        told = " ".join(filter(None, (attributes.get(key) for key in ("class", "id", "role", "epub:type")))).lower()
        if tag == "br":
            self._pieces.append("\n")
            return None
        if tag == "a":
            self._links += 1
            return "link"
        if tag in ("sup", "a") or _NOTE.search(told):
            text = node.text(deep=True) if tag in ("sup", "a", "span") else ""
            if tag in ("sup", "span") and (_NOTE_MARK.match(text) or _NOTE.search(told)):
                return None
        if tag == "pre":
            self._end_block()
            self._preformatted(node)
            return None
        if tag in _HEADINGS and self._kinds[-1][0] not in _ALL_WITHIN:
            return self._begin(BlockKind.HEADING, _HEADINGS[tag])
        if tag == "table":
            self._end_block()
            self._tables.append([])
            return "table"
        if tag in ("td", "th"):
            self._end_block()
            if self._tables:
                self._tables[-1].append([])
            return "block"
        kind = self._kind(node, tag, attributes, told)
        if kind is not None:
            return self._begin(kind, 0)
        if tag in _BREAKS:
            self._end_block()
            return "block"
        return "inline"

    def _kind(self, node: LexborNode, tag: str, attributes: dict[str, str | None], told: str) -> BlockKind | None:
        """What a tag, its role or its class says that its text is; what stands around it may have said more."""
        above = self._kinds[-1][0]
        if node == self._main:
            return BlockKind.PARAGRAPH
        if above in _ALL_WITHIN:
            return above if tag in _PARTS or tag in _HEADINGS else None
        if tag == "body":
            return BlockKind.NAVIGATION if self._main is not None else None
        if tag in ("html", "main"):
            return None
        role = attributes.get("role") or ""
        if _BOILERPLATE.search(told) and tag in ("div", "section"):
            return BlockKind.FRONT_MATTER
        if tag == "div" and attributes.get("title") in ("header", "footer"):  # as LibreOffice saves them
            return BlockKind.RUNNING_HEAD
        if tag in _LISTS and (_NOTE.search(told) or self._is_noted(node, attributes)):
            return BlockKind.FOOTNOTE
        if (tag in _AROUND or role in _ROLES or (_CONTENTS.search(told) and tag in _LISTS)) and self._is_small(node):
            return BlockKind.NAVIGATION
        if tag in (*_LISTS, "blockquote") and _VERSE.search(told):
            return BlockKind.VERSE
        kind = _PARTS.get(tag)
        return above if kind is BlockKind.PARAGRAPH and above is not BlockKind.HEADING else kind

    def _is_small(self, node: LexborNode) -> bool:
        """Whether a part is no more than what stands around a page's text: some call the whole page "with-sidebar"."""
        return _letters(node) <= _MOST_AROUND * self._letters

    def _is_noted(self, node: LexborNode, attributes: dict[str, str | None]) -> bool:
        """Whether the mark of a note leads here."""
        return attributes.get("id") in self._notes and len(node.text(deep=True).split()) <= _MOST_NOTE

    def _begin(self, kind: BlockKind, level: int) -> str:
        self._end_block()
        self._kinds.append((kind, level))
        return "kind"

    def _leave(self, node: LexborNode, entered: str) -> None:
        if entered == "link":
            self._links -= 1
        elif entered == "block":
            self._end_block()
        elif entered == "kind":
            self._end_block()
            self._kinds.pop()
        elif entered == "table":
            self._end_block()
            self._add(settle_table(self._tables.pop()))

    def _text(self, text: str) -> None:
        text = _SPACES.sub(" ", text)
        self._pieces.append(text)
        if self._links:
            self._linked += len(text.strip())

    def _preformatted(self, node: LexborNode) -> None:
        """Text whose line ends were made by hand: a letter, a poem, a licence, or a program."""
        text = node.text(deep=True)
        above = self._kinds[-1][0]
        if node.css_first("code") is not None:
            self._add([Block(BlockKind.CODE, text)])
        else:
            blocks = plain_blocks(text, beside_prose=True)
            forced = above in _ALL_WITHIN
            self._add([Block(above, block.text) if forced else block for block in blocks])

    def _end_block(self) -> None:
        text = "".join(self._pieces)
        letters, self._pieces = self._linked, []
        self._linked = 0
        if not text.strip():
            return
        kind, level = self._kinds[-1]
        lines = [" ".join(line.split()) for line in text.split("\n")]
        text = "\n".join(line for line in lines if line).replace("\ufeff", "")
        if not text.strip():
            return
        prose = kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE)
        if prose and letters >= _LINKED * len(text) and not text.endswith((".", "!", "?", "”", '"')):
            kind = BlockKind.NAVIGATION
        self._add([Block(kind, text, level)])

    def _add(self, blocks: list[Block]) -> None:
        if self._tables and self._tables[-1]:
            self._tables[-1][-1] += blocks
        else:
            self.blocks += blocks


_LISTS = ("div", "section", "ul", "ol", "p", "aside", "dl", "table", "li", "header")
# Whatever stands within one of these is of its kind.
_ALL_WITHIN = frozenset(
    (BlockKind.NAVIGATION, BlockKind.FRONT_MATTER, BlockKind.VERSE, BlockKind.FOOTNOTE, BlockKind.RUNNING_HEAD)
)


def _letters(node: LexborNode) -> int:
    return len(node.text(deep=True))


def _main_part(root: LexborNode, letters: int) -> LexborNode | None:
    """The one part that a page says is its text, where it has one; what stands outside is around it."""
    for selector in ("main", "[role=main]", "article"):
        found = root.css(selector)
        if len(found) == 1 and _letters(found[0]) >= _LEAST_MAIN * letters:
            return found[0]
    return None


def _noted(root: LexborNode) -> set[str]:
    """The names of the places that the marks of notes lead to."""
    marks = [*root.css("sup a"), *(link for link in root.css("a") if link.css_first("sup") is not None)]
    return {
        target[1:]
        for link in marks
        if (target := link.attributes.get("href") or "").startswith("#") and _NOTE_MARK.match(link.text(deep=True))
    }
