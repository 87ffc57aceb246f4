"""Replacements that were judged by reading, found again in the excerpts that they were proposed for."""

import re
from pathlib import Path

import pytest

from lexile.training.judgements import HELD_OUT, JUDGED, LEARNED_FROM, _words

TEXT = "The committee convened on Monday. Its members were eager to hear the chairman, who had been away for a year."


def test_a_judged_word_is_found_at_its_place() -> None:
    """With what was judged right and wrong; a word that is not there, or an excerpt that is not, is left out."""
    judged = {
        ("7", TEXT.index("convened"), "convened"): {"met": True, "called": False},
        ("7", 0, "convened"): {"met": True},
        ("8", 0, "The"): {"A": False},
    }
    (found,) = _words(judged, {"7": TEXT})
    assert (found.corpus, found.place.word, found.replacements) == (JUDGED, "convened", {"met"})
    assert found.rejected == {"called"}
    assert found.place.before == "The committee "
    assert found.source == "7"


@pytest.mark.parametrize(("table", "least"), [(LEARNED_FROM, 3_000), (HELD_OUT, 250)])
def test_judgements_name_an_excerpt_a_place_and_two_words(table: Path, least: int) -> None:
    """And nothing of the texts, which are not part of the project; both answers occur."""
    lines = table.read_text(encoding="utf-8").splitlines()
    pattern = re.compile(r"\d+\t\d+\t[A-Za-z]+\t[A-Za-z]+(?: [A-Za-z]+)?\t[01]")
    assert all(pattern.fullmatch(line) for line in lines)
    assert {line[-1] for line in lines} == {"0", "1"}
    assert len(set(lines)) == len(lines) > least


def test_no_excerpt_is_learned_from_and_held_out() -> None:
    learned, held_out = (
        {line.split("\t")[0] for line in table.read_text(encoding="utf-8").splitlines()}
        for table in (LEARNED_FROM, HELD_OUT)
    )
    assert not learned & held_out
