"""Names of files and documents, made safe to show: on the page, in tables and in a terminal."""

import re

# Control characters move a terminal's cursor or change its colours; direction marks show a name in another order; tags
# and selectors carry text that nobody sees.
_HIDDEN = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e0fff]+"
)


def visible_name(name: str) -> str:
    """A name without characters that cannot be seen.

    >>> visible_name("\\x1b[31mred.txt"), visible_name("gpj.\\u202etxt")
    ('[31mred.txt', 'gpj.txt')
    """
    return _HIDDEN.sub("", name) or "unnamed"
