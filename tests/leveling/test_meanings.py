"""The meaning of a word that fits its sentence."""

from lexile.estimator.estimator import Estimator
from lexile.leveling.meanings import meaning, meanings
from lexile.leveling.word_suggestions import find_word


def test_the_meaning_follows_the_part_of_speech(estimator: Estimator) -> None:
    """The verb and the noun of one spelling mean different things."""
    text = "They will contract a disease, and the lawyer signs the contract."
    verb, noun = meanings(text, [(10, 18), (55, 63)], estimator)
    assert verb is not None
    assert noun is not None
    assert (verb.part_of_speech, noun.part_of_speech) == ("v", "n")
    assert verb.text != noun.text
    assert 0 < noun.confidence <= 1


def test_a_word_that_is_not_known_has_no_meaning(estimator: Estimator) -> None:
    """Nothing is invented."""
    text = "The zorblax sang."
    assert meaning(text, find_word(text, "zorblax"), estimator) is None
