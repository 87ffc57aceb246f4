"""What site generators, wikis and note programs add to Markdown is no text."""

import pytest

from lexile.documents import read_document
from lexile.documents.formats.markdown import markdown_blocks
from tests.documents.samples import STORY

SAID = "The river is deep here, and nobody swims in it."


@pytest.mark.parametrize(
    "text",
    [
        f"::: warning\n{SAID}\n:::\n",
        f":::tip[Good to know]\n{SAID}\n:::\n",
        f"{SAID}\n{{: .note }}\n",
        f"{SAID} {{: .label .label-red }}\n",
        f"> [!NOTE]\n> {SAID}\n",
        "The river is ~~deep~~ here, and ==nobody== swims in it.",
        f"{{% include head.html %}}\n\n{SAID}\n",
        f"import Tabs from '@theme/Tabs';\n\n<Tabs>\n\n{SAID}\n\n</Tabs>\n",
        f"---\ntitle: The river\n---\n\n{SAID}\n",
        f"+++\ntitle = 'The river'\n+++\n\n{SAID}\n",
        "The [[water|river]] is deep here, and [[nobody]] swims in it. ![[picture.png]]",
        f'!!! note "Be careful"\n    {SAID}\n',
        f'??? note "Be careful"\n\n    {SAID}\n',
        f"$$\n\\int x dx\n$$\n\n{SAID}\n",
        "The river :fish: is deep here, and nobody swims in it. :warning:",
        "The river is [deep]{.red} here, and nobody swims in it.{.wide}",
        f"{SAID} %% to be checked %%",
        f"[[toc]]\n\n{SAID}\n\n[TOC]\n",
        f"{SAID}\n\n*[river]: a large stream\n",
        f"<!-- a comment -->\n\n{SAID}\n",
    ],
)
def test_dialects_leave_the_sentence(text: str) -> None:
    """Each in the form that its program writes."""
    (block,) = markdown_blocks(text)
    assert " ".join(block.text.split()) == SAID


def test_letters_set_lower_or_higher_are_kept() -> None:
    """And what only looks like a dialect stays."""
    assert markdown_blocks("Drink H~2~O.")[0].text == "Drink H2O."
    for text in (
        "It costs $5 or $6 at 10:30:15 today.",
        "He read [a note] and went (100% sure) home.",
        "See {name} there.",
    ):
        assert markdown_blocks(text)[0].text == text


@pytest.mark.parametrize(
    "table",
    [
        "  Boat    Owner      Year\n  ------- ---------- ------\n  Gull    Ann Lee    1881\n  Tern    Bob Ray    1890",
        "+------+---------+------+\n| Boat | Owner   | Year |\n+======+=========+======+\n| Gull | Ann Lee | 1881 |\n"
        "+------+---------+------+\n| Tern | Bob Ray | 1890 |\n+------+---------+------+",
    ],
    ids=["columns", "grid"],
)
def test_a_table_without_pipes_is_a_table(table: str) -> None:
    """As Pandoc writes them."""
    blocks = read_document("a.md", f"{STORY}\n\n{table}\n\n{STORY}\n".encode()).blocks
    assert [(block.kind.value, block.text) for block in blocks] == [
        ("paragraph", STORY),
        ("table", "Boat | Owner | Year | Gull | Ann Lee | 1881 | Tern | Bob Ray | 1890"),
        ("paragraph", STORY),
    ]


def test_dashes_are_no_table() -> None:
    text = f"{STORY}\n\n- - -\n\n{STORY} -- as it was --- and is.\n\n---\n\nThe end -- of it\n-- is near."
    kinds = [block.kind.value for block in read_document("a.md", text.encode()).blocks]
    assert kinds == ["paragraph"] * 3


def test_blocks_of_html_are_read() -> None:
    """As GitHub shows them; comments and tags without words leave nothing."""
    text = (
        '# A\n\n<p>Once upon a time there was a fox.</p>\n\n<div align="center">\nIt was <b>red</b>.\n</div>\n\n'
        "<!-- Was it?\n\nIt was. -->\n\n<script>\nrun()\n</script>\n\n> <div>It ran.</div>\n\n"
        '<p align="center"><img src="fox.png"></p>\n\nEnd of it.'
    )
    assert [(block.kind.value, block.text) for block in markdown_blocks(text)] == [
        ("heading", "A"),
        ("paragraph", "Once upon a time there was a fox."),
        ("paragraph", "It was red."),
        ("quotation", "It ran."),
        ("paragraph", "End of it."),
    ]


@pytest.mark.parametrize("rule", ["---", "+++"])
def test_a_rule_at_the_top_begins_no_metadata(rule: str) -> None:
    """Where no key follows it; metadata has one, perhaps below a comment."""
    story = "Once upon a time there was a fox."
    for between in (f"\n{story}\n", f"{story} It said: run.\n"):
        blocks = markdown_blocks(f"{rule}\n{between}\n{rule}\n\nIt ran away.\n")
        assert any(story in block.text for block in blocks)
    key = 'Date created: "1"' if rule == "---" else "[fox]"
    assert [block.text for block in markdown_blocks(f"{rule}\n# Fox\n{key}\n{rule}\n\n{story}\n")] == [story]


def test_notes_stand_apart_as_a_whole() -> None:
    """With the lines that go on below their marks, and what is indented there."""
    notes = "[^1]: As everybody\nknows.\n\n    - Ask *her*.\n[^b]: So it is."
    text = f"{SAID[:-1]}[^1].\n\n{notes}\n# The end\n\n{SAID}\n"
    assert [(block.kind.value, " ".join(block.text.split())) for block in markdown_blocks(text)] == [
        ("paragraph", SAID),
        ("heading", "The end"),
        ("paragraph", SAID),
        ("note", "As everybody knows."),
        ("note", "Ask her."),
        ("note", "So it is."),
    ]


@pytest.mark.parametrize("fence", ["```", "~~~"])
def test_what_is_fenced_stays_as_it_is(fence: str) -> None:
    (block,) = markdown_blocks(f"{fence}python\n[^1]: ~~x~~\n{fence}\n")
    assert block.text == "[^1]: ~~x~~\n"
