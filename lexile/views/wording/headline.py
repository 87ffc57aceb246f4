"""Every English sentence that is made from an analysis: plain words for a teacher, no markup."""

from collections import Counter
from math import floor

from lexile.analysis import FEW_SENTENCES, SHORT, Analysis, Caution
from lexile.estimator.distribution import RANGE, Estimate
from lexile.scale import BANDS, GRADES, band_of, format_measure, format_range, grades_of
from lexile.text.cleaning import LeftOut

# The original application's wording by the largest probability; facts.md, section 1.
SUITABLE = 0.70
SIMILAR = 0.30

RANGE_NAME = f"{RANGE:.0%} range"
RANGE_HINT = (
    "An estimate is never exact. Nine times in ten, the measure that a publisher would print for such a text "
    "lies within this range."
)
GRADES_HINT = (
    "From the text ranges of the Common Core State Standards (2012). The ranges of neighbouring grades overlap on "
    "purpose: no measure belongs to one grade, and a text's matter and its readers count as much as its measure."
)
_PLURALS = {
    "code": "pieces of program code",
    "another language": "paragraphs in another language",
    "verse": "pieces of verse",
    "running head or page number": "running heads and page numbers",
    "menu or table of contents": "lines of menus and tables of contents",
    "licence or notice": "paragraphs of licences and notices",
    "web address": "web addresses",
    "speaker's name": "speakers' names",
}
_SINGULARS = {
    "code": "piece of program code",
    "another language": "paragraph in another language",
    "verse": "piece of verse",
    "menu or table of contents": "line of a menu or table of contents",
    "licence or notice": "paragraph of a licence or notice",
}


CAUTION_NAMES = {
    Caution.SHORT: "short",
    Caution.FEW_SENTENCES: "few sentences",
    Caution.OUTSIDE: "beyond what was learned from",
    Caution.VERSE: "verse",
    Caution.PLAY: "a play",
    Caution.LIST: "a list",
    Caution.MIXED: "partly another language",
    Caution.UNEVEN: "uneven sections",
    Caution.SCANNED: "pages without text",
    Caution.DAMAGED: "misread words",
}
"""Each caution in a few words, for a table of many documents; `caution_line` says it in a sentence."""


def headline(estimate: Estimate) -> str:
    """Whom the text suits, as firmly as the largest probability allows.

    >>> headline(Estimate(850.0, 60.0, 150))
    'Suitable for late elementary readers'
    """
    ranked = sorted(zip(estimate.probabilities, BANDS, strict=True), key=lambda pair: pair[0], reverse=True)
    (largest, band), (_, second) = ranked[:2]
    if largest >= SUITABLE:
        return f"Suitable for {band.readers} readers"
    if largest >= SIMILAR:
        return f"Most similar to texts suitable for {band.readers} readers"
    lower, upper = sorted((band, second), key=lambda one: one.ceiling)
    return f"Between bands, nearest to {lower.readers} and {upper.readers} readers"


def band_line(estimate: Estimate) -> str:
    """The most probable band with its probability.

    >>> band_line(Estimate(850.0, 60.0, 150))
    'Band: 650–1050L (97% probable)'
    """
    return f"Band: {estimate.band.name} ({share(max(estimate.probabilities))} probable)"


def range_line(estimate: Estimate) -> str:
    """The range that goes with every measure shown.

    >>> range_line(Estimate(931.0, 48.0, 150))
    '90% range 850L–1010L'
    """
    return f"{RANGE_NAME} {format_range(estimate.low, estimate.high)}"


def grades_line(measure: float) -> str:
    """The grades that such texts are typical for.

    >>> grades_line(950.0), grades_line(1390.0)
    ('Typical for grades 4–5 and 6–8', 'Harder than what is typical for grades 11–12')
    """
    grades = [grade.name for grade in grades_of(measure)]
    if grades:
        first, *others = grades
        if first == GRADES[0].name and others:  # "grade 1 and grades 2–3": one grade, then several
            return f"Typical for {' and '.join(grades)}"
        return f"Typical for {_join([first, *(name.removeprefix('grades ') for name in others)])}"
    if measure < GRADES[0].low:
        return f"Easier than what is typical for {GRADES[0].name}"
    return f"Harder than what is typical for {GRADES[-1].name}"


def size_line(analysis: Analysis) -> str:
    """How much text was measured: `172 words in 14 sentences`."""
    return f"{count_of(analysis.words, 'word')} in {count_of(len(analysis.sentences), 'sentence')}"


def caution_line(caution: Caution, analysis: Analysis) -> str:
    """What to know before trusting the estimate, in one line."""
    match caution:
        case Caution.SHORT:
            return (
                f"Only {count_of(analysis.words, 'word')}: below {SHORT} words an estimate is rough. "
                "A longer piece of the same text tells more."
            )
        case Caution.FEW_SENTENCES:
            return (
                f"Only {count_of(len(analysis.sentences), 'sentence')}: with fewer than {FEW_SENTENCES}, "
                "one unusual sentence decides."
            )
        case Caution.OUTSIDE:
            return (
                f"Around {format_measure(analysis.estimate.measure)} hardly any text was there to learn from: "
                "take the number as a direction."
            )
        case Caution.VERSE:
            return "Much of this is verse: lines of a poem are no sentences, so the number means little."
        case Caution.PLAY:
            return "This reads like a play: only what is spoken is measured, and speech on a stage reads unlike prose."
        case Caution.LIST:
            return "Most of this is a list: its items are seldom whole sentences, so the number means little."
        case Caution.MIXED:
            return "Part of this is in another language: only the English is measured."
        case Caution.UNEVEN:
            return "Its sections lie more than two bands apart: look at each by itself, not at the whole alone."
        case Caution.SCANNED:
            pages = count_of(analysis.document.pages_without_text, "page")
            return f"{pages} without text, as a scanner makes them: what is written there is not measured."
        case Caution.DAMAGED:
            return "Many words look misread by a machine: mend the text first, since unknown words make it seem harder."


def left_out_line(analysis: Analysis) -> str:
    """How much the measure does not count; empty where nothing was left out."""
    if not analysis.left_out:
        return ""
    out = analysis.words_left_out
    return (
        f"{out:,} of {count_of(analysis.words + out, 'word')} left out: {_join(left_out_reasons(analysis.left_out))}."
    )


def left_out_reasons(left_out: tuple[LeftOut, ...]) -> list[str]:
    """What was left out, counted by its reason, the most frequent first.

    >>> left_out_reasons((LeftOut("One", "heading"), LeftOut("a | b", "table"), LeftOut("Two", "heading")))
    ['2 headings', '1 table']
    """
    counts = Counter(part.reason for part in left_out)
    return [
        count_of(number, _SINGULARS.get(reason, reason), _PLURALS.get(reason))
        for reason, number in counts.most_common()
    ]


def section_title(title: str, number: int) -> str:
    """A section's own title, or its number where nobody gave it one.

    >>> section_title("", 2), section_title("The Boat", 2)
    ('Part 2', 'The Boat')
    """
    return title or f"Part {number}"


def share(probability: float) -> str:
    """A probability as people read it; never 0% or 100%, which would claim too much.

    >>> share(0.004), share(0.914), share(0.9999)
    ('<1%', '91%', '>99%')
    """
    percent = floor(100 * probability + 0.5)
    if percent < 1:
        return "<1%"
    return ">99%" if percent > 99 else f"{percent}%"


def sentence_title(number: int, measure: float) -> str:
    """A sentence's number and difficulty, as pointing at it tells.

    >>> sentence_title(7, 1123.0)
    'Sentence 8: estimated 1120L, middle school'
    """
    return f"Sentence {number + 1:,}: estimated {format_measure(measure)}, {band_of(measure).readers}"


def against_text_line(measure: float, estimate: Estimate) -> str:
    """How a sentence stands to its text.

    >>> against_text_line(1123.0, Estimate(931.0, 48.0, 150))
    '190L harder than the text as a whole'
    """
    difference = 10 * round((measure - estimate.measure) / 10)
    if not difference:
        return "As hard as the text as a whole"
    return f"{abs(difference)}L {'harder' if difference > 0 else 'easier'} than the text as a whole"


def shown_line(first: int, last: int, sentences: int) -> str:
    """Which sentences of a long text are shown; empty where it is shown whole.

    >>> shown_line(0, 300, 4120)
    'Shown here: sentences 1 to 300 of 4,120. All of them are measured.'
    """
    if last - first >= sentences:
        return ""
    return f"Shown here: sentences {first + 1:,} to {last:,} of {sentences:,}. All of them are measured."


def bars_line(estimate: Estimate, sentences_a_bar: int, *, clickable: bool = True) -> str:
    """How to read the chart of sentences.

    >>> bars_line(Estimate(931.0, 48.0, 150), 1)
    'Each bar is one sentence: the taller, the harder. Dashed line: the whole text, 930L. Click one to see it.'
    """
    bar = "one sentence" if sentences_a_bar == 1 else f"the mean of {sentences_a_bar:,} consecutive sentences"
    return (
        f"Each bar is {bar}: the taller, the harder. Dashed line: the whole text, "
        f"{format_measure(estimate.measure)}.{' Click one to see it.' if clickable else ''}"
    )


def sections_line(estimate: Estimate) -> str:
    """How to read the chart of sections.

    >>> sections_line(Estimate(931.0, 48.0, 150))
    'Each bar is one section: the taller, the harder. Dashed line: the whole text, 930L. Click one to open it.'
    """
    return (
        f"Each bar is one section: the taller, the harder. Dashed line: the whole text, "
        f"{format_measure(estimate.measure)}. Click one to open it."
    )


def part_line(estimate: Estimate) -> str:
    """A section's own estimate with its range and size.

    >>> part_line(Estimate(931.0, 48.0, 2150))
    'Estimated 930L, 90% range 850L–1010L, 2,150 words'
    """
    return f"Estimated {format_measure(estimate.measure)}, {range_line(estimate)}, {count_of(estimate.words, 'word')}"


def found_line(shown: int, found: int, sentences: int) -> str:
    """How many sentences a search and a filter leave, and how many of these the table holds.

    >>> found_line(2000, 2500, 2500)
    'The first 2,000 of 2,500 sentences. Tick a row to see it in the text.'
    """
    many = f"The first {shown:,} of {found:,} sentences" if shown < found else f"{found:,} of {sentences:,} sentences"
    return f"{many}. Tick a row to see it in the text."


def ruler_alternative(estimate: Estimate) -> str:
    """The chart of the bands for people who do not see it; the table below it tells the rest.

    >>> ruler_alternative(Estimate(931.0, 48.0, 150))
    'Estimated 930L on the Lexile scale, 90% range 850L–1010L. Most probable band: 650–1050L, 97%.'
    """
    return (
        f"Estimated {format_measure(estimate.measure)} on the Lexile scale, {range_line(estimate)}. "
        f"Most probable band: {estimate.band.name}, {share(max(estimate.probabilities))}."
    )


def sentences_alternative(analysis: Analysis, first: int = 0, last: int | None = None) -> str:
    """The chart of the sentences for people who do not see it; the table below it tells the rest."""
    measures = [one.measure for one in analysis.sentences[first:last]]
    easiest, hardest = min(measures), max(measures)
    if len(measures) == 1:
        return f"Difficulty of the one sentence: {format_measure(hardest)}."
    return (
        f"Difficulty of {count_of(len(measures), 'sentence')} in reading order, from {format_measure(easiest)} to "
        f"{format_measure(hardest)}. Hardest: sentence {first + measures.index(hardest) + 1:,}."
    )


def sections_alternative(analysis: Analysis) -> str:
    """The chart of the sections for people who do not see it; the table below it tells the rest."""
    parts = analysis.sections
    measures = [part.estimate.measure for part in parts]
    hardest = measures.index(max(measures))
    return (
        f"Difficulty of {count_of(len(parts), 'section')} in reading order, from {format_measure(min(measures))} to "
        f"{format_measure(max(measures))}. Hardest: {section_title(parts[hardest].section.title, hardest + 1)}."
    )


def count_of(number: int, one: str, many: str | None = None) -> str:
    """So many of something: `1 word`, `4,120 words`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _join(parts: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
