"""The text view in words: titles of sections and sentences, and how to read the charts of their difficulty."""

from lexile.analysis import Analysis
from lexile.estimator.distribution import Estimate
from lexile.scale import band_of, format_measure
from lexile.views.wording.headline import range_line
from lexile.views.wording.quantities import count_of, difference

NOT_MEASURED = "The text below cannot be measured yet. Keep editing it."


def section_title(title: str, number: int) -> str:
    """The title of a section, or its number if it has no title.

    >>> section_title("", 2), section_title("The Boat", 2)
    ('Part 2', 'The Boat')
    """
    return title or f"Part {number}"


def section_line(estimate: Estimate) -> str:
    """The estimate of a section with its range and size.

    >>> section_line(Estimate(931.0, 48.0, 2150))
    'Estimated 930L, 90% range 850L–1010L, 2,150 words'
    """
    return f"Estimated {format_measure(estimate.measure)}, {range_line(estimate)}, {count_of(estimate.words, 'word')}"


def sentence_title(number: int, measure: float) -> str:
    """The number, measure and band of a sentence, counted from 0: its tooltip in the text.

    >>> sentence_title(7, 1123.0)
    'Sentence 8: estimated 1120L, middle school'
    """
    return f"Sentence {number + 1:,}: estimated {format_measure(measure)}, {band_of(measure).readers}"


def compared_with_text_line(measure: float, estimate: Estimate) -> str:
    """The measure of a sentence compared with that of the whole text.

    >>> compared_with_text_line(1123.0, Estimate(931.0, 48.0, 150))
    '190L harder than the text as a whole'
    """
    gap = measure - estimate.measure
    if not 10 * round(gap / 10):
        return "As hard as the text as a whole"
    return f"{difference(gap)} {'harder' if gap > 0 else 'easier'} than the text as a whole"


def shown_line(first: int, last: int, sentences: int) -> str:
    """Which sentences of a long text are shown; empty if all are.

    >>> shown_line(0, 300, 4120)
    'Showing sentences 1 to 300 of 4,120. All of them are measured.'
    """
    if last - first >= sentences:
        return ""
    return f"Showing sentences {first + 1:,} to {last:,} of {sentences:,}. All of them are measured."


def sentence_bars_line(sentences_per_bar: int, *, clickable: bool = True) -> str:
    """How to read the chart of sentences.

    >>> sentence_bars_line(1)
    'Each bar is one sentence; taller is harder. Click one to see it.'
    """
    if sentences_per_bar == 1:
        return _bars_line("one sentence", "Click one to see it." if clickable else "")
    bar = f"the average of {sentences_per_bar:,} consecutive sentences"
    return _bars_line(bar, "Click one to see its first." if clickable else "")


def section_bars_line() -> str:
    """How to read the chart of sections.

    >>> section_bars_line()
    'Each bar is one section; taller is harder. Click one to open it.'
    """
    return _bars_line("one section", "Click one to open it.")


def _bars_line(bar: str, click: str) -> str:
    return f"Each bar is {bar}; taller is harder. {click}".rstrip()


def search_line(shown: int, found: int, sentences: int) -> str:
    """How many sentences match a search, and how many of these the table lists.

    >>> search_line(2000, 2500, 2500)
    'The first 2,000 of 2,500 sentences. Tick a row to see its sentence in the text.'
    """
    listed = f"The first {shown:,} of {found:,} sentences" if shown < found else f"{found:,} of {sentences:,} sentences"
    return f"{listed}. Tick a row to see its sentence in the text."


def sentences_alternative(analysis: Analysis, first: int = 0, last: int | None = None) -> str:
    """The chart of sentences in words, for people who cannot see it; the table below it lists them all."""
    measures = [one.measure for one in analysis.sentences[first:last]]
    easiest, hardest = min(measures), max(measures)
    if len(measures) == 1:
        return f"Difficulty of the only sentence: {format_measure(hardest)}."
    return (
        f"Difficulty of {count_of(len(measures), 'sentence')} in reading order, from {format_measure(easiest)} to "
        f"{format_measure(hardest)}. Hardest: sentence {first + measures.index(hardest) + 1:,}."
    )


def sections_alternative(analysis: Analysis) -> str:
    """The chart of sections in words, for people who cannot see it; the table below it lists them all."""
    sections = analysis.sections
    measures = [one.estimate.measure for one in sections]
    hardest = measures.index(max(measures))
    return (
        f"Difficulty of {count_of(len(sections), 'section')} in reading order, from {format_measure(min(measures))} to "
        f"{format_measure(max(measures))}. Hardest: {section_title(sections[hardest].section.title, hardest + 1)}."
    )
