"""What the running server writes down of documents that fail: nothing that stands in them."""

import zipfile
from io import BytesIO

import pytest

pytestmark = pytest.mark.browser

WORDS = "Xylophones quarrel rarely"


def archive() -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr("Xylophone.docx", b"\x89PNG " + WORDS.encode())
    return data.getvalue()


FAILING = {
    "Xylophone.docx": b"PK\x03\x04" + WORDS.encode() * 20,
    "Xylophone.pdf": b"%PDF-1.4\n" + WORDS.encode() * 20,
    "Xylophone.txt": f"Der Hund lief schnell zur Tür und bellte laut: {WORDS}, weil draußen jemand stand. ".encode()
    * 4,
    "Xylophone.zip": archive(),
}


@pytest.mark.parametrize("name", FAILING)
def test_the_log_holds_no_word_of_a_document_that_fails(visit, server, name: str) -> None:
    """Neither its text nor its name, whether its reader failed or what came after."""
    seen = visit()
    seen.page.get_by_text("Upload", exact=True).click()
    seen.page.locator('input[type="file"]').set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": FAILING[name]}
    )
    seen.page.get_by_role("alert").wait_for(timeout=20_000)
    seen.settled()
    log = server.log.read_text(encoding="utf-8")
    assert "http" in log  # what it says when it begins: the log is the right file
    # Streamlit writes a trace of its own where a browser left early; one of the program's begins otherwise.
    assert not any(word in log for word in (*WORDS.split(), "Xylophone", "Uncaught app", "lexile.errors"))
