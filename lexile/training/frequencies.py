"""The lexicon as training makes it: which words it has, how frequent they are, and which are names."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from math import log10

import numpy as np

from lexile.features.lexicon import FLOOR, Lexicon
from lexile.text.words import find_words

_ORDINARY = re.compile(r"[a-z][a-z'\-]*")
_SEEN = 2  # occurrences in the texts before a word joins the lexicon or counts as a name; one may be a misprint
_MOSTLY = 0.7  # share of capitalized occurrences within sentences, since titles and headlines capitalize any word
_WITHIN_SENTENCE = re.compile(r" |, | ?\(?")  # what separates two words of one sentence


def build_lexicon(books: Iterable[str], labelled: Iterable[str], most_frequent: int) -> Lexicon:
    """The words of the books, of the labelled texts, and the `most_frequent` words of wordfreq's English list.

    Word effects and difficulties are 0 until `training.word_effects` and `training.word_difficulty` have learned them.
    """
    from wordfreq import top_n_list, zipf_frequency

    books, labelled = list(books), list(labelled)
    counts = count_forms(books)
    capitals = count_capitals([*books, *labelled])
    total = sum(counts.values())
    in_books = (form for form, count in counts.items() if count >= _SEEN and _ORDINARY.fullmatch(form))
    in_labelled = (
        form for form, count in count_forms(labelled).items() if count >= _SEEN and _ORDINARY.fullmatch(form)
    )
    listed = (word for word in top_n_list("en", most_frequent, wordlist="best") if _ORDINARY.fullmatch(word))
    words = tuple(sorted({*in_books, *listed, *in_labelled}))
    zipf = np.array([[zipf_frequency(word, "en"), _zipf(counts[word], total)] for word in words], dtype=np.float32)
    names = np.array([is_name(*capitals[word]) for word in words])
    unknown = np.zeros(len(words), dtype=np.float32)
    return Lexicon(words, np.maximum(zipf, FLOOR), unknown, names, unknown)


def is_name(capitalized: int, lower_case: int) -> bool:
    """Whether a word is a name, by the number of its occurrences within sentences in either form.

    >>> is_name(9, 1), is_name(1, 0), is_name(50, 50)
    (True, False, False)
    """
    return capitalized >= _SEEN and capitalized > _MOSTLY * (capitalized + lower_case)


def count_capitals(texts: Iterable[str]) -> defaultdict[str, tuple[int, int]]:
    """How often each word occurs capitalized within a sentence, and how often in lower case."""
    capitalized: Counter[str] = Counter()
    lower_case: Counter[str] = Counter()
    for text in texts:
        words = find_words(text)
        # A word follows another one within a sentence unless a sentence, a line or speech begins between them.
        gaps = zip([0, *words.ends.tolist()], words.starts.tolist(), strict=False)
        within = np.array([_WITHIN_SENTENCE.fullmatch(text[end:start]) is not None for end, start in gaps], dtype=bool)
        for counter, chosen in ((capitalized, words.capital & within), (lower_case, ~words.capital)):
            numbers = np.bincount(words.ids[chosen], minlength=len(words.forms))
            counter.update({words.forms[number]: int(numbers[number]) for number in np.flatnonzero(numbers)})
    found = {form: (capitalized[form], lower_case[form]) for form in {*capitalized, *lower_case}}
    return defaultdict(lambda: (0, 0), found)


def count_forms(texts: Iterable[str]) -> Counter[str]:
    """How often each word form occurs."""
    counts: Counter[str] = Counter()
    for text in texts:
        words = find_words(text)
        occurrences = np.bincount(words.ids, minlength=len(words.forms))
        counts.update(dict(zip(words.forms, occurrences.tolist(), strict=True)))
    return counts


def _zipf(count: int, total: int) -> float:
    """The Zipf frequency of a word; half an occurrence is added, since the books are only a sample."""
    return log10((count + 0.5) / total * 1e9)
