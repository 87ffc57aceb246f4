"""Finds the licences and transcribers' notices of public-domain e-books, which are not part of the text."""

import re
from dataclasses import replace

from lexile.documents.document import Block, BlockKind

# The second form ended the licence of Project Gutenberg's e-texts until about 2001.
_START = re.compile(
    r"\*{2,3}\s*START OF (?:THE|THIS) PROJECT GUTENBERG|\*END\*? ?THE SMALL PRINT! FOR PUBLIC DOMAIN", re.IGNORECASE
)
_END = re.compile(
    r"\*{2,3}\s*END OF (?:THE|THIS) PROJECT GUTENBERG|End of (?:the |this )?Project Gutenberg(?:['’]s)? ", re.IGNORECASE
)
_CREDIT = re.compile(
    r"(?:This (?:e-?text|e-?book) was )?(?:Produced|Prepared|Transcribed|Scanned|Proofread|E-?text prepared|Updated)"
    r" (?:and [a-z]+ )?by\b",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\[?(?:Original )?(?:Transcriber|Editor|Redactor)['’]?s?['’]? notes?\b", re.IGNORECASE)
# Both numbers were chosen on the e-books of Project Gutenberg listed in model/README.md.
_NOTE_HEADING_WORDS = 6  # a shorter note is only a heading, and the note itself is the next block
_CREDIT_BLOCKS = 12  # credits appear within this many blocks after the start


def mark_boilerplate(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks in their order, with licences, credits and transcribers' notes turned into front matter.

    >>> texts = ("Licence.", "*** START OF THIS PROJECT GUTENBERG EBOOK EMMA ***", "Produced by A. B.", "Emma was.")
    >>> [block.kind.value for block in mark_boilerplate(tuple(Block(BlockKind.PARAGRAPH, text) for text in texts))]
    ['front matter', 'front matter', 'front matter', 'paragraph']
    """
    starts = [index for index, block in enumerate(blocks) if _START.match(block.text.strip())]
    ends = [index for index, block in enumerate(blocks) if _END.match(block.text.strip())]
    if not starts and not ends:
        return blocks
    first = starts[0] + 1 if starts else 0
    end = next((index for index in ends if index >= first), len(blocks))
    notes = {index for index, block in enumerate(blocks) if _NOTE.match(block.text.strip())}
    notes |= {index + 1 for index in notes if len(blocks[index].text.split()) <= _NOTE_HEADING_WORDS}

    def is_boilerplate(index: int, block: Block) -> bool:
        if not first <= index < end or index in notes:
            return True
        return index < first + _CREDIT_BLOCKS and _CREDIT.match(block.text.strip()) is not None

    return tuple(
        replace(block, kind=BlockKind.FRONT_MATTER, level=0) if is_boilerplate(index, block) else block
        for index, block in enumerate(blocks)
    )
