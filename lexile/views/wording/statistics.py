"""Statistics of a text compared with the norms of its band, and the contributions of its sentences and words."""

from typing import NamedTuple

from lexile.analysis import Analysis
from lexile.explain.contributions import GroupContributions
from lexile.explain.norms import Norms, Quartiles
from lexile.explain.statistics import TextStatistics
from lexile.scale import BANDS
from lexile.views.wording.quantities import about

NORMS_SOURCE = (
    "Typical: the middle half of the excerpts in each band of the CLEAR corpus, 4,000 passages for grades 3 to 12. "
    "Rare words occur fewer than ten times per million words; names and numbers are not counted."
)
CONTRIBUTIONS_HINT = (
    "The text is estimated again as if only its sentences, or only its words, were typical of the band. The effects do "
    "not add up exactly."
)


_LEAST_UNEVEN = 15.0  # L; less is within what any two readers would call even


class StatisticWording(NamedTuple):
    """The words for a statistic of `TextStatistics` that is shown; a share is written in percent."""

    title: str
    chart_title: str
    subject: str
    higher: str
    lower: str
    equal: str
    unit: str
    is_share: bool = False

    def format(self, value: float) -> str:
        """A value of the statistic."""
        return f"{100 * value:.1f}%" if self.is_share else f"{value:.1f}"


STATISTICS = {
    "sentence_words": StatisticWording(
        "Words per sentence",
        "Words per sentence",
        "sentences",
        "longer than",
        "shorter than",
        "as long as",
        "words per sentence",
    ),
    "rare": StatisticWording(
        "Rare words",
        "Rare words per 100",
        "words",
        "rarer than",
        "more common than",
        "as rare as",
        "are rare",
        is_share=True,
    ),
}
"""The statistics that are shown, by their name in `TextStatistics` and in the norms."""


def statistics_lines(statistics: TextStatistics, analysis: Analysis, norms: Norms) -> list[str]:
    """One line for each statistic: how the text compares with the norms of its band."""
    band = norms[BANDS.index(analysis.estimate.band)]
    return [
        _statistic_line(wording, getattr(statistics, name), getattr(band, name), analysis.estimate.band.name)
        for name, wording in STATISTICS.items()
    ]


def unevenness_line(unevenness: float) -> str:
    """That harder parts count more, where that matters; `unevenness` is in L.

    >>> unevenness_line(4.0), unevenness_line(52.0)
    ('', 'The text is uneven, and harder parts count more: this puts it about 50L above the average of its parts.')
    """
    if unevenness < _LEAST_UNEVEN:
        return ""
    return (
        f"The text is uneven, and harder parts count more: this puts it {about(unevenness)} above the "
        "average of its parts."
    )


def contributions_line(contributions: GroupContributions, analysis: Analysis) -> str:
    """How much sentences, words and the rest move the measure, compared with a typical text of the band.

    The three do not add up to a difference: with shorter sentences, the same words weigh differently.
    """
    return (
        f"Compared with a typical text in the band {analysis.estimate.band.name}, "
        f"its sentences {_effect(contributions.sentences)}, its words {_effect(contributions.words)}, "
        f"and repetition, numbers and exclamation marks {_effect(contributions.rest)}."
    )


def statistic_alternative(name: str, statistics: TextStatistics, analysis: Analysis, norms: Norms) -> str:
    """The chart of a statistic in words, for people who cannot see it; the table below it has the other bands."""
    wording, band = STATISTICS[name], analysis.estimate.band
    quartiles = getattr(norms[BANDS.index(band)], name)
    return (
        f"{wording.chart_title}: this text {wording.format(getattr(statistics, name))}; "
        f"typical for the band {band.name}: {typical_range(wording, quartiles)}."
    )


def typical_range(wording: StatisticWording, quartiles: Quartiles) -> str:
    """The middle half of a statistic: `10.2 to 15.8`."""
    return f"{wording.format(quartiles.low)} to {wording.format(quartiles.high)}"


def _statistic_line(wording: StatisticWording, value: float, quartiles: Quartiles, band: str) -> str:
    shown = wording.format(value)
    if shown in {wording.format(quartiles.low), wording.format(quartiles.high)}:
        comparison = wording.equal  # as far as the reader of the line can see
    elif value > quartiles.high:
        comparison = wording.higher
    elif value < quartiles.low:
        comparison = wording.lower
    else:
        comparison = wording.equal
    return (
        f"Its {wording.subject} are {comparison} usual for the band {band}: {shown} {wording.unit}, "
        f"where {typical_range(wording, quartiles)} are typical."
    )


def _effect(contribution: float) -> str:
    """A contribution in L as a verb.

    >>> _effect(62.0), _effect(-18.0), _effect(3.0)
    ('add about 60L', 'take away about 20L', 'make almost no difference')
    """
    if not 10 * round(abs(contribution) / 10):
        return "make almost no difference"
    return f"{'add' if contribution > 0 else 'take away'} {about(contribution)}"
