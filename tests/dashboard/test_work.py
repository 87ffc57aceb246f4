"""Texts are read and measured in another process: the same answers, and no text can harm the page."""

import pytest

from lexile.analysis import analyze
from lexile.dashboard import work
from lexile.dashboard.source import Source
from lexile.errors import AnotherLanguage, DamagedFile, TooLarge
from lexile.estimator.estimator import Estimator
from lexile.isolation import Limits, ProcessDied
from tests.documents.samples import MADE, looping_pdf, pack

GERMAN = "Der Hund lief schnell zur Tür und bellte laut, weil jemand vor dem Haus stand. "
STORY = "The old man walked slowly down to the river. He carried a long rod and a small tin box. " * 8


def test_the_answer_is_that_of_the_library(estimator: Estimator) -> None:
    source = Source("boat.docx", MADE["boat.docx"])
    analysis, size = work.analysis(source, False)
    expected = analyze(source.document(), estimator)
    assert (analysis.text, analysis.estimate, analysis.cautions) == (
        expected.text,
        expected.estimate,
        expected.cautions,
    )
    assert size > len(expected.text)
    assert work.outcome(source, False).estimate == expected.estimate


def test_errors_cross_over() -> None:
    with pytest.raises(AnotherLanguage):
        work.analysis(Source("a.txt", GERMAN * 9), False)
    with pytest.raises(DamagedFile, match=r"^a\.docx: "):
        work.analysis(Source("a.docx", b"PK\x03\x04 and nothing else"), False)


def test_a_file_that_takes_too_long_is_refused_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "_LIMITS", Limits(seconds=1, memory=200 * 2**20))
    with pytest.raises((TooLarge, DamagedFile), match=r"^this\.pdf: "):
        work.analysis(Source("this.pdf", looping_pdf()), False)


def test_a_text_that_takes_too_much_memory_is_refused_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "_LIMITS", Limits(seconds=20, memory=20 * 2**20))
    with pytest.raises(TooLarge, match=r"^t: .*20 MB of memory"):
        work.analysis(Source("t", STORY * 300), False)


def test_a_reader_that_crashes_is_told_without_blame(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object, **__: object) -> None:
        raise ProcessDied("The process that worked on the text ended with status -6.")

    monkeypatch.setattr(work._SANDBOX, "call", crash)
    with pytest.raises(DamagedFile, match=r"^a\.pdf: .* may be damaged, or need more memory"):
        work.analysis(Source("a.pdf", b"%PDF-"), False)


def test_an_archive_is_unpacked_elsewhere_too() -> None:
    found = work.sources("class.zip", pack({"one.txt": STORY, "two.txt": STORY}))
    assert [source.name for source in found] == ["one.txt", "two.txt"]
    assert [source.name for source in work.sources("broken.zip", b"PK\x03\x04")] == ["broken.zip"]
