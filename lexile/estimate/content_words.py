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
    counts = np.bincount(words.ids[used], minlength=len(words.forms))
    first = np.full(len(words.forms), -1)
    first[words.ids[used][::-1]] = used[::-1]
    groups: dict[str, list[int]] = defaultdict(list)
    for number in np.flatnonzero(counts).tolist():
        form = words.forms[number]
        if form.isascii() and not form.replace("'", "").replace("-", "").isalpha():
            continue  # numbers, abbreviations with points
        groups[base_form(form, table)].append(number)
    found = []
    for base, numbers in groups.items():
        forms = sorted((words.forms[number] for number in numbers), key=len)
        listed = [base, *forms]
        rows = table.rows_of(listed)
        known = rows[rows >= 0]
        frequency = max(table.zipf[known, MODERN], default=0.0)
        if frequency >= FUNCTION or base in _FUNCTION_WORDS or len(base) < 2:
            continue
        rows = known if len(known) else np.array([UNKNOWN_WORD])
        difficulty = float(judge.word_measures(rows).min())
        place = int(min(first[number] for number in numbers))
        found.append(
            ContentWord(
                base,
                tuple(forms),
                int(counts[numbers].sum()),
                min(max(difficulty, EASIEST), HARDEST),
                int(words.starts[place]),
                int(words.ends[place]),
            )
        )
    return tuple(sorted(found, key=lambda part: (-part.difficulty, part.start)))
