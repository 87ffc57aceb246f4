"""The text to work in: its sentences with their tints, and what is known of the chosen one, as data for a browser."""

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from lexile.analysis import Analysis
from lexile.explain.placement import Placement, place_in, place_sentences
from lexile.leveling.sentence_suggestions import SentenceSuggestions
from lexile.scale import format_measure
from lexile.views.frames.explanation import EFFECT_HEADING, explanation_table
from lexile.views.highlight import LEGEND_STEPS
from lexile.views.palette import tint
from lexile.views.spans import Span
from lexile.views.wording.explanation import baseline_line
from lexile.views.wording.surface import (
    EASIER_WORDS,
    NO_EASIER_WORD,
    NO_SUGGESTIONS,
    SPLIT_DONE,
    SPLIT_LABEL,
    option_title,
    replaced_line,
    word_count_line,
    word_label,
    word_title,
)
from lexile.views.wording.text_view import compared_with_text_line, sentence_title

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MOST_REPLACED = 5  # words of a sentence; each takes a tenth of a second
_HARD_WORD = 150.0  # L above its text; a word as much harder gets a line of dots
_MOST_HARD_WORDS = 400  # forms; what a browser draws at once


@dataclass(frozen=True, slots=True)
class Shown:
    """The part of a text that is shown: its characters, its sentences and the words that are hard for it.

    `sentences` holds the start, end (exclusive) and number of each; `hard_words` the start, end and difficulty in L of
    each. Both count characters of `text`.
    """

    text: str
    sentences: tuple[tuple[int, int, int], ...]
    hard_words: tuple[tuple[int, int, float], ...]

    def sentence(self, number: int) -> tuple[int, int] | None:
        """The place of a sentence; None if it is not shown."""
        place = bisect_left(self.sentences, number, key=lambda one: one[2])
        if place < len(self.sentences) and self.sentences[place][2] == number:
            return self.sentences[place][:2]
        return None

    def hard_word(self, number: int, ordinal: int) -> tuple[int, int, float] | None:
        """The hard word of a sentence, counted from 0 in its reading order; None if it is not shown."""
        place = self.sentence(number)
        if place is None or ordinal < 0:
            return None
        first = bisect_left(self.hard_words, place[0], key=lambda one: one[0])
        word = self.hard_words[first + ordinal] if first + ordinal < len(self.hard_words) else None
        return word if word is not None and word[1] <= place[1] else None


def shown_as_given(analysis: Analysis, text: str) -> Shown:
    """A whole text as it was given, with its headings and whatever else is not measured."""
    placement = place_in(analysis, text)
    return Shown(text, place_sentences(analysis, placement), _hard_words(analysis, placement))


def shown_span(analysis: Analysis, span: Span, most: int, first: int | None = None) -> Shown:
    """At most `most` sentences of a span of a long text, as they were measured, from sentence `first` on."""
    begin = span.first if first is None else first
    last = min(span.last, begin + most)
    sentences = analysis.sentences[begin:last]
    start, end = sentences[0].sentence.start, sentences[-1].sentence.end
    text = analysis.text[start:end]
    places = tuple(
        (one.sentence.start - start, one.sentence.end - start, number)
        for number, one in enumerate(sentences, start=begin)
    )
    words = analysis.segmented.words
    hard = _hard_forms(analysis)
    low, high = bisect_left(words.starts, start), bisect_left(words.starts, end)
    return Shown(
        text,
        places,
        tuple(
            (int(words.starts[place]) - start, int(words.ends[place]) - start, hard[words.forms[words.ids[place]]])
            for place in range(low, high)
            if words.forms[words.ids[place]] in hard
        ),
    )


def words_to_replace(analysis: Analysis, shown: Shown, place: tuple[int, int]) -> list[tuple[int, int, float]]:
    """The hardest words of a sentence at a place in the text: the start, end and difficulty in L of each."""
    difficulty = {form: word.difficulty for word in analysis.content_words for form in word.forms}
    found = [
        (place[0] + match.start(), place[0] + match.end(), difficulty[match[0].lower()])
        for match in _WORD.finditer(shown.text[slice(*place)])
        if match[0].lower() in difficulty
    ]
    return sorted(found, key=lambda one: -one[2])[:_MOST_REPLACED]


def suggestion_rows(shown: Shown, words: list[tuple[int, int, float]], found: SentenceSuggestions) -> dict[str, Any]:
    """What a sentence's card offers: rows of buttons, each with the edits that it makes."""
    places = _browser_places(shown.text)
    rows: list[dict[str, object]] = [
        {
            "label": word_label(shown.text[start:end], difficulty),
            "options": [
                {
                    "label": one.text,
                    "title": option_title(one),
                    "done": replaced_line(shown.text[start:end], one.text),
                    "edits": [[places(a), places(b), new] for a, b, new in one.edits],
                }
                for one in suggestions
            ],
        }
        for (start, end, difficulty), suggestions in zip(words, found.words, strict=True)
        if suggestions
    ]
    if found.split is not None:
        start, end, new = found.split.edit
        option = {
            "label": found.split.after,
            "title": "",
            "done": SPLIT_DONE,
            "edits": [[places(start), places(end), new]],
        }
        rows.append({"label": SPLIT_LABEL, "options": [option]})
    return {"suggestions": rows, "note": "" if rows else NO_SUGGESTIONS}


def word_suggestion_rows(shown: Shown, word: tuple[int, int, float], found: SentenceSuggestions) -> dict[str, Any]:
    """What a word's card offers: the words that could take its place."""
    rows = suggestion_rows(shown, [word], SentenceSuggestions(found.words, None))["suggestions"]
    return {
        "suggestions": [{**row, "label": EASIER_WORDS} for row in rows],
        "note": "" if rows else NO_EASIER_WORD,
    }


def surface_data(
    analysis: Analysis, shown: Shown, chosen: int | None, chosen_word: int | None = None
) -> dict[str, object]:
    """What the browser draws: tints are opacities of the accent colour, and titles say in words what they mean.

    `chosen_word` counts the hard words of the chosen sentence from 0.
    """
    whole = analysis.estimate.measure
    places = _browser_places(shown.text)
    return {
        "text": shown.text,
        "sentences": [
            [
                places(start),
                places(end),
                number,
                tint(analysis.sentences[number].measure - whole),
                sentence_title(number, analysis.sentences[number].measure),
            ]
            for start, end, number in shown.sentences
        ],
        "words": [
            [places(start), places(end), word_title(shown.text[start:end], difficulty)]
            for start, end, difficulty in shown.hard_words
        ],
        "legend": [[format_measure(whole + one), tint(one)] for one in LEGEND_STEPS],
        "chosen": chosen if chosen is not None and shown.sentence(chosen) else None,
        "chosen_word": chosen_word,
    }


def sentence_card(analysis: Analysis, number: int) -> dict[str, object]:
    """What is known of a sentence: how hard it is, and the reasons, strongest first."""
    sentence = analysis.sentences[number]
    reasons = analysis.explanation_of(number)
    table = explanation_table(analysis, reasons)
    return {
        "title": sentence_title(number, sentence.measure),
        "comparison": compared_with_text_line(sentence.measure, analysis.estimate),
        "baseline": baseline_line(reasons),
        "reasons": list(zip(table["Reason"].tolist(), table[EFFECT_HEADING].tolist(), strict=True)),
    }


def word_card(analysis: Analysis, shown: Shown, word: tuple[int, int, float]) -> dict[str, object]:
    """What is known of a hard word: how hard it is, and how often it stands in the text."""
    start, end, difficulty = word
    form = shown.text[start:end]
    known = next((one for one in analysis.content_words if form.lower() in one.forms), None)
    return {
        "title": word_title(form, difficulty),
        "comparison": compared_with_text_line(difficulty, analysis.estimate),
        "baseline": "" if known is None else word_count_line(known.word, known.count),
        "reasons": [],
    }


def _browser_places(text: str) -> Callable[[int], int]:
    """The place that a browser gives to a character: it counts those beyond U+FFFF, such as emoji, as two."""
    if text.isascii() or max(text, default="") <= "\uffff":
        return lambda place: place
    before = [0, *accumulate(2 if letter > "\uffff" else 1 for letter in text)]
    return before.__getitem__


def _hard_forms(analysis: Analysis) -> dict[str, float]:
    """The forms of the hard words with their difficulty in L."""
    least = analysis.estimate.measure + _HARD_WORD
    hard = [word for word in analysis.content_words[:_MOST_HARD_WORDS] if word.difficulty >= least]
    return {form: word.difficulty for word in hard for form in word.forms}


def _hard_words(analysis: Analysis, placement: Placement) -> tuple[tuple[int, int, float], ...]:
    hard, words = _hard_forms(analysis), analysis.segmented.words
    wanted = {number: hard[form] for number, form in enumerate(words.forms) if form in hard}
    spans = (
        (int(start), int(end), wanted[form])
        for form, start, end in zip(words.ids.tolist(), words.starts.tolist(), words.ends.tolist(), strict=True)
        if form in wanted
    )
    return tuple(
        (*place, difficulty) for start, end, difficulty in spans if (place := placement.place(start, end)) is not None
    )
