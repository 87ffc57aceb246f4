"""How far a long file has been read, in words."""


def page_of(done: int, total: int) -> str:
    """The page that is being read, after so many others.

    >>> page_of(400, 1500), page_of(1500, 1500)
    ('page 401 of 1,500', 'all 1,500 pages read')
    """
    return f"page {done + 1:,} of {total:,}" if done < total else f"all {total:,} pages read"


def pages_read(done: int, total: int) -> str:
    """How many pages have been read, and what comes next.

    >>> pages_read(400, 1500), pages_read(1500, 1500)
    ('Reading page 401 of 1,500…', 'All 1,500 pages read. Measuring the text…')
    """
    if done < total:
        return f"Reading {page_of(done, total)}…"
    return f"{page_of(done, total).capitalize()}. Measuring the text…"
