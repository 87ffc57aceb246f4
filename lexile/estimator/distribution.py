"""The distribution behind every estimate: the source of its measure, its range and its band probabilities.

It is a Student's t distribution with three degrees of freedom. The measure is its centre, the range runs between two of
its quantiles, and a band's probability is its mass between the band's edges, so the three cannot contradict each other
(docs/measure.md#the-estimate). Held-out errors are mostly small and occasionally large: with three degrees the labels
of held-out excerpts are likelier than with a normal distribution (model/LOG.md).
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import pi, sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from lexile.scale import BANDS, EDGES, Band, band_of

RANGE = 0.90  # coverage of the range; a convention
TAIL = NormalDist().inv_cdf(0.5 + RANGE / 2)
"""Half the width of the range, in standard errors."""
_DEGREES = 3.0
_FAR = 1e15  # standard errors; what is farther away, as the open end of a band is, has the same probability
_MOSTLY_OPEN = 2.0  # half-way between the openings of a passage within the corpus and of one outside (`extent.OPEN`)
_T_TAIL = 2.3533634348018264  # the matching quantile of the t distribution; a doctest holds it


@dataclass(frozen=True)
class Estimate:
    """An estimated measure with its standard error, both in L, from a text of `words` words.

    The standard error is that of the normal distribution with the same 90% range. For a text unlike the corpus, the
    errors below or above the measure are this many times larger, and the range opens on that side.
    """

    measure: float
    standard_error: float
    words: int
    opening_below: float = 1.0
    opening_above: float = 1.0

    @property
    def is_outside(self) -> bool:
        """Whether most of the text is unlike the corpus, so that its range is open at one end or at both."""
        return max(self.opening_below, self.opening_above) > _MOSTLY_OPEN

    @property
    def low(self) -> float:
        """The lower end of the 90% range, in L."""
        return self.measure - TAIL * self.standard_error * self.opening_below

    @property
    def high(self) -> float:
        """The upper end of the 90% range, in L."""
        return self.measure + TAIL * self.standard_error * self.opening_above

    @cached_property
    def probabilities(self) -> tuple[float, ...]:
        """The probability of each of `scale.BANDS`, in their order; they add up to 1."""
        return self.mass_between(*EDGES)

    @property
    def band(self) -> Band:
        """The band of the measure.

        With a wide range, another band may be more probable: half of the mass lies on either side of the measure, and
        the bands differ in width.
        """
        return band_of(self.measure)

    @property
    def band_probability(self) -> float:
        """The probability of the band of the measure."""
        return self.probabilities[BANDS.index(self.band)]

    def mass_between(self, *edges: float) -> tuple[float, ...]:
        """The probability of each interval between the given edges, which are in L and ascending.

        >>> [round(mass, 2) for mass in Estimate(800.0, 50.0, 150).mass_between(750.0, 850.0)]
        [0.12, 0.75, 0.12]
        """
        errors = np.array(edges) - self.measure
        openings = np.where(errors < 0.0, self.opening_below, self.opening_above)
        below = [0.0, *cumulative(errors, self.standard_error * openings).tolist(), 1.0]
        return tuple(high - low for low, high in pairwise(below))

    def density(self, measure: float) -> float:
        """Density at `measure`, relative to its maximum."""
        opening = self.opening_below if measure < self.measure else self.opening_above
        place = (measure - self.measure) * _T_TAIL / (self.standard_error * opening * TAIL)
        peak = min(self.opening_below, self.opening_above) / opening  # half of the mass lies on either side
        return peak * float((1.0 + place * place / _DEGREES) ** -((_DEGREES + 1.0) / 2.0))


def cumulative(error: NDArray[np.float64], standard_error: NDArray[np.float64] | float) -> NDArray[np.float64]:
    """The probability of an error up to this one, in L, for an estimate with this standard error.

    It is the cumulative distribution function of Student's t with three degrees of freedom, in closed form.

    >>> (cumulative(np.array([TAIL * 50.0, -np.inf, np.inf]), 50.0).round(12) + 0.0).tolist()
    [0.95, 0.0, 1.0]
    """
    x = np.clip(error * (_T_TAIL / (TAIL * sqrt(_DEGREES))) / standard_error, -_FAR, _FAR)
    return np.asarray(0.5 + (x / (1.0 + x * x) + np.arctan(x)) / pi)
