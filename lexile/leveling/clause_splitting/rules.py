"""The splits that all rules propose together: `RULES` for statements, `questions`, and those that read a tree."""

import re
from collections.abc import Callable, Iterable, Iterator

from lexile.leveling.clause_splitting.appositions import apposition, definitions
from lexile.leveling.clause_splitting.by_tree import TREE_RULES
from lexile.leveling.clause_splitting.by_tree.wholeness import is_whole_sentence
from lexile.leveling.clause_splitting.contrasts import concessions, contrasts
from lexile.leveling.clause_splitting.coordination import bare_coordination, coordination
from lexile.leveling.clause_splitting.dashes import dashes
from lexile.leveling.clause_splitting.participles import participle
from lexile.leveling.clause_splitting.places import places
from lexile.leveling.clause_splitting.purposes import purposes
from lexile.leveling.clause_splitting.questions import questions
from lexile.leveling.clause_splitting.reading import SentenceReading
from lexile.leveling.clause_splitting.reasons import reasons
from lexile.leveling.clause_splitting.relatives import relatives, shares
from lexile.leveling.clause_splitting.semicolons import semicolons
from lexile.leveling.clause_splitting.shared_subjects import shared_subject
from lexile.leveling.clause_splitting.split import MIN_CLAUSE_WORDS, Edits, Split, SplitKind, parts_of, split_of
from lexile.leveling.clause_splitting.syntax import Syntax
from lexile.leveling.clause_splitting.times import times
from lexile.leveling.parser import Parser
from lexile.text.words import count_words

MIN_SENTENCE_WORDS = 12  # shorter sentences are not hard for their length
_MOST_CHARACTERS = 1_000  # of a sentence; longer ones are lists or not prose
_SURE = 0.85  # confidence above which the place in the sentence decides

RULES: tuple[Callable[[SentenceReading], Iterable[tuple[SplitKind, Edits]]], ...] = (
    semicolons,
    coordination,
    bare_coordination,
    relatives,
    places,
    apposition,
    reasons,
    contrasts,
    times,
    purposes,
    participle,
    shared_subject,
    concessions,
    definitions,
    shares,
    dashes,
)
"""In the order in which they are asked: where two propose a split at one place, the first is taken."""


def find_split(sentence: str, parser: Parser | None = None) -> Split | None:
    """The split nearest to the middle of a sentence, sure ones first; None if there is none.

    >>> text = "The storm had passed in the night, and the harbour was quiet under a pale sky."
    >>> find_split(text).applied(text)
    'The storm had passed in the night. The harbour was quiet under a pale sky.'
    """
    return _best(find_splits(sentence, parser), len(sentence) / 2)


def _best(splits: list[Split], middle: float) -> Split | None:
    return min(splits, key=lambda one: (one.confidence < _SURE, abs(one.start - middle)), default=None)


def compatible_splits(sentence: str, parser: Parser | None = None) -> list[Split]:
    """The best split of a sentence, and others that may be made together with it or alone.

    >>> text = "The bell rang five times, and the men came at once, but the women stayed in the house."
    >>> [split.replacement for split in compatible_splits(text)]
    ['. T', '. But ']
    """
    found = find_splits(sentence, parser)
    best = _best(found, len(sentence) / 2)
    if best is None:
        return []
    chosen = [best]
    for split in sorted(found, key=lambda one: (one.kind is not SplitKind.COORDINATION, one.start)):
        if any(split.start < other.end and other.start < split.end for other in chosen):
            continue
        edges = [0, *sorted(place for one in (*chosen, split) for place in (one.start, one.end)), len(sentence)]
        parts = [sentence[edges[number] : edges[number + 1]] for number in range(0, len(edges), 2)]
        if all(count_words(part) >= MIN_CLAUSE_WORDS for part in parts) and (
            split.kind is SplitKind.COORDINATION or _is_found_within(sentence, split, chosen, parser)
        ):
            chosen.append(split)
    return sorted(chosen, key=lambda one: one.start)


_OPENING = re.compile(r"[.?] (?=[^.?]*\Z)")  # the break in a replacement, after which the next sentence begins


def _is_found_within(sentence: str, split: Split, others: Iterable[Split], parser: Parser | None) -> bool:
    """Whether a split is found, the same, in the new sentence in which it lies once the others are made."""
    before = max((one for one in others if one.end <= split.start), key=lambda one: one.end, default=None)
    after = min((one for one in others if one.start >= split.end), key=lambda one: one.start, default=None)
    start, opening = 0, ""
    if before is not None:
        start, opening = before.end, _OPENING.split(before.replacement)[-1]
    text = opening + (sentence[start:] if after is None else f"{sentence[start : after.start]}.")
    shift = len(opening) - start
    return any(
        (one.start, one.end, one.replacement) == (split.start + shift, split.end + shift, split.replacement)
        for one in find_splits(text, parser)
    )


def find_splits(sentence: str, parser: Parser | None = None) -> list[Split]:
    """The splits of a sentence, in the order of their places; each is to be made alone.

    Without a parser, only the rules by patterns of words are asked.
    """
    if count_words(sentence) < MIN_SENTENCE_WORDS or len(sentence) > _MOST_CHARACTERS:
        return []
    bare = sentence.rstrip("”\"’') ")
    if not bare.endswith((".", "?")) or sentence.rstrip().endswith("..."):
        return []
    reading = SentenceReading(sentence)
    tree = parser.parse([token.text for token in reading.tokens]) if parser is not None else None
    syntax = None if tree is None else Syntax(reading, tree)
    found: dict[int, Split] = {}
    for rule in RULES if bare.endswith(".") else (questions,):
        for kind, edits in rule(reading):
            split = split_of(sentence, kind, edits)
            if split is not None and not (syntax and _joins_participle(syntax, edits)):
                found.setdefault(split.start, split)
    if parser is not None and syntax is not None and bare.endswith("."):
        for split in _by_tree(syntax, parser):
            found.setdefault(split.start, split)
    return [found[start] for start in sorted(found)]


def _joins_participle(syntax: Syntax, edits: Edits) -> bool:
    """Whether what "and" would join as a second verb is a participle: he produced it, attached to a string, and …"""
    ends = {end for _, end, new in edits if new == " and"}
    tokens = syntax.reading.tokens
    return any(token.end in ends and syntax.tag(number + 1) == "VBN" for number, token in enumerate(tokens[:-1]))


def _by_tree(syntax: Syntax, parser: Parser) -> Iterator[Split]:
    """The splits that the tree of a sentence allows, each part a whole sentence."""
    reading = syntax.reading
    for rule in TREE_RULES:
        for kind, edits in rule(syntax):
            split = split_of(reading.sentence, kind, edits)
            if split is not None and all(is_whole_sentence(part, parser) for part in parts_of(reading.sentence, edits)):
                yield split
