"""What the benchmark of speed measures with, and how it prints; nothing is timed here."""

import random
from importlib.util import module_from_spec, spec_from_file_location
from itertools import islice
from pathlib import Path

import pytest

from lexile.analysis import analyze
from lexile.documents import document_from_text

FILE = Path(__file__).parents[2] / "benchmarks" / "speed.py"


@pytest.fixture(scope="module")
def speed():
    """The benchmark as a module: it stands in no package."""
    spec = spec_from_file_location("speed", FILE)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_texts_have_so_many_words_and_none_comes_twice(speed):
    paragraphs = speed.made_up(random.Random(1), 20)
    for words in (200, 500, 5_000):
        texts = list(islice(speed.rounds_of_text(paragraphs, words), 5))
        assert [len(text.split()) for text in texts] == [words] * 5
        assert len(set(texts)) == 5


def test_the_story_is_the_same_in_each_run_and_can_be_measured(speed, estimator):
    one, other = (speed.made_up(random.Random(1), 6) for _ in range(2))
    assert one == other
    assert analyze(document_from_text("\n\n".join(one)), estimator).words >= 6 * speed.PARAGRAPH


def test_passages_come_from_a_file_or_a_folder(speed, tmp_path):
    first, second = ("It rained and\nrained, and nobody went out of the house. " * 3).strip(), "“Why?” " * 20 + "“So.”"
    (tmp_path / "a.txt").write_text(f"CHAPTER I\n\n\n\n{first}", encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"{second}\n\nThe end.", encoding="utf-8")
    assert speed.passages(tmp_path) == [first, second]
    assert speed.passages(tmp_path / "b.txt") == [second]


def test_a_table_is_markdown(speed):
    assert speed.table(["words", "a"], [["200", "1.0"]]) == "| words | a |\n| ---: | ---: |\n| 200 | 1.0 |"
