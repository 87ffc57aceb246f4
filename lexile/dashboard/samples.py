"""Original passages, one for each band, so that a first-time visitor sees an estimate before adding a text."""

from dataclasses import dataclass
from pathlib import Path

from lexile.scale import BANDS, Band

_FOLDER = Path(__file__).parent / "samples"
# In the order of `BANDS`; tests/dashboard/test_samples.py checks that the model puts each one into its band.
_TITLES = (
    ("early_elementary", "The red kite"),
    ("late_elementary", "A night in the lighthouse"),
    ("middle_school", "The repair workshop"),
    ("high_school", "The ocean's conveyor belt"),
    ("college", "What the historian leaves out"),
)


@dataclass(frozen=True, slots=True)
class Sample:
    """A passage with its title, written to fall into a band."""

    title: str
    band: Band
    text: str


def _load(file: str, title: str, band: Band) -> Sample:
    return Sample(title, band, (_FOLDER / f"{file}.txt").read_text(encoding="utf-8"))


SAMPLES = tuple(_load(file, title, band) for (file, title), band in zip(_TITLES, BANDS, strict=True))
FIRST = SAMPLES[1]
"""The passage on the page at a first visit: an ordinary story of moderate difficulty."""
