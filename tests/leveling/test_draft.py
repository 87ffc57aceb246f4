"""An easier draft: nothing is lost, every change can be undone, and its measure holds."""

import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from lexile.analysis import Analysis, analyze
from lexile.cli.level import parse_target
from lexile.cli.main import main
from lexile.documents import Block, BlockKind, Document, document_from_text, read_document
from lexile.errors import TooLarge, UnusableInput
from lexile.estimator.estimator import Estimator
from lexile.leveling.as_given import as_given
from lexile.leveling.draft import Draft, EditKind, _analysis_of, level, made_text
from lexile.leveling.edits import with_edits
from lexile.leveling.targets import Target
from lexile.leveling.versions import Version
from lexile.scale import format_measure
from lexile.views.export.draft_docx import draft_docx, edited_docx
from lexile.views.export.draft_set import draft_set

ARTICLE = (
    "Antarctic glaciers are discharging ice into the ocean at an accelerating rate, and researchers have attempted to "
    "determine the mechanisms that are responsible. In order to investigate the phenomenon, a large number of "
    "scientists utilised autonomous submarines beneath the glaciers for 21 days. The instruments "
    "demonstrated that comparatively warm water penetrates the cavity through narrow channels, and it "
    "erodes the ice from below.\n\n"
    "Consequently, the glaciers have diminished considerably since the observations commenced in 1992. “We were "
    "astonished by the magnitude of the transformation,” remarked Dr. Hall, who supervised the expedition. The "
    "investigators did not conclude that the models were accurate, because they do not adequately represent the "
    "circulation of water. Numerous coastal communities would encounter substantial difficulties if the glaciers were "
    "to disintegrate, but the probability of an imminent collapse remains uncertain."
)
TARGET = Target("740L–1010L", 740.0, 1010.0)


@pytest.fixture(scope="module")
def analysis(estimator: Estimator) -> Analysis:
    return analyze(document_from_text(ARTICLE), estimator)


@pytest.fixture(scope="module")
def draft(analysis: Analysis, estimator: Estimator) -> Draft:
    return level(analysis, estimator, TARGET)


def test_the_draft_is_easier_and_its_measure_holds(draft: Draft, estimator: Estimator) -> None:
    """Pasted anew, the draft has the measure that was promised."""
    again = analyze(document_from_text(draft.text), estimator)
    assert draft.after.estimate.measure < draft.before.estimate.measure - 100
    assert again.estimate.measure == pytest.approx(draft.after.estimate.measure, abs=1)
    assert draft.probability == pytest.approx(again.estimate.mass_between(TARGET.low, TARGET.high)[1], abs=0.02)


def test_every_edit_can_be_undone(draft: Draft) -> None:
    """Without its edits the draft is the source, byte for byte; each edit names what stands in the source."""
    assert draft.source == ARTICLE
    assert made_text(draft.source, ()) == ARTICLE
    assert made_text(draft.source, draft.edits) == draft.text != ARTICLE
    for edit in draft.edits:
        alone = with_edits(draft.source, edit.edits)
        assert alone != draft.source
        assert edit.before in draft.source
        assert edit.after in alone


def test_quotations_numbers_names_and_negations_stay(draft: Draft) -> None:
    for kept in ("“We were astonished by the magnitude of the transformation,”", "Dr. Hall", "1992", "21 days"):
        assert kept in draft.text
    assert re.findall(r"\b(?:not|no|never)\b", draft.text) == re.findall(r"\b(?:not|no|never)\b", draft.source)
    assert re.findall(r"\d+", draft.text) == re.findall(r"\d+", draft.source)


def test_british_quotations_stay(estimator: Estimator) -> None:
    """Single quotation marks, with an apostrophe inside, enclose another's words too."""
    said = "‘I don’t comprehend why a large number of people utilised it,’"
    text = ARTICLE.replace("“We were astonished by the magnitude of the transformation,”", said)
    draft = level(analyze(document_from_text(text), estimator), estimator, TARGET)
    first = text.index(said)
    assert not [one.after for one in draft.edits if first <= one.start < first + len(said)]
    assert draft.text != text


def test_what_the_text_is_about_stays(draft: Draft) -> None:
    assert draft.text.count("glaciers") == draft.source.count("glaciers")


def test_words_to_keep_stay(analysis: Analysis, estimator: Estimator, draft: Draft) -> None:
    replaced = [edit.before.lower() for edit in draft.edits if edit.kind is EditKind.WORD and edit.made]
    assert replaced
    kept = level(analysis, estimator, TARGET, keep=replaced)
    assert not {edit.before.lower() for edit in kept.edits if edit.kind is EditKind.WORD} & set(replaced)


def test_a_text_at_its_target_stays_as_it_is(analysis: Analysis, estimator: Estimator) -> None:
    same = level(analysis, estimator, Target("hard", 900.0, 1900.0))
    assert (same.text, same.edits, same.reached) == (ARTICLE, (), True)


def test_where_edits_do_not_suffice_the_hard_sentences_are_named(analysis: Analysis, estimator: Estimator) -> None:
    far = level(analysis, estimator, Target("easy", 100.0, 300.0))
    assert not far.reached
    assert far.hard_sentences
    assert all(sentence in far.text for sentence in far.hard_sentences)


def test_a_whole_book_is_refused(estimator: Estimator) -> None:
    long = analyze(document_from_text("The dog ran home in the rain. " * 1000), estimator)
    with pytest.raises(TooLarge, match=r"^This text has .* 6,000"):
        level(long, estimator, TARGET)


def test_a_list_counts_in_the_draft_as_in_its_source(estimator: Estimator) -> None:
    """Published measures count the number of a list item as a sentence end, before and after."""
    steps = "\n".join(f"{number}. Fold the paper along the line that you drew before" for number in range(1, 12))
    source = analyze(document_from_text(f"{ARTICLE}\n\n{steps}"), estimator)
    assert source.segmented.numbered
    assert _analysis_of(source.text, source, estimator).estimate == source.estimate


MARKDOWN = f"# On *ice*\r\n\r\n{ARTICLE}\r\n\r\n- 12 °C\r\n- 14 °C\r\n\r\n| day | ice |\r\n|---|---|\r\n| 1 | 2 |\r\n"


def test_what_is_not_measured_stays_in_the_draft(tmp_path: Path, draft: Draft, estimator: Estimator) -> None:
    """Headings, lists and tables: without its changes, the draft is the file; from Word, all of its text."""
    path = tmp_path / "article.md"
    path.write_bytes(MARKDOWN.encode())
    source = MARKDOWN.replace("\r\n", "\n")
    assert main(["level", str(path), "--target", "740-1010", "--out", str(tmp_path / "easier.md")]) in (0, 1)
    written = (tmp_path / "easier.md").read_text(encoding="utf-8")
    assert written == source.replace(ARTICLE, draft.text) + "\n"
    of_word = as_given(level(analyze(_word_document(), estimator), estimator, TARGET))
    assert of_word.text.startswith("On ice\n\n")
    assert of_word.text != of_word.source == f"On ice\n\n{ARTICLE}"


def _word_document() -> Document:
    blocks = (
        Block(BlockKind.HEADING, "On ice", 1),
        *(Block(BlockKind.PARAGRAPH, part) for part in ARTICLE.split("\n\n")),
    )
    return Document("ice.docx", blocks)


def test_a_word_document_has_the_changes_tracked(draft: Draft) -> None:
    """With the changes accepted it reads as the draft, with tracking left out it is the draft."""
    document = read_document("draft.docx", draft_docx(draft))
    assert "\n\n".join(block.text for block in document.blocks) == draft.text
    clean = read_document("draft.docx", draft_docx(draft, tracked=False))
    assert "\n\n".join(block.text for block in clean.blocks) == draft.text


def test_a_set_of_drafts_names_what_each_has_reached(draft: Draft) -> None:
    """A file for pupils must not be called 300L where it stayed at 1000L."""
    after = draft.after
    measure = after.estimate.measure
    targets = (Target("", 0.0, measure + 1), Target("", 0.0, measure - 50))
    versions = [
        Version(level, draft.source, draft.edits, one, after) for level, one in zip((900, 300), targets, strict=True)
    ]
    with zipfile.ZipFile(io.BytesIO(draft_set("ice", versions))) as archive:
        assert archive.namelist() == ["ice-900L.docx", f"ice-for-300L-is-{format_measure(measure)}.docx"]


def test_lines_stay_lines_in_word() -> None:
    """A text whose paragraphs have no blank line between them is not run together."""
    written = read_document("lines.docx", edited_docx("The sea rose.\nIt fell.\n\nThe end came.", ()))
    assert "\n".join(block.text for block in written.blocks).split("\n") == [
        "The sea rose.",
        "It fell.",
        "The end came.",
    ]


def test_the_command_prints_the_draft(tmp_path: Path, draft: Draft, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    status = main(["level", str(path), "--target", "740-1010", "--json", "--out", str(tmp_path / "easier.docx")])
    printed = json.loads(capsys.readouterr().out)
    assert status == (0 if draft.reached else 1)
    assert printed["text"] == draft.text
    assert printed["source"] == ARTICLE
    assert (
        with_edits(
            printed["source"], [tuple(one) for edit in printed["edits"] if edit["made"] for one in edit["replacements"]]
        )
        == draft.text
    )
    assert (tmp_path / "easier.docx").read_bytes().startswith(b"PK")


def test_the_command_says_that_an_easy_text_is_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "easy.txt"
    path.write_text("The old man walked slowly down to the river. He carried a long rod. " * 8, encoding="utf-8")
    assert main(["level", str(path), "--target", "1050-1200"]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("The old man walked slowly")
    assert re.search(r"Estimated at \d+L and left as it is; the probability that it is within 1050L–1200L is", err)


@pytest.mark.parametrize("text", ["", "740", "1010-740", "a-b", "700-9000", "1-2-3"])
def test_what_is_not_a_target_is_refused(text: str) -> None:
    with pytest.raises(UnusableInput, match="not a target"):
        parse_target(text)


def test_wider_and_narrower_words_are_only_offered(estimator: Estimator) -> None:
    """Gas is not oxygen, and not every organism is an animal: such a draft would say something else."""
    text = (
        "During the reaction, water from the roots combines with carbon dioxide. Oxygen is released. Because nearly "
        "all organisms depend on plants for nourishment, the process is fundamental. The cottage stood near seawater."
    )
    draft = level(analyze(document_from_text(text), estimator), estimator, Target("", 300.0, 500.0))
    offered = {edit.before: edit for edit in draft.edits if not edit.means_the_same}
    assert offered
    assert not any(edit.made for edit in offered.values())
    assert "Oxygen is released" in draft.text
    assert "organisms" in draft.text
