"""Traits of a text, and what is typical of a band."""

import pytest

from lexile.errors import UnusableModel
from lexile.estimate.estimator import MODEL_FOLDER
from lexile.scale import BANDS
from lexile.traits import rare_words, traits_of
from lexile.typical import TYPICAL_FILE, load_typical, save_typical


def test_traits_are_counted_as_a_teacher_would(estimator) -> None:
    """Ten words in two sentences; letters without their signs."""
    traits = traits_of("The dog ran home. It wasn't late at all then.", 2, estimator.table)
    assert traits.sentence_words == 5.0
    assert traits.word_letters == pytest.approx((3 + 3 + 3 + 4 + 2 + 5 + 4 + 2 + 3 + 4) / 10)
    assert traits.rare == 0.0


def test_rare_words_are_counted_and_placed_and_the_rarest_is_first(estimator) -> None:
    """Each with its first place; names and numbers are none."""
    text = "The isthmus lay still. Ulaanbaatar in 1987 had no isthmus, but a dilapidated harbor."
    words = rare_words(text, estimator.table)
    assert {word.word for word in words} >= {"isthmus", "dilapidated"}
    assert not {word.word for word in words} & {"ulaanbaatar", "1987", "no"}
    isthmus = next(word for word in words if word.word == "isthmus")
    assert (isthmus.count, isthmus.first) == (2, text.index("isthmus"))
    assert [word.zipf for word in words] == sorted(word.zipf for word in words)


def test_harder_bands_have_longer_sentences_and_rarer_words() -> None:
    """What the corpus says, band by band."""
    typical = load_typical(MODEL_FOLDER)
    assert [band.key for band in typical] == [band.key for band in BANDS]
    for trait in ("sentence_words", "word_letters", "rare"):
        medians = [getattr(band, trait).median for band in typical]
        assert medians == sorted(medians)
        assert all(
            getattr(band, trait).low < getattr(band, trait).median < getattr(band, trait).high for band in typical
        )


def test_what_is_saved_is_what_is_loaded(tmp_path) -> None:
    """And a folder without it, or with another program's, says how to make it."""
    save_typical(load_typical(MODEL_FOLDER), tmp_path)
    assert load_typical(tmp_path) == load_typical(MODEL_FOLDER)
    (tmp_path / TYPICAL_FILE).write_text("[]", "utf-8")
    with pytest.raises(UnusableModel, match="other bands"):
        load_typical(tmp_path)
    (tmp_path / TYPICAL_FILE).unlink()
    with pytest.raises(UnusableModel, match="python -m lexile typical"):
        load_typical(tmp_path)
