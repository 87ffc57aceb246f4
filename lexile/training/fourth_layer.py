"""The fourth layer: trained so that the small encoder sees in a passage what a large encoder sees in it.

It starts as MiniLM's own fourth layer and learns the large encoder's embeddings and the targets of the easiness network
(model/LOG.md). Only passages go through it, and only easiness uses what it says.
"""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lexile.errors import UnusableCorpus
from lexile.estimator.encoder import Encoder, Reading
from lexile.estimator.runtime import load_layers
from lexile.training.encoder import (
    NEEDED,
    WEIGHTS_FILE,
    Weights,
    exported,
    package_folder,
    pretrained_layer,
    smaller_layer,
)
from lexile.training.soft_labels import standardized

NUMBER = 3  # of the layer, from 0: the one above those that all texts go through
UNITS = 768  # hidden ones of 1536, for the room that the model folder has and for time
_RIDGE = 300.0  # of the linear prediction that the layer's learning starts from; not tuned
_SORTED_TOGETHER = 16  # batches
_NO_PIECE = -1e9  # added to attention

Array = NDArray[np.float32]
Batch = tuple[tuple[Array, Array], Array]


@dataclass(frozen=True, slots=True)
class FourthLayerConfig:
    """How the fourth layer is trained: epochs and rate by trial (model/LOG.md), the others are usual values."""

    epochs: int = 5
    learning_rate: float = 5e-4
    weight_decay: float = 0.02
    batch: int = 32
    easiness: float = 0.5  # weight of easiness, where all of the embedding weighs 1


def weights_file() -> Path:
    """The file with the weights of MiniLM, which the layer starts with.

    Raises:
        UnusableCorpus: its package is not installed.
    """
    folder = package_folder()
    if folder is None:
        raise UnusableCorpus(f"The encoder's weights are missing: {NEEDED}")
    return folder / WEIGHTS_FILE


def pretrained_weights() -> Weights:
    """The weights of MiniLM, by their names in its file."""
    from safetensors.numpy import load_file

    weights: Weights = load_file(weights_file())
    return weights


def fit_fourth_layer(
    readings: Sequence[Reading],
    features: Array,
    embeddings: Array,
    easiness: Array,
    config: FourthLayerConfig,
    seed: int,
) -> bytes:
    """The layer for LiteRT: the states of a passage's wordpieces to what they add to its two means.

    It maps (1, pieces, width) to (1, pieces, 2 * (directions + 1)).

    Args:
        readings: what the layers below make of each passage.
        features: the features of the easiness network without this layer, shape (passages, features).
        embeddings: what the large encoder makes of the passages, shape (passages, directions).
        easiness: what the easiness network learns for them, shape (passages,).
        config: how to train.
        seed: for the order of the passages.
    """
    import keras
    import tensorflow as tf

    keras.utils.set_random_seed(seed)
    targets = _unexplained(features, embeddings, easiness)
    weights = smaller_layer(pretrained_weights(), NUMBER, UNITS)
    layer, project = pretrained_layer(weights, NUMBER, "mixed_bfloat16"), _projection(2 * targets.shape[1])
    width = readings[0].states.shape[1]
    states = keras.Input((None, width), name="pieces")
    shares = keras.Input((2, None), name="shares")
    added = keras.ops.where(shares[:, None, :1] > 0, 0.0, _NO_PIECE)
    plain, rare = keras.ops.split(keras.ops.matmul(shares, project(layer(states, added))), 2, axis=-1)
    model = keras.Model([states, shares], plain[:, 0] + rare[:, 1])
    steps = config.epochs * batches_in(len(readings), config.batch)
    schedule = keras.optimizers.schedules.CosineDecay(
        0.0, steps, warmup_target=config.learning_rate, warmup_steps=steps // 20
    )
    optimizer = keras.optimizers.AdamW(schedule, weight_decay=config.weight_decay)
    relative = np.append(np.ones(embeddings.shape[1]), config.easiness).astype(np.float32)

    def loss(target: Any, predicted: Any) -> Any:
        return keras.ops.sum(relative * keras.ops.square(predicted - target), axis=-1)

    def batches() -> Iterator[Batch]:
        order = np.random.default_rng(seed)
        for _ in range(config.epochs):
            yield from batches_of(readings, targets, config.batch, order)

    signature = (
        (tf.TensorSpec((None, None, width)), tf.TensorSpec((None, 2, None))),
        tf.TensorSpec((None, targets.shape[1])),
    )
    model.compile(optimizer, loss=loss, jit_compile=False)
    model.fit(tf.data.Dataset.from_generator(batches, output_signature=signature), steps_per_epoch=steps, verbose=0)
    return exported(_served(model, weights, width, 2 * targets.shape[1]), bits=8)


def batches_of(readings: Sequence[Reading], targets: Array, size: int, order: np.random.Generator) -> Iterator[Batch]:
    """All passages once, in a new order: those of about the same length together, padded to the longest.

    A batch has states, shape (passages, pieces, width), and shares, shape (passages, 2, pieces); and targets.
    """
    lengths = np.array([len(reading.states) for reading in readings])
    some = np.array_split(order.permutation(len(readings)), batches_in(len(readings), size * _SORTED_TOGETHER))
    alike = np.concatenate([part[np.argsort(lengths[part], kind="stable")] for part in some])
    batches = np.array_split(alike, batches_in(len(readings), size))
    for number in order.permutation(len(batches)).tolist():
        rows = batches[number]
        longest = lengths[rows].max()
        states = np.zeros((len(rows), longest, readings[0].states.shape[1]), dtype=np.float32)
        shares = np.zeros((len(rows), 2, longest), dtype=np.float32)
        for place, row in enumerate(rows.tolist()):
            states[place, : lengths[row]] = readings[row].states
            shares[place, :, : lengths[row]] = readings[row].shares
        yield (states, shares), targets[rows]


def batches_in(count: int, size: int) -> int:
    """How many batches of a size this many passages make."""
    return -(-count // size)


def with_fourth_layer(encoder: Encoder, layer: bytes) -> Encoder:
    """The encoder with this layer above its others."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:  # Windows keeps a file in use
        path = Path(folder) / "layer.tflite"
        path.write_bytes(layer)
        return replace(encoder, fourth=load_layers(path, threads=2))


def _projection(outputs: int) -> Any:
    import keras

    return keras.layers.Dense(outputs, use_bias=False, kernel_initializer="zeros")


def _served(model: Any, weights: Weights, width: int, outputs: int) -> Any:
    """The trained layer for one passage at a time, without padding and with products of 32 bits."""
    import keras

    layer, project = pretrained_layer(weights, NUMBER), _projection(outputs)
    source = keras.Input(batch_shape=(1, None, width), name="pieces")
    served = keras.Model(source, project(layer(source)))
    served.set_weights(model.get_weights())
    return served


def _unexplained(features: Array, embeddings: Array, easiness: Array) -> Array:
    """What a straight line through the features does not tell, shape (passages, directions + 1).

    The variance of all directions together is 1 before, and so is that of easiness.
    """
    centred = embeddings - embeddings.mean(axis=0)
    centred /= np.sqrt(np.square(centred).sum(axis=1).mean())
    scaled = (easiness - easiness.mean()) / easiness.std()
    targets = np.concatenate([centred, scaled[:, None]], axis=1)
    inputs = standardized(features, features).astype(np.float64)
    products = inputs.T @ inputs
    products[np.diag_indices(len(products))] += _RIDGE
    return np.asarray(targets - inputs @ np.linalg.solve(products, inputs.T @ targets), dtype=np.float32)
