"""The estimator: a text and its passages in, an estimate of each part and of the whole out."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lexile.estimate.combine import combine, spread_over_sentences
from lexile.estimate.distribution import Estimate
from lexile.estimate.manifest import Manifest, load_manifest
from lexile.estimate.runtime import Network, load_network
from lexile.text.inputs import count_inputs
from lexile.text.passages import Passage
from lexile.text.segment import SegmentedText
from lexile.text.vocabulary import WordTable, load_table

WORDS_FILE = "words.npz"
MODEL_FOLDER = Path(__file__).parents[2] / "model"
"""The model that the project carries."""


@dataclass(frozen=True, slots=True)
class Estimates:
    """The whole's estimate, each passage's, and each sentence's difficulty in L."""

    whole: Estimate
    passages: tuple[Estimate, ...]
    sentences: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Estimator:
    """What was trained, ready to estimate; it holds nothing of a text and serves many threads."""

    manifest: Manifest
    table: WordTable
    network: Network

    def estimate(self, text: SegmentedText, passages: tuple[Passage, ...]) -> Estimates:
        """Estimate a text of at least one word, with one call of the network for all its parts."""
        sentence_words = np.array([sentence.words for sentence in text.sentences], dtype=np.int64)
        sentence_bounds = np.concatenate([[0], np.cumsum(sentence_words)])
        passage_bounds = sentence_bounds[[0, *(passage.last for passage in passages)]]
        inputs = np.concatenate(
            [count_inputs(text, bounds, self.table) for bounds in (passage_bounds, sentence_bounds)]
        )
        outputs = self.network(inputs).astype(np.float64)
        count = len(passages)
        estimates = tuple(
            Estimate(float(centre), float(spread), passage.words)
            for (centre, spread), passage in zip(outputs[:count], passages, strict=True)
        )
        sentences = spread_over_sentences(
            outputs[count:, 0],
            sentence_words,
            np.repeat(np.arange(count), [passage.last - passage.first for passage in passages]),
            outputs[:count, 0],
        )
        return Estimates(combine(estimates, self.manifest.shared_error), estimates, tuple(sentences.tolist()))


def load_estimator(folder: Path = MODEL_FOLDER) -> Estimator:
    """The estimator of a model folder.

    Raises:
        UnusableModel: a file is missing, damaged, or made for another version of this program.
    """
    return Estimator(load_manifest(folder), load_table(folder / WORDS_FILE), load_network(folder))
