"""Excerpts as the networks see them: whole, and cut at random into snippets.

Snippets teach the networks that the less text there is, the larger the error (docs/measure.md#ranges).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lexile.documents import document_from_text
from lexile.features.lexicon import Lexicon
from lexile.features.passage import passage_features
from lexile.text.cleaning import clean
from lexile.text.sentences import SegmentedText, segment

# Words; lengths are drawn uniformly on a log scale, from a short sentence to what is clearly less than an excerpt.
SHORTEST, LONGEST = 5, 110


@dataclass(frozen=True, slots=True, eq=False)
class Snippets:
    """Runs of whole sentences, each from one excerpt.

    `features` has shape (snippets, features); `excerpt`, shape (snippets,), is the number of each one's excerpt;
    `bounds`, shape (snippets, 2), is its first word there and the word after its last.
    """

    features: NDArray[np.float32]
    excerpt: NDArray[np.int64]
    bounds: NDArray[np.int64]


def segment_excerpt(text: str) -> SegmentedText:
    """An excerpt in sentences, cleaned as an uploaded text would be."""
    return segment(clean(document_from_text(text)))


def whole_excerpts(texts: list[SegmentedText], lexicon: Lexicon) -> Snippets:
    """Each excerpt as one snippet."""
    features = [passage_features(text, np.array([0, len(text.words)]), lexicon) for text in texts]
    bounds = np.array([[0, len(text.words)] for text in texts])
    return Snippets(np.concatenate(features), np.arange(len(texts)), bounds)


def cut_excerpts(texts: list[SegmentedText], lexicon: Lexicon, rounds: int, seed: int) -> Snippets:
    """`rounds` snippets of each excerpt, each of another random length."""
    rng = np.random.default_rng(seed)
    features, excerpt, bounds = [], [], []
    for number, text in enumerate(texts):
        sentence_words = np.array([sentence.words for sentence in text.sentences])
        for _ in range(rounds):
            target = np.exp(rng.uniform(np.log(SHORTEST), np.log(LONGEST)))
            cuts = _cut(sentence_words, target)
            chosen = rng.integers(len(cuts) - 1)  # only one: a hundred snippets of one excerpt would teach little more
            features.append(passage_features(text, cuts, lexicon)[chosen : chosen + 1])
            excerpt.append(number)
            bounds.append(cuts[chosen : chosen + 2])
    return Snippets(np.concatenate(features), np.array(excerpt), np.array(bounds))


def _cut(sentence_words: NDArray[np.int64], target: float) -> NDArray[np.int64]:
    """The first word of each run of sentences with `target` words or more, and the number of all words at the end."""
    bounds, count = [0], 0
    for words in sentence_words.tolist():
        count += words
        if count - bounds[-1] >= target:
            bounds.append(count)
    if bounds[-1] != count:
        bounds.append(count)
    return np.array(bounds, dtype=np.int64)
