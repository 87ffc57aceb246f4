"""Easier words for a hard word: what fits its sentence, in its form, best first.

    replacer = load_replacer(estimator)
    replacer.suggestions(text, (start, end))    # up to three `WordSuggestion`s
    replacer.suggestions_for(text, spans)       # the same for many words, quicker
    word_suggestions(text, (start, end), estimator)    # for one word, with the replacer of the shipped model

`WordSuggestion.edits` are edits of the text in characters: the word, and the article before it where that has to
change. `confidence` is the probability that a teacher would keep this replacement; `gain` is what it takes off the
measure of the text in L. Names, numbers and words of a phrase get no suggestions, and a replacement has a form that the
parser reads in its sentence (`leveling.forms`). What a text is about is for `leveling.key_terms` to say: this module
looks at one place only.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lexile.documents.names import shortened
from lexile.errors import UnusableInput
from lexile.estimator.encoder import Encoder
from lexile.estimator.estimator import MODEL_FOLDER, Estimator
from lexile.leveling.acceptance import ACCEPTANCE_FILE, Acceptance, load_acceptance
from lexile.leveling.articles import article_edit
from lexile.leveling.candidates import FEATURES, FIRST_FEATURES, Candidate, Candidates, ranked_candidates
from lexile.leveling.edits import Edit, in_case_of, with_edits
from lexile.leveling.forms import Forms, has_form
from lexile.leveling.inflection import base_forms, inflected
from lexile.leveling.neighbours import fits_neighbours
from lexile.leveling.number_words import is_number
from lexile.leveling.parser import Parser, load_parser
from lexile.leveling.parts_of_speech import TAGGER_FILE, load_tagger
from lexile.leveling.places import BLANK_LINE, SENTENCE_START, Reader, WordPlace
from lexile.leveling.ranker import FIRST_RANKER_FILE, RANKER_FILE, Ranker, load_ranker
from lexile.leveling.thesaurus import THESAURUS_FILE, Thesaurus, load_thesaurus
from lexile.text.words import WORD

MOST = 3  # suggestions for a word; more are a list to read, not a choice
LEAST_CONFIDENCE = 0.15  # below it, nine of ten are wrong
WORTH_SHOWING = 0.3  # confidence of what a page or a draft offers unasked; a list of wrong words helps nobody
LEAST_GAIN = 0.5  # L, in a short text; a replacement with a smaller gain is hardly easier
LEAST_FIT = 0.2  # probability of a part of speech; below it, the word is read in another way than it is used
LEAST_ZIPF = 2.5  # of a form; "cashiered" is rarer than what it replaces, though its base form is not
# Adjectives that mean one thing before their noun and another after it: certain currents are not sure.
_TWO_MEANINGS = frozenset(("certain", "present", "late", "concerned", "responsible", "involved", "proper", "absent"))
_TOGETHER = 32  # words looked up at once, which bounds memory
_MEASURED = 6  # replacements measured of each word; the first three with a gain are kept
_CONTEXT = 400  # characters on either side in which the sentence is read, as in training
_GAIN_CONTEXT = 1_000  # characters on either side that are measured with and without the replacement
_MORE = re.compile(r"\b(?:more|most)\s{1,3}\Z", re.IGNORECASE)
_ABBREVIATED = re.compile(r"\.\s{0,3}[a-z,;]")  # what follows "lb" in "100 lb. per square inch"
_UNITS = frozenset("lb lbs oz ft yd mi km cm mm kg mg hr hrs min mins sec secs".split())
# What a dictionary says of a sense that has no place in a text for school: a chick is a young bird.
_INFORMAL = re.compile(r"\b(?:informal|slang|colloquial|vulgar|disparag\w{1,6}|offensive)\b", re.IGNORECASE)
_LEAST_SENSE = 0.4  # probability of the sense that is shown beside a replacement; a wrong one only confuses
_EASE = ("complexity", "complexity_gain", "zipf_gain")
_MOST_COMPLEXITY = 2.75  # of 6, as people rated words: "hastily" is no easier than "hurriedly"
# Phrases that the thesaurus does not list, each with a meaning of its own.
_FIXED_PHRASES = frozenset((
    "by virtue of", "in accordance with", "with respect to", "with regard to", "in favor of", "in favour of",
    "in terms of", "in view of", "in lieu of", "on behalf of", "in response to", "in contrast to", "in addition to",
    "as opposed to", "in charge of", "in honor of", "in honour of", "in pursuit of", "in search of",
    "at the expense of",
    "for the sake of", "in the wake of", "on the verge of", "on the brink of", "to no avail", "at stake", "in vain",
    "at large", "as a matter", "state of emergency", "rule of law", "point of view", "act of god", "standard of living",
    "cost of living", "balance of power", "separation of powers", "declaration of independence", "bill of rights",
    "chain of command", "code of conduct", "conflict of interest", "line of sight", "means of transport",
    "natural resources", "fossil fuel", "fossil fuels", "climate change", "greenhouse gas", "greenhouse gases",
    "sea level", "supply chain", "side effect", "side effects", "food chain", "human rights", "civil rights",
    "less massive", "more massive", "massive star", "massive stars",
    "mental health", "public health", "health care", "social media", "artificial intelligence", "renewable energy",
))  # fmt: skip
_PHRASE_WORDS = 4  # of the longest phrase that the thesaurus knows
_PHRASE_REACH = 60  # characters that hold the other words of a phrase
_WORDS_BEFORE = re.compile(r"(?<![A-Za-z])(?:[A-Za-z]{1,60}+[ \n]){1,3}\Z")
_WORDS_AFTER = re.compile(r"(?:[ \n][A-Za-z]++){1,3}")


@dataclass(frozen=True, slots=True)
class WordSuggestion:
    """A replacement for one word of a text.

    `text` is the replacement as it is written there, `meaning` the sense of the word that it stands for (it may be
    empty), `lemma` its base form. `gain` is in L, positive where the text becomes easier; `confidence` from 0 to 1.
    `means_the_same` is false for a wider or narrower word, such as "gas" for "oxygen".
    """

    text: str
    gain: float
    confidence: float
    meaning: str
    lemma: str
    edits: tuple[Edit, ...]
    means_the_same: bool = True


@dataclass(frozen=True, slots=True)
class Replacer:
    """An estimator with what finds replacements: thesaurus, rankers, reader, acceptance, parser.

    Threads can share it. The parser reads the sentences of which no `Forms` are given.
    """

    estimator: Estimator
    thesaurus: Thesaurus
    first_ranker: Ranker
    ranker: Ranker
    reader: Reader
    acceptance: Acceptance
    parser: Parser

    def suggestions(self, text: str, span: tuple[int, int], most: int = MOST) -> tuple[WordSuggestion, ...]:
        """The replacements that fit the word at a span of characters, best first; none where nothing fits."""
        return self.suggestions_for(text, (span,), most)[0]

    def suggestions_for(
        self, text: str, spans: Sequence[tuple[int, int]], most: int = MOST, forms: Forms | None = None
    ) -> list[tuple[WordSuggestion, ...]]:
        """The suggestions for each of many words; `forms` are those of the text, where they are known."""
        found = []
        forms = forms or self._forms(text)
        for first in range(0, len(spans), _TOGETHER):
            some = spans[first : first + _TOGETHER]
            choices = self.choices_for(text, some, _MEASURED, forms=forms)
            # In a long text one word counts for less.
            least = LEAST_GAIN * min(1.0, 2 * _GAIN_CONTEXT / len(text))
            gains = iter(
                self._gains(text, [(span, one) for span, own in zip(some, choices, strict=True) for one in own])
            )
            for own in choices:
                measured = [replace(one, gain=next(gains)) for one in own]
                found.append(tuple(one for one in measured if one.gain >= least)[:most])
        return found

    def choices_for(
        self,
        text: str,
        spans: Sequence[tuple[int, int]],
        most: int = MOST,
        progress: Callable[[int], None] | None = None,
        forms: Forms | None = None,
    ) -> list[tuple[WordSuggestion, ...]]:
        """The replacements that fit each of many words, best first, their gains not measured (0).

        `progress` is told how many of the words are done.
        """
        found: list[tuple[WordSuggestion, ...]] = []
        forms = forms or self._forms(text)
        for first in range(0, len(spans), _TOGETHER):
            some = spans[first : first + _TOGETHER]
            open_to_change = [span for span in some if self._may_change(text, span)]
            ranked = ranked_candidates(
                [place_of(text, span) for span in open_to_change],
                self.estimator,
                self.thesaurus,
                self.reader,
                self.first_ranker,
            )
            by_span = dict(zip(open_to_change, ranked, strict=True))
            found += [self._choices(text, span, by_span[span], most, forms) if span in by_span else () for span in some]
            if progress is not None:
                progress(len(found))
        return found

    def _forms(self, text: str) -> Forms:
        """The parts of speech in a text, with a parser that does not keep its sentences for the next one."""
        return Forms(text, self.parser.afresh())

    def _choices(
        self, text: str, span: tuple[int, int], candidates: Candidates, most: int, forms: Forms
    ) -> tuple[WordSuggestion, ...]:
        if not candidates.all:
            return ()
        confidences = self.acceptance.confidences(candidates, self.ranker.scores(candidates.features))
        part_fits = _possible_parts(candidates.place.word, self.reader.part_fits(candidates.place))
        chosen: dict[str, WordSuggestion] = {}
        for number in np.argsort(-confidences, kind="stable").tolist():
            confidence = float(confidences[number])
            if confidence < LEAST_CONFIDENCE or len(chosen) == most:
                break
            one = candidates.all[number]
            if part_fits.get(one.reading.part_of_speech, 1.0) < LEAST_FIT or not self._is_used(one):
                continue
            if not has_form(forms.tag(span[0]), one.text) or _INFORMAL.search(one.meaning):
                continue
            if not _is_easier(candidates.features[number]):
                continue
            if not fits_neighbours(one, candidates.place) or not self._compares(one, candidates.place):
                continue
            written = in_case_of(text[slice(*span)], one.text)
            if written not in chosen:
                edits = _edits(text, span, written)
                fits = float(candidates.features[number, FEATURES.index("fitting_most")])
                meaning = one.meaning if fits >= _LEAST_SENSE else ""
                chosen[written] = WordSuggestion(
                    written, 0.0, confidence, meaning, one.lemma, edits, one.means_the_same
                )
        return tuple(chosen.values())

    def _may_change(self, text: str, span: tuple[int, int]) -> bool:
        start, end = span
        word = text[start:end]
        if word.lower() in _TWO_MEANINGS | _UNITS or is_number(word.lower()) or _ABBREVIATED.match(text, end):
            return False
        return word.isalpha() and not self._is_name(text, start, word) and not self.is_in_phrase(text, span)

    def is_in_phrase(self, text: str, span: tuple[int, int]) -> bool:
        """Whether a word belongs to a phrase that would lose its meaning: "solar system", "takes into account"."""
        start, end = span
        before = _WORDS_BEFORE.search(text, max(0, start - _PHRASE_REACH), start)
        after = _WORDS_AFTER.match(text, end, end + _PHRASE_REACH)
        earlier = before[0].lower().split() if before else []
        tokens = [*earlier, text[start:end].lower(), *(after[0].lower().split() if after else [])]
        own = len(earlier)
        return any(
            not self.thesaurus.phrases.isdisjoint(_phrase_forms(tokens[first:last]))
            or " ".join(tokens[first:last]) in _FIXED_PHRASES
            for first in range(own + 1)
            for last in range(max(own + 1, first + 2), min(len(tokens), first + _PHRASE_WORDS) + 1)
        )

    def _is_used(self, candidate: Candidate) -> bool:
        """Whether a form is a word that people write, and of the degree of the word it replaces."""
        frequencies = [self.estimator.lexicon.zipf_of(part) or 0.0 for part in candidate.text.split()]
        if min(frequencies) < LEAST_ZIPF:
            return False
        if candidate.reading.tag not in ("JJ", "RB") or not candidate.text.endswith(("er", "est")):
            return True
        bases = base_forms(candidate.text, "a") + base_forms(candidate.text, "r")
        return not bases or candidate.text in bases

    def _compares(self, candidate: Candidate, place: WordPlace) -> bool:
        """Whether an adjective or adverb can stand after "more" or "most", if that is its place: not "more far"."""
        if candidate.reading.part_of_speech not in "ar" or not _MORE.search(place.before):
            return True
        longer = inflected(candidate.lemma, "JJR") or ""
        return longer.startswith("more ") or (self.estimator.lexicon.zipf_of(longer) or 0.0) < LEAST_ZIPF

    def _is_name(self, text: str, start: int, word: str) -> bool:
        if not word[0].isupper():
            return False
        if len(word) > 1 and word.isupper():
            return not text.isupper()
        starts_sentence = bool(SENTENCE_START.search(text, max(0, start - 10), start))
        return not starts_sentence or bool(self.estimator.lexicon.are_names([word.lower()])[0])

    def _gains(self, text: str, changes: Sequence[tuple[tuple[int, int], WordSuggestion]]) -> list[float]:
        """What each replacement takes off the measure of the text, by the text around it."""
        numbers: dict[str, int] = {}
        rows = []
        for span, one in changes:
            first = max(0, span[0] - _GAIN_CONTEXT)
            part = text[first : span[1] + _GAIN_CONTEXT]
            edited = with_edits(part, ((start - first, end - first, new) for start, end, new in one.edits))
            before, after = (numbers.setdefault(each, len(numbers)) for each in (part, edited))
            rows.append((before, after, len(part) / len(text)))
        measures = self.estimator.text_measures(tuple(numbers)) if numbers else ()
        return [float(measures[before] - measures[after]) * share for before, after, share in rows]


def load_replacer(estimator: Estimator, folder: Path = MODEL_FOLDER) -> Replacer:
    """The replacer of a model folder; what it reads is kept, so that asking for it again costs nothing.

    Raises:
        UnusableModel: a file is missing or damaged.
    """
    return Replacer(estimator, *_tables(estimator.encoder, folder), load_parser(estimator.encoder, folder))


@lru_cache(maxsize=1)
def _tables(encoder: Encoder, folder: Path) -> tuple[Thesaurus, Ranker, Ranker, Reader, Acceptance]:
    return (
        load_thesaurus(folder / THESAURUS_FILE),
        load_ranker(folder / FIRST_RANKER_FILE, FIRST_FEATURES),
        load_ranker(folder / RANKER_FILE, FEATURES),
        Reader(encoder, load_tagger(folder / TAGGER_FILE)),
        load_acceptance(folder / ACCEPTANCE_FILE),
    )


def word_suggestions(text: str, span: tuple[int, int], estimator: Estimator) -> list[WordSuggestion]:
    """The replacements that fit the word at a span of characters, by the shipped model, best first.

    For many words, a replacer is quicker: it keeps the vectors of words that it met before.
    """
    return list(load_replacer(estimator).suggestions(text, span))


def find_word(text: str, word: str, start: int | None = None) -> tuple[int, int]:
    """The characters of a word in a text: at `start`, or where it stands first.

    Raises:
        UnusableInput: the word does not stand there.
    """
    if start is not None:
        if start >= 0 and text[start : start + len(word)] == word and word:
            return start, start + len(word)
        raise UnusableInput(f'The text has no "{shortened(word)}" at character {start}.')
    for match in WORD.finditer(text):
        if match[0] == word:
            return match.span()
    place = text.find(word) if word else -1
    if place < 0:
        raise UnusableInput(f'The text has no "{shortened(word)}".')
    return place, place + len(word)


def place_of(text: str, span: tuple[int, int]) -> WordPlace:
    """A word with the text around it, up to the next blank line."""
    start, end = span
    before = BLANK_LINE.split(text[max(0, start - _CONTEXT) : start])[-1]
    after = BLANK_LINE.split(text[end : end + _CONTEXT])[0]
    return WordPlace(before, text[start:end], after)


def _is_easier(features: NDArray[np.float32]) -> bool:
    """Whether a replacement is not hard itself, and either rated easier than the word or more frequent."""
    complexity, gain, zipf = (float(features[FEATURES.index(name)]) for name in _EASE)
    return complexity <= _MOST_COMPLEXITY and (gain > 0 or zipf > 0)


def _possible_parts(word: str, part_fits: dict[str, float]) -> dict[str, float]:
    """The probabilities of the parts of speech that a word can be: "sufficient" is an adjective wherever it stands."""
    possible = {part: fit for part, fit in part_fits.items() if base_forms(word.lower(), part)}
    total = sum(possible.values())
    return {part: fit / total for part, fit in possible.items()}


def _phrase_forms(words: list[str]) -> set[str]:
    """A phrase with its first or last word in a base form, as a dictionary lists it."""
    firsts = {words[0], *base_forms(words[0], "v")}
    lasts = {words[-1], *base_forms(words[-1], "n")}
    return {" ".join((first, *words[1:-1], last)) for first in firsts for last in lasts}


def _edits(text: str, span: tuple[int, int], written: str) -> tuple[Edit, ...]:
    article = article_edit(text, span[0], written)
    edit = (*span, written)
    return (edit,) if article is None else (article, edit)
