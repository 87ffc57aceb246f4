"""The package as seen by another program: light, typed, and with the versions of the page."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import lexile

ROOT = Path(__file__).parents[1]
PROGRAM = """
import sys
from importlib.abc import MetaPathFinder

class Missing(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("streamlit", "pandas", "altair", "jinja2", "pyarrow", "tensorflow", "keras"):
            raise ImportError(name)

sys.meta_path.insert(0, Missing())
import lexile

at_first = [name for name in ("numpy", "nltk", "pandas") if name in sys.modules]
document = lexile.read_document("boat.txt", b"The boat lay on the sand. Nobody had used it since the spring. " * 12)
analysis = lexile.analyze(document, lexile.load_estimator())
print(at_first, analysis.words, [name for name in ("streamlit", "tensorflow", "keras") if name in sys.modules])
"""


def test_importing_is_cheap_and_analyzing_does_not_need_the_page() -> None:
    """No NumPy before the first call; an analysis where Streamlit, pandas, Altair and TensorFlow are not installed."""
    run = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, cwd=ROOT)
    assert run.stdout == "[] 156 []\n"


def test_the_wheel_has_the_page_and_only_what_runs() -> None:
    """No weights for TensorFlow, nothing only learned from, no plots and no log; the page's script and settings."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert all((ROOT / source).is_file() for source in included)
    assert {"streamlit_app.py", ".streamlit/config.toml", "model/LICENSE"} <= set(included)
    assert {f"model/{path.name}" for path in (ROOT / "model").iterdir()} - set(included) == {
        *(f"model/{path.name}" for path in (ROOT / "model").glob("*.keras")),
        *(f"model/{path.name}" for path in (ROOT / "model").glob("*.svg")),
        "model/embeddings.npz",
        "model/LOG.md",
    }


def test_every_public_name_exists() -> None:
    """And is listed by `dir`; any other name is an error."""
    for name in lexile.__all__:
        assert getattr(lexile, name).__module__.startswith("lexile.")
    assert set(lexile.__all__) <= set(dir(lexile))
    with pytest.raises(AttributeError, match="no attribute 'score'"):
        _ = lexile.score  # type: ignore[attr-defined]


def test_types_are_visible_to_other_programs(tmp_path: Path) -> None:
    """A missing name and a wrong argument are found by mypy."""
    program = tmp_path / "program.py"
    program.write_text(
        "import lexile\n"
        "estimator = lexile.load_estimator()\n"
        "analysis = lexile.analyze(lexile.document_from_text('A boat.'), estimator)\n"
        "reveal_type(analysis.estimate.measure)\n"
        "reveal_type(analysis)\n"
        "lexile.score\n"
        "lexile.read_document('a.txt', 'not bytes')\n"
    )
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file", str(ROOT / "pyproject.toml"), str(program)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    reported = [line.partition("program.py:")[2] for line in run.stdout.splitlines() if "program.py:" in line]
    assert reported == [
        '4: note: Revealed type is "float"',
        '5: note: Revealed type is "lexile.analysis.Analysis"',
        '6: error: Module has no attribute "score"  [attr-defined]',
        '7: error: Argument 2 to "read_document" has incompatible type "str"; expected "bytes"  [arg-type]',
    ]


def requirements(lines: list[str]) -> dict[str, Requirement]:
    parsed = [Requirement(line.partition("#")[0]) for line in lines if line and not line.startswith(("#", "-"))]
    return {requirement.name: requirement for requirement in parsed}


def pins(file: str) -> dict[str, Requirement]:
    return requirements((ROOT / file).read_text(encoding="utf-8").splitlines())


def version_of(pin: Requirement) -> str:
    (specifier,) = pin.specifier
    assert specifier.operator == "=="
    return specifier.version


def test_the_package_allows_the_versions_that_the_page_pins() -> None:
    """They were tried together; Streamlit is for the page alone."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = {name: requirements(lines) for name, lines in project["optional-dependencies"].items()}
    library = requirements(project["dependencies"])
    pinned = pins("requirements.txt") | pins("requirements-batch.txt")
    assert "streamlit" in extras["page"]
    assert "streamlit" not in library
    assert pins("requirements.txt").keys() == library.keys() | extras["page"].keys()
    for requirement in (*library.values(), *extras["page"].values(), *extras["cluster"].values()):
        assert version_of(pinned[requirement.name]) in requirement.specifier, requirement.name
