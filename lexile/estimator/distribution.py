"""The distribution behind every estimate: the source of its measure, its range and its band probabilities.

It is a Student's t distribution with two degrees of freedom. The measure is its centre, the range runs between two of
its quantiles, and a band's probability is its mass between the band's edges, so the three cannot contradict each other
(docs/measure.md#the-estimate). Held-out errors are mostly small and occasionally large; a normal distribution with the
same 90% range puts too little mass near the centre (calibration error of the bands 0.044 instead of 0.019;
model/LOG.md).
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import sqrt
from statistics import NormalDist

from lexile.scale import BANDS, EDGES, Band

RANGE = 0.90  # coverage of the range; a convention
TAIL = NormalDist().inv_cdf(0.5 + RANGE / 2)
"""Half the width of the range, in standard errors."""
_T_TAIL = RANGE * sqrt(2.0 / (1.0 - RANGE**2))  # the matching quantile of the t distribution, in closed form


@dataclass(frozen=True)
class Estimate:
    """An estimated measure with its standard error, both in L, from a text of `words` words.

    The standard error is that of the normal distribution with the same 90% range.
    """

    measure: float
    standard_error: float
    words: int

    @property
    def low(self) -> float:
        """The lower end of the 90% range, in L."""
        return self.measure - TAIL * self.standard_error

    @property
    def high(self) -> float:
        """The upper end of the 90% range, in L."""
        return self.measure + TAIL * self.standard_error

    @cached_property
    def probabilities(self) -> tuple[float, ...]:
        """The probability of each of `scale.BANDS`, in their order; they add up to 1."""
        return self.mass_between(*EDGES)

    @property
    def band(self) -> Band:
        """The most probable band."""
        return max(zip(self.probabilities, BANDS, strict=True), key=lambda pair: pair[0])[1]

    def mass_between(self, *edges: float) -> tuple[float, ...]:
        """The probability of each interval between the given edges, which are in L and ascending.

        >>> [round(mass, 2) for mass in Estimate(800.0, 50.0, 150).mass_between(750.0, 850.0)]
        [0.11, 0.78, 0.11]
        """
        scale = self.standard_error * TAIL / _T_TAIL
        below = [0.0, *(_cumulative((edge - self.measure) / scale) for edge in edges), 1.0]
        return tuple(high - low for low, high in pairwise(below))

    def density(self, measure: float) -> float:
        """Density at `measure`, relative to its maximum."""
        place = (measure - self.measure) * _T_TAIL / (self.standard_error * TAIL)
        return float((1.0 + place * place / 2.0) ** -1.5)


def _cumulative(place: float) -> float:
    """The cumulative distribution function of Student's t with two degrees of freedom.

    >>> round(_cumulative(_T_TAIL), 3)
    0.95
    """
    return 0.5 + place / (2.0 * sqrt(2.0 + place * place))
