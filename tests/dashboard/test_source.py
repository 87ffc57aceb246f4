"""A source that is edited on the page stays the document that it was."""

from dataclasses import replace

from lexile.analysis import analyze
from lexile.dashboard.source import Source
from lexile.documents import BlockKind
from lexile.estimator.estimator import Estimator
from lexile.explain.placement import given_text
from tests.browser.texts import STORY

PAGE = (
    "<html><body><h1>Rivers</h1>"
    f"<p>{STORY}</p><ol><li>Fold the paper along the line.</li><li>Cut it.</li></ol>"
    "<table><tr><td>day</td><td>ice</td></tr><tr><td>one</td><td>two</td></tr></table>"
    f"<pre>int main(void) {{ return 0; }}</pre><p>{STORY}</p></body></html>"
).encode()


def test_an_edited_file_keeps_its_headings_lists_and_tables(estimator: Estimator) -> None:
    """Else what is not measured in it, such as a table, would count as prose after the first change."""
    source = Source("rivers.html", PAGE)
    before = analyze(source.document(), estimator)
    kinds = [block.kind for block in before.document.blocks]
    assert {BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.TABLE, BlockKind.CODE} < set(kinds)
    text = given_text(before)
    edited = source.edited(text.replace("Fold", "Bend"), before.document)
    same = replace(edited, content=text)
    assert analyze(same.document(), estimator).estimate == before.estimate
    assert [block.kind for block in edited.document().blocks] == kinds
    assert edited.original is source
    assert len({one.digest() for one in (source, same, edited, Source(source.name, text))}) == 4


def test_with_another_paragraph_the_text_is_read_anew(estimator: Estimator) -> None:
    source = Source("rivers.html", PAGE)
    document = source.document()
    edited = source.edited(f"{given_text(analyze(document, estimator))}\n\nThe end came soon.", document)
    assert edited.document().blocks[-1].text == "The end came soon."


def test_a_file_comes_back_as_it_was(estimator: Estimator) -> None:
    """Once all edits of its text are undone, whatever became of its paragraphs in between."""
    source = Source("rivers.html", PAGE)
    analysis = analyze(source.document(), estimator)
    text = given_text(analysis)
    edited = source.edited(f"{text}\n\nThe end came soon.", analysis.document)
    again = edited.edited(text.replace("Fold", "Bend"), edited.document())
    assert again.original is source
    assert again.edited(text, again.document()) is source


def test_a_typed_text_comes_back_as_it_was() -> None:
    source = Source("Your text", "The sea rose.")
    assert source.edited("The sea fell.").edited("The sea rose.") is source
