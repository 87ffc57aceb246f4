"""Why a text is as hard as it is: its sentences and words against what is typical for its band, its extremes."""

import pandas as pd

from lexile.analysis import Analysis
from lexile.explain.contributions import GroupContributions
from lexile.explain.norms import Norms, Quartiles
from lexile.explain.statistics import TextStatistics
from lexile.scale import BANDS
from lexile.views.frames import chosen_sentences

SOURCE = (
    "Typical: the middle half of the excerpts of each band in the CLEAR corpus, 4,000 passages for grades 3 to 12. "
    "Rare words: those that stand fewer than ten times in a million words of English; names and numbers are none."
)
MOVES_HINT = (
    "The estimator is asked what it would say if only the sentences, or only the words, were as in a typical text of "
    "the band. The parts do not add up exactly."
)
EXTREMES = 5  # hardest and easiest sentences
_TRAITS = (
    ("sentence_words", "Words a sentence", "Its sentences are", "long", "short"),
    ("rare", "Rare words", "Its words are", "rare", "common"),
)


def why_lines(traits: TextStatistics, analysis: Analysis, typical: Norms) -> list[str]:
    """One line for each trait: how the text stands to what is typical for its band."""
    band = typical[BANDS.index(analysis.estimate.band)]
    return [
        _trait_line(trait, getattr(traits, trait), getattr(band, trait), begins, more, less, analysis)
        for trait, _, begins, more, less in _TRAITS
    ]


def moves_line(moves: GroupContributions, analysis: Analysis) -> str:
    """How much sentences and words move the measure, against a typical text of the band.

    The parts do not add up: with shorter sentences, words count otherwise.
    """
    return (
        f"Against a typical text of {analysis.estimate.band.name}, its sentences {_moved(moves.sentences)}, its words "
        f"{_moved(moves.words)}, and repetition, numbers and exclamations {_moved(moves.rest)}."
    )


def _moved(move: float) -> str:
    """By how much something moves a measure.

    >>> _moved(62.0), _moved(-18.0), _moved(3.0)
    ('add about 60L', 'take away about 20L', 'change next to nothing')
    """
    tens = 10 * round(abs(move) / 10)
    if not tens:
        return "change next to nothing"
    return f"{'add' if move > 0 else 'take away'} about {tens}L"


def trait_table(trait: str, traits: TextStatistics, analysis: Analysis, typical: Norms) -> pd.DataFrame:
    """One row for each band: the middle half of a trait, and where this text stands; shares are in percent."""
    middles: list[Quartiles] = [getattr(band, trait) for band in typical]
    scale = 100.0 if trait == "rare" else 1.0
    return pd.DataFrame(
        {
            "band": [band.name for band in BANDS],
            "low": [middle.low * scale for middle in middles],
            "median": [middle.median * scale for middle in middles],
            "high": [middle.high * scale for middle in middles],
            "typical": [f"{_said(trait, middle.low)} to {_said(trait, middle.high)}" for middle in middles],
            "own": [band == analysis.estimate.band for band in BANDS],
            "text": getattr(traits, trait) * scale,
            "label": _said(trait, getattr(traits, trait)),
        }
    )


def trait_words(traits: TextStatistics, typical: Norms) -> pd.DataFrame:
    """The charts of the traits as a table to read."""
    rows = {
        title: [_said(trait, getattr(traits, trait)), *(_typically(trait, getattr(band, trait)) for band in typical)]
        for trait, title, *_ in _TRAITS
    }
    return pd.DataFrame.from_dict(rows, orient="index", columns=["This text", *(band.name for band in BANDS)])


def trait_alternative(title: str, frame: pd.DataFrame) -> str:
    """A chart of a trait for people who do not see it."""
    own = frame[frame["own"]].iloc[0]
    return f"{title}: this text {own['label']}; typical for {own['band']}: {own['typical']}."


def extreme_table(analysis: Analysis, *, hardest: bool) -> pd.DataFrame:
    """The hardest sentences, or the easiest, of a text."""
    numbers = sorted(range(len(analysis.sentences)), key=lambda number: analysis.sentences[number].measure)
    return chosen_sentences(analysis, numbers[::-1][:EXTREMES] if hardest else numbers[:EXTREMES])


def _trait_line(
    trait: str, value: float, middle: Quartiles, begins: str, more: str, less: str, analysis: Analysis
) -> str:
    band = analysis.estimate.band.name
    if value > middle.high:
        how = f"{more}er than" if more != "rare" else "rarer than"
    elif value < middle.low:
        how = f"{less}er than" if less != "common" else "more common than"
    else:
        how = f"as {more} as"
    what = {"sentence_words": "words a sentence", "rare": "are rare"}[trait]
    return (
        f"{begins} {how} usual for {band}: {_said(trait, value)} {what}, where {_said(trait, middle.low)} to "
        f"{_said(trait, middle.high)} are typical."
    )


def _said(trait: str, value: float) -> str:
    return f"{100 * value:.1f}%" if trait == "rare" else f"{value:.1f}"


def _typically(trait: str, middle: Quartiles) -> str:
    return f"{_said(trait, middle.low)}–{_said(trait, middle.high)}"
