"""The hard words of a text, in words."""

from lexile.analysis import Analysis
from lexile.estimator.word_difficulty import ContentWord
from lexile.views.wording.quantities import count_of

MOST_WORDS = 200  # listed; a longer table is more than anyone reads
WORDS_HINT = (
    "A word's difficulty is the estimated measure of a sentence of typical length in which every third word is as hard "
    "as this one. Forms of a word are counted together; names and numbers are left out."
)


def hard_words_line(analysis: Analysis) -> str:
    """How many content words there are, and how many are harder than those of a typical passage."""
    words: tuple[ContentWord, ...] = analysis.content_words
    if not words:
        return "No content words: only names, numbers and function words such as “the” and “of”."
    harder = sum(one.difficulty > analysis.contributions.baseline for one in words)
    listed = f" The {MOST_WORDS} hardest are listed." if len(words) > MOST_WORDS else ""
    return (
        f"{count_of(len(words), 'different content word')}, hardest first; {harder:,} of them harder than the words of "
        f"a typical passage from grades 3 to 12.{listed}"
    )
