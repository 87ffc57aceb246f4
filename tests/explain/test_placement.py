"""Sentences and edits of the measured text are found in the text as it was given."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexile.analysis import Analysis, analyze
from lexile.documents import document_from_text, read_document
from lexile.estimator.estimator import Estimator
from lexile.explain.placement import given_text, place_in, place_sentences

DOCS = Path(__file__).parents[2] / "docs"
MARKDOWN = """# The iceberg

The iceberg is a large piece of **ice**. It broke off a [glacier](https://example.org/glacier) and drifted[1] away.

- One sailor saw it first, long before the others did.
- Another one rang the bell, and the captain came on deck at once.

| a | b |
|---|---|
| 1 | 2 |

The iceberg is still there. It melts a little every day, and in the end nothing of it will be left in the sea.
"""


def placed(analysis: Analysis, text: str) -> list[str]:
    return [text[start:end] for start, end, _ in place_sentences(analysis, place_in(analysis, text))]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_sentences_are_found_between_headings_lists_and_tables(estimator: Estimator) -> None:
    """A heading that begins like its paragraph is not taken for it."""
    analysis = analyze(read_document("iceberg.md", MARKDOWN.encode()), estimator)
    found = placed(analysis, MARKDOWN)
    assert len(found) == len(analysis.sentences)
    assert found[0] == "The iceberg is a large piece of **ice**."
    assert found[1].startswith("It broke off a [glacier]")
    assert found[-1].startswith("It melts a little every day")
    assert "# The iceberg" not in "".join(found)


def test_a_heading_with_the_words_of_its_paragraph_is_not_taken_for_it(estimator: Estimator) -> None:
    """At the beginning and in the middle of a text, however many words they share."""
    text = (
        "# The great barrier reef\n\nThe great barrier reef lies off the coast of Queensland. It is very long.\n\n"
        "## The reef in danger\n\nThe reef in danger is not only this one. All of them suffer when the sea gets warm."
    )
    analysis = analyze(read_document("reef.md", text.encode()), estimator)
    assert placed(analysis, text) == [
        "The great barrier reef lies off the coast of Queensland.",
        "It is very long.",
        "The reef in danger is not only this one.",
        "All of them suffer when the sea gets warm.",
    ]


def test_the_subject_of_a_mail_is_not_taken_for_its_first_sentence(estimator: Estimator) -> None:
    """Nor is the greeting between them."""
    first = "The school garden began as a strip of gravel behind the gym."
    letter = (
        "From: Ana <ana@example.org>\nSubject: The school garden: a piece for you\n\nDear Tom,\n\n"
        f"{first} Now it has forty beds, and we sell what grows in them."
    )
    analysis = analyze(read_document("garden.eml", letter.encode()), estimator)
    assert placed(analysis, given_text(analysis))[0] == first


def test_a_document_is_found_in_its_own_blocks(estimator: Estimator) -> None:
    """What a reader sees of a file holds every sentence that was measured."""
    analysis = analyze(read_document("iceberg.md", MARKDOWN.encode()), estimator)
    assert len(placed(analysis, given_text(analysis))) == len(analysis.sentences)


@pytest.mark.parametrize("page", ["measure.md", "command-line.md"])
def test_no_sentence_of_a_long_page_is_lost(estimator: Estimator, page: str) -> None:
    """A few words that come again pages later do not lead there, nor do words behind a sentence's end."""
    source = (DOCS / page).read_text(encoding="utf-8")
    analysis = analyze(read_document(page, source.encode()), estimator)
    own = [words(analysis.text_of(one.sentence)) for one in analysis.sentences]
    assert [words(one) for one in placed(analysis, given_text(analysis))] == own


def test_words_divided_at_a_line_end_are_found(estimator: Estimator) -> None:
    """The measured text has them whole; the sentence keeps its place."""
    text = (
        "The old fisher-\nman walked slowly to the river that morning. He carried a rod, and he whistled all the way."
    )
    analysis = analyze(document_from_text(text), estimator)
    assert placed(analysis, text)[-1] == "He carried a rod, and he whistled all the way."


def test_an_edit_is_placed_only_where_the_characters_are_the_same(estimator: Estimator) -> None:
    """Spaces and line breaks may differ; markup between the words may not."""
    text = "The dog ran home,  and the *tired* cat stayed out all night. It was late, and the rain had begun to fall."
    analysis = analyze(read_document("a.md", text.encode()), estimator)
    placement = place_in(analysis, text)
    start = analysis.text.index(", and the")
    place = placement.place_of_edit(start, start + len(", and the"), analysis.text)
    assert place is not None
    assert text[slice(*place)] == ",  and the"
    start = analysis.text.index("the tired cat")
    assert placement.place_of_edit(start, start + len("the tired cat"), analysis.text) is None


SENTENCES = st.lists(
    st.sampled_from(
        [
            "The dog ran home.",
            "It was late!",
            "Where did the cat go?",
            "Nobody knew, and nobody asked.",
            "“No,” I said.",
        ]
    ),
    min_size=4,
    max_size=12,
)


@given(SENTENCES, st.sampled_from([" ", "\n", "\n\n", "  "]))
@pytest.mark.usefixtures("estimator")
def test_sentences_keep_their_order_and_never_overlap(estimator: Estimator, sentences: list[str], gap: str) -> None:
    """Whatever is repeated, and however it is set."""
    text = gap.join(sentences)
    analysis = analyze(document_from_text(text), estimator)
    found = place_sentences(analysis, place_in(analysis, text))
    assert [number for _, _, number in found] == sorted(number for _, _, number in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    for start, end, number in found:
        one = analysis.text_of(analysis.sentences[number].sentence)
        assert "".join(text[start:end].split()) == "".join(one.split())
