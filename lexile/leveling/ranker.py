"""The ranker: boosted trees and a linear model say how likely people are to give a candidate as a replacement."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lexile.arrays import read_arrays
from lexile.errors import UnusableModel

RANKER_FILE = "ranker.npz"
FIRST_RANKER_FILE = "first_ranker.npz"


@dataclass(frozen=True, slots=True, eq=False)
class Ranker:
    """Trees as arrays of shape (nodes,), the first nodes of all trees in `roots`, shape (trees,).

    A row goes to `left` where its `feature` is at most `threshold`, else to `right`; a leaf leads to itself. The linear
    model has `weights`, shape (features,). `baseline` is added to the values of the leaves and to that model's, and
    `slope` and `shift` turn the sum into a probability.
    """

    roots: NDArray[np.int64]
    feature: NDArray[np.int64]
    threshold: NDArray[np.float32]
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    value: NDArray[np.float32]
    weights: NDArray[np.float32]
    baseline: float
    slope: float = 1.0
    shift: float = 0.0

    def confidences(self, features: NDArray[np.float32]) -> NDArray[np.float64]:
        """The probability that each candidate is right, shape (candidates,)."""
        return 1 / (1 + np.exp(-(self.slope * self.scores(features) + self.shift)))

    def scores(self, features: NDArray[np.float32]) -> NDArray[np.float64]:
        """What the leaves that each candidate falls into and its features add up to, shape (candidates,)."""
        nodes = np.tile(self.roots, (len(features), 1))  # (candidates, trees)
        rows = np.arange(len(features))[:, None]
        while True:
            goes_left = features[rows, self.feature[nodes]] <= self.threshold[nodes]
            following = np.where(goes_left, self.left[nodes], self.right[nodes])
            if np.array_equal(following, nodes):
                leaves = self.value[nodes].sum(axis=1, dtype=np.float64)
                return np.asarray(leaves + features @ self.weights.astype(np.float64) + self.baseline)
            nodes = following


def save_ranker(ranker: Ranker, path: Path, names: Sequence[str]) -> None:
    """Write a ranker with the names of its features."""
    np.savez_compressed(
        path,
        features=np.array(names),
        roots=ranker.roots.astype(np.int32),
        feature=ranker.feature.astype(np.uint8),
        threshold=ranker.threshold,
        left=ranker.left.astype(np.int32),
        right=ranker.right.astype(np.int32),
        value=ranker.value,
        weights=ranker.weights,
        scale=np.array([ranker.baseline, ranker.slope, ranker.shift]),
    )


def load_ranker(path: Path, names: Sequence[str]) -> Ranker:
    """Read a ranker of these features that `save_ranker` wrote.

    Raises:
        UnusableModel: the file is missing, damaged, or was trained on other features.
    """
    with read_arrays(path) as file:
        trained = file["features"].tolist()
        ranker = Ranker(
            file["roots"].astype(np.int64),
            file["feature"].astype(np.int64),
            file["threshold"],
            file["left"].astype(np.int64),
            file["right"].astype(np.int64),
            file["value"],
            file["weights"],
            *file["scale"].tolist(),
        )
    if trained != list(names):
        raise UnusableModel(
            f"{path.name} was trained on features other than those this version computes. Train it again."
        )
    return ranker
