"""The notes of a Markdown text, which some of its dialects write between the paragraphs: [^1]: As everybody knows."""

import re

_START = re.compile(r"[ ]{0,3}\[\^[^\]\n]{1,40}\]:[ \t]*")
_INDENT = re.compile(r"[ ]{4}|[ ]{0,3}\t")
# A line that ends a paragraph even without an empty line: a heading, a quotation, an item, a rule, a tag.
_OTHER = re.compile(r"[ ]{0,3}(?:#{1,6}\s|>|<|:::|[-*_=]{3}|(?:[-*+]|\d{1,9}[.)])\s)")


def notes_apart(text: str) -> tuple[str, list[str]]:
    r"""A text without its notes, and the notes: what goes on behind their marks, and what is indented below.

    >>> notes_apart("It rained.[^1]\n\n[^1]: As it\noften does.\n\n    Ask her.\n\nThe end.")
    ('It rained.[^1]\n\nThe end.', ['As it\noften does.\n\nAsk her.\n'])
    """
    if "[^" not in text:
        return text, []
    kept: list[str] = []
    notes: list[list[str]] = []
    inside = after_blank = False
    for line in text.split("\n"):
        if start := _START.match(line):
            notes.append([line[start.end() :]])
            inside, after_blank = True, False
            continue
        indent = _INDENT.match(line)
        is_blank = not line.strip()
        if inside and not is_blank and not indent and (after_blank or _OTHER.match(line)):
            inside = False
        if inside:
            notes[-1].append(line[indent.end() :] if indent else line)
        else:
            kept.append(line)
        after_blank = is_blank
    return "\n".join(kept), ["\n".join(lines) for lines in notes]
