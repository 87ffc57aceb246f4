"""Single sentences and words: how hard each is, and contributions that add up."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexile.analysis import Analysis, analyze, analyze_sentence
from lexile.documents import document_from_text
from lexile.estimator import sentence_model
from lexile.estimator.estimator import Estimator
from lexile.estimator.word_difficulty import ContentWord, content_words
from lexile.features.sentence import find_names
from lexile.text.cleaning import clean
from lexile.text.sentences import segment

SIMPLE = "The boy had a red ball."
AVERAGE = "The children explored the forest behind the old village until the sun went down."
HARD = (
    "Notwithstanding its ostensible impartiality, the tribunal's jurisprudence perpetuated institutional inequities "
    "that subsequent legislatures proved unwilling to remedy."
)
TEXT = f"{SIMPLE} {AVERAGE} {HARD} Maria lived in Copenhagen. She returned with 37 giants, the strongest of all. " * 3


def analysis_of(text: str, estimator: Estimator) -> Analysis:
    return analyze(document_from_text(text), estimator)


def sentence(text: str, estimator: Estimator) -> Analysis:
    return analyze_sentence(document_from_text(text), estimator)


def measure(text: str, estimator: Estimator) -> float:
    return sentence(text, estimator).estimate.measure


def words_of(analysis: Analysis) -> dict[str, ContentWord]:
    return {word.word: word for word in analysis.content_words}


def test_sentences_rank_as_people_rank_them(estimator: Estimator) -> None:
    """A child's sentence, an average one and a lawyer's."""
    assert measure(SIMPLE, estimator) + 100 < measure(AVERAGE, estimator) < measure(HARD, estimator) - 200


def test_spaces_from_a_tokenizer_do_not_matter(estimator: Estimator) -> None:
    """Corpora put spaces before punctuation and endings; a reader sees no difference."""
    plain = "He didn't go, but Tom's dog did."
    tokenized = "He did n't go , but Tom 's dog did ."
    assert measure(tokenized, estimator) == pytest.approx(measure(plain, estimator), abs=0.1)


def test_contributions_add_up_to_the_measure(estimator: Estimator) -> None:
    """Baseline, length, words, interaction and passage."""
    analysis = analysis_of(TEXT, estimator)
    for number, part in enumerate(analysis.sentences):
        assert analysis.explanation_of(number).measure == pytest.approx(part.measure, abs=1e-6)


def test_contributions_start_from_the_typical_sentence(estimator: Estimator) -> None:
    """The estimator's baseline, the same for every text."""
    explanation = sentence(SIMPLE, estimator).explanation_of(0)
    assert explanation.baseline == estimator.baseline
    assert 800 < estimator.baseline < 1200


def test_a_rare_word_is_the_strongest_contribution(estimator: Estimator) -> None:
    """In a sentence that is otherwise plain."""
    analysis = sentence("The boy had an ostensible ball.", estimator)
    strongest = analysis.explanation_of(0).words[0]
    assert analysis.text[strongest.start : strongest.end] == "ostensible"
    assert strongest.effect > 20


def test_length_contributes(estimator: Estimator) -> None:
    """Twice the length, from the same words."""
    short = sentence("The dog ran to the park and sat down.", estimator)
    long = sentence(
        "The dog ran to the park and sat down and the dog ran to the park and sat down again.",
        estimator,
    )
    assert long.explanation_of(0).length > short.explanation_of(0).length + 30


def test_rarer_words_are_more_difficult(estimator: Estimator) -> None:
    """From a ball to jurisprudence."""
    words = words_of(analysis_of(TEXT, estimator))
    assert words["jurisprudence"].difficulty > words["village"].difficulty + 200 > words["ball"].difficulty


def test_an_ending_does_not_make_a_word_harder(estimator: Estimator) -> None:
    """Returned, giants and strongest are listed as return, giant and strong, and are no harder than these."""
    inflected = words_of(analysis_of(TEXT, estimator))
    plain = words_of(analysis_of("They return. A giant is strong. " * 5, estimator))
    for word in ("return", "giant", "strong"):
        assert inflected[word].difficulty <= plain[word].difficulty + 1e-6


def test_names_and_numbers_are_not_content_words(estimator: Estimator) -> None:
    """However rare they are."""
    words = words_of(analysis_of(TEXT, estimator))
    assert not {"maria", "copenhagen", "37"} & set(words)
    assert {"boy", "ball"} <= set(words)


def test_a_contraction_counts_as_its_first_word(estimator: Estimator) -> None:
    """Most of these are function words, which are not listed; need and dog are."""
    text = (
        "They haven't gone home, and we shan't go. It wasn't late, but they'll wait. You needn't, and the dog'll bark."
    )
    words = words_of(analysis_of(text, estimator))
    assert not [word for word in words if "'" in word]
    assert {"home", "late", "wait", "need", "dog"} <= set(words)


def test_content_words_point_into_the_text(estimator: Estimator) -> None:
    """Each to its first occurrence; they are counted, and ordered from the hardest."""
    analysis = analysis_of(TEXT, estimator)
    for word in analysis.content_words:
        assert analysis.text[word.start : word.end].lower().replace("’", "'") in word.forms
    assert words_of(analysis)["ball"].count == 3
    difficulties = [word.difficulty for word in analysis.content_words]
    assert difficulties == sorted(difficulties, reverse=True)


@given(
    st.lists(
        st.sampled_from("The boys boy ball balls, ran. Maria’s don't 37 tribunals tribunal lived qzx".split()),
        min_size=1,
    )
)
def test_content_words_are_what_one_finds_word_by_word(estimator: Estimator, tokens: list[str]) -> None:
    """Any order of words: each base form with its forms, their count and the first of them; ties by place."""
    text = segment(clean(document_from_text(" ".join(tokens)), keep_all=True))
    names = find_names(text, estimator.lexicon)
    found = content_words(text, estimator.lexicon, names)
    forms = [text.words.forms[number] for number in text.words.ids]
    spans = list(zip(text.words.starts, text.words.ends, strict=True))
    for word in found:
        places = [place for place, form in enumerate(forms) if form in word.forms and not names[place]]
        assert set(word.forms) == {forms[place] for place in places}
        assert (word.count, (word.start, word.end)) == (len(places), spans[places[0]])
    assert list(found) == sorted(found, key=lambda word: (-word.difficulty, word.start))


def test_a_long_text_is_measured_without_interaction(estimator: Estimator, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sentences beyond the encoder's limit are measured by words and length, and still rank rightly."""
    monkeypatch.setattr(sentence_model, "MAX_ENCODED_WORDS", 50)
    analysis = analysis_of(TEXT, estimator)
    assert {analysis.explanation_of(number).interaction for number in range(len(analysis.sentences))} == {0.0}
    hardest = max(analysis.sentences, key=lambda part: part.measure)
    assert analysis.text_of(hardest.sentence) == HARD


def test_a_sentence_of_names_has_a_measure(estimator: Estimator) -> None:
    """And one on the scale."""
    assert 0 < measure("Maria Copenhagen", estimator) < 2000


def test_a_saved_model_is_read_as_it_was(estimator: Estimator, tmp_path: Path) -> None:
    """It is rounded when it is made, so nothing changes when it is saved; negative numbers too."""
    rows = len(estimator.lexicon.words) + 2
    numbers = np.linspace(-3000.4, 3000.4, 2 * rows, dtype=np.float32).reshape(rows, 2)
    model = sentence_model.rounded_model(numbers, numbers / 1000, 912.5, 0.5)
    sentence_model.save_sentence_model(model, tmp_path)
    read = sentence_model.load_sentence_model(tmp_path, estimator.lexicon)
    assert np.abs(read.difficulty - numbers).max() <= 0.5
    np.testing.assert_allclose(np.log(read.weights()), numbers / 1000, atol=0.0051)
    assert (read.difficulty == model.difficulty).all()
    assert (read.weight == model.weight).all()
    assert (read.baseline, read.direct_share) == (912.5, 0.5)
