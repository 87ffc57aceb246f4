"""The dependency parser: which word of a sentence each word belongs to, in which relation, and its part of speech.

    parser = load_parser(estimator.encoder)
    tree = parser.parse(["The", "dam", "that", "broke", "was", "old", "."])
    tree.heads           # (1, 4, 3, 1, -1, 4, 4): "dam" is the subject of "was"

A small network reads each word as the encoder sees it in its sentence, with its neighbours. It scores every other word
as the head (a bilinear form and the distance, after Dozat and Manning 2017), and names the relation and the part of
speech. Relations are those of ClearNLP ("nsubj", "relcl", "appos"), parts of speech those of the Penn Treebank ("VBD").
It was trained on sentences that a larger parser had read (`model/README.md`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lexile.arrays import read_arrays
from lexile.estimator.encoder import WINDOW, Encoder
from lexile.estimator.estimator import MODEL_FOLDER

PARSER_FILE = "parser.npz"
DISTANCES = np.array([1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 30, 10**6])  # words to the head, upper bounds of each range
_NEVER = np.float32(1e-6)  # least probability
_BLOCK_ROWS, _BLOCK = 16, 64  # words, and numbers of each, multiplied at once
_LARGEST = 127  # of a weight in eight bits
Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Tree:
    """The dependency tree of a sentence, with one entry for each word or mark.

    `heads` are places of words, -1 for the root; `certainties` are the probabilities of head and relation together.
    """

    heads: tuple[int, ...]
    relations: tuple[str, ...]
    tags: tuple[str, ...]
    certainties: tuple[float, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Parser:
    """An encoder with the weights of the network. It keeps the trees of its sentences as long as it lives."""

    encoder: Encoder
    weights: dict[str, Array]
    relations: tuple[str, ...]
    tags: tuple[str, ...]
    _known: dict[tuple[str, ...], Tree | None] = field(default_factory=dict, repr=False)

    def parse(self, words: Sequence[str]) -> Tree | None:
        """The tree of a sentence, given by its words and marks; None if it is empty or too long for the encoder."""
        key = tuple(words)
        if key not in self._known:
            self._known[key] = self._parse(key)
        return self._known[key]

    def afresh(self) -> "Parser":
        """The same parser without the trees that it keeps."""
        return replace(self, _known={})

    def _parse(self, words: tuple[str, ...]) -> Tree | None:
        seen = word_vectors(self.encoder, words)
        if seen is None:
            return None
        scores = self._scores(seen)
        if "ROOT" in self.relations:  # both say which word is the root
            likely = _softmax(scores.relations)[:, self.relations.index("ROOT")]
            scores.heads[:, 0] += np.log(likely + _NEVER)
        heads = _tree(scores.heads)
        arcs = _softmax(scores.heads)[np.arange(len(words)), np.array(heads) + 1]
        relations, tags = _softmax(scores.relations), scores.tags.argmax(axis=1)
        return Tree(
            tuple(heads),
            tuple(self.relations[number] for number in relations.argmax(axis=1)),
            tuple(self.tags[number] for number in tags),
            tuple((arcs * relations.max(axis=1)).tolist()),
        )

    def _scores(self, seen: Array) -> "_Scores":
        w = self.weights
        hidden = np.maximum(_product(seen, w["reading"]) + w["reading_bias"], 0)
        for layer in range(len(w["neighbours"])):
            padded = np.pad(hidden, ((1, 1), (0, 0)))
            sides = np.concatenate([padded[:-2], padded[1:-1], padded[2:]], axis=1)
            hidden = hidden + np.maximum(_product(sides, w["neighbours"][layer]) + w["neighbours_bias"][layer], 0)
        dependents = _product(hidden, w["dependent"]) + w["dependent_bias"]
        heads = _product(hidden, w["head"]) + w["head_bias"]
        far = distance_ranges(len(seen))
        rows = np.arange(len(seen))
        scores = dependents @ heads.T / np.sqrt(np.float32(heads.shape[1]))
        scores += (hidden @ w["to_head"] + w["to_head_bias"])[rows[:, None], far]
        scores += (hidden @ w["to_dependent"])[rows[None, :], far]
        np.fill_diagonal(scores, -np.inf)
        root = hidden @ w["root"] + w["root_bias"]
        return _Scores(
            np.concatenate([root, scores], axis=1),
            _product(hidden, w["relation"]) + w["relation_bias"],
            _product(hidden, w["tag"]) + w["tag_bias"],
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Scores:
    """For each word: of each head, the root first, shape (words, 1 + words); of each relation; of each tag."""

    heads: Array
    relations: Array
    tags: Array


def word_vectors(encoder: Encoder, words: Sequence[str]) -> Array | None:
    """Each word as the encoder sees it in its sentence, shape (words, width): the means over its wordpieces.

    None if there are no words, or more wordpieces than the encoder reads at once.
    """
    begin, unknown, end = encoder.pieces.encode("\u0007")[[0, 1, -1]] if words else (0, 0, 0)
    pieces = [encoder.pieces.encode(word)[1:-1] for word in words]
    counts = np.array([max(1, len(own)) for own in pieces], dtype=np.int64)
    if not words or counts.sum() + 2 > WINDOW:
        return None
    numbers = np.concatenate([[begin], *(own if len(own) else [unknown] for own in pieces), [end]])
    layers = np.concatenate([layer[0] for layer in encoder.layers(encoder.embed(numbers)[None])], axis=1)[1:-1]
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    return np.asarray(np.add.reduceat(layers, starts, axis=0) / counts[:, None], dtype=np.float32)


def distance_ranges(words: int) -> NDArray[np.int64]:
    """The range of `DISTANCES` from each word (row) to each head (column), shape (words, words); later heads first."""
    places = np.arange(words)
    distances = places[None, :] - places[:, None]
    after = np.searchsorted(DISTANCES, distances)
    return np.where(distances > 0, after, len(DISTANCES) + np.searchsorted(DISTANCES, -distances))


def _product(rows: Array, weights: Array) -> Array:
    """Rows times weights, in blocks so small that BLAS takes one thread for each.

    With two threads that wait for each other, a sentence took 90 ms on a busy machine instead of 3.
    """
    found = np.zeros((len(rows), weights.shape[1]), dtype=np.float32)
    for row in range(0, len(rows), _BLOCK_ROWS):
        for place in range(0, len(weights), _BLOCK):
            own = rows[row : row + _BLOCK_ROWS, place : place + _BLOCK]
            found[row : row + _BLOCK_ROWS] += own @ weights[place : place + _BLOCK]
    return found


def _softmax(scores: Array) -> Array:
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(weights / weights.sum(axis=1, keepdims=True), dtype=np.float32)


def _tree(scores: Array) -> list[int]:
    """The head of each word: the best one, where that leaves one root and no cycle.

    The word that is most likely the root is. Of each cycle, the arc that costs least to change leads out of it.
    """
    size = len(scores)
    root = int(scores[:, 0].argmax())
    arcs = scores[:, 1:].copy()
    heads = arcs.argmax(axis=1).tolist() if size > 1 else [-1]
    heads[root] = -1
    while (cycle := _cycle(heads)) is not None:
        inside = np.zeros(size, dtype=bool)
        inside[_reaching(heads, cycle)] = True
        costs = np.where(inside[None, :], -np.inf, arcs[cycle]) - arcs[cycle, [heads[one] for one in cycle]][:, None]
        place, head = np.unravel_index(int(costs.argmax()), costs.shape)
        heads[cycle[int(place)]] = int(head)
    return heads


def _cycle(heads: list[int]) -> list[int] | None:
    """The words of a cycle, if there is one."""
    state = [0] * len(heads)  # 1: on the way, 2: leads to the root
    for start in range(len(heads)):
        path = []
        place = start
        while place >= 0 and state[place] == 0:
            state[place] = 1
            path.append(place)
            place = heads[place]
        if place >= 0 and state[place] == 1:
            return path[path.index(place) :]
        for one in path:
            state[one] = 2
    return None


def _reaching(heads: list[int], cycle: list[int]) -> list[int]:
    """The words whose heads lead into a cycle, its own among them."""
    dependents: list[list[int]] = [[] for _ in heads]
    for place, head in enumerate(heads):
        if head >= 0:
            dependents[head].append(place)
    found = list(cycle)
    inside = set(cycle)
    for place in found:  # it grows
        new = [one for one in dependents[place] if one not in inside]
        inside.update(new)
        found += new
    return found


def load_parser(encoder: Encoder, folder: Path = MODEL_FOLDER) -> Parser:
    """A new parser with the weights of a model folder and the encoder that they were trained on.

    Raises:
        UnusableModel: the file is missing or damaged.
    """
    return Parser(encoder, *_weights(folder / PARSER_FILE))


@lru_cache(maxsize=1)
def _weights(path: Path) -> tuple[dict[str, Array], tuple[str, ...], tuple[str, ...]]:
    with read_arrays(path) as file:
        weights = {
            name: file[name].astype(np.float32) * file[f"{name}_scale"]
            for name in file.files
            if f"{name}_scale" in file.files
        }
        return weights, tuple(file["relations"].tolist()), tuple(file["tags"].tolist())


def save_parser(parser: Parser, path: Path) -> None:
    """Write the weights of a parser in eight bits, with one scale for each of the last axis."""
    arrays: dict[str, Any] = {}
    for name, weights in parser.weights.items():
        scale = np.abs(weights).max(axis=tuple(range(weights.ndim - 1)), keepdims=True) / _LARGEST + 1e-12
        if weights.ndim == 1:
            scale = np.abs(weights).max(keepdims=True) / _LARGEST + 1e-12
        arrays[name] = np.rint(weights / scale).astype(np.int8)
        arrays[f"{name}_scale"] = scale.astype(np.float32)
    np.savez_compressed(path, relations=np.array(parser.relations), tags=np.array(parser.tags), **arrays)
