"""The word table: which words the page knows, and how frequent each is."""

import re
from collections import Counter
from collections.abc import Iterable
from math import log10

import numpy as np

from lexile.text.vocabulary import FLOOR, WordTable
from lexile.text.words import find_words

TABLE_WORDS = 60_000  # from the modern list; a word beyond them is one in fifty million
_ORDINARY = re.compile(r"[a-z][a-z'\-]*")
_SEEN = 2  # times in the books before a word joins the table


def make_table(books: Iterable[str], labelled: Iterable[str]) -> WordTable:
    """Count the books and join them with wordfreq's modern English list.

    Words of the labelled texts are in the table as well, so that each can get a value; values are 0 as yet.
    """
    from wordfreq import top_n_list, zipf_frequency

    counts = count_forms(books)
    total = sum(counts.values())
    seen = (form for form, count in counts.items() if count >= _SEEN and _ORDINARY.fullmatch(form))
    valued = (form for form, count in count_forms(labelled).items() if count >= _SEEN and _ORDINARY.fullmatch(form))
    listed = (word for word in top_n_list("en", TABLE_WORDS, wordlist="best") if _ORDINARY.fullmatch(word))
    words = tuple(sorted({*seen, *listed, *valued}))
    zipf = np.array([[zipf_frequency(word, "en"), _zipf(counts[word], total)] for word in words], dtype=np.float32)
    return WordTable(words, np.maximum(zipf, FLOOR), np.zeros(len(words), dtype=np.float32))


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
