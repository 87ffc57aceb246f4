"""The encoder: the lower layers of a small sentence encoder, which turn a text into a vector of its content.

The measure does without it; easiness (docs/measure.md#what-teachers-judge) and single sentences need it. Three of its
six layers are kept, because the lower ones carry more of both than the last (model/LOG.md).
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lexile.errors import UnusableModel
from lexile.estimator.runtime import Layers, load_layers
from lexile.features.wordpiece import WordPieceTokenizer

LAYERS_FILE = "encoder.tflite"
PIECES_FILE = "pieces.npz"
WINDOW = 256  # word pieces read together, as when the encoder was pretrained
_THREADS = 2  # texts read at once; small hosts have two cores

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Encoder:
    """The word pieces with their embeddings, and the layers above them.

    `embeddings`, shape (pieces, width), are quantized to whole numbers and multiplied by `scales`, shape (pieces,);
    `positions`, shape (`WINDOW`, width), are added. `rarity`, shape (pieces,), weighs the pieces in the second mean.
    `layers` maps embedded pieces of shape (1, pieces, width) to the output of each layer, of equal shape. An encoder
    holds no state of a text, so threads can share it.
    """

    pieces: WordPieceTokenizer
    embeddings: NDArray[np.int8]
    scales: Array
    positions: Array
    rarity: Array
    layers: Layers

    @property
    def width(self) -> int:
        """How many of a text's numbers are plain means; as many again are means weighted by rarity."""
        return 2 * int(self.embeddings.shape[1])

    def encode(self, texts: Sequence[str]) -> Array:
        """The vector of each text, shape (texts, 2 * `width`).

        It is the mean of each layer's output over the pieces, followed by the mean weighted by `rarity`.
        """
        return self.encode_with_means(texts, ())[0]

    def encode_with_means(self, texts: Sequence[str], sentences: Sequence[str]) -> tuple[Array, Array]:
        """The vector of each text as in `encode`, and of each sentence the first half only, shape (sentences, `width`).

        They are read together, so that the threads finish at about the same time; equal sentences are read once.
        """
        encoded = np.empty((len(texts), 2 * self.width), dtype=np.float32)
        distinct = list(dict.fromkeys(sentences))
        means = np.empty((len(distinct), self.width), dtype=np.float32)
        known: dict[str, list[int]] = {}

        def read(place: int) -> None:
            if place < len(texts):
                encoded[place] = self._encode(self.pieces.encode(texts[place], known))
            else:
                sentence = place - len(texts)
                means[sentence] = self._encode(self.pieces.encode(distinct[sentence], known))[: self.width]

        everything = [*texts, *distinct]
        order = sorted(range(len(everything)), key=lambda place: -len(everything[place]))  # longest first
        with ThreadPoolExecutor(_THREADS) as readers:  # the layers release Python's lock
            list(readers.map(read, order))
        if len(distinct) == len(sentences):
            return encoded, means
        places = {sentence: place for place, sentence in enumerate(distinct)}
        return encoded, means[[places[sentence] for sentence in sentences]]

    def _encode(self, numbers: NDArray[np.int64]) -> Array:
        weights = self.rarity[numbers]
        shares = np.stack((np.full(len(numbers), 1 / len(numbers), np.float32), weights / weights.sum()))
        # Summed window by window, so that memory does not grow with the text.
        total: Array | None = None
        place = 0
        for window in np.array_split(numbers, -(-len(numbers) // WINDOW)):
            own = shares[:, place : place + len(window)]
            place += len(window)
            parts = np.stack([own @ layer[0] for layer in self.layers(self.embed(window)[None])])
            total = parts if total is None else total + parts
        assert total is not None  # a text has at least the marks of its beginning and end
        return total.transpose(1, 0, 2).ravel().astype(np.float32)

    def embed(self, numbers: NDArray[np.int64]) -> Array:
        """The wordpieces as the layers read them, shape (wordpieces, width)."""
        words = self.embeddings[numbers].astype(np.float32) * self.scales[numbers, None]
        return words + self.positions[: len(numbers)]


def load_encoder(folder: Path) -> Encoder:
    """The encoder of a model folder.

    Raises:
        UnusableModel: a file is missing or damaged.
    """
    try:
        with np.load(folder / PIECES_FILE) as file:
            return Encoder(
                WordPieceTokenizer(tuple(file["pieces"].tobytes().decode().split("\n"))),
                file["embeddings"],
                file["scales"].astype(np.float32),
                file["positions"].astype(np.float32),
                file["rarity"].astype(np.float32),
                load_layers(folder / LAYERS_FILE, _THREADS),
            )
    except (OSError, KeyError, ValueError) as error:
        raise UnusableModel(f"{PIECES_FILE} in the model folder cannot be read. Train the model again.") from error


def save_pieces(encoder: Encoder, folder: Path) -> None:
    """Write everything of an encoder except its layers, which training exports."""
    np.savez_compressed(
        folder / PIECES_FILE,
        pieces=np.frombuffer("\n".join(encoder.pieces.vocabulary).encode(), dtype=np.uint8),
        embeddings=encoder.embeddings,
        scales=encoder.scales.astype(np.float32),
        positions=encoder.positions.astype(np.float16),
        rarity=encoder.rarity.astype(np.float16),
    )
