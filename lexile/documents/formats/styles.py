"""The role of a paragraph by the English name of its style, which word processors keep in every language."""

import re

from lexile.documents.document import BlockKind

StyleKind = tuple[BlockKind, int]
"""The kind of a paragraph, and the level of a heading."""

PARAGRAPH: StyleKind = (BlockKind.PARAGRAPH, 0)
_HEADING = re.compile(r"heading (\d)$")
_LIST = re.compile(r"list (?:bullet|number)(?: \d)?$")
_NUMBERED_LIST = re.compile(r"list number(?: \d)?$")
_CONTENTS = re.compile(r"(?:toc|contents|index|table of figures|table of authorities) ?\d?$|(?:toc|contents) heading$")
_KIND_OF_NAME = {
    name: kind
    for kind, names in (
        (BlockKind.HEADING, ("title", "subtitle")),
        (BlockKind.CAPTION, ("caption", "figure", "illustration", "drawing")),
        (BlockKind.QUOTE, ("quote", "intense quote", "quotations", "block quotation", "block text")),
        (BlockKind.FOOTNOTE, ("footnote", "footnote text", "endnote", "endnote text")),
        (BlockKind.RUNNING_HEAD, ("header", "footer", "header and footer")),
        (BlockKind.CODE, ("html preformatted", "preformatted text", "source text")),
    )
    for name in names
}


def kind_of_style(name: str) -> StyleKind:
    """The kind and heading level of paragraphs with this style.

    >>> kind_of_style("Heading 2"), kind_of_style("Body Text")
    ((<BlockKind.HEADING: 'heading'>, 2), (<BlockKind.PARAGRAPH: 'paragraph'>, 0))
    """
    name = name.strip().lower()
    heading = _HEADING.match(name)
    if heading:
        return BlockKind.HEADING, int(heading[1])
    if _CONTENTS.match(name):
        return BlockKind.NAVIGATION, 0
    if _LIST.match(name):
        return BlockKind.LIST_ITEM, 0
    return _KIND_OF_NAME.get(name, BlockKind.PARAGRAPH), int(name == "title")


def is_numbered_style(name: str) -> bool:
    """Whether the items of a list with this style are numbered.

    >>> is_numbered_style("List Number 2"), is_numbered_style("List Bullet")
    (True, False)
    """
    return _NUMBERED_LIST.match(name.strip().lower()) is not None
