"""The hard words of a text, in words."""

from lexile.analysis import Analysis
from lexile.estimator.word_difficulty import ContentWord
from lexile.views.wording.quantities import count_of

MOST_WORDS = 200  # listed; a longer table is more than anyone reads
WORDS_HINT = (
    "A word's difficulty is the level at which learners meet it, given as the measure of sentences of that level. It "
    "comes from people's ratings of words and from CEFR word lists. Forms of a word are counted together; names and "
    "numbers are left out."
)


def hard_words_line(analysis: Analysis) -> str:
    """How many content words there are, and how many are harder than the text as a whole."""
    words: tuple[ContentWord, ...] = analysis.content_words
    if not words:
        return "No content words: only names, numbers and function words such as “the” and “of”."
    harder = sum(one.difficulty > analysis.estimate.measure for one in words)
    listed = f" The {MOST_WORDS} hardest are listed." if len(words) > MOST_WORDS else ""
    return (
        f"{count_of(len(words), 'different content word')}, hardest first; {harder or 'none'} of them harder than the "
        f"text as a whole.{listed}"
    )
