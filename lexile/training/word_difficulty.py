"""Learning how difficult words are, from people's ratings and from the CEFR levels of two vocabulary lists.

Two ridge regressions, one for each kind of label, on what the lexicon and the encoder know of a word. The difficulty is
their mean, for labelled words moved halfway to the label, on the scale of the sentence model. Words are held out by
families, so that no word is predicted from another form of it.
"""

import csv
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lexile.errors import UnusableCorpus
from lexile.estimator.encoder import Encoder
from lexile.features.difficulty import spelling_variant
from lexile.features.lexicon import BOOKS, MODERN, Lexicon
from lexile.formulas.familiar import DALE_CHALL, SPACHE
from lexile.formulas.syllables import syllables
from lexile.scale import BANDS
from lexile.text.english import DERIVATION, PREFIXES
from lexile.text.lemmas import headword

RATINGS_FILE = "words/word_complexity_lexicon.tsv"
LEVELS_FILE = "words/cefrj-vocabulary-profile-1.5.csv"
HIGHER_LEVELS_FILE = "words/octanove-vocabulary-profile-c1c2-1.0.csv"
LABEL_FILES = (RATINGS_FILE, LEVELS_FILE, HIGHER_LEVELS_FILE)
FOLDS = 5

_BEFORE = {"ratings": 0.635, "CEFR-J": 0.523}  # until 2026-11-26: from the sentences' labels alone
_LEVELS = {"A1": 1, "A2": 2, "B1": 3, "B2": 4, "C1": 5, "C2": 6}
_RIDGE = 1000.0  # from 300 to 2000 the figures differ in the third digit (model/LOG.md)
_CLIP = 4.0  # standard deviations of a feature; not tuned
# How far a labelled word goes from its prediction to its label. Of what one list says beyond the prediction the other
# confirms three tenths; of the rest some is true of its own kind of reader, and some is chance (eleven raters).
_TO_LABEL = 0.5
# L; what the sentence model makes of a sentence that teachers placed at A1, and of one level more (ReadMe++).
_A1, _BY_LEVEL = 200.0, 320.0
# L; the most that a word of a list can be. Four in five children know Dale and Chall's words in grade 4, whose readers
# have their upper quartile at 950L; Spache's are those of books for grades 1 to 3, the first of `scale.BANDS`.
_FAMILIAR = ((DALE_CHALL, 950.0), (SPACHE, BANDS[0].ceiling))
_LEAST_STEM = 4  # letters; families by shorter stems join words by chance

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """The labels of one kind: the words in lower case, and the mean label of each, harder words with higher ones."""

    words: tuple[str, ...]
    values: Array


@dataclass(frozen=True, slots=True, eq=False)
class WordLabels:
    """What people say of words: `ratings` of complexity from 1 to 6, and the lowest CEFR level from 1 (A1) to 6 (C2).

    `levels` has both vocabulary lists; `profile` has the first alone, whose levels end at B2.
    """

    ratings: Labels
    levels: Labels
    profile: Labels


def learn_word_difficulty(
    data: Path, lexicon: Lexicon, encoder: Encoder
) -> tuple[Lexicon, dict[str, dict[str, float]]]:
    """A lexicon with the difficulty of its words, and the figures for held-out words (`word_figures`).

    Raises:
        UnusableCorpus: a word list is missing or has other columns.
    """
    labels = read_word_labels(data)
    known = features_of(labels, lexicon, encoder)
    difficulty = fit_word_difficulty(labels, known, lexicon)
    return replace(lexicon, difficulty=difficulty), word_figures(labels, known, lexicon)


def read_word_labels(data: Path) -> WordLabels:
    """The labels of words, single words only.

    Raises:
        UnusableCorpus: a file is missing or has other columns.
    """
    try:
        lines = (data / RATINGS_FILE).read_text(encoding="utf-8").splitlines()
        ratings = [(word, float(rating)) for word, rating in (line.split("\t") for line in lines)]
        profile, higher = (_read_levels(data / name) for name in (LEVELS_FILE, HIGHER_LEVELS_FILE))
    except OSError as error:
        raise UnusableCorpus(f"There is no {error.filename}. model/README.md says where to get it.") from error
    except (ValueError, KeyError, IndexError) as error:
        raise UnusableCorpus(f"The word lists in {data / 'words'} have other columns: {error}.") from error
    return WordLabels(
        _labels(ratings, lambda values: sum(values) / len(values)),
        _labels([*profile, *higher], min),
        _labels(profile, min),
    )


def _read_levels(path: Path) -> list[tuple[str, float]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    return [(word, float(_LEVELS[row[2].strip()])) for row in rows for word in row[0].split("/") if word.isalpha()]


def _labels(found: list[tuple[str, float]], combine: Callable[[list[float]], float]) -> Labels:
    values: dict[str, list[float]] = defaultdict(list)
    for word, value in found:
        values[word.lower()].append(value)
    return Labels(tuple(values), np.array([combine(of_word) for of_word in values.values()], dtype=np.float64))


@dataclass(frozen=True, slots=True, eq=False)
class WordFeatures:
    """What is known of each word, shape (words, features), and the number of its family, shape (words,)."""

    words: tuple[str, ...]
    features: NDArray[np.float32]
    families: NDArray[np.int64]

    def rows(self, labels: Labels) -> NDArray[np.int64]:
        """The row of each labelled word."""
        number = {word: row for row, word in enumerate(self.words)}
        return np.array([number[word] for word in labels.words])


def features_of(labels: WordLabels, lexicon: Lexicon, encoder: Encoder) -> WordFeatures:
    """The features of the lexicon's words, in their order, followed by labelled words that the lexicon lacks."""
    known = frozenset(lexicon.words)
    others = {word for kind in (labels.ratings, labels.levels) for word in kind.words if word not in known}
    words = (*lexicon.words, *sorted(others))
    zipf, word_effect = lexicon.look_up(words)
    bases = [headword(word, lexicon.zipf_of) for word in words]
    letters = np.array([len(word) for word in words], dtype=np.float32)
    counted = np.column_stack(
        [
            zipf,
            (zipf[:, MODERN] - zipf[:, MODERN].mean()) ** 2,
            lexicon.look_up(bases)[0][:, [MODERN, BOOKS]],
            [base == word for base, word in zip(bases, words, strict=True)],
            letters,
            np.log(letters),
            [syllables(word) for word in words],
            word_effect,
            lexicon.are_names(words),
        ]
    ).astype(np.float32)
    counted = np.clip((counted - counted.mean(axis=0)) / (counted.std(axis=0) + 1e-6), -_CLIP, _CLIP)
    vectors = encoder.encode_means(words)
    vectors = (vectors - vectors.mean(axis=0)) / vectors.std()
    return WordFeatures(words, np.concatenate([counted, vectors], axis=1), families_of(words, bases))


def families_of(words: Sequence[str], bases: Sequence[str]) -> NDArray[np.int64]:
    """A number for each word, shared by all words with the same base form or stem.

    A family is *happy, happily, unhappy, happiness*; it is known by rules of spelling, so some are too large.
    """
    number = {word: row for row, word in enumerate(words)}
    parent = list(range(len(words)))

    def root(row: int) -> int:
        while parent[row] != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    for row, (word, base) in enumerate(zip(words, bases, strict=True)):
        for relative in (base, *_stems(word), *_stems(base)):
            if relative in number:
                parent[root(row)] = root(number[relative])
    return np.array([root(row) for row in range(len(words))])


def _stems(word: str) -> list[str]:
    found = [word.removesuffix(end) + replacement for end, replacement in DERIVATION if word.endswith(end)]
    found += [word.removeprefix(prefix) for prefix in PREFIXES if word.startswith(prefix)]
    return [stem for stem in found if len(stem) >= _LEAST_STEM]


def fit_word_difficulty(labels: WordLabels, known: WordFeatures, lexicon: Lexicon) -> NDArray[np.float32]:
    """The difficulty of each word of the lexicon in L, shape (words,).

    Labels are standardized over all labelled words before their mean is taken. The line to CEFR levels is the one under
    which the levelled words keep their mean and their spread; a regression would draw them to the middle.
    """
    rows = [known.rows(kind) for kind in (labels.ratings, labels.levels)]
    labelled = np.unique(np.concatenate(rows))
    parts = []
    for kind, own in zip((labels.ratings, labels.levels), rows, strict=True):
        predicted = _ridge(known.features[own], kind.values, known.features)
        predicted[own] += _TO_LABEL * (kind.values - predicted[own])
        parts.append(_standardized(predicted, labelled))
    mean = np.mean(parts, axis=0)
    of_levels, values = mean[rows[1]], labels.levels.values
    levels = values.mean() + values.std() / of_levels.std() * (mean - of_levels.mean())
    difficulty = _A1 + _BY_LEVEL * (levels - 1.0)
    for familiar, most in _FAMILIAR:
        listed = np.array([familiar.knows(word) for word in known.words])
        difficulty[listed] = np.minimum(difficulty[listed], most)
    return _with_equal_spellings(difficulty[: len(lexicon.words)], lexicon).astype(np.float32)


def _with_equal_spellings(difficulty: Array, lexicon: Lexicon) -> Array:
    """Difficulties in which both spellings of a word have that of the easier one."""
    number = {word: row for row, word in enumerate(lexicon.words)}
    for row, word in enumerate(lexicon.words):
        variant = None if lexicon.is_name[row] else spelling_variant(word, lexicon)
        if variant is not None:
            difficulty[[row, number[variant]]] = min(difficulty[row], difficulty[number[variant]])
    return difficulty


def word_figures(labels: WordLabels, known: WordFeatures, lexicon: Lexicon) -> dict[str, dict[str, float]]:
    """Spearman's correlation of held-out words with their labels: of the difficulty, and of frequency alone.

    No word is predicted with the label of another word of its family.
    """
    from scipy.stats import spearmanr

    kinds = (labels.ratings, labels.levels)
    rows = [known.rows(kind) for kind in kinds]
    labelled = np.unique(np.concatenate(rows))
    fold = known.families % FOLDS
    parts = []
    for kind, own in zip(kinds, rows, strict=True):
        predicted = np.zeros(len(known.words))
        for number in range(FOLDS):
            seen = fold[own] != number
            held_out = labelled[fold[labelled] == number]
            predicted[held_out] = _ridge(known.features[own[seen]], kind.values[seen], known.features[held_out])
        parts.append(_standardized(predicted, labelled))
    difficulty = np.mean(parts, axis=0)
    frequency = lexicon.look_up(known.words)[0][:, MODERN]
    found = {}
    for name, kind in (("ratings", labels.ratings), ("CEFR-J", labels.profile)):
        own = known.rows(kind)
        found[name] = {
            "words": len(own),
            "spearman": float(spearmanr(difficulty[own], kind.values)[0]),
            "before": _BEFORE[name],
            "frequency": float(spearmanr(-frequency[own], kind.values)[0]),
        }
    return found


def _standardized(values: Array, chosen: NDArray[np.int64]) -> Array:
    return np.asarray((values - values[chosen].mean()) / (values[chosen].std() or 1.0))


def _ridge(features: NDArray[np.float32], values: Array, others: NDArray[np.float32]) -> Array:
    """Predictions for `others`, from a ridge regression of values on features."""
    centre, mean = features.mean(axis=0), values.mean()
    x = (features - centre).astype(np.float64)
    weights = np.linalg.solve(x.T @ x + _RIDGE * np.eye(x.shape[1]), x.T @ (values - mean))
    return np.asarray((others - centre) @ weights + mean)


def words_table(figures: dict[str, dict[str, float]]) -> str:
    """The figures as a Markdown table."""
    rows = (
        f"| {name} | {row['words']:,} | {row['spearman']:.3f} | {row['before']:.3f} | {row['frequency']:.3f} |"
        for name, row in figures.items()
    )
    return "\n".join(["| labels | words | difficulty | before | frequency |", "|---|---|---|---|---|", *rows])
