"""Web pages nested thousands of tags deep are read in time that grows with their length.

A parser looks through all open tags again and again, as the standard asks of it, so browsers ignore tags that are
nested too deeply. Here such tags are taken out before the page is parsed; their text stays, and where a block began or
ended, a new paragraph begins.
"""

import re

MAX_DEPTH = 512  # open tags, as in Chromium
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*+)(?:[^<>]*>)?")
# Tags without an end, and tags that end by themselves where the next one begins.
_NEVER_OPEN = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot option"
    .split()
)  # fmt: skip
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small "
    "span strike strong sub sup time tt u var"
    .split()
)  # fmt: skip
_PARAGRAPH = "<p>"


def limit_depth(page: str) -> str:
    """A page without the tags that are nested more than `MAX_DEPTH` deep; most pages as they are.

    >>> deep = "<div>" * 600 + "Hello." + "</div>" * 600
    >>> limit_depth(deep) == "<div>" * 512 + "<p>" * 88 + "Hello." + "<p>" * 88 + "</div>" * 512
    True
    """
    if page.count("<") <= MAX_DEPTH:
        return page
    open_tags: list[str] = []
    counts: dict[str, int] = {}  # of each name among the open tags
    taken_out: dict[str, int] = {}
    kept: list[str] = []
    done = 0
    for tag in _TAG.finditer(page):
        name = tag[2].lower()
        if name in _NEVER_OPEN:
            continue
        if not tag[1]:
            if len(open_tags) < MAX_DEPTH:
                open_tags.append(name)
                counts[name] = counts.get(name, 0) + 1
                continue
            taken_out[name] = taken_out.get(name, 0) + 1
        elif taken_out.get(name):
            taken_out[name] -= 1
        else:
            if counts.get(name):
                while open_tags:
                    closed = open_tags.pop()
                    counts[closed] -= 1
                    if closed == name:
                        break
            continue
        kept.append(page[done : tag.start()])
        if name not in _INLINE:
            kept.append(_PARAGRAPH)
        done = tag.end()
    return "".join([*kept, page[done:]]) if kept else page
