"""Acceptance: how likely a teacher is to keep a replacement in a text.

The ranker knows which replacements people name for a word in one sentence. Whether one of them can stand in a text was
judged by reading (`training.judgements`): a logistic regression over the ranker's features, its own ranking, and what
was judged of the same two words, and of the same replacement, in other texts.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from lexile.arrays import letters_of, read_arrays, strings_of
from lexile.errors import UnusableModel
from lexile.leveling.candidates import FEATURES, Candidate, Candidates

ACCEPTANCE_FILE = "acceptance.npz"
ACCEPTANCE_FEATURES = (*FEATURES, "ranked", "rank", "margin", "means_the_same", "pair", "replacement")
"""The inputs of the regression, in order; the last two are what was judged before."""
_Key = TypeVar("_Key", bound=Hashable)
_LOWEST_RANK = 4  # from the fifth on, all count alike


@dataclass(frozen=True, slots=True, eq=False)
class Acceptance:
    """A logistic regression: `weights`, shape (features,), and an offset.

    `pairs` tells for a word and its replacement, both base forms, how far judgements were above what the features
    would lead one to expect, from -1 to 1; `replacements` tells it for a replacement, whatever it stood for.
    """

    weights: NDArray[np.float64]
    offset: float
    pairs: MappingProxyType[tuple[str, str], float]
    replacements: MappingProxyType[str, float]

    def confidences(self, found: Candidates, scores: NDArray[np.float64]) -> NDArray[np.float64]:
        """The probability that each candidate would be kept, shape (candidates,), from the ranker's scores for them."""
        if not found.all:
            return np.zeros(0)
        judged = [(self.pairs.get(pair_of(one), 0.0), self.replacements.get(one.lemma, 0.0)) for one in found.all]
        features = np.column_stack([ranking_features(found, scores), judged])
        return np.asarray(1 / (1 + np.exp(-(features @ self.weights + self.offset))))


def pair_of(candidate: Candidate) -> tuple[str, str]:
    """The base forms of the word replaced and of its replacement."""
    return candidate.reading.lemma, candidate.lemma


def ranking_features(found: Candidates, scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """The features of candidates without what was judged, shape (candidates, features - 2).

    The margin of the first is its lead over the second; that of the others is what they are behind the first.
    """
    ranks = np.argsort(np.argsort(-scores, kind="stable"), kind="stable")
    ordered = np.sort(scores)[::-1]
    second = ordered[1] if len(ordered) > 1 else ordered[0]
    margin = scores - np.where(ranks == 0, second, ordered[0])
    same = [one.means_the_same for one in found.all]
    return np.column_stack([found.features, scores, np.minimum(ranks, _LOWEST_RANK), margin, same]).astype(np.float64)


def save_acceptance(acceptance: Acceptance, path: Path) -> None:
    """Write an acceptance."""
    np.savez_compressed(
        path,
        features=np.array(ACCEPTANCE_FEATURES),
        weights=acceptance.weights.astype(np.float32),
        offset=np.float32(acceptance.offset),
        pairs=letters_of("\t".join(pair) for pair in acceptance.pairs),
        pair_values=np.array(list(acceptance.pairs.values()), dtype=np.float16),
        replacements=letters_of(acceptance.replacements),
        replacement_values=np.array(list(acceptance.replacements.values()), dtype=np.float16),
    )


def load_acceptance(path: Path) -> Acceptance:
    """Read an acceptance that `save_acceptance` wrote.

    Raises:
        UnusableModel: the file is missing, damaged, or was trained on other features.
    """
    with read_arrays(path) as file:
        trained = file["features"].tolist()
        pairs = [(word, own) for word, _, own in (line.partition("\t") for line in strings_of(file["pairs"]))]
        acceptance = Acceptance(
            file["weights"].astype(np.float64),
            float(file["offset"]),
            MappingProxyType(_by_key(pairs, file["pair_values"])),
            MappingProxyType(_by_key(strings_of(file["replacements"]), file["replacement_values"])),
        )
    if trained != list(ACCEPTANCE_FEATURES):
        raise UnusableModel(
            f"{path.name} was trained on features other than those this version computes. Train it again."
        )
    return acceptance


def _by_key(keys: Sequence[_Key], values: NDArray[np.float16]) -> dict[_Key, float]:
    return dict(zip(keys, values.astype(np.float64).tolist(), strict=True))
