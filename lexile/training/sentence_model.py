"""Learning how hard a single sentence is, from the levels that teachers of English gave to sentences.

What is learned falls into three parts that add up, so that each sentence can say why it is hard: its length and signs;
its words, each with a difficulty and a weight of its own, which end up in the word table; and how the words work
together, from the encoder. The labels are CEFR levels 1 (A1) to 6 (C2); `on_the_scale` carries them over to L.
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
from lexile.estimator.sentence_model import NAME, UNKNOWN_WORD, SentenceModel, attention_shares, mean_weight_of, word_rows
from lexile.features.lexicon import FLOOR, MODERN, Lexicon
from lexile.features.sentence import SENTENCE_FEATURES, find_names, sentence_bounds, sentence_features
from lexile.text.cleaning import clean
from lexile.text.sentences import SegmentedText, as_one_sentence
from lexile.training.soft_labels import second_opinions

Array = NDArray[np.float32]
CORPORA = {
    "SCoRE": ("CEFR-SP/SCoRE/CEFR-SP_SCoRE_train.txt", "CEFR-SP/SCoRE/CEFR-SP_SCoRE_dev.txt", 1.0),
    "Wiki-Auto": ("CEFR-SP/Wiki-Auto/CEFR-SP_Wikiauto_train.txt", "CEFR-SP/Wiki-Auto/CEFR-SP_Wikiauto_dev.txt", 1.0),
    "ReadMe++": ("readme_en/readme_en_train.xlsx", "readme_en/readme_en_val.xlsx", 6.0),
}
"""File to learn from, file to judge by, the weight of a row: ReadMe++ has every domain, and a quarter of the rows."""
_CLIP = 4.0  # deviations of an input
_MIDDLE = 3.5  # between the levels 1 and 6
_A_LEVEL = (50.0, 600.0)  # L; what a level may be worth, whatever a small corpus says
_MOST_WORDS = 80  # of a sentence, in learning; few have more
_FREQUENT, _DEVIATION, _LETTERS = (
    4.0,
    1.5,
    1.8,
)  # about the mean and spread of words' Zipf, the mean of their log length


@dataclass(frozen=True, slots=True)
class SentenceConfig:
    """The size of the sentence networks and how they are fitted."""

    members: int = 5  # each agrees better with teachers than the one before, less and less (model/LOG.md)
    kinds: int = 4  # difficulties of a word, each with a weight that says how much it is heard among the others
    hidden: int = 64
    dropout: float = 0.3
    learning_rate: float = 2.5e-3
    weight_decay: float = 0.1
    epochs: int = 12
    batch: int = 64
    words_alone: float = 0.5  # weight of the loss of words and length alone, without what the encoder adds
    second_opinion: float = 0.5  # of what is learned, beside the label; see `second_opinion`


@dataclass(frozen=True, slots=True, eq=False)
class Sentences:
    """Labelled sentences: `rows` of the word table (words,) as `estimate.sentences.rows_of` has them, one sentence
    after the other; `bounds` (sentences + 1,) of each among them.

    `counts` (sentences, inputs), `encoded` (sentences, width), `levels` (sentences,) and the `corpus` (sentences,) of
    each by its place in `CORPORA`.
    """

    rows: NDArray[np.int64]
    bounds: NDArray[np.int64]
    counts: Array
    encoded: Array
    levels: Array
    corpus: NDArray[np.int64]


def read_sentences(data: Path, part: int) -> list[tuple[list[str], Array]]:
    """Texts and levels of each corpus; `part` 0 is for learning, 1 for judging.

    Raises:
        UnusableCorpus: a file is not there.
    """
    found = []
    for files in CORPORA.values():
        path = data / str(files[part])
        if not path.is_file():
            raise UnusableCorpus(f"There is no {files[part]} in {data}. model/README.md tells where to get it.")
        if path.suffix == ".xlsx":
            frame = pd.read_excel(path)
            texts, levels = frame["Sentence"].astype(str).tolist(), frame["Rating"].to_numpy(dtype=np.float32)
        else:
            lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
            texts = [line[0] for line in lines]
            levels = np.array([(float(line[1]) + float(line[2])) / 2 for line in lines], dtype=np.float32)
        found.append((texts, levels))
    return found


def prepare(read: list[tuple[list[str], Array]], table: Lexicon, encoder: Encoder) -> Sentences:
    """Sentences as the network sees them, through the same door as any upload."""
    found = [
        (segment_sentence(text), level, number)
        for number, (texts, levels) in enumerate(read)
        for text, level in zip(texts, levels.tolist(), strict=True)
    ]
    found = [part for part in found if part[0].sentences]  # a line of signs is no sentence
    texts, levels, corpus = zip(*found, strict=True)
    names = [find_names(text, table) for text in texts]
    rows = [word_rows(text, table, known)[:_MOST_WORDS] for text, known in zip(texts, names, strict=True)]
    return Sentences(
        np.concatenate(rows),
        np.cumsum([0, *map(len, rows)]),
        np.concatenate([sentence_features(text, known) for text, known in zip(texts, names, strict=True)]),
        encoder.encode([text.text for text in texts])[:, : encoder.width],
        np.array(levels, dtype=np.float32),
        np.array(corpus),
    )


def sentences_of(text: SegmentedText, table: Lexicon, encoder: Encoder) -> tuple[Sentences, NDArray[np.int64]]:
    """The sentences of a text, unlabelled, and how many words each has."""
    bounds = sentence_bounds(text)
    nothing = np.zeros(len(text.sentences))
    spans = [text.text[part.start : part.end] for part in text.sentences]
    encoded = encoder.encode(spans)[:, : encoder.width]
    names = find_names(text, table)
    counts = sentence_features(text, names)
    found = Sentences(
        word_rows(text, table, names), bounds, counts, encoded, nothing.astype(np.float32), nothing.astype(np.int64)
    )
    return found, np.diff(bounds)


def segment_sentence(text: str) -> SegmentedText:
    """One labelled sentence."""
    return as_one_sentence(clean(document_from_text(text), keep_all=True))


def word_inputs(table: Lexicon, vectors: Array) -> Array:
    """What a word's difficulty is learned from, shape (words + 2, directions + 3).

    The last rows are `UNKNOWN_WORD` and `NAME`.
    """
    scaled = vectors / vectors.std()
    zipf = (table.zipf[:, MODERN] - _FREQUENT) / _DEVIATION
    letters = np.log([len(word) for word in table.words]) - _LETTERS
    inputs = np.column_stack([scaled, zipf, letters, np.zeros(len(zipf))]).astype(np.float32)
    others = np.zeros((2, inputs.shape[1]), dtype=np.float32)
    others[UNKNOWN_WORD, -3] = (FLOOR - _FREQUENT) / _DEVIATION
    others[NAME, -1] = 1.0
    return np.concatenate([inputs, others])


@dataclass(frozen=True, slots=True)
class Member:
    """One fitted network, in its parts: `words` to (difficulties, weights), `rest` to (length, together); `scale`."""

    words: Any
    rest: Any
    scale: float


def fit_member(sentences: Sentences, words: Array, config: SentenceConfig, seed: int) -> Member:
    """Fit one network: all corpora share it, each with a scale and a shift of its own."""
    import keras

    ops, layers = keras.ops, keras.layers
    keras.utils.set_random_seed(seed)

    def part(shape: tuple[int | None, ...], out: int, dropout: float) -> Any:  # a straight line and a bend
        source = keras.Input(shape)
        bend = layers.Dense(config.hidden, "gelu")(layers.Dropout(dropout)(source))
        bend = layers.Dense(out)(layers.Dropout(config.dropout)(bend))
        # The line starts at nothing: what it starts with at random would stay as noise of each word.
        line = layers.Dense(out, kernel_initializer="zeros")(layers.Dropout(dropout)(source))
        return keras.Model(source, bend + line)

    length_part = _normalized(part((len(SENTENCE_FEATURES),), 1, 0.0), sentences.counts)
    together_part = _normalized(part((sentences.encoded.shape[1],), 1, config.dropout), sentences.encoded)
    word_part = part((None, words.shape[1]), 2 * config.kinds, 0.1)

    rows = keras.Input((None,), dtype="int32", name="rows")
    counts = keras.Input((len(SENTENCE_FEATURES),), name="counts")
    encoded = keras.Input((sentences.encoded.shape[1],), name="encoded")
    corpus = keras.Input((len(CORPORA),), name="corpus")
    # After the last row of the table comes one for the places behind a sentence's end, where nothing is heard.
    table = np.concatenate([words, np.zeros((1, words.shape[1]), dtype=np.float32)])
    known = layers.Embedding(*table.shape, weights=[table], trainable=False)(rows)  # (sentences, words, inputs)
    learned = word_part(known)  # (sentences, words, 2 kinds)
    difficulty, weight = learned[..., : config.kinds], learned[..., config.kinds :]
    behind = ops.cast(ops.expand_dims(ops.equal(rows, len(words)), -1), "float32")
    shares = ops.softmax(weight - 30.0 * behind, axis=1)
    of_words = ops.sum(ops.sum(shares * difficulty, axis=1), axis=-1, keepdims=True)
    alone = of_words + length_part(counts)
    scale = layers.Dense(1, use_bias=False, kernel_initializer="ones", name="scale")
    shift = layers.Dense(1, use_bias=False, kernel_initializer="zeros")
    outputs = [scale(corpus) * f + shift(corpus) for f in (alone + together_part(encoded), alone)]
    model = keras.Model([rows, counts, encoded, corpus], outputs)

    weights = _weights(sentences)
    levels = sentences.levels - _MIDDLE
    steps = config.epochs * -(-len(levels) // config.batch)
    schedule = keras.optimizers.schedules.CosineDecay(
        0.0, steps, warmup_target=config.learning_rate, warmup_steps=steps // 10
    )
    optimizer = keras.optimizers.AdamW(schedule, weight_decay=config.weight_decay)
    optimizer.exclude_from_weight_decay(var_names=["bias"])
    model.compile(optimizer, loss=["mse", "mse"], loss_weights=[1.0, config.words_alone], jit_compile=False)
    chance = np.random.default_rng(seed)
    longest = np.diff(sentences.bounds)
    places = np.full((len(levels), _MOST_WORDS), len(words), dtype=np.int32)
    for number, (first, last) in enumerate(pairwise(sentences.bounds.tolist())):
        places[number, : last - first] = sentences.rows[first:last] % len(words)
    one_hot = np.eye(len(CORPORA), dtype=np.float32)[sentences.corpus]
    for _ in range(config.epochs):
        order = chance.permutation(len(levels))
        for first in range(0, len(order), config.batch):
            batch = order[first : first + config.batch]
            # Few widths, so that few graphs are built.
            width = -(-int(longest[batch].max()) // 20) * 20
            inputs = [places[batch, :width], sentences.counts[batch], sentences.encoded[batch], one_hot[batch]]
            goal = levels[batch, None]
            model.train_on_batch(inputs, [goal, goal], sample_weight=[weights[batch], weights[batch]])
    rest = keras.Model([counts, encoded], ops.concatenate([length_part(counts), together_part(encoded)], axis=-1))
    return Member(word_part, rest, float(np.mean(scale.get_weights()[0])))


def _weights(sentences: Sentences) -> Array:
    """How much each sentence counts, by its corpus."""
    return np.array([weight for *_, weight in CORPORA.values()], dtype=np.float32)[sentences.corpus]


def _normalized(part: Any, data: Array) -> Any:
    """A part behind the normalization of its inputs, which is saved within it."""
    import keras

    normalize = keras.layers.Normalization()
    normalize.adapt(data)
    source = keras.Input((data.shape[1],))
    return keras.Model(source, part(keras.ops.clip(normalize(source), -_CLIP, _CLIP)))


@dataclass(frozen=True, slots=True, eq=False)
class FittedSentences:
    """What was learned, before it is carried over to L: see `estimate.sentences.SentenceJudge`."""

    difficulty: Array
    weight: Array
    rest: Any

    def of(self, sentences: Sentences) -> tuple[Array, Array]:
        """What words (sentences, kinds) and the rest (sentences, 2) make of sentences, in levels."""
        rows, bounds = sentences.rows, sentences.bounds
        of_words = np.add.reduceat(attention_shares(self.weight, rows, bounds) * self.difficulty[rows], bounds[:-1])
        rest = np.asarray(self.rest([sentences.counts, sentences.encoded], training=False))
        return of_words, rest


def fit_sentences(sentences: Sentences, words: Array, config: SentenceConfig, seed: int) -> FittedSentences:
    """Fit all members and join them into one: their mean."""
    import keras

    opinions = second_opinions(
        [sentences.encoded, sentences.counts], sentences.corpus, sentences.levels, _weights(sentences), seed
    )
    levels = sentences.levels + config.second_opinion * (opinions - sentences.levels)
    learned_from = replace(sentences, levels=levels)
    members = [fit_member(learned_from, words, config, seed + number) for number in range(config.members)]
    share = 1.0 / len(members)
    learned = [np.asarray(member.words(words[None], training=False))[0] for member in members]
    counts = keras.Input((len(SENTENCE_FEATURES),), name="counts")
    encoded = keras.Input((sentences.encoded.shape[1],), name="encoded")
    together = [member.rest([counts, encoded]) * (member.scale * share) for member in members]
    return FittedSentences(
        np.concatenate(
            [part[:, : config.kinds] * (member.scale * share) for part, member in zip(learned, members, strict=True)],
            axis=1,
        ),
        np.concatenate([part[:, config.kinds :] for part in learned], axis=1),
        keras.Model([counts, encoded], keras.ops.sum(keras.ops.stack(together), axis=0)),
    )


def on_the_scale(
    fitted: FittedSentences, examples: list[tuple[Sentences, NDArray[np.int64], float]], table: Lexicon
) -> tuple[SentenceModel, Any]:
    """What was fitted, in L: by the line through the labels of excerpts and the mean level of their sentences.

    Args:
        fitted: what was learned of sentences.
        examples: for each excerpt its sentences, how many words each has, and the middle of its label in L.
        table: the words that were judged.

    Returns:
        The tables that the page needs, and the network beside them.
    """
    import keras

    of_words, rest = zip(*(fitted.of(sentences) for sentences, _, _ in examples), strict=True)
    lengths = [words for _, words, _ in examples]
    levels = [
        np.average(words.sum(axis=1) + others.sum(axis=1), weights=length)
        for words, others, length in zip(of_words, rest, lengths, strict=True)
    ]
    middles = np.array([middle for *_, middle in examples])
    slope = float(np.clip(np.polyfit(levels, middles, 1)[0], *_A_LEVEL))
    start = float(np.mean(middles - slope * np.array(levels)))
    # A typical word, length and construction add nothing: the reasons of a sentence tell how it differs from those.
    weights = np.concatenate(lengths)
    typical_words = np.average(np.concatenate(of_words), axis=0, weights=weights)
    typical_rest = np.average(np.concatenate(rest), axis=0, weights=weights)
    typical = start + slope * (typical_words.sum() + typical_rest.sum())
    source = keras.Input((len(SENTENCE_FEATURES) + fitted.rest.input_shape[1][1],), name="inputs")
    counts, encoded = source[:, : len(SENTENCE_FEATURES)], source[:, len(SENTENCE_FEATURES) :]
    centred = (fitted.rest([counts, encoded]) - typical_rest.astype(np.float32)) * float(slope)
    judge = SentenceModel(
        ((fitted.difficulty - typical_words) * slope).astype(np.float32),
        fitted.weight,
        float(typical),
        mean_weight_of(fitted.weight, table),
    )
    return judge, keras.Model(source, centred, name="sentences")


def rank_agreement(fitted: FittedSentences, held_out: Sentences) -> dict[str, dict[str, float]]:
    """Spearman's correlation with the levels of held-out sentences, by corpus: of all parts, without the encoder."""
    from scipy.stats import spearmanr

    of_words, rest = fitted.of(held_out)
    found = {}
    for number, name in enumerate(CORPORA):
        rows = held_out.corpus == number
        levels = held_out.levels[rows]
        alone = of_words[rows].sum(axis=1) + rest[rows, 0]
        found[name] = {
            "rows": int(rows.sum()),
            "spearman": float(spearmanr(alone + rest[rows, 1], levels)[0]),
            "words_and_length": float(spearmanr(alone, levels)[0]),
        }
    return found
