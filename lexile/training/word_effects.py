"""Word effects: what each word adds to a measure, in L, learned from the labels of the excerpts.

A word matters beyond its frequency in our lists, since the published measure counts frequencies in a collection of
texts that is not public. The effects are the linear part of a Gaussian process over the excerpts. Its kernel adds up
what the shares of words contribute (each word by itself, all words of similar frequency together, all words of similar
meaning together) and what the other features contribute. Labels are intervals: the target of each row moves to the mean
of its prediction truncated to its interval (Tobin's model for censored data, fitted by expectation and maximization).

The networks must not see a row with word effects in which its own author had a part. So each row gets its mean effect
from the process without its author's rows, in closed form (Rasmussen and Williams, Gaussian Processes for Machine
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
from lexile.training.corpora import HALF_WIDTH
from lexile.training.network import CENTRE

Array = NDArray[np.float64]
WORD_EFFECT = PASSAGE_FEATURES.index("word_effect")
_OTHER_FEATURES = [number for number, name in enumerate(PASSAGE_FEATURES) if name not in ("word_effect", "log_words")]

# Prior standard deviations in L. Those without a reason were set by hand and not tuned.
WORD = 250.0  # of a word's own effect; 350 and 500 were as good, 700 worse
FREQUENCY = 30.0  # of a frequency range, for rows whose share of such words differs by a standard deviation
MEANING = 170.0  # of a direction of the word vectors, for rows that lie a standard deviation apart in it
LINEAR, NONLINEAR, CONSTANT = 316.0, 100.0, 100.0  # of the other features, and of a constant
NOISE = 60.0  # of what no feature explains; 50L was not different (model/LOG.md)

WRONG = 0.01  # share of the labels that may be wrong altogether; 0.3% and 3% made no difference (model/LOG.md)
_BY_CHANCE = 0.1  # probability that a wrong label is right by chance; a label covers a tenth of the scale
_LEAST_TRUST = 0.02  # limits the noise of a distrusted label
ROUNDS = 8  # of expectation and maximization, after which the targets no longer move
# Zipf; where the effect of frequency may bend. Closer together where most words of running text are.
_KNOTS = np.array([1.5, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 5.5, 6.0, 6.6, 7.7])


@dataclass(frozen=True, slots=True, eq=False)
class WordShares:
    """For each row, the share of its words that each word of the lexicon has: a sparse (rows, words) matrix."""

    matrix: csr_matrix

    def __getitem__(self, rows: NDArray[np.int64]) -> "WordShares":
        return WordShares(self.matrix[rows])


def word_shares(spans: list[tuple[SegmentedText, int, int]], lexicon: Lexicon) -> WordShares:
    """The word shares of spans of texts, each a text with the first word and the word after the last."""
    rows: list[NDArray[np.int64]] = []
    columns: list[NDArray[np.int64]] = []
    weights: list[Array] = []
    known: dict[int, NDArray[np.int64]] = {}
    for number, (text, first, last) in enumerate(spans):
        if id(text) not in known:
            known[id(text)] = lexicon.rows(text.words.forms)[text.words.ids]
        words = known[id(text)][first:last]
        words = words[words >= 0]
        rows.append(np.full(len(words), number))
        columns.append(words)
        weights.append(np.full(len(words), 1.0 / (last - first)))
    places = (np.concatenate(rows), np.concatenate(columns))
    return WordShares(csr_matrix((np.concatenate(weights), places), shape=(len(spans), len(lexicon.words))))


def pooling_features(shares: WordShares, lexicon: Lexicon, vectors: NDArray[np.float32]) -> Array:
    """The features by which words share their effects, shape (words, knots of both lists + directions).

    They are the place of each word between the knots of both frequency lists, and its vector. Frequencies are scaled
    by how much the rows differ in each column; vectors as a whole, so that their directions keep their lengths.
    """
    places = np.concatenate([_between_knots(zipf.astype(np.float64)) for zipf in lexicon.zipf.T], axis=1)
    of_rows = shares.matrix @ vectors
    return np.concatenate(
        [
            places * (FREQUENCY / ((shares.matrix @ places).std(axis=0) + 1e-9)),
            vectors * (MEANING / ((of_rows - of_rows.mean(axis=0)).std() + 1e-9)),
        ],
        axis=1,
    )


def _between_knots(zipf: Array) -> Array:
    """The weights of the knots below and above each frequency, for linear interpolation; shape (words, knots)."""
    zipf = np.clip(zipf, _KNOTS[0], _KNOTS[-1])
    below = np.clip(np.searchsorted(_KNOTS, zipf, side="right") - 1, 0, len(_KNOTS) - 2)
    share = (zipf - _KNOTS[below]) / (_KNOTS[below + 1] - _KNOTS[below])
    places = np.zeros((len(zipf), len(_KNOTS)))
    places[np.arange(len(zipf)), below] = 1 - share
    places[np.arange(len(zipf)), below + 1] += share
    return places


@dataclass(frozen=True, slots=True, eq=False)
class WordEffects:
    """A fitted process: the effect of each word, and what it would be without the rows of an author.

    `shares`, `groups` (rows,), `weights` (rows,) and `inverse` (rows, rows), the inverse of the covariance, belong to
    the rows that it was fitted to. `pooling` (words, columns) holds the `pooling_features` of the words, `pooled_rows`
    (rows, columns) their means over the words of each row.
    """

    shares: WordShares
    pooling: Array
    pooled_rows: Array
    weights: Array
    inverse: Array
    groups: NDArray[np.int64]

    def of_words(self) -> Array:
        """The effect of each word of the lexicon in L, shape (words,)."""
        weighted = self.shares.matrix.T @ self.weights
        return np.asarray(WORD**2 * weighted + self.pooling @ (self.pooling.T @ weighted))

    def of_rows(self, rows: WordShares, without: int) -> Array:
        """The mean effect of the words of these rows in L, by the process without one group; shape (rows,)."""
        own = np.flatnonzero(self.groups == without)
        weights = self.weights - self.inverse[:, own] @ np.linalg.solve(
            self.inverse[np.ix_(own, own)], self.weights[own]
        )
        weights[own] = 0.0
        pooled = (rows.matrix @ self.pooling) @ (self.pooled_rows.T @ weights)
        return np.asarray(WORD**2 * (rows.matrix @ (self.shares.matrix.T @ weights)) + pooled)


def fit_word_effects(
    shares: WordShares,
    features: NDArray[np.float32],
    midpoints: Array,
    groups: NDArray[np.int64],
    lexicon: Lexicon,
    vectors: NDArray[np.float32],
) -> WordEffects:
    """Fit the process to whole excerpts.

    Args:
        shares: the word shares of the excerpts.
        features: their passage features, shape (excerpts, features).
        midpoints: of their labels in L, shape (excerpts,).
        groups: the number of each one's author, shape (excerpts,).
        lexicon: the words.
        vectors: the vector of each word, shape (words, directions).
    """
    pooling = pooling_features(shares, lexicon, vectors)
    pooled_rows = shares.matrix @ pooling
    words = WORD**2 * (shares.matrix @ shares.matrix.T).toarray() + pooled_rows @ pooled_rows.T  # (rows, rows)
    z = features[:, _OTHER_FEATURES].astype(np.float64)
    z = (z - z.mean(axis=0)) / (z.std(axis=0) + 1e-9)
    squares = (z**2).sum(axis=1)
    distance = np.maximum(squares[:, None] + squares[None, :] - 2 * z @ z.T, 0.0)
    nonlinear = NONLINEAR**2 * np.exp(-distance / (2 * z.shape[1]))
    kernel = words + LINEAR**2 * (z @ z.T) + nonlinear + CONSTANT**2
    low, high = midpoints - HALF_WIDTH - CENTRE, midpoints + HALF_WIDTH - CENTRE
    noise = np.full(len(midpoints), NOISE**2)
    for first_fit in (True, False):
        target = (low + high) / 2
        inverse = cho_solve(cho_factor(kernel + np.diag(noise), lower=True), np.eye(len(midpoints)))
        for _ in range(ROUNDS):
            target = _truncated_mean(target - noise * (inverse @ target), np.sqrt(noise), low, high)
        weights = inverse @ target
        if first_fit:  # labels that contradict all other rows count less in the second fit
            predicted = target - _held_out_residuals(inverse, weights, groups)
            likely = norm.cdf((high - predicted) / NOISE) - norm.cdf((low - predicted) / NOISE)
            trust = (1 - WRONG) * likely / ((1 - WRONG) * likely + WRONG * _BY_CHANCE)
            noise = NOISE**2 / np.maximum(trust, _LEAST_TRUST)
    return WordEffects(shares, pooling, pooled_rows, weights, inverse, groups)


def _held_out_residuals(inverse: Array, weights: Array, groups: NDArray[np.int64]) -> Array:
    """The difference between each row's target and its prediction without its group, shape (rows,)."""
    residuals = np.zeros(len(weights))
    for group in np.unique(groups):
        rows = np.flatnonzero(groups == group)
        residuals[rows] = np.linalg.solve(inverse[np.ix_(rows, rows)], weights[rows])
    return residuals


def _truncated_mean(mean: Array, spread: Array, low: Array, high: Array) -> Array:
    """The mean of a normal distribution truncated to an interval."""
    a, b = (low - mean) / spread, (high - mean) / spread
    flip = a > 0  # in the upper tail, differences of the distribution function are rounded to 0
    a, b = np.where(flip, -b, a), np.where(flip, -a, b)
    mass = norm.cdf(b) - norm.cdf(a)
    shift = np.where(mass > 1e-12, (norm.pdf(a) - norm.pdf(b)) / np.maximum(mass, 1e-12), np.clip(0.0, a, b))
    return np.asarray(mean + spread * np.where(flip, -shift, shift))
