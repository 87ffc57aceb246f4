"""Files as people have them: any encoding, hard line breaks, wrong endings."""

import pytest

from lexile.analysis import analyze
from lexile.documents import MAX_BYTES, BlockKind, document_from_text, read_document
from lexile.documents.formats.markdown import markdown_blocks
from lexile.errors import NotText, TooLarge, UnsupportedFormat

TEXT = "“Well,” said the café’s owner, “it is late.”"


def texts(document):
    return [block.text for block in document.blocks]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_a_text_reads_the_same_in_any_encoding(encoding):
    assert texts(read_document("a.txt", TEXT.encode(encoding))) == [TEXT]


def test_an_old_encoding_is_noted():
    assert read_document("a.txt", TEXT.encode("cp1252")).notes
    assert not read_document("a.txt", TEXT.encode()).notes


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, bytes(500), bytes(range(1, 256)) * 9])
def test_a_file_that_is_no_text_is_said_to_be_none(data):
    with pytest.raises(NotText, match=r"holiday\.txt"):
        read_document("holiday.txt", data)


@pytest.mark.parametrize("sign", ["RIFF", "ID3", "OggS", "GIF8", "Rar!", "%!PS", "WEBVTT"])
def test_a_text_may_begin_with_the_letters_of_a_signature(sign):
    """As other files do; control characters follow there."""
    for text in (f"{sign} is what the file begins with.", f"{sign} is what the file begins with.\x1a"):
        assert texts(read_document("a.txt", text.encode())) == [f"{sign} is what the file begins with."]
    if sign not in ("%!PS", "WEBVTT"):
        with pytest.raises(NotText, match="the file is a"):
            read_document("a.txt", sign.encode() + bytes(range(99)))


def test_a_program_for_a_printer_is_no_text():
    with pytest.raises(NotText, match="PostScript"):
        read_document("a.ps", b"%!PS-Adobe-3.0\n%%Pages: 1\n")


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("One day the dog ran.\x1a", "One day the dog ran."),
        ("One day the caf\ufffd was shut.", "One day the caf\ufffd was shut."),
    ],
)
def test_a_short_text_with_an_odd_character_is_a_text(given, read):
    assert texts(read_document("a.txt", given.encode())) == [read]


@pytest.mark.parametrize("name", ["a.csv", "a", "a.exe", ".txt"])
def test_an_unknown_ending_is_refused_with_the_known_ones(name):
    with pytest.raises(UnsupportedFormat, match=r"\.txt"):
        read_document(name, b"Some text.")


def test_a_file_over_the_limit_is_refused_by_its_number():
    with pytest.raises(TooLarge, match="20 MB"):
        read_document("a.txt", b"a " * (MAX_BYTES // 2 + 1))


def test_lines_that_a_machine_broke_are_one_paragraph():
    """An e-text broken at 70 characters has paragraphs, not lines."""
    wrapped = (
        "It was the first of the three days that they had been promised, and the\n"
        "whole house was up before the sun, since nobody could bear to lie still\n"
        "while the boats were being made ready.\n\nThe second paragraph."
    )
    assert len(texts(document_from_text(wrapped))) == 2


def test_lines_that_a_writer_broke_stay_paragraphs():
    spoken = "“Where is she now?” asked the boy.\n“Upstairs, I think.”\n“Then call her.”"
    assert len(texts(document_from_text(spoken))) == 3


@pytest.mark.parametrize("bullet", ["●", "▪", "■", "○", "·", "⁃", "•\u00a0"])
def test_pasted_bullets_are_bullets(bullet):
    """As they are copied from word processors and web pages."""
    blocks = document_from_text(f"Take these:\n{bullet} A jar of honey\n{bullet} Some string").blocks
    assert [(block.kind, block.text) for block in blocks[1:]] == [
        (BlockKind.LIST_ITEM, "A jar of honey"),
        (BlockKind.LIST_ITEM, "Some string"),
    ]


def test_list_items_lose_their_bullets():
    blocks = document_from_text("Take these:\n- a sharp knife\n- 2. not a mark\n1. The bread is cut.").blocks
    assert [block.text for block in blocks] == ["Take these:", "a sharp knife", "2. not a mark", "The bread is cut."]
    assert [block.kind for block in blocks[1:]] == [BlockKind.LIST_ITEM] * 3


def test_markdown_keeps_words_and_drops_markup():
    markdown = (
        "---\ntitle: x\n---\n# The *Sea*\n\nSee [the map](http://x.org/y) and `code`, **now**.\n\n> A quote.\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nprint(1)\n```\n\n<script>alert(1)</script>\n\n![picture](a.png)\n"
    )
    blocks = read_document("a.md", markdown.encode()).blocks
    assert [(block.kind, block.text) for block in blocks[:3]] == [
        (BlockKind.HEADING, "The Sea"),
        (BlockKind.PARAGRAPH, "See the map and code, now."),
        (BlockKind.QUOTE, "A quote."),
    ]
    assert {block.kind for block in blocks[3:]} == {BlockKind.TABLE, BlockKind.CODE}


def test_nothing_of_a_block_is_lost_between_two_processes():
    """A Markdown file and the same text read here give the same blocks, numbers of list items too."""
    text = "# Steps\n\nDo this:\n\n1. Cut the bread.\n2. Eat the bread.\n\n- Wash up.\n"
    blocks = read_document("a.md", text.encode()).blocks
    assert blocks == markdown_blocks(text)
    assert [block.numbered for block in blocks] == [False, False, True, True, False]
    assert [block.level for block in blocks] == [1, 0, 0, 0, 0]


def test_a_numbered_list_measures_the_same_pasted_and_as_a_file(estimator):
    """Its numbers count as the published measure counts them, whichever way the text comes."""
    text = "He found the following.\n\n" + "\n".join(
        f"{number}. When open vessels filled with water are placed in the room, the air stays as dry as it was."
        for number in range(1, 8)
    )
    pasted, read = document_from_text(text), read_document("a.md", text.encode())
    without = read_document("a.md", text.replace(". When", ") When").encode())
    measures = [analyze(document, estimator).estimate.measure for document in (pasted, read, without)]
    assert measures[0] == pytest.approx(measures[1])
    assert measures[0] < measures[2] - 50


def test_a_line_with_only_a_no_break_space_is_blank():
    first = "It was late, and so he went home by the shortest way, which led him"
    lines = f"{first}\nthrough the fields that lay behind the old mill and the little inn."
    assert texts(document_from_text(f"{lines}\n\u00a0\n{lines}")) == [lines, lines]


def test_quotations_of_a_web_page_have_their_marks():
    """A browser adds them, unless the writer did."""
    page = "<html><body><p>He said: <q>Ann said <q>no</q> to me</q>. She said <q>“no”</q>.</p></body></html>"
    assert texts(read_document("a.html", page.encode())) == ["He said: “Ann said ‘no’ to me”. She said “no”."]
