"""Single sentences and words: how hard each is, and reasons that add up."""

import numpy as np
import pytest

from lexile.analysis import analyze, analyze_sentence
from lexile.documents import document_from_text
from lexile.estimator import sentence_model

SIMPLE = "The boy had a red ball."
MIDDLING = "The children explored the forest behind the old village until the sun went down."
HARD = (
    "Notwithstanding its ostensible impartiality, the tribunal's jurisprudence perpetuated institutional inequities "
    "that subsequent legislatures proved unwilling to remedy."
)
TEXT = f"{SIMPLE} {MIDDLING} {HARD} Maria lived in Copenhagen. She returned with 37 giants, the strongest of all. " * 3


def alone(text, estimator):
    return analyze_sentence(document_from_text(text), estimator).estimate.measure


def words_of(analysis):
    return {word.word: word for word in analysis.content_words}


def test_sentences_rank_as_people_rank_them(estimator):
    assert alone(SIMPLE, estimator) + 100 < alone(MIDDLING, estimator) < alone(HARD, estimator) - 200


def test_a_sentence_is_the_same_as_a_tokenizer_writes_it(estimator):
    """Corpora put blanks before signs and endings; a reader sees no difference."""
    written = "He didn't go, but Tom's dog did."
    cut = "He did n't go , but Tom 's dog did ."
    assert alone(cut, estimator) == pytest.approx(alone(written, estimator), abs=0.1)


def test_reasons_add_up_to_the_measure(estimator):
    """Length, words, their play and the passage together are what the sentence has."""
    analysis = analyze(document_from_text(TEXT), estimator)
    for number, part in enumerate(analysis.sentences):
        assert analysis.explanation_of(number).measure == pytest.approx(part.measure, abs=1e-6)


def test_the_rare_word_is_named_as_a_reason(estimator):
    analysis = analyze_sentence(document_from_text("The boy had an ostensible ball."), estimator)
    strongest = analysis.explanation_of(0).words[0]
    assert analysis.text[strongest.start : strongest.end] == "ostensible"
    assert strongest.effect > 20


def test_length_is_a_reason(estimator):
    """The same words said twice as long: what length adds is more."""
    short = analyze_sentence(document_from_text("The dog ran to the park and sat down."), estimator)
    long = analyze_sentence(
        document_from_text("The dog ran to the park and sat down and the dog ran to the park and sat down again."),
        estimator,
    )
    assert long.explanation_of(0).length > short.explanation_of(0).length + 30


def test_harder_words_have_a_higher_difficulty(estimator):
    words = words_of(analyze(document_from_text(TEXT), estimator))
    assert words["jurisprudence"].difficulty > words["village"].difficulty + 200 > words["ball"].difficulty


def test_an_ending_makes_no_word_hard(estimator):
    """Returned, giants and strongest stand under return, giant and strong, and are no harder than these."""
    inflected = words_of(analyze(document_from_text(TEXT), estimator))
    plain = words_of(analyze(document_from_text("They return. A giant is strong. " * 5), estimator))
    for word in ("return", "giant", "strong"):
        assert inflected[word].difficulty <= plain[word].difficulty + 1e-6


def test_names_and_numbers_are_no_hard_words(estimator):
    words = words_of(analyze(document_from_text(TEXT), estimator))
    assert not {"maria", "copenhagen", "37"} & set(words)
    assert {"boy", "ball"} <= set(words)


def test_content_words_point_into_the_text(estimator):
    analysis = analyze(document_from_text(TEXT), estimator)
    for word in analysis.content_words:
        assert analysis.text[word.start : word.end].lower().replace("’", "'") in word.forms
    assert words_of(analysis)["ball"].count == 3
    difficulties = [word.difficulty for word in analysis.content_words]
    assert difficulties == sorted(difficulties, reverse=True)


def test_a_long_text_is_judged_by_words_and_length(estimator, monkeypatch):
    """Beyond what the encoder reads in a second, sentences are judged without it, and still add up."""
    monkeypatch.setattr(sentence_model, "TOGETHER_WORDS", 50)
    analysis = analyze(document_from_text(TEXT), estimator)
    assert {analysis.explanation_of(number).together for number in range(len(analysis.sentences))} == {0.0}
    hardest = max(analysis.sentences, key=lambda part: part.measure)
    assert analysis.text_of(hardest.sentence) == HARD


def test_a_sentence_of_names_alone_has_a_measure(estimator):
    assert 0 < alone("Maria Copenhagen", estimator) < 2000


def test_sentences_with_the_same_inputs_are_judged_once_and_each_gets_its_own():
    counts = np.array([[1.0, 2.0], [0.5, 0.0], [1.0, 2.0], [-1.0, 3.0]], dtype=np.float32)
    distinct, place = sentence_model._distinct_rows(counts)
    assert len(distinct) == 3
    assert (distinct[place] == counts).all()
