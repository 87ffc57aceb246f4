"""The ends of the charts' axes, and the bands between them."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from lexile.scale import BANDS, HIGHEST, LOWEST

# The part of the scale that charts always show, in L, so that two texts can be compared at a glance. Nearly all texts
# and sentences are within it; an axis grows for those that are not.
RULER = (0.0, 1700.0)
BAR_AXIS = (0.0, 1500.0)
STEP = 100.0  # L; axes end on a multiple of it


def axis_ends(usual: tuple[float, float], measures: Iterable[float]) -> tuple[float, float]:
    """The usual ends of an axis in L, extended for measures outside them, but never beyond the scale.

    >>> axis_ends(RULER, [930.0, 1710.0]), axis_ends(RULER, [-2000.0]), axis_ends(RULER, [])
    ((0.0, 1800.0), (-400.0, 1700.0), (0.0, 1700.0))
    """
    values = [*usual, *measures]
    floor = max(STEP * np.floor(min(values) / STEP), LOWEST)
    ceiling = min(STEP * np.ceil(max(values) / STEP), HIGHEST)
    return float(min(usual[0], floor)), float(max(usual[1], ceiling))


def band_rows(low: float, high: float) -> pd.DataFrame:
    """One row for each band: its name, readers, and floor, ceiling and middle in L between these ends of an axis."""
    frame = pd.DataFrame(
        {
            "band": [band.name for band in BANDS],
            "readers": [band.readers for band in BANDS],
            "floor": [max(band.floor, low) for band in BANDS],
            "ceiling": [min(band.ceiling, high) for band in BANDS],
        }
    )
    return frame.assign(middle=(frame["floor"] + frame["ceiling"]) / 2)
