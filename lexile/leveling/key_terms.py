"""Key terms: the words that a text is about, which stay when it is made easier.

A content word is a key term if it comes again and again, more often than its frequency in English would lead one to
expect, or if it comes again and stands in a heading, the title, the file name or the first words. Names are left to
their own rules.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from math import log10
from pathlib import PurePath

import numpy as np

from lexile.analysis import Analysis
from lexile.estimator.estimator import Estimator
from lexile.features.lexicon import MODERN
from lexile.features.sentence import find_names
from lexile.text.lemmas import lemma
from lexile.text.words import WORD

_LEAST_TIMES = 2  # in a text; what is said once is seldom its subject
_REPEATED = 3  # times from which place no longer matters
_LEAST_KEYNESS = 1.5  # log10 of the observed over the expected frequency: 30 times as often as in English
_MOST_ZIPF = 5.0  # more frequent words are known to every reader, so nothing would replace them
_MOST_ZIPF_OF_TWO = 4.6  # of what is said only twice: "slip" and "record" are no subject for that
_FIRST_WORDS = 40  # where an introduction names its subject
_LETTERS = 3  # shorter words are abbreviations


@dataclass(frozen=True, slots=True)
class KeyTerm:
    """A word that a text is about: its base form, the forms it has there, how often, and where it stands first."""

    lemma: str
    forms: tuple[str, ...]
    times: int
    start: int
    end: int


def key_terms(analysis: Analysis, estimator: Estimator) -> tuple[KeyTerm, ...]:
    """The key terms of a text, most repeated first.

    `forms` are lower-case words as `analysis.segmented.words.forms` has them, so that edits of these can be left out.
    """
    words = analysis.segmented.words
    lexicon = estimator.lexicon
    zipf = lexicon.look_up(words.forms)[0][:, MODERN]
    bases = [lemma(form, lexicon.zipf_of) for form in words.forms]
    names = find_names(analysis.segmented, lexicon)
    counts = np.bincount(words.ids, minlength=len(words.forms))
    named = np.bincount(words.ids[names], minlength=len(words.forms))
    first_at = np.full(len(words.forms), len(words), dtype=np.int64)
    np.minimum.at(first_at, words.ids, np.arange(len(words)))
    titles = _title_words(analysis, lexicon.zipf_of)

    times: Counter[str] = Counter()
    forms: dict[str, list[int]] = {}
    for number, base in enumerate(bases):
        form = words.forms[number]
        if not form.isalpha() or len(form) < _LETTERS or named[number] > counts[number] / 2:
            continue
        times[base] += int(counts[number])
        forms.setdefault(base, []).append(number)
    found = []
    for base, count in times.items():
        numbers = forms[base]
        frequency = float(zipf[numbers].max())
        if count < _LEAST_TIMES or frequency > (_MOST_ZIPF if count >= _REPEATED else _MOST_ZIPF_OF_TWO):
            continue
        keyness = log10(count / len(words)) + 9 - frequency  # Zipf units count occurrences per billion words
        first = int(first_at[numbers].min())
        is_placed = first < _FIRST_WORDS or base in titles
        if keyness >= _LEAST_KEYNESS and (count >= _REPEATED or is_placed):
            start, end = int(words.starts[first]), int(words.ends[first])
            found.append(KeyTerm(base, tuple(words.forms[one] for one in numbers), count, start, end))
    return tuple(sorted(found, key=lambda term: (-term.times, term.start)))


def words_of(analysis: Analysis, estimator: Estimator) -> frozenset[str]:
    """The words of a text in lower case, each as it stands there and in its base form."""
    forms = analysis.segmented.words.forms
    return frozenset(forms) | {lemma(form, estimator.lexicon.zipf_of) for form in forms if form.isalpha()}


def _title_words(analysis: Analysis, zipf_of: Callable[[str], float | None]) -> frozenset[str]:
    """The base forms of the words in the headings, the title and the file name of a text."""
    document = analysis.document
    headings = (heading.text for heading in analysis.segmented.prose.headings)
    titles = [PurePath(document.name).stem, document.title, *headings]
    words = {match[0].lower() for title in titles for match in WORD.finditer(title.replace("_", " ").replace("-", " "))}
    return frozenset(lemma(word, zipf_of) for word in words)
