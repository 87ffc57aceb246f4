"""The words of a text that are worth teaching to readers, one line for each family.

    vocabulary(analysis, estimator, readers=readers)    # for readers with a measure
    vocabulary(analysis, estimator, cefr="B1")          # for learners of English at a CEFR level

A word is worth teaching if it is harder than what the readers can be expected to know; among these, those come first
that matter most to the text: what it is about, what it says again and again.
"""

from collections.abc import Collection
from dataclasses import dataclass
from math import log2

from lexile.analysis import Analysis
from lexile.documents.names import shortened
from lexile.errors import UnusableInput
from lexile.estimator.estimator import MODEL_FOLDER, Estimator
from lexile.estimator.word_difficulty import ContentWord
from lexile.explain.readers import Readers
from lexile.leveling.families import families
from lexile.leveling.glossary import defined
from lexile.leveling.key_terms import key_terms, words_of
from lexile.leveling.meanings import meanings
from lexile.leveling.word_lists import LEVELS, ListedLevel, WordLists, load_word_lists

MOST = 20  # words on a sheet: more than a class learns from one text
# L: a word this much harder than the readers' own measure is one that they may not know. A reader understands three
# quarters of a text at the own measure, so a word has to be clearly above it to stand out.
HARDER_BY = 100.0
_KEY_TERM, _AGAIN = 300.0, 60.0  # L that a key term, and each doubling of the number of times, count for
_MOST_LOOKED_UP = 120  # words whose meaning is looked for; more would not come onto a sheet


@dataclass(frozen=True, slots=True)
class VocabularyWord:
    """A word worth teaching, with the sentence in which it stands first.

    `family` holds the other words of its family in the text; `part_of_speech` is one of `n v a r`, or empty; `meaning`
    may be empty. `count` is of the whole family, `sentence` counts from 0, `difficulty` is in L.
    """

    word: str
    family: tuple[str, ...]
    part_of_speech: str
    meaning: str
    sentence: int
    sentence_text: str
    count: int
    difficulty: float
    level: ListedLevel | None
    is_sight_word: bool
    is_key_term: bool


def vocabulary(
    analysis: Analysis,
    estimator: Estimator,
    *,
    readers: Readers | None = None,
    cefr: str | None = None,
    add: Collection[str] = (),
    most: int = MOST,
) -> tuple[VocabularyWord, ...]:
    """At most `most` words worth teaching, those that matter most first; words in `add` come on top of these.

    Without readers and level, the measure of the text itself is taken as theirs.

    Raises:
        UnusableInput: the CEFR level does not exist.
    """
    if cefr is not None and cefr not in LEVELS:
        raise UnusableInput(f"“{shortened(cefr)}” is not a CEFR level. Choose one of {', '.join(LEVELS)}.")
    lists = load_word_lists(MODEL_FOLDER)
    terms = {term.lemma for term in key_terms(analysis, estimator)}
    words = {word.word: word for word in analysis.content_words}
    wanted = {word.strip().lower() for word in add}
    found: list[tuple[float, tuple[ContentWord, ...]]] = []
    added: list[tuple[float, tuple[ContentWord, ...]]] = []
    for family in families(words):
        members = tuple(words[one] for one in family)
        if wanted & {form for one in members for form in (one.word, *one.forms)}:
            added.append((0.0, members))
        elif _is_above(members, analysis, lists, readers, cefr):
            found.append((-_weight(members, terms), members))
    found.sort(key=lambda one: one[0])
    chosen = [members for _, members in [*added, *found[: max(most, 0)]]][:_MOST_LOOKED_UP]
    return _described(chosen, analysis, estimator, lists, terms)


def _is_above(
    family: tuple[ContentWord, ...], analysis: Analysis, lists: WordLists, readers: Readers | None, cefr: str | None
) -> bool:
    """Whether readers may not know the easiest word of a family."""
    easiest = min(family, key=lambda one: one.difficulty)
    if easiest.word in lists.sight:
        return False
    if cefr is not None:
        listed = [level for one in family if (level := lists.level_of(one.word)) is not None]
        if listed:
            return min(LEVELS.index(one.level) for one in listed) > LEVELS.index(cefr)
        # What neither list has is mostly rarer than C2; by its difficulty, since some easy words are missing too.
        return easiest.difficulty > analysis.contributions.baseline
    measure = analysis.estimate.measure if readers is None else (readers.low + readers.high) / 2
    return easiest.difficulty > measure + HARDER_BY


def _weight(family: tuple[ContentWord, ...], terms: set[str]) -> float:
    """How much a family is worth teaching, in L: its difficulty, and what it means to the text."""
    count = sum(one.count for one in family)
    is_term = any(one.word in terms for one in family)
    return family[0].difficulty + _AGAIN * log2(count) + (_KEY_TERM if is_term else 0.0)


def _described(
    chosen: list[tuple[ContentWord, ...]],
    analysis: Analysis,
    estimator: Estimator,
    lists: WordLists,
    terms: set[str],
) -> tuple[VocabularyWord, ...]:
    heads = [min(family, key=lambda one: one.start) for family in chosen]
    starts = [one.sentence.start for one in analysis.sentences]
    company = words_of(analysis, estimator)
    described = []
    for head, family, meaning in zip(
        heads, chosen, meanings(analysis.text, [(one.start, one.end) for one in heads], estimator), strict=True
    ):
        number = max(sum(start <= head.start for start in starts) - 1, 0)
        part = meaning.part_of_speech if meaning is not None else ""
        of_school = defined(head.word, company) if part == "n" else None
        described.append(
            VocabularyWord(
                word=_shown(head, part, analysis.text),
                family=tuple(one.word for one in family if one is not head),
                part_of_speech=part,
                meaning=of_school or (meaning.text if meaning is not None else ""),
                sentence=number,
                sentence_text=" ".join(analysis.text_of(analysis.sentences[number].sentence).split()),
                count=sum(one.count for one in family),
                difficulty=head.difficulty,
                level=lists.level_of(head.word, part),
                is_sight_word=head.word in lists.sight,
                is_key_term=any(one.word in terms for one in family),
            )
        )
    return tuple(described)


def _shown(word: ContentWord, part: str, text: str) -> str:
    """A word as it heads its line: an adverb as it stands in the text, since its meaning is not the adjective's."""
    written = text[word.start : word.end].lower()
    return written if part == "r" and written.endswith("ly") else word.word
