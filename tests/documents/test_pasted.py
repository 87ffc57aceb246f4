"""E-mails, chats, transcripts and numbered lines that somebody pasted: what is not the text is told apart."""

import textwrap

import pytest

from lexile.documents import BlockKind, document_from_text

LETTER = "We leave at nine on Friday and come back in the afternoon. Please bring a hat, since it will be hot."
EARLIER = "When do we leave? Nobody told us."
FIELDS = "From: Bob Hill <bob@example.org>\nSent: Monday, March 3, 2025 9:12 AM\nTo: Ann\nSubject: RE: Trip"


def measured(text: str) -> list[str]:
    """The blocks of a pasted text that are measured, without line breaks."""
    kept = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE)
    return [" ".join(block.text.split()) for block in document_from_text(text).blocks if block.kind in kept]


@pytest.mark.parametrize(
    "mail",
    [
        f"{FIELDS}\n\n{LETTER}\n\n{FIELDS}\n\n{EARLIER}",
        f"{LETTER}\n\nOn Mon, Mar 3, 2025 at 9:12 AM Bob Hill <bob@example.org> wrote:\n\n> {EARLIER}\n>\n> Bob",
        f"{LETTER}\n\nOn Mon, Mar 3, 2025 at 9:12 AM Bob Hill of Ely\n<bob@example.org> wrote:\n\n{EARLIER}",
        f"{LETTER}\n\nSent from my iPhone",
        f"{LETTER}\n\nGet Outlook for iOS",
        f"{LETTER}\n\n-- \nAnn Lee\nHead of the school, who likes long lines and writes them often",
        f"On 3/3/25 9:12 AM, Bob wrote:\n> {EARLIER}\n\n{LETTER}",
        f"{LETTER}\n\n>> Who comes?\n> I do not know.",
        f"On Mon, Ann Lee wrote:\n> {EARLIER}\n\n{LETTER}",
        f"{LETTER}\n\nOn Monday, the 3rd of March, Ann Lee\n<ann@example.org> wrote:\n\n> {EARLIER}",
        f"> {EARLIER}\n> Bob wrote:\n>> No.\n\nIn message <1@example.org>, you wrote:\n> {EARLIER}\n{LETTER}",
        f"{FIELDS}\n\n{LETTER}\n\nKind regards,\nAnn Lee\nHead of the school\nTel. 01234 567 890",
        f"{FIELDS}\n\n{LETTER}\n\nYours sincerely\nAnn Lee\n\nThis e-mail and its attachments are confidential. Delete it.",
        f"{FIELDS}\n\n{LETTER}\n\nPlease consider the environment before printing this e-mail.\n\n{FIELDS}\n\n{EARLIER}",
        f"Begin forwarded message:\n\n{FIELDS}\n\n{LETTER}",
        f"{LETTER}\n\n-----Original Message-----\n{FIELDS}\n\n{EARLIER}",
        f"Return-Path: <b@example.org>\nReceived: from a.example.org\n\tby b.example.org\nTo: Ann\n{FIELDS}\n\n{LETTER}",
        f"*From:* Bob\n*Sent:* Monday\n*To:* Ann\n*Subject:* Trip\n\n{LETTER}",
        "> " + LETTER.replace(". ", ".\n> "),
    ],
)
def test_of_an_email_the_letter_is_measured(mail: str) -> None:
    """Its header, its signature and what it quotes are not; a letter that is all quoted is the text."""
    assert " ".join(measured(mail)) == LETTER


ANSWER = "Yes, at nine on Friday."


@pytest.mark.parametrize("above", ["", "Ann wrote:\n", "On Mon, 3 Mar 2025 at 9:12, Ann wrote:\n", f"{FIELDS}\n\n"])
def test_a_short_answer_is_measured_without_the_question(above: str) -> None:
    """Whether or not it says who asked."""
    assert measured(f"{above}> {EARLIER}\n> {LETTER}\n\n{ANSWER}") == [ANSWER]


@pytest.mark.parametrize("forwarded", [f"{FIELDS}\n\n{LETTER}", f"Begin forwarded message:\n\n> {LETTER}"])
def test_a_message_that_somebody_passes_on_with_a_few_words_is_the_text(forwarded: str) -> None:
    """The words above it are too few to be what the e-mail is about."""
    assert LETTER in measured(f"{ANSWER} See what Bob says:\n\n{forwarded}")


@pytest.mark.parametrize(
    "text",
    [
        f"On June 5, 1944 he wrote:\n\n{LETTER}",
        f"Best wishes,\nthe cards said, and that was all.\n\n{LETTER}",
        f"This message was hard to read, and the children puzzled over it for a long time.\n\n{LETTER}",
        f"The sign > means more than, so we use it here and there.\n>5 is more than five.\n{LETTER}",
        f"{LETTER} We know that 5 > 4, and he wrote:\n{LETTER} So 4 > 3.",
        f"{LETTER}\nFrom: this we see that it was late, and that nobody came.\n{LETTER}",
        f"{LETTER}\n\nSent from my father's house, the letter was late, and nobody opened it.",
    ],
)
def test_prose_that_looks_a_little_like_an_email_stays(text: str) -> None:
    """A book quotes letters too."""
    assert "".join(" ".join(measured(text)).split()) == "".join(text.split())


def test_two_hyphens_may_divide_a_story() -> None:
    """What stands below a signature's hyphens is short, and follows at once."""
    end = "Nobody knew what the old man had put into the boat, and so everybody was quiet when the sun went down."
    for divided in (f"--\n{textwrap.fill(end, 72)}", f"-- \n{end}", f"--\n\n{textwrap.fill(end, 50)}"):
        assert " ".join(measured(f"{LETTER}\n\n{divided}")).endswith(end)
    assert measured(f"{LETTER}\n\n--\nAnn Lee\nEly") == [LETTER]


def test_a_story_goes_on_behind_an_email_that_is_read_in_it() -> None:
    """Nobody passes it on; a header with a date, as programs write it, begins an earlier message."""
    story = (
        "Anna came home late, opened her laptop in the dark kitchen and read:",
        "From: Bob\nTo: Anna",
        EARLIER,
        "She closed it and ran home.",
        LETTER,
    )
    assert measured("\n\n".join(story)) == [story[0], *story[2:]]
    assert measured(f"{LETTER}\n\n{FIELDS}\n\n{EARLIER}") == [LETTER]


def test_a_sentence_above_a_quotation_stays() -> None:
    """Only names and dates are known to be a program's words."""
    introduction = f"{LETTER}\nLast night I looked it up once more, and there Bob wrote:"
    assert " ".join(measured(f"{introduction}\n> {EARLIER}\n\nSo I was right.")) == " ".join(
        f"{introduction} So I was right.".split()
    )


@pytest.mark.parametrize(
    "chat",
    [
        "3/4/24, 10:15 - Ann: Come on.\n3/4/24, 10:16 - Bob Hill: Wait for me.\n3/4/24, 10:17 - Ann: Fine.",
        "[03/04/2024, 10:15:33] Ann: Come on.\n[03/04/2024, 10:16:02] Bob: Wait for me.\n[03/04/2024, 10:17:00] Ann: Fine.",
        "Ann Lee  10:15 AM\nCome on.\n\nBob Hill  10:16 AM\nWait for me.\n\nAnn Lee  10:17 AM\nFine.",
        "Ann — Today at 10:15 AM\nCome on.\nBob — Today at 10:16 AM\nWait for me.\nAnn — Today at 10:17 AM\nFine.",
        "[10:15] <ann> Come on.\n[10:15] <@bob_h> Wait for me.\n[10:16] <ann> Fine.",
        "Ann (10:15): Come on.\nBob (10:16): Wait for me.\nAnn (10:17): Fine.",
        "10:15:01 From Ann Lee : Come on.\n10:15:30 From Bob : Wait for me.\n10:16:01 From Ann Lee : Fine.",
        "Ann\n10:15 AM\nCome on.\nBob\n10:16 AM\nWait for me.\nAnn\n10:17 AM\nFine.",
    ],
)  # fmt: skip
def test_names_and_times_of_a_chat_are_told_apart(chat: str) -> None:
    """Whatever the program that it was copied from."""
    assert measured(chat) == ["Come on.", "Wait for me.", "Fine."]
    assert {block.kind for block in document_from_text(chat).blocks} == {BlockKind.TURN, BlockKind.PARAGRAPH}


@pytest.mark.parametrize(
    "text",
    [
        "9:00 We meet at the gate.\n9:30 The bus leaves.\n12:00 We have lunch.\n3:00 We come home.",
        "Noun: a word for a thing.\nVerb: a word for an act.\nAdverb: a word for how.\nArticle: a small word.",
        "Step 1: Wash the pan.\nStep 2: Dry the pan.\nStep 3: Put it away.\nStep 4: Sit down.",
    ],
)
def test_a_plan_and_a_glossary_are_no_chats(text: str) -> None:
    """Nobody takes turns in them."""
    assert BlockKind.TURN not in {block.kind for block in document_from_text(text).blocks}


def test_the_times_of_a_transcript_do_not_break_its_sentences() -> None:
    """A machine that listens cuts where it likes."""
    assert measured("0:01\nso today we are\n0:04\ngoing to look at\n0:07\na bee.") == [
        "so today we are going to look at a bee."
    ]


STATUTE = (
    "The tenant shall keep the house and its garden in good order, and shall tell the owner at once of any harm to the "
    "roof. The owner shall mend such harm within thirty days. If he does not, the tenant may have it mended and take "
    "the cost off the rent."
)
LINES = textwrap.wrap(STATUTE, 50)


@pytest.mark.parametrize(
    "numbered",
    [
        "\n".join(f"{number} {line}" for number, line in enumerate(LINES, start=1)),
        "\n".join(f"{number:>3}   {line}" for number, line in enumerate(LINES, start=12)),
        "\n".join(f"{10 * number} {line}" for number, line in enumerate(LINES, start=1)),
        "\n".join(f"{number} | {line}" for number, line in enumerate(LINES, start=1)),
        "\n".join(f"{2 * number - 1} {line}\n{2 * number}" for number, line in enumerate(LINES, start=1)),
    ],
)
def test_the_number_of_each_line_is_removed(numbered: str) -> None:
    """As in statutes, papers of courts and listings."""
    assert measured(numbered) == [STATUTE]


@pytest.mark.parametrize("side", ["left", "right"])
def test_the_number_of_every_fifth_line_is_removed(side: str) -> None:
    """As in editions of poems."""
    lines = [
        f"The {word} of the river ran on to the sea,"
        for word in "water sand fish salt song name sound age gold law".split()
    ]
    numbered = [
        line if number % 5 else f"{number}  {line}" if side == "left" else f"{line}      {number}"
        for number, line in enumerate(lines, start=1)
    ]
    assert "".join(measured("\n".join(numbered))) == "".join(lines)


@pytest.mark.parametrize(
    "text",
    [
        "1 cup of sugar\n2 large eggs\n3 cups of milk\n4 spoons of flour\n5 drops of oil",
        "1990 was a good year for us.\n1991 was a bad one, as it rained.\n1992 was dry.\n1993 was wet and cold.\n1994 was hot.",
        "We saw many sheep.\n5 of them stood by the gate.\nThen we saw\n10 more of them there.",
    ],
)
def test_numbers_that_count_things_stay(text: str) -> None:
    """They are words of the text."""
    assert "".join("".join(measured(text)).split()) == "".join(text.split())


@pytest.mark.parametrize("mark", ["-   ", "•\t", "*    ", "1.   "])
def test_the_space_behind_a_bullet_may_be_wide(mark: str) -> None:
    """Word processors write a tab there when they save plain text, and some programs several spaces."""
    items = ("Buy milk and bread on the way.", "Call the school about the bus", "Water the plants.")
    blocks = document_from_text("\n".join(f"{mark}{item}" for item in items)).blocks
    assert [(block.kind, block.text) for block in blocks] == [(BlockKind.LIST_ITEM, item) for item in items]


ENDED = (
    "“Our intentions are quite honest, and you would know it if you knew.",
    "Here is a half of all that we have, to show that we are sorry for it.",
    "Thank you for the soup.”",
)


def test_the_lines_of_a_paragraph_may_all_end_with_a_sentence_by_chance() -> None:
    """Each is as long as the margin allows, so that nobody broke them."""
    assert [block.text.split("\n") for block in document_from_text("\n".join(ENDED)).blocks] == [list(ENDED)]


def test_paragraphs_without_a_blank_line_between_them_end_with_a_short_line() -> None:
    long = "The first line of each is about the boat, which lay in the sand, and of"
    blocks = document_from_text("\n".join(f"{long}\nwhich nobody knew the owner." for _ in range(3))).blocks
    assert [block.text.split("\n")[0] for block in blocks] == [long] * 3


def test_lines_that_end_anywhere_are_not_joined() -> None:
    lines = (ENDED[0], "Come to the gate at ten", ENDED[1], "The end.")
    assert [block.text for block in document_from_text("\n".join(lines)).blocks] == list(lines)


def test_a_line_that_goes_on_in_small_letters_is_joined_however_the_margin_was_kept() -> None:
    """Someone edited the paragraph and did not wrap it again."""
    text = (
        "The old man had a boat, and everybody in the village\n"
        "knew it. It was red. He went out every morning before the sun came up and caught\n"
        "one fish, or two."
    )
    assert [block.text.replace("\n", " ") for block in document_from_text(text).blocks] == [text.replace("\n", " ")]


def test_short_lines_in_small_letters_stay_apart() -> None:
    words = ("a boat", "an old red boat", "some string and a very long piece of it")
    assert [block.text for block in document_from_text("\n".join(words)).blocks] == list(words)
