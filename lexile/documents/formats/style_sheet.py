"""What the style sheets of an e-book say about classes: how text of a class looks, and whether it is shown.

Converters write headings as paragraphs of a class, and only the class says that they are large or bold.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lexile.documents.document import Block, BlockKind
from lexile.documents.structure import level_by_look, looks_like_heading

_COMMENT = re.compile(r"/\*(?:(?!\*/).)*+(?:\*/)?", re.DOTALL)
_BRACE = re.compile(r"([{}])")
_CLASS = re.compile(r"(?:[a-z][a-z0-9]{0,9})?\.([\w-]{1,80})", re.IGNORECASE)
_SIZE = re.compile(r"(\d{1,4}(?:\.\d{0,6})?)\s?(pt|px|rem|em|%)")
_UNITS = {"pt": 1 / 12, "px": 1 / 16, "rem": 1.0, "em": 1.0, "%": 0.01}  # of the usual type size
_RELATIVE = ("em", "%")
_NAMED_SIZES = {
    "small": 0.83, "medium": 1.0, "large": 1.2, "x-large": 1.5, "xx-large": 2.0, "smaller": 0.83, "larger": 1.2,
}  # fmt: skip
_BOLD = ("bold", "bolder", "600", "700", "800", "900")


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks: its type size as a multiple of the usual one, or of that of the text around it if `relative`."""

    size: float = 1.0
    relative: bool = True
    bold: bool = False
    centred: bool = False
    hidden: bool = False

    def within(self, outer: "Look") -> "Look":
        """This look inside text that looks like `outer`."""
        if outer is PLAIN:
            return self
        if self is PLAIN:
            return outer
        return Look(
            self.size * outer.size if self.relative else self.size,
            self.relative and outer.relative,
            self.bold or outer.bold,
            self.centred or outer.centred,
            self.hidden or outer.hidden,
        )


PLAIN = Look()


class StyleSheet:
    """The looks of classes."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Take style sheets; where two rules say something of one tag, the later one counts."""
        self._rules: dict[str, list[str]] = defaultdict(list)
        self._known: dict[str, Look] = {}  # by the classes of a tag
        for text in texts:
            for selectors, declarations in _rules(_COMMENT.sub("", text)):
                for selector in selectors.split(","):
                    if name := _CLASS.fullmatch(selector.strip()):
                        self._rules[name[1]].append(declarations)

    def __bool__(self) -> bool:
        """Whether it describes any class."""
        return bool(self._rules)

    def look(self, classes: str | None) -> Look:
        """The look of text with these classes, separated by spaces.

        >>> StyleSheet([".title { font-size: 150%; font-weight: bold }"]).look("title").size
        1.5
        """
        if not classes:
            return PLAIN
        if classes not in self._known:
            look = PLAIN
            for name in classes.split():
                for declarations in self._rules.get(name, ()):
                    look = _declared(declarations, look)
            self._known[classes] = look
        return self._known[classes]


def mark_headings(blocks: Iterable[tuple[Block, Look | None]]) -> tuple[Block, ...]:
    """The blocks, with each paragraph as a heading that looks like one beside the others.

    >>> title, text = Block(BlockKind.PARAGRAPH, "The Boat"), Block(BlockKind.PARAGRAPH, "It lay on the sand.")
    >>> [block.kind.value for block in mark_headings([(title, Look(1.4)), (text, PLAIN)])]
    ['heading', 'paragraph']
    """
    blocks = tuple(blocks)
    characters: Counter[float] = Counter()
    for block, look in blocks:
        if look is not None and block.kind is BlockKind.PARAGRAPH:
            characters[round(look.size, 2)] += len(block.text)
    body = characters.most_common(1)[0][0] if characters else 1.0
    return tuple(_marked(block, look, body) for block, look in blocks)


def _marked(block: Block, look: Look | None, body: float) -> Block:
    if look is None or block.kind is not BlockKind.PARAGRAPH:
        return block
    stands_out = look.bold or (look.centred and looks_like_heading(block.text))
    level = level_by_look(block.text, look.size, body, bold=stands_out)
    return replace(block, kind=BlockKind.HEADING, level=level) if level else block


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """The selectors and declarations of each rule; those for one medium, such as print, are left out."""
    open_preludes: list[str] = []
    written = ""
    for part in _BRACE.split(text):
        if part == "{":
            open_preludes.append(written.rpartition(";")[2])
            written = ""
        elif part == "}":
            prelude = open_preludes.pop() if open_preludes else "@"
            if not open_preludes and not prelude.lstrip().startswith("@"):
                yield prelude, written
            written = ""
        else:
            written = part


def _declared(declarations: str, look: Look) -> Look:
    for declaration in declarations.split(";"):
        name, _, value = declaration.strip().lower().partition(":")
        name, value = name.strip(), value.removesuffix("!important").strip()
        if name == "font-size":
            size = _SIZE.match(value)
            if size:
                look = replace(look, size=float(size[1]) * _UNITS[size[2]], relative=size[2] in _RELATIVE)
            elif value in _NAMED_SIZES:
                look = replace(look, size=_NAMED_SIZES[value], relative=value in ("smaller", "larger"))
        elif name == "font-weight":
            look = replace(look, bold=value in _BOLD)
        elif name == "text-align":
            look = replace(look, centred=value == "center")
        elif (name, value) in (("display", "none"), ("visibility", "hidden")):
            look = replace(look, hidden=True)
    return look
