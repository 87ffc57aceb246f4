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
_BOXES = (BlockKind.TABLE, BlockKind.CAPTION)
_COPYRIGHT = re.compile(
    r"^(?:\S+ ){0,3}(?:©|\(c\)|copyright) ?(?:©|\(c\)|\d{4})|\ball rights reserved\b", re.IGNORECASE
)
_MIN_TEASERS = 3  # linked headings on a page
_TEASER_TITLE_WORDS = 3  # of such a heading; the name of a module, a person or a chapter is shorter
_TEASER_WORDS = 60  # below a linked heading; more is a part of the text
_SENTENCE_WORDS = 6  # of a block that is a whole sentence rather than a label
_LABEL_WORDS = 6  # of a block that may be the name of an author or a topic, all of whose pairs of words are asked for
_BRIDGED = 150  # words between two parts of the article that may be much of it
_LEADS_ON = (":", ":”", ':"')  # the end of a sentence before a quotation
# The title of what a site puts below its articles, or beside them: links, though not always marked up as such.
_MORE_WORDS = 8  # of such a title, at most
_MORE = re.compile(
    r"(?:more|related|recommended|similar|other|latest|trending|popular|top|must[- ]read) (?:\S+ ){0,3}"
    r"(?:stories|articles|posts|news|reads|videos|coverage|links|content)"
    r"|more (?:\S+ )?(?:from|on|in|about|by|like) .+|(?:most|also) (?:read|popular|viewed|shared|commented)"
    r"|you (?:may|might) (?:also )?(?:like|enjoy|be interested in)|(?:what to )?read (?:more|next|this next)|up next"
    r"|related|recommended|trending|share(?: this(?: (?:article|story|post|page))?)?|topics|tags|filed under"
    r"|table of contents",
    re.IGNORECASE,
)
_TEASER_ITEM_WORDS = 20  # of a title in such a list, at most
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
    _leave_out_titles(blocks, kept)
    _leave_out_boxes(blocks, kept, lines, pairs)
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
    text = frozenset(block.text for block in declared if block.kind in _JUDGED)
    words = [len(block.text.split()) for block in blocks]
    so_far, to_come = 0, sum(words[index] for index in found)
    for before, after in pairwise(found):
        so_far += words[before]
        to_come -= words[before]
        between = [
            index
            for index in range(before + 1, after)
            if words[index] >= _SENTENCE_WORDS
            and (SENTENCE_END.search(blocks[index].text) or blocks[index].text.endswith(_LEADS_ON))
            and blocks[index].text in text
        ]
        # Readers' comments may quote the article: what lies before such a quotation is longer than what follows it.
        if sum(words[index] for index in between) <= max(_BRIDGED, min(so_far, to_come)):
            for index in between:
                kept[index] = True


def _leave_out_titles(blocks: tuple[Block, ...], kept: list[bool]) -> None:
    """Leave out the page's title where it is repeated, as above the menu, and the titles of other stories."""
    title = next((_words(block.text) for block in blocks if block.kind is BlockKind.HEADING and block.level == 1), [])
    other_stories = False
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING or (block.kind in _JUDGED and _is_title_of_more(block.text)):
            other_stories = _is_title_of_more(block.text)
        elif block.kind not in _JUDGED:
            continue
        elif other_stories:
            count = len(block.text.split())
            other_stories = count <= _TEASER_ITEM_WORDS and (
                block.kind is BlockKind.LIST_ITEM or not SENTENCE_END.search(block.text)
            )
        is_repeated = block.kind in _JUDGED and bool(title) and _words(block.text) == title
        kept[index] = kept[index] and not is_repeated and not (other_stories and block.kind in _JUDGED)


def _leave_out_boxes(
    blocks: tuple[Block, ...], kept: list[bool], lines: frozenset[str], pairs: frozenset[tuple[str, str]]
) -> None:
    """Leave out the tables and pictures above and below the article, and the lines of copyright at its end."""
    text = [index for index, block in enumerate(blocks) if kept[index] and block.kind in _JUDGED]
    for index, block in enumerate(blocks):
        if block.kind in _BOXES and text and not text[0] < index < text[-1]:
            beside = index - 1 if index > text[-1] else index + 1
            follows = kept[beside] and blocks[beside].kind is not BlockKind.NAVIGATION
            kept[index] = follows or _is_in(block, lines, pairs)
    while text and _COPYRIGHT.search(blocks[text[-1]].text):
        kept[text.pop()] = False


def _is_title_of_more(text: str) -> bool:
    words = text.strip(" :…").split()
    return len(words) <= _MORE_WORDS and _MORE.fullmatch(" ".join(words)) is not None


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
    share = 1 if len(words) <= _LABEL_WORDS else _SAME
    return sum(pair in pairs for pair in own) >= share * len(own)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
