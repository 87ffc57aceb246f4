"""Reads web pages: the text that people come for, without menus, scripts and markup."""

import codecs
import re
from dataclasses import replace
from itertools import zip_longest

from selectolax.lexbor import LexborHTMLParser, LexborNode

from lexile.documents.decoding import decode
from lexile.documents.document import Block, BlockKind, Content
from lexile.documents.formats.article import MAX_CHARACTERS, MAX_TEXT, article_of, mark_article, mark_teasers
from lexile.documents.formats.html_depth import limit_depth
from lexile.documents.formats.linebreaks import split_at_breaks
from lexile.documents.formats.preformatted import listing_blocks, preformatted_blocks
from lexile.documents.formats.style_sheet import Look, StyleSheet
from lexile.documents.formats.tables import OpenTables, table_blocks
from lexile.documents.formats.wrapping import LINE_BULLETS
from lexile.documents.structure import is_note_mark

_SKIPPED_TAGS = frozenset(
    """head script style noscript template svg math iframe object embed audio video canvas map button select input
    textarea datalist progress meter rp rt del noembed noframes -comment""".split()
)
_PERIPHERAL_TAGS = frozenset(("nav", "footer", "menu", "dialog", "aside"))
_PERIPHERAL_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "menu", "menubar", "doc-toc", "dialog"))
_HEADING_LEVELS = {f"h{level}": level for level in range(1, 7)}
_KIND_OF_TAG = {
    "p": BlockKind.PARAGRAPH,
    "li": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "blockquote": BlockKind.QUOTE,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}
# Tags that begin and end a block without saying what it is.
_BLOCK_TAGS = frozenset(
    """html body div section article main header aside figure address fieldset form details summary center ul ol dl hr
    table thead tbody tfoot tr td th hgroup legend""".split()
)
# Tags whose class, id or role may say what they contain.
_CONTAINER_TAGS = ("div", "section", "ul", "ol", "p", "aside", "dl", "table", "li", "header")
# Everything inside one of these is of the same kind.
_INHERITED_KINDS = frozenset(
    (BlockKind.NAVIGATION, BlockKind.FRONT_MATTER, BlockKind.VERSE, BlockKind.FOOTNOTE, BlockKind.RUNNING_HEAD)
)
# Words in a tag's class, id, role and epub:type.
_VERSE_HINT = re.compile(r"\b(?:poem|poetry|verse|stanza|song|lyrics)\b")
# A whole word of a class, role or type. Ids are often made from headings ("the-social-life-of-bees"): they say nothing.
_NOTE_HINT = re.compile(
    r"(?<!\S)(?:(?:sd)?(?:foot|end)notes?\d*(?:-western|-ref(?:erence)?)?|rearnotes?|reference|doc-noteref|noteref|doc-footnote|doc-endnotes?|fnref"
    r"|mw-editsection)(?!\S)"
)
_NOTE_REFERENCE_HINT = re.compile(r"(?<!\S)(?:(?:foot|end)note-ref(?:erence)?|(?:doc-)?noteref)(?!\S)")
_NOTE_ID = re.compile(r"sd(?:foot|end)note\d+")  # as LibreOffice saves notes
_PERIPHERAL_HINT = re.compile(
    r"(?<!\S)(?:(?:post|entry|site|page|main|top|left|right|share|sharing|social|related|cookie|article)[-_]){0,2}"
    r"(?:toc|navbox|nav|navigation|menu|breadcrumbs?|sidebar|cookies?|share|sharing|social|related|recommended"
    r"|newsletter|subscribe|promo|advert|advertisement|ads?|comments?|footer|copyright)"
    r"(?:[-_](?:links?|posts?|articles?|stories|buttons?|icons?|list|items?|bar|box|widget|notice|banner))?(?!\S)"
)
_BOX_HINT = re.compile(r"(?<!\S)sidebar(?!\S)")
# Programs and their output, as DocBook, Sphinx, AsciiDoc and highlighters mark them.
_CODE_HINT = re.compile(
    r"(?<!\S)(?:programlisting|screen|synopsis|highlight|highlighter-rouge|sourcecode|codeblock|(?:small)?lisp"
    r"|example-preformatted|prettyprint|lang(?:uage)?-(?!(?:text|txt|plain|plaintext|none|nohighlight)(?!\S))"
    r"[\w+-]{1,20})(?!\S)"
)
_BOLD_TAGS = ("b", "strong")
_INLINE_TAGS = (*_BOLD_TAGS, "span", "i", "em", "font", "small", "big", "u", "a")
_SAMPLED_PARAGRAPHS = 40  # of a page, that tell how the text itself looks
_MAX_HEADING = 250  # characters of a paragraph that may be a heading
_MAX_INLINE_DEPTH = 5  # of tags inside a paragraph that say how its text looks
# A link from a heading to itself.
_OWN_LINK_HINT = re.compile(r"(?<!\S)(?:headerlink|permalink|header-anchor|anchor-link|anchorjs-link)(?!\S)")
_LINK_MARKS = frozenset("¶#§🔗")
# A printed book's page number inside an e-book's text.
_PAGE_NUMBER_HINT = re.compile(r"(?<!\S)(?:doc-)?(?:pagebreak|pagenum|page-?number)(?!\S)")
_MAX_PAGE_NUMBER = 20  # characters of it, as in "[Pg 123]"
_BOILERPLATE_HINT = re.compile(r"(?<!\S)(?:pg-boilerplate|pg-header|pg-footer|licen[sc]e)(?!\S)")
_HIDDEN_STYLE = re.compile(
    r"(?:^|;)\s*+(?:display\s*+:\s*+none|visibility\s*+:\s*+(?:hidden|collapse))\b", re.IGNORECASE
)
# A line that begins as an item of a list does.
_ITEM = re.compile(rf"[-+*–—{LINE_BULLETS}]\s+(?=\S)|(\d{{1,3}})[.)]\s+(?=\S)")
_MIN_ITEMS = 2  # lines that begin so in one block; one may be a dash of speech
# The line that leads through the pages of a manual: Next: The Sea, Previous: The Boat, Up: Contents.
_PAGER = re.compile(
    r"(?:(?:next|prev(?:ious)?|up)(?: \w+)?: (?:[^\s,]+ ?){1,10}(?:, (?=next:|prev(?:ious)?:|up:)|(?=[\[|]|$))){1,3}"
    r"(?:[\[|][^\n]{0,60})?$",
    re.IGNORECASE,
)
_CHARSET = re.compile(
    rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,200}?encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
# A picture or font inside the page itself, as programs that save a page in one file put it there.
_EMBEDDED = re.compile(r"data:[\w/+.;=-]{1,80}+,[A-Za-z0-9+/=%]{100,}+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]?(?=\s|$)")
_QUOTATION_MARKS = ("“", "‘", '"', "«", "„")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_HEAD = 4096  # bytes that are searched for the declared encoding; browsers search the first 1,024
# The numbers below were chosen by trial on saved web pages.
_MAX_PERIPHERAL = 0.4  # share of a page's characters; a "menu" or "sidebar" that contains more is the text
_MIN_MAIN = 0.3  # share of a page's characters; a main part that contains less is not what the page is for
_MAX_NOTE_WORDS = 150  # words at the target of a note's marker; more is a section
_MAX_DEPTH = 200  # of tags in a page with an article; real ones have about 50, and deep trees take trafilatura long
_MIN_LINKED_BLOCKS = 3  # a saved story may lead to the next one and the one before
_MIN_CELL_WORDS, _MIN_CELL_SENTENCES = 30, 2  # of a table's cell that contains prose
_BOX_WORDS, _BOX_SENTENCES, _BOX_LINKED = 40, 3, 0.2  # of a box with prose; a list of links has more linked than not
_LINKED = 0.8  # share of a block's characters inside links that makes it a menu


def read_html(data: bytes) -> Content:
    """The blocks of a web page.

    Raises:
        NotText: the file is not a text.
    """
    return page_content(decode_html(data))


def page_content(page: str) -> Content:
    """The blocks of a web page, given as its characters."""
    page = without_embedded(page)
    declared, has_boilerplate, linked_headings = _walk(page)
    text = sum(len(block.text) for block in declared)
    if not has_boilerplate or len(page) > MAX_CHARACTERS or text > MAX_TEXT:
        return Content(declared)
    try:
        article = article_of(page)
    except MemoryError:  # the limit of the process; the page's own tags need less
        return Content(declared)
    blocks, *_ = _walk(page, by_tags=False)
    return Content(mark_teasers(mark_article(blocks, article, declared), linked_headings))


def without_embedded(page: str) -> str:
    """A page without the pictures inside it, which may be a hundred times as long as its text.

    >>> without_embedded(f'<img src="data:image/png;base64,{"iVBORw0K" * 50}">Hello.')
    '<img src="">Hello.'
    """
    return _EMBEDDED.sub("", page) if "data:" in page else page


def html_blocks(data: bytes) -> tuple[Block, ...]:
    """The blocks of a web page, in order.

    Raises:
        NotText: the file is not a text.
    """
    return page_blocks(decode_html(data))


def page_blocks(page: str) -> tuple[Block, ...]:
    """The blocks of a web page or a part of one, given as its characters.

    >>> [block.text for block in page_blocks("<p>It was late.<!-- Was it? --></p>")]
    ['It was late.']
    """
    return _walk(page)[0]


def styled_blocks(data: bytes, sheet: StyleSheet) -> list[tuple[Block, Look | None]]:
    """The blocks of a page of an e-book, each with its look, or None if it is not a paragraph.

    Raises:
        NotText: the file is not a text.
    """
    root = _parsed(decode_html(data)).root
    if root is None:
        return []
    collector = _BlockCollector(root, by_tags=True, sheet=sheet)
    collector.walk(root)
    return [(block, collector.looks.get(number)) for number, block in enumerate(collector.blocks)]


def _walk(text: str, *, by_tags: bool = True) -> tuple[tuple[Block, ...], bool, set[str]]:
    """The blocks of a page, whether it has more around its text than a saved story has, and its linked headings.

    `by_tags` says whether its tags and their classes decide what is a menu.
    """
    root = _parsed(text).root
    if root is None:
        return (), False, set()
    collector = _BlockCollector(root, by_tags=by_tags)
    collector.walk(root)
    has_boilerplate = collector.linked_blocks >= _MIN_LINKED_BLOCKS and collector.depth <= _MAX_DEPTH
    return tuple(collector.blocks), has_boilerplate, collector.linked_headings


def _parsed(text: str) -> LexborHTMLParser:
    page = LexborHTMLParser(limit_depth(text))
    page.strip_tags(["script", "style", "noscript", "template", "noembed", "noframes"])  # no part of a page's letters
    return page


def decode_html(data: bytes) -> str:
    """The characters of a page, in the encoding that it declares if that fits.

    Raises:
        NotText: the file is not a text.
    """
    declared = _CHARSET.search(data[:_HEAD])
    if declared:
        try:
            codec = codecs.lookup(declared[1].decode("ascii"))
            if codec.name == "iso8859-1":  # browsers read it as Windows-1252
                codec = codecs.lookup("cp1252")
            text, _ = codec.decode(data, "strict")
        except (LookupError, UnicodeError, ValueError, TypeError):
            pass
        else:
            if isinstance(text, str) and "<" in text:
                return text
    return decode(data)[0]


class _BlockCollector:
    """Walks the tree of a page and collects its blocks, without recursion, since a tree may be very deep."""

    def __init__(self, root: LexborNode, *, by_tags: bool, sheet: StyleSheet | None = None) -> None:
        self.blocks: list[Block] = []
        self.looks: dict[int, Look] = {}  # of paragraphs, by the numbers of their blocks
        self._sheet = sheet or None
        self._styled: LexborNode | None = None  # the tag that began the current block
        self._long_paragraphs = 0
        self.linked_headings: set[str] = set()  # as of teasers, which lead to other pages
        self.depth = 0  # of the tree
        self.linked_blocks = 0  # blocks that are nothing but links, as menus and teasers are
        self._by_tags = by_tags
        self._characters = _characters(root)
        main = _main_part(root, self._characters) if by_tags else None
        self._main_id = None if main is None else main.mem_id
        self._note_ids = _note_ids(root)
        self._text: list[str] = []  # of the current block
        self._linked = 0  # characters of it inside links
        self._links = 0  # depth within links
        self._quotations = 0  # depth within those that are marked by a tag
        self._kinds: list[tuple[BlockKind, int]] = [(BlockKind.PARAGRAPH, 0)]
        self._ordered: list[bool] = []  # of each open list, whether it is numbered
        self._number_next = False  # the next block begins a numbered item
        self._tables = OpenTables()

    def walk(self, root: LexborNode) -> None:
        """Visit the whole tree in order."""
        node: LexborNode | None = root
        open_tags: list[tuple[LexborNode, str]] = []
        while node is not None:
            entered = self._enter(node)
            if self._sheet is not None and entered in ("kind", "block"):
                self._styled = node
            child = node.child if entered else None
            if child is not None:
                open_tags.append((node, entered or ""))
                if len(open_tags) > self.depth:
                    self.depth = len(open_tags)
                node = child
                continue
            if entered:
                self._leave(entered)
            while node is not None and node.next is None and open_tags:
                node, entered = open_tags.pop()
                self._leave(entered)
            node = node.next if node is not None and (open_tags or node is not root) else None
        self._end_block()

    def _enter(self, node: LexborNode) -> str | None:
        """Begin a tag; returns what `_leave` must end, or None if the tag's contents are not read."""
        tag = node.tag or ""
        if tag == "-text":
            self._add_text(node.text_content or "")
            return None
        if tag in _SKIPPED_TAGS or tag.startswith("-"):
            return None
        attributes = node.attributes
        if _is_hidden(attributes):
            return None
        if self._sheet is not None and "class" in attributes and self._sheet.look(attributes["class"]).hidden:
            return None
        hints = _hints(attributes) if attributes else ""
        if tag == "q" and not _begins_with_quotation_mark(node):  # browsers add the marks
            self._quotations += 1
            self._text.append("“" if self._quotations % 2 else "‘")
            return "quotation"
        if tag == "br":
            self._text.append("\n")
            return None
        if hints and _PAGE_NUMBER_HINT.search(hints) and len(node.text(deep=True).strip()) <= _MAX_PAGE_NUMBER:
            return None
        if tag == "a" and (_OWN_LINK_HINT.search(hints) or node.text(deep=True).strip() in _LINK_MARKS):
            return None
        if tag == "a" and _NOTE_REFERENCE_HINT.search(hints) and is_note_mark(node.text(deep=True)):
            return None
        if tag == "a" and "href" in attributes:
            self._links += 1
            return "link"
        if hints and tag in ("sup", "span") and _NOTE_HINT.search(hints):
            return None
        if tag == "sup" and is_note_mark(node.text(deep=True), "".join(self._text[-2:])):
            return None
        if tag == "pre":
            self._end_block()
            self._add_preformatted(node)
            return None
        if tag in _HEADING_LEVELS and self._kinds[-1][0] not in _INHERITED_KINDS:
            return self._begin(BlockKind.HEADING, _HEADING_LEVELS[tag])
        if tag == "table":
            self._end_block()
            self._tables.begin()
            return "table"
        if tag in ("td", "th"):
            self._end_block()
            self._tables.begin_cell()
            return "block"
        if tag in ("ul", "ol"):
            self._end_block()
            self._ordered.append(tag == "ol" and (attributes.get("type") or "1") == "1")
        kind = self._kind(node, tag, attributes, hints)
        if kind is not None:
            entered = self._begin(kind, 0)
            if tag == "li":
                self._number_next = bool(self._ordered) and self._ordered[-1]
            return "list of kind" if tag in ("ul", "ol") else entered
        if tag in ("ul", "ol"):
            return "list"
        if tag in _BLOCK_TAGS:
            self._end_block()
            return "block"
        return "inline"

    def _kind(self, node: LexborNode, tag: str, attributes: dict[str, str | None], hints: str) -> BlockKind | None:
        """The kind of text in a tag, by its name, role or class and by the tags around it; None if they say nothing."""
        outer = self._kinds[-1][0]
        if node.mem_id == self._main_id:  # comparing the nodes would compare their whole HTML
            return BlockKind.PARAGRAPH
        if outer in _INHERITED_KINDS:
            return outer if tag in _KIND_OF_TAG or tag in _HEADING_LEVELS else None
        if tag == "body":
            return BlockKind.NAVIGATION if self._main_id is not None else None
        if tag in ("html", "main"):
            return None
        role = attributes.get("role") or ""
        if _BOILERPLATE_HINT.search(hints) and tag in ("div", "section"):
            return BlockKind.FRONT_MATTER
        if tag == "div" and attributes.get("title") in ("header", "footer"):  # as LibreOffice saves them
            return BlockKind.RUNNING_HEAD
        if tag in _CONTAINER_TAGS and (
            _NOTE_HINT.search(hints)
            or _NOTE_ID.fullmatch(attributes.get("id") or "")
            or self._is_note(node, attributes)
        ):
            return BlockKind.FOOTNOTE
        peripheral = (
            tag in _PERIPHERAL_TAGS
            or role in _PERIPHERAL_ROLES
            or (_PERIPHERAL_HINT.search(hints) and tag in _CONTAINER_TAGS)
        )
        # Some pages call all of themselves "with-sidebar".
        if self._by_tags and peripheral and _characters(node) <= _MAX_PERIPHERAL * self._characters:
            # DocBook calls the boxes of a book sidebars: they are as much its text as what is around them.
            is_box = tag == "div" and _BOX_HINT.search(hints) and _is_boxed_prose(node)
            return outer if is_box else BlockKind.NAVIGATION
        if tag in (*_CONTAINER_TAGS, "blockquote") and _VERSE_HINT.search(hints):
            return BlockKind.VERSE
        kind = _KIND_OF_TAG.get(tag)
        return outer if kind is BlockKind.PARAGRAPH and outer is not BlockKind.HEADING else kind

    def _is_note(self, node: LexborNode, attributes: dict[str, str | None]) -> bool:
        """Whether a note's marker links here."""
        return attributes.get("id") in self._note_ids and len(node.text(deep=True).split()) <= _MAX_NOTE_WORDS

    def _begin(self, kind: BlockKind, level: int) -> str:
        self._end_block()
        self._kinds.append((kind, level))
        return "kind"

    def _leave(self, entered: str) -> None:
        if entered == "link":
            self._links -= 1
        elif entered == "quotation":
            self._text.append("”" if self._quotations % 2 else "’")
            self._quotations -= 1
        elif entered == "block":
            self._end_block()
        elif entered == "list":
            self._end_block()
            self._ordered.pop()
        elif entered in ("kind", "list of kind"):
            self._end_block()
            self._kinds.pop()
            if entered == "list of kind":
                self._ordered.pop()
        elif entered == "table":
            self._end_block()
            cells = self._tables.end()
            laid_out = len(cells) == 1 or any(map(_is_prose, cells))
            self._add([block for cell in cells for block in cell] if laid_out else table_blocks(cells))

    def _add_text(self, text: str) -> None:
        # The end of a block makes one space of several; here, only line breaks that are not the author's matter.
        text = text.replace("\n", " ")
        self._text.append(text)
        if self._links:
            self._linked += len(_SPACES.sub(" ", text).strip())

    def _add_preformatted(self, node: LexborNode) -> None:
        """Add text whose line breaks were made by hand: a letter, a poem, a licence, or a program."""
        text = node.text(deep=True)
        outer = self._kinds[-1][0]
        parent = node.parent
        code = node.css_first("code")
        classes = " ".join((tag and tag.attributes.get("class")) or "" for tag in (node, parent, code)).lower()
        if _CODE_HINT.search(classes):
            self._add([Block(BlockKind.CODE, text)])
            return
        read = preformatted_blocks if code is None else listing_blocks
        blocks = read(text, beside_prose=True)
        inherited = outer in _INHERITED_KINDS
        self._add([Block(outer, block.text) if inherited else block for block in blocks])

    def _end_block(self) -> None:
        text = "".join(self._text)
        linked, self._text = self._linked, []
        self._linked = 0
        if not text.strip():
            return
        kind, level = self._kinds[-1]
        lines = [" ".join(line.split()) for line in text.split("\n")]
        text = "\n".join(line for line in lines if line).replace("\ufeff", "")
        if not text.strip():
            return
        if linked >= _LINKED * len(text):
            self.linked_blocks += 1
            if kind is BlockKind.HEADING:
                self.linked_headings.add(text)
        prose = kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE)
        if prose and linked >= _LINKED * len(text) and not text.endswith((".", "!", "?", "”", '"')):
            kind = BlockKind.NAVIGATION
        if prose and linked and not text.endswith((".", "!", "?")) and _PAGER.match(text):
            kind = BlockKind.NAVIGATION
        numbered = self._number_next and kind is BlockKind.LIST_ITEM
        self._number_next = False
        items = _items(text) if kind is BlockKind.PARAGRAPH else []
        if self._sheet is not None and kind is BlockKind.PARAGRAPH and not self._tables:
            self._note_look(text, self._sheet)
        self._add(items or list(split_at_breaks([Block(kind, text, level, numbered)])))

    def _note_look(self, text: str, sheet: StyleSheet) -> None:
        """Keep how a paragraph looks that may be a heading, or that is one of the first of the others."""
        may_be_heading = len(text) <= _MAX_HEADING
        self._long_paragraphs += not may_be_heading
        if self._styled is not None and (may_be_heading or self._long_paragraphs <= _SAMPLED_PARAGRAPHS):
            self.looks[len(self.blocks)] = _look_of(self._styled, sheet)

    def _add(self, blocks: list[Block]) -> None:
        if not self._tables.add(blocks):
            self.blocks += blocks


def _hints(attributes: dict[str, str | None]) -> str:
    """The words that say what a tag contains."""
    return " ".join(filter(None, map(attributes.get, ("class", "role", "epub:type")))).lower()


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    """Whether a browser does not show a tag."""
    style = attributes.get("style")
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or (style is not None and _HIDDEN_STYLE.search(style) is not None)
    )


def _begins_with_quotation_mark(node: LexborNode) -> bool:
    first = node.child
    return (
        first is not None and first.tag == "-text" and (first.text_content or "").lstrip().startswith(_QUOTATION_MARKS)
    )


def _look_of(node: LexborNode, sheet: StyleSheet, depth: int = 0) -> Look:
    """The look of a paragraph: that which its first and its last words have in common."""
    look = sheet.look(node.attributes.get("class"))
    if node.tag in _BOLD_TAGS:
        look = replace(look, bold=True)
    ends = (_end_of(node, from_start=from_start) for from_start in (True, False))
    first, last = (
        _look_of(end, sheet, depth + 1).within(look)
        if end is not None and end.tag in _INLINE_TAGS and depth < _MAX_INLINE_DEPTH
        else look
        for end in ends
    )
    if first is last:
        return first
    return replace(first, size=min(first.size, last.size), bold=first.bold and last.bold)


def _end_of(node: LexborNode, *, from_start: bool) -> LexborNode | None:
    """The first or last part of a node that is more than whitespace."""
    part = node.child if from_start else node.last_child
    while part is not None and part.tag == "-text" and not (part.text_content or "").strip():
        part = part.next if from_start else part.prev
    return part


def _is_prose(cell: list[Block]) -> bool:
    """Whether a table's cell contains running text, as where a page is laid out with tables."""
    text = " ".join(block.text for block in cell if block.kind is not BlockKind.TABLE)
    return len(text.split()) >= _MIN_CELL_WORDS and len(_SENTENCE_END.findall(text)) >= _MIN_CELL_SENTENCES


def _items(text: str) -> list[Block]:
    """The items of a list whose lines were broken by hand, with the paragraph before them; nothing if it is no list."""
    if "\n" not in text:
        return []
    lines = text.split("\n")
    markers = [(number, marker) for number, line in enumerate(lines) if (marker := _ITEM.match(line))]
    if len(markers) < _MIN_ITEMS:
        return []
    first = markers[0][0]
    blocks = [Block(BlockKind.PARAGRAPH, "\n".join(lines[:first]))] if first else []
    ends = [number for number, _ in markers[1:]]  # an item goes on until the next one
    for (start, marker), end in zip_longest(markers, ends):
        line = lines[start]
        text = "\n".join((line[marker.end() :], *lines[start + 1 : end]))
        numbered = marker[1] is not None and line[marker.end(1)] == "."
        blocks.append(Block(BlockKind.LIST_ITEM, text, numbered=numbered))
    return blocks


def _characters(node: LexborNode) -> int:
    """The number of characters in a part; scripts and styles have been removed before."""
    return len(node.text(deep=True))


def _main_part(root: LexborNode, characters: int) -> LexborNode | None:
    """The single part that a page declares to be its text, if there is one; all else is peripheral."""
    for selector in ("main", "[role=main]", "article"):
        found = root.css(selector)
        if len(found) == 1 and _characters(found[0]) >= _MIN_MAIN * characters:
            return found[0]
    return None


def _note_ids(root: LexborNode) -> set[str]:
    """The ids that the markers of notes link to."""
    links = [*root.css("sup a"), *(link for link in root.css("a") if link.css_first("sup") is not None)]
    return {
        target[1:]
        for link in links
        if (target := link.attributes.get("href") or "").startswith("#") and is_note_mark(link.text(deep=True))
    }


def _is_boxed_prose(node: LexborNode) -> bool:
    """Whether a box holds prose rather than links."""
    text = node.text(deep=True)
    linked = sum(len(link.text(deep=True)) for link in node.css("a"))
    return (
        len(text.split()) >= _BOX_WORDS
        and len(_SENTENCE_END.findall(text)) >= _BOX_SENTENCES
        and linked <= _BOX_LINKED * len(text)
    )
