"""The estimator: a text and its passages in, an estimate of each part and of the whole out."""

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lexile.estimator.combine import combine, spread_over_sentences
from lexile.estimator.distribution import Estimate
from lexile.estimator.easiness import EasinessEstimate, chosen_passages, judge, measure_harder_than, with_encoded
from lexile.estimator.encoder import Encoder, load_encoder
from lexile.estimator.manifest import Manifest, load_manifest
from lexile.estimator.runtime import MEASURE, SENTENCES, TEACHERS, Network, load_network
from lexile.estimator.sentence_model import (
    Contributions,
    SentenceModel,
    contributions_of,
    load_sentence_model,
    read_together,
    rows_of,
    word_effects,
)
from lexile.estimator.word_difficulty import ContentWord, content_words
from lexile.features.lexicon import Lexicon, load_lexicon
from lexile.features.passage import passage_features
from lexile.features.sentence import is_name, sentence_bounds, sentence_features
from lexile.text.passages import Passage
from lexile.text.sentences import SegmentedText, Sentence

LEXICON_FILE = "words.npz"
_PACKAGE = Path(__file__).parents[1]
MODEL_FOLDER = _PACKAGE / "model" if (_PACKAGE / "model").is_dir() else _PACKAGE.parent / "model"
"""The model that the project carries: beside the package, or within it where it was installed."""


@dataclass(frozen=True, slots=True)
class Estimates:
    """The whole's estimate, each passage's, each sentence's difficulty in L with what it is made of, the teachers'.

    And how hard each content word is, the hardest first.
    """

    whole: Estimate
    passages: tuple[Estimate, ...]
    sentences: tuple[float, ...]
    effects: Contributions
    teachers: EasinessEstimate
    content_words: tuple[ContentWord, ...]


@dataclass(frozen=True, slots=True)
class Estimator:
    """What was trained, ready to estimate; it holds nothing of a text and serves many threads."""

    manifest: Manifest
    table: Lexicon
    network: Network
    encoder: Encoder
    judge: SentenceModel
    sentence_network: Network
    teacher_network: Network

    def estimate(self, text: SegmentedText, passages: tuple[Passage, ...]) -> Estimates:
        """Estimate a text of at least one word: the whole, its passages and its sentences."""
        chosen = chosen_passages(passages)
        parts: list[Passage | Sentence] = [*(passages[number] for number in chosen), *read_together(text)]
        with ThreadPoolExecutor(1) as meanwhile:  # the encoder leaves Python free for the rest
            encoded = meanwhile.submit(self.encoder.encode, [text.text[part.start : part.end] for part in parts])
            return self._estimate(text, passages, chosen, encoded)

    def _estimate(
        self,
        text: SegmentedText,
        passages: tuple[Passage, ...],
        chosen: list[int],
        encoded: Future[NDArray[np.float32]],
    ) -> Estimates:
        """The same, while the encoder reads the chosen passages and then the sentences."""
        bounds = sentence_bounds(text)[[0, *(passage.last for passage in passages)]]
        inputs = passage_features(text, bounds, self.table)
        outputs = self.network(inputs).astype(np.float64)
        estimates = tuple(
            Estimate(centre, spread, passage.words)
            for (centre, spread), passage in zip(outputs.tolist(), passages, strict=True)
        )
        whole = combine(estimates, self.manifest.shared_error)
        names = is_name(text, self.table)
        counts = sentence_features(text, names)
        effects_of_words = word_effects(rows_of(text, self.table, names), sentence_bounds(text), self.judge)
        listed = content_words(text, self.table, self.judge, names)
        of_passages, of_sentences = np.split(encoded.result(), [len(chosen)])
        of_sentences = of_sentences[:, : self.encoder.width]
        effects = contributions_of(text, counts, effects_of_words, of_sentences, self.judge, self.sentence_network)
        sentences = spread_over_sentences(
            effects.measures(),
            np.diff(effects.bounds),
            np.repeat(np.arange(len(passages)), [passage.last - passage.first for passage in passages]),
            outputs[:, 0],
        )
        seen = with_encoded(of_passages, text, bounds, inputs, counts, chosen)
        words = [passages[number].words for number in chosen]
        teachers = judge(seen, words, whole.measure, self.teacher_network, self.manifest.teachers)
        return Estimates(whole, estimates, tuple(sentences.tolist()), effects, teachers, listed)

    def estimate_sentence(self, text: SegmentedText, passages: tuple[Passage, ...]) -> Estimates:
        """Estimate a text that is one sentence: as teachers rank sentences, not as a very short passage.

        The standard error is that of a passage as short.
        """
        estimates = self.estimate(text, passages)
        alone = float(estimates.effects.measures()[0])
        whole = replace(estimates.whole, measure=alone)
        place = measure_harder_than(alone, self.manifest.teachers)
        teachers = replace(estimates.teachers, measure_harder_than=place)
        return replace(estimates, whole=whole, passages=(whole,), sentences=(alone,), teachers=teachers)


def load_estimator(folder: Path = MODEL_FOLDER) -> Estimator:
    """The estimator of a model folder.

    Raises:
        UnusableModel: a file is missing, damaged, or made for another version of this program.
    """
    table = load_lexicon(folder / LEXICON_FILE)
    return Estimator(
        load_manifest(folder),
        table,
        load_network(folder, MEASURE),
        load_encoder(folder),
        load_sentence_model(folder, table),
        load_network(folder, SENTENCES),
        load_network(folder, TEACHERS),
    )
