"""Words in their sentences as the encoder sees them: how alike a replacement is, and which meaning fits.

Everything is read for many words at once. What the encoder reads is ordered by length, because its layers are slow to
change to another length, and read by two threads.
"""

import re
from collections.abc import Hashable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lexile.estimator.encoder import Encoder
from lexile.leveling.parts_of_speech import Tagger

BLANK_LINE = re.compile(r"\n[ \t]*\n")  # beyond it, what is written is another paragraph
# The end of what stands before a word that opens a sentence.
SENTENCE_START = re.compile(r"(?:\A|[.!?:;\n][\"'”’)\]]{0,6}|[\"“‘(])\s{0,6}\Z")
_CONTEXT = 28  # wordpieces read on either side of the word; 50 rank no better (model/LOG.md) and take twice as long
_KEPT = 20_000  # words and meanings whose vectors are kept, 3 kB each; then all are forgotten
_TOGETHER = 16  # texts that one thread reads in a row
_THREADS = 2  # as many as the encoder serves at once
Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class WordPlace:
    """A word and the text of its sentence on either side."""

    before: str
    word: str
    after: str


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """What the encoder makes of a word in its place, each of shape (width,).

    `low` and `high` are the word's vectors by the first and last layer, `whole` is that of the sentence.
    """

    low: Array
    high: Array
    whole: Array


class Reader:
    """Reads words in their places with an encoder and a tagger. It can be shared by threads."""

    def __init__(self, encoder: Encoder, tagger: Tagger) -> None:
        """Keep both, and the vectors of words and meanings met before."""
        self.encoder = encoder
        self.tagger = tagger
        self._known: dict[str, Array] = {}

    def views(self, places: Sequence[WordPlace]) -> list[View]:
        """Each word as the encoder sees it in its place."""
        known: dict[str, NDArray[np.int64]] = {}  # many words may stand in one place
        texts = []
        for place in places:
            parts = (place.before, place.word, place.after)
            for part in parts:
                if part not in known:
                    known[part] = self._pieces(part)
            before, own, after = (known[part] for part in parts)
            before, after = before[-_CONTEXT:], after[:_CONTEXT]
            inside = slice(1 + len(before), 1 + len(before) + max(len(own), 1))
            texts.append((np.concatenate([before, own, after]), inside))
        return self._read(texts)

    def alone(self, texts: Sequence[str]) -> Array:
        """The vectors of words or meanings by themselves, shape (texts, width)."""
        known = self._known  # throughout this call, even if another thread starts anew
        missing = [text for text in dict.fromkeys(texts) if text not in known]
        if len(known) + len(missing) > _KEPT:
            known = self._known = {}
            missing = list(dict.fromkeys(texts))
        pieces = [self._pieces(text)[: 2 * _CONTEXT] for text in missing]
        known.update(
            (text, view.high)
            for text, view in zip(missing, self._read([(one, slice(1, 1 + len(one))) for one in pieces]), strict=True)
        )
        return np.stack([known[text] for text in texts])

    def static(self, texts: Sequence[str]) -> Array:
        """The mean embeddings of the wordpieces of each text, shape (texts, width): known without any reading."""
        rows = []
        for text in texts:
            pieces = self._pieces(text)
            rows.append((self.encoder.embeddings[pieces] * self.encoder.scales[pieces, None]).mean(axis=0))
        return np.stack(rows).astype(np.float32)

    def part_fits(self, place: WordPlace) -> dict[str, float]:
        """How likely each part of speech is in the place."""
        return self.tagger.probabilities(place.before, place.word, place.after)

    def _pieces(self, text: str) -> NDArray[np.int64]:
        return self.encoder.pieces.encode(text)[1:-1]

    def _read(self, texts: Sequence[tuple[NDArray[np.int64], slice]]) -> list[View]:
        """The views of the pieces within each text; equal texts are read once."""
        begin, end = self.encoder.pieces.encode("")[[0, -1]]
        keys: list[tuple[Hashable, ...]] = [(one.tobytes(), inside.start, inside.stop) for one, inside in texts]
        different = dict(zip(keys, texts, strict=True))
        in_order = sorted(different, key=lambda key: len(different[key][0]))

        def read(some: Sequence[tuple[Hashable, ...]]) -> list[View]:
            found = []
            for pieces, inside in (different[key] for key in some):
                numbers = np.concatenate([[begin], pieces, [end]])
                low, high = (layer[0] for layer in self.encoder.layers(self.encoder.embed(numbers)[None]))
                found.append(View(low[inside].mean(axis=0), high[inside].mean(axis=0), high.mean(axis=0)))
            return found

        groups = [in_order[first : first + _TOGETHER] for first in range(0, len(in_order), _TOGETHER)]
        if len(groups) < 2:
            views = [view for group in groups for view in read(group)]
        else:
            with ThreadPoolExecutor(_THREADS) as executor:  # the encoder releases Python's lock
                views = [view for group in executor.map(read, groups) for view in group]
        by_key = dict(zip(in_order, views, strict=True))
        return [by_key[key] for key in keys]


def likeness(vectors: Array, other: Array) -> NDArray[np.float64]:
    """The cosine of each vector with another, shape (vectors,)."""
    sizes = np.sqrt((vectors * vectors).sum(axis=1) * (other @ other) + 1e-12)
    return np.asarray((vectors @ other) / sizes, dtype=np.float64)
