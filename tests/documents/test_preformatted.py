"""Lines that were broken by hand are read as what they are: prose, verse or a program, whatever their markup says."""

import inspect
import json
import textwrap
from pathlib import Path

import pytest

from lexile.documents import BlockKind, read_document
from lexile.documents.program import reads_as_prose
from tests.documents.samples import docx, docx_paragraph, html, odt

STORY = "The old man walked slowly down to the river. He carried a long rod and a small tin box."
LETTER = "Dear Ann,\n\nthank you for your letter. We were glad to hear that you\nare well, and that the boat is mended at last.\n\nYour uncle"
POEM = (
    "How doth the little crocodile\nImprove his shining tail,\nAnd pour the waters of the Nile\nOn every golden scale!"
)
PROGRAM = 'def sail(boat):\n    if boat.is_afloat():\n        return boat.go("north")'
SETTINGS = "[boat]\nname = Ann\nlength=12\npath: /var/lib/boats"
SHELL = "$ sudo apt-get install boat\n$ boat --far --name=Ann > log.txt"


@pytest.mark.parametrize(
    "markup", ["<pre>{}</pre>", "<pre><code>{}</code></pre>", '<pre class="literal-block">{}</pre>']
)
@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (LETTER, {BlockKind.PARAGRAPH}),
        (POEM, {BlockKind.VERSE}),
        (PROGRAM, {BlockKind.CODE}),
        (SETTINGS, {BlockKind.CODE}),
        (SHELL, {BlockKind.CODE}),
    ],
)
def test_preformatted_lines_in_a_page_are_judged_by_their_words(markup: str, text: str, kinds: set[BlockKind]) -> None:
    page = html(f"<p>{STORY}</p>{markup.format(text)}<p>{STORY}</p>")
    blocks = read_document("page.html", page).blocks[1:-1]
    assert {block.kind for block in blocks} == kinds
    assert " ".join(block.text for block in blocks).split() == text.split()


@pytest.mark.parametrize(
    "marked", ['<pre><code class="language-python">{}</code></pre>', '<pre class="screen">{}</pre>']
)
def test_what_is_declared_to_be_a_program_is_one(marked: str) -> None:
    page = html(f"<p>{STORY}</p>{marked.format('# Row the boat to the other side of the river')}")
    assert [block.kind for block in read_document("page.html", page).blocks] == [BlockKind.PARAGRAPH, BlockKind.CODE]


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        (f"```\n{LETTER}\n```", {BlockKind.PARAGRAPH}),
        (f"```text\n{POEM}\n```", {BlockKind.VERSE}),
        (textwrap.indent(LETTER, "    "), {BlockKind.PARAGRAPH}),
        (f"```python\n{LETTER}\n```", {BlockKind.CODE}),
        (f"```\n{PROGRAM}\n```", {BlockKind.CODE}),
        (textwrap.indent(SHELL, "    "), {BlockKind.CODE}),
    ],
)
def test_fenced_and_indented_lines_in_markdown_are_judged_by_their_words(lines: str, kinds: set[BlockKind]) -> None:
    blocks = read_document("a.md", f"{STORY}\n\n{lines}\n\n{STORY}\n".encode()).blocks[1:-1]
    assert {block.kind for block in blocks} == kinds


def test_a_program_in_a_word_processor_is_code_beside_prose() -> None:
    """A handout on programming keeps its listings in the style of preformatted text."""
    lines = PROGRAM.split("\n")
    word = docx(
        docx_paragraph(STORY) + "".join(docx_paragraph(line, "x") for line in lines),
        styles={"x": "HTML Preformatted"},
    )
    style = 'text:style-name="Preformatted_20_Text"'
    opendocument = odt(f"<text:p>{STORY}</text:p>" + "".join(f"<text:p {style}>{line}</text:p>" for line in lines))
    for name, data in (("a.docx", word), ("a.odt", opendocument)):
        kinds = [block.kind for block in read_document(name, data).blocks]
        assert kinds == [BlockKind.PARAGRAPH, BlockKind.CODE], name


def test_a_manual_whose_lines_are_all_preformatted_keeps_its_prose() -> None:
    page = html(f"<pre>{STORY}\n{STORY}\n\n{PROGRAM}\n\n{PROGRAM}\n\n{STORY}</pre>")
    blocks = read_document("page.html", page).blocks
    kinds = [block.kind for block in blocks if block.text.strip()]
    assert kinds.count(BlockKind.PARAGRAPH) == 3
    assert set(kinds) == {BlockKind.PARAGRAPH, BlockKind.CODE}


def test_programs_are_told_from_prose_by_labels_that_we_did_not_write() -> None:
    """Functions of Python's library, without what they say about themselves, against passages by other authors."""
    functions = [
        textwrap.dedent(inspect.getsource(function)).replace(function.__doc__ or "\0", "")
        for module in (json.decoder, textwrap, inspect)
        for _, function in inspect.getmembers(module, inspect.isfunction)
    ]
    assert sum(map(reads_as_prose, functions)) <= 0.02 * len(functions)
    passages = json.loads((Path(__file__).parents[1] / "cases" / "beginners.json").read_text(encoding="utf-8"))
    texts = [text for text in _strings(passages) if len(text.split()) >= 20]
    assert len(texts) > 10
    assert sum(map(reads_as_prose, texts)) >= 0.97 * len(texts)


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in parts for text in _strings(part)]
