"""The sample passages represent their bands."""

import pytest

from lexile.analysis import analyze
from lexile.dashboard.samples import FIRST, SAMPLES, Sample
from lexile.documents import document_from_text
from lexile.estimator.estimator import Estimator
from lexile.scale import BANDS
from lexile.text.words import count_words


def test_there_is_a_sample_for_each_band() -> None:
    """In the order of the scale, each with a different title."""
    assert [sample.band for sample in SAMPLES] == list(BANDS)
    assert len({sample.title for sample in SAMPLES}) == len(BANDS)
    assert FIRST in SAMPLES


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.band.key)
def test_sample_is_clearly_in_its_band(sample: Sample, estimator: Estimator) -> None:
    """Its band is more probable than all others together, and there is no caution."""
    analysis = analyze(document_from_text(sample.text, sample.title), estimator)
    assert analysis.estimate.band == sample.band
    assert max(analysis.estimate.probabilities) > 0.5
    assert analysis.cautions == ()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.band.key)
def test_sample_is_long_enough_to_measure_and_short_enough_to_read(sample: Sample) -> None:
    """Between 150 and 200 words, in paragraphs."""
    assert 150 <= count_words(sample.text) <= 200
    assert "\n\n" in sample.text
