"""A phrase between commas, or after the last one, becomes a sentence of its own after the sentence without it."""

from lexile.leveling.clause_splitting.dependencies import SUBJECTS
from lexile.leveling.clause_splitting.split import BREAK, Edits
from lexile.leveling.clause_splitting.syntax import Syntax

_MOST_AFTER = 28  # tokens between a noun and the sentence that names it again
_LEAST = 4  # tokens of a phrase that is worth a sentence


def is_inserted(syntax: Syntax, first: int, last: int) -> bool:
    """Whether tokens `first` to `last` stand after a comma and before another, or before the sentence's end."""
    reading = syntax.reading
    if first < 2 or reading.lower(first - 1) != "," or reading.inside[first - 1] or last - first + 1 < _LEAST:
        return False
    if last == reading.end - 1:
        return "".join(token.text for token in reading.tokens[reading.end :]) == "."
    closes = reading.lower(last + 1) == "," and not reading.inside[last + 1]
    return closes and reading.tokens[-1].text == "."


def moved_to_end(syntax: Syntax, first: int, last: int, opening: str, start: int) -> Edits | None:
    """The edits that make a sentence of tokens `first` to `last`: `opening`, then the tokens from `start` on.

    The phrase stands as `is_inserted` says. None if too much comes after it to name its noun again.
    """
    reading = syntax.reading
    if last == reading.end - 1:
        return [reading.break_before(first - 2, start, f"{opening} ")]
    quoted = any(token.text in '“”‘"' for token in reading.tokens[last:])
    if reading.end - last > _MOST_AFTER or quoted:
        return None
    subject = syntax.subject(syntax.root)
    within = subject is not None and syntax.first[subject] <= first <= syntax.last[subject]
    if within and not begins_predicate(syntax, last + 2):
        return None  # the lady, who …, as if …, went
    # "After the war, which …, he left" keeps a comma; "the dam, which …, broke" does not.
    comma = "," if subject is not None and subject > last else ""
    end = reading.tokens[reading.end - 1].end
    return [
        (reading.tokens[first - 1].start, reading.tokens[last + 1].end, comma),
        (end, end, f"{BREAK}{opening} {reading.text(start, last + 1)}"),
    ]


def told_in_order(syntax: Syntax, noun: int, first: int, last: int, be: str, repeated: str) -> Edits | None:
    """The edits that tell of a sentence's first words, its subject, in the order of the text.

    "The house, built in 1890, stood …" becomes "The house was built in 1890. It stood …": `be` takes the place of the
    comma before token `first`, and `repeated` that of the one after token `last`. None if the noun is not the subject
    that opens the sentence, or its verb does not follow.
    """
    reading = syntax.reading
    if not opens_as_subject(syntax, noun, last) or not begins_predicate(syntax, last + 2):
        return None
    comma = reading.tokens[first - 1]
    return [(comma.start, comma.end, f" {be}"), reading.break_before(last, last + 2, f"{repeated} ")]


def told_after(syntax: Syntax, noun: int, first: int, last: int, opening: str) -> Edits | None:
    """The edits that tell of a noun in a sentence of its own at the end, where the rest goes on without the phrase."""
    if last < syntax.reading.end - 1 and not goes_on(syntax, noun, last + 2):
        return None
    return moved_to_end(syntax, first, last, opening, first)


def opens_as_subject(syntax: Syntax, noun: int, last: int) -> bool:
    """Whether a noun is the subject that opens a sentence, which goes on after token `last`."""
    inside = last < syntax.reading.end - 1
    return inside and syntax.relation(noun) in SUBJECTS and syntax.first[noun] == 0 and syntax.head(noun) == syntax.root


def begins_predicate(syntax: Syntax, first: int) -> bool:
    """Whether the main verb, perhaps behind auxiliaries and adverbs, follows from token `first` on."""
    return first <= syntax.root and all(
        syntax.relation(place) in {"aux", "auxpass", "advmod", "neg"} for place in range(first, syntax.root)
    )


def goes_on(syntax: Syntax, noun: int, first: int) -> bool:
    """Whether a sentence goes on from token `first` as if nothing stood between it and a noun.

    It does with the verb whose subject the noun is, with a phrase that a preposition or "to" opens, or, where the noun
    is in a phrase before the main clause, with the subject of that clause.
    """
    if syntax.relation(noun) == "appos":
        return False  # Tiny, the terrier, who was tied up, began …
    verb = syntax.head(noun)
    if syntax.relation(noun) in {"nsubj", "nsubjpass"}:
        links = range(first, verb)
        return first <= verb and all(syntax.relation(n) in {"aux", "auxpass", "advmod", "neg"} for n in links)
    subject = syntax.subject(syntax.root)
    if subject is not None and syntax.first[subject] == first:
        return True
    return syntax.relation(first) == "prep" or syntax.tag(first) == "TO"
