"""The texts that the speed benchmark measures with, and the tables it prints; nothing is timed here."""

import random
from importlib.util import module_from_spec, spec_from_file_location
from itertools import islice
from pathlib import Path
from types import ModuleType

import pytest

from lexile.analysis import analyze
from lexile.documents import document_from_text
from lexile.estimator.estimator import Estimator

FILE = Path(__file__).parents[2] / "benchmarks" / "speed.py"


@pytest.fixture(scope="module")
def speed() -> ModuleType:
    """The benchmark, loaded from its file: it belongs to no package."""
    spec = spec_from_file_location("speed", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_texts_have_the_requested_length_and_never_repeat(speed: ModuleType) -> None:
    """A package that caches its answers must not look fast."""
    paragraphs = speed.story(random.Random(1), 20)
    for words in (200, 500, 5_000):
        texts = list(islice(speed.texts_of_length(paragraphs, words), 5))
        assert [len(text.split()) for text in texts] == [words] * 5
        assert len(set(texts)) == 5


def test_the_story_is_reproducible_and_measurable(speed: ModuleType, estimator: Estimator) -> None:
    """One seed gives one story, and the pipeline measures all of its words."""
    first, second = (speed.story(random.Random(1), 6) for _ in range(2))
    assert first == second
    assert analyze(document_from_text("\n\n".join(first)), estimator).words >= 6 * speed.PARAGRAPH_WORDS


def test_paragraphs_come_from_a_file_or_a_folder(speed: ModuleType, tmp_path: Path) -> None:
    """Only paragraphs of prose: headings and short lines are skipped."""
    first, second = ("It rained and\nrained, and nobody went out of the house. " * 3).strip(), "“Why?” " * 20 + "“So.”"
    (tmp_path / "a.txt").write_text(f"CHAPTER I\n\n\n\n{first}", encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"{second}\n\nThe end.", encoding="utf-8")
    assert speed.paragraphs_of(tmp_path) == [first, second]
    assert speed.paragraphs_of(tmp_path / "b.txt") == [second]


def test_tables_are_printed_as_markdown(speed: ModuleType) -> None:
    """The figures of benchmarks/README.md are pasted from the output."""
    assert speed.table(["words", "a"], [["200", "1.0"]]) == "| words | a |\n| ---: | ---: |\n| 200 | 1.0 |"
