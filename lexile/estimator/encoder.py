"""What a passage is about, as numbers: the lower layers of a small sentence encoder.

The measure does not need it; teachers' judgement does (facts.md, section 3). Of the encoder's six layers the first
three are kept, since the lower ones tell more of it than the last (model/LOG.md).
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lexile.errors import UnusableModel
from lexile.estimator.runtime import Layers, load_layers
from lexile.features.wordpiece import WordPieces

LAYERS_FILE = "encoder.tflite"
PIECES_FILE = "pieces.npz"
WINDOW = 256  # pieces read together; what the encoder itself was trained with
_AT_ONCE = 2  # texts; small hosts have two cores

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Encoder:
    """The list of pieces with an embedding each, and the layers above.

    `embeddings` of shape (pieces, width) are whole numbers, to be multiplied by `scales` of shape (pieces,);
    `positions` of shape (`WINDOW`, width) are added; `rarity` of shape (pieces,) is the weight of a piece in the second
    mean. `layers` takes embedded pieces of shape (1, pieces, width) to the output of each layer, of the same shape.
    It holds nothing of a text and serves many threads.
    """

    pieces: WordPieces
    embeddings: NDArray[np.int8]
    scales: Array
    positions: Array
    rarity: Array
    layers: Layers

    @property
    def width(self) -> int:
        """How many of the numbers of a text are plain means; the others weigh rare pieces more."""
        return 2 * int(self.embeddings.shape[1])

    def encode(self, texts: Sequence[str]) -> Array:
        """Each text as numbers, shape (texts, 2 * `width`).

        First the mean over its pieces of each layer's output, then the same with rare pieces weighing more.
        """
        encoded = np.zeros((len(texts), 2 * self.width), dtype=np.float32)
        known: dict[str, list[int]] = {}

        def read(place: int) -> None:
            encoded[place] = self._encode(self.pieces.split(texts[place], known))

        # The longest first, so that in the end nobody waits for a long one.
        order = sorted(range(len(texts)), key=lambda place: -len(texts[place]))
        with ThreadPoolExecutor(_AT_ONCE) as readers:  # the layers leave Python free
            list(readers.map(read, order))
        return encoded

    def _encode(self, numbers: NDArray[np.int64]) -> Array:
        windows = np.array_split(numbers, -(-len(numbers) // WINDOW))
        outputs = [self.layers(self._embed(window)[None]) for window in windows]
        weights = self.rarity[numbers]
        layers = [np.concatenate([part[0] for part in layer]) for layer in zip(*outputs, strict=True)]
        shares = (np.full(len(numbers), 1 / len(numbers), np.float32), weights / weights.sum())
        return np.concatenate([share @ layer for share in shares for layer in layers]).astype(np.float32)

    def _embed(self, numbers: NDArray[np.int64]) -> Array:
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
                WordPieces(tuple(file["pieces"].tobytes().decode().split("\n"))),
                file["embeddings"],
                file["scales"].astype(np.float32),
                file["positions"].astype(np.float32),
                file["rarity"].astype(np.float32),
                load_layers(folder / LAYERS_FILE, _AT_ONCE),
            )
    except (OSError, KeyError, ValueError) as error:
        raise UnusableModel(f"{PIECES_FILE} in the model folder cannot be read. Train the model again.") from error


def save_pieces(encoder: Encoder, folder: Path) -> None:
    """Write all of an encoder but its layers, which training exports."""
    np.savez_compressed(
        folder / PIECES_FILE,
        pieces=np.frombuffer("\n".join(encoder.pieces.pieces).encode(), dtype=np.uint8),
        embeddings=encoder.embeddings,
        scales=encoder.scales.astype(np.float32),
        positions=encoder.positions.astype(np.float16),
        rarity=encoder.rarity.astype(np.float16),
    )
