"""Names, dates and quotations in a text, and when two of them are the same."""

import pytest

from lexile.analysis import analyze
from lexile.documents import document_from_text
from lexile.estimator.estimator import Estimator
from lexile.leveling.facts.checked_text import CheckedText
from lexile.leveling.facts.dates import find_dates
from lexile.leveling.facts.names import find_name_groups, name_findings, name_keys
from lexile.leveling.facts.quotations import find_quotations, quotation_findings


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("italian", "italy"),
        ("french", "france"),
        ("dutch", "netherlands"),
        ("kenyans", "kenya"),
        ("canadian", "canada"),
        ("brazilian", "brazil"),
        ("japanese", "japan"),
        ("londoners", "london"),
        ("antarctic", "antarctica"),
        ("curie's", "curie"),
        ("wrights", "wright"),
        ("darwinian", "darwin"),
        ("shakespearean", "shakespeare"),
        ("u.s", "american"),
    ],
)
def test_a_people_and_its_country_share_a_key(first: str, second: str) -> None:
    """A version may say either."""
    assert name_keys(first) & name_keys(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("austria", "australia"),
        ("iran", "iraq"),
        ("niger", "nigeria"),
        ("roman", "romanian"),
        ("arctic", "antarctic"),
        ("atlanta", "atlantic"),
        ("marie", "maria"),
        ("maria", "mario"),
        ("julia", "julian"),
        ("maria", "marian"),
        ("paul", "paula"),
        ("robert", "roberta"),
        ("adams", "adam"),
    ],
)
def test_similar_names_share_none(first: str, second: str) -> None:
    """They are other names."""
    assert not name_keys(first) & name_keys(second)


def test_names_are_whole(estimator: Estimator) -> None:
    """With particles between their parts; a first word, a month and a quotation's first word are none."""
    text = (
        "In May, Daniel arap Moi visited the Bay of Fundy with Karl von Frisch. Many people came. She asked, “Where is "
        "Mrs. Finch?” The children of Kenya followed them."
    )
    analysis = analyze(document_from_text(text), estimator)
    names = [text[one.start : one.end] for one in find_name_groups(analysis.segmented, estimator.lexicon)]
    assert names == ["Daniel arap Moi", "Bay of Fundy", "Karl von Frisch", "Mrs. Finch", "Kenya"]


def test_a_title_is_no_new_part_of_a_name(estimator: Estimator) -> None:
    """A version may say "Queen Elizabeth" for "Elizabeth", but not "Mary Elizabeth"."""
    texts = [
        analyze(document_from_text(f"The theatre was built when {name} ruled the country."), estimator)
        for name in ("Elizabeth", "Queen Elizabeth", "Mary Elizabeth")
    ]
    source, titled, longer = (CheckedText(text, estimator) for text in texts)
    assert name_findings(source, titled) == []
    assert [one.version for one in name_findings(source, longer)] == ["Mary Elizabeth"]


def test_dates() -> None:
    """May is a month only where it can be no verb."""
    text = "It may rain in May, and they may march on 3 March or on Sundays until Dec. 5."
    assert [text[one.start : one.end] for one in find_dates(text)] == ["May", "March", "Sundays", "Dec"]


def test_quotations() -> None:
    """Of three words or more, in straight and curly quotation marks, double and single."""
    text = (
        '“We shall see it,” she said. The "great bear" slept. He cried, "Come here at once!" '
        "‘It won’t be the boys’ dogs,’ said Ann, 'for they don't climb.' The boys' dogs and the girls' cats stayed."
    )
    assert [text[one.start : one.end] for one in find_quotations(text)] == [
        "We shall see it,",
        "Come here at once!",
        "It won’t be the boys’ dogs,",
        "for they don't climb.",
    ]


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "‘{}’", "'{}'"])
def test_a_quotation_that_was_changed(marks: str, estimator: Estimator) -> None:
    """In any marks; the marks themselves may be others."""
    source, same, changed = (
        CheckedText(
            analyze(document_from_text(f"The people of the town met. {quoted} said the mayor."), estimator), estimator
        )
        for quoted in (
            marks.format("We shall build it again in spring,"),
            "“We shall build it again in spring,”",
            marks.format("We shall pull it down in spring,"),
        )
    )
    assert quotation_findings(source, same) == []
    assert [(one.source, one.version) for one in quotation_findings(source, changed)] == [
        ("We shall build it again in spring,", ""),
        ("", "We shall pull it down in spring,"),
    ]
