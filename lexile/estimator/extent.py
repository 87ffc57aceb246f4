"""The extent of the corpus: whether a passage is unlike all that the measure was learned from, and what then holds.

The corpus begins at grade 3. Below it nothing was learned, so there the slope of the published formula replaces that of
the network, and wherever a passage lies outside, its range opens (docs/measure.md#texts-unlike-the-corpus).
"""

from dataclasses import dataclass
from math import log
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lexile.arrays import read_arrays
from lexile.features.passage import PASSAGE_FEATURES
from lexile.scale import LOWEST

Array = NDArray[np.float64]
EXTENT_FILE = "extent.npz"

# What a passage is compared by. Its length is not among them, since passages are compared with others of their length;
# nor are word effects, which differ by author, nor repetition: a refrain or a copied paragraph makes no strange text.
_NOT_COMPARED = ("log_words", "word_effect", "compression", "pair_variety", "content_variety")
COMPARED = tuple(PASSAGE_FEATURES.index(name) for name in PASSAGE_FEATURES if name not in _NOT_COMPARED)
LIMIT = 0.999  # quantile of the corpus's own distances: one in a thousand of its texts counts as unlike it
_LEAST_SCALE = 0.02  # below any that excerpts have; where all rows agree, rounding would decide
_MARGIN = 1.01  # for rounding: of many equal texts, all are within
_RIDGE = 0.05  # variances; keeps features that hardly differ at a length (one sentence has no spread) from deciding

# The slope of the published formula, 1768 / ln 10 = 768L for the log of the mean sentence length, less what the network
# has there (some 150L between three and six words).
_SLOPE = 620.0
# The same for the sentence model, whose sentences of three and six words are 198L apart, or 286L for the log of the
# length. Lowered so, held-out short sentences agree a little better with their labels (model/LOG.md).
_SENTENCE_SHARE = (768.0 - 286.0) / _SLOPE
_SHORT = log(7.0)  # mean words; one excerpt in fifty has shorter units
# Mean letters; one excerpt in a hundred has shorter words. Dialogue has short sentences too, but longer words.
_FEW_LETTERS, _FEWEST_LETTERS = 3.6, 3.2
OPEN = 3.0
"""How many times further a range reaches on the side where no label tells how far it should."""
# L; outside passages below the first are taken as easier than the corpus, above the second as harder, else as either.
EASIER, HARDER = 650.0, 1200.0

_OPEN_FROM = 100.0  # L below the network's measure; half of a label's width
_LENGTH = PASSAGE_FEATURES.index("log_mean_length")
_LETTERS = PASSAGE_FEATURES.index("word_length")


@dataclass(frozen=True, slots=True, eq=False)
class Extent:
    """The corpus's features at several lengths: their means, what turns them into distances, and the largest distance.

    `log_words` (lengths,), `means` and `scales` (lengths, compared), `inverses` (lengths, compared, compared) and
    `limits` (lengths,).
    """

    log_words: Array
    means: Array
    scales: Array
    inverses: Array
    limits: Array

    def distances(self, features: NDArray[np.float32]) -> Array:
        """The distance of each passage from the corpus's texts of its length; above 1 it is unlike them. (passages,)"""
        nearest = np.abs(features[:, :1] - self.log_words).argmin(axis=1)
        z = (features[:, COMPARED] - self.means[nearest]) / self.scales[nearest]
        squares = np.einsum("pi,pij,pj->p", z, self.inverses[nearest], z)
        return np.asarray(np.sqrt(squares) / self.limits[nearest])


def fit_extent(features: NDArray[np.float32], words: tuple[float, ...]) -> Extent:
    """The extent of a corpus's texts and snippets, at these lengths in words."""
    log_words = np.log(words)
    nearest = np.abs(features[:, :1] - log_words).argmin(axis=1)
    found = []
    for number in range(len(words)):
        own = features[nearest == number][:, COMPARED].astype(np.float64)
        if len(own) < 2:  # a trial run with few rows
            own = features[:, COMPARED].astype(np.float64)
        scale = np.maximum(own.std(axis=0), _LEAST_SCALE)
        z = (own - own.mean(axis=0)) / scale
        inverse = np.linalg.inv(z.T @ z / len(z) + _RIDGE * np.eye(z.shape[1]))
        limit = _MARGIN * np.quantile(np.sqrt(np.einsum("pi,ij,pj->p", z, inverse, z)), LIMIT)
        found.append((own.mean(axis=0), scale, inverse, limit))
    means, scales, inverses, limits = (np.array(values) for values in zip(*found, strict=True))
    return Extent(log_words, means, scales, inverses, limits)


def below_the_corpus(features: NDArray[np.float32]) -> Array:
    """How far the measure of each passage lies below the network's in L: above 0 for texts for beginning readers.

    Sentences of three to five words, in words of about three letters, are found in primers but not in the corpus.
    Shape (passages,).
    """
    short = np.maximum(_SHORT - features[:, _LENGTH].astype(np.float64), 0.0)
    simple = np.clip((_FEW_LETTERS - features[:, _LETTERS]) / (_FEW_LETTERS - _FEWEST_LETTERS), 0.0, 1.0)
    return np.asarray(_SLOPE * short * simple)


def extended(centres: Array, features: NDArray[np.float32]) -> Array:
    """The measures in L of passages to which the network gives these centres, shape (passages,)."""
    return np.asarray(np.maximum(centres - below_the_corpus(features), np.minimum(centres, LOWEST)))


def below_sentence(measure: float, features: NDArray[np.float32]) -> float:
    """How far a text that is one sentence, with these features, lies below the sentence model's `measure`, in L."""
    lowered = max(measure - _SENTENCE_SHARE * float(below_the_corpus(features)[0]), min(measure, LOWEST))
    return measure - lowered


def openings(measures: Array, features: NDArray[np.float32], extent: Extent) -> tuple[Array, Array]:
    """How many times further each passage's range reaches below and above its measure; both of shape (passages,)."""
    outside = extent.distances(features) > 1.0
    below = np.where(outside & (measures <= HARDER), OPEN, 1.0)
    above = np.where(outside & (measures > EASIER), OPEN, 1.0)
    beginning = 1.0 + (OPEN - 1.0) * np.minimum(below_the_corpus(features) / _OPEN_FROM, 1.0)
    return np.maximum(below, beginning), above


def save_extent(extent: Extent, folder: Path) -> None:
    """Write the extent beside the model."""
    arrays = {name: getattr(extent, name).astype(np.float32) for name in Extent.__slots__}
    np.savez_compressed(folder / EXTENT_FILE, **arrays)


def load_extent(folder: Path) -> Extent:
    """The extent of a model folder.

    Raises:
        UnusableModel: the file is missing or damaged.
    """
    with read_arrays(folder / EXTENT_FILE) as arrays:
        extent = Extent(*(arrays[name].astype(np.float64) for name in Extent.__slots__))
        if extent.means.shape[1] != len(COMPARED):
            raise ValueError
    return extent
