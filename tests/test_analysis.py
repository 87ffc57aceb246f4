"""The pipeline: what an analysis holds, and what is refused with a sentence to act on."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lexile.analysis import MAX_WORDS, Caution, analyze, analyze_sentence
from lexile.documents import Block, BlockKind, Document, document_from_text, read_document
from lexile.errors import AnotherLanguage, EmptyText, LexileError, TooLarge

STORY = "The small boat lay on the sand. Nobody had used it since the spring, and its paint was gone. "


@pytest.mark.parametrize("text", ["", "   \n\t", "#", "1 2 3 4 5 6", "?! ... --", "\u200b\u200b", "* * *"])
def test_a_text_without_words_is_an_error_and_never_a_number(text, estimator):
    with pytest.raises(EmptyText, match=r"[Tt]ype or paste"):
        analyze(document_from_text(text), estimator)


@pytest.mark.parametrize("text", ["Hello", "A short title"])
def test_a_few_words_are_no_text(text, estimator):
    with pytest.raises(EmptyText, match="too little"):
        analyze(document_from_text(text), estimator)


def test_a_document_of_headings_alone_says_so(estimator):
    with pytest.raises(EmptyText, match="heading"):
        analyze(read_document("a.md", b"# One\n\n# Two\n"), estimator)


def test_another_language_is_declined_by_name(estimator):
    text = "Der Hund lief schnell über die Straße und bellte, weil jemand vor der alten Tür stand und rief. " * 3
    with pytest.raises(AnotherLanguage, match="German"):
        analyze(document_from_text(text), estimator)


def test_a_text_over_the_limit_is_declined_by_its_number(estimator):
    with pytest.raises(TooLarge, match=f"{MAX_WORDS:,}"):
        analyze(document_from_text("the cat sat down. " * (MAX_WORDS // 4 + 1)), estimator)


def test_a_short_text_gets_a_caution_not_a_refusal(estimator):
    assert Caution.SHORT in analyze(document_from_text(STORY), estimator).cautions
    assert Caution.SHORT not in analyze(document_from_text(STORY * 10), estimator).cautions


def test_an_unbroken_text_gets_a_caution(estimator):
    assert Caution.FEW_SENTENCES in analyze(document_from_text("and the cat sat down " * 50), estimator).cautions


def test_a_sentence_by_itself_needs_no_caution(estimator):
    analysis = analyze_sentence(document_from_text("Do you need something to eat ?"), estimator)
    assert not analysis.cautions
    assert len(analysis.sentences) == 1
    assert analysis.sentences[0].measure == pytest.approx(analysis.estimate.measure)


def test_a_long_novel_is_analyzed_whole(estimator):
    """600,000 words are a text like any other."""
    analysis = analyze(document_from_text((STORY * 20 + "\n\n") * 1500), estimator)
    assert analysis.words > 550_000
    assert len(analysis.sentences) == 60_000


def test_spans_point_into_the_text(estimator):
    analysis = analyze(document_from_text(STORY * 3), estimator)
    assert [analysis.text_of(part.sentence) for part in analysis.sentences][:2] == [
        "The small boat lay on the sand.",
        "Nobody had used it since the spring, and its paint was gone.",
    ]


WORDS = st.lists(st.sampled_from(["The", "dog", "ran.", "\n\n", "“Why?”", "3.5", "#", "…", "- "])).map(" ".join)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=400) | WORDS)
def test_any_text_is_an_analysis_or_a_clear_sentence(text, estimator):
    """Nothing but a LexileError is ever raised for a text."""
    try:
        analysis = analyze(document_from_text(text), estimator)
    except LexileError as error:
        sentence = str(error)
    else:
        sentence = "An analysis."
        assert sum(part.sentence.words for part in analysis.sentences) == analysis.words
        assert analysis.estimate.low < analysis.estimate.measure < analysis.estimate.high
    assert sentence.endswith(".")


def document_of(*blocks, **more):
    return Document("a", tuple(Block(kind, text) for kind, text in blocks), **more)


GERMAN = "Der Hund lief schnell zur Tür und bellte laut, weil draußen jemand stand, den er nicht kannte. " * 2
HARD = (
    "Notwithstanding the considerable heterogeneity of the methods that are in use, the investigations of this tradition "
    "have for the most part presupposed that the relations of justification which obtain between propositional attitudes "
    "are determined by the evidential circumstances in which they were formed, irrespective of psychological contingencies. "
)
HARDEST = HARD.replace(". ", ", whereas ") * 2 + HARD
PLAIN = (BlockKind.PARAGRAPH, STORY * 8)


@pytest.mark.parametrize(
    ("caution", "document"),
    [
        (Caution.VERSE, document_of(PLAIN, (BlockKind.VERSE, "And so it goes\nupon the sea\n" * 20))),
        (Caution.PLAY, document_from_text("TOM. It is late now, and we must go.\n" * 6)),
        (Caution.LIST, document_of(*[(BlockKind.LIST_ITEM, "Cut the bread into slices.")] * 6)),
        (Caution.MIXED, document_of(PLAIN, (BlockKind.PARAGRAPH, GERMAN))),
        (Caution.SCANNED, document_of(PLAIN, pages_without_text=2)),
        (Caution.DAMAGED, document_from_text("Tlie sm4ll b0at l@y on the s4nd and it was wrtz. " * 9)),
        (
            Caution.UNEVEN,
            document_of((BlockKind.HEADING, "One"), (BlockKind.PARAGRAPH, "The cat sat. The dog ran. " * 42), (BlockKind.HEADING, "Two"), (BlockKind.PARAGRAPH, HARDEST * 8)),
        ),
    ],
    ids=lambda value: value.value if isinstance(value, Caution) else "",
)  # fmt: skip
def test_each_caution_is_raised_by_its_cause_alone(caution, document, estimator):
    """What a document is wakes its caution; the plain story wakes none."""
    assert caution in analyze(document, estimator).cautions
    assert not analyze(document_of(PLAIN), estimator).cautions


def test_one_odd_chapter_makes_no_long_book_uneven(estimator):
    """A letter of a page among ninety pages of story; the same letter at the half of them is another matter."""
    easy = (BlockKind.PARAGRAPH, "The cat sat. The dog ran. " * 42)
    hard = (BlockKind.PARAGRAPH, HARDEST * 2)

    def cautions(*paragraphs):
        headed = [part for paragraph in paragraphs for part in ((BlockKind.HEADING, "Chapter 1"), paragraph)]
        return analyze(document_of(*headed), estimator).cautions

    assert Caution.UNEVEN not in cautions(*[easy] * 19, hard)
    assert Caution.UNEVEN in cautions(*[easy, hard] * 5)


def test_a_paragraph_in_another_language_makes_no_long_book_mixed(estimator):
    german = (BlockKind.PARAGRAPH, GERMAN)
    assert Caution.MIXED not in analyze(document_of(*[PLAIN] * 40, german), estimator).cautions
    assert Caution.MIXED in analyze(document_of(*[PLAIN] * 4, german), estimator).cautions


def test_sections_have_estimates_of_their_own(estimator):
    """The easy chapter is easier than the hard one, and both together have the words of the whole."""
    document = document_of(
        (BlockKind.HEADING, "One"), PLAIN, (BlockKind.HEADING, "Two"), (BlockKind.PARAGRAPH, HARD * 5)
    )
    analysis = analyze(document, estimator)
    easy, hard = analysis.sections
    assert (easy.section.title, hard.section.title) == ("One", "Two")
    assert easy.estimate.measure < hard.estimate.measure - 300
    assert easy.estimate.words + hard.estimate.words == analysis.words


def test_what_was_left_out_is_counted_and_can_be_put_back(estimator):
    document = document_of((BlockKind.TABLE, "Year | 1950"), PLAIN)
    analysis = analyze(document, estimator)
    assert analysis.words_left_out == 2
    assert analyze(document, estimator, keep_all=True).words == analysis.words + 2
