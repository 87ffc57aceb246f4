"""A target in words."""

from lexile.analysis import analyze
from lexile.documents import document_from_text
from lexile.estimator.estimator import Estimator
from lexile.leveling.targets import band_targets, reader_target
from lexile.views.wording.targets import distance_line

TEXT = "The boy had an ostensible ball. He liked it, and his sister did too. " * 6


def test_a_target_is_named_with_its_measures_once(estimator: Estimator) -> None:
    """The name of a band contains them; that of a reader does not."""
    analysis = analyze(document_from_text(TEXT), estimator)
    easy = distance_line(analysis, band_targets()[0])
    assert easy.startswith("Target up to 650L, early elementary: the text is estimated at ")
    assert distance_line(analysis, reader_target(800)).startswith("Target a reader of 800L (700L–850L): ")
