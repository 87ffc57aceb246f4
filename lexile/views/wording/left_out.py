"""What was left out of the measure, in words."""

from collections import Counter

from lexile.analysis import Analysis
from lexile.text.cleaning import LeftOut
from lexile.views.wording.quantities import count_of, listing

# The singular and plural of each reason that is not itself a countable noun.
_NOUNS = {
    "code": ("block of code", "blocks of code"),
    "another language": ("paragraph in another language", "paragraphs in another language"),
    "verse": ("passage of verse", "passages of verse"),
    "running head or page number": ("running head or page number", "running heads and page numbers"),
    "menu or table of contents": (
        "line of a menu or table of contents",
        "lines of menus and tables of contents",
    ),
    "licence or notice": ("paragraph of a licence or notice", "paragraphs of licences and notices"),
    "web address": ("web address", "web addresses"),
    "speaker's name": ("speaker's name", "speakers' names"),
    "name or time in a conversation": ("name or time in a conversation", "names and times in a conversation"),
    "e-mail header or signature": ("e-mail header or signature", "e-mail headers and signatures"),
}


def left_out_line(analysis: Analysis) -> str:
    """How many words were left out, and why; empty if none were."""
    if not analysis.left_out:
        return ""
    out = analysis.words_left_out
    return (
        f"{out:,} of {count_of(analysis.words + out, 'word')} left out: {listing(left_out_reasons(analysis.left_out))}."
    )


def left_out_reasons(left_out: tuple[LeftOut, ...]) -> list[str]:
    """The reasons with the number of parts left out for each, most frequent first.

    >>> left_out_reasons((LeftOut("One", "heading"), LeftOut("a | b", "table"), LeftOut("Two", "heading")))
    ['2 headings', '1 table']
    """
    counts = Counter(part.reason for part in left_out)
    return [count_of(number, *_NOUNS.get(reason, (reason, None))) for reason, number in counts.most_common()]
