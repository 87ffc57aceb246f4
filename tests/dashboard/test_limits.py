"""What one visitor may use: characters, bytes and computing time; the others notice nothing."""

import asyncio
import gc
from collections.abc import AsyncGenerator

import pytest
from starlette.datastructures import Headers
from starlette.formparsers import MultiPartParser
from streamlit.proto.Common_pb2 import FileURLs
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFile, UploadedFileRec
from streamlit.testing.v1 import AppTest

from lexile.dashboard import arrivals, budget, text_input, uploads
from lexile.dashboard.boxes import LIMITS
from lexile.dashboard.source import Source
from tests.dashboard.conftest import OpenTab, paste

MIB = 2**20
TEXT = "The old man walked slowly down to the river, where nobody had ever seen a shark before. " * 9
SPENT = "15 minutes of computing time"


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> MemoryUploadedFileManager:
    """Streamlit's keeper of uploads, with room for 10 bytes of a visitor and 15 of all."""
    uploads.guard()
    monkeypatch.setattr(uploads, "MAX_UPLOADED", 10)
    monkeypatch.setattr(uploads, "MAX_ALL_UPLOADED", 15)
    monkeypatch.setattr(uploads, "_SHELF", uploads._Shelf())
    return MemoryUploadedFileManager("/upload")


def uploaded(manager: MemoryUploadedFileManager, session: str, name: str, size: int) -> UploadedFile:
    """What the page sees of a file that a browser sent."""
    manager.add_file(session, UploadedFileRec(name, name, "text/plain", b"x" * size))
    return UploadedFile(manager.get_files(session, [name])[0], FileURLs())


def test_every_box_has_a_limit(open_tab: OpenTab) -> None:
    """However much somebody pastes, wherever."""
    for tab in ("Why", "Compare", "Readers", "Target"):
        page = open_tab(tab)
        boxes = [*page.text_area, *page.text_input]
        assert boxes
        assert all(0 < box.proto.max_chars <= budget.MAX_TYPED for box in boxes), tab
        assert all(LIMITS[box.label] == box.proto.max_chars for box in boxes), "which the browser is told"


def test_files_of_one_visitor_are_bounded(small: MemoryUploadedFileManager) -> None:
    """What is over the limit is not kept, and named with the reason; what is removed makes room."""
    assert uploads.refusal(uploaded(small, "ann", "a.txt", 6)) is None
    second = uploaded(small, "ann", "b.txt", 6)
    assert second.getvalue() == b""
    refusal = uploads.refusal(second)
    assert refusal is not None
    assert refusal.failure is not None
    assert str(refusal.failure.error).startswith("b.txt: not read, because the files here would take more than 60 MB")
    small.remove_file("ann", "a.txt")
    assert uploads.refusal(uploaded(small, "ann", "c.txt", 6)) is None


def test_files_of_all_visitors_are_bounded(small: MemoryUploadedFileManager) -> None:
    """When a visitor leaves, there is room for others again."""
    assert uploads.refusal(uploaded(small, "ann", "a.txt", 9)) is None
    refusal = uploads.refusal(uploaded(small, "ben", "b.txt", 9))
    assert refusal is not None
    assert refusal.failure is not None
    assert "other visitors' files" in str(refusal.failure.error)
    small.remove_session_files("ann")
    assert uploads.refusal(uploaded(small, "ben", "c.txt", 9)) is None


def test_room_is_made_with_one_collection(small: MemoryUploadedFileManager, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many visits have to end for an upload, the server's own thread collects garbage once."""
    away = [f"visitor {number}" for number in range(15)]
    for name in away:
        uploaded(small, name, name, 1)
    collections = []

    def end_the_eldest() -> bool:
        small.remove_session_files(away.pop(0))
        return True

    monkeypatch.setattr(uploads, "forget_eldest_departed", end_the_eldest)
    monkeypatch.setattr(gc, "collect", lambda: collections.append(len(away)))
    assert uploads.refusal(uploaded(small, "ann", "a.txt", 9)) is None
    assert collections == [15 - 9]


@pytest.mark.usefixtures("small")
def test_what_archives_hold_is_bounded() -> None:
    """Counted as long as somebody holds it, for one visitor and for all."""
    first = uploads.within_limits([Source("a", b"x" * 6), Source("b", b"x" * 6), Source("c", b"xxx")], set())
    assert [source.failure is None for source in first] == [True, False, True]
    other = uploads.within_limits([Source("d", b"x" * 9)], set())
    assert other[0].failure is not None
    assert uploads.within_limits(first, set(), first) == first
    del first, other
    gc.collect()
    assert uploads.within_limits([Source("d", b"x" * 9)], set())[0].failure is None


def test_uploads_that_arrive_together_wait_for_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Eleven large files at once take the memory of a few, and all of them arrive."""
    uploads.guard()
    monkeypatch.setattr(uploads, "_ARRIVING", arrivals.Arrivals(MIB, patience=60))
    monkeypatch.setattr(arrivals, "_PAUSE", 0.001)
    sent = done = most = 0

    async def body() -> AsyncGenerator[bytes, None]:
        nonlocal sent, most
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
        for _ in range(16):
            sent += 1
            most = max(most, sent - done)
            yield b"a" * (MIB // 16)
            await asyncio.sleep(0)
        yield b"\r\n--x--\r\n"

    async def upload() -> None:
        nonlocal done
        await MultiPartParser(Headers({"content-type": "multipart/form-data; boundary=x"}), body()).parse()
        done += 16

    async def all_of_them() -> None:
        await asyncio.gather(*(upload() for _ in range(11)))

    asyncio.run(all_of_them())
    assert done == 11 * 16
    assert most <= 16 + 16 + 11


def test_a_visit_that_used_its_time_is_told(page: AppTest) -> None:
    """One sentence for what takes more work, and the page goes on."""
    page.session_state["visit_meter"].seconds = budget.VISIT_SECONDS + 1
    paste(page, f"{TEXT} It was late.")
    assert SPENT in page.error[0].value.replace("\\", "")


@pytest.mark.parametrize("tab", ["Why", "Words"])
def test_more_about_a_text_is_work_too(tab: str, open_tab: OpenTab) -> None:
    """Of each kind."""
    text = f"{TEXT} He told nobody."
    open_tab("Formulas", text)
    page = open_tab(tab)
    page.session_state["visit_meter"].seconds = budget.VISIT_SECONDS + 1
    paste(page, text)
    assert page.metric
    assert SPENT in page.error[0].value.replace("\\", "")


def test_a_batch_is_work_too(page: AppTest) -> None:
    """Each document says why it was not read."""
    page.session_state["visit_meter"].seconds = budget.VISIT_SECONDS + 1
    page.segmented_control(key="input_method").set_value(text_input.UPLOAD).run()
    for name in ("a.txt", "b.txt"):
        page.file_uploader(key="files").upload(name, TEXT.encode())
    page.run()
    assert not page.exception
    assert all(SPENT in caution for caution in page.dataframe[0].value["Caution"])


def test_what_was_worked_out_is_shown_after_the_time_of_a_visit(open_tab: OpenTab) -> None:
    """It can still be read and saved."""
    page = open_tab("Export", TEXT)
    page.session_state["visit_meter"].seconds = budget.VISIT_SECONDS + 1
    page.run()
    assert not page.error
    assert page.metric
    assert page.get("download_button")


def test_the_end_of_one_visit_is_not_told_to_another(page: AppTest, open_tab: OpenTab) -> None:
    """Who reloads the page, or pastes the same text, is answered at once."""
    page.session_state["visit_meter"].seconds = budget.VISIT_SECONDS + 1
    text = f"{TEXT} In the evening he went home."
    assert paste(page, text).error
    assert not open_tab("Formulas", text).error


def test_reading_a_text_is_counted(open_tab: OpenTab) -> None:
    """The meter of a visit runs."""
    page = open_tab("Why", "The old man walked slowly down to the river, where nobody had ever seen a fish. " * 9)
    assert 0 < page.session_state["visit_meter"].seconds < 20
