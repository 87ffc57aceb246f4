"""The package as another program sees it: light, typed, and the same versions as the page's."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import lexile

ROOT = Path(__file__).parents[1]
PROGRAM = """
import sys
import lexile

at_first = [name for name in ("numpy", "nltk", "pandas") if name in sys.modules]
document = lexile.read_document("boat.txt", b"The boat lay on the sand. Nobody had used it since the spring. " * 12)
analysis = lexile.analyze(document, lexile.load_estimator())
print(at_first, analysis.words, [name for name in ("streamlit", "tensorflow", "keras") if name in sys.modules])
"""


def test_importing_costs_little_and_no_analysis_needs_the_page() -> None:
    """Neither Streamlit nor TensorFlow, even after an analysis; before the first call not even NumPy."""
    run = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, cwd=ROOT)
    assert run.stdout == "[] 156 []\n"


def test_every_promised_name_is_there() -> None:
    """And listed for who asks an interpreter."""
    for name in lexile.__all__:
        assert getattr(lexile, name).__module__.startswith("lexile.")
    assert set(lexile.__all__) <= set(dir(lexile))
    with pytest.raises(AttributeError, match="no attribute 'score'"):
        _ = lexile.score  # type: ignore[attr-defined]


def test_types_are_seen_from_outside(tmp_path: Path) -> None:
    """Through the one import; a name that is not there, and a wrong argument, are found."""
    program = tmp_path / "program.py"
    program.write_text(
        "import lexile\n"
        "estimator = lexile.load_estimator()\n"
        "analysis = lexile.analyze(lexile.document_from_text('A boat.'), estimator)\n"
        "reveal_type(analysis.estimate.measure)\n"
        "reveal_type(analysis)\n"
        "lexile.score\n"
        "lexile.read_document('a.txt', 'no bytes')\n"
    )
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file", str(ROOT / "pyproject.toml"), str(program)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    told = [line.partition("program.py:")[2] for line in run.stdout.splitlines() if "program.py:" in line]
    assert told == [
        '4: note: Revealed type is "float"',
        '5: note: Revealed type is "lexile.analysis.Analysis"',
        '6: error: Module has no attribute "score"  [attr-defined]',
        '7: error: Argument 2 to "read_document" has incompatible type "str"; expected "bytes"  [arg-type]',
    ]


def pins(file: str) -> set[str]:
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith(("#", "-r"))}


def test_who_installs_the_package_gets_the_versions_of_the_page() -> None:
    """What they were tried with together; Streamlit only for who wants the page."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    assert {*project["dependencies"], *extras["page"]} == pins("requirements.txt")
    assert not any(pin.startswith("streamlit") for pin in project["dependencies"])
    assert set(extras["cluster"]) == pins("requirements-batch.txt")
