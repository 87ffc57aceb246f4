"""Traits of a text, and what is typical of a band."""

import pytest

from lexile.documents import document_from_text
from lexile.errors import UnusableModel
from lexile.estimator.estimator import MODEL_FOLDER
from lexile.explain.norms import NORMS_FILE, load_norms, save_norms
from lexile.explain.statistics import rare_places, text_statistics
from lexile.scale import BANDS
from lexile.text.cleaning import clean
from lexile.text.sentences import segment


def segment_text(text):
    return segment(clean(document_from_text(text)))


def test_traits_are_counted_as_a_teacher_would(estimator) -> None:
    """Ten words in two sentences; letters without their signs."""
    traits = text_statistics(segment_text("The dog ran home. It wasn't late at all then."), estimator.table)
    assert traits.sentence_words == 5.0
    assert traits.word_letters == pytest.approx((3 + 3 + 3 + 4 + 2 + 5 + 4 + 2 + 3 + 4) / 10)
    assert traits.rare == 0.0


def test_rare_words_are_those_that_stand_seldom_in_english(estimator) -> None:
    """Each where it stands; names and numbers are none."""
    text = segment_text("The isthmus lay still. Ulaanbaatar in 1987 had no isthmus, but a dilapidated harbor.")
    places = rare_places(text, estimator.table)
    rare = [text.words.forms[number] for number in text.words.ids[places]]
    assert rare.count("isthmus") == 2
    assert "dilapidated" in rare
    assert not {"ulaanbaatar", "1987", "no"} & set(rare)


def test_harder_bands_have_longer_sentences_and_rarer_words() -> None:
    """What the corpus says, band by band."""
    typical = load_norms(MODEL_FOLDER)
    assert [band.key for band in typical] == [band.key for band in BANDS]
    for trait in ("sentence_words", "word_letters", "rare"):
        medians = [getattr(band, trait).median for band in typical]
        assert medians == sorted(medians)
        assert all(
            getattr(band, trait).low < getattr(band, trait).median < getattr(band, trait).high for band in typical
        )


def test_what_is_saved_is_what_is_loaded(tmp_path) -> None:
    """And a folder without it, or with another program's, says how to make it."""
    save_norms(load_norms(MODEL_FOLDER), tmp_path)
    assert load_norms(tmp_path) == load_norms(MODEL_FOLDER)
    (tmp_path / NORMS_FILE).write_text("[]", "utf-8")
    with pytest.raises(UnusableModel, match="other bands"):
        load_norms(tmp_path)
    (tmp_path / NORMS_FILE).unlink()
    with pytest.raises(UnusableModel, match="python -m lexile typical"):
        load_norms(tmp_path)
