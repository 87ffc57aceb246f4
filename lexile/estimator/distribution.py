"""The one distribution that the measure, its range and the bands' probabilities all come from.

It is Student's t distribution with two degrees of freedom: its centre is the measure, the band probabilities are its
mass between the bands' edges, the range its quantiles, so that no two of them can contradict each other (design.md,
"The estimate"). Held-out errors are mostly small and now and then large; a normal distribution whose range holds as
often gives the bands too little (calibration error 0.044 in place of 0.019; model/LOG.md).
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import sqrt
from statistics import NormalDist

from lexile.scale import BANDS, EDGES, Band

RANGE = 0.90  # the share of the distribution that the range holds
TAIL = NormalDist().inv_cdf(0.5 + RANGE / 2)
"""Half the range in standard errors."""
_HEAVY_TAIL = RANGE * sqrt(2.0 / (1.0 - RANGE**2))  # the same in units of the t distribution: its quantile


@dataclass(frozen=True)
class Estimate:
    """An estimated measure in L with its standard error in L; all else follows from the two.

    The standard error is that of a normal distribution with the same 90% range. `words` is the number of words it was
    made from.
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
        """One probability for each of `scale.BANDS`, in their order; together 1."""
        return self.mass_between(*EDGES)

    @property
    def band(self) -> Band:
        """The band of the largest probability."""
        return max(zip(self.probabilities, BANDS, strict=True), key=lambda pair: pair[0])[1]

    def mass_between(self, *edges: float) -> tuple[float, ...]:
        """The probabilities of the stretches that these edges in L, in order, cut the scale into.

        >>> [round(mass, 2) for mass in Estimate(800.0, 50.0, 150).mass_between(750.0, 850.0)]
        [0.11, 0.78, 0.11]
        """
        scale = self.standard_error * TAIL / _HEAVY_TAIL
        below = [0.0, *(_share_below((edge - self.measure) / scale) for edge in edges), 1.0]
        return tuple(high - low for low, high in pairwise(below))

    def density(self, measure: float) -> float:
        """How likely a measure is beside the likeliest one, which has 1."""
        place = (measure - self.measure) * _HEAVY_TAIL / (self.standard_error * TAIL)
        return float((1.0 + place * place / 2.0) ** -1.5)


def _share_below(place: float) -> float:
    """The distribution function of Student's t with two degrees of freedom.

    >>> round(_share_below(_HEAVY_TAIL), 3)
    0.95
    """
    return 0.5 + place / (2.0 * sqrt(2.0 + place * place))
