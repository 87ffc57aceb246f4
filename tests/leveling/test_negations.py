"""Negations that are missing in a version or new there, and what may take the place of one."""

import pytest

from lexile.analysis import analyze
from lexile.documents import document_from_text
from lexile.estimator.estimator import Estimator
from lexile.leveling.facts.denying_affixes import affirmed_by
from lexile.leveling.facts.negation_words import find_denials, find_negations
from lexile.leveling.version_check import check_version

_BEFORE = "The town lies on a river. Many people work in the market. Children walk to school along the water. "
_AFTER = " The baker opens his shop at dawn. Later the streets fill with people."


def _findings(source: str, version: str, estimator: Estimator) -> list[tuple[str, str, str, str]]:
    texts = [analyze(document_from_text(f"{_BEFORE}{text}{_AFTER}"), estimator) for text in (source, version)]
    found = check_version(texts[0], texts[1], estimator).findings
    return [(one.kind.value, one.change.value, one.source, one.version) for one in found]


def test_negations() -> None:
    """Not where nothing is denied."""
    assert len(find_negations("She isn't here, nobody came, and he never wrote; not only that.")) == 3
    assert find_negations("He had no choice but to go, and he did not hesitate.") == []
    assert [sorted(one.keys) for one in find_denials("Worms lack lungs and are unable to hear.")] == [
        ["lack"],
        ["unable"],
    ]


@pytest.mark.parametrize(
    ("word", "affirmed"),
    [
        ("unsafe", "safe"),
        ("unidentified", "identified"),
        ("invisible", "visible"),
        ("dishonestly", "honestly"),
        ("harmless", "harmful"),
        ("non-magnetic", "magnetic"),
        ("under", ""),
        ("until", ""),
        ("unless", ""),
        ("united", ""),
        ("universe", ""),
        ("invented", ""),
        ("discover", ""),
        ("important", ""),
        ("bless", ""),
    ],
)
def test_what_a_prefix_or_an_ending_denies(word: str, affirmed: str) -> None:
    """Only where it is one."""
    assert affirmed_by(word) == affirmed


@pytest.mark.parametrize(
    ("source", "version", "word"),
    [
        # the word that is denied stands for no denial, nor does what both texts have
        ("The bridge was not safe for cars.", "The bridge was safe for cars.", "not"),
        ("The bridge was not safe in the first year.", "The bridge was safe in the first year.", "not"),
        ("Most spiders do not bite people.", "Most spiders bite people.", "not"),
        ("The old king was still not dead.", "The old king was still dead.", "not"),
        ("At last the soldiers did not go away.", "At last the soldiers went away.", "not"),
        ("She was tired, but she did not stop.", "She was tired, but she stopped.", "not"),
        ("The exam was not hard for them.", "The exam was hard for them.", "not"),
        ("Whales are not fish, but mammals.", "Whales are fish, but mammals.", "not"),
        ("Few people live there, and they do not farm.", "Few people live there, and they farm.", "not"),
        ("Plants die without light.", "Plants die with light.", "without"),
        ("Not until 1920 could women vote.", "Until 1920 women could vote.", "Not"),
        ("Hardly anyone could read.", "Almost anyone could read.", "Hardly"),
        ("It was not safe to swim there before 1930.", "It was safe to swim there before 1930.", "not"),
        ("The walls did not keep the enemy from the town.", "The walls kept the enemy from the town.", "not"),
        # "without" denies only what follows it
        ("Children must not swim without an adult.", "Children must swim without an adult.", "not"),
        # what is denied in the next clause
        ("Bees cannot see red, and they do not hear.", "Bees can see red, but they do not hear.", "cannot"),
    ],
)
def test_a_negation_that_is_missing(source: str, version: str, word: str, estimator: Estimator) -> None:
    """Whatever else stands near."""
    assert _findings(source, version, estimator) == [("negation", "lost", word, "")]


def test_a_negation_that_is_new(estimator: Estimator) -> None:
    """It is named as one that was added."""
    found = _findings("The bridge was safe for cars.", "The bridge was not safe for cars.", estimator)
    assert found == [("negation", "added", "", "not")]


def test_negations_that_were_exchanged(estimator: Estimator) -> None:
    """As many as before, but what the source affirms is denied."""
    source, version = "The dog did not bark, but the cat meowed.", "The dog barked, but the cat did not meow."
    assert [one[:2] for one in _findings(source, version, estimator)] == [("negation", "lost"), ("negation", "added")]


@pytest.mark.parametrize(
    ("source", "version"),
    [
        ("The dog was unhappy in the new house.", "The dog was happy in the new house."),
        ("The law was unfair to workers.", "The law was fair to workers."),
        ("The islands are uninhabited.", "The islands are inhabited."),
        ("The story is incomplete.", "The story is complete."),
        ("The gas is visible.", "The gas is invisible."),
        ("The seeds disappear in spring.", "The seeds appear in spring."),
        ("The snake is harmless.", "The snake is harmful."),
        ("The metal is non-magnetic.", "The metal is magnetic."),
    ],
)
def test_a_prefix_that_is_missing_or_new(source: str, version: str, estimator: Estimator) -> None:
    """The word has become its opposite."""
    assert [one[0] for one in _findings(source, version, estimator)] == ["opposite"]


@pytest.mark.parametrize(
    ("source", "version"),
    [
        ("The bridge was not safe for cars.", "The bridge was unsafe for cars."),
        ("The bridge was not safe for cars.", "The bridge was dangerous for cars."),
        ("He did not agree to pay.", "He refused to pay."),
        ("They did not use coal, but oil.", "They used oil instead of coal."),
        ("The road was not open.", "The road was closed."),
        ("The tree did not survive.", "The tree died."),
        ("The war did not last long.", "The war was short."),
        ("The rule does not apply to children.", "The rule applies only to adults."),
        ("Not every student passed the test.", "Most students passed the test."),
        ("No runner was faster than her.", "She was the fastest runner."),
        ("She had never seen the sea before.", "She saw the sea for the first time."),
        ("The bus did not arrive until ten.", "The bus arrived at ten."),
        ("For 24 years he did not come home.", "It took 24 years before he came home."),
        ("The wolf has not been seen here since 1900.", "The wolf was last seen here in 1900."),
        ("You cannot make bread without flour.", "You need flour to make bread."),
        ("Not all of the snow melts.", "More snow falls than melts."),
        ("It is not unusual to see deer here.", "Deer are often seen here."),
        ("Tomatoes are not vegetables but fruits.", "Tomatoes are really fruits."),
        ("The story is incomplete.", "The story is not complete."),
        ("Boys could attend the school, but girls could not.", "Only boys could attend the school."),
    ],
)
def test_a_negation_in_other_words(source: str, version: str, estimator: Estimator) -> None:
    """What says the same raises no alarm."""
    assert _findings(source, version, estimator) == []
