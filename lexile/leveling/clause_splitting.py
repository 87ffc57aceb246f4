"""Clause splitting: a long sentence becomes two at the clause boundary nearest to its middle."""

import re
from dataclasses import dataclass

from lexile.text.words import count_words

MIN_CLAUSE_WORDS = 5  # on either side; shorter sentences read as fragments
MIN_SENTENCE_WORDS = 12  # shorter sentences are not hard for their length

# An independent clause begins with its subject, which "bread, and butter" lacks.
_SUBJECT = (
    r"(?=(?:he|she|it|they|we|you|I|the|a|an|this|that|these|those|there|his|her|its|their|my|our|your|some|many|most|all"
    r"|each|every|no|nobody|everybody|one|if|when|now|then|[A-Z][a-z]+)\b)"
)
# Each clause boundary with its replacement once the clauses are two sentences.
_BOUNDARIES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r";\s++(?:and\s++)?", ". "),
        (r"\s{0,3}[—–]\s*+" + _SUBJECT, ". "),
        (r",\s++and\s++" + _SUBJECT, ". "),
        (r",\s++(but|so|yet)\s++" + _SUBJECT, r". \1 "),
        (r",?\s{1,3}because\s++" + _SUBJECT, ". This is because "),
        (r",\s++while\s++" + _SUBJECT, ". Meanwhile, "),
        (r",\s++which\s++(?=(?:is|was|has|makes|made)\b)(?=[^,]*$)", ". This "),
        (r",\s++which\s++(?=(?:are|were|have)\b)(?=[^,]*$)", ". These "),
        (r",\s++(?:although|though)\s++" + _SUBJECT, ". Even so, "),
        (r"\s{1,3}and\s++(?=(?:he|she|they|we|I|you)\b)", ". "),
        (r":\s++" + _SUBJECT, ". "),
    )
)


@dataclass(frozen=True, slots=True)
class Split:
    """The characters `start` to `end` of a sentence, and the replacement that makes two sentences of it."""

    start: int
    end: int
    replacement: str

    def applied(self, sentence: str) -> str:
        """The sentence after the split."""
        return sentence[: self.start] + self.replacement + sentence[self.end :]


def find_split(sentence: str) -> Split | None:
    """The split nearest to the middle of a sentence, or None if it is short or has no suitable clause boundary.

    >>> text = "The storm had passed in the night, and the harbour lay quiet under a pale sky."
    >>> find_split(text).applied(text)
    'The storm had passed in the night. The harbour lay quiet under a pale sky.'
    """
    if count_words(sentence) < MIN_SENTENCE_WORDS:
        return None
    found = [split for pattern, replacement in _BOUNDARIES for split in _splits(sentence, pattern, replacement)]
    middle = len(sentence) / 2
    return min(found, key=lambda split: abs(split.start - middle), default=None)


def _splits(sentence: str, pattern: re.Pattern[str], replacement: str) -> list[Split]:
    found = []
    for match in pattern.finditer(sentence):
        before, after = sentence[: match.start()], sentence[match.end() :]
        if min(count_words(before), count_words(after)) < MIN_CLAUSE_WORDS or _is_inside(before):
            continue
        # The new sentence begins with the replacement's own word, or else with the word after the boundary.
        new = match.expand(replacement)[2:]
        if new:
            found.append(Split(match.start(), match.end(), f". {new[0].upper()}{new[1:]}"))
        else:
            found.append(Split(match.start(), match.end() + 1, f". {after[0].upper()}"))
    return found


def _is_inside(before: str) -> bool:
    """Whether a quotation or parenthesis is open after this text; a split there would separate its two ends."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1 or before.count("(") > before.count(")")
