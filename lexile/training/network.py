"""The measure network from top to bottom, and the losses that it is fitted with.

Several small networks (members) are averaged; how far they disagree tells how much a single one errs by chance.
"""

from dataclasses import dataclass
from itertools import pairwise
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray

CENTRE, SCALE = 1000.0, 250.0  # L; about the mean and the standard deviation of the labels, so that outputs are near 0
CLIP = 5.0  # standard deviations; keeps unusual texts within the range of features that was learned
# Words; shorter texts are left to the members that know snippets, longer ones to those fitted to whole excerpts. The
# upper end is the length of a passage. From 60 to 120 words was worse for snippets of 75 to 125 words (model/LOG.md).
SHORT, ENOUGH = 100.0, 125.0

# The features of the spread, and the spread itself, are near 0 and 1 by these units.
INITIAL_SPREAD = 40.0  # L; about the standard error of a whole excerpt, from which the fit of the spread starts
LOG_WORDS = 5.0  # 150 words, about the length of an excerpt
TYPICAL_DISAGREEMENT = 15.0  # L; between the members, on excerpts


@dataclass(frozen=True, slots=True)
class NetworkConfig:
    """The size of the measure network and how it is fitted.

    Without effect (model/LOG.md): twenty members, layers of 96, 96 and 48 units, 45 epochs, a weight decay of 1, label
    errors of 45L and 66L. Dropout, learning rate and batch are usual values and were not tuned.
    """

    members: int = 10
    hidden: tuple[int, ...] = (64, 64, 32)  # a single hidden layer was worse
    dropout: float = 0.1
    weight_decay: float = 0.5
    learning_rate: float = 3e-3
    epochs: int = 30
    batch: int = 128
    folds: int = 5  # a convention; four fifths of the authors are learned from each time
    snippet_rounds: int = 3  # snippets of each excerpt; not tuned
    snippet_weight: float = 0.3  # of a snippet: the three of an excerpt weigh about as much as the excerpt itself
    label_error: float = 55.0  # L; standard deviation of the distribution in `interval_loss`


def build_members(features: NDArray[np.float32], skip: NDArray[np.float64], config: NetworkConfig, seed: int) -> Any:
    """The members before averaging: features of shape (rows, features) to centres in L of shape (rows, members).

    Each member is a linear skip connection, which starts at `skip`, shape (features,), and a nonlinear branch.
    """
    import keras

    normalize = keras.layers.Normalization(name="normalize")
    normalize.adapt(features)
    source = keras.Input((features.shape[1],), name="inputs")
    x = keras.ops.clip(normalize(source), -CLIP, CLIP)  # (rows, features)
    centres = []
    for member in range(config.members):
        hidden = x
        for layer, units in enumerate(config.hidden):
            start = keras.initializers.LecunNormal(seed=seed + 10 * member + layer)
            hidden = keras.layers.Dense(units, "gelu", kernel_initializer=start)(hidden)
            hidden = keras.layers.Dropout(config.dropout, seed=seed + 10 * member + layer)(hidden)
        # Near 0, so that a member starts as the linear fit; a larger start cost 3L (model/LOG.md).
        start = keras.initializers.RandomNormal(stddev=0.02, seed=seed + 10 * member + len(config.hidden))
        nonlinear = keras.layers.Dense(1, kernel_initializer=start)(hidden)
        linear = keras.layers.Dense(1, use_bias=False, name=f"skip_{member}")
        centres.append(keras.layers.Add(name=f"member_{member}")([nonlinear, linear(x)]))
        linear.set_weights([skip[:, None]])
    joined = keras.layers.Concatenate()(centres)  # (rows, members)
    return keras.Model(source, keras.layers.Rescaling(SCALE, CENTRE)(joined))


def build_parallel(model: Any, members: int) -> Any:
    """The members of `model`, each with its own batch: (rows, members, features) to (rows, members).

    Members that see the rows in different orders make less similar errors. The weights are shared with `model`, which
    stays free of loss and optimizer.
    """
    import keras

    single = [
        keras.Model(model.input, keras.layers.Rescaling(SCALE, CENTRE)(model.get_layer(f"member_{number}").output))
        for number in range(members)
    ]
    source = keras.Input((members, model.input_shape[1]))
    outputs = [member(source[:, number]) for number, member in enumerate(single)]
    return keras.Model(source, keras.layers.Concatenate()(outputs))


def build_centres(whole: Any, short: Any) -> Any:
    """Two sets of members as one network, mixed by the length of the text.

    A single set that knows snippets too errs by 2L more on whole excerpts (model/LOG.md). The first feature is the log
    of the number of words, which the members for whole excerpts do not see.
    """
    import keras

    source = keras.Input(short.input_shape[1:], name="inputs")
    enough = share_of_whole(source[:, :1])
    return keras.Model(source, enough * whole(source[:, 1:]) + (1.0 - enough) * short(source), name="centres")


def interval_loss(error: float) -> Any:
    """A loss function: minus the log of a distribution's mass within the interval of a label.

    Its labels have shape (rows, members, 3): low and high end in L, and weight. Its predictions are centres in L, shape
    (rows, members). The distribution is logistic with standard deviation `error` in L; its tails are heavier than
    normal ones, so a damaged text has less influence.
    """
    import keras

    slope = np.pi / (np.sqrt(3.0) * error)

    def loss(labels: Any, centres: Any) -> Any:
        low, high, weights = labels[..., 0], labels[..., 1], labels[..., 2]
        mass = keras.ops.sigmoid((high - centres) * slope) - keras.ops.sigmoid((low - centres) * slope)
        # Far from the interval the mass is rounded to 0 and has no gradient, so the distance takes its place.
        far = keras.ops.maximum(keras.ops.maximum(low - centres, centres - high), 0.0) * slope
        losses = keras.ops.where(mass > 1e-4, -keras.ops.log(keras.ops.maximum(mass, 1e-4)), far)
        return keras.ops.sum(losses * weights, axis=-1)

    return loss


def build_spread(weights: NDArray[np.float64]) -> Any:
    """The spread in L, shape (rows, 1), from `uncertainty_features`, shape (rows, features).

    Its log is a straight line in the features, with these weights and, last, the bias.
    """
    import keras

    features = keras.Input((len(weights) - 1,), name="uncertainty")
    line = keras.layers.Dense(1, "exponential", name="spread")  # always positive
    model = keras.Model(features, keras.layers.Rescaling(INITIAL_SPREAD)(line(features)), name="spread")
    line.set_weights([weights[:-1, None], weights[-1:]])
    return model


def uncertainty_features(log_words: Any, centres: Any) -> Any:
    """What the spread depends on: the length of the text, its place on the scale and the members' disagreement.

    The place counts as a parabola: a finer curve would follow the edges of the labels, and call an estimate in the
    middle of a label certain. Place and disagreement count apart for whole passages, which have members of their own.
    Shapes (rows, 1) and (rows, members) to (rows, 7).
    """
    import keras

    place = (keras.ops.mean(centres, axis=-1, keepdims=True) - CENTRE) / SCALE
    disagreement = keras.ops.std(centres, axis=-1, keepdims=True)
    columns = [
        place,
        keras.ops.square(place),
        keras.ops.log(disagreement / TYPICAL_DISAGREEMENT + 0.1),  # 0.1 limits the log where all members agree
    ]
    enough = share_of_whole(log_words)
    return keras.ops.concatenate([log_words - LOG_WORDS, *columns, *(enough * column for column in columns)], axis=-1)


def share_of_whole(log_words: Any) -> Any:
    """How much the members fitted to whole excerpts count in a text of this length, from 0 to 1."""
    import keras

    return keras.ops.clip((log_words - log(SHORT)) / log(ENOUGH / SHORT), 0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Calibration:
    """A factor for the spread that gives the range its nominal coverage, by the length of the text.

    `factors` belong to the knots `log_words`; between them the factor is interpolated. (Factors by place on the scale
    as well gave a worse coverage on held-out authors: model/LOG.md.)
    """

    log_words: tuple[float, ...]
    factors: tuple[float, ...]

    def at(self, log_words: NDArray[np.float64]) -> NDArray[np.float64]:
        """The factor for each text, shape (rows,)."""
        return np.asarray(np.interp(log_words, self.log_words, self.factors))


def interpolate(x: Any, knots: tuple[float, ...], values: tuple[float, ...]) -> Any:
    """`numpy.interp` in Keras, shape (rows, 1) to (rows, 1)."""
    import keras

    y: Any = values[0]
    for (start, end), (first, last) in zip(pairwise(knots), pairwise(values), strict=True):
        y = y + (keras.ops.clip(x, start, end) - start) * ((last - first) / (end - start))
    return y


def build_measure_network(centres: Any, spread: Any, calibration: Calibration) -> Any:
    """The network of the model folder: features to the centre and the calibrated spread in L, shape (rows, 2)."""
    import keras

    source = keras.Input(centres.input_shape[1:], name="inputs")
    members = centres(source)  # (rows, members)
    centre = keras.ops.mean(members, axis=-1, keepdims=True)
    width = spread(uncertainty_features(source[:, :1], members))
    width = width * interpolate(source[:, :1], calibration.log_words, calibration.factors)
    return keras.Model(source, keras.ops.concatenate([centre, width], axis=-1), name="measure")
