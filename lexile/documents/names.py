"""Names of files and documents, made safe to show: on the page, in tables and in a terminal."""

import re

# Control characters move a terminal's cursor or change its colours; direction marks show a name in another order; tags
# and selectors carry text that nobody sees.
_HIDDEN = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e0fff]+"
)

_MOST, _START, _END = 300, 200, 60  # characters of a name; file systems allow 255
_QUOTED = 40  # characters of a text that a message repeats


def visible_name(name: str) -> str:
    """A name, or a line with names in it, without invisible characters.

    Bytes of a file's name that are not text become question marks, since neither tables nor terminals can hold them.

    >>> visible_name("\\x1b[31mred.txt"), visible_name("gpj.\\u202etxt"), visible_name("caf\\udce9.txt")
    ('[31mred.txt', 'gpj.txt', 'caf?.txt')
    """
    return _HIDDEN.sub("", name.encode("utf-8", "replace").decode("utf-8")) or "unnamed"


def shown_name(name: str) -> str:
    """The name of a document as it is shown: visible, and of a length that a table can show.

    >>> shown_name("a" * 10_000 + ".txt") == "a" * 200 + "…" + "a" * 56 + ".txt"
    True
    """
    name = visible_name(name)
    return name if len(name) <= _MOST else f"{name[:_START]}…{name[-_END:]}"


def shortened(text: str) -> str:
    """The beginning of what somebody wrote, for a message.

    >>> shortened("a" * 100)
    'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…'
    """
    text = visible_name(text[: 2 * _QUOTED])
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"
