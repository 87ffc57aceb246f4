"""Where the sentences of an analysis stand in the text as it was given, with its headings, lists and line breaks.

The measured text is cleaned: markup, notes and headings are gone, and words divided at a line's end are whole. Both
texts are compared word by word, in time linear in their length. A word that is not found is skipped, and so is a
sentence none of whose words are found.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lexile.analysis import Analysis
from lexile.documents import Document
from lexile.text.cleaning import PARAGRAPH_GAP

_WORD = re.compile(r"[^\W_]+")
_TOGETHER = 3  # words in a row by which the place is found again after a difference
_SURE = 8  # words in a row that are found again by chance nowhere: neither in a heading nor far away
_NEAR = 60  # words within which a few are enough; a table or a list may be longer
_TRIED = 20  # places farther away, which bounds the time for a text that repeats itself
_MAX_SIGNS = 6  # punctuation marks on either side that belong to a sentence


@dataclass(frozen=True, slots=True)
class Placement:
    """A text as it was given, and the start and end (exclusive) in it of each word that the measured text has too.

    `measured` and `given` are the places of these words in the two texts, in reading order.
    """

    text: str
    measured: tuple[tuple[int, int], ...]
    given: tuple[tuple[int, int], ...]

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """The place in the given text of a part of the measured text; None if none of its words are there."""
        first = bisect_left(self.measured, (start, start))
        last = bisect_right(self.measured, (end - 1, end))
        return (self.given[first][0], self.given[last - 1][1]) if first < last else None

    def place_of_edit(self, start: int, end: int, measured_text: str) -> tuple[int, int] | None:
        """The place in the given text of any characters of the measured text; None if they are not the same there."""
        places = self._boundary(start, last=False), self._boundary(end, last=True)
        if places[0] is None or places[1] is None or places[0] > places[1]:
            return None
        place = places[0], places[1]
        same = self.text[slice(*place)].split() == measured_text[start:end].split()
        return place if same else None

    def _boundary(self, offset: int, *, last: bool) -> int | None:
        """The place of a boundary between two characters, counted from the nearest word that holds or precedes it."""
        number = bisect_right(self.measured, (offset, -1 if last else offset)) - 1
        if number + 1 < len(self.measured) and self.measured[number + 1][0] == offset and not last:
            number += 1
        if number < 0:
            return None
        (start, end), (given_start, given_end) = self.measured[number], self.given[number]
        return given_start + offset - start if offset <= end else given_end + offset - end


def given_text(analysis: Analysis) -> str:
    """The text of an analysis as a reader sees it, with what is not measured."""
    return document_text(analysis.document)


def document_text(document: Document) -> str:
    """The text of a document as a reader sees it, with what is not measured."""
    return PARAGRAPH_GAP.join(block.text.strip() for block in document.blocks if block.text.strip())


def with_text(document: Document, text: str) -> Document | None:
    """The document with `text` in the place of its `document_text`, if both have equally many paragraphs, else None.

    Each paragraph stays what it was: a heading, a note, an item of a list.
    """
    paragraphs = text.split(PARAGRAPH_GAP)
    blocks, place = [], 0
    for block in document.blocks:
        given = block.text.strip()
        if given:
            last = place + given.count(PARAGRAPH_GAP) + 1
            blocks.append(replace(block, text=PARAGRAPH_GAP.join(paragraphs[place:last])))
            place = last
    return replace(document, blocks=tuple(blocks)) if place == len(paragraphs) else None


def place_in(analysis: Analysis, text: str) -> Placement:
    """Find the words of an analysis in the text that it was made from."""
    measured, given = _words(analysis.text), _words(text)
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    forms, own_forms = [form for form, _ in given], [form for form, _ in measured]
    for number in range(len(forms)):
        places[tuple(forms[number : number + _TOGETHER])].append(number)
    openings = _openings(analysis, [start for _, (start, _) in measured])
    ends = sorted(openings)
    found: list[tuple[int, int]] = []
    expected = 0  # the number of the next word of `given`
    for number, form in enumerate(own_forms):
        own = tuple(own_forms[number : number + _TOGETHER])
        together = places.get(own, [])
        begins = number in openings
        # Behind the end of a sentence, something else may follow there than in the measured text.
        alike = own if begins else own[: _next_after(ends, number, len(own_forms)) - number]
        if alike != tuple(forms[expected : expected + len(alike)]):
            other = _found_again(own_forms[number : number + _SURE], forms, expected, together)
            if other is not None:
                expected = other
            elif expected >= len(forms) or forms[expected] != form:
                continue
        if begins:
            expected = _below_heading(own_forms[number : number + _SURE], forms, expected, together)
        found.append((number, expected))
        expected += 1
    return Placement(
        text,
        tuple(measured[one][1] for one, _ in found),
        tuple(given[other][1] for _, other in found),
    )


def _openings(analysis: Analysis, starts: Sequence[int]) -> set[int]:
    """The numbers of the words that begin a sentence, among words with these starts."""
    return {bisect_left(starts, one.sentence.start) for one in analysis.sentences}


def _next_after(numbers: Sequence[int], number: int, last: int) -> int:
    """The next of some ascending numbers, or the last."""
    place = bisect_right(numbers, number)
    return numbers[place] if place < len(numbers) else last


def _found_again(own: Sequence[str], forms: Sequence[str], expected: int, places: Sequence[int]) -> int | None:
    """The next of the places where words may be found again: one nearby, or one where all of them stand."""
    next_place = bisect_left(places, expected)
    for other in places[next_place : next_place + _TRIED]:
        if other - expected <= _NEAR or _in_a_row(own, forms, other) == len(own):
            return other
    return None


def _below_heading(own: Sequence[str], forms: Sequence[str], first: int, places: Sequence[int]) -> int:
    """Where a sentence begins: at `first`, or at one of the places behind it where clearly more of its words stand.

    A heading, or the subject of an e-mail, often begins with the words of the paragraph below it.
    """
    most = _in_a_row(own, forms, first)
    if most == len(own):
        return first
    next_place = bisect_right(places, first)
    for other in places[next_place : next_place + _NEAR]:
        if other - first > _NEAR:
            break
        if _in_a_row(own, forms, other) >= most + _TOGETHER:
            return other
    return first


def _in_a_row(own: Sequence[str], forms: Sequence[str], first: int) -> int:
    """How many words are the same from a place on."""
    for number, form in enumerate(own):
        if first + number >= len(forms) or forms[first + number] != form:
            return number
    return len(own)


def place_sentences(analysis: Analysis, placement: Placement) -> tuple[tuple[int, int, int], ...]:
    """The start, end (exclusive) and number of each sentence that is found, with its punctuation; none overlap."""
    found = []
    before = 0
    for number, one in enumerate(analysis.sentences):
        place = placement.place(one.sentence.start, one.sentence.end)
        if place is not None and place[0] >= before:
            start, end = _with_signs(placement.text, *place, before)
            found.append((start, end, number))
            before = end
    return tuple(found)


def _words(text: str) -> list[tuple[str, tuple[int, int]]]:
    return [(match[0].casefold(), match.span()) for match in _WORD.finditer(text)]


def _with_signs(text: str, start: int, end: int, before: int) -> tuple[int, int]:
    """A place with the quotation marks, brackets and full stops that touch it."""
    for _ in range(_MAX_SIGNS):
        if start <= before or text[start - 1].isspace() or text[start - 1].isalnum() or text[start - 1] in "#*_>-•":
            break
        start -= 1
    for _ in range(_MAX_SIGNS):
        if end >= len(text) or text[end].isspace() or text[end].isalnum():
            break
        end += 1
    return start, end
