"""The encoder: the lower layers of a small sentence encoder, which turn a text into a vector of its content.

The measure does without it; easiness (docs/measure.md#what-teachers-judge) and single sentences need it. Three of its
six layers are kept, because the lower ones carry more of both than the last (model/LOG.md). A fourth was trained to
tell of a passage what a large encoder tells (lexile/training/fourth_layer.py); only easiness uses it.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lexile.arrays import letters_of, read_arrays, strings_of
from lexile.estimator.runtime import Layers, load_layers
from lexile.features.wordpiece import WordPieceTokenizer

LAYERS_FILE = "encoder.tflite"
FOURTH_FILE = "fourth_layer.tflite"
PIECES_FILE = "pieces.npz"
WINDOW = 256  # wordpieces read together, as when the encoder was pretrained
_THREADS = 2  # texts read at once; small hosts have two cores

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """The states of a text's wordpieces, shape (wordpieces, width), and what each counts in a mean.

    `shares`, shape (2, wordpieces), are those of the plain mean and of the mean weighted by rarity.
    """

    states: NDArray[np.float16]
    shares: Array


@dataclass(frozen=True, slots=True, eq=False)
class Encoder:
    """The wordpieces with their embeddings, and the layers above them.

    `embeddings`, shape (pieces, width), are quantized to whole numbers and multiplied by `scales`, shape (pieces,);
    `positions`, shape (`WINDOW`, width), are added. `rarity`, shape (pieces,), weighs the pieces in the second mean.
    `layers` maps embedded pieces of shape (1, pieces, width) to the output of each layer, of equal shape. `fourth`, if
    the model has it, maps the last of these outputs to what it says of each piece, shape (1, pieces, 2 * outputs). An
    encoder holds no state of a text, so threads can share it.
    """

    pieces: WordPieceTokenizer
    embeddings: NDArray[np.int8]
    scales: Array
    positions: Array
    rarity: Array
    layers: Layers
    fourth: Layers | None = None

    @property
    def width(self) -> int:
        """How many of a text's numbers are plain means; as many again are means weighted by rarity."""
        return 2 * int(self.embeddings.shape[1])

    def encode(self, texts: Sequence[str]) -> Array:
        """The vector of each text, shape (texts, 2 * `width` + outputs of the fourth layer).

        It is the mean of each layer's output over the pieces, the mean weighted by `rarity`, and what the fourth layer
        says of the text, if there is one.
        """
        return self.encode_with_means(texts, ())[0]

    def encode_means(self, texts: Sequence[str]) -> Array:
        """The mean of each layer's output over the pieces of each text, shape (texts, `width`)."""
        return self.encode_with_means((), texts)[1]

    def encode_with_means(self, texts: Sequence[str], sentences: Sequence[str]) -> tuple[Array, Array]:
        """The vector of each text as in `encode`, and of each sentence as in `encode_means`.

        They are read together, so that the threads finish at about the same time; equal sentences are read once.
        """
        vectors: list[Array] = [np.empty(0, dtype=np.float32)] * len(texts)
        distinct = list(dict.fromkeys(sentences))
        means = np.empty((len(distinct), self.width), dtype=np.float32)
        known: dict[str, list[int]] = {}

        def read(place: int) -> None:
            if place < len(texts):
                vectors[place] = self._encode(self.pieces.encode(texts[place], known), self.fourth)
            else:
                sentence = place - len(texts)
                means[sentence] = self._encode(self.pieces.encode(distinct[sentence], known), None)[: self.width]

        everything = [*texts, *distinct]
        order = sorted(range(len(everything)), key=lambda place: -len(everything[place]))  # longest first
        with ThreadPoolExecutor(_THREADS) as readers:  # the layers release Python's lock
            list(readers.map(read, order))
        encoded = np.stack(vectors) if vectors else np.empty((0, 2 * self.width), dtype=np.float32)
        if len(distinct) == len(sentences):
            return encoded, means
        places = {sentence: place for place, sentence in enumerate(distinct)}
        return encoded, means[[places[sentence] for sentence in sentences]]

    def read(self, text: str) -> Reading:
        """The states of a text's wordpieces above the layers that every text goes through."""
        numbers = self.pieces.encode(text)
        states = [self.layers(self.embed(window)[None])[-1][0] for window in _windows(numbers)]
        return Reading(np.concatenate(states).astype(np.float16), self._shares(numbers))

    def fourth_of(self, reading: Reading) -> Array:
        """What the fourth layer says of a text, shape (outputs,); 0 outputs without one."""
        if self.fourth is None:
            return np.empty(0, dtype=np.float32)
        windows = zip(_windows(reading.states), _windows(reading.shares, axis=1), strict=True)
        said = [_of_both_means(self.fourth(states[None].astype(np.float32)), shares) for states, shares in windows]
        return np.asarray(np.sum(said, axis=0))

    def _encode(self, numbers: NDArray[np.int64], fourth: Layers | None) -> Array:
        # Summed window by window, so that memory does not grow with the text.
        total: Any = 0.0
        said: Any = 0.0
        for window, shares in zip(_windows(numbers), _windows(self._shares(numbers), axis=1), strict=True):
            layers = self.layers(self.embed(window)[None])
            total = total + np.stack([shares @ layer[0] for layer in layers])
            if fourth is not None:
                said = said + _of_both_means(fourth(layers[-1]), shares)
        means = np.asarray(total.transpose(1, 0, 2).ravel(), dtype=np.float32)
        return means if fourth is None else np.concatenate([means, said])

    def _shares(self, numbers: NDArray[np.int64]) -> Array:
        """What each wordpiece counts in the plain mean and in the one weighted by rarity, shape (2, wordpieces)."""
        weights = self.rarity[numbers]
        return np.stack((np.full(len(numbers), 1 / len(numbers), np.float32), weights / weights.sum()))

    def embed(self, numbers: NDArray[np.int64]) -> Array:
        """The wordpieces as the layers read them, shape (wordpieces, width)."""
        words = self.embeddings[numbers].astype(np.float32) * self.scales[numbers, None]
        return words + self.positions[: len(numbers)]


def _windows(pieces: NDArray[Any], axis: int = 0) -> list[NDArray[Any]]:
    return np.array_split(pieces, -(-pieces.shape[axis] // WINDOW), axis)


def _of_both_means(fourth: list[Array], shares: Array) -> Array:
    """What the fourth layer says of wordpieces with these shares, summed; one half of it counts in the plain mean.

    Its only output has the shape (1, wordpieces, 2 * outputs).
    """
    plain, rare = np.split(fourth[0][0], 2, axis=1)
    return np.asarray(shares[0] @ plain + shares[1] @ rare)


def load_encoder(folder: Path) -> Encoder:
    """The encoder of a model folder.

    Raises:
        UnusableModel: a file is missing or damaged.
    """
    layers = load_layers(folder / LAYERS_FILE, _THREADS)
    fourth = load_layers(folder / FOURTH_FILE, _THREADS) if (folder / FOURTH_FILE).is_file() else None
    with read_arrays(folder / PIECES_FILE) as file:
        return Encoder(
            WordPieceTokenizer(strings_of(file["pieces"])),
            file["embeddings"],
            file["scales"].astype(np.float32),
            file["positions"].astype(np.float32),
            file["rarity"].astype(np.float32),
            layers,
            fourth,
        )


def save_pieces(encoder: Encoder, folder: Path) -> None:
    """Write everything of an encoder except its layers, which training exports."""
    np.savez_compressed(
        folder / PIECES_FILE,
        pieces=letters_of(encoder.pieces.vocabulary),
        embeddings=encoder.embeddings,
        scales=encoder.scales.astype(np.float32),
        positions=encoder.positions.astype(np.float16),
        rarity=encoder.rarity.astype(np.float16),
    )
