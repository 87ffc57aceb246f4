"""The one distribution that the measure, its range and the bands' probabilities all come from.

It is a normal distribution over the scale: its centre is the measure, the band probabilities are its mass between the
bands' edges, the range its quantiles, so that no two of them can contradict each other (design.md, "The estimate").
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import NormalDist

from lexile.scale import BANDS, EDGES, Band

RANGE = 0.90  # the share of the distribution that the range holds
_TAIL = NormalDist().inv_cdf(0.5 + RANGE / 2)


@dataclass(frozen=True)
class Estimate:
    """An estimated measure in L with its standard error in L; all else follows from the two.

    `words` is the number of words it was made from.
    """

    measure: float
    standard_error: float
    words: int

    @property
    def low(self) -> float:
        """The lower end of the 90% range, in L."""
        return self.measure - _TAIL * self.standard_error

    @property
    def high(self) -> float:
        """The upper end of the 90% range, in L."""
        return self.measure + _TAIL * self.standard_error

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
        [0.16, 0.68, 0.16]
        """
        normal = NormalDist(self.measure, self.standard_error)
        below = [0.0, *(normal.cdf(edge) for edge in edges), 1.0]
        return tuple(high - low for low, high in pairwise(below))
