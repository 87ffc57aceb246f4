"""Sessions at a command line in plain text: what was typed behind a prompt, and what the computer answered."""

import re
from collections.abc import Iterator

from lexile.documents.program import has_common_words, reads_as_prose
from lexile.documents.structure import SENTENCE_END

Run = tuple[bool, list[str]]
"""Whether lines belong to a session, and the lines."""

# The prompts of usual shells: $ ls, user@host:~$ ls, [user@host boats]$ ls, bash-5.1$ ls, C:\> dir, PS C:\> dir.
# A dollar before a capital or a number is a price.
_PROMPT = re.compile(
    r"[ ]*(?:\$ (?=[a-z./~_-])|[\w.-]{1,40}@[\w.-]{1,60}:[\w./~-]{0,200}[$#%](?: |$)"
    r"|\[[\w.-]{1,40}@[\w.-]{1,60} [\w./~-]{1,100}\][$#%](?: |$)|(?:ba|z|k)?sh(?:-\d[\d.]{0,9})?[$#%] "
    r"|(?:PS )?[A-Z]:(?:\\[^\\/:*?\"<>|\n]{0,100}){1,30}> ?(?=\S|$))"
)
_SIGN = re.compile(r"^" + _PROMPT.pattern, re.MULTILINE)
# What most texts do not have. A search for what begins with one certain character is quick.
_PARTS_OF_PROMPTS = (
    re.compile(r"\$ [a-z./~_-]"),
    re.compile(r"@[\w.-]{1,60}[: ][\w./~-]{0,200}\]?[$#%]"),
    re.compile(r":\\"),
)
_LETTER = re.compile(r"\w")  # not in the line below a heading
_LEAST_WORDS = 5  # of a line of prose among the answers of a computer


def has_session(text: str) -> bool:
    """Whether a text has a prompt at the beginning of a line.

    >>> has_session("Type this:\\n$ make"), has_session("$ 5 is not much.")
    (True, False)
    """
    return any(part.search(text) for part in _PARTS_OF_PROMPTS) and _SIGN.search(text) is not None


def session_runs(lines: list[str]) -> Iterator[Run]:
    """Runs of the lines between two blank ones: sessions, and the prose before and behind them.

    >>> list(session_runs(["Build it:", "  $ make", "  done", "Then run it."]))
    [(False, ['Build it:']), (True, ['  $ make', '  done']), (False, ['Then run it.'])]
    """
    run: list[str] = []
    inside, margin = False, 0
    begins_with_prompt = _PROMPT.match(lines[0]) is not None
    for line in lines:
        own = len(line) - len(line.lstrip(" "))
        if _PROMPT.match(line):
            belongs, margin = True, own
        elif not inside:
            belongs = False
        elif run[-1].endswith(("\\", "^")):  # a command of several lines
            belongs = True
        else:
            belongs = own >= margin > 0 or (begins_with_prompt and (own > margin or not _is_sentence(line)))
        if run and belongs is not inside:
            yield inside, run
            run = []
        run.append(line)
        inside = belongs
    yield inside, run


def is_output(lines: list[str]) -> bool:
    """Whether lines behind a session are more of what the computer answered: at least two, without words of prose."""
    return len(lines) > 1 and not has_common_words("\n".join(lines)) and _LETTER.search(lines[1]) is not None


def _is_sentence(line: str) -> bool:
    words = line.split()
    return (
        len(words) >= _LEAST_WORDS
        and words[0][:1].isupper()
        and SENTENCE_END.search(line.rstrip()) is not None
        and reads_as_prose(line)
    )
