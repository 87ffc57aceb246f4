"""The tabs of the panel: links to them, their content, and what the visitor can change in them."""

import json
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from lexile.dashboard import work
from lexile.dashboard.tabs import TABS
from lexile.errors import TooLarge
from lexile.leveling.draft import EditKind
from tests.dashboard.conftest import OpenTab, surface

STORY = (
    "The old man walked slowly down to the river. He carried a long rod and a small tin box. The morning was cold, "
    "and a thin mist lay over the water. He sat down on a flat stone, opened the box, and chose his best hook. "
) * 3


def shown(page: AppTest) -> str:
    """All captions, paragraphs, notes and errors, without their escapes."""
    return (
        "\n".join(element.value for kind in ("caption", "markdown", "info", "error") for element in page.get(kind))
        .replace("\\", "")
        .replace("\N{WORD JOINER}", "")
    )


TABLET = 756  # pixels of a table on a tablet that is 820 wide


@pytest.mark.parametrize("tab", TABS)
def test_a_link_opens_one_tab_and_fills_only_that(tab: str, open_tab: OpenTab) -> None:
    """The address names the open tab; the others are not computed."""
    page = open_tab(tab)
    assert [one.label for one in page.tabs if one.children] == [tab]


@pytest.mark.parametrize(("tab", "step"), [("Why", "explanation"), ("Words", "vocabulary")])
def test_a_tab_that_cannot_be_filled_says_why(
    tab: str, step: str, open_tab: OpenTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one sentence, and the rest of the page is there."""

    def refuse(*_: object) -> None:
        raise TooLarge("It takes too long.")

    monkeypatch.setattr(work, step, refuse)
    page = open_tab(tab, f"{STORY} The {step} took too long.")
    assert "It takes too long." in shown(page)
    assert page.metric


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
    assert "Of the 2 readers, this text is" in shown(page)
    assert "'=SUM" in page.dataframe[0].value["Reader"].tolist()


def test_one_wrong_entry_does_not_stop_the_other_readers(open_tab: OpenTab) -> None:
    page = open_tab("Readers", STORY)
    page.text_input(key="reader_measures").set_value("Ann 700L, Ben abc, Cem 300L").run()
    assert "Ben abc" in page.error[0].value
    assert page.dataframe[0].value["Reader"].tolist() == ["Ann", "Cem"]


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


HARD = (
    "The committee purchased numerous instruments in order to ascertain whether the reservoir was contaminated, and "
    "the inspectors subsequently endeavoured to eliminate the substance. The inhabitants were apprehensive, because "
    "the authorities had previously concealed a comparable incident from them. "
) * 2


def test_a_draft_is_made_and_changed(open_tab: OpenTab) -> None:
    """Each change can be undone, and the measure follows."""
    page = open_tab("Make it easier", HARD)
    page.selectbox(key="target_band").set_value("650–1050L, late elementary").run()
    assert "above it" in shown(page)
    page.button(key="make_draft").click().run()
    assert not page.exception
    assert "→" in shown(page)
    changes = [piece for paragraph in surface(page)["paragraphs"] for piece in paragraph if "id" in piece]
    assert any(piece["made"] for piece in changes)
    drafting = page.session_state["draft"]
    undone = tuple(replace(edit, made=False) for edit in drafting.edits)
    page.session_state["draft"] = replace(drafting, edits=undone)
    page.run()
    assert "with no change" in shown(page)
    assert page.session_state["draft"].draft == HARD
    labels = [button.label for button in page.get("download_button")]
    assert labels == ["Word, with tracked changes", "Word", "Text"]


def test_a_draft_that_cannot_be_made_says_why(open_tab: OpenTab, monkeypatch: pytest.MonkeyPatch) -> None:
    """At once, even the first one; and no longer when the next one is made."""
    page = open_tab("Make it easier", HARD)
    page.selectbox(key="target_band").set_value("650–1050L, late elementary").run()

    def refuse(*_: object) -> None:
        raise TooLarge("It takes too long.")

    with monkeypatch.context() as patches:
        patches.setattr(work, "draft_edits", refuse)
        page.text_input(key="keep_words").set_value("purchased").run()
        page.button(key="make_draft").click().run()
        assert not page.exception
        assert "It takes too long." in shown(page)
    page.text_input(key="keep_words").set_value("numerous").run()
    page.button(key="make_draft").click().run()
    assert "It takes too long." not in shown(page)
    assert page.button(key="edit_draft")


def test_a_change_whose_other_words_cannot_be_found_is_shown(
    open_tab: OpenTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the reason; the change can still be undone."""

    def refuse(*_: object) -> None:
        raise TooLarge("It takes too long.")

    monkeypatch.setattr(work, "sentence_suggestions", refuse)
    page = open_tab("Make it easier", HARD)
    page.selectbox(key="target_band").set_value("650–1050L, late elementary").run()
    page.button(key="make_draft").click().run()
    edits = page.session_state["draft"].edits
    page.session_state["draft_change"] = next(n for n, edit in enumerate(edits) if edit.kind is EditKind.WORD)
    page.run()
    assert not page.exception
    assert "It takes too long." in shown(page)
    assert surface(page)["card"]["options"]


def test_a_draft_is_edited_by_hand(open_tab: OpenTab) -> None:
    """It becomes the text to work in, and is compared with the original."""
    page = open_tab("Make it easier", HARD)
    page.selectbox(key="target_band").set_value("650–1050L, late elementary").run()
    page.button(key="make_draft").click().run()
    draft = page.session_state["draft"].draft
    page.button(key="edit_draft").click().run()
    assert surface(page)["text"] == draft
    assert "easier than the original" in shown(page)


def test_words_to_keep_are_kept(open_tab: OpenTab) -> None:
    """No change touches them."""
    page = open_tab("Make it easier", HARD)
    page.selectbox(key="target_band").set_value("650–1050L, late elementary").run()
    page.text_input(key="keep_words").set_value("purchased, inhabitants").run()
    page.button(key="make_draft").click().run()
    edits = page.session_state["draft"].edits
    assert edits
    assert not {"purchased", "inhabitants"} & {edit.before for edit in edits}


@pytest.mark.parametrize(("tab", "box", "most"), [("Make it easier", "keep_words", 100), ("Words", "added_words", 40)])
def test_words_beyond_the_most_are_not_dropped_in_silence(tab: str, box: str, most: int, open_tab: OpenTab) -> None:
    page = open_tab(tab, HARD, target_band="650–1050L, late elementary")
    page.text_input(key=box).set_value("a," * most).run()
    assert "are taken" not in shown(page)
    page.text_input(key=box).set_value("a," * (most + 1)).run()
    assert f"There are {most + 1} words here; only the first {most} are taken." in shown(page)


def test_the_chosen_readers_are_the_first_target(open_tab: OpenTab) -> None:
    """Whoever has said for whom need not say it again."""
    page = open_tab("Make it easier", HARD, readers="grade 3")
    assert "Target grade 3 (320L–810L)" in shown(page)


def test_readers_chosen_later_become_the_target(open_tab: OpenTab) -> None:
    """Without a target, the tab says what to do; readers chosen then are the target, unless one has been chosen."""
    page = open_tab("Make it easier", HARD)
    assert "Choose a target" in shown(page)
    page.selectbox(key="readers").set_value("grade 3").run()
    assert "Target grade 3 (320L–810L)" in shown(page)
    page = open_tab("Make it easier", HARD)
    page.selectbox(key="target_band").set_value("650–1050L, late elementary").run()
    page.selectbox(key="readers").set_value("grade 3").run()
    assert "Target grade 3" not in shown(page)


def test_several_levels_come_from_one_text(open_tab: OpenTab) -> None:
    """One row and one file each."""
    page = open_tab("Make it easier", HARD)
    page.selectbox(key="target_band").set_value("650–1050L, late elementary").run()
    page.session_state["several_levels"] = True
    page.run()
    page.text_input(key="levels").set_value("800, 1000").run()
    assert not page.exception
    assert page.dataframe[-1].value["For readers of"].tolist() == ["800L", "1000L"]
    page.text_input(key="levels").set_value("BR100L 900").run()
    assert page.dataframe[-1].value["For readers of"].tolist() == ["BR100L", "900L"]
    for typed, reason in (("easy", "“easy” has no measure"), ("9999", "off the scale")):
        page.text_input(key="levels").set_value(typed).run()
        assert reason in shown(page)


def test_levels_beyond_the_most_are_not_dropped_in_silence(open_tab: OpenTab) -> None:
    page = open_tab("Make it easier", HARD, target_band="650–1050L, late elementary")
    page.session_state["several_levels"] = True
    page.run()
    page.text_input(key="levels").set_value("1100, 700, 800, 900").run()
    assert "are taken" not in shown(page)
    page.text_input(key="levels").set_value("1100, 700, 800, 900, 1000").run()
    assert "There are 5 measures here; only the lowest 4 are taken." in shown(page)
    assert page.dataframe[-1].value["For readers of"].tolist() == ["700L", "800L", "900L", "1000L"]


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


def test_both_texts_are_measured_alike(open_tab: OpenTab) -> None:
    """With what was left out of one, or without what was left out of either."""
    text = f"The considerable administration\n===\n\n{STORY}\n\nNotes\n===\n\n{STORY}"
    page = open_tab("Compare", text)
    page.text_area(key="other_text").set_value(text)
    next(button for button in page.button if button.label == "Compare").click()
    page.run()
    for is_on in (False, True):
        page.toggle(key="keep_all").set_value(is_on).run()
        first, second = page.table[-1].value.to_numpy()[:, -2:].T.tolist()
        assert first == second


def test_what_a_version_has_lost_is_told(open_tab: OpenTab) -> None:
    """Beside the sentences of both texts."""
    page = open_tab("Compare", "In 1912 the ship sank in the cold water. Nobody had expected the ice. " * 3)
    page.text_area(key="other_text").set_value("The ship sank in the cold water. Nobody had expected the ice. " * 3)
    next(button for button in page.button if button.label == "Compare").click()
    page.run()
    page.segmented_control(key="compare_as").set_value("What was lost or added").run()
    assert not page.exception
    assert "The year 1912 is missing" in shown(page)
    assert page.dataframe[-1].value.columns.tolist() == ["Source", "Version"]
    widths = [
        column["width"] for column in json.loads(page.dataframe[-1].proto.columns).values() if column.get("width")
    ]
    assert len(widths) == 2
    assert sum(widths) <= TABLET


def test_report_tables_and_data_can_be_exported(open_tab: OpenTab) -> None:
    """One button each."""
    page = open_tab("Export")
    labels = [button.label for button in page.get("download_button")]
    assert labels == ["Printable report (HTML)", "Sentences (CSV)", "Full analysis (JSON)"]


@pytest.mark.parametrize(
    ("tab", "settings"), [("Nonsense", {}), ("Make it easier", {"target_measure": "x"}), ("Readers", {"grade": "13"})]
)
def test_a_link_with_invalid_settings_still_opens_the_page(
    tab: str, settings: dict[str, str], open_tab: OpenTab
) -> None:
    """Invalid settings are ignored."""
    page = open_tab(tab, **settings)
    assert page.metric
    assert len([one for one in page.tabs if one.children]) == 1


def test_an_uneven_text_says_that_harder_parts_count_more(open_tab: OpenTab) -> None:
    """Only where it matters."""
    hard = "The administration subsequently endeavoured to ascertain whether it had been contaminated. " * 12
    easy = "The dog ran home. It was late. The cat sat on the mat. " * 14
    assert "harder parts count more" in shown(open_tab("Why", f"{easy}\n\n{hard}"))
    assert "harder parts count more" not in shown(open_tab("Why", easy))
