"""The wording of each caution: a short name for tables, a sentence for the page."""

from collections.abc import Callable
from typing import NamedTuple

from lexile.analysis import Analysis
from lexile.cautions import FEW_SENTENCES, SHORT_TEXT_WORDS, Caution
from lexile.estimator.extent import EASIER
from lexile.scale import format_measure
from lexile.views.wording.quantities import count_of

_LONG = 80  # words in a sentence; few writers of prose go on for longer


class CautionWording(NamedTuple):
    """A caution in two lengths."""

    name: str
    """A few words, for a table of many documents."""
    sentence: Callable[[Analysis], str]
    """What to know before trusting the estimate of an analysis that has this caution."""


def caution_name(caution: Caution) -> str:
    """The short name of a caution."""
    return CAUTION_WORDINGS[caution].name


def caution_line(caution: Caution, analysis: Analysis) -> str:
    """The sentences about a caution, on one line."""
    return CAUTION_WORDINGS[caution].sentence(analysis)


def _short(analysis: Analysis) -> str:
    return (
        f"Only {count_of(analysis.words, 'word')}: with fewer than {SHORT_TEXT_WORDS}, the estimate is rough. "
        "A longer excerpt of the same text would make it more certain."
    )


def _few_sentences(analysis: Analysis) -> str:
    sentences = len(analysis.sentences)
    if analysis.words >= _LONG * sentences:
        return (
            f"{count_of(analysis.words, 'word')} in {count_of(sentences, 'sentence')}: if full stops are missing, add "
            "them. The estimate depends on where sentences end."
        )
    return (
        f"Only {count_of(len(analysis.sentences), 'sentence')}: with fewer than {FEW_SENTENCES}, "
        "a single unusual sentence can decide the estimate."
    )


def _outside(analysis: Analysis) -> str:
    if analysis.estimate.is_outside:
        simple = analysis.estimate.measure <= EASIER
        how = "has simpler sentences and words than" if simple else "differs in its sentences and words from"
        return (
            f"This text {how} almost all of the passages that the estimator learned from: take the number as a rough "
            "guide. Its range is wide for that reason, and teachers' judgement is not estimated."
        )
    return (
        f"The estimator has seen very few texts around {format_measure(analysis.estimate.measure)}: "
        "take the number as a rough guide."
    )


def _scanned(analysis: Analysis) -> str:
    pages = analysis.document.pages_without_text
    verb = "has" if pages == 1 else "have"
    return f"{count_of(pages, 'page')} {verb} no text, as in a scan: what is printed there is not measured."


CAUTION_WORDINGS = {
    Caution.SHORT: CautionWording("short", _short),
    Caution.FEW_SENTENCES: CautionWording("few sentences", _few_sentences),
    Caution.OUTSIDE: CautionWording("unusually easy or hard", _outside),
    Caution.VERSE: CautionWording(
        "verse",
        lambda _: "Much of this is verse. Lines of a poem are not sentences, so the estimate means little.",
    ),
    Caution.PLAY: CautionWording(
        "play",
        lambda _: "This looks like a play. Only the spoken lines are measured, and they read differently from prose.",
    ),
    Caution.CONVERSATION: CautionWording(
        "conversation",
        lambda _: (
            "This is a conversation, not prose: people leave a lot out when they talk or type to each other, so the "
            "estimate means little."
        ),
    ),
    Caution.LIST: CautionWording(
        "list",
        lambda _: "Most of this is a list. List items are rarely whole sentences, so the estimate means little.",
    ),
    Caution.MIXED: CautionWording(
        "partly another language",
        lambda _: "Part of this is in another language. Only the English is measured.",
    ),
    Caution.UNEVEN: CautionWording(
        "uneven sections",
        lambda _: "Some sections are more than two bands apart. Look at each section, not just at the whole text.",
    ),
    Caution.SCANNED: CautionWording("pages without text", _scanned),
    Caution.DAMAGED: CautionWording(
        "misread words",
        lambda _: (
            "Many words look misread, as in scanned text. Correct them first: unknown words make the text seem harder."
        ),
    ),
}
"""Each caution with its wording; to add a caution, see `lexile.cautions`."""
