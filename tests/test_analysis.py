"""The pipeline: the parts of an analysis, and texts refused with a sentence to act on."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lexile.analysis import analyze, analyze_sentence
from lexile.documents import Block, BlockKind, Document, document_from_text, read_document
from lexile.documents.limits import MAX_WORDS
from lexile.errors import AnotherLanguage, EmptyText, LexileError, TooLarge
from lexile.estimator.estimator import Estimator

STORY = "The small boat lay on the sand. Nobody had used it since the spring, and its paint was gone. "
HARD = (
    "Notwithstanding the considerable heterogeneity of the methods that are in use, the investigations of this "
    "tradition have for the most part presupposed that the relations of justification which obtain between "
    "propositional attitudes are determined by the evidential circumstances in which they were formed. "
)
PLAIN = Block(BlockKind.PARAGRAPH, STORY * 8)


@pytest.mark.parametrize("text", ["", "   \n\t", "#", "1 2 3 4 5 6", "?! ... --", "\u200b\u200b", "* * *"])
def test_a_text_without_words_is_an_error_not_a_number(text: str, estimator: Estimator) -> None:
    """The message says how to go on."""
    with pytest.raises(EmptyText, match=r"Add some sentences"):
        analyze(document_from_text(text), estimator)


@pytest.mark.parametrize("text", ["Hello", "A short title"])
def test_a_few_words_are_too_little_to_estimate(text: str, estimator: Estimator) -> None:
    """A greeting and a title."""
    with pytest.raises(EmptyText, match="too little"):
        analyze(document_from_text(text), estimator)


def test_a_document_of_headings_says_so(estimator: Estimator) -> None:
    """The message names what is left out."""
    with pytest.raises(EmptyText, match="heading"):
        analyze(read_document("a.md", b"# One\n\n# Two\n"), estimator)


def test_another_language_is_refused_by_name(estimator: Estimator) -> None:
    """German, in this case."""
    text = "Der Hund lief schnell über die Straße und bellte, weil jemand vor der alten Tür stand und rief. " * 3
    with pytest.raises(AnotherLanguage, match="German"):
        analyze(document_from_text(text), estimator)


def test_a_text_over_the_limit_is_refused(estimator: Estimator) -> None:
    """The message gives the limit."""
    with pytest.raises(TooLarge, match=f"^Your text: This text has .* {MAX_WORDS:,}"):
        analyze(document_from_text("the cat sat down. " * (MAX_WORDS // 4 + 1)), estimator)


def test_a_sentence_by_itself_has_the_measure_of_the_whole(estimator: Estimator) -> None:
    """There is nothing else for it to be averaged with."""
    analysis = analyze_sentence(document_from_text("Do you need something to eat ?"), estimator)
    assert len(analysis.sentences) == 1
    assert analysis.sentences[0].measure == pytest.approx(analysis.estimate.measure)


def test_a_long_novel_is_analyzed_as_a_whole(estimator: Estimator) -> None:
    """600,000 words are a text like any other."""
    analysis = analyze(document_from_text((STORY * 20 + "\n\n") * 1500), estimator)
    assert analysis.words > 550_000
    assert len(analysis.sentences) == 60_000


def test_spans_point_into_the_text(estimator: Estimator) -> None:
    """A sentence's text is what a reader would call the sentence."""
    analysis = analyze(document_from_text(STORY * 3), estimator)
    assert [analysis.text_of(part.sentence) for part in analysis.sentences][:2] == [
        "The small boat lay on the sand.",
        "Nobody had used it since the spring, and its paint was gone.",
    ]


WORDS = st.lists(st.sampled_from(["The", "dog", "ran.", "\n\n", "“Why?”", "3.5", "#", "…", "- "])).map(" ".join)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=400) | WORDS)
def test_any_text_gives_an_analysis_or_a_clear_sentence(text: str, estimator: Estimator) -> None:
    """No text raises anything but a `LexileError`."""
    try:
        analysis = analyze(document_from_text(text), estimator)
    except LexileError as error:
        assert str(error).endswith(".")  # noqa: PT017 - either outcome is right
    else:
        assert sum(part.sentence.words for part in analysis.sentences) == analysis.words
        assert analysis.estimate.low < analysis.estimate.measure < analysis.estimate.high


def test_sections_have_estimates_of_their_own(estimator: Estimator) -> None:
    """The easy chapter is easier than the hard one, and together they have the words of the whole."""
    chapters = (
        Block(BlockKind.HEADING, "One"),
        PLAIN,
        Block(BlockKind.HEADING, "Two"),
        Block(BlockKind.PARAGRAPH, HARD * 5),
    )
    analysis = analyze(Document("a", chapters), estimator)
    easy, hard = analysis.sections
    assert (easy.section.title, hard.section.title) == ("One", "Two")
    assert easy.estimate.measure < hard.estimate.measure - 300
    assert easy.estimate.words + hard.estimate.words == analysis.words


def test_words_left_out_are_counted_and_can_be_kept(estimator: Estimator) -> None:
    """The words of a table, in this case."""
    document = Document("a", (Block(BlockKind.TABLE, "Year | 1950"), PLAIN))
    analysis = analyze(document, estimator)
    assert analysis.words_left_out == 2
    assert analyze(document, estimator, keep_all=True).words == analysis.words + 2
