"""Sentences as a reader sees them; the cases are in `tests/cases/sentences.json`."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lexile.documents import document_from_text
from lexile.text.cleaning import clean
from lexile.text.sentences import segment
from lexile.text.splitting import _punkt_spans, _spans_within, is_usual, punkt, quick_spans, sentence_spans

CASES = json.loads((Path(__file__).parents[1] / "cases" / "sentences.json").read_text(encoding="utf-8"))
FAILING = [pytest.param(case, marks=pytest.mark.xfail(reason="known failure")) for case in CASES["known_failures"]]


@pytest.mark.parametrize("case", [*CASES["cases"], *FAILING])
def test_sentences_end_where_a_reader_sees_them_end(case):
    sentences = re.split(r"[|¦]", case)
    text = case.replace("|", " ").replace("¦", "")  # the second marks a missing space
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences


@given(st.text(alphabet='ab AB.!?"”()’…1\n;:-', max_size=200))
def test_no_word_is_lost_between_sentences(text):
    """Every word lies in one sentence, and the sentences are in order."""
    segmented = segment(clean(document_from_text(text)))
    assert sum(sentence.words for sentence in segmented.sentences) == len(segmented.words)
    place = 0
    for sentence in segmented.sentences:
        assert place <= sentence.start < sentence.end
        place = sentence.end
    between = segmented.text
    for sentence in reversed(segmented.sentences):
        between = between[: sentence.start] + between[sentence.end :]
    assert not any(character.isalnum() for character in between)


def test_a_blank_line_ends_a_sentence_without_a_full_stop():
    segmented = segment(clean(document_from_text("A short thing\n\nA sentence without a stop\n\nThe end.")))
    assert len(segmented.sentences) == 3


def test_a_very_long_paragraph_is_split_like_a_short_one():
    """A whole book in one paragraph: windows must not show in the sentences."""
    sentence = "Mr. Brown met Dr. Lee at noon, and they spoke of it."
    paragraph = " ".join([sentence] * 2000)
    assert {paragraph[start:end] for start, end in sentence_spans(paragraph)} == {sentence}
    assert len(sentence_spans("word " * 50_000)) == 1


ALMOST_SENTENCES = st.lists(
    st.sampled_from(
        """He she said end. end! “Stop!” Tom Mr. Dr.” No. 4 3.5 p.m. U.S. etc. J. (e.g. well-known. ... you... . . ?! !
        ) ” .” — –. a.b it.It it.”He A. é. Émile. “Why?” asked [1] x.) --and i.e., 5. St. vs. and.”""".split()
    )
    | st.text(alphabet="aA.!?”“’'()—-1,;é", min_size=1, max_size=6),
    max_size=25,
).map(" ".join)


@given(ALMOST_SENTENCES)
def test_the_quick_path_finds_the_spans_of_punkt(text):
    """NLTK's own tokenizer, which looks at every full stop, finds the same spans."""
    assert list(_punkt_spans(text)) == list(punkt().span_tokenize(text))


@given(ALMOST_SENTENCES)
@example("1?;! He")
def test_the_quick_path_agrees_with_the_rules(text):
    assert sentence_spans(text) == _spans_within(text, 0, len(text))


LISTS = st.lists(
    st.sampled_from(
        "You need: . 1. 2. 1) 2) (1) (2) a. b. 1.) 2.) (i) (ii) i. ii. • ● „Yes“ «No» 😀 One Ten spoons.".split()
    ),
    max_size=12,
).map(" ".join)


@given(LISTS)
@example("You need things: 1.) a jar 2.) some string")
@example("You need things: • a jar • some string")
def test_a_usual_paragraph_has_no_list(paragraph):
    assert not is_usual(paragraph) or quick_spans(paragraph) == sentence_spans(paragraph)


def test_the_splitter_needs_no_data(monkeypatch):
    """NLTK's data folders may be missing or refused; nothing is looked for there."""
    import nltk.data

    monkeypatch.setattr(nltk.data, "path", [])
    punkt.cache_clear()
    assert len(sentence_spans("One day. Two days.")) == 2
