"""What is typical, counted from a corpus made here."""

import numpy as np
import pytest

from lexile.cli.main import main
from lexile.estimator.estimator import LEXICON_FILE, MODEL_FOLDER
from lexile.explain.norms import load_norms
from lexile.explain.statistics import TextStatistics
from lexile.features.passage import PASSAGE_FEATURES
from lexile.scale import BANDS
from lexile.training.norms import norms_of
from tests.training.test_training import make_corpus


def test_typical_is_the_middle_half_of_each_band() -> None:
    """A quarter lies below, a quarter above."""
    traits = [TextStatistics(float(number), 4.0, 0.1) for number in range(1, 6)] * len(BANDS)
    bands = [band.key for band in BANDS for _ in range(5)]
    inputs = np.ones((len(traits), len(PASSAGE_FEATURES)), dtype=np.float32)
    for band in norms_of(traits, bands, inputs):
        assert set(band.features.values()) == {1.0}
        assert (band.sentence_words.low, band.sentence_words.median, band.sentence_words.high) == (2.0, 3.0, 4.0)
        assert band.texts == 5


def test_the_command_writes_it_and_prints_it(tmp_path, capsys) -> None:
    """What the page shows as typical, a command prints; a band without a text is told."""
    make_corpus(tmp_path)
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / LEXICON_FILE).write_bytes((MODEL_FOLDER / LEXICON_FILE).read_bytes())
    status = main(["norms", "--data", str(tmp_path), "--model", str(tmp_path / "model")])
    printed = capsys.readouterr()
    assert status == 2
    assert "no excerpt" in printed.err
    with pytest.raises(Exception, match="lexile norms"):
        load_norms(tmp_path / "model")
