"""The words of a text that are worth teaching."""

import io
import zipfile

import pytest

from lexile.analysis import Analysis, analyze
from lexile.documents import document_from_text, read_document
from lexile.errors import UnusableInput
from lexile.estimator.estimator import MODEL_FOLDER, Estimator
from lexile.explain.readers import Readers
from lexile.leveling.families import families
from lexile.leveling.vocabulary import vocabulary
from lexile.leveling.word_lists import load_word_lists
from lexile.views.export.vocabulary import vocabulary_anki, vocabulary_csv, vocabulary_docx, vocabulary_html

TEXT = (
    "Volcanoes erupt when molten rock rises from deep inside the earth. An eruption can last for days. In 1980 the "
    "mountain erupted with great violence, and the eruption covered the whole valley in ash. Scientists observe the "
    "gases that a volcano emits, because they can announce the next eruption. A crater remains at the summit, and the "
    "sediment makes the surrounding soil fertile. People come back, and they plant their fields again."
)
CHILDREN = Readers("grade 3", 415.0, 760.0)


@pytest.fixture(scope="module")
def analysis(estimator: Estimator) -> Analysis:
    return analyze(document_from_text(TEXT, "<Volcanoes>"), estimator)


def test_a_family_has_one_line(analysis: Analysis, estimator: Estimator) -> None:
    """With all its words, counted together."""
    found = {one.word: one for one in vocabulary(analysis, estimator, readers=CHILDREN)}
    erupt = found["erupt"]
    assert erupt.family == ("eruption",)
    assert erupt.count == 5
    assert erupt.part_of_speech == "v"
    assert erupt.meaning
    assert erupt.sentence_text.startswith("Volcanoes erupt when")


def test_easy_words_are_not_taught(analysis: Analysis, estimator: Estimator) -> None:
    """Nor names, numbers, and sight words."""
    found = {one.word for one in vocabulary(analysis, estimator, readers=CHILDREN)}
    assert "sediment" in found
    assert not found & {"come", "day", "next", "people", "back", "1980", "great"}


def test_better_readers_get_fewer_words(analysis: Analysis, estimator: Estimator) -> None:
    """And the best none at all."""
    counts = [len(vocabulary(analysis, estimator, readers=Readers("", one, one))) for one in (300.0, 1200.0, 2000.0)]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] == 0


def test_a_level_is_that_of_a_named_list(analysis: Analysis, estimator: Estimator) -> None:
    """Words up to the level are left out."""
    found = vocabulary(analysis, estimator, cefr="B1")
    levels = {one.level.level for one in found if one.level is not None}
    assert levels
    assert not levels & {"A1", "A2", "B1"}
    with pytest.raises(UnusableInput, match="CEFR"):
        vocabulary(analysis, estimator, cefr="D1")


def test_words_are_added_by_hand(analysis: Analysis, estimator: Estimator) -> None:
    """First on the sheet, in any form."""
    found = vocabulary(analysis, estimator, readers=Readers("", 2000.0, 2000.0), add=("Fields", "elephant"))
    assert [one.word for one in found] == ["field"]


def test_lists_know_words_by_their_part_of_speech() -> None:
    """Alternative spellings are words of their own."""
    lists = load_word_lists(MODEL_FOLDER)
    assert lists.level_of("cloak", "n").level == "C1"  # type: ignore[union-attr]
    assert lists.level_of("apple").source == "CEFR-J 1.5"  # type: ignore[union-attr]
    assert lists.level_of("xylophonist") is None
    assert "apple" in lists.sight
    assert not any("/" in word for word, _ in lists.levels)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["decide", "decision"], 1),
        (["describe", "description"], 1),
        (["happy", "happily", "happiness"], 1),
        (["beginner", "begin"], 1),
        (["possible", "possibility", "impossible"], 2),
        (["number", "general", "animal", "moral", "corner", "final"], 6),
        (["nation", "national", "nationality"], 1),
    ],
)
def test_families_follow_endings(words: list[str], expected: int) -> None:
    """An ending is only taken off where the rest is a word of the text."""
    assert len(families(words)) == expected


def test_every_form_of_the_sheet_holds_every_word(analysis: Analysis, estimator: Estimator) -> None:
    """And markup in a title stays text."""
    words = vocabulary(analysis, estimator, readers=CHILDREN)
    html = vocabulary_html("<Volcanoes>", words)
    assert "&lt;Volcanoes&gt;" in html
    assert "http" not in html
    data = vocabulary_docx("<Volcanoes>", words)
    assert zipfile.is_zipfile(io.BytesIO(data))
    document = read_document("words.docx", data)
    text = "\n".join(block.text for block in document.blocks)
    for one in words:
        assert one.word in html
        assert one.word in text
    assert len(vocabulary_csv(words).splitlines()) == len(words) + 1
    cards = [line for line in vocabulary_anki(words).splitlines() if not line.startswith("#")]
    assert len(cards) == len(words)
    assert all(line.count("\t") == 1 for line in cards)
