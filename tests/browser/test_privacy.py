"""A text stays between its visitor and the page's server: other hosts, other visitors, links and logs never get it."""

import zipfile
from io import BytesIO

import pytest

from tests.browser.conftest import OpenPage, Server
from tests.browser.texts import MARKUP, STORY

pytestmark = pytest.mark.browser

SECRET = "Xylophones quarrel rarely"


def archive() -> bytes:
    """An archive with a document that cannot be read."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr("Xylophone.docx", b"\x89PNG " + SECRET.encode())
    return data.getvalue()


FAILING = {
    "Xylophone.docx": b"PK\x03\x04" + SECRET.encode() * 20,
    "Xylophone.pdf": b"%PDF-1.4\n" + SECRET.encode() * 20,
    "Xylophone.txt": f"Der Hund lief schnell zur Tür und bellte laut: {SECRET}, weil draußen jemand stand. ".encode()
    * 4,
    "Xylophone.zip": archive(),
}


def test_page_makes_no_request_to_another_host(open_page: OpenPage) -> None:
    """Loading, pasting and hovering only involve the page's own server."""
    visit = open_page()
    visit.paste(MARKUP)
    visit.chart(1).hover()
    visit.page.get_by_text("Samples", exact=True).click()
    visit.settle()
    assert visit.requests
    assert visit.requests_to_other_hosts() == []


def test_server_logs_no_word_of_a_text(open_page: OpenPage, server: Server) -> None:
    """Nothing of a pasted text reaches the server's output."""
    visit = open_page()
    visit.paste(f"{SECRET}. {STORY}")
    log = server.log.read_text(encoding="utf-8")
    assert not any(word in log for word in ("Xylophones", "old man", "river"))


@pytest.mark.parametrize("name", FAILING)
def test_server_logs_no_word_of_a_document_that_fails(open_page: OpenPage, server: Server, name: str) -> None:
    """Neither its text nor its name, whether reading it fails or a later step."""
    visit = open_page()
    visit.upload((name, FAILING[name]))
    visit.page.get_by_role("alert").wait_for(timeout=20_000)
    visit.settle()
    log = server.log.read_text(encoding="utf-8")
    assert "http" in log  # Streamlit's greeting: this is the right file
    # Streamlit logs a traceback of its own when a browser leaves early; those of the page start differently.
    assert not any(word in log for word in (*SECRET.split(), "Xylophone", "Uncaught app", "lexile.errors"))


def test_visitors_never_see_each_others_text(open_page: OpenPage) -> None:
    """Two sessions at the same time on one server have separate texts."""
    first, second = open_page(), open_page()
    first.paste(f"{SECRET}. {STORY}")
    assert "Xylophones" in first.sheet.inner_text()
    second.page.reload()
    second.page.get_by_text("Sample passage “").wait_for(timeout=20_000)
    second.settle()
    assert "Xylophones" not in second.page.content() + second.sheet.inner_text()
    second.paste(STORY)
    assert "Xylophones" not in second.page.content() + second.sheet.inner_text()
    assert "Xylophones" in first.sheet.inner_text()


def test_a_link_keeps_the_view_but_never_the_text(open_page: OpenPage) -> None:
    """The address contains only settings; opened again, it shows the same tab with the sample."""
    visit = open_page()
    visit.paste(f"{SECRET}. {STORY}")
    visit.open_tab("Formulas")
    assert "view=Formulas" in visit.page.url
    assert not any(word in visit.page.url for word in ("Xylophones", "river"))
    visit.page.goto(visit.page.url)
    visit.page.get_by_text("Sample passage “").wait_for(timeout=20_000)
    assert visit.page.get_by_role("tab", name="Formulas", exact=True).get_attribute("aria-selected") == "true"
