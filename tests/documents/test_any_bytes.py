"""Any bytes through every reader: a sentence that says what is wrong, or blocks whose text can be followed to its end."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lexile.documents import Block, BlockKind, Document
from lexile.documents.archive import Member, members
from lexile.documents.boilerplate import mark_boilerplate
from lexile.documents.decoding import decode
from lexile.documents.formats import ARCHIVE, DOCUMENTS, TEXT, Format, format_named, format_of
from lexile.documents.formats.plain import plain_blocks
from lexile.documents.reader import read_documents
from lexile.documents.sandbox import read_directly
from lexile.errors import LexileError
from lexile.text.cleaning import clean
from lexile.text.sentences import segment
from tests.documents.samples import MADE, STORY, docx, epub, html, odt, pack, pdf, replace_in_part, rtf, set_lines

often = settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
SEEDS = {kind.name: data for name, data in MADE.items() for kind in DOCUMENTS if name.endswith(kind.suffixes)}
KINDS = [kind for kind in DOCUMENTS if kind.name in SEEDS]


def read(kind: Format, data: bytes) -> tuple[Block, ...]:
    """What a reader gives, in this process: its limits on time and memory are tested by themselves."""
    return plain_blocks(decode(data)[0]) if kind is TEXT else read_directly(kind, data).blocks


def sound(kind: Format, data: bytes) -> None:
    try:
        blocks = read(kind, data)
    except LexileError as error:
        assert str(error).endswith(".")
        return
    assert all(isinstance(block.kind, BlockKind) and isinstance(block.text, str) for block in blocks)
    text = segment(clean(Document("a", mark_boilerplate(blocks)), keep_all=True))
    assert sum(sentence.words for sentence in text.sentences) == len(text.words)


@st.composite
def damaged(draw: st.DrawFn, data: bytes) -> bytes:
    """A sound file with something cut out, put in or changed at a few places."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 40)))
        data = data[:start] + draw(st.binary(max_size=20)) + data[end:]
    return data


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@often
@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_with_a_sentence(kind, data):
    sound(kind, data)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@often
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused_with_a_sentence(kind, data):
    sound(kind, data.draw(damaged(SEEDS[kind.name])))


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        (format_named("docx"), "word/document.xml"),
        (format_named("docx"), "word/styles.xml"),
        (format_named("odt"), "content.xml"),
        (format_named("epub"), "O/one.xhtml"),
        (format_named("epub"), "O/book.opf"),
        (format_named("epub"), "META-INF/container.xml"),
    ],
)
@often
@given(data=st.data())
def test_a_packed_file_with_a_damaged_part_is_read_or_refused_with_a_sentence(kind, part, data):
    """A packed file that was changed anywhere is just damaged: its parts are changed and packed again."""
    seed = SEEDS[kind.name]
    old = data.draw(st.sampled_from([b"<", b">", b"w:p", b"text:p", b"href", b"full-path", b"h1", b'"', b"/"]))
    sound(kind, replace_in_part(seed, part, old, data.draw(st.binary(max_size=12))))


@often
@given(data=st.binary(max_size=200) | damaged(pack({"a.txt": b"One day.", "b/c.md": b"# One"})))
def test_any_archive_gives_documents_or_sentences(data):
    try:
        found = list(members(data))
    except LexileError as error:
        assert str(error).endswith(".")
    else:
        assert all(isinstance(member, Member) or str(member.error).endswith(".") for member in found)


@often
@given(
    name=st.text(max_size=12),
    ending=st.sampled_from(["", ".txt", ".pdf", ".docx", ".zip", ".md"]),
    data=st.binary(max_size=60),
)
def test_any_name_is_a_name(name, ending, data):
    """Whatever a file is called, its kind is told or refused."""
    try:
        assert format_of(name + ending, data) in (*DOCUMENTS, ARCHIVE)
    except LexileError as error:
        assert str(error).endswith(".")


@often
@given(
    text=st.text(st.characters(categories=["L", "N", "P", "S"], exclude_characters="<&") | st.just(" "), max_size=80)
)
def test_any_text_comes_out_of_each_format_as_it_went_in(text):
    """No sign of any alphabet is lost on the way: what a person wrote is what is measured."""
    words = text.split()
    for kind, data in (
        (format_named("docx"), docx(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")),
        (format_named("odt"), odt(f"<text:p>{text}</text:p>")),
        (format_named("html"), html(f"<p>{text}")),
        (format_named("epub"), epub({"one.xhtml": f"<p>{text}</p>"})),
        (format_named("rtf"), rtf("".join(f"\\u{unit}?" for unit in _units(text)) + r"\par")),
    ):
        assert " ".join(block.text for block in read(kind, data)).split() == words, kind


def _units(text: str) -> list[int]:
    data = text.encode("utf-16-le")
    return [int.from_bytes(data[place : place + 2], "little", signed=True) for place in range(0, len(data), 2)]


@often
@given(
    st.lists(
        st.tuples(
            st.integers(0, 600),
            st.integers(0, 780),
            st.integers(1, 90),
            st.sampled_from(["One day.", "the", "1", "A", "x" * 60]),
        ),
        max_size=40,
    )
)
def test_no_word_of_a_pdf_is_lost_wherever_it_stands(lines):
    """Columns, rows and notes are only guessed: each word comes out once, whatever they are taken for."""
    page = [(float(left), float(bottom), float(size), text) for left, bottom, size, text in lines]
    blocks = read(format_named("pdf"), pdf([[*page, *set_lines(STORY, 72.0, 700.0)]]))
    assert STORY.count("boat") <= " ".join(block.text for block in blocks).count("boat")
    sound(format_named("pdf"), pdf([page]))


def test_a_whole_upload_of_odd_files_is_gone_through():
    """One after the other, whatever came before."""
    odd = {
        f"{number}.{ending}": bytes([number * 7 % 256]) * 9
        for number, ending in enumerate(["txt", "pdf", "rtf", "html", "epub"])
    }
    assert len(list(read_documents("odd.zip", pack({**odd, "boat.txt": STORY.encode()})))) == len(odd) + 1
