"""Where a long sentence can be split in two: at the joint between two clauses that is nearest to its middle."""

import re
from dataclasses import dataclass

from lexile.text.words import count_words

LEAST_WORDS = 5  # on either side; less is no sentence worth having
LONG = 12  # words from which splitting a sentence helps a reader at all

# A clause of its own begins with its subject; "bread, and butter" is no joint.
_SUBJECT = (
    r"(?=(?:he|she|it|they|we|you|I|the|a|an|this|that|these|those|there|his|her|its|their|my|our|your|some|many|most|all"
    r"|each|every|no|nobody|everybody|one|if|when|now|then|[A-Z][a-z]+)\b)"
)
# What joins two clauses, and what stands there once they are two sentences.
_JOINTS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r";\s+(?:and\s+)?", ". "),
        (r"\s*[—–]\s*" + _SUBJECT, ". "),
        (r",\s+and\s+" + _SUBJECT, ". "),
        (r",\s+(but|so|yet)\s+" + _SUBJECT, r". \1 "),
        (r",?\s+because\s+" + _SUBJECT, ". This is because "),
        (r",\s+while\s+" + _SUBJECT, ". Meanwhile, "),
        (r",\s+which\s+(?=is|was|are|were|has|had|can|could|will|would|makes?|made)(?=[^,]*$)", ". This "),
        (r",\s+(?:although|though)\s+" + _SUBJECT, ". Even so, "),
        (r"\s+and\s+(?=(?:he|she|they|we|I|you)\b)", ". "),
        (r":\s+" + _SUBJECT, ". "),
    )
)


@dataclass(frozen=True, slots=True)
class Split:
    """Characters `start` to `end` of a sentence, and what to write there so that it becomes two."""

    start: int
    end: int
    replacement: str

    def applied(self, sentence: str) -> str:
        """The sentence as two."""
        return sentence[: self.start] + self.replacement + sentence[self.end :]


def find_split(sentence: str) -> Split | None:
    """The best place to split a sentence; none where it is short, or no joint leaves a sentence on both sides.

    >>> text = "The storm had passed in the night, and the harbour lay quiet under a pale sky."
    >>> find_split(text).applied(text)
    'The storm had passed in the night. The harbour lay quiet under a pale sky.'
    """
    if count_words(sentence) < LONG:
        return None
    found = [split for pattern, joint in _JOINTS for split in _splits(sentence, pattern, joint)]
    middle = len(sentence) / 2
    return min(found, key=lambda split: abs(split.start - middle), default=None)


def _splits(sentence: str, pattern: "re.Pattern[str]", joint: str) -> list[Split]:
    found = []
    for match in pattern.finditer(sentence):
        before, after = sentence[: match.start()], sentence[match.end() :]
        if min(count_words(before), count_words(after)) < LEAST_WORDS or _within_quotes(before):
            continue
        # The first letter of the new sentence: of the joint's own word, or of the one that follows.
        new = match.expand(joint)[2:]
        if new:
            found.append(Split(match.start(), match.end(), f". {new[0].upper()}{new[1:]}"))
        else:
            found.append(Split(match.start(), match.end() + 1, f". {after[0].upper()}"))
    return found


def _within_quotes(before: str) -> bool:
    """Whether a quotation is open: splitting there would leave it without its end."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1 or before.count("(") > before.count(")")
