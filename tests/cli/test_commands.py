"""The command line, as a shell calls it."""

import json
import subprocess
import sys
import zipfile

import pytest

from lexile.cli.main import main
from lexile.scale import BANDS

STORY = "The small boat lay on the sand. Nobody had used it since the spring, and its paint was gone. " * 8


def lines_file(tmp_path, *lines):
    path = tmp_path / "in.jsonl"
    path.write_text(
        "".join(line if isinstance(line, str) else json.dumps(line) + "\n" for line in lines), encoding="utf-8"
    )
    return str(path)


def answers(capsys):
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_each_line_gets_its_estimate_in_order(tmp_path, capsys):
    path = lines_file(tmp_path, {"id": "a1", "text": STORY}, {"id": 2, "text": STORY * 3})
    assert main(["estimate", path]) == 0
    first, second = answers(capsys)
    assert list(first) == ["id", "measure", "low", "high", "band", "probabilities", "teacher", "words", "cautions"]
    assert (first["id"], second["id"]) == ("a1", 2)
    assert list(first["probabilities"]) == [band.key for band in BANDS]
    assert sum(first["probabilities"].values()) == pytest.approx(1, abs=1e-3)
    assert first["low"] < first["measure"] < first["high"]
    assert first["words"] == 152


def test_a_bad_line_becomes_an_error_and_the_rest_goes_on(tmp_path, capsys):
    path = lines_file(
        tmp_path,
        {"id": 1, "text": ""},
        "not json\n",
        "[1]\n",
        {"id": 4},
        {"id": 5, "text": 7},
        {"id": 6, "text": STORY},
    )
    assert main(["estimate", path]) == 1
    rows = answers(capsys)
    assert [row["id"] for row in rows] == [1, None, None, 4, 5, 6]
    assert ["error" in row for row in rows] == [True] * 5 + [False]


def test_a_sentence_is_taken_as_one_sentence(tmp_path, capsys):
    path = lines_file(tmp_path, {"id": 1, "text": "He died on 6 October 1837 in Paris ."}, {"id": 2, "text": "Go !"})
    assert main(["estimate", path, "--as", "sentence"]) == 0
    assert [row["cautions"] for row in answers(capsys)] == [[], []]


def test_unusable_input_is_told_in_one_line(tmp_path, capsys):
    for name in (str(tmp_path / "none.jsonl"), lines_file(tmp_path)):
        assert main(["estimate", name]) == 2
        error = capsys.readouterr().err
        assert error.startswith("lexile: ")
        assert len(error.splitlines()) == 1


def test_texts_come_through_a_pipe():
    """`-` reads standard input, also with characters beyond ASCII and half a surrogate pair."""
    line = json.dumps({"id": "é", "text": STORY + "\ud800 “Café!” "})
    run = subprocess.run(
        [sys.executable, "-m", "lexile", "estimate", "-"], input=line, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout)["id"] == "é"


def test_the_command_line_needs_neither_streamlit_nor_tensorflow():
    """Estimating in a shell loads no page and no training."""
    code = (
        "import sys, lexile.cli.main as m; m.main(['estimate', '-'])\n"
        "print([name for name in ('streamlit', 'tensorflow', 'keras') if name in sys.modules], file=sys.stderr)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        input=json.dumps({"id": 1, "text": STORY}),
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stderr.splitlines()[-1] == "[]"


def test_a_document_is_summed_up_for_a_reader(tmp_path, capsys):
    path = tmp_path / "boat.md"
    path.write_text("# The Boat\n\n" + STORY, encoding="utf-8")
    assert main(["analyze", str(path)]) == 0
    shown = capsys.readouterr().out
    assert "boat.md" in shown
    assert "estimated" in shown
    assert "90% range" in shown
    assert "heading" in shown


def test_the_whole_analysis_comes_as_json(tmp_path, capsys):
    path = tmp_path / "boat.txt"
    path.write_text(STORY, encoding="utf-8")
    assert main(["analyze", "--json", str(path)]) == 0
    (analysis,) = answers(capsys)
    assert len(analysis["sentences"]) == 16
    for sentence in analysis["sentences"]:
        assert analysis["text"][sentence["start"] : sentence["end"]] == sentence["text"]
        assert isinstance(sentence["measure"], float)


def test_one_bad_document_never_stops_the_rest(tmp_path, capsys):
    good, empty = tmp_path / "good.txt", tmp_path / "empty.txt"
    good.write_text(STORY, encoding="utf-8")
    empty.touch()
    assert main(["analyze", str(tmp_path / "none.txt"), str(empty), str(good), str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    assert "good.txt" in out
    assert len(err.splitlines()) == 3


def archive(tmp_path, **parts):
    path = tmp_path / "class.zip"
    with zipfile.ZipFile(path, "w") as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return str(path)


def test_an_archive_is_analyzed_document_by_document(tmp_path, capsys):
    """What is wrong with one is told on its line of standard error, and the others come."""
    path = archive(
        tmp_path, **{"river.txt": STORY, "photo.docx": b"\x89PNG" + bytes(99), "deep/hill.md": f"# Hill\n\n{STORY}"}
    )
    assert main(["analyze", path]) == 1
    out, err = capsys.readouterr()
    assert [line.partition(":")[0] for line in out.splitlines() if "estimated" in line] == ["river.txt", "deep/hill.md"]
    assert err == "lexile: photo.docx: the file is a picture, not a text.\n"


def test_all_can_be_kept(tmp_path, capsys):
    path = tmp_path / "boat.md"
    path.write_text(f"# The Boat\n\n{STORY}", encoding="utf-8")
    words = []
    for options in ([], ["--keep-all"]):
        assert main(["analyze", "--json", *options, str(path)]) == 0
        (analysis,) = answers(capsys)
        words.append((analysis["words"], analysis["words_left_out"], len(analysis["left_out"])))
    assert words == [(152, 2, 1), (154, 0, 0)]


def test_sections_stand_in_the_summary_and_in_the_data(tmp_path, capsys):
    """Each with its title, its range and where it stands in the text."""
    path = tmp_path / "two.md"
    path.write_text(f"# The Boat\n\n{STORY}\n\n# The Hill\n\n{STORY * 2}", encoding="utf-8")
    assert main(["analyze", str(path)]) == 0
    summary = capsys.readouterr().out
    lines = summary.partition("Sections:\n")[2].splitlines()[:2]
    assert [line.partition("L  ")[2] for line in lines] == ["The Boat", "The Hill"]
    assert main(["analyze", "--json", str(path)]) == 0
    (analysis,) = answers(capsys)
    first, second = analysis["sections"]
    assert (first["title"], second["title"], first["words"], second["words"]) == ("The Boat", "The Hill", 152, 304)
    assert all(part["low"] < part["measure"] < part["high"] for part in (first, second))
    assert first["start"] == 0
    assert analysis["text"][second["start"] : second["end"]].startswith("The small boat")


def test_no_word_of_a_document_is_in_an_error(tmp_path, capsys):
    """Standard error may be a log: it tells of the file and of what is wrong, never what stands in it."""
    words = "Xylophones quarrel rarely"
    files = {
        "a.docx": b"PK\x03\x04" + words.encode() * 20,
        "b.pdf": b"%PDF-1.4\n" + words.encode() * 20,
        "c.rtf": b"{\\rtf1 {" + b"\\pict " + words.encode(),
        "d.txt": b"Der Xylophones Hund lief schnell zur quarrel und bellte laut, weil jemand rarely stand. " * 3,
        "e.epub": b"PK\x05\x06" + words.encode() * 20,
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    assert main(["analyze", *(str(tmp_path / name) for name in files)]) == 1
    out, err = capsys.readouterr()
    assert len(err.splitlines()) == len(files)
    assert not any(word in out + err for word in words.split())


def test_an_error_says_which_of_two_documents_it_is_about(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text("Le chien courut vers la porte et aboya, parce que quelqu'un était dehors. " * 5)
    for names in (("a.txt", "b.txt"), ("b.txt", "a.txt")):
        assert main(["check", *(str(tmp_path / name) for name in names)]) == 2
        assert capsys.readouterr().err.startswith("lexile: b.txt: This text seems to be French")


@pytest.mark.parametrize(("target", "shown"), [("1900-2000", "<1%"), ("BR400-1900", ">99%")])
def test_a_draft_is_never_certain_to_be_at_its_target(tmp_path, capsys, target, shown):
    (tmp_path / "a.txt").write_text(STORY)
    main(["level", str(tmp_path / "a.txt"), "--target", target])
    assert f"is {shown}." in capsys.readouterr().err
