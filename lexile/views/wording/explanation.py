"""The explanation of a sentence's measure in words."""

from lexile.estimator.explanation import Explanation
from lexile.scale import format_measure

LENGTH, OTHER_WORDS = "length and punctuation", "all other words"
INTERACTION, PASSAGE = "how the words combine", "the passage around it"
"""The contributions that are not single words."""


def baseline_line(explanation: Explanation) -> str:
    """What the sentence is compared with.

    >>> baseline_line(Explanation(1053.0, -84.0, (), 40.0, 0.0, 0.0))
    'Compared with a typical sentence of 1050L:'
    """
    return f"Compared with a typical sentence of {format_measure(explanation.baseline)}:"
