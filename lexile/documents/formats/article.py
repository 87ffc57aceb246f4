"""Finds the article on a web page among menus, teasers of other stories and other boilerplate, with trafilatura."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from lexile.documents.document import Block, BlockKind
from lexile.documents.structure import SENTENCE_END

# Trafilatura builds trees of the page several times over; a larger page is hardly one article, and the limit on memory
# holds for all of its trees together.
MAX_CHARACTERS = 3_000_000
MAX_TEXT = 300_000  # characters of the text itself, 50,000 words: a book, whose menus do not matter
_MIN_WORDS = 60  # of a found article; of less, trafilatura's rules, made for articles, know too little
_MIN_SHARE = 0.3  # of the words that the page's own tags call its text; an article that has less was missed
_SAME = 0.5  # share of a block's pairs of words that are those of the article
_JUDGED = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE)
_MIN_TEASERS = 3  # linked headings on a page
_TEASER_TITLE_WORDS = 3  # of such a heading; the name of a module, a person or a chapter is shorter
_TEASER_WORDS = 60  # below a linked heading; more is a part of the text
_SENTENCE_WORDS = 6  # of a block that is a whole sentence rather than a label
_WORD = re.compile(r"\w++")


def article_of(page: str) -> tuple[str, ...]:
    """The paragraphs, headings, items and cells of the article on a page; none if there is no article.

    Trafilatura is imported here, since it takes 0.2 seconds and 150 MB of addresses, which other files do without.
    """
    from lxml.etree import XMLSyntaxError, fromstring
    from trafilatura import extract

    found = extract(page, output_format="xml", include_comments=False, include_tables=True)
    if not found:
        return ()
    try:
        root = fromstring(found.encode())
    except XMLSyntaxError:
        return ()
    return tuple(
        " ".join(words)
        for tag in root.iter("head", "p", "item", "quote", "cell", "code")
        if (words := _words("\n".join(tag.itertext())))
    )


def mark_article(blocks: tuple[Block, ...], article: tuple[str, ...], declared: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks of a page, those outside its article as menus; `declared`, by the page's own tags, if it has none.

    >>> boat, card = Block(BlockKind.PARAGRAPH, "The boat lay there."), Block(BlockKind.PARAGRAPH, "Ten cheap lamps")
    >>> [block.kind.value for block in mark_article((boat, card), ("the boat lay there",) * 20, (boat, card))]
    ['paragraph', 'menu']
    """
    declared = tuple(declared)
    text = sum(len(_words(block.text)) for block in declared if block.kind in _JUDGED)
    found = sum(len(one.split()) for one in article)
    if found < max(_MIN_WORDS, _MIN_SHARE * text):
        return declared
    lines = frozenset(article)
    pairs = frozenset(pair for line in lines for pair in pairwise(line.split()))
    kept = [block.kind not in _JUDGED or _is_in(block, lines, pairs) for block in blocks]
    _keep_sentences_between(blocks, kept, declared)
    # A heading goes with what follows it.
    following = False
    for index in range(len(blocks) - 1, -1, -1):
        if blocks[index].kind is BlockKind.HEADING:
            kept[index] = following or " ".join(_words(blocks[index].text)) in lines
        else:  # what follows a heading of links is links
            following = kept[index] and blocks[index].kind is not BlockKind.NAVIGATION
    marked = tuple(
        block if keep else replace(block, kind=BlockKind.NAVIGATION, level=0, numbered=False)
        for block, keep in zip(blocks, kept, strict=True)
    )
    # Of a page about programs, trafilatura may find little more than the programs.
    left = sum(len(_words(block.text)) for block in marked if block.kind in _JUDGED)
    return marked if left and left >= _MIN_SHARE * text else declared


def _keep_sentences_between(blocks: tuple[Block, ...], kept: list[bool], declared: tuple[Block, ...]) -> None:
    """Keep whole sentences between parts of the article that the page's own tags call text, such as items of a list.

    Trafilatura leaves them out for their links; a box for subscribers is a menu by its tags.
    """
    found = [index for index, block in enumerate(blocks) if kept[index] and block.kind in _JUDGED]
    if not found:
        return
    text = frozenset(block.text for block in declared if block.kind in _JUDGED)
    for index in range(found[0], found[-1]):
        block = blocks[index]
        kept[index] = kept[index] or (
            len(block.text.split()) >= _SENTENCE_WORDS
            and SENTENCE_END.search(block.text) is not None
            and block.text in text
        )


def mark_teasers(blocks: tuple[Block, ...], linked_headings: set[str]) -> tuple[Block, ...]:
    """The blocks, as menus where they are a few words below a heading that leads to another story.

    All stay if nothing else would be left, as on a page that lists stories.
    """
    linked_headings = {heading for heading in linked_headings if len(heading.split()) >= _TEASER_TITLE_WORDS}
    if len(linked_headings) < _MIN_TEASERS:
        return blocks
    starts = [index for index, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    teasers: set[int] = set()
    for start, end in pairwise([*starts, len(blocks)]):
        words = sum(len(block.text.split()) for block in blocks[start + 1 : end])
        title_of_teasers = end in starts and blocks[end].text in linked_headings and end == start + 1
        if (blocks[start].text in linked_headings and words <= _TEASER_WORDS) or title_of_teasers:
            teasers.update(range(start, end))
    marked = tuple(
        replace(block, kind=BlockKind.NAVIGATION, level=0, numbered=False) if index in teasers else block
        for index, block in enumerate(blocks)
    )
    return marked if any(block.kind in _JUDGED for block in marked) else blocks


def _is_in(block: Block, lines: frozenset[str], pairs: frozenset[tuple[str, str]]) -> bool:
    words = _words(block.text)
    if len(words) < 3 or " ".join(words) in lines:
        return " ".join(words) in lines
    own = list(pairwise(words))
    return sum(pair in pairs for pair in own) >= _SAME * len(own)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
