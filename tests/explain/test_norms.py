"""Norms: what is typical of each band, and what happens to it when the bands change."""

from math import inf
from pathlib import Path

import pytest

from lexile.errors import UnusableModel
from lexile.estimator.estimator import MODEL_FOLDER
from lexile.explain import norms as module
from lexile.explain.norms import NORMS_FILE, load_norms, save_norms
from lexile.features.passage import PASSAGE_FEATURES
from lexile.scale import BANDS, Band


def test_harder_bands_have_longer_sentences_and_rarer_words() -> None:
    """The corpus says so, band by band."""
    norms = load_norms(MODEL_FOLDER)
    assert [(one.floor, one.ceiling) for one in norms] == [(band.floor, band.ceiling) for band in BANDS]
    for statistic in ("sentence_words", "word_letters", "rare"):
        quartiles = [getattr(one, statistic) for one in norms]
        assert [one.median for one in quartiles] == sorted(one.median for one in quartiles)
        assert all(one.low < one.median < one.high for one in quartiles)
    assert all(set(one.features) == set(PASSAGE_FEATURES) for one in norms)


def test_norms_survive_being_saved(tmp_path: Path) -> None:
    """With their open ends."""
    norms = load_norms(MODEL_FOLDER)
    save_norms(norms, tmp_path)
    assert load_norms(tmp_path) == norms
    assert (norms[0].floor, norms[-1].ceiling) == (-inf, inf)


@pytest.mark.parametrize("content", ["[]", "{}", "[{}]", "damaged", None])
def test_unusable_norms_say_how_to_make_them(tmp_path: Path, content: str | None) -> None:
    """Whether they are missing or damaged."""
    if content is not None:
        (tmp_path / NORMS_FILE).write_text(content, "utf-8")
    with pytest.raises(UnusableModel, match="lexile norms"):
        load_norms(tmp_path)


def test_changed_bands_take_the_norms_that_overlap_most(monkeypatch: pytest.MonkeyPatch) -> None:
    """No band is left without norms, and no training is needed."""
    counted = load_norms(MODEL_FOLDER)
    bands = (
        Band("0-800", "up to 800L", -inf, 800.0, "", ""),
        Band("800-1100", "800–1100L", 800.0, 1100.0, "", ""),
        Band("1100+", "above 1100L", 1100.0, inf, "", ""),
    )
    monkeypatch.setattr(module, "BANDS", bands)
    assert load_norms(MODEL_FOLDER) == (counted[0], counted[1], counted[4])
