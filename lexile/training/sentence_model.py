"""Training of the sentence model, from sentences with CEFR levels given by teachers of English.

The model is a sum of three parts, so that every estimate can be explained: length and punctuation; words, each with a
difficulty and a weight; and the interaction of the words, from the encoder. Beside such sums, which are its members,
direct networks learn the level from length, punctuation and the encoder without separate words. They know less of
single words, and more of sentences unlike the labelled ones, so that both together are better than either
(model/LOG.md). What a direct network finds beyond words and length counts as interaction. Labels are CEFR levels from
1 (A1) to 6 (C2); `to_measures` converts them to L.
"""

from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lexile.documents import document_from_text
from lexile.errors import UnusableCorpus
from lexile.estimator.encoder import Encoder
from lexile.estimator.sentence_model import (
    NAME,
    UNKNOWN_WORD,
    SentenceModel,
    attention_shares,
    rounded_model,
    word_rows,
)
from lexile.features.lexicon import FLOOR, MODERN, Lexicon
from lexile.features.sentence import SENTENCE_FEATURES, find_names, sentence_bounds, sentence_features
from lexile.text.cleaning import clean
from lexile.text.sentences import SegmentedText, as_one_sentence
from lexile.training.soft_labels import out_of_fold_soft_labels

Array = NDArray[np.float32]
CORPORA = {
    "SCoRE": ("CEFR-SP/SCoRE/CEFR-SP_SCoRE_train.txt", "CEFR-SP/SCoRE/CEFR-SP_SCoRE_dev.txt", 1.0),
    "Wiki-Auto": ("CEFR-SP/Wiki-Auto/CEFR-SP_Wikiauto_train.txt", "CEFR-SP/Wiki-Auto/CEFR-SP_Wikiauto_dev.txt", 1.0),
    "ReadMe++": ("readme_en/readme_en_train.xlsx", "readme_en/readme_en_val.xlsx", 6.0),
}
"""Training file, held-out file, and weight of a row: ReadMe++ covers many domains but has few rows."""
_CLIP = 4.0  # standard deviations of a feature; not tuned
_MIDPOINT = 3.5  # halfway between levels 1 and 6
_LEVEL_WIDTH = (50.0, 600.0)  # L; limits of what one CEFR level is worth, for very small corpora
_MAX_WORDS = 80  # of a sentence in training; hardly any is longer
# About the mean and standard deviation of the words' Zipf frequencies, and the mean log of their lengths.
_ZIPF_MEAN, _ZIPF_DEVIATION, _LOG_LENGTH_MEAN = 4.0, 1.5, 1.8


@dataclass(frozen=True, slots=True)
class SentenceConfig:
    """Size of the sentence networks and settings of their training (model/LOG.md)."""

    members: int = 5  # further members add less and less (model/LOG.md)
    direct_members: int = 2
    direct_share: float = 0.5  # of the measure; the rest comes from the members that know words
    direct_hidden: int = 16  # 64 are better by 0.001, and four times as large
    kinds: int = 4  # difficulties of a word, each with an attention weight
    hidden: int = 64
    dropout: float = 0.3
    learning_rate: float = 2.5e-3
    weight_decay: float = 0.1
    epochs: int = 12
    batch: int = 64
    words_alone: float = 0.5  # weight of the loss of words and length without the encoder
    soft_labels: float = 0.5  # share of the soft label in the target, beside the label itself; see `soft_labels`


@dataclass(frozen=True, slots=True, eq=False)
class Sentences:
    """Labelled sentences.

    `texts` are the sentences as the encoder reads them. `rows`, shape (words,), are the lexicon rows of their words,
    sentence by sentence (`word_rows`); `bounds`, shape (sentences + 1,), is where each sentence begins among them.
    `counts` has shape (sentences, features), `encoded` (sentences, width); `levels` and `corpus`, the index in
    `CORPORA`, have shape (sentences,).
    """

    texts: list[str]
    rows: NDArray[np.int64]
    bounds: NDArray[np.int64]
    counts: Array
    encoded: Array
    levels: Array
    corpus: NDArray[np.int64]


def read_sentences(data: Path, part: int) -> list[tuple[list[str], Array]]:
    """Texts and levels of each corpus; `part` 0 is the training part, 1 the held-out part.

    Raises:
        UnusableCorpus: a file is missing.
    """
    found = []
    for files in CORPORA.values():
        path = data / str(files[part])
        if not path.is_file():
            raise UnusableCorpus(f"There is no {files[part]} in {data}. model/README.md says where to get it.")
        if path.suffix == ".xlsx":
            frame = pd.read_excel(path)
            texts, levels = frame["Sentence"].astype(str).tolist(), frame["Rating"].to_numpy(dtype=np.float32)
        else:
            lines = [linear.split("\t") for linear in path.read_text(encoding="utf-8").splitlines() if linear.strip()]
            texts = [linear[0] for linear in lines]
            levels = np.array([(float(linear[1]) + float(linear[2])) / 2 for linear in lines], dtype=np.float32)
        found.append((texts, levels))
    return found


def prepare(read: list[tuple[list[str], Array]], lexicon: Lexicon, encoder: Encoder) -> Sentences:
    """Features of labelled sentences, cleaned as an uploaded text would be."""
    found = [
        (segment_sentence(text), level, number)
        for number, (texts, levels) in enumerate(read)
        for text, level in zip(texts, levels.tolist(), strict=True)
    ]
    found = [row for row in found if row[0].sentences]  # a line of punctuation is not a sentence
    texts, levels, corpus = zip(*found, strict=True)
    names = [find_names(text, lexicon) for text in texts]
    rows = [word_rows(text, lexicon, known)[:_MAX_WORDS] for text, known in zip(texts, names, strict=True)]
    read_as = [text.measured_text for text in texts]
    return Sentences(
        read_as,
        np.concatenate(rows),
        np.cumsum([0, *map(len, rows)]),
        np.concatenate([sentence_features(text, known) for text, known in zip(texts, names, strict=True)]),
        encoder.encode_means(read_as),
        np.array(levels, dtype=np.float32),
        np.array(corpus),
    )


def sentences_of(text: SegmentedText, lexicon: Lexicon, encoder: Encoder) -> tuple[Sentences, NDArray[np.int64]]:
    """The sentences of a text, without labels, and the number of words in each."""
    bounds = sentence_bounds(text)
    nothing = np.zeros(len(text.sentences))
    spans = [text.measured(part.start, part.end) for part in text.sentences]
    encoded = encoder.encode_means(spans)
    names = find_names(text, lexicon)
    counts = sentence_features(text, names)
    rows = word_rows(text, lexicon, names)
    found = Sentences(spans, rows, bounds, counts, encoded, nothing.astype(np.float32), nothing.astype(np.int64))
    return found, np.diff(bounds)


def segment_sentence(text: str) -> SegmentedText:
    """A text as one sentence, with nothing left out."""
    return as_one_sentence(clean(document_from_text(text), keep_all=True))


def word_features(lexicon: Lexicon, vectors: Array) -> Array:
    """Features from which word difficulties are learned, shape (words + 2, directions + 3).

    The last rows are `UNKNOWN_WORD` and `NAME`.
    """
    scaled = vectors / vectors.std()
    zipf = (lexicon.zipf[:, MODERN] - _ZIPF_MEAN) / _ZIPF_DEVIATION
    letters = np.log([len(word) for word in lexicon.words]) - _LOG_LENGTH_MEAN
    features = np.column_stack([scaled, zipf, letters, np.zeros(len(zipf))]).astype(np.float32)
    others = np.zeros((2, features.shape[1]), dtype=np.float32)
    others[UNKNOWN_WORD, -3] = (FLOOR - _ZIPF_MEAN) / _ZIPF_DEVIATION
    others[NAME, -1] = 1.0
    return np.concatenate([features, others])


@dataclass(frozen=True, slots=True)
class Member:
    """One fitted network, times `scale`.

    `words` gives (difficulties, weights), `rest` gives (length, interaction), `length` the first of these alone.
    """

    words: Any
    rest: Any
    length: Any
    scale: float


def fit_member(sentences: Sentences, words: Array, config: SentenceConfig, seed: int) -> Member:
    """Fit one network; the corpora share it, each with its own scale and shift."""
    import keras

    ops, layers = keras.ops, keras.layers
    keras.utils.set_random_seed(seed)

    def part(shape: tuple[int | None, ...], out: int, dropout: float) -> Any:  # a linear skip beside a nonlinear branch
        source = keras.Input(shape)
        nonlinear = layers.Dense(config.hidden, "gelu")(layers.Dropout(dropout)(source))
        nonlinear = layers.Dense(out)(layers.Dropout(config.dropout)(nonlinear))
        # The skip starts at zero: random starting weights would remain as noise in rare words.
        linear = layers.Dense(out, kernel_initializer="zeros")(layers.Dropout(dropout)(source))
        return keras.Model(source, nonlinear + linear)

    length_part = _normalized(part((len(SENTENCE_FEATURES),), 1, 0.0), sentences.counts)
    interaction_part = _normalized(part((sentences.encoded.shape[1],), 1, config.dropout), sentences.encoded)
    word_part = part((None, words.shape[1]), 2 * config.kinds, 0.1)

    rows = keras.Input((None,), dtype="int32", name="rows")
    counts = keras.Input((len(SENTENCE_FEATURES),), name="counts")
    encoded = keras.Input((sentences.encoded.shape[1],), name="encoded")
    corpus = keras.Input((len(CORPORA),), name="corpus")
    # One more row after the last pads short sentences; it gets no attention.
    lexicon = np.concatenate([words, np.zeros((1, words.shape[1]), dtype=np.float32)])
    known = layers.Embedding(*lexicon.shape, weights=[lexicon], trainable=False)(rows)  # (sentences, words, inputs)
    learned = word_part(known)  # (sentences, words, 2 kinds)
    difficulty, weight = learned[..., : config.kinds], learned[..., config.kinds :]
    behind = ops.cast(ops.expand_dims(ops.equal(rows, len(words)), -1), "float32")
    shares = ops.softmax(weight - 30.0 * behind, axis=1)
    effects_of_words = ops.sum(ops.sum(shares * difficulty, axis=1), axis=-1, keepdims=True)
    alone = effects_of_words + length_part(counts)
    scale = layers.Dense(1, use_bias=False, kernel_initializer="ones", name="scale")
    shift = layers.Dense(1, use_bias=False, kernel_initializer="zeros")
    outputs = [scale(corpus) * f + shift(corpus) for f in (alone + interaction_part(encoded), alone)]
    model = keras.Model([rows, counts, encoded, corpus], outputs)

    weights = _weights(sentences)
    levels = sentences.levels - _MIDPOINT
    optimizer = _optimizer(len(levels), config)
    model.compile(optimizer, loss=["mse", "mse"], loss_weights=[1.0, config.words_alone], jit_compile=False)
    rng = np.random.default_rng(seed)
    longest = np.diff(sentences.bounds)
    places = np.full((len(levels), _MAX_WORDS), len(words), dtype=np.int32)
    for number, (first, last) in enumerate(pairwise(sentences.bounds.tolist())):
        places[number, : last - first] = sentences.rows[first:last] % len(words)
    one_hot = np.eye(len(CORPORA), dtype=np.float32)[sentences.corpus]
    for _ in range(config.epochs):
        order = rng.permutation(len(levels))
        for first in range(0, len(order), config.batch):
            batch = order[first : first + config.batch]
            # Widths in steps of 20, so that few graphs are compiled.
            width = -(-int(longest[batch].max()) // 20) * 20
            features = [places[batch, :width], sentences.counts[batch], sentences.encoded[batch], one_hot[batch]]
            target = levels[batch, None]
            model.train_on_batch(features, [target, target], sample_weight=[weights[batch], weights[batch]])
    rest = keras.Model([counts, encoded], ops.concatenate([length_part(counts), interaction_part(encoded)], axis=-1))
    return Member(word_part, rest, length_part, float(np.mean(scale.get_weights()[0])))


def fit_direct(sentences: Sentences, config: SentenceConfig, seed: int) -> Any:
    """Fit one network that sees no separate words, from features and encoding to the level less `_MIDPOINT`."""
    import keras

    layers = keras.layers
    keras.utils.set_random_seed(seed)
    inputs = np.concatenate([sentences.counts, sentences.encoded], axis=1)
    source = keras.Input((inputs.shape[1],))
    seen = layers.Dropout(config.dropout)(source)
    nonlinear = layers.Dropout(config.dropout)(layers.Dense(config.direct_hidden, "gelu")(seen))
    linear = layers.Dense(1, kernel_initializer="zeros")(seen)
    part = _normalized(keras.Model(source, layers.Dense(1)(nonlinear) + linear), inputs)
    given, corpus = keras.Input((inputs.shape[1],)), keras.Input((len(CORPORA),))
    scale = layers.Dense(1, use_bias=False, kernel_initializer="ones")
    shift = layers.Dense(1, use_bias=False, kernel_initializer="zeros")
    model = keras.Model([given, corpus], scale(corpus) * part(given) + shift(corpus))
    model.compile(_optimizer(len(inputs), config), loss="mse", jit_compile=False)
    model.fit(
        [inputs, np.eye(len(CORPORA), dtype=np.float32)[sentences.corpus]],
        sentences.levels - _MIDPOINT,
        sample_weight=_weights(sentences),
        epochs=config.epochs,
        batch_size=config.batch,
        verbose=0,
    )
    return keras.Model(given, part(given) * float(np.mean(scale.get_weights()[0])))


def _optimizer(rows: int, config: SentenceConfig) -> Any:
    import keras

    steps = config.epochs * -(-rows // config.batch)
    schedule = keras.optimizers.schedules.CosineDecay(
        0.0, steps, warmup_target=config.learning_rate, warmup_steps=steps // 10
    )
    optimizer = keras.optimizers.AdamW(schedule, weight_decay=config.weight_decay)
    optimizer.exclude_from_weight_decay(var_names=["bias"])
    return optimizer


def _weights(sentences: Sentences) -> Array:
    """Weight of each sentence, by its corpus."""
    return np.array([weight for *_, weight in CORPORA.values()], dtype=np.float32)[sentences.corpus]


def _normalized(part: Any, data: Array) -> Any:
    """A part with the normalization of its features built in."""
    import keras

    normalize = keras.layers.Normalization()
    normalize.adapt(data)
    source = keras.Input((data.shape[1],))
    return keras.Model(source, part(keras.ops.clip(normalize(source), -_CLIP, _CLIP)))


@dataclass(frozen=True, slots=True, eq=False)
class FittedSentences:
    """The fitted tables and networks, in CEFR levels; see `estimator.sentence_model.SentenceModel`."""

    difficulty: Array
    weight: Array
    rest: Any
    length: Any
    direct_share: float

    def of(self, sentences: Sentences) -> tuple[Array, Array]:
        """In levels, of words, shape (sentences, kinds); of length and interaction, shape (sentences, 2)."""
        rows, bounds = sentences.rows, sentences.bounds
        effects_of_words = np.add.reduceat(
            attention_shares(self.weight, rows, bounds) * self.difficulty[rows], bounds[:-1]
        )
        rest = np.array(self.rest([sentences.counts, sentences.encoded], training=False))
        rest[:, 1] -= self.direct_share * effects_of_words.sum(axis=1)
        return effects_of_words, rest


def fit_sentences(
    sentences: Sentences, embeddings: Array, words: Array, config: SentenceConfig, seed: int
) -> FittedSentences:
    """Fit all members and direct networks, and combine them into one model: their weighted mean.

    `embeddings`, shape (sentences, directions), are what a large encoder makes of the sentences; they help to learn.
    """
    import keras

    ops = keras.ops

    soft_labels = out_of_fold_soft_labels(
        [sentences.encoded, sentences.counts], embeddings, sentences.corpus, sentences.levels, _weights(sentences), seed
    )
    levels = sentences.levels + config.soft_labels * (soft_labels - sentences.levels)
    learned_from = replace(sentences, levels=levels)
    members = [fit_member(learned_from, words, config, seed + number) for number in range(config.members)]
    share = 1.0 / len(members)
    learned = [np.asarray(member.words(words[None], training=False))[0] for member in members]
    counts = keras.Input((len(SENTENCE_FEATURES),), name="counts")
    encoded = keras.Input((sentences.encoded.shape[1],), name="encoded")
    rest = sum(member.rest([counts, encoded]) * (member.scale * share) for member in members)
    direct = [
        fit_direct(learned_from, config, seed + number)(ops.concatenate([counts, encoded], axis=-1))
        for number in range(config.direct_members)
    ]
    length, interaction = rest[:, :1], rest[:, 1:]
    beyond_length = sum(direct) / len(direct) - length
    interaction = (1 - config.direct_share) * interaction + config.direct_share * beyond_length
    return FittedSentences(
        np.concatenate(
            [part[:, : config.kinds] * (member.scale * share) for part, member in zip(learned, members, strict=True)],
            axis=1,
        ),
        np.concatenate([part[:, config.kinds :] for part in learned], axis=1),
        keras.Model([counts, encoded], ops.concatenate([length, interaction], axis=-1)),
        keras.Model(counts, sum(member.length(counts) * (member.scale * share) for member in members)),
        config.direct_share,
    )


def to_measures(
    fitted: FittedSentences, examples: list[tuple[Sentences, NDArray[np.int64], float]]
) -> tuple[SentenceModel, Any, Any]:
    """Convert a fitted model from CEFR levels to L, by a line from excerpts' mean levels to their labels.

    Args:
        fitted: the model in levels.
        examples: for each excerpt its sentences, the number of words in each, and the midpoint of its label in L.

    Returns:
        The tables and the networks of the served model: the whole one, and the part for the contribution of length.
    """
    import keras

    effects_of_words, rest = zip(*(fitted.of(sentences) for sentences, _, _ in examples), strict=True)
    lengths = [words for _, words, _ in examples]
    levels = [
        np.average(words.sum(axis=1) + others.sum(axis=1), weights=length)
        for words, others, length in zip(effects_of_words, rest, lengths, strict=True)
    ]
    midpoints = np.array([middle for *_, middle in examples])
    slope = float(np.clip(np.polyfit(levels, midpoints, 1)[0], *_LEVEL_WIDTH))
    start = float(np.mean(midpoints - slope * np.array(levels)))
    # Contributions are relative to an average sentence, whose words, length and interaction contribute nothing.
    weights = np.concatenate(lengths)
    mean_words = np.average(np.concatenate(effects_of_words), axis=0, weights=weights)
    mean_rest = np.average(np.concatenate(rest), axis=0, weights=weights)
    baseline = start + slope * (mean_words.sum() + mean_rest.sum())
    source = keras.Input((len(SENTENCE_FEATURES) + fitted.rest.input_shape[1][1],), name="inputs")
    counts, encoded = source[:, : len(SENTENCE_FEATURES)], source[:, len(SENTENCE_FEATURES) :]
    mean_output = mean_rest + np.array([0.0, fitted.direct_share * mean_words.sum()])
    centred = (fitted.rest([counts, encoded]) - mean_output.astype(np.float32)) * float(slope)
    model = rounded_model((fitted.difficulty - mean_words) * slope, fitted.weight, float(baseline), fitted.direct_share)
    alone = keras.Input((len(SENTENCE_FEATURES),), name="inputs")
    centred_length = (fitted.length(alone) - mean_output[:1].astype(np.float32)) * float(slope)
    return model, keras.Model(source, centred, name="sentences"), keras.Model(alone, centred_length, name="length")


def rank_agreement(fitted: FittedSentences, held_out: Sentences) -> dict[str, dict[str, float]]:
    """Spearman's correlation with held-out levels by corpus: of the whole model, and of words and length only."""
    from scipy.stats import spearmanr

    effects_of_words, rest = fitted.of(held_out)
    found = {}
    for number, name in enumerate(CORPORA):
        rows = held_out.corpus == number
        levels = held_out.levels[rows]
        alone = effects_of_words[rows].sum(axis=1) + rest[rows, 0]
        found[name] = {
            "rows": int(rows.sum()),
            "spearman": float(spearmanr(alone + rest[rows, 1], levels)[0]),
            "words_and_length": float(spearmanr(alone, levels)[0]),
        }
    return found
