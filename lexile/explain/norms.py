"""Norms: the statistics typical of each band's texts, counted in a labelled corpus.

They are stored with the range of measures that they were counted for. If `scale.BANDS` changes, each band takes the
norms of the range that overlaps it most, until `lexile norms` counts them again.
"""

import json
from dataclasses import asdict, dataclass
from math import inf
from pathlib import Path
from typing import Any

from lexile.errors import UnusableModel
from lexile.features.passage import PASSAGE_FEATURES
from lexile.scale import BANDS, HIGHEST, LOWEST, Band

NORMS_FILE = "norms.json"


@dataclass(frozen=True, slots=True)
class Quartiles:
    """The quartiles of a statistic: half of the texts lie between `low` and `high`, a quarter on either side."""

    low: float
    median: float
    high: float


@dataclass(frozen=True, slots=True)
class BandNorms:
    """The statistics of the `texts` counted with measures in (floor, ceiling], in L.

    `features` holds the mean of each of `PASSAGE_FEATURES`, by name.
    """

    floor: float
    ceiling: float
    texts: int
    sentence_words: Quartiles
    word_letters: Quartiles
    rare: Quartiles
    features: dict[str, float]


Norms = tuple[BandNorms, ...]
"""The norms of each of `scale.BANDS`, in their order."""


def save_norms(norms: Norms, folder: Path) -> None:
    """Write norms beside the model; an open end of a range becomes null."""
    rows = [
        {
            **asdict(one),
            "floor": None if one.floor == -inf else one.floor,
            "ceiling": None if one.ceiling == inf else one.ceiling,
        }
        for one in norms
    ]
    (folder / NORMS_FILE).write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")


def load_norms(folder: Path) -> Norms:
    """The norms of a model folder, one for each of `scale.BANDS`.

    Raises:
        UnusableModel: the file is missing or damaged.
    """
    try:
        counted = [_read(row) for row in json.loads((folder / NORMS_FILE).read_text(encoding="utf-8"))]
        return tuple(_nearest(counted, band) for band in BANDS)
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"The model folder {folder.name} has no usable {NORMS_FILE}. Make it with: lexile norms"
        raise UnusableModel(message) from error


def _read(row: dict[str, Any]) -> BandNorms:
    return BandNorms(
        -inf if row["floor"] is None else float(row["floor"]),
        inf if row["ceiling"] is None else float(row["ceiling"]),
        row["texts"],
        sentence_words=Quartiles(**row["sentence_words"]),
        word_letters=Quartiles(**row["word_letters"]),
        rare=Quartiles(**row["rare"]),
        features={name: float(row["features"][name]) for name in PASSAGE_FEATURES},
    )


def _nearest(counted: list[BandNorms], band: Band) -> BandNorms:
    """The norms whose range has most of the scale in common with a band."""
    return max(
        counted, key=lambda norms: min(norms.ceiling, band.ceiling, HIGHEST) - max(norms.floor, band.floor, LOWEST)
    )
