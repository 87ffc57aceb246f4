"""Base forms, against the lexicon of LemmInflect, which we did not write."""

import numpy as np
import pytest
from lemminflect import getAllLemmas

from lexile.estimator.estimator import Estimator
from lexile.features.lexicon import MODERN
from lexile.text.lemmas import headword, lemma

_FREQUENT = 12_000  # words; the most frequent ones of the lexicon, more than 90% of any text
_MOST_WRONG = 0.005  # of running words


def test_base_forms_are_those_of_lemminflect(estimator: Estimator) -> None:
    """At most one running word in two hundred has a base form that LemmInflect does not list for it."""
    lexicon = estimator.lexicon
    frequencies = lexicon.zipf[:, MODERN]
    frequent = [lexicon.words[row] for row in np.argsort(-frequencies)[:_FREQUENT]]
    gold = {word: {word, *(base for bases in getAllLemmas(word).values() for base in bases)} for word in frequent}
    weights = {word: 10.0 ** (lexicon.zipf_of(word) or 0.0) for word in frequent if len(gold[word]) > 1}
    inflected = {word: weight for word, weight in weights.items() if word not in _own_lemma(word)}
    wrong = {word for word in weights if lemma(word, lexicon.zipf_of) not in gold[word]}
    unchanged = {word for word in inflected if lemma(word, lexicon.zipf_of) == word}
    all_words = sum(10.0 ** (lexicon.zipf_of(word) or 0.0) for word in frequent)
    assert sum(weights[word] for word in wrong | unchanged) < _MOST_WRONG * all_words, sorted(wrong | unchanged)


def _own_lemma(word: str) -> set[str]:
    """The lemmas of a word, among them the word itself if it is a base form in any part of speech."""
    return {base for bases in getAllLemmas(word).values() for base in bases}


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("lines", "line"),
        ("comes", "come"),
        ("times", "time"),
        ("modes", "mode"),
        ("united", "unite"),
        ("wolves", "wolf"),
        ("dog's", "dog"),
        ("returned", "return"),
        ("giants", "giant"),
        ("strongest", "strong"),
        ("brothers", "brother"),
        ("caring", "care"),
        ("visited", "visit"),
        ("stopped", "stop"),
        ("bigger", "big"),
        ("hoping", "hope"),
        ("hopping", "hop"),
        ("cities", "city"),
        ("carried", "carry"),
        ("wives", "wife"),
        ("children", "child"),
        ("went", "go"),
        ("boxes", "box"),
        ("calling", "call"),
        ("missed", "miss"),
        # These only look as if they had an ending.
        ("flower", "flower"),
        ("king", "king"),
        ("glass", "glass"),
        ("evening", "evening"),
        ("during", "during"),
        ("river", "river"),
        ("news", "news"),
        ("hundred", "hundred"),
        ("supper", "supper"),
    ],
)
def test_a_form_has_its_base_form(form: str, base: str, estimator: Estimator) -> None:
    assert lemma(form, estimator.lexicon.zipf_of) == base


@pytest.mark.parametrize("form", ["a" + "'s" * 100_000, "'" * 100_000, "s'" * 100_000, "n't" * 100_000])
def test_a_giant_word_has_no_base_form(form: str, estimator: Estimator) -> None:
    """However many endings it seems to have."""
    assert lemma(form, estimator.lexicon.zipf_of) == form


def test_an_adverb_is_listed_under_its_adjective(estimator: Estimator) -> None:
    assert headword("happily", estimator.lexicon.zipf_of) == "happy"
    assert headword("family", estimator.lexicon.zipf_of) == "family"
    assert headword("gently", estimator.lexicon.zipf_of) == "gentle"
    for word in ("silly", "belly", "lonely", "imply"):
        assert headword(word, estimator.lexicon.zipf_of) == word
