"""The difficulty of words: what a teacher would expect, and what follows for words that the lexicon lacks."""

import pytest

from lexile.estimator.estimator import Estimator
from lexile.features.difficulty import word_difficulties
from lexile.features.lexicon import Lexicon
from lexile.formulas.familiar import DALE_CHALL, SPACHE
from lexile.scale import HIGHEST


@pytest.fixture
def lexicon(estimator: Estimator) -> Lexicon:
    return estimator.lexicon


def difficulty(word: str, lexicon: Lexicon) -> float:
    return float(word_difficulties((word,), lexicon)[0])


def test_words_stand_in_the_order_in_which_children_meet_them(lexicon: Lexicon) -> None:
    """With room between them, and not only by frequency: "parliament" is more frequent than "volcano"."""
    words = ("dog", "wave", "volcano", "hypothesis", "ostensible")
    found = word_difficulties(words, lexicon).tolist()
    assert found == sorted(found)
    assert found[0] < 100
    assert found[-1] > 1500
    assert difficulty("volcano", lexicon) < difficulty("parliament", lexicon)


@pytest.mark.parametrize("word", ["dark", "wave", "tree", "night", "water", "happy", "kitten", "homework"])
def test_everyday_words_are_easy(word: str, lexicon: Lexicon) -> None:
    """The measure of a text for the first grades, at most."""
    assert difficulty(word, lexicon) <= 650


def test_words_that_children_know_are_within_their_texts(lexicon: Lexicon) -> None:
    """Lists of familiar words: Spache's for grades 1 to 3, Dale and Chall's for grade 4."""
    for familiar, most in ((SPACHE, 650), (DALE_CHALL, 950)):
        words = sorted(word for word in familiar.words if lexicon.zipf_of(word) is not None)
        assert len(words) > 900
        assert word_difficulties(words, lexicon).max() <= most


def test_both_spellings_of_a_word_are_equally_difficult(lexicon: Lexicon) -> None:
    """Whether the lexicon has both or one."""
    for british, american in (("colour", "color"), ("honour", "honor"), ("realise", "realize"), ("theatre", "theater")):
        assert difficulty(british, lexicon) == difficulty(american, lexicon)
    assert difficulty("four", lexicon) != difficulty("for", lexicon)


def test_an_ending_that_the_lexicon_lacks_makes_a_word_no_harder(lexicon: Lexicon) -> None:
    """Of a rare word, the lexicon may have one form only."""
    assert lexicon.zipf_of("lullabies'") is None
    assert difficulty("lullabies'", lexicon) == difficulty("lullabies", lexicon)


def test_a_compound_is_as_hard_as_its_hardest_part(lexicon: Lexicon) -> None:
    """If a hyphen shows the parts."""
    assert lexicon.zipf_of("dog-hypothesis") is None
    assert difficulty("dog-hypothesis", lexicon) == difficulty("hypothesis", lexicon)


@pytest.mark.parametrize("word", ["unkissed", "dogless", "moonkitten", "speaketh", "kittenlike"])
def test_a_word_made_of_known_ones_is_easier_than_an_unknown_one(word: str, lexicon: Lexicon) -> None:
    """But harder than what it is made of."""
    assert lexicon.zipf_of(word) is None
    unknown = difficulty("q" * len(word), lexicon)
    assert 300 < difficulty(word, lexicon) < unknown


@pytest.mark.parametrize("word", ["thou", "hath", "doth", "whence", "hither"])
def test_archaic_words_are_harder_than_what_they_mean(word: str, lexicon: Lexicon) -> None:
    """Though each has four or five letters and is frequent in old books."""
    plain = {"thou": "you", "hath": "has", "doth": "does", "whence": "where", "hither": "here"}[word]
    assert difficulty(plain, lexicon) + 500 < difficulty(word, lexicon) < 1600


@pytest.mark.parametrize("form", ["x" * 10_000, "-", "''", "a-" * 5_000, "zzz", "ßß", "naïve"])
def test_any_form_has_a_difficulty_on_the_scale(form: str, lexicon: Lexicon) -> None:
    """A misprint or a formula too."""
    assert -400 < difficulty(form, lexicon) <= HIGHEST
