"""What stands below the answer: each view opens by itself, and says what it is for."""

import pytest

from lexile.dashboard.further import VIEWS

STORY = (
    "The old man walked slowly down to the river. He carried a long rod and a small tin box. The morning was cold, "
    "and a thin mist lay over the water. He sat down on a flat stone, opened the box, and chose his best hook. "
) * 3


def said(page) -> str:
    return "\n".join(
        part.value for kind in ("caption", "markdown", "info", "error") for part in page.get(kind)
    ).replace("\\", "")


@pytest.mark.parametrize("view", VIEWS)
def test_a_link_opens_a_view_and_only_that(view: str, open_view) -> None:
    """The address keeps which view is open; the others are not computed."""
    page = open_view(view)
    assert [tab.label for tab in page.tabs if tab.children] == [view]


def test_formulas_stand_side_by_side_with_what_they_are_good_for(open_view) -> None:
    """Six formulas, no mean, and a reason where one says little."""
    page = open_view("Formulas")
    table = page.table[-1].value
    assert len(table) == 6
    assert table.loc["SMOG", "For this text"] == "Says little: fewer than 30 sentences"
    assert table.loc["Flesch-Kincaid", "For this text"] == "Suits it"
    assert "their mean would mean nothing" in said(page)


@pytest.mark.parametrize(("own", "place"), [("100", "Above"), ("340", "Within"), ("1500L", "Below")])
def test_a_reader_is_told_where_the_text_stands(own: str, place: str, open_view) -> None:
    """For one reader, one sentence with the range of texts and how probable it is."""
    page = open_view("Readers", STORY)
    page.text_input(key="own_measures").set_value(own).run()
    assert f"{place} their range" in said(page)
    assert "probable" in said(page)


def test_a_class_gets_a_line_and_a_table(open_view) -> None:
    """Each pupil by name, how many in all; a name that begins like a formula does no harm in a spreadsheet."""
    page = open_view("Readers", STORY)
    page.text_input(key="own_measures").set_value("Ann 700L, =SUM 300L").run()
    assert "Of 2 readers" in said(page)
    assert "'=SUM" in page.dataframe[0].value["Reader"].tolist()


def test_what_is_no_measure_is_explained(open_view) -> None:
    """A sentence, no traceback."""
    page = open_view("Readers")
    page.text_input(key="own_measures").set_value("quite good").run()
    assert "holds no measure" in page.error[0].value.replace("\\", "")
    assert not page.exception


def test_a_link_keeps_the_grade(open_view) -> None:
    """The chosen grade stands in the address, so that a colleague sees the same view with another text."""
    page = open_view("Readers", STORY, grade="grade 4")
    assert page.selectbox(key="grade").value == "grade 4"
    assert "their range" in said(page)
