"""The estimator: the trained networks and tables, and every estimate that can be made with them."""

import re
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lexile.errors import UnusableModel
from lexile.estimator.combine import combine, spread_over_sentences
from lexile.estimator.digests import check_digests
from lexile.estimator.distribution import Estimate
from lexile.estimator.easiness import (
    JUDGED_WORDS,
    EasinessEstimate,
    estimate_easiness,
    join_easiness_features,
    measure_percentile,
    sample_passages,
)
from lexile.estimator.encoder import Encoder, load_encoder
from lexile.estimator.extent import Extent, below_sentence, extended, load_extent, openings
from lexile.estimator.manifest import Manifest, load_manifest
from lexile.estimator.runtime import EASINESS, LENGTH, MEASURE, SENTENCES, Network, load_network
from lexile.estimator.sentence_model import (
    Contributions,
    SentenceModel,
    contributions_of,
    encoded_sentences,
    load_sentence_model,
    word_contributions,
    word_rows,
)
from lexile.estimator.word_difficulty import ContentWord, content_words
from lexile.features.lexicon import Lexicon, load_lexicon
from lexile.features.passage import PASSAGE_FEATURES, passage_features
from lexile.features.sentence import find_names, sentence_bounds, sentence_features
from lexile.text.cleaning import Prose, address_spans
from lexile.text.passages import Passage, split_passages
from lexile.text.sentences import SegmentedText, segment

LEXICON_FILE = "lexicon.npz"
_TRIAL = "The old man walked slowly down to the river, where nobody had anticipated the winter. " * 25
_PACKAGE = Path(__file__).parents[1]
MODEL_FOLDER = _PACKAGE / "model" if (_PACKAGE / "model").is_dir() else _PACKAGE.parent / "model"
"""The model that comes with the project: inside an installed package, beside it in a checkout."""


@dataclass(frozen=True, slots=True)
class Estimates:
    """Everything estimated for one text: the whole, its passages, its sentences and its words.

    `passages` and `sentences` (measures in L) follow the order of the text; `content_words` are hardest first.
    `easiness` is withheld (None) if the text is unlike those that teachers judged, or has only a few words.
    """

    whole: Estimate
    passages: tuple[Estimate, ...]
    sentences: tuple[float, ...]
    contributions: Contributions
    easiness: EasinessEstimate | None
    content_words: tuple[ContentWord, ...]

    @property
    def unevenness(self) -> float:
        """How far the whole lies above the mean of its passages in L, since harder parts count more.

        It is 0 for an even text and about 50 for a novel, and at most a rounding error below 0.
        """
        words = np.array([passage.words for passage in self.passages])
        return self.whole.measure - float(np.average([passage.measure for passage in self.passages], weights=words))


@dataclass(frozen=True, slots=True)
class Estimator:
    """A trained model, ready to estimate. It holds no state of a text, so threads can share it."""

    manifest: Manifest
    lexicon: Lexicon
    measure_network: Network
    encoder: Encoder
    sentence_model: SentenceModel
    sentence_network: Network
    length_network: Network
    easiness_network: Network
    extent: Extent

    @property
    def baseline(self) -> float:
        """The measure in L of a typical sentence, from which contributions are counted."""
        return self.sentence_model.baseline

    def estimate(self, text: SegmentedText, passages: tuple[Passage, ...]) -> Estimates:
        """The estimates of a text of at least one word."""
        chosen = sample_passages(passages)
        with ThreadPoolExecutor(1) as executor:  # the encoder releases Python's lock, so the rest runs beside it
            encoded = executor.submit(
                self.encoder.encode_with_means,
                [text.measured(passages[number].start, passages[number].end) for number in chosen],
                [text.measured(sentence.start, sentence.end) for sentence in encoded_sentences(text)],
            )
            return self._estimate(text, passages, chosen, encoded)

    def _estimate(
        self,
        text: SegmentedText,
        passages: tuple[Passage, ...],
        chosen: list[int],
        encoded: Future[tuple[NDArray[np.float32], NDArray[np.float32]]],
    ) -> Estimates:
        """The estimates of a text whose `chosen` passages and whose sentences are being `encoded`."""
        bounds = passage_bounds(text, passages)
        known = self.lexicon.rows(text.words.forms)
        of_passages = passage_features(text, bounds, self.lexicon, known)
        outputs = self.measure_network(of_passages).astype(np.float64)
        passage_measures = extended(outputs[:, 0], of_passages)
        estimates = tuple(
            Estimate(measure, spread, passage.words, below, above)
            for measure, spread, below, above, passage in zip(
                passage_measures.tolist(),
                outputs[:, 1].tolist(),
                *(opening.tolist() for opening in openings(passage_measures, of_passages, self.extent)),
                passages,
                strict=True,
            )
        )
        whole = combine(estimates, self.manifest.shared_error)
        names = find_names(text, self.lexicon, known)
        of_sentences = sentence_features(text, names)
        rows = word_rows(text, self.lexicon, names, known)
        of_words = word_contributions(rows, sentence_bounds(text), self.sentence_model)
        words = content_words(text, self.lexicon, names, known)
        encoded_passages, means = encoded.result()
        contributions = contributions_of(
            text, of_sentences, of_words, means, self.sentence_model, self.sentence_network, self.length_network
        )
        measures = spread_over_sentences(
            contributions.measures(),
            np.diff(contributions.bounds),
            np.repeat(np.arange(len(passages)), [passage.last - passage.first for passage in passages]),
            passage_measures,
        )
        easiness = None
        if not whole.is_outside and whole.words >= JUDGED_WORDS:
            easiness = estimate_easiness(
                join_easiness_features(encoded_passages, text, bounds, of_passages, of_sentences, chosen),
                [passages[number].words for number in chosen],
                whole.measure,
                self.easiness_network,
                self.manifest.easiness_scale,
            )
        return Estimates(whole, estimates, tuple(measures.tolist()), contributions, easiness, words)

    def estimate_sentence(self, text: SegmentedText, passages: tuple[Passage, ...]) -> Estimates:
        """The estimates of a text that is one sentence, measured by the sentence model instead of as a short passage.

        The standard error is that of a passage of the same length. A sentence for beginning readers is lowered as such
        a passage is, since the sentence model, too, was learned from few of them.
        """
        estimates = self.estimate(text, passages)
        features = passage_features(text, passage_bounds(text, passages), self.lexicon)
        contributions = estimates.contributions
        alone = float(contributions.measures()[0])
        below = below_sentence(alone, features)
        contributions = replace(contributions, length=contributions.length - below)
        measure = alone - below
        whole = replace(estimates.whole, measure=measure)
        percentile = measure_percentile(measure, self.manifest.easiness_scale)
        easiness = estimates.easiness and replace(estimates.easiness, measure_percentile=percentile)
        return replace(
            estimates,
            whole=whole,
            passages=(whole,),
            sentences=(measure,),
            contributions=contributions,
            easiness=easiness,
        )

    def passage_measures(
        self, text: SegmentedText, passages: tuple[Passage, ...], replacements: Sequence[Mapping[str, float]] = ({},)
    ) -> NDArray[np.float64]:
        """The measure of each passage in L, once for each of `replacements`; shape (replacements, passages).

        A replacement maps names in `PASSAGE_FEATURES` to the values that they take in every passage; an empty one
        changes nothing.
        """
        features = passage_features(text, passage_bounds(text, passages), self.lexicon)
        measures = []
        for replacement in replacements:
            changed = features.copy()
            for name, value in replacement.items():
                changed[:, PASSAGE_FEATURES.index(name)] = value
            measures.append(self._measures(changed))
        return np.stack(measures)

    def text_measures(self, texts: Sequence[str]) -> list[float]:
        """The measure of each text in L, each taken as one passage; one call of the network for all of them.

        Paragraphs are separated by blank lines.
        """
        paragraphs: list[str] = []
        spans: list[tuple[int, int]] = []
        first_paragraph = []
        place = 0
        for text in texts:
            first_paragraph.append(len(spans))
            for paragraph in _BLANK_LINE.split(text):
                paragraphs.append(paragraph)
                spans.append((place, place + len(paragraph)))
                place += len(paragraph) + 2
        whole = "\n\n".join(paragraphs)
        segmented = segment(Prose(whole, tuple(spans), (), (), addresses=address_spans(whole)))
        cuts = np.searchsorted(segmented.sentences.paragraphs, [*first_paragraph, inf]).tolist()
        words = [int(segmented.sentences.words[first:last].sum()) for first, last in pairwise(cuts)]
        features = passage_features(segmented, np.concatenate([[0], np.cumsum(words)]), self.lexicon)
        measures: list[float] = self._measures(features).tolist()
        return measures

    def _measures(self, features: NDArray[np.float32]) -> NDArray[np.float64]:
        """The measure in L of passages with these features, shape (passages,)."""
        return extended(self.measure_network(features)[:, 0].astype(np.float64), features)


_BLANK_LINE = re.compile(r"\n\s*\n")


def passage_bounds(text: SegmentedText, passages: tuple[Passage, ...]) -> NDArray[np.int64]:
    """The first word of each passage and, last, the number of words in the text; shape (passages + 1,)."""
    return sentence_bounds(text)[[0, *(passage.last for passage in passages)]]


def load_estimator(folder: Path = MODEL_FOLDER) -> Estimator:
    """The estimator of a model folder.

    One whose files are not recorded, such as one in the making, is tried on a short text first.

    Raises:
        UnusableModel: a file is missing, damaged, or was made for another version of this program.
    """
    if check_digests(folder):
        return _load(folder)
    try:
        estimator = _load(folder)
        _try(estimator)
    except UnusableModel:
        raise
    except Exception as error:  # an array of another shape or type, or a number that is none, fails anywhere
        raise UnusableModel(f"The model folder {folder.name} cannot measure a text. Train the model again.") from error
    return estimator


def _load(folder: Path) -> Estimator:
    lexicon = load_lexicon(folder / LEXICON_FILE)
    return Estimator(
        load_manifest(folder),
        lexicon,
        load_network(folder, MEASURE),
        load_encoder(folder),
        load_sentence_model(folder, lexicon),
        load_network(folder, SENTENCES),
        load_network(folder, LENGTH),
        load_network(folder, EASINESS),
        load_extent(folder),
    )


def _try(estimator: Estimator) -> None:
    """Measure a text of several passages.

    Raises:
        ValueError: an estimate is not a number.
    """
    text = segment(Prose(_TRIAL, ((0, len(_TRIAL)),), (), (), addresses=()))
    estimates = estimator.estimate(text, split_passages(text))
    easiness = 0.0 if estimates.easiness is None else estimates.easiness.easiness
    numbers = (estimates.whole.measure, estimates.whole.standard_error, easiness, *estimates.sentences)
    if not np.isfinite(numbers).all():
        raise ValueError("an estimate is not a number")
