"""A key term that stays is offered an explanation where it stands first."""

from dataclasses import replace

import pytest

from lexile.analysis import analyze
from lexile.documents import document_from_text
from lexile.estimator.estimator import Estimator
from lexile.leveling.draft import EditKind, level, made_text
from lexile.leveling.glossary import defined, glossary
from lexile.leveling.glosses import glosses, is_explained, leaves_room
from lexile.leveling.inflection import inflected
from lexile.leveling.key_terms import key_terms
from lexile.leveling.plural_meanings import in_plural
from lexile.leveling.targets import Target

KNIGHTS = (
    "In the Middle Ages a knight wore heavy armor in battle, and his family paid for it. The armor was made of steel, "
    "and only wealthy nobles could purchase armor. In a tournament, the knights charged at each other with lances. "
    "They attempted to knock their opponents from their horses. The lances frequently splintered, and a knight carried "
    "several lances."
)


def test_a_key_term_is_explained_in_its_number(estimator: Estimator) -> None:
    """In words of the thesaurus, in brackets where no verb follows."""
    analysis = analyze(document_from_text(KNIGHTS), estimator)
    found = {one.term: one.glossed for one in glosses(analysis, estimator, key_terms(analysis, estimator))}
    assert found["armor"].startswith("armor (protective covering made of metal")
    assert found["armor"].endswith(")")


def test_a_gloss_is_offered_and_never_made(estimator: Estimator) -> None:
    """A person decides what is added to a text; made by hand, it leaves the rest as it is."""
    draft = level(analyze(document_from_text(KNIGHTS), estimator), estimator, Target("", 300.0, 500.0))
    offered = [edit for edit in draft.edits if edit.kind is EditKind.GLOSS]
    assert offered
    assert not any(edit.made for edit in offered)
    made = made_text(draft.source, [replace(offered[0], made=True)])
    assert made.replace(offered[0].after, offered[0].before, 1) == draft.source


@pytest.mark.parametrize(
    ("meaning", "plural"),
    [
        ("a large mass of ice floating at sea", "large masses of ice floating at sea"),
        ("an animal that eats plants", "animals that eat plants"),
        ("a person who is in charge of a ship", "people who are in charge of a ship"),
        ("protective covering made of metal", None),
        ("any of various small animals", None),
    ],
)
def test_a_meaning_in_the_plural(meaning: str, plural: str | None) -> None:
    """Noun and verb change their number; a meaning without a plural has none."""
    assert in_plural(meaning) == plural


@pytest.mark.parametrize(
    ("text", "term", "expected"),
    [
        ("The lances splintered on the shields.", "lances", True),
        ("He carried lances, and a shield.", "lances", True),
        ("The lances are kept in a hall.", "lances", True),
        ("The lance makers were rich.", "lance", False),
        ("The lances of the knights broke.", "lances", False),
        ("He carried lances and shields.", "lances", True),
    ],
)
def test_a_gloss_goes_where_the_sentence_leaves_room(text: str, term: str, expected: bool) -> None:
    """Not before another noun, nor before what belongs to the term."""
    assert leaves_room(text, text.index(term) + len(term)) == expected


@pytest.mark.parametrize(
    ("text", "term", "expected"),
    [
        ("The wearing away of rock is called erosion.", "erosion", True),
        ("Erosion, the wearing away of rock, takes time.", "Erosion", True),
        ("Icebergs are large pieces of ice.", "Icebergs", True),
        ("Icebergs (pieces of ice) drift south.", "Icebergs", True),
        ("Icebergs are driven south by the wind.", "Icebergs", False),
        ("Erosion has shaped the valley.", "Erosion", False),
    ],
)
def test_what_a_text_explains_itself_gets_no_gloss(text: str, term: str, expected: bool) -> None:
    """A definition, an apposition, or brackets after the term."""
    start = text.index(term)
    assert is_explained(text, start, start + len(term)) == expected


OCEAN = (
    "Phytoplankton grows near the surface of the ocean. Whales depend on phytoplankton, since the animals that they "
    "eat feed on it. When the water becomes warmer, phytoplankton grows more slowly. The herbivores of the sea then "
    "find less to eat."
)


def test_school_terms_are_explained_by_the_glossary(estimator: Estimator) -> None:
    """A key term, and a term of the glossary that is no key term, each in its number and where there is room."""
    analysis = analyze(document_from_text(OCEAN), estimator)
    found = {one.term: one.glossed for one in glosses(analysis, estimator, key_terms(analysis, estimator))}
    assert found["Phytoplankton"] == "Phytoplankton, tiny plants that drift in the sea,"
    assert "herbivores" not in found  # "of the sea" belongs to it


def test_an_ambiguous_term_needs_its_company() -> None:
    """A bill is a plan for a law in a text about the senate, and nothing is said of it in another."""
    assert defined("bills", {"senate", "vote"}) == "plans for a new law"
    assert defined("bill", {"duck", "water"}) is None


def test_the_glossary_is_short_plain_and_not_circular(estimator: Estimator) -> None:
    """At most sixteen words each, none of them very rare, and none of them the term itself."""
    for term, entry in glossary().items():
        words = [word.strip(',."') for word in entry.meaning.lower().replace("'s", "").split()]
        assert 1 <= len(words) <= 16, term
        assert not entry.meaning.endswith("."), term
        assert term not in words, term
        rarest = min(words, key=lambda word: estimator.lexicon.zipf_of(word) or 9.0)
        assert (estimator.lexicon.zipf_of(rarest) or 9.0) > 2.4, (term, rarest)


def test_meanings_of_the_glossary_have_plurals_that_are_english() -> None:
    """No verb in the singular after a plural noun, and no plural of what is not a noun."""
    for term in glossary():
        plural = inflected(term, "NNS")
        meaning = defined(plural, glossary()[term].company) if plural else None
        if meaning is not None and plural != term and plural not in glossary():
            assert not meaning.startswith(("a ", "an ", "the ")), (plural, meaning)
            head, _, rest = meaning.partition(" that ")
            if rest and " the " not in head and " a " not in head:
                assert rest.split()[0] not in {"is", "has", "was", "does"}, (plural, meaning)
