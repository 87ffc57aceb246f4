"""What is typical of each band's texts, counted in CLEAR by the bands of its labels."""

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
from lexile.training.pieces import segment_excerpt, whole_excerpts


def make_typical(data: Path, folder: Path) -> str:
    """Count the traits of the excerpts, write what is typical into the model folder, and tell it as a table.

    Raises:
        UnusableCorpus: the corpus is not there, or has no excerpt of a band.
    """
    excerpts = read_clear(data)
    table = load_lexicon(folder / LEXICON_FILE)
    texts = [segment_excerpt(text) for text in excerpts.texts]
    traits = [text_statistics(text, table) for text in texts]
    bands = [band_of(middle).key for middle in excerpts.middles]
    for band in BANDS:
        if band.key not in bands:
            raise UnusableCorpus(f"The corpus has no excerpt of the band {band.name}: nothing is typical of it.")
    typical = typical_of(traits, bands, whole_excerpts(texts, table).inputs)
    save_norms(typical, folder)
    return table_of(typical)


def typical_of(traits: list[TextStatistics], bands: list[str], inputs: NDArray[np.float32]) -> Norms:
    """The middle half of each trait in each band, and the mean of each input.

    Args:
        traits: of each text.
        bands: the key of the band that each is labelled with.
        inputs: the network's, of each; shape (texts, inputs).
    """
    found = []
    for band in BANDS:
        chosen = np.array([key == band.key for key in bands])
        own = [one for one, key in zip(traits, bands, strict=True) if key == band.key]
        found.append(
            BandNorms(
                band.floor,
                band.ceiling,
                len(own),
                sentence_words=_middle([one.sentence_words for one in own]),
                word_letters=_middle([one.word_letters for one in own]),
                rare=_middle([one.rare for one in own]),
                features=dict(zip(PASSAGE_FEATURES, inputs[chosen].mean(axis=0).round(5).tolist(), strict=True)),
            )
        )
    return tuple(found)


def table_of(typical: Norms) -> str:
    """What is typical, in Markdown."""
    lines = [
        "| band | excerpts | words a sentence | letters a word | rare words |",
        "|---|---|---|---|---|",
        *(
            f"| {band.key} | {norms.texts} | {_cell(norms.sentence_words, 1)} | {_cell(norms.word_letters, 2)}"
            f" | {_cell(norms.rare, 3)} |"
            for band, norms in zip(BANDS, typical, strict=True)
        ),
    ]
    return "\n".join(lines)


def _middle(values: list[float]) -> Quartiles:
    low, median, high = np.quantile(np.array(values), (0.25, 0.5, 0.75)).tolist()
    return Quartiles(round(low, 4), round(median, 4), round(high, 4))


def _cell(middle: Quartiles, digits: int) -> str:
    return f"{middle.median:.{digits}f} ({middle.low:.{digits}f}–{middle.high:.{digits}f})"
