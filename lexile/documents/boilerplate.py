"""Licences and notices at the head and foot of public-domain e-books: set apart, since nobody reads them aloud."""

import re
from dataclasses import replace

from lexile.documents.document import Block, BlockKind

# The second form ended the licence of e-texts until about 2001.
_BEGIN = re.compile(
    r"\*{2,3}\s*START OF (?:THE|THIS) PROJECT GUTENBERG|\*END\*? ?THE SMALL PRINT! FOR PUBLIC DOMAIN", re.IGNORECASE
)
_END = re.compile(
    r"\*{2,3}\s*END OF (?:THE|THIS) PROJECT GUTENBERG|End of (?:the |this )?Project Gutenberg(?:['’]s)? ", re.IGNORECASE
)
_MAKER = re.compile(
    r"(?:This (?:e-?text|e-?book) was )?(?:Produced|Prepared|Transcribed|Scanned|Proofread|E-?text prepared|Updated)"
    r" (?:and [a-z]+ )?by\b",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\[?(?:Original )?(?:Transcriber|Editor|Redactor)['’]?s?['’]? notes?\b", re.IGNORECASE)
_LABEL = 6  # words; a note's heading has no more, and the note stands below it
_FIRST = 12  # blocks after the beginning in which its makers are named


def set_notices_apart(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same blocks, those of licences and makers' notices marked as front matter.

    >>> parts = ("Licence.", "*** START OF THIS PROJECT GUTENBERG EBOOK EMMA ***", "Produced by A. B.", "Emma was.")
    >>> [block.kind.value for block in set_notices_apart(tuple(Block(BlockKind.PARAGRAPH, part) for part in parts))]
    ['front matter', 'front matter', 'front matter', 'paragraph']
    """
    begins = [place for place, block in enumerate(blocks) if _BEGIN.match(block.text.strip())]
    ends = [place for place, block in enumerate(blocks) if _END.match(block.text.strip())]
    if not begins and not ends:
        return blocks
    first = begins[0] + 1 if begins else 0
    last = next((place for place in ends if place >= first), len(blocks))
    noted = {place for place, block in enumerate(blocks) if _NOTE.match(block.text.strip())}
    noted |= {place + 1 for place in noted if len(blocks[place].text.split()) <= _LABEL}
    return tuple(
        _apart(block)
        if not first <= place < last or (place < first + _FIRST and _MAKER.match(block.text.strip())) or place in noted
        else block
        for place, block in enumerate(blocks)
    )


def _apart(block: Block) -> Block:
    return replace(block, kind=BlockKind.FRONT_MATTER, level=0)
