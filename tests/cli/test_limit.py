"""A limit on the measure of documents, for editors and CI."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from lexile.analysis import Analysis, analyze
from lexile.cli.limit import findings
from lexile.cli.main import main
from lexile.cli.status import FAILED, UNUSABLE
from lexile.documents import document_from_text
from lexile.estimator.distribution import Estimate
from lexile.estimator.estimator import Estimator

EASY = "The dog ran home. It was late. The cat sat on the mat and did not look up. "
HARD = (
    "The administration subsequently endeavoured to ascertain whether the contamination of the reservoir, which had "
    "been concealed by the previous authorities, constituted an impediment to the continuation of the project. "
)


def measured(estimator: Estimator, measure: float, sentences: float) -> Analysis:
    """A text whose measure, and that of each sentence, is chosen."""
    analysis = analyze(document_from_text(EASY * 8), estimator)
    whole = Estimate(measure, 60.0, analysis.words)
    of_sentences = (sentences,) * len(analysis.sentences)
    return replace(analysis, estimates=replace(analysis.estimates, whole=whole, sentences=of_sentences))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "easy.md").write_text(f"# Dogs\n\n{EASY * 8}\n")
    (tmp_path / "hard.md").write_text(f"# Water\n\n{EASY * 2}\n\n{HARD}\n\n{HARD * 3}\n")
    return tmp_path


def test_an_easy_text_passes_in_silence(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing to read where nothing is wrong."""
    assert main(["limit", "--max", "900", str(folder / "easy.md")]) == 0
    assert capsys.readouterr().out == ""


def test_a_hard_text_is_named_with_its_hardest_sentences(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As compilers do it, with the line on which the sentence stands."""
    path = folder / "hard.md"
    assert main(["limit", "--max", "900", str(folder / "easy.md"), str(path)]) == FAILED
    first, *others = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{path}:1: Estimated 1")
    assert first.endswith("above the limit of 900L.")
    assert [line.partition(": ")[0] for line in others] == [f"{path}:{line}" for line in (5, 7, 7, 7)]


def test_github_gets_annotations(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the form that its runner reads."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert main(["limit", "--max", "900", str(folder / "hard.md")]) == FAILED
    lines = capsys.readouterr().out.splitlines()
    assert all(line.startswith("::error file=") and ",line=" in line for line in lines)


def test_sentences_can_have_a_limit_of_their_own(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Even where the whole is easy enough."""
    assert main(["limit", "--max", "2000", "--max-sentence", "1200", str(folder / "hard.md")]) == FAILED
    assert len(capsys.readouterr().out.splitlines()) == 4


@pytest.mark.parametrize(("most_sentence", "listed"), [(None, 0), (0.0, 24), (-100.0, 24), (2000.0, 0)])
def test_only_a_limit_that_was_asked_for_holds(estimator: Estimator, most_sentence: float | None, listed: int) -> None:
    """0L is a limit like any other; without one, no sentence is too hard, wherever it is on the scale."""
    analysis = measured(estimator, 500.0, 2100.0)
    assert len(findings("a.md", EASY.encode() * 8, analysis, 900.0, most_sentence)) == listed


@pytest.mark.parametrize(("measure", "listed"), [(694.9, False), (695.0, True)])
def test_measures_are_compared_as_they_are_shown(estimator: Estimator, measure: float, listed: bool) -> None:
    """No line says that 690L is above a limit of 690L."""
    found = findings("a.md", EASY.encode() * 8, measured(estimator, measure, measure), 690.0, 690.0)
    assert bool(found) is listed
    assert all("stimated 700L" in one.message for one in found)


def test_a_limit_below_zero_is_written_as_a_measure(estimator: Estimator) -> None:
    """As everywhere else."""
    first, *_ = findings("a.md", EASY.encode() * 8, measured(estimator, 20.0, 20.0), -100.0)
    assert first.message.endswith("above the limit of BR100L.")


def test_a_document_that_cannot_be_measured_is_another_status(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """So that CI does not take it for a pass, nor for a hard text."""
    (folder / "empty.txt").write_text("")
    assert main(["limit", "--max", "900", str(folder / "empty.txt"), str(folder / "gone.txt")]) == UNUSABLE
    errors = capsys.readouterr().err
    assert "empty.txt" in errors
    assert "gone.txt" in errors
    (folder / "bad.docx").write_bytes(b"PK\x03\x04")
    assert main(["limit", "--max", "900", str(folder / "bad.docx")]) == UNUSABLE
    assert capsys.readouterr().err.count("bad.docx") == 1
    assert main(["limit", "--max", "9000", str(folder / "easy.md")]) == UNUSABLE


def test_the_pre_commit_hook_runs_this_command() -> None:
    """With options that exist."""
    (hook,) = yaml.safe_load(Path(".pre-commit-hooks.yaml").read_text())
    assert hook["entry"] == "lexile limit"
    assert main([*hook["entry"].split()[1:], *hook["args"], "tests/cases/none.txt"]) == UNUSABLE
