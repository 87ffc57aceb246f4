"""What stands below the answer: each view opens by itself, and says what it is for."""

import pytest

from lexile.dashboard.tabs import VIEWS

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


def test_a_target_is_measured_and_changes_are_proposed(open_view) -> None:
    """How far, what stands above, and each change with what it brings."""
    page = open_view("Target")
    page.selectbox(key="target_band").set_value("up to 650L, early elementary").run()
    assert not page.exception
    assert "above it" in said(page)
    changes = page.dataframe[-1].value
    assert changes["Change"].str.contains("Split|Replace").all()
    assert changes["Text then"].str.endswith("L").all()


def test_an_edited_text_stands_beside_the_first(open_view) -> None:
    """Before and after: measures, ranges and what changed; an empty edit is explained."""
    page = open_view("Target", STORY)
    box = next(area for area in page.text_area if area.key.startswith("edited-"))
    box.set_value(box.value.replace("The morning was cold, and a thin mist", "The morning was cold. A thin mist")).run()
    assert not page.exception
    assert "than before" in said(page)
    assert page.table[-1].value.columns.tolist() == ["Before", "After"]
    next(area for area in page.text_area if area.key.startswith("edited-")).set_value("").run()
    assert "no words" in page.error[0].value


def test_another_version_is_compared(open_view) -> None:
    """Pasted beside the first text; the headline above stays that of the first."""
    page = open_view("Compare")
    headline = page.metric[0].value
    page.text_area(key="other_text").set_value(STORY)
    next(button for button in page.button if button.label == "Compare").click()
    page.run()
    assert not page.exception
    assert "The other version is" in said(page)
    assert page.metric[0].value == headline


def test_everything_can_be_taken_along(open_view) -> None:
    """A report, tables and data, named after the text; of many documents too."""
    page = open_view("Take it along")
    labels = [button.label for button in page.get("download_button")]
    assert labels == ["Report to print (HTML)", "Sentences (CSV)", "Everything (JSON)"]


@pytest.mark.parametrize(
    "settings", [{"view": "Nonsense"}, {"view": "Target", "target_measure": "x"}, {"view": "Readers", "grade": "13"}]
)
def test_a_link_with_nonsense_opens_the_page_all_the_same(settings: dict[str, str], open_view) -> None:
    """What cannot be set is left as it was."""
    page = open_view(**settings)
    assert page.metric
    assert len([tab for tab in page.tabs if tab.children]) == 1
