"""What a shell expects of every command: help that tells all, one line for a mistake, no traceback, an exit status."""

import io
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from lexile.batch.run import RunStatistics
from lexile.cli import main as cli
from lexile.cli import progress
from lexile.cli.main import main, parser
from lexile.cli.page import open_page
from lexile.errors import UnusableInput
from lexile.leveling.draft import CONFIDENT

ROOT = Path(__file__).parents[2]
(COMMANDS,) = [action.choices for action in parser()._actions if action.choices]
STORY = "The small boat lay on the sand. Nobody had used it since the spring, and its paint was gone. " * 8


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_documented(command: str) -> None:
    """Each command has an example in README.md or docs/, and each option is explained there."""
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    documents = "".join(path.read_text(encoding="utf-8") for path in pages)
    assert f"lexile {command}" in documents
    for option in COMMANDS[command]._option_string_actions:
        assert re.search(rf"{option}\b", documents) or option in ("-h", "--help"), option


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_all_a_newcomer_needs(command: str) -> None:
    """What each option does, an example that runs, what is printed where, and the exit status."""
    help_text = COMMANDS[command].format_help()
    for action in COMMANDS[command]._actions:
        assert action.help
    examples = re.findall(r"^ .*\blexile ([a-z].*)", help_text, re.MULTILINE)
    assert examples
    for example in examples:
        words = re.split(r" [>|] ", example)[0].split()
        parser().parse_known_args(words)
    assert "standard" in help_text
    assert "xit status: 0" in help_text


def test_help_names_all_that_a_failure_may_mean() -> None:
    """A script that reads only this help knows what 1 says."""
    help_text = " ".join(parser().format_help().split())
    for meaning in ("could not be measured", "too hard", "target is missed", "number is lost"):
        assert meaning in help_text.partition("Exit status: ")[2].partition("; 2 ")[0]


def test_the_page_says_how_to_install_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    """By an extra that the package has."""
    monkeypatch.setattr("lexile.cli.page.find_spec", lambda name: None)
    with pytest.raises(UnusableInput, match="pip install") as raised:
        open_page([])
    name, extra = re.search(r"'([\w-]+)\[(\w+)\]'", str(raised.value)).groups()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert name == project["name"]
    assert any(one.startswith("streamlit") for one in project["optional-dependencies"][extra])


def test_the_confidence_of_edits_that_are_made_is_told_as_it_is() -> None:
    """In the help of `level` and in its documentation, which cannot take it from the code."""
    said = f"a confidence of {CONFIDENT:g} or more"
    page = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    assert said in " ".join(COMMANDS["level"].format_help().split())
    assert said in " ".join(page.split())


def test_help_comes_without_loading_anything() -> None:
    """It is asked for often, and by scripts."""
    slow = {"numpy", "dataclasses", "pathlib"}
    code = f"import sys, lexile.cli.main as m; m.parser().format_help(); print({slow!r} & set(sys.modules))"
    # Without the packages of this environment, some of which import others whenever Python starts.
    run = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert run.stdout == "set()\n"


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["analyze", "none.txt"], 1, "No such file"),
        (["analyze", "."], 1, "Is a directory"),
        (["estimate", "none.jsonl"], 2, "No such file"),
        (["estimate", "."], 2, "Is a directory"),
        (["batch", "none", "--out", "t.csv"], 2, "no such file or folder"),
        (["batch", ".", "--out", "t.xlsx"], 2, "must end in .parquet, .csv, .jsonl"),
        (["batch", ".", "--out", "none/t.csv"], 2, "the folder none does not exist"),
        (["batch", "empty", "--out", "t.csv"], 2, "no document"),
        (["batch", ".", "--out", "t.csv", "--text-column", "text"], 2, "is not a table"),
        (["batch", "notes.txt", "--out", "t.csv"], 2, "not a list of documents"),
        (["train", "--data", "none", "--model", "notes.txt/model"], 2, "cannot be written"),
        (["evaluate", "--data", "none", "--quiet"], 2, "none"),
        (["norms", "--data", "none"], 2, "none"),
    ],
)
def test_a_mistake_is_one_line_on_standard_error(
    arguments: list[str], status: int, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    """With what to do, and nothing on standard output."""
    monkeypatch.chdir(tmp_path)
    Path("empty").mkdir()
    Path("notes.txt").write_text(STORY)
    if arguments[0] in ("train", "evaluate", "norms"):
        pytest.importorskip("tensorflow")
    assert main(arguments) == status
    out, err = capsys.readouterr()
    assert out == ""
    (line,) = err.splitlines()
    assert line.startswith("lexile: ")
    assert says in line


@pytest.mark.parametrize(
    "command", [name for name in COMMANDS if "requirements-train.txt" in COMMANDS[name].description]
)
def test_a_command_that_needs_more_packages_says_which(command: str, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    """By the names by which they are installed, before it reads anything."""
    monkeypatch.setattr("lexile.cli.training.find_spec", lambda package: None)
    assert main([command, "--data", "none"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    (line,) = err.splitlines()
    assert re.match(
        rf"lexile: {command} needs [\w, -]+\. Install (it|them) with: pip install -r requirements-train", line
    )
    assert "sklearn" not in line


@pytest.mark.parametrize("number", ["0", "-1", "many"])
def test_a_number_of_workers_is_a_number(number: str, capsys) -> None:
    """Told as what it is meant to be."""
    with pytest.raises(SystemExit) as left:
        main(["batch", ".", "--out", "t.csv", "--workers", number])
    assert left.value.code == 2
    assert "invalid number of processes value" in capsys.readouterr().err


def test_a_command_that_is_interrupted_says_nothing(monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    """130, as shells expect."""

    def interrupt(options: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_estimate", interrupt)
    assert main(["estimate", "-"]) == 130
    assert capsys.readouterr() == ("", "")


@pytest.fixture
def long_answer(tmp_path: Path) -> list[str]:
    """A call whose answer is longer than a pipe holds."""
    path = tmp_path / "long.txt"
    path.write_text(STORY * 10, encoding="utf-8")
    return [sys.executable, "-m", "lexile", "analyze", "--json", *[str(path)] * 3]


def own_words(err: str) -> str:
    """Standard error without what the runtime of the network says there."""
    return "".join(line for line in err.splitlines(keepends=True) if not line.startswith("INFO: Created TensorFlow"))


def test_a_reader_may_leave_early(long_answer: list[str]) -> None:
    """`| head` has seen enough: no traceback, no complaint."""
    run = subprocess.Popen(long_answer, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
    assert run.stdout is not None
    assert run.stderr is not None
    assert run.stdout.read(9) == b'{"name":"'
    run.stdout.close()
    assert own_words(run.stderr.read().decode()) == ""
    run.stderr.close()
    assert run.wait(30) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_an_output_that_is_full_is_told(long_answer: list[str]) -> None:
    """Also where the answer is so short that it is written only in the end."""
    with Path("/dev/full").open("w") as full:
        for call in (long_answer, long_answer[:4] + long_answer[5:6]):
            run = subprocess.run(call, stdout=full, stderr=subprocess.PIPE, text=True, check=False, cwd=ROOT)
            assert run.returncode == 2
            assert own_words(run.stderr) == "lexile: the output cannot be written: No space left on device.\n"


def test_a_terminal_without_typographic_signs_shows_something(long_answer: list[str]) -> None:
    """A dash becomes its code there, not a traceback."""
    env = os.environ | {"PYTHONIOENCODING": "ascii"}
    run = subprocess.run(
        long_answer[:4] + long_answer[5:6], capture_output=True, text=True, check=False, cwd=ROOT, env=env
    )
    assert run.returncode == 0
    assert "estimated" in run.stdout


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """A table of two texts, one of them empty."""
    path = tmp_path / "two.jsonl"
    path.write_text("".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in (("a", STORY), ("b", ""))))
    return path


def test_a_batch_tells_its_rate_and_keeps_answers_off_standard_error(two: Path, capsys) -> None:
    """A closing line, once; where it is quiet, none; where it is verbose, what is wrong as well."""
    table = two.with_name("t.jsonl")
    printed = {}
    for option in ([], ["--quiet"], ["--verbose"]):
        assert main(["batch", str(two), "--out", str(table), "--workers", "1", *option]) == 1
        out, err = capsys.readouterr()
        assert out == ""
        printed["".join(option)] = err.splitlines()
    (closing,) = printed[""]
    assert re.fullmatch(
        r"lexile: 2 documents, 152 words in .* with 1 worker: [\d,]+ words per second\. 1 could not be measured\.",
        closing,
    )
    assert printed["--quiet"] == []
    assert len(printed["--verbose"]) == 2
    assert printed["--verbose"][0].startswith("lexile: b: There are no words")
    assert [json.loads(line)["name"] for line in table.read_text().splitlines()] == ["a", "b"]


def test_a_batch_takes_paths_from_a_pipe(tmp_path: Path) -> None:
    """As `find … | python -m lexile batch -`."""
    (tmp_path / "boat.txt").write_text(STORY)
    run = subprocess.run(
        [sys.executable, "-m", "lexile", "batch", "-", "--out", str(tmp_path / "t.csv")],
        input=f"{tmp_path / 'boat.txt'}\n",
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert run.returncode == 0, run.stderr
    assert f"{tmp_path / 'boat.txt'},152,16," in (tmp_path / "t.csv").read_text(encoding="utf-8-sig")


def test_resuming_a_complete_table_does_nothing(two: Path, capsys) -> None:
    """It is told, and the table stays as it is."""
    table = two.with_name("t.csv")
    main(["batch", str(two), "--out", str(table)])
    whole = table.read_bytes()
    capsys.readouterr()
    assert main(["batch", str(two), "--out", str(table), "--resume"]) == 0
    assert "is complete" in capsys.readouterr().err
    assert table.read_bytes() == whole


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_renews_a_terminals_line_and_spares_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """How far, how quick, how long still; a file gets whole lines and no signs for a terminal."""
    monkeypatch.setattr(progress, "_TERMINAL_INTERVAL", 0.0)
    monkeypatch.setattr(progress, "_FILE_INTERVAL", 0.0)
    statistics = RunStatistics(2000, seconds=10.0, items=500, documents=500, failed=2)
    for stream in (Terminal(), io.StringIO()):
        reporter = progress.Progress(quiet=False, verbose=False, stream=stream)
        reporter.update(statistics, ["unsaid"])
        reporter.end()
        written = stream.getvalue()
        assert "500 of 2,000 · 0 words per second · about 30 s left · 2 failed" in written
        assert "unsaid" not in written
        assert written.startswith("\r") == stream.isatty()
        assert written.endswith("\n") != stream.isatty()


def test_a_file_gets_a_line_only_now_and_then() -> None:
    """A log of a night's run stays short."""
    stream = io.StringIO()
    reporter = progress.Progress(quiet=False, verbose=False, stream=stream)
    for _ in range(1000):
        reporter.update(RunStatistics(None, items=1), [])
    assert stream.getvalue() == ""
