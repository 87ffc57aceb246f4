"""The easiness network: how easy teachers find a passage (`BT_easiness` of CLEAR)."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import nnls

from lexile.estimator.distribution import RANGE, TAIL
from lexile.estimator.easiness import JUDGED_WORDS, EasinessScale, easiness_features, passage_texts
from lexile.estimator.encoder import Encoder, Reading
from lexile.features.lexicon import Lexicon
from lexile.features.sentence import find_names, sentence_features
from lexile.text.sentences import SegmentedText
from lexile.training.corpora import Excerpts
from lexile.training.easiness_targets import (
    book_passages,
    fit_kernel_machine,
    out_of_fold_easiness,
    scaled_features,
)
from lexile.training.fourth_layer import FourthLayerConfig, fit_fourth_layer, with_fourth_layer

Array = NDArray[np.float32]
TYPICAL_ERROR = 0.49  # median standard error of a rating in the corpus, which has weight 1
_LEAST_ERROR = 0.4  # limits the weight of a rating: one row of the corpus claims an error of 0
CLIP = 4.0  # standard deviations of a feature, as in the sentence model; not tuned
QUANTILES = 200  # of the corpus's labels; a percentile is then exact to half of one in a hundred


@dataclass(frozen=True, slots=True)
class EasinessConfig:
    """The size of the easiness network and how it is fitted.

    Chosen in model/LOG.md: 64 units, four members, the weight of snippets, and what is learned from the kernel machine.
    The others are usual values.
    """

    members: int = 4
    hidden: int = 64
    dropout: float = 0.1
    learning_rate: float = 1e-3
    weight_decay: float = 0.1
    epochs: int = 20
    batch: int = 64
    soft_labels: float = 0.7  # share of the kernel machine's prediction in a target, beside the rating
    book_weight: float = 1.0  # of a passage that nobody rated, relative to an excerpt
    snippet_weight: float = 0.15  # relative to a whole excerpt, since teachers rated the excerpt and not the snippet
    fourth_layer: FourthLayerConfig = field(default_factory=FourthLayerConfig)


@dataclass(frozen=True, slots=True, eq=False)
class RatedRows:
    """The rows to learn easiness from: all excerpts in order, followed by snippets of them.

    `features` (rows, features); `easiness`, `weights`, `words`, `folds` and `excerpt`, the number of the excerpt, each
    (rows,). `books` (passages, features) are features of passages that nobody rated. `embeddings` (excerpts,
    directions) and `embeddings_of_books` (passages, directions) are what a large encoder makes of them. `readings` are
    the wordpieces of each row and then of each passage of a book, and `fourth` (rows + passages, outputs) what a fourth
    layer says of them; 0 outputs without one.
    """

    features: Array
    easiness: Array
    weights: Array
    words: NDArray[np.int64]
    folds: NDArray[np.int64]
    excerpt: NDArray[np.int64]
    books: Array
    embeddings: Array
    embeddings_of_books: Array
    readings: list[Reading]
    fourth: Array

    @property
    def inputs(self) -> Array:
        """What the easiness network sees of each row, shape (rows, features + outputs)."""
        return np.concatenate([self.features, self.fourth[: len(self.features)]], axis=1)

    @property
    def inputs_of_books(self) -> Array:
        """What it sees of each passage of a book, shape (passages, features + outputs)."""
        return np.concatenate([self.books, self.fourth[len(self.features) :]], axis=1)

    @property
    def whole(self) -> NDArray[np.bool_]:
        """Which rows are whole excerpts, shape (rows,)."""
        return np.arange(len(self.excerpt)) <= int(self.excerpt.max())


def rated_rows(
    excerpts: Excerpts,
    texts: list[SegmentedText],
    excerpt: NDArray[np.int64],
    bounds: NDArray[np.int64],
    features: Array,
    folds: NDArray[np.int64],
    lexicon: Lexicon,
    encoder: Encoder,
    books: list[str],
    embeddings: Callable[[list[str]], Array],
    config: EasinessConfig,
) -> RatedRows:
    """Whole excerpts and snippets with their ratings, and passages of books, without a fourth layer.

    Args:
        excerpts: the corpus.
        texts: its excerpts in sentences.
        excerpt: the number of each row's excerpt, shape (rows,).
        bounds: the first word of each row and the word after its last, shape (rows, 2).
        features: the passage features of each row, shape (rows, features).
        folds: the fold of each row, shape (rows,).
        lexicon: the known words.
        encoder: the encoder that reads each row.
        books: the texts of books.
        embeddings: what gives the embeddings of texts, shape (texts, directions).
        config: for the weight of snippets.
    """
    encoder = replace(encoder, fourth=None)
    rows, read = [], []
    of_sentences = [sentence_features(text, find_names(text, lexicon)) for text in texts]
    for row, (number, (first, last)) in enumerate(zip(excerpt.tolist(), bounds.tolist(), strict=True)):
        text = texts[number]
        cuts = np.unique([0, first, last, len(text.words)])
        chosen = int(np.searchsorted(cuts, first))
        repeated = np.repeat(features[row : row + 1], len(cuts) - 1, axis=0)  # only the chosen row is used
        rows.append(easiness_features(text, cuts, repeated, of_sentences[number], [chosen], encoder))
        read += passage_texts(text, cuts, [chosen])
    errors = np.maximum(excerpts.frame["s.e."].to_numpy(dtype=np.float64), _LEAST_ERROR)
    weights = (TYPICAL_ERROR / errors) ** 2
    whole = np.arange(len(excerpt)) < len(texts)
    of_books, passages = book_passages(books, lexicon, encoder)
    of_texts = embeddings([*excerpts.texts, *passages])
    return RatedRows(
        np.concatenate(rows),
        excerpts.frame["BT_easiness"].to_numpy(dtype=np.float32)[excerpt],
        (weights[excerpt] * np.where(whole, 1.0, config.snippet_weight)).astype(np.float32),
        np.diff(bounds, axis=1)[:, 0],
        folds,
        excerpt,
        of_books,
        of_texts[: len(texts)],
        of_texts[len(texts) :],
        [encoder.read(text) for text in (*read, *passages)] if of_texts.shape[1] else [],
        np.empty((len(rows) + len(passages), 0), dtype=np.float32),
    )


def learn_fourth_layer(
    rows: RatedRows, chosen: NDArray[np.bool_], encoder: Encoder, config: EasinessConfig, seed: int
) -> tuple[RatedRows, bytes | None]:
    """A fourth layer trained on the chosen excerpts and the books' passages, and the rows with what it says of each.

    Without embeddings to learn from, there is none.
    """
    if not rows.readings:
        return rows, None
    whole = chosen & rows.whole
    features, targets, _ = learned_rows(rows, whole, config)
    seen = np.append(np.flatnonzero(whole), np.arange(len(rows.features), len(rows.readings)))
    layer = fit_fourth_layer(
        [rows.readings[number] for number in seen.tolist()],
        features,
        np.concatenate([rows.embeddings[rows.excerpt[whole]], rows.embeddings_of_books]),
        targets,
        config.fourth_layer,
        seed,
    )
    trained = with_fourth_layer(encoder, layer)
    return replace(rows, fourth=np.stack([trained.fourth_of(reading) for reading in rows.readings])), layer


def learned_rows(rows: RatedRows, chosen: NDArray[np.bool_], config: EasinessConfig) -> tuple[Array, Array, Array]:
    """Features (rows, features), targets and weights (rows,) of the chosen rows and of the books' passages.

    Only ratings of chosen rows have a part in them.
    """
    whole = chosen & rows.whole
    like, weights = rows.features[whole], rows.weights[whole]
    features = scaled_features(like, like, rows.embeddings[rows.excerpt[whole]])
    ratings = rows.easiness[whole]
    soft = np.zeros(int(rows.excerpt.max()) + 1, dtype=np.float32)
    soft[rows.excerpt[whole]] = out_of_fold_easiness(features, ratings, weights, rows.folds[whole])
    targets = rows.easiness + config.soft_labels * (soft[rows.excerpt] - rows.easiness)
    machine = fit_kernel_machine(features, ratings, weights)
    of_books = scaled_features(rows.books, like, rows.embeddings_of_books)
    return (
        np.concatenate([rows.inputs[chosen], rows.inputs_of_books]),
        np.concatenate([targets[chosen], machine.predict(of_books)]).astype(np.float32),
        np.concatenate([rows.weights[chosen], np.full(len(rows.books), config.book_weight, dtype=np.float32)]),
    )


def fit_easiness(rows: RatedRows, chosen: NDArray[np.bool_], config: EasinessConfig, seed: int) -> Any:
    """The network fitted to the chosen rows: features to easiness, shape (rows, 1), as the mean of its members."""
    import keras

    keras.utils.set_random_seed(seed)
    layers = keras.layers
    features, easiness, weights = learned_rows(rows, chosen, config)
    normalize = layers.Normalization()
    normalize.adapt(features)
    source = keras.Input((features.shape[1],), name="inputs")
    x = keras.ops.clip(normalize(source), -CLIP, CLIP)
    centre, spread = float(np.average(easiness, weights=weights)), float(easiness.std())
    outputs = []
    for _ in range(config.members):
        hidden = layers.Dense(config.hidden, "gelu")(layers.Dropout(config.dropout)(x))
        nonlinear = layers.Dense(1)(layers.Dropout(config.dropout)(hidden))
        skip = layers.Dense(1, use_bias=False, kernel_initializer="zeros")(layers.Dropout(config.dropout)(x))
        outputs.append(nonlinear + skip)
    members = keras.Model(source, layers.Concatenate()(outputs))  # (rows, members)
    steps = config.epochs * -(-len(features) // config.batch)
    schedule = keras.optimizers.schedules.CosineDecay(
        0.0, steps, warmup_target=config.learning_rate, warmup_steps=steps // 10
    )
    optimizer = keras.optimizers.AdamW(schedule, weight_decay=config.weight_decay)
    optimizer.exclude_from_weight_decay(var_names=["bias"])
    fitted = keras.Model(members.inputs, members.outputs)

    def loss(target: Any, predicted: Any) -> Any:  # each member is fitted by itself, not their mean
        return keras.ops.sum(keras.ops.square(predicted - target), axis=-1)

    fitted.compile(optimizer, loss=loss, jit_compile=False)
    targets = ((easiness - centre) / spread)[:, None]
    fitted.fit(features, targets, sample_weight=weights, batch_size=config.batch, epochs=config.epochs, verbose=0)
    mean = keras.ops.mean(members(source), axis=-1, keepdims=True)
    return keras.Model(source, layers.Rescaling(spread, centre)(mean), name="easiness")


def easiness_out_of_fold(
    rows: RatedRows, encoder: Encoder, config: EasinessConfig, seed: int, report: Callable[[str], None]
) -> NDArray[np.float64]:
    """The easiness of each row from networks that saw nothing of its author, shape (rows,).

    A fourth layer takes minutes to train, so the folds share two, each trained without one half of them.
    """
    easiness = np.zeros(len(rows.features))
    for half, name in enumerate(("even", "odd")):
        report(f"Easiness: training a fourth layer without the {name} folds, and fitting those.")
        own = rows.folds % 2 == half
        extended, _ = learn_fourth_layer(rows, ~own, encoder, config, seed + half)
        inputs = extended.inputs
        for fold in np.unique(rows.folds[own]).tolist():
            model = fit_easiness(extended, rows.folds != fold, config, seed + 100 * fold)
            held_out = rows.folds == fold
            easiness[held_out] = np.asarray(model(inputs[held_out], training=False))[:, 0]
    return easiness


def easiness_scale(
    rows: RatedRows, count: int, midpoints: NDArray[np.float64], easiness: NDArray[np.float64]
) -> EasinessScale:
    """The scale of the model folder, with an error variance fitted to the held-out `easiness`.

    Errors are counted from ratings, which have an error of about half a point themselves; so had those of any other
    teachers. The first `count` rows are whole excerpts, whose labels have these `midpoints` in L.
    """
    errors = rows.easiness - easiness
    long_enough = rows.words >= JUDGED_WORDS
    terms = np.stack([np.ones(long_enough.sum()), 1.0 / rows.words[long_enough]], axis=1)
    weights = np.sqrt(rows.weights[long_enough].astype(np.float64))
    (shared, by_word), _ = nnls(terms * weights[:, None], errors[long_enough] ** 2 * weights)
    # Calibrated so that the 90% range contains nine ratings of whole excerpts in ten.
    spread = np.sqrt(shared + by_word / rows.words[:count])
    calibration = (float(np.quantile(np.abs(errors[:count]) / spread, RANGE)) / TAIL) ** 2
    steps = (np.arange(QUANTILES) + 0.5) / QUANTILES
    return EasinessScale(
        tuple(np.quantile(rows.easiness[:count], steps).round(4).tolist()),
        tuple(np.quantile(midpoints, steps).round(1).tolist()),
        float(shared * calibration),
        float(by_word * calibration),
    )
