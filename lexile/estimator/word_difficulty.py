"""The content words of a text with their difficulty, grouped by base form; names and numbers are not counted."""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, compress

import numpy as np
from numpy.typing import NDArray

from lexile.features.difficulty import word_difficulties
from lexile.features.lexicon import MODERN, Lexicon
from lexile.scale import HIGHEST
from lexile.text.english import CONTRACTION, FUNCTION_WORDS
from lexile.text.lemmas import headword
from lexile.text.sentences import SegmentedText

_LONGEST = 100  # characters of a form that is kept
_KNOWN_FORMS = 50_000  # kept from text to text: those of several novels, in some 10 MB
FUNCTION = 6.0  # Zipf; above it, a thousand per million words, hardly any word but function words is left
# L. The scale ends at 2000L (docs/measure.md#the-scale); below BR200L the easiest words are alike.
EASIEST, HARDEST = -200.0, HIGHEST
_CONTRACTED = tuple(ending for ending, _ in CONTRACTION)
_IRREGULAR_STEMS = {"ca": "can", "sha": "shall", "wo": "will"}  # of can't, shan't, won't


@dataclass(frozen=True, slots=True)
class ContentWord:
    """A word by its base form, with the forms found in the text, their count and the place of the first one.

    `difficulty` is in L (`features.difficulty`); `start` and `end` are characters of the text.
    """

    word: str
    forms: tuple[str, ...]
    count: int
    difficulty: float
    start: int
    end: int


def content_words(text: SegmentedText, lexicon: Lexicon, names: NDArray[np.bool_]) -> tuple[ContentWord, ...]:
    """The content words of a text, hardest first; `names`, shape (words,), comes from `find_names`.

    An ending makes a word no harder: all forms share the difficulty of the easiest among them and their base form.
    """
    words = text.words
    used = np.flatnonzero(~names)
    ids = words.ids[used]
    counts = np.bincount(ids, minlength=len(words.forms))
    first = np.zeros(len(words.forms), dtype=np.int64)
    first[ids[::-1]] = used[::-1]
    groups: dict[str, list[int]] = defaultdict(list)
    for number, (form, count) in enumerate(zip(words.forms, counts.tolist(), strict=True)):
        if count and _is_word(form):
            base_form = _base_form if len(form) <= _LONGEST else _base_form.__wrapped__  # so that little is kept
            groups[base_form(form, lexicon)].append(number)
    if not groups:
        return ()
    forms_of = {base: tuple(sorted((words.forms[n] for n in numbers), key=len)) for base, numbers in groups.items()}
    frequency, difficulty = _frequency_and_difficulty(forms_of, lexicon)
    difficulty = np.clip(difficulty, EASIEST, HARDEST)
    numbers = np.array(list(chain.from_iterable(groups.values())))
    starts = _sums_before([len(numbers) for numbers in groups.values()])
    totals = np.add.reduceat(counts[numbers], starts)
    places = np.minimum.reduceat(first[numbers], starts)
    bases = list(groups)
    is_content = np.array([base not in FUNCTION_WORDS and len(base) > 1 for base in bases]) & (frequency < FUNCTION)
    order = np.lexsort((places, -difficulty))
    order = order[is_content[order]]
    ordered = [bases[number] for number in order.tolist()]
    places = places[order]
    columns = (totals[order], difficulty[order], words.starts[places], words.ends[places])
    return tuple(
        map(ContentWord, ordered, map(forms_of.__getitem__, ordered), *(column.tolist() for column in columns))
    )


@lru_cache(maxsize=_KNOWN_FORMS)
def _base_form(form: str, lexicon: Lexicon) -> str:
    """The headword of a form; of a contraction, that of its first word: "have" of "haven't"."""
    if "'" in form and form.endswith(_CONTRACTED):
        ending = next(ending for ending in _CONTRACTED if form.endswith(ending))
        stem = form.removesuffix(ending)
        stem = _IRREGULAR_STEMS.get(stem, stem)
        if lexicon.zipf_of(stem) is not None:
            base = headword(stem, lexicon.zipf_of)
            if ending != "'d" or base in FUNCTION_WORDS:  # "destin'd" is an old spelling, not a contraction
                return base
    return headword(form, lexicon.zipf_of)


def _is_word(form: str) -> bool:
    """Whether a form is neither a number nor a dotted abbreviation."""
    return form.isalpha() or not form.isascii() or form.replace("'", "").replace("-", "").isalpha()


def _frequency_and_difficulty(
    forms_of: dict[str, tuple[str, ...]], lexicon: Lexicon
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """For each base form with its forms, the Zipf frequency of the most frequent one and the L of the easiest one.

    Both are of shape (base forms,).
    """
    every = [form for base, forms in forms_of.items() for form in (base, *forms)]
    rows = lexicon.rows(every)
    starts = _sums_before([1 + len(forms) for forms in forms_of.values()])
    known = rows >= 0
    frequency = np.maximum.reduceat(np.where(known, lexicon.zipf[rows, MODERN], 0.0), starts)
    # A form that the lexicon lacks counts only if it lacks the others too.
    some = np.logical_or.reduceat(known, starts)
    counted = known | ~np.repeat(some, np.diff(starts, append=len(rows)))
    difficulties = np.full(len(every), np.inf)
    difficulties[counted] = word_difficulties(list(compress(every, counted.tolist())), lexicon, rows[counted])
    difficulty = np.minimum.reduceat(difficulties, starts)
    return frequency, difficulty


def _sums_before(counts: list[int]) -> NDArray[np.int64]:
    """The sum of all counts before each."""
    sizes = np.array(counts, dtype=np.int64)
    return np.asarray(np.cumsum(sizes) - sizes)
