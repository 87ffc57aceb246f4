"""The whole network, top to bottom, and the loss it is fitted with.

Several small networks side by side, averaged: their disagreement is what a single one would get wrong by its luck.
"""

from dataclasses import dataclass
from itertools import pairwise
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray

LABEL_SPREAD = 80.0  # L; where the spread starts from: the error of known ways, facts.md, section 2
LOG_WORDS = 5.0  # an excerpt of 150 words
DIFFER = 15.0  # L; by which members usually differ
CLIP = 5.0  # deviations of an input
SHORT, ENOUGH = 100.0, 125.0  # words; below the one the short members answer, above the other the whole ones
CENTRE, SCALE = 1000.0, 250.0  # L; about the mean and the spread of the labels, so that the network works near 0 and 1


@dataclass(frozen=True, slots=True)
class NetworkConfig:
    """The size of the network and how it is fitted."""

    members: int = 10  # more gained less than 0.1L
    hidden: tuple[int, ...] = (64, 64, 32)
    dropout: float = 0.1
    weight_decay: float = 0.5
    learning_rate: float = 3e-3
    epochs: int = 30
    batch: int = 128
    folds: int = 5  # authors held out; facts.md, section 2
    piece_rounds: int = 3  # pieces cut from each excerpt
    piece_weight: float = 0.3  # of a piece beside a whole excerpt: whole ones are what the figures are about
    label_error: float = 55.0  # L; the spread that the likelihood of a label is taken with


def build_members(inputs: NDArray[np.float32], line: NDArray[np.float64], config: NetworkConfig, seed: int) -> Any:
    """The networks before averaging: inputs of shape (rows, inputs) to centres in L of shape (rows, members).

    Each is a straight line through the inputs, which starts at `line` of shape (inputs,), and a bend that it learns.
    """
    import keras

    normalize = keras.layers.Normalization(name="normalize")
    normalize.adapt(inputs)
    source = keras.Input((inputs.shape[1],), name="inputs")
    x = normalize(source)  # (rows, inputs)
    x = keras.ops.clip(x, -CLIP, CLIP)  # a wild upload must not leave the ground that was learned
    centres = []
    for member in range(config.members):
        hidden = x
        for layer, units in enumerate(config.hidden):
            start = keras.initializers.LecunNormal(seed=seed + 10 * member + layer)
            hidden = keras.layers.Dense(units, "gelu", kernel_initializer=start)(hidden)
            hidden = keras.layers.Dropout(config.dropout, seed=seed + 10 * member + layer)(hidden)
        start = keras.initializers.RandomNormal(stddev=0.02, seed=seed + 10 * member + len(config.hidden))
        bend = keras.layers.Dense(1, kernel_initializer=start)(hidden)
        straight = keras.layers.Dense(1, use_bias=False, name=f"line_{member}")
        centres.append(keras.layers.Add(name=f"member_{member}")([bend, straight(x)]))
        straight.set_weights([line[:, None]])
    together = keras.layers.Concatenate()(centres)  # (rows, members)
    return keras.Model(source, keras.layers.Rescaling(SCALE, CENTRE)(together))


def build_fitted(model: Any, members: int) -> Any:
    """The members of a model side by side, each with rows of its own: (rows, members, inputs) to (rows, members).

    It shares the model's weights, and leaves loss and optimizer out of it. Members that see the rows in different
    orders err less alike.
    """
    import keras

    alone = [
        keras.Model(model.input, keras.layers.Rescaling(SCALE, CENTRE)(model.get_layer(f"member_{number}").output))
        for number in range(members)
    ]
    source = keras.Input((members, model.input_shape[1]))
    answers = [member(source[:, number]) for number, member in enumerate(alone)]
    return keras.Model(source, keras.layers.Concatenate()(answers))


def build_centres(whole: Any, short: Any) -> Any:
    """Two sets of members as one: those fitted to whole excerpts, and those that know short pieces too.

    One set for both would pay for what it learns of pieces with 2L on whole passages (model/LOG.md). The log of the
    number of words is the first input; the whole ones do not see it.
    """
    import keras

    source = keras.Input(short.input_shape[1:], name="inputs")
    log_words = source[:, :1]
    enough = keras.ops.clip((log_words - log(SHORT)) / log(ENOUGH / SHORT), 0.0, 1.0)
    return keras.Model(source, enough * whole(source[:, 1:]) + (1.0 - enough) * short(source), name="centres")


def interval_loss(error: float) -> Any:
    """Minus the log of a distribution's mass inside the label's interval.

    Labels are (low, high) in L and their weights, shape (rows, members, 3); answers are centres, shape (rows, members).
    The distribution is a
    logistic one of standard deviation `error`: its tails are heavier than a normal one's, so that a damaged text does
    not pull the rest.
    """
    import keras

    slope = np.pi / (np.sqrt(3.0) * error)

    def loss(labels: Any, centres: Any) -> Any:
        low, high, weights = labels[..., 0], labels[..., 1], labels[..., 2]
        mass = keras.ops.sigmoid((high - centres) * slope) - keras.ops.sigmoid((low - centres) * slope)
        # Far from the interval the mass rounds to nothing: there the distance itself goes on pulling.
        far = keras.ops.maximum(keras.ops.maximum(low - centres, centres - high), 0.0) * slope
        losses = keras.ops.where(mass > 1e-4, -keras.ops.log(keras.ops.maximum(mass, 1e-4)), far)
        return keras.ops.sum(losses * weights, axis=-1)

    return loss


def build_spread(seed: int) -> Any:
    """From signs of uncertainty of shape (rows, 3), see `signs_of`, to the spread in L of shape (rows, 1).

    It is fitted on authors that the centres were not trained on: the likelihood of intervals alone is satisfied
    anywhere inside a band, and ends with a range that holds one time in three (facts.md, section 2).
    """
    import keras

    signs = keras.Input((3,), name="signs")
    x = keras.layers.Dense(8, "tanh", kernel_initializer=keras.initializers.GlorotNormal(seed=seed), name="bend")(signs)
    x = keras.layers.Dense(1, "exponential", name="spread")(x)  # a factor of the scale: always positive
    return keras.Model(signs, keras.layers.Rescaling(LABEL_SPREAD)(x), name="spread")


def signs_of(log_words: Any, centres: Any) -> Any:
    """What the spread depends on: how much text there is, where on the scale, how much the members differ.

    Shapes (rows, 1) and (rows, members) to (rows, 3), each near 0 and 1.
    """
    import keras

    average = keras.ops.mean(centres, axis=-1, keepdims=True)
    differ = keras.ops.std(centres, axis=-1, keepdims=True)
    parts = [log_words - LOG_WORDS, (average - CENTRE) / SCALE, keras.ops.log(differ / DIFFER + 0.1)]
    return keras.ops.concatenate(parts, axis=-1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """By how much to stretch the spread until the range holds as often as it says: a factor for each length.

    It is read off a line through knots, which are the logs of numbers of words. (By place on the scale too, the range
    held worse on other authors: model/LOG.md.)
    """

    log_words: tuple[float, ...]
    by_words: tuple[float, ...]

    def factors(self, log_words: NDArray[np.float64]) -> NDArray[np.float64]:
        """The factor of each row, shape (rows,)."""
        return np.asarray(np.interp(log_words, self.log_words, self.by_words))


def read_off(x: Any, knots: tuple[float, ...], values: tuple[float, ...]) -> Any:
    """`numpy.interp` in Keras, shape (rows, 1) to (rows, 1)."""
    import keras

    line: Any = values[0]
    for (start, end), (first, last) in zip(pairwise(knots), pairwise(values), strict=True):
        line = line + (keras.ops.clip(x, start, end) - start) * ((last - first) / (end - start))
    return line


def build_served(centres: Any, spread: Any, stretch: Stretch) -> Any:
    """What the page runs: inputs to (rows, 2), the centre and the spread in L, stretched."""
    import keras

    source = keras.Input(centres.input_shape[1:], name="inputs")
    members = centres(source)  # (rows, members)
    centre = keras.ops.mean(members, axis=-1, keepdims=True)
    width = spread(signs_of(source[:, :1], members))
    width = width * read_off(source[:, :1], stretch.log_words, stretch.by_words)
    return keras.Model(source, keras.ops.concatenate([centre, width], axis=-1), name="measure")


def spread_loss(errors: Any, spreads: Any) -> Any:
    """Minus the log-likelihood of errors in L under a normal distribution of these spreads."""
    import keras

    return 0.5 * keras.ops.square(errors / spreads) + keras.ops.log(spreads)
