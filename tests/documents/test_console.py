"""Sessions at a command line in plain text are code, and the sentences around them are read."""

import pytest

from lexile.documents import BlockKind, document_from_text
from lexile.text.cleaning import clean
from tests.documents.samples import STORY


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, " ".join(block.text.split())) for block in document_from_text(text).blocks]


@pytest.mark.parametrize(
    "session",
    [
        "$ cd boats\n$ ls -l\ntotal 12\n-rw-r--r-- 1 ann ann 1204 red.txt",
        "ann@ely:~/boats$ make\ncc -o boat boat.c",
        "[root@ely boats]# ls\nred blue",
        "bash-5.1$ ls\nred blue",
        "C:\\> dir /b\nred.txt",
        "C:\\Users\\Ann Lee> dir\n Volume in drive C has no label.",
        "PS C:\\Users\\ann> Get-Item boat",
        "$ make boat \\\n    --fast\nmake: Nothing to be done.",
        "    $ make\n    $ make install",
    ],
)
def test_a_session_is_left_out_as_code(session: str) -> None:
    assert kinds(f"{STORY}\n\n{session}\n\n{STORY}") == [
        ("paragraph", STORY),
        ("code", " ".join(session.split())),
        ("paragraph", STORY),
    ]
    assert [part.reason for part in clean(document_from_text(f"{STORY}\n\n{session}")).left_out] == ["code"]


def test_sentences_right_before_and_behind_a_command_stay() -> None:
    text = f"{STORY} To see it, type this:\n    $ make boat\n    done\nThe boat is then ready to sail.\n"
    assert kinds(text) == [
        ("paragraph", f"{STORY} To see it, type this:"),
        ("code", "$ make boat done"),
        ("paragraph", "The boat is then ready to sail."),
    ]


def test_what_the_computer_goes_on_to_answer_behind_a_blank_line_is_code_too() -> None:
    more = "drwxr-xr-x 2 ann ann 4096 blue\ndrwxr-xr-x 2 ann ann 4096 green"
    prose = "The two folders hold\nthe blue and the green boats."
    found = kinds(f"{STORY}\n\n$ ls -l\ntotal 12\n\n{more}\n\n{prose}\n\nThe end\n=======\n\n{STORY}")
    assert [kind for kind, _ in found[:3]] == ["paragraph", "code", "code"]
    assert "code" not in [kind for kind, _ in found[3:]]


@pytest.mark.parametrize(
    "text",
    [
        "$ 5 is the price of a small boat, and $ 20 that of a large one.",
        "$5 is what it costs.",
        "Write to ann@example.org: she knows the way.",
        "C: a letter that many languages do not need.",
        "She said: $ is the sign for a dollar.",
    ],
)
def test_prices_and_addresses_are_no_prompts(text: str) -> None:
    assert BlockKind.CODE not in [block.kind for block in document_from_text(f"{STORY}\n\n{text}").blocks]
