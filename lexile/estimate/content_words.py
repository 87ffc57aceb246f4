"""The content words of a text and how hard each is: base forms together, names and numbers left out."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from lexile.estimate.sentences import UNKNOWN_WORD, SentenceJudge
from lexile.text.base_forms import base_form
from lexile.text.segment import SegmentedText
from lexile.text.sentence_inputs import is_name
from lexile.text.vocabulary import MODERN, WordTable

FUNCTION = 6.0  # Zipf; more frequent words (the, of, could) hold sentences together, as these do
_FUNCTION_WORDS = frozenset(
    """aboard about above across after against along although amid among amongst around as at because before behind
    below
    beneath beside besides between beyond but by concerning despite down during either else except for from hence
    however if in inside into lest like near neither nevertheless nor not of off on once onto or otherwise ought out
    outside over past per rather since so than that the then thence therefore though through throughout thus till to
    toward towards under underneath unless unlike until unto up upon versus via when whence whenever where whereas
    whereby wherever whether which whichever while who whoever whom whose why with within without yet
    i me my mine myself you your yours yourself yourselves he him his himself she her hers herself it its itself we us
    our ours ourselves they them their theirs themselves this these those each every any some all both few several many
    much none nobody nothing somebody someone something anybody anyone anything everybody everyone everything another
    be do have will would can could shall should may might must""".split()
)
EASIEST, HARDEST = -200.0, 2000.0  # L; the scale ends there (facts.md, section 1)


@dataclass(frozen=True, slots=True)
class ContentWord:
    """A word by its base form, the forms in which the text has it, how often, and where first.

    `difficulty` in L is the measure of a sentence of typical length in which every third word is as hard; `start` and
    `end` are characters of the text.
    """

    word: str
    forms: tuple[str, ...]
    count: int
    difficulty: float
    start: int
    end: int


def content_words(text: SegmentedText, table: WordTable, judge: SentenceJudge) -> tuple[ContentWord, ...]:
    """The content words of a text, the hardest first.

    An ending makes no word harder: a form counts as hard as its base form, where that is the easier of the two.
    """
    words = text.words
    used = np.flatnonzero(~is_name(text, table))
    counts = np.bincount(words.ids[used], minlength=len(words.forms)).tolist()
    first = np.full(len(words.forms), -1)
    first[words.ids[used][::-1]] = used[::-1]
    groups: dict[str, list[int]] = defaultdict(list)
    for number, form in enumerate(words.forms):
        if not counts[number] or (form.isascii() and not form.replace("'", "").replace("-", "").isalpha()):
            continue  # numbers, abbreviations with points
        groups[base_form(form, table)].append(number)
    forms_of = {base: tuple(sorted((words.forms[n] for n in numbers), key=len)) for base, numbers in groups.items()}
    found = []
    for (base, forms), frequency, difficulty in zip(
        forms_of.items(), *_frequency_and_difficulty(forms_of, table, judge), strict=True
    ):
        if frequency >= FUNCTION or base in _FUNCTION_WORDS or len(base) < 2:
            continue
        numbers = groups[base]
        place = int(first[numbers].min())
        found.append(
            ContentWord(
                base,
                forms,
                sum(counts[number] for number in numbers),
                min(max(difficulty, EASIEST), HARDEST),
                int(words.starts[place]),
                int(words.ends[place]),
            )
        )
    return tuple(sorted(found, key=lambda part: (-part.difficulty, part.start)))


def _frequency_and_difficulty(
    forms_of: dict[str, tuple[str, ...]], table: WordTable, judge: SentenceJudge
) -> tuple[list[float], list[float]]:
    """Of each base form and its forms together, the Zipf frequency of the most frequent, and L of the easiest."""
    if not forms_of:
        return [], []
    rows = table.rows_of([form for base, forms in forms_of.items() for form in (base, *forms)])
    starts = np.cumsum([0, *(1 + len(forms) for forms in forms_of.values())])[:-1]
    known = rows >= 0
    frequency = np.maximum.reduceat(np.where(known, table.zipf[rows, MODERN], 0.0), starts)
    # What the table lacks counts only where it has none of the forms.
    some = np.logical_or.reduceat(known, starts)
    counted = known | ~np.repeat(some, np.diff(starts, append=len(rows)))
    measures = judge.word_measures(np.where(known, rows, UNKNOWN_WORD))
    difficulty = np.minimum.reduceat(np.where(counted, measures, np.inf), starts)
    return frequency.tolist(), difficulty.tolist()
