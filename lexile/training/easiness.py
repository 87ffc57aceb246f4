"""Learning what teachers would judge: the corpus's `BT_easiness`, from counts and what an encoder makes of it."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import nnls

from lexile.estimator.easiness import EasinessScale, teacher_inputs
from lexile.estimator.encoder import Encoder
from lexile.features.lexicon import Lexicon
from lexile.features.sentence import is_name, sentence_features
from lexile.text.sentences import SegmentedText
from lexile.training.corpora import Excerpts

Array = NDArray[np.float32]
TYPICAL_ERROR = 0.49  # of a label, by the corpus's own account (facts.md, section 3)
_LEAST_ERROR = 0.4  # one row of the corpus claims 0
CLIP = 4.0  # deviations of an input
STEPS = 200  # quantiles that the page compares with
_SHORTEST = 10  # words; what a piece must have for its error to tell something
_COVERAGE = 1.6448536269514722  # deviations that hold nine in ten


@dataclass(frozen=True, slots=True)
class TeacherConfig:
    """The size of the teachers' network and how it is fitted."""

    members: int = 4
    hidden: int = 64
    dropout: float = 0.4
    learning_rate: float = 1e-3
    weight_decay: float = 0.3
    epochs: int = 20
    batch: int = 64
    piece_weight: float = 0.15  # a piece of an excerpt carries the judgement of all of it


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """What is learned from: `inputs` (rows, inputs); `eases`, `weights`, `words`, `folds`, each (rows,).

    The first rows are the whole excerpts, in order; then come pieces.
    """

    inputs: Array
    eases: Array
    weights: Array
    words: NDArray[np.int64]
    folds: NDArray[np.int64]


def judged_rows(
    excerpts: Excerpts,
    texts: list[SegmentedText],
    excerpt: NDArray[np.int64],
    bounds: NDArray[np.int64],
    inputs: Array,
    folds: NDArray[np.int64],
    table: Lexicon,
    encoder: Encoder,
    config: TeacherConfig,
) -> Judged:
    """Rows of whole excerpts and pieces, each from word `bounds[i, 0]` up to `bounds[i, 1]` of its `excerpt`."""
    seen = []
    counts = [sentence_features(text, is_name(text, table)) for text in texts]
    for row, (number, (first, last)) in enumerate(zip(excerpt.tolist(), bounds.tolist(), strict=True)):
        text = texts[number]
        ends = np.unique([0, first, last, len(text.words)])
        place = int(np.searchsorted(ends, first))
        repeated = np.repeat(inputs[row : row + 1], len(ends) - 1, axis=0)
        seen.append(teacher_inputs(text, ends, repeated, counts[number], [place], encoder))
    errors = np.maximum(excerpts.frame["s.e."].to_numpy(dtype=np.float64), _LEAST_ERROR)
    weights = (TYPICAL_ERROR / errors) ** 2
    whole = np.arange(len(excerpt)) < len(texts)
    return Judged(
        np.concatenate(seen),
        excerpts.frame["BT_easiness"].to_numpy(dtype=np.float32)[excerpt],
        (weights[excerpt] * np.where(whole, 1.0, config.piece_weight)).astype(np.float32),
        np.diff(bounds, axis=1)[:, 0],
        folds,
    )


def fit_judging(rows: Judged, chosen: NDArray[np.bool_], config: TeacherConfig, seed: int) -> Any:
    """Fit the network, the mean of some members, to the chosen rows: inputs to eases, shape (rows, 1)."""
    import keras

    keras.utils.set_random_seed(seed)
    layers = keras.layers
    inputs, eases, weights = rows.inputs[chosen], rows.eases[chosen], rows.weights[chosen]
    normalize = layers.Normalization()
    normalize.adapt(inputs)
    source = keras.Input((inputs.shape[1],), name="inputs")
    x = keras.ops.clip(normalize(source), -CLIP, CLIP)
    centre, spread = float(np.average(eases, weights=weights)), float(eases.std())
    answers = []
    for _ in range(config.members):
        hidden = layers.Dense(config.hidden, "gelu")(layers.Dropout(config.dropout)(x))
        bend = layers.Dense(1)(layers.Dropout(config.dropout)(hidden))
        line = layers.Dense(1, use_bias=False, kernel_initializer="zeros")(layers.Dropout(config.dropout)(x))
        answers.append(bend + line)
    together = keras.Model(source, layers.Concatenate()(answers))  # (rows, members)
    steps = config.epochs * -(-len(inputs) // config.batch)
    schedule = keras.optimizers.schedules.CosineDecay(
        0.0, steps, warmup_target=config.learning_rate, warmup_steps=steps // 10
    )
    optimizer = keras.optimizers.AdamW(schedule, weight_decay=config.weight_decay)
    optimizer.exclude_from_weight_decay(var_names=["bias"])
    fitted = keras.Model(together.inputs, together.outputs)

    def loss(goal: Any, answer: Any) -> Any:  # each member for itself
        return keras.ops.sum(keras.ops.square(answer - goal), axis=-1)

    fitted.compile(optimizer, loss=loss, jit_compile=False)
    goals = ((eases - centre) / spread)[:, None]
    fitted.fit(inputs, goals, sample_weight=weights, batch_size=config.batch, epochs=config.epochs, verbose=0)
    mean = keras.ops.mean(together(source), axis=-1, keepdims=True)
    return keras.Model(source, layers.Rescaling(spread, centre)(mean), name="teachers")


def eases_out_of_fold(rows: Judged, config: TeacherConfig, seed: int) -> NDArray[np.float64]:
    """Each row's ease by networks that saw no row of its author, shape (rows,)."""
    eases = np.zeros(len(rows.inputs))
    for fold in np.unique(rows.folds).tolist():
        model = fit_judging(rows, rows.folds != fold, config, seed + 100 * fold)
        held_out = rows.folds == fold
        eases[held_out] = np.asarray(model(rows.inputs[held_out], training=False))[:, 0]
    return eases


def scale_of(rows: Judged, count: int, middles: NDArray[np.float64], eases: NDArray[np.float64]) -> EasinessScale:
    """The scale of the page, with the errors that held-out `eases` show; the first `count` rows are whole excerpts.

    The errors are those against labels, which themselves err by half a point: a judgement by other teachers would.
    """
    errors = rows.eases - eases
    told = rows.words >= _SHORTEST
    terms = np.stack([np.ones(told.sum()), 1.0 / rows.words[told]], axis=1)
    weights = np.sqrt(rows.weights[told].astype(np.float64))
    (shared, by_word), _ = nnls(terms * weights[:, None], errors[told] ** 2 * weights)
    # Stretched so that the range holds nine whole excerpts in ten.
    spread = np.sqrt(shared + by_word / rows.words[:count])
    stretch = (float(np.quantile(np.abs(errors[:count]) / spread, 0.9)) / _COVERAGE) ** 2
    steps = (np.arange(STEPS) + 0.5) / STEPS
    return EasinessScale(
        tuple(np.quantile(rows.eases[:count], steps).round(4).tolist()),
        tuple(np.quantile(middles, steps).round(1).tolist()),
        float(shared * stretch),
        float(by_word * stretch),
    )
