"""Files made to do harm, or broken: a sentence within seconds, never a crash."""

import io
import struct
import time
import warnings
import zipfile
import zlib

import pytest

from lexile.documents import Document, read_document, read_documents
from lexile.documents.archive import Member, escapes_archive, members
from lexile.documents.formats.markdown import markdown_blocks
from lexile.documents.limits import MAX_DOCUMENTS, MAX_PAGES, MAX_PARTS, MAX_UNPACKED
from lexile.documents.names import visible_name
from lexile.documents.packed import PackedFile
from lexile.errors import DamagedFile, Failure, LexileError, NotText, ProtectedFile, TooLarge, UnsupportedFormat
from tests.documents.samples import MADE, STORY, docx, docx_paragraph, epub, html, locked_pdf, odt, pack, pdf_of

SECONDS = 30  # of the clock on a busy machine; what the readers compute is held to fewer, see test_attacks
BOMB = (
    '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def refused(name, data, kind=LexileError):
    start = time.monotonic()
    with pytest.raises(kind) as caught:
        read_document(name, data)
    assert time.monotonic() - start < SECONDS
    sentence = str(caught.value)
    assert sentence.startswith(name)
    assert sentence.endswith(".")
    return sentence


@pytest.mark.parametrize("name", [name for name in MADE if name.endswith((".docx", ".odt", ".epub", ".pdf"))])
@pytest.mark.parametrize("share", [0.02, 0.5, 0.9])
def test_a_file_that_was_cut_off_is_said_to_be_damaged_or_still_read(name, share):
    """A PDF's text may come through without its end; nothing else does."""
    data = MADE[name][: int(len(MADE[name]) * share)]
    try:
        blocks = read_document(name, data).blocks
    except LexileError as error:
        assert str(error).endswith(".")
    else:
        assert name.endswith(".pdf")
        assert blocks[-1].text


@pytest.mark.parametrize("head", [BOMB, OUTSIDE], ids=["bomb", "outside"])
@pytest.mark.parametrize("make", [docx, odt])
def test_entities_are_refused(head, make):
    body = docx_paragraph("&c; &x;") if make is docx else "<text:p>&c; &x;</text:p>"
    assert "entities" in refused("a." + make.__name__, make(body, head=head), DamagedFile)


def test_entities_in_a_book_are_refused_and_never_fetched():
    container = f'{OUTSIDE}<container><rootfile full-path="&x;"/></container>'
    refused("a.epub", epub(more={"META-INF/container.xml": container}), DamagedFile)


def test_entities_in_a_page_of_a_book_stay_as_they_are():
    blocks = read_document("a.epub", epub({"one.xhtml": f"{OUTSIDE}<p>It says &x; here.</p>"})).blocks
    assert "root:" not in " ".join(block.text for block in blocks)


def test_a_packed_bomb_is_refused_by_the_limit_that_it_breaks():
    """Sixty megabytes of blanks pack into sixty kilobytes."""
    large = " " * (MAX_UNPACKED + 1)
    assert "unpacks" in refused("a.docx", docx(docx_paragraph(large)), TooLarge)
    pages = {f"{number}.xhtml": " " * 20_000_000 for number in range(4)}
    assert "unpacks" in refused("a.epub", epub(pages), TooLarge)


def test_a_packed_part_that_lies_about_its_size_is_cut():
    data = bytearray(pack({"a.txt": b"a" * 100_000}))
    place = data.rfind(b"PK\x01\x02") + 24
    data[place : place + 4] = struct.pack("<I", 10)
    with pytest.raises(LexileError):
        PackedFile(bytes(data)).read("a.txt")


@pytest.mark.parametrize("way", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_part_that_is_packed_in_an_unusual_way_is_refused(way):
    """Found by fuzzing: a header that no unpacker knows, which could as well ask for gigabytes."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", way) as file:
        file.writestr("a.txt", STORY)
    (answer,) = read_documents("a.zip", data.getvalue())
    assert "unusual" in str(answer.error)


def names_of(data: bytes) -> list[str]:
    return [one.name for one in members(data)]


def test_members_of_one_name_are_told_apart() -> None:
    packed = io.BytesIO()
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(packed, "w") as archive:
        for number in range(3):
            archive.writestr("class/essay.txt", STORY + str(number))
    found = list(members(packed.getvalue()))
    assert [one.name for one in found] == ["class/essay.txt", "class/essay (2).txt", "class/essay (3).txt"]
    assert len({one.data for one in found if isinstance(one, Member)}) == 3


def test_a_path_may_begin_with_the_folder_itself() -> None:
    assert names_of(pack({"./one.txt": STORY, "./.hidden.txt": STORY})) == ["one.txt"]


def test_a_name_in_another_encoding_costs_no_document() -> None:
    """The name claims to be UTF-8 and is not; the other member is not affected either."""
    data = pack({"café.txt": STORY, "two.txt": STORY}).replace("café".encode(), b"caf\xe9_")
    found = list(members(data))
    assert [isinstance(one, Member) for one in found] == [True, True]
    assert found[0].name.startswith("caf")


def test_hidden_characters_of_a_name_are_taken_out() -> None:
    """They could move a terminal's cursor, or show a name back to front."""
    assert names_of(pack({"\x1b[31mred\u202e.txt": STORY})) == ["[31mred.txt"]
    assert read_document("\x1b[31mred.txt", STORY.encode()).name == "[31mred.txt"


def test_a_damaged_part_is_charged_for_what_it_unpacked() -> None:
    """Parts whose checksum is wrong take as much memory as others."""
    part = b"a" * 9_000_000
    data = bytearray(pack({f"{number}.txt": part for number in range(9)}))
    checksum = struct.pack("<I", zlib.crc32(part))
    data = data.replace(checksum, bytes(4))
    file = PackedFile(bytes(data))
    errors = []
    for name in file:
        with pytest.raises(LexileError) as caught:
            file.read(name)
        errors.append(type(caught.value))
    assert errors[0] is DamagedFile
    assert errors[-1] is TooLarge


def test_too_many_parts_and_documents_are_refused_by_number():
    assert f"{MAX_PARTS:,}" in refused("a.zip", pack({f"{n}.txt": b"" for n in range(MAX_PARTS + 1)}), TooLarge)
    (answer,) = read_documents("a.zip", pack({f"{n}.txt": b"a" for n in range(MAX_DOCUMENTS + 1)}))
    assert str(MAX_DOCUMENTS) in str(answer.error)


def test_too_many_pages_are_refused_by_number():
    kids = " ".join(["3 0 R"] * (MAX_PAGES + 1))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {MAX_PAGES + 1} >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"]  # fmt: skip
    assert f"{MAX_PAGES:,}" in refused("a.pdf", pdf_of(objects), TooLarge)


@pytest.mark.parametrize(
    "objects",
    [
        ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"],
        ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 900 >>"],
        ["1 0 R"],
        ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"],
    ],
)
def test_a_pdf_that_leads_in_a_circle_is_an_end(objects):
    refused("a.pdf", pdf_of(objects))


def test_a_page_nested_without_end_is_read():
    """A tag in a tag, two hundred thousand deep, kept the reader of web pages for more than a minute."""
    start = time.monotonic()
    blocks = read_document("a.html", html("<p>" + "<div>" * 200_000 + STORY)).blocks
    assert time.monotonic() - start < SECONDS
    assert [block.text for block in blocks] == [STORY]


NESTED = {
    "lists by indentation": lambda n: " " * 2 * n + "- ",
    "lists by four columns": lambda n: " " * 4 * n + "1. ",
    "quotations": lambda n: ">" * (n + 1) + " ",
    "lists on one line": lambda n: "- " * (n + 1),
    "quotations and lists": lambda n: "> - " * (n + 1),
    "quotations, then lists": lambda n: "> " * (n // 2) + "1. " * (n - n // 2 + 1),
    "lists in a quotation": lambda n: ">" + " " * 2 * n + "- ",
    "both ways at once": lambda n: " " * 2 * n + "- " * (n % 20 + 1),
    "ever further": lambda n: " " * 30 * n + "- " * 15,
}


@pytest.mark.parametrize("kind", NESTED)
def test_nothing_nested_deeply_in_markdown_is_lost(kind):
    """The parser leaves out what is deeper than a limit, without a word."""
    lines = [f"{NESTED[kind](number)}Item{number} walks.\n" for number in range(150)]
    blank = "\n" if "quotation" in kind or "one line" in kind else ""
    text = " ".join(block.text for block in markdown_blocks(blank.join(lines)))
    assert [number for number in range(150) if f"Item{number} walks." not in text] == []


def test_a_line_of_stars_is_still_a_break():
    assert [block.text for block in markdown_blocks("One.\n\n" + "* " * 40 + "\n\nTwo.")] == ["One.", "Two."]


NAMES = ["a" * 60_000, "\x1b[31m" * 5_000, "caf\udce9", "a\u202eb\n::error::c", "b" * 60_000]


def test_long_and_hidden_names_of_members_are_shown_short():
    """Each member is told apart, by a name that a table can show and a file can hold."""
    for name in NAMES[:1] + NAMES[3:]:
        (document,) = read_documents("a.zip", pack({f"{name}.txt": b"It rained all day."}))
        assert len(document.name) <= 300
        assert document.name.isprintable()
        assert document.name.endswith(".txt")
    for name in NAMES:
        assert visible_name(name).isprintable()
        visible_name(name).encode()


def test_locked_files_are_said_to_be_locked():
    data = bytearray(pack({"a.txt": b"secret"}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + place] |= 1
    (answer,) = read_documents("a.zip", bytes(data))
    assert isinstance(answer.error, ProtectedFile)
    manifest = {"META-INF/manifest.xml": "<m><encryption-data/></m>", "content.xml": b"\x00\x01"}
    locked = pack({"mimetype": "application/vnd.oasis.opendocument.text", **manifest})
    assert "password" in refused("a.odt", locked, ProtectedFile)
    cipher = "<encryption><CipherReference URI='O/one.xhtml'/></encryption>"
    assert "DRM" in refused("a.epub", epub(more={"META-INF/encryption.xml": cipher}), ProtectedFile)
    assert "password" in refused("a.pdf", locked_pdf(), ProtectedFile)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "picture"),
        (b"\xff\xd8\xff\xe0" + bytes(99), "picture"),
        (b"Rar!" + bytes(99), "Unpack it first"),
        (b"MZ" + bytes(99), "program"),
        (pack({"xl/workbook.xml": "<a/>"}), "Excel"),
        (pack({"ppt/slide.xml": "<a/>"}), "slide show"),
    ],
)
@pytest.mark.parametrize("ending", [".docx", ".pdf", ".txt", ".epub"])
def test_what_is_no_text_is_called_by_its_name(data, what, ending):
    assert what in refused(f"holiday{ending}", data, NotText)


@pytest.mark.parametrize("ending", [".doc", ".docx", ".txt"])
def test_an_old_word_file_is_told_how_to_save_it(ending):
    """It cannot be told from a locked .docx, which is packed the same way."""
    sentence = refused(f"a{ending}", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), UnsupportedFormat)
    assert "save it as .docx" in sentence


@pytest.mark.parametrize("ending", [".docx", ".odt", ".pdf", ".epub", ".rtf", ".zip"])
def test_an_empty_file_is_said_to_be_empty(ending):
    assert "empty" in refused(f"a{ending}", b"", DamagedFile)


# Archives


def test_each_document_of_an_archive_comes_and_a_bad_one_keeps_none_back():
    parts = {
        **MADE,
        "deep/in/one.txt": STORY.encode(),
        "../../out.txt": STORY.encode(),
        "photo.docx": b"\x89PNG" + bytes(9),
    }
    answers = list(read_documents("class.zip", pack({**parts, "__MACOSX/._boat.txt": b"\x00", ".DS_Store": b"\x00"})))
    assert [answer.name for answer in answers] == list(parts)
    unread = {answer.name: str(answer.error) for answer in answers if isinstance(answer, Failure)}
    assert list(unread) == ["../../out.txt", "photo.docx"]
    assert "leads out" in unread["../../out.txt"]
    assert all(isinstance(answer, Document) for answer in answers if answer.name not in unread)


def test_an_archive_in_an_archive_is_not_unpacked():
    (answer,) = read_documents("a.zip", pack({"b.zip": pack({"c.txt": b"Hello."})}))
    assert isinstance(answer.error, UnsupportedFormat)


def test_a_single_file_is_the_one_document():
    (document,) = read_documents("boat.odt", MADE["boat.odt"])
    assert document == read_document("boat.odt", MADE["boat.odt"])


@pytest.mark.parametrize("name", ["/etc/passwd", "..\\..\\a.txt", "C:\\a.txt", "a/../../b.txt", "C:a.txt"])
def test_names_that_lead_out_are_known(name):
    assert escapes_archive(name)


def test_nothing_is_written_to_a_disk(monkeypatch, tmp_path):
    """All is unpacked into memory."""
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    for name, data in MADE.items():
        read_document(name, data)
    assert not list(tmp_path.iterdir())


def test_members_are_told_apart_by_what_can_be_seen() -> None:
    """However their names begin, and whatever is hidden in them, all are read, each under a name of its own."""
    names = [
        "a.txt",
        "a.txt",
        "./a.txt",
        "././a.txt",
        ".//a.txt",
        "a\u202e.txt",
        "a\x1b.txt",
        "a\U000e0041.txt",
        "a\u00ad.txt",
    ]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of zipfile, for names that are there already
        data = archive(names)
    read = list(read_documents("x.zip", data))
    assert [one.name for one in read] == ["a.txt", *(f"a ({number}).txt" for number in range(2, len(names) + 1))]
    assert not any(isinstance(one, Failure) for one in read)


def test_many_members_of_one_name_are_counted_before_they_are_named() -> None:
    """A hundred thousand names would otherwise be compared with each other."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        data = archive(["a.txt"] * 100_000, "")
    begun = time.process_time()
    (failure,) = read_documents("x.zip", data)
    assert time.process_time() - begun < 10
    assert "100,000 parts" in str(failure.error)


def archive(names: list[str], text: str = STORY) -> bytes:
    """An archive with members of these names, each with the same text."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name in names:
            file.writestr(name, text)
    return packed.getvalue()
