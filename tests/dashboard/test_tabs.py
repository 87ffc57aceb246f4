"""The tabs below the text: links to them, their content, and what the visitor can change in them."""

import pytest
from streamlit.testing.v1 import AppTest

from lexile.dashboard.tabs import TABS
from tests.dashboard.conftest import OpenTab

STORY = (
    "The old man walked slowly down to the river. He carried a long rod and a small tin box. The morning was cold, "
    "and a thin mist lay over the water. He sat down on a flat stone, opened the box, and chose his best hook. "
) * 3


def shown(page: AppTest) -> str:
    """All captions, paragraphs, notes and errors, without their escapes."""
    return "\n".join(
        element.value for kind in ("caption", "markdown", "info", "error") for element in page.get(kind)
    ).replace("\\", "")


@pytest.mark.parametrize("tab", TABS)
def test_a_link_opens_one_tab_and_fills_only_that(tab: str, open_tab: OpenTab) -> None:
    """The address names the open tab; the others are not computed."""
    page = open_tab(tab)
    assert [one.label for one in page.tabs if one.children] == [tab]


def test_formulas_are_listed_with_how_well_they_suit_the_text(open_tab: OpenTab) -> None:
    """Six formulas without a mean, and the reason where one is less suitable."""
    page = open_tab("Formulas")
    table = page.table[-1].value
    assert len(table) == 6
    assert table.loc["SMOG", "For this text"] == "Less suitable: fewer than 30 sentences"
    assert table.loc["Flesch-Kincaid", "For this text"] == "Suitable"
    assert "an average would be meaningless" in shown(page)


@pytest.mark.parametrize(("measure", "match"), [("100", "Above"), ("340", "Within"), ("1500L", "Below")])
def test_one_reader_gets_a_sentence(measure: str, match: str, open_tab: OpenTab) -> None:
    """Whether the text is below, within or above the reader's range, and how probable that is."""
    page = open_tab("Readers", STORY)
    page.text_input(key="reader_measures").set_value(measure).run()
    assert f"{match} their range" in shown(page)
    assert "probable" in shown(page)


def test_a_class_gets_a_summary_and_a_table(open_tab: OpenTab) -> None:
    """Every pupil by name; a name that a spreadsheet would take for a formula is escaped."""
    page = open_tab("Readers", STORY)
    page.text_input(key="reader_measures").set_value("Ann 700L, =SUM 300L").run()
    assert "Of 2 readers" in shown(page)
    assert "'=SUM" in page.dataframe[0].value["Reader"].tolist()


def test_an_invalid_measure_is_explained(open_tab: OpenTab) -> None:
    """As a message rather than a traceback."""
    page = open_tab("Readers")
    page.text_input(key="reader_measures").set_value("quite good").run()
    assert "has no measure" in page.error[0].value.replace("\\", "")
    assert not page.exception


def test_a_link_keeps_the_grade(open_tab: OpenTab) -> None:
    """The chosen grade is in the address, so that a colleague can open the view with another text."""
    page = open_tab("Readers", STORY, grade="grade 4")
    assert page.selectbox(key="grade").value == "grade 4"
    assert "their range" in shown(page)


def test_edits_are_suggested_for_a_target(open_tab: OpenTab) -> None:
    """The distance to the target, and edits with the measure each of them leads to."""
    page = open_tab("Target")
    page.selectbox(key="target_band").set_value("up to 650L, early elementary").run()
    assert not page.exception
    assert "above it" in shown(page)
    changes = page.dataframe[-1].value
    assert changes["Edit"].str.contains("Split|Replace").all()
    assert changes["Estimate so far"].str.endswith("L").all()


def test_an_edited_text_is_compared_with_the_original(open_tab: OpenTab) -> None:
    """Measures, ranges and differences before and after; an emptied box is explained."""
    page = open_tab("Target", STORY)
    box = next(area for area in page.text_area if area.key.startswith("edited-"))
    box.set_value(box.value.replace("The morning was cold, and a thin mist", "The morning was cold. A thin mist")).run()
    assert not page.exception
    assert "than the original" in shown(page)
    assert page.table[-1].value.columns.tolist() == ["The original", "The edited text"]
    next(area for area in page.text_area if area.key.startswith("edited-")).set_value("").run()
    assert "no words" in page.error[0].value


def test_another_text_is_compared(open_tab: OpenTab) -> None:
    """The estimate at the top stays that of the first text."""
    page = open_tab("Compare")
    headline = page.metric[0].value
    page.text_area(key="other_text").set_value(STORY)
    next(button for button in page.button if button.label == "Compare").click()
    page.run()
    assert not page.exception
    assert "The other text is" in shown(page)
    assert page.metric[0].value == headline


def test_report_tables_and_data_can_be_exported(open_tab: OpenTab) -> None:
    """One button each."""
    page = open_tab("Export")
    labels = [button.label for button in page.get("download_button")]
    assert labels == ["Printable report (HTML)", "Sentences (CSV)", "Full analysis (JSON)"]


@pytest.mark.parametrize(
    ("tab", "settings"), [("Nonsense", {}), ("Target", {"target_measure": "x"}), ("Readers", {"grade": "13"})]
)
def test_a_link_with_invalid_settings_still_opens_the_page(
    tab: str, settings: dict[str, str], open_tab: OpenTab
) -> None:
    """Invalid settings are ignored."""
    page = open_tab(tab, **settings)
    assert page.metric
    assert len([one for one in page.tabs if one.children]) == 1
