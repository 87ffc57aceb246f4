"""Pages of a long file are counted while it is read, and a click meanwhile does not make it be read again."""

import pytest
from streamlit.runtime.scriptrunner import RerunException
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData

from lexile.dashboard import work
from lexile.dashboard.page_counter import PageCounter
from lexile.dashboard.source import Source
from tests.documents.samples import pdf, set_lines

STORY = "The old man walked slowly down to the river. He carried a long rod and a small tin box. " * 40


def test_the_pages_of_a_long_pdf_are_counted() -> None:
    """In the page's process, while another one reads the file."""
    pages = 250
    data = pdf([set_lines(STORY, 72, 740)] * pages)
    told: list[tuple[int, int]] = []
    analysis, _ = work.analysis(Source("long.pdf", data), False, progress=lambda *numbers: told.append(numbers))
    assert analysis.words > 100 * pages
    assert told[-1] == (pages, pages)
    assert told == sorted(set(told))


def test_a_click_counts_when_the_file_has_been_read() -> None:
    shown: list[int] = []

    def show(done: int, total: int) -> None:
        shown.append(done)
        if done == 2:
            raise RerunException(RerunData())

    counter = PageCounter(show)
    for done in range(5):
        counter(done, 5)
    assert shown == [0, 1, 2]
    with pytest.raises(RerunException):
        counter.finish()


def test_without_a_click_the_page_goes_on() -> None:
    counter = PageCounter(lambda done, total: None)
    counter(1, 2)
    counter.finish()
