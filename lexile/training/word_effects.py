"""What each word adds to a measure, learned from the labels: a column of the word table.

Beyond its frequency in our lists, each word has a value of its own, since the published measure counts frequencies in
a collection of texts that is not public. The values are the linear part of a Gaussian process over the excerpts: its
kernel adds up what the words' shares say (each word by itself, all words of about one frequency together, all words of
about one meaning together), and what the other inputs say. Labels are intervals: each row's target moves to the mean of
what is left of the prediction inside its interval (Tobin's model for censored data, fitted by expectation and
maximization).

A row's own author must not have a say in the values that the networks see it with. So each row gets its value from the
same process without its author's rows, in closed form (Rasmussen and Williams, Gaussian Processes for Machine
Learning, 2006, section 5.4.2, for whole groups).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import cho_factor, cho_solve
from scipy.sparse import csr_matrix
from scipy.stats import norm

from lexile.features.lexicon import Lexicon
from lexile.features.passage import PASSAGE_FEATURES
from lexile.text.sentences import SegmentedText
from lexile.training.corpora import HALF_BAND
from lexile.training.network import CENTRE

Array = NDArray[np.float64]
VALUE = PASSAGE_FEATURES.index("word_value")
_OTHERS = [number for number, name in enumerate(PASSAGE_FEATURES) if name not in ("word_value", "log_words")]

WORD = 250.0  # L; how far a word's value may lie from 0; 350 and 500 were as good, 700 worse (model/LOG.md)
FREQUENCY = 30.0  # L; how far that of a range of frequency may, with the share of such words one deviation off
MEANING = 170.0  # L; how far that of a direction of the words' vectors may, with rows one deviation apart in it
LINE, CURVE, CONSTANT = 316.0, 100.0, 100.0  # L; of the other inputs: straight, bent, and what all rows share
NOISE = 60.0  # L; what no input tells
WRONG = 0.01  # share of labels that may be wrong altogether, and 0.1 of them right by chance
ROUNDS = 8  # the targets stand still by then
_KNOTS = np.array([1.5, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 5.5, 6.0, 6.6, 7.7])  # Zipf


@dataclass(frozen=True, slots=True, eq=False)
class Shares:
    """For each row the share of its words that each row of the word table has: a sparse (rows, words) matrix."""

    matrix: csr_matrix

    def __getitem__(self, rows: NDArray[np.int64]) -> "Shares":
        return Shares(self.matrix[rows])


def shares_of(parts: list[tuple[SegmentedText, int, int]], table: Lexicon) -> Shares:
    """The shares of parts of texts, each from one word of its text up to another."""
    rows: list[NDArray[np.int64]] = []
    columns: list[NDArray[np.int64]] = []
    weights: list[Array] = []
    known: dict[int, NDArray[np.int64]] = {}
    for number, (text, first, last) in enumerate(parts):
        if id(text) not in known:
            known[id(text)] = table.rows_of(text.words.forms)[text.words.ids]
        words = known[id(text)][first:last]
        words = words[words >= 0]
        rows.append(np.full(len(words), number))
        columns.append(words)
        weights.append(np.full(len(words), 1.0 / (last - first)))
    places = (np.concatenate(rows), np.concatenate(columns))
    return Shares(csr_matrix((np.concatenate(weights), places), shape=(len(parts), len(table.words))))


def kinship(shares: Shares, table: Lexicon, vectors: NDArray[np.float32]) -> Array:
    """What words have in common, of shape (words, 22 + directions), scaled by how much rows differ in it.

    Each word's place between the knots of both frequency lists, and its vector, whose directions keep their lengths.
    """
    places = np.concatenate([_between_knots(zipf.astype(np.float64)) for zipf in table.zipf.T], axis=1)
    of_rows = shares.matrix @ vectors
    return np.concatenate(
        [
            places * (FREQUENCY / ((shares.matrix @ places).std(axis=0) + 1e-9)),
            vectors * (MEANING / ((of_rows - of_rows.mean(axis=0)).std() + 1e-9)),
        ],
        axis=1,
    )


def _between_knots(zipf: Array) -> Array:
    zipf = np.clip(zipf, _KNOTS[0], _KNOTS[-1])
    below = np.clip(np.searchsorted(_KNOTS, zipf, side="right") - 1, 0, len(_KNOTS) - 2)
    share = (zipf - _KNOTS[below]) / (_KNOTS[below + 1] - _KNOTS[below])
    places = np.zeros((len(zipf), len(_KNOTS)))
    places[np.arange(len(zipf)), below] = 1 - share
    places[np.arange(len(zipf)), below + 1] += share
    return places


@dataclass(frozen=True, slots=True, eq=False)
class WordValues:
    """A fitted process: each word's value, and what it would be without an author's rows.

    `shares` of the rows it was fitted to; what each word has in `common` with others, `in_common` what each row's words
    have; `weights` of the rows and the `inverse` of their covariance; the `groups` that they belong to.
    """

    shares: Shares
    common: Array
    in_common: Array
    weights: Array
    inverse: Array
    groups: NDArray[np.int64]

    def of_words(self) -> Array:
        """The value of each word of the table in L, shape (words,)."""
        pooled = self.shares.matrix.T @ self.weights
        return np.asarray(WORD**2 * pooled + self.common @ (self.common.T @ pooled))

    def of_rows(self, rows: Shares, without: int) -> Array:
        """The mean value of some rows' words, by the process without one group's rows; shape (rows,)."""
        own = np.flatnonzero(self.groups == without)
        weights = self.weights - self.inverse[:, own] @ np.linalg.solve(
            self.inverse[np.ix_(own, own)], self.weights[own]
        )
        weights[own] = 0.0
        in_common = (rows.matrix @ self.common) @ (self.in_common.T @ weights)
        return np.asarray(WORD**2 * (rows.matrix @ (self.shares.matrix.T @ weights)) + in_common)


def fit_word_values(
    shares: Shares,
    inputs: NDArray[np.float32],
    middles: Array,
    groups: NDArray[np.int64],
    table: Lexicon,
    vectors: NDArray[np.float32],
) -> WordValues:
    """Fit the process to whole excerpts; `vectors` of shape (words, directions) say which words are of a kind."""
    common = kinship(shares, table, vectors)
    in_common = shares.matrix @ common
    words = WORD**2 * (shares.matrix @ shares.matrix.T).toarray() + in_common @ in_common.T  # (rows, rows)
    z = inputs[:, _OTHERS].astype(np.float64)
    z = (z - z.mean(axis=0)) / (z.std(axis=0) + 1e-9)
    squares = (z**2).sum(axis=1)
    distance = np.maximum(squares[:, None] + squares[None, :] - 2 * z @ z.T, 0.0)
    kernel = words + LINE**2 * (z @ z.T) + CURVE**2 * np.exp(-distance / (2 * z.shape[1])) + CONSTANT**2
    low, high = middles - HALF_BAND - CENTRE, middles + HALF_BAND - CENTRE
    noise = np.full(len(middles), NOISE**2)
    for doubt in (True, False):
        target = (low + high) / 2
        inverse = cho_solve(cho_factor(kernel + np.diag(noise), lower=True), np.eye(len(middles)))
        for _ in range(ROUNDS):
            target = _mean_inside(target - noise * (inverse @ target), np.sqrt(noise), low, high)
        weights = inverse @ target
        if doubt:  # labels that the others' rows contradict count less in the second fit
            alone = target - _left_out(inverse, weights, groups)
            likely = norm.cdf((high - alone) / NOISE) - norm.cdf((low - alone) / NOISE)
            trust = (1 - WRONG) * likely / ((1 - WRONG) * likely + WRONG * 0.1)
            noise = NOISE**2 / np.maximum(trust, 0.02)
    return WordValues(shares, common, in_common, weights, inverse, groups)


def _left_out(inverse: Array, weights: Array, groups: NDArray[np.int64]) -> Array:
    """How far each row's target lies from its prediction without its group's rows."""
    misses = np.zeros(len(weights))
    for group in np.unique(groups):
        rows = np.flatnonzero(groups == group)
        misses[rows] = np.linalg.solve(inverse[np.ix_(rows, rows)], weights[rows])
    return misses


def _mean_inside(mean: Array, spread: Array, low: Array, high: Array) -> Array:
    """The mean of a normal distribution cut to an interval."""
    a, b = (low - mean) / spread, (high - mean) / spread
    flip = a > 0  # in the upper tail differences of the distribution function round to nothing
    a, b = np.where(flip, -b, a), np.where(flip, -a, b)
    mass = norm.cdf(b) - norm.cdf(a)
    shift = np.where(mass > 1e-12, (norm.pdf(a) - norm.pdf(b)) / np.maximum(mass, 1e-12), np.clip(0.0, a, b))
    return np.asarray(mean + spread * np.where(flip, -shift, shift))
