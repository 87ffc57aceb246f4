"""Norms: text statistics of the CLEAR excerpts in each band."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lexile.errors import UnusableCorpus
from lexile.estimator.estimator import LEXICON_FILE
from lexile.explain.norms import BandNorms, Norms, Quartiles, save_norms
from lexile.explain.statistics import TextStatistics, text_statistics
from lexile.features.lexicon import load_lexicon
from lexile.features.passage import PASSAGE_FEATURES
from lexile.scale import BANDS, band_of
from lexile.training.corpora import read_clear
from lexile.training.snippets import segment_excerpt, whole_excerpts


def make_norms(data: Path, folder: Path) -> str:
    """Count the norms, write them into the model folder, and return them as a Markdown table.

    Raises:
        UnusableCorpus: the corpus is missing, or has no excerpt in one of the bands.
    """
    excerpts = read_clear(data)
    lexicon = load_lexicon(folder / LEXICON_FILE)
    texts = [segment_excerpt(text) for text in excerpts.texts]
    statistics = [text_statistics(text, lexicon) for text in texts]
    bands = [band_of(middle).key for middle in excerpts.midpoints]
    for band in BANDS:
        if band.key not in bands:
            raise UnusableCorpus(f"The corpus has no excerpt in the band {band.name}.")
    norms = norms_of(statistics, bands, whole_excerpts(texts, lexicon).features)
    save_norms(norms, folder)
    return table_of(norms)


def norms_of(statistics: list[TextStatistics], bands: list[str], features: NDArray[np.float32]) -> Norms:
    """Quartiles of each statistic and the mean of each feature, by band.

    Args:
        statistics: one entry per text.
        bands: the key of each text's band.
        features: of each text, shape (texts, features).
    """
    found = []
    for band in BANDS:
        chosen = np.array([key == band.key for key in bands])
        own = [one for one, key in zip(statistics, bands, strict=True) if key == band.key]
        found.append(
            BandNorms(
                band.floor,
                band.ceiling,
                len(own),
                sentence_words=_quartiles([one.sentence_words for one in own]),
                word_letters=_quartiles([one.word_letters for one in own]),
                rare=_quartiles([one.rare for one in own]),
                features=dict(zip(PASSAGE_FEATURES, features[chosen].mean(axis=0).round(5).tolist(), strict=True)),
            )
        )
    return tuple(found)


def table_of(norms: Norms) -> str:
    """Norms as a Markdown table."""
    lines = [
        "| band | excerpts | words a sentence | letters a word | rare words |",
        "|---|---|---|---|---|",
        *(
            f"| {band.key} | {of_band.texts} | {_cell(of_band.sentence_words, 1)} | {_cell(of_band.word_letters, 2)}"
            f" | {_cell(of_band.rare, 3)} |"
            for band, of_band in zip(BANDS, norms, strict=True)
        ),
    ]
    return "\n".join(lines)


def _quartiles(values: list[float]) -> Quartiles:
    low, median, high = np.quantile(np.array(values), (0.25, 0.5, 0.75)).tolist()
    return Quartiles(round(low, 4), round(median, 4), round(high, 4))


def _cell(quartiles: Quartiles, digits: int) -> str:
    return f"{quartiles.median:.{digits}f} ({quartiles.low:.{digits}f}–{quartiles.high:.{digits}f})"
