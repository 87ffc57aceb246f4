"""Texts that people paste although they are not plain prose, and files in old encodings."""

import pytest

from lexile.checks import check_english
from lexile.documents import BlockKind, document_from_text, read_document
from lexile.errors import AnotherLanguage, EmptyText
from lexile.text.characters import clean_text
from lexile.text.cleaning import clean
from lexile.text.sentences import segment


def sentences(text: str) -> list[str]:
    """The sentences measured in a pasted text."""
    segmented = segment(clean(document_from_text(text)))
    return [segmented.text[one.start : one.end] for one in segmented.sentences]


SUBTITLES = """7
00:01:02,500 --> 00:01:04,000
<b>The boat was</b>
gone by noon.

8
00:01:05,000 --> 00:01:06,250
Nobody saw
{\\an8}

9
00:01:07,000 --> 00:01:08,000
it leave.
"""


@pytest.mark.parametrize("head", ["", "WEBVTT\n\n"])
def test_subtitles_are_read_as_running_text(head: str) -> None:
    """Numbers, times and tags are not words, and a sentence may go on in the next subtitle."""
    text = SUBTITLES if not head else SUBTITLES.replace(",", ".").replace("7\n", "", 1)
    assert sentences(head + text) == ["The boat was gone by noon.", "Nobody saw it leave."]


def test_a_transcript_is_what_is_said() -> None:
    """Time codes and speakers' names are left out."""
    text = "[00:01] Anna: We kept the goat for a year.\n[00:07] DR. LEE: Why did you sell it?\n(0:09) It ate too much."
    assert sentences(text) == ["We kept the goat for a year.", "Why did you sell it?", "It ate too much."]


def test_an_arrow_in_prose_changes_nothing() -> None:
    """Only a line of times makes subtitles."""
    assert sentences("We went from A --> B at noon, and it was hot.") == [
        "We went from A --> B at noon, and it was hot."
    ]


@pytest.mark.parametrize(
    "text",
    ["1. Fill the pot 2. Boil the water", "1) Fill the pot 2) Boil the water", "a. Fill the pot b. Boil the water",
     "• 1. Fill the pot • 2. Boil the water", "⁃1. Fill the pot ⁃2. Boil the water"],
)  # fmt: skip
def test_items_on_one_line_are_items(text: str) -> None:
    """Each is measured by itself, without the number in front."""
    assert sentences(text) == ["Fill the pot", "Boil the water"]
    assert [block.kind for block in document_from_text(text).blocks] == [BlockKind.LIST_ITEM] * 2


def test_items_behind_an_introduction_are_items() -> None:
    """What introduces a list on one line is a paragraph of its own."""
    blocks = document_from_text("You will need these things: 1) a jar 2) some string 3) two sticks").blocks
    assert [(block.kind, block.text) for block in blocks] == [
        (BlockKind.PARAGRAPH, "You will need these things:"),
        (BlockKind.LIST_ITEM, "a jar"),
        (BlockKind.LIST_ITEM, "some string"),
        (BlockKind.LIST_ITEM, "two sticks"),
    ]


def test_parts_of_a_sentence_are_not_items() -> None:
    """Numbered parts that commas and "and" join are one sentence."""
    text = "Water comes in three forms, as everybody knows: (1) solid, (2) liquid, and (3) gas."
    assert sentences(text) == [text]


def test_names_and_scores_are_not_items() -> None:
    """An initial, or a number that does not count up, is not the mark of an item."""
    assert len(document_from_text("A. Hill met B. Stone in the old town.").blocks) == 1
    assert len(document_from_text("1. It was 3. Then it was 9.").blocks) == 1


def test_both_stanzas_of_a_poem_are_verse() -> None:
    """Lines of the same length that all begin with a capital are not prose at a margin."""
    stanza = "The river ran to the open sea by night,\nAnd every stone in its bed was shining white,\n"
    stanza += "The owls came down to the water for to drink,\nAnd nobody there had the time to think,"
    blocks = document_from_text(f"{'He told us of the poem at length, and we listened. ' * 3}\n\n{stanza}").blocks
    assert [block.kind for block in blocks] == [BlockKind.PARAGRAPH, BlockKind.VERSE]


@pytest.mark.parametrize("encoding", ["mac_roman", "cp1252"])
@pytest.mark.parametrize(
    "text",
    ["It’s a naïve “plan”, said Zoë. They don’t like it.", "Her fiancé ate a crêpe in Málaga.", "“No,” he said."],
)
def test_old_encodings_are_told_apart_by_where_the_signs_stand(encoding: str, text: str) -> None:
    """Quotation marks and accents are right in a file of an old Mac as in one of old Windows."""
    assert read_document("a.txt", text.encode(encoding)).blocks[0].text == text


def test_accents_that_were_decoded_in_a_wrong_way_are_mended() -> None:
    """A letter beyond ASCII that became two signs is one letter again."""
    text = "The fiancé of Zoë ate crêpes in Málaga."
    assert clean_text(text.encode().decode("cp1252")) == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("A n o l d d o g l a y i n t h e s u n a l l d a y.", "spaced"),
        ("city;size;year\nYork;210;1990\nEly;20;1991\n" * 6, "table"),
        ("let total = 0;\nfor (const one of items) {\n  total += one.price;\n}\nshow(total);\n" * 4, "program"),
    ],
)
def test_what_is_not_prose_is_refused_for_the_right_reason(text: str, reason: str) -> None:
    """Not as another language."""
    with pytest.raises(EmptyText, match=reason):
        check_english(text)


def test_prose_and_other_languages_are_no_tables() -> None:
    """A sentence with brackets and commas passes; German is still German."""
    check_english("He came (at noon), saw the dog, the cat, and the cow; then he left (it was late). " * 4)
    with pytest.raises(AnotherLanguage):
        check_english("Der Hund lief schnell zur Tür und bellte laut, weil draußen jemand stand. " * 3)


MARKDOWN = """Look at the boat.[^a]

{: .warning }

> [!TIP]
> Take a rope with you.

::: aside
The ~~big~~ ==small== boat {{ mark }}is safe.
:::

- [x] Tie the rope to the post.

{% raw %}
import Card from '../card'

[^a]: Hill, The Boats.
"""


def test_markup_of_markdown_dialects_is_not_measured() -> None:
    """The words between the marks are."""
    *blocks, note = read_document("a.md", MARKDOWN.encode()).blocks
    assert (note.kind.value, note.text) == ("note", "Hill, The Boats.")
    assert [" ".join(block.text.split()) for block in blocks] == [
        "Look at the boat.",
        "Take a rope with you.",
        "The big small boat is safe.",
        "Tie the rope to the post.",
    ]
