"""The formulas against the examples and tables of their papers, and what each says it is not good for."""

import pytest

from lexile.formulas.counts import Counts, count
from lexile.formulas.familiar import DALE_CHALL, SPACHE
from lexile.formulas.formulas import (
    EARLY,
    FORMULAS,
    Doubt,
    automated_readability,
    coleman_liau,
    dale_chall,
    dale_chall_grade,
    flesch_kincaid,
    formula_grades,
    smog,
    spache,
)

EASY = "The dog ran to the big red barn. It sat down by the gate. A boy came and gave it some milk. "
HARD = (
    "Contemporary historians characteristically differentiate between documentary evidence and retrospective "
    "interpretation, acknowledging that institutional archives systematically privilege administrative perspectives. "
)


def counts(**known: int) -> Counts:
    """Counts in which only what a formula looks at is given."""
    usual = {
        "words": 100, "sentences": 5, "characters": 450, "letters": 450, "syllables": 140, "polysyllables": 10,
        "unfamiliar": 4, "unfamiliar_young": 10,
    }  # fmt: skip
    return Counts(**{**usual, **known})


def test_flesch_kincaid_on_the_platypus() -> None:
    """The well-known example sentence: 13 words, 24 syllables."""
    text = "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."
    found = count(text, 1)
    assert (found.words, found.syllables) == (13, 24)
    assert flesch_kincaid(found) == pytest.approx(11.3, abs=0.05)


def test_coleman_liau_on_its_own_abstract() -> None:
    """119 words, 5 sentences and 639 letters give 14.5."""
    assert coleman_liau(counts(words=119, sentences=5, letters=639)) == pytest.approx(14.5, abs=0.05)


@pytest.mark.parametrize("root", range(1, 16))
def test_smog_is_about_three_and_the_square_root(root: int) -> None:
    """The rule that the paper gives teachers: the root of the polysyllables of thirty sentences, and three."""
    assert smog(counts(sentences=30, polysyllables=root**2)) == pytest.approx(3 + root, abs=0.9)


def test_smog_takes_a_longer_text_for_what_thirty_of_its_sentences_hold() -> None:
    """Twice the text is as hard as once."""
    assert smog(counts(sentences=60, polysyllables=98)) == smog(counts(sentences=30, polysyllables=49))


def test_dale_chall_adds_its_constant_above_five_percent() -> None:
    """At five unfamiliar words in a hundred nothing is added, at six it is."""
    at, above = dale_chall(counts(unfamiliar=5)), dale_chall(counts(unfamiliar=6))
    assert above - at == pytest.approx(0.1579 + 3.6365)


@pytest.mark.parametrize(
    ("unfamiliar", "grade"), [(0, 4.0), (5, 4.0), (6, 5.5), (8, 5.5), (9, 7.5), (13, 7.5), (25, 11.5), (60, 16.0)]
)
def test_dale_chall_reads_its_grade_from_the_authors_table(unfamiliar: int, grade: float) -> None:
    """From grade 4 and below to college graduates, never outside the table."""
    assert dale_chall_grade(counts(unfamiliar=unfamiliar)) == grade


def test_automated_readability_and_spache_follow_their_equations() -> None:
    """Worked by hand: 4.71·4.5 + 0.5·20 − 21.43, and 0.121·20 + 0.082·10 + 0.659."""
    assert automated_readability(counts()) == pytest.approx(9.765)
    assert spache(counts()) == pytest.approx(3.899)


@pytest.mark.parametrize("formula", FORMULAS, ids=lambda formula: formula.name)
def test_every_formula_finds_the_hard_text_harder(formula) -> None:
    """The same order for a barn's dog and a historian's archive."""
    assert formula.grade(count(EASY * 3, 9)) < formula.grade(count(HARD * 3, 3))


def test_inflections_names_and_numbers_are_no_hard_words() -> None:
    """Returned, giants and strongest are as easy as return, giant and strong; a name is taken as known."""
    for word in ("returned", "giants", "strongest", "happily", "carried", "dog's", "don't", "1995", "twenty-one"):
        assert DALE_CHALL.knows(word), word
    assert not DALE_CHALL.knows("isthmus")
    assert count("We saw Ulaanbaatar. We saw an isthmus.", 2).unfamiliar == 1


def test_the_young_list_is_the_shorter_one() -> None:
    """What beginners know, grade 4 knows too, with few exceptions."""
    assert len(SPACHE.words) < len(DALE_CHALL.words)
    assert len([word for word in SPACHE.words if not DALE_CHALL.knows(word)]) < 60


def test_an_unfamiliar_word_counts_once_in_a_sample_for_spache() -> None:
    """Repeating a word makes a book easier, not harder; a new hundred words counts it again."""
    assert count("an isthmus and the isthmus", 1).unfamiliar_young == 1
    assert count("an isthmus and the isthmus", 1).unfamiliar == 2
    assert count("the isthmus " * 100, 1).unfamiliar_young == 2


@pytest.mark.parametrize(
    ("words", "sentences", "measure", "doubts"),
    [
        (99, 9, 900.0, {"Flesch-Kincaid": {Doubt.FEW_WORDS}, "SMOG": {Doubt.FEW_WORDS, Doubt.FEW_SENTENCES}}),
        (400, 30, EARLY, {"Flesch-Kincaid": {Doubt.EARLY_READERS}, "SMOG": set(), "Spache": set()}),
        (400, 30, EARLY + 1, {"Flesch-Kincaid": set(), "Dale-Chall": set(), "Spache": {Doubt.OLDER_READERS}}),
    ],
)
def test_each_formula_says_whether_this_text_suits_it(words: int, sentences: int, measure: float, doubts) -> None:
    """Too short, or for other readers than it was made for."""
    found = {
        one.formula.name: set(one.doubts) for one in formula_grades(counts(words=words, sentences=sentences), measure)
    }
    assert {name: found[name] for name in doubts} == doubts
