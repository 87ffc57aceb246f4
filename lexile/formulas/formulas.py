"""The grade formulas that people know, one short function each, with what each was made for and asks of a text.

The formulas can disagree by many grades about one text, because they count different things; so they are shown
side by side and never averaged.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from math import inf, sqrt

from lexile.formulas.counts import Counts
from lexile.scale import EDGES

EARLY = EDGES[0]  # L; up to here texts are for early readers, for whom some formulas were made and others were not
ENOUGH_WORDS = 100
SMOG_SENTENCES = 30
HARD_SHARE = 5.0  # percent; above it Dale and Chall add a constant
COLLEGE = 12.0  # grades above the last of school


class Doubt(StrEnum):
    """Why a formula says little of a text; worded in `views.wording`."""

    FEW_WORDS = "few words"
    FEW_SENTENCES = "few sentences"
    EARLY_READERS = "early readers"
    OLDER_READERS = "older readers"


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula: how it turns counts into a grade, what it was made for, and what it asks of a text.

    It suits texts with a measure from `least` to `most`, in L, of so many words and sentences.
    """

    name: str
    grade: Callable[[Counts], float]
    made_for: str
    asks: str
    counts: str
    """What it looks at, in a teacher's words."""
    sentences: int = 1
    least: float = -inf
    most: float = inf


@dataclass(frozen=True, slots=True)
class FormulaGrade:
    """The grade that a formula gives a text, and why it may say little of it; no doubts where it suits."""

    formula: Formula
    grade: float
    doubts: tuple[Doubt, ...]


def formula_grades(counts: Counts, measure: float) -> tuple[FormulaGrade, ...]:
    """What each formula says of a text of one word or more; `measure` is its estimated measure in L."""
    return tuple(
        FormulaGrade(formula, formula.grade(counts), doubts_of(formula, counts, measure)) for formula in FORMULAS
    )


def doubts_of(formula: Formula, counts: Counts, measure: float) -> tuple[Doubt, ...]:
    """Why a formula says little of a text."""
    signs = (
        (Doubt.FEW_WORDS, counts.words < ENOUGH_WORDS),
        (Doubt.FEW_SENTENCES, counts.sentences < formula.sentences),
        (Doubt.EARLY_READERS, measure <= formula.least),
        (Doubt.OLDER_READERS, measure > formula.most),
    )
    return tuple(doubt for doubt, given in signs if given)


def flesch_kincaid(counts: Counts) -> float:
    """Kincaid and others, 1975: 13 words of 24 syllables in one sentence are grade 11.

    >>> round(flesch_kincaid(Counts(13, 1, 71, 71, 24, 4, 0, 0)), 1)
    11.3
    """
    return 0.39 * counts.words / counts.sentences + 11.8 * counts.syllables / counts.words - 15.59


def dale_chall(counts: Counts) -> float:
    """Chall and Dale: the raw value; `dale_chall_grade` reads it as a grade, as their table does."""
    share = 100 * counts.unfamiliar / counts.words
    return 0.1579 * share + 0.0496 * counts.words / counts.sentences + (3.6365 if share > HARD_SHARE else 0.0)


# The authors' table: the raw value up to which a grade holds, and that grade (the middle of two).
_DALE_CHALL_TABLE = ((4.9, 4.0), (5.9, 5.5), (6.9, 7.5), (7.9, 9.5), (8.9, 11.5), (9.9, 14.0), (inf, 16.0))


def dale_chall_grade(counts: Counts) -> float:
    """The grade in the authors' table; its lowest is 4, its highest 16."""
    raw = round(dale_chall(counts), 1)
    return next(grade for ceiling, grade in _DALE_CHALL_TABLE if raw <= ceiling)


def smog(counts: Counts) -> float:
    """McLaughlin, 1969: about 3 and the square root of the polysyllables in thirty sentences.

    >>> round(smog(Counts(600, 30, 2700, 2700, 900, 49, 0, 0)), 1)
    10.4
    """
    return 1.0430 * sqrt(counts.polysyllables * 30 / counts.sentences) + 3.1291


def coleman_liau(counts: Counts) -> float:
    """Coleman and Liau, 1975: 537 letters and 4.2 sentences in a hundred words are grade 14.5.

    >>> round(coleman_liau(Counts(119, 5, 639, 639, 0, 0, 0, 0)), 1)
    14.5
    """
    return 0.0588 * 100 * counts.letters / counts.words - 0.296 * 100 * counts.sentences / counts.words - 15.8


def automated_readability(counts: Counts) -> float:
    """Smith and Senter, 1967, as revised for the Navy in 1975."""
    return 4.71 * counts.characters / counts.words + 0.5 * counts.words / counts.sentences - 21.43


def spache(counts: Counts) -> float:
    """Spache, revised in 1974; each unfamiliar word counts once in a sample of a hundred words."""
    return 0.121 * counts.words / counts.sentences + 0.082 * 100 * counts.unfamiliar_young / counts.words + 0.659


FORMULAS = (
    Formula(
        "Flesch-Kincaid",
        flesch_kincaid,
        made_for="Navy manuals for adults",
        asks="100 words or more; no texts for early readers",
        counts="words a sentence, syllables a word",
        least=EARLY,
    ),
    Formula(
        "Dale-Chall",
        dale_chall_grade,
        made_for="texts for grade 4 and up",
        asks="100 words or more; no texts for early readers",
        counts="words a sentence, words that grade 4 may not know",
        least=EARLY,
    ),
    Formula(
        "SMOG",
        smog,
        made_for="full understanding of health and public texts",
        asks="30 sentences or more",
        counts="words of three syllables or more",
        sentences=SMOG_SENTENCES,
    ),
    Formula(
        "Coleman-Liau",
        coleman_liau,
        made_for="textbooks, judged by a machine in 150-word passages",
        asks="100 words or more",
        counts="letters a word, sentences in 100 words",
    ),
    Formula(
        "Automated Readability Index",
        automated_readability,
        made_for="Air Force manuals for adults",
        asks="100 words or more, better far more; no texts for early readers",
        counts="letters a word, words a sentence",
        least=EARLY,
    ),
    Formula(
        "Spache",
        spache,
        made_for="books for grades 1 to 3",
        asks="100 words or more; texts for early readers only",
        counts="words a sentence, words that beginners may not know",
        most=EARLY,
    ),
)
"""All formulas, in the order in which they are shown."""
