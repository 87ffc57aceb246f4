"""The time that the whole way of a text takes grows no faster than the text, whatever the text contains."""

import contextlib
from collections.abc import Callable
from functools import partial
from itertools import islice

import pytest

from lexile.analysis import analyze
from lexile.documents import document_from_text
from lexile.documents.contents import mark_contents
from lexile.documents.document import Block, BlockKind
from lexile.documents.formats import format_named
from lexile.documents.sandbox import read_directly
from lexile.errors import LexileError
from lexile.estimator.estimator import Estimator
from tests.documents.samples import docx, docx_paragraph, epub, html, odt, rtf
from tests.growth import grows_too_fast
from tests.hostile import runs

_LENGTH = 1_500  # characters
_GROWTH = 4  # times the text
_ALLOWED = 10.0  # times the time; what grows with the square takes 16 times as long
_NOISE = 0.15  # seconds; less is not told from noise on a busy machine


_too_fast = partial(grows_too_fast, allowed=_ALLOWED, noise=_NOISE)


def _slow(step: Callable[[str], object], kinds: int | None = None) -> list[str]:
    """The kinds of text, of all or of the first few, for which a step takes more than its share of time."""

    def take(text: str) -> None:
        with contextlib.suppress(LexileError):  # a text may be refused, which may take no longer either
            step(text)

    take("The dog ran home. " * 50)  # what is loaded or cached at first use is not counted
    pairs = islice(zip(runs(_LENGTH), runs(_GROWTH * _LENGTH), strict=True), kinds)
    return [kind for (kind, short), (_, long) in pairs if _too_fast(partial(take, short), partial(take, long))]


@pytest.mark.parametrize("keep_all", [False, True])
def test_analyzing(estimator: Estimator, keep_all: bool) -> None:
    assert _slow(lambda text: analyze(document_from_text(text), estimator, keep_all=keep_all)) == []


def _read(kind: str, before: str, after: str, text: str) -> None:
    read_directly(format_named(kind), f"{before}{text}{after}".encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [("markdown", "", ""), ("html", "<html><body>", ""), ("rtf", "{\\rtf1 ", "}"), ("mail", "MIME-Version: 1.0\n", "")],
)
def test_reading(kind: str, before: str, after: str) -> None:
    assert _slow(partial(_read, kind, before, after)) == []


_STORY = "The old dog ran home because it was late. "
_TABLE_OF_ODT = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"


def _ladder(begin: str, end: str, inside: str, depth: int) -> str:
    """Tags within each other, each with something before the next."""
    return (begin + inside) * depth + end * depth


def _tags(tag: str, depth: int) -> str:
    return _ladder(f"<{tag}>", f"</{tag}>", _STORY, depth)


NESTED: dict[str, tuple[str, Callable[[int], bytes]]] = {
    **{
        f"html {tag}": ("html", lambda depth, tag=tag: html(_tags(tag, depth)))
        for tag in ("div", "sup", "pre", "b", "a")
    },
    "html lists": ("html", lambda depth: html(_ladder("<ul><li>", "</li></ul>", _STORY, depth))),
    "html tables": ("html", lambda depth: html(_ladder("<table><tr><td>", "</td></tr></table>", _STORY, depth))),
    "html without ends": ("html", lambda depth: html("<p><b><i>" * depth + _STORY)),
    "epub lists": ("epub", lambda depth: epub({"a.xhtml": _ladder("<ul><li>", "</li></ul>", _STORY, depth)})),
    "docx tables": (
        "docx",
        lambda depth: docx(_ladder("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", docx_paragraph(_STORY), depth)),
    ),
    "odt tables": (
        "odt",
        lambda depth: odt(
            _ladder(
                f'<x:table xmlns:x="{_TABLE_OF_ODT}"><x:table-row><x:table-cell>',
                "</x:table-cell></x:table-row></x:table>",
                f"<text:p>{_STORY}</text:p>",
                depth,
            )
        ),
    ),
    "odt lists": (
        "odt",
        lambda depth: odt(
            _ladder("<text:list><text:list-item>", "</text:list-item></text:list>", f"<text:p>{_STORY}</text:p>", depth)
        ),
    ),
    "rtf groups": ("rtf", lambda depth: rtf(_ladder("{\\b ", "}", _STORY, depth))),
}


@pytest.mark.parametrize("kind", NESTED)
def test_nested_tags(kind: str) -> None:
    """A tag within a tag within a tag costs what tags beside each other cost, and all text is there."""
    name, make = NESTED[kind]
    depth = 4_000
    read_directly(format_named(name), make(10))

    def read(depth: int, data: bytes) -> None:
        content = read_directly(format_named(name), data)
        stories = 1 if kind == "html without ends" else depth
        assert sum(block.text.count(_STORY.strip()) for block in content.blocks) == stories

    assert not _too_fast(*(partial(read, size, make(size)) for size in (depth, _GROWTH * depth)))


def test_lines_of_an_item() -> None:
    """As after two lines with dashes, which make a list of all that follow."""

    def page(lines: int) -> bytes:
        return html(f"- a<br>- b{f'<br>{_STORY}' * lines}")

    read_directly(format_named("html"), page(10))
    pages = (page(lines) for lines in (10_000, _GROWTH * 10_000))
    assert not _too_fast(*(partial(read_directly, format_named("html"), data) for data in pages))


def test_contents() -> None:
    """Thousands of titles that begin with the same word are looked up, not tried one after the other."""

    def blocks(titles: int) -> tuple[Block, ...]:
        listed = (Block(BlockKind.PARAGRAPH, f"Chapter of story {number}") for number in range(titles))
        headings = (Block(BlockKind.HEADING, f"Chapter {number}") for number in range(titles))
        return (*listed, *headings, Block(BlockKind.HEADING, "Index"))

    assert not _too_fast(*(partial(mark_contents, blocks(titles)) for titles in (4_000, _GROWTH * 4_000)))


def test_a_quadratic_step_is_noticed() -> None:
    def step(text: str) -> None:
        for place in range(len(text)):
            sum(1 for _ in text[place:])

    assert len(_slow(step, kinds=3)) == 3
