"""The word table: which words the page knows, and how frequent each is."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from math import log10

import numpy as np

from lexile.features.lexicon import FLOOR, Lexicon
from lexile.text.words import find_words

_ORDINARY = re.compile(r"[a-z][a-z'\-]*")
_SEEN = 2  # times in the books before a word joins the table, or counts as a name
_MOSTLY = 0.7  # of a word's places; titles and headlines give a capital to any word
_WITHIN = re.compile(r" |, | ?\(?")


def make_table(books: Iterable[str], labelled: Iterable[str], most: int) -> Lexicon:
    """Count the books and join them with the `most` frequent words of wordfreq's modern English list.

    Words of the labelled texts are in the table as well, so that each can get a value; values are 0 as yet.
    """
    from wordfreq import top_n_list, zipf_frequency

    books, labelled = list(books), list(labelled)
    counts = count_forms(books)
    capitals = count_capitals([*books, *labelled])
    total = sum(counts.values())
    seen = (form for form, count in counts.items() if count >= _SEEN and _ORDINARY.fullmatch(form))
    valued = (form for form, count in count_forms(labelled).items() if count >= _SEEN and _ORDINARY.fullmatch(form))
    listed = (word for word in top_n_list("en", most, wordlist="best") if _ORDINARY.fullmatch(word))
    words = tuple(sorted({*seen, *listed, *valued}))
    zipf = np.array([[zipf_frequency(word, "en"), _zipf(counts[word], total)] for word in words], dtype=np.float32)
    named = np.array([is_named(*capitals[word]) for word in words])
    return Lexicon(words, np.maximum(zipf, FLOOR), np.zeros(len(words), dtype=np.float32), named)


def is_named(capital: int, small: int) -> bool:
    """Whether a word is a name, from how often it stands within sentences with a capital and without.

    >>> is_named(9, 1), is_named(1, 0), is_named(50, 50)
    (True, False, False)
    """
    return capital >= _SEEN and capital > _MOSTLY * (capital + small)


def count_capitals(texts: Iterable[str]) -> defaultdict[str, tuple[int, int]]:
    """How often each word form stands within a sentence with a capital, and how often without."""
    capitals: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for text in texts:
        words = find_words(text)
        # What stands before a word tells whether a sentence, a line or speech begins with it.
        before = zip([0, *words.ends.tolist()], words.starts.tolist(), strict=False)
        within = np.array([_WITHIN.fullmatch(text[end:start]) is not None for end, start in before], dtype=bool)
        for counter, chosen in ((capitals, words.capital & within), (small, ~words.capital)):
            numbers = np.bincount(words.ids[chosen], minlength=len(words.forms))
            counter.update({words.forms[number]: int(numbers[number]) for number in np.flatnonzero(numbers)})
    found = {form: (capitals[form], small[form]) for form in {*capitals, *small}}
    return defaultdict(lambda: (0, 0), found)


def count_forms(texts: Iterable[str]) -> Counter[str]:
    """How often each word form stands in the texts."""
    counts: Counter[str] = Counter()
    for text in texts:
        words = find_words(text)
        occurrences = np.bincount(words.ids, minlength=len(words.forms))
        counts.update(dict(zip(words.forms, occurrences.tolist(), strict=True)))
    return counts


def _zipf(count: int, total: int) -> float:
    # Half an occurrence for a word never seen: the books are a sample, not all there is.
    return log10((count + 0.5) / total * 1e9)
