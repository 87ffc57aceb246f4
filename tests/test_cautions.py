"""Cautions: each is given for its cause, and for nothing else."""

import pytest

from lexile.analysis import analyze, analyze_sentence
from lexile.cautions import CAUTIONS, Caution
from lexile.documents import Block, BlockKind, Document, document_from_text
from lexile.estimator.estimator import Estimator
from lexile.views.export.summary import summary

STORY = "The small boat lay on the sand. Nobody had used it since the spring, and its paint was gone. "
GERMAN = "Der Hund lief schnell zur Tür und bellte laut, weil draußen jemand stand, den er nicht kannte. " * 2
HARD = (
    "Notwithstanding the considerable heterogeneity of the methods that are in use, the investigations of this "
    "tradition have for the most part presupposed that the relations of justification which obtain between "
    "propositional attitudes are determined by the evidential circumstances in which they were formed, irrespective "
    "of psychological contingencies. "
)
HARDEST = HARD.replace(". ", ", whereas ") * 2 + HARD
PLAIN = (BlockKind.PARAGRAPH, STORY * 8)
EASY = (BlockKind.PARAGRAPH, "The cat sat. The dog ran. " * 42)
UNBROKEN = (
    "and then the old man walked down to the river with the children while the dogs ran ahead of them "
    "through the long grass and nobody said a word because the evening was so quiet "
)
# Most lines end no sentence, and are left out as fragments.
BALLAD = """The ship went down to the open sea,
And the wind was cold behind;
And nobody there had a word for me,
For nobody there was kind.

The ship came back from the open sea,
With the sail torn from the mast;
And all of them came to speak to me,
And sat in my house at last."""


def document_of(*blocks: tuple[BlockKind, str], pages_without_text: int = 0) -> Document:
    return Document("a", tuple(Block(kind, text) for kind, text in blocks), pages_without_text=pages_without_text)


@pytest.mark.parametrize(
    ("caution", "document"),
    [
        (Caution.SHORT, document_from_text(STORY)),
        (Caution.FEW_SENTENCES, document_from_text(UNBROKEN * 4)),
        (Caution.OUTSIDE, document_from_text("The cat sat. The dog ran. The sun is up. " * 20)),
        (Caution.VERSE, document_of(PLAIN, (BlockKind.VERSE, "And so it goes\nupon the sea\n" * 20))),
        (Caution.VERSE, document_from_text(BALLAD)),
        (Caution.PLAY, document_from_text("TOM. It is late now, and we must go.\n" * 6)),
        (Caution.CONVERSATION, document_from_text("Ann (9:01): It is late now, and we must go.\n" * 6)),
        (Caution.CONVERSATION, document_from_text("omg did u see that\nidk how he did it lol\nbut it was fun")),
        (Caution.LIST, document_of(*[(BlockKind.LIST_ITEM, "Cut the bread into slices.")] * 6)),
        (Caution.MIXED, document_of(PLAIN, (BlockKind.PARAGRAPH, GERMAN))),
        (
            Caution.UNEVEN,
            document_of(
                (BlockKind.HEADING, "One"),
                EASY,
                (BlockKind.HEADING, "Two"),
                (BlockKind.PARAGRAPH, HARDEST * 8),
            ),
        ),
        (Caution.SCANNED, document_of(PLAIN, pages_without_text=2)),
        (Caution.DAMAGED, document_from_text("Tlie sm4ll b0at l@y on the s4nd and it was wrtz. " * 9)),
    ],
    ids=lambda value: value.value if isinstance(value, Caution) else "",
)
def test_each_caution_is_given_for_its_cause(caution: Caution, document: Document, estimator: Estimator) -> None:
    """A document made to deserve it gets it; a plain story gets none."""
    assert caution in analyze(document, estimator).cautions
    assert not analyze(document_of(PLAIN), estimator).cautions


def test_every_caution_has_a_predicate() -> None:
    """In the order of the enumeration, which is that of the page."""
    assert list(CAUTIONS) == list(Caution)


def test_a_sentence_by_itself_gets_no_cautions(estimator: Estimator) -> None:
    """That it is short needs no saying."""
    assert not analyze_sentence(document_from_text("Do you need something to eat ?"), estimator).cautions


def test_one_odd_chapter_does_not_make_a_long_book_uneven(estimator: Estimator) -> None:
    """A hard page among ninety pages of an easy story; if half of the pages are hard, it is another matter."""
    hard = (BlockKind.PARAGRAPH, HARDEST * 2)

    def cautions(*paragraphs: tuple[BlockKind, str]) -> tuple[Caution, ...]:
        headed = [block for paragraph in paragraphs for block in ((BlockKind.HEADING, "Chapter 1"), paragraph)]
        return analyze(document_of(*headed), estimator).cautions

    assert Caution.UNEVEN not in cautions(*[EASY] * 19, hard)
    assert Caution.UNEVEN in cautions(*[EASY, hard] * 5)


def test_one_foreign_paragraph_does_not_make_a_long_book_mixed(estimator: Estimator) -> None:
    """A novel quotes a letter in German; in a short text, the letter is a good part of it."""
    german = (BlockKind.PARAGRAPH, GERMAN)
    assert Caution.MIXED not in analyze(document_of(*[PLAIN] * 40, german), estimator).cautions
    assert Caution.MIXED in analyze(document_of(*[PLAIN] * 4, german), estimator).cautions


def test_of_what_is_not_prose_no_statement_is_made_on_readers(estimator: Estimator) -> None:
    """That it is a poem, a conversation or a list is said instead."""
    chat = analyze(document_from_text("Ann (9:01): It is late now, and we must go.\n" * 6), estimator)
    story = analyze(document_of(PLAIN), estimator)
    assert (chat.is_prose, story.is_prose) == (False, True)
    assert "Not prose" in summary(chat)
    assert "eachers would find" not in summary(chat)
    assert "Not prose" not in summary(story)
    assert "eachers would find" in summary(story)
