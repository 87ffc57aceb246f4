"""The cleaning: nothing lost, nothing invented."""

import sys
from functools import reduce

import pytest
from ftfy import TextFixerConfig, fix_text
from hypothesis import example, given
from hypothesis import strategies as st

from lexile.documents import Block, BlockKind, Document, document_from_text
from lexile.text.characters import _FIXES, _SUSPECT, STEPS, clean_text, clean_texts
from lexile.text.cleaning import clean
from lexile.text.sentences import segment
from lexile.text.words import count_words

PROSE = "The small boat lay on the sand. Nobody had used it since the spring, and its paint was gone, or nearly gone."
VERSE = (
    "How doth the little crocodile\n  Improve his shining tail,\n"
    "And pour the waters of the Nile\n  On every golden scale"
)

MEASURED = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.CAPTION)


def left_out(*pieces, kind=BlockKind.PARAGRAPH):
    """What goes of these pieces beside prose, with its reason."""
    blocks = [Block(BlockKind.PARAGRAPH, PROSE), *(Block(kind, piece) for piece in pieces)]
    return [(part.text, part.reason) for part in clean(Document("a", tuple(blocks))).left_out]


def test_what_is_not_measured_is_kept_aside_with_its_reason():
    document = Document(
        "a", (Block(BlockKind.HEADING, "One"), Block(BlockKind.PARAGRAPH, "A day."), Block(BlockKind.TABLE, "1"))
    )
    prose = clean(document)
    assert prose.text == "A day."
    assert [(part.text, part.reason) for part in prose.left_out] == [("One", "heading"), ("1", "table")]


def test_list_items_are_known_as_such():
    assert clean(document_from_text("Take these:\n\n- a knife\n- some bread")).items == (1, 2)


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("It was an inter-\nesting day.", "It was an interesting day."),
        ("It was an inter\u00ad\nesting day.", "It was an interesting day."),
        ("A self-\nmade man and a well-\nknown one.", "A self-made man and a well-known one."),
        ("The north-\neast wind. The north-east is cold.", "The north-east wind. The north-east is cold."),
        ("A man-\nservant came. The man was a servant.", "A man-servant came. The man was a servant."),
        ("He saw things—\nsmall ones\n—and ran.", "He saw things—small ones—and ran."),
        ("“A ladder?—\nWhy, yes.”\n—He ran.", "“A ladder?—Why, yes.”—He ran."),
        ("A blue-\nGreen sea.", "A blue- Green sea."),
    ],
)
def test_words_are_whole_again_over_the_end_of_a_line(broken, whole):
    """A hyphen goes where a machine set it, and stays where the word has it: as the document itself tells."""
    assert clean(Document("a", (Block(BlockKind.PARAGRAPH, broken),))).text == whole


def test_paragraph_spans_point_at_their_text():
    prose = clean(document_from_text("One  day.\n\nThe\u00ad end."))
    assert [prose.text[start:end] for start, end in prose.paragraphs] == ["One day.", "The end."]


@given(st.text(max_size=300))
@example("It\u00e2\x80\x99s fine.")
@example("\u00e2\x80\x80")
def test_cleaning_a_clean_text_changes_nothing(text):
    once = clean_text(text)
    assert clean_text(once) == once


@given(st.text(alphabet="abc ,.\n-’“”é", max_size=200))
def test_each_letter_of_ordinary_text_survives(text):
    """Only blanks, line ends and the hyphens before them may go."""
    letters = [sign for sign in text if sign.isalpha()]
    assert [sign for sign in clean_text(text) if sign.isalpha()] == letters


SOUND = "".join(sign for sign in map(chr, range(sys.maxunicode + 1)) if not _SUSPECT.match(sign))


@given(st.text(alphabet=SOUND))
def test_a_text_without_suspect_characters_needs_no_fixing(text):
    assert fix_text(text, TextFixerConfig(**_FIXES)) == text


def test_each_character_that_is_not_suspect_stays_as_it_is():
    assert [sign for sign in SOUND if fix_text(f"a{sign}b", TextFixerConfig(**_FIXES)) != f"a{sign}b"] == []


LINES = st.lists(
    st.sampled_from(
        ["the ", "inter-", "esting", "‐", "—", "\n", "\n", " ", "  ", "“He", "é", "n't", " ,", "\t", "\u00a0"]
    )
    | st.sampled_from(["\u00a0", "\u00ad", "\u200b", "ﬁ", "â€™", "\u2028", "\x1c", "(", " )", "…", "a", "B"])
).map("".join)


@given(LINES | st.text())
def test_the_short_way_through_a_usual_text_is_the_way_of_all_steps(text):
    """What is left out where a text has usual signs alone would have changed nothing."""
    assert clean_text(text) == reduce(lambda cleaned, step: step(cleaned), STEPS, text)


@given(st.lists(LINES | st.text(max_size=5), max_size=8))
@example(["He ran .", "n't", "( a", " ,"])
@example(["an inter-", "\nesting"])
def test_texts_are_cleaned_together_as_they_are_alone(texts):
    assert clean_texts(texts) == list(map(clean_text, texts))


def test_every_step_takes_and_gives_a_string():
    assert all(isinstance(step("A line.\n"), str) for step in STEPS)


@pytest.mark.parametrize("kind", [kind for kind in BlockKind if kind not in MEASURED])
def test_each_kind_that_is_no_prose_is_left_out(kind):
    """Whatever a kind of block is called, it has a reason, unless it is prose."""
    ((text, reason),) = left_out("It is a sentence.", kind=kind)
    assert (text, bool(reason)) == ("It is a sentence.", True)


@pytest.mark.parametrize("text", ["By Jane Austen", "Dear Sir,", "Yours truly,", "Tom Smith", "12", "* * *"])
def test_what_is_no_sentence_is_left_out(text):
    assert left_out(text) == [(text, "fragment")]


@pytest.mark.parametrize(
    "text",
    ["“Never!”", "Run!", "It was late.", "He said:", "and nobody ever knew why the boat had come there in the night"],
)
def test_dialogue_and_sentences_stay(text):
    assert not left_out(text)


@pytest.mark.parametrize(
    "pieces",
    [
        ("He gazed at him and said,", "“It is late.”"),
        ("Then she asked them:", "'Why?'"),
        ("The older fairies were dressing themselves and combing", "their long hair by the pool."),
        ("When the boat had come,", "they all went down to the shore."),
    ],
)
def test_a_line_that_goes_on_in_the_next_paragraph_stays(pieces):
    """Prose is broken before what somebody says, or by a machine in its middle."""
    assert not left_out(*pieces)


@pytest.mark.parametrize(
    "text",
    [
        "Table 1: Boats and visitors",
        "Name: ______ Date: ______",
        "Ingredients:",
        "Mr. and Mrs. Bennet",
        "No. 4 Hill Street",
        "1. Introduction",
    ],
)
def test_a_point_or_colon_within_a_label_makes_no_sentence(text):
    assert left_out(text) == [(text, "fragment")]


def test_items_and_captions_that_are_sentences_stay_and_others_go():
    assert not left_out("Cut the bread.", "Wash the apples and cut them up", kind=BlockKind.LIST_ITEM)
    assert left_out("a sharp knife", kind=BlockKind.LIST_ITEM) == [("a sharp knife", "fragment")]
    assert not left_out("The boat at night.", kind=BlockKind.CAPTION)
    assert left_out("Figure 3", kind=BlockKind.CAPTION) == [("Figure 3", "fragment")]


def test_note_marks_are_cut_out_of_their_sentence_and_addresses_marked() -> None:
    text = "See https://x.org/a_(b)?c=d, or write to a.b@c.org.[12] It is free.[citation needed]"
    document = Document("a", (Block(BlockKind.PARAGRAPH, text),))
    prose = clean(document)
    assert prose.text == "See https://x.org/a_(b)?c=d, or write to a.b@c.org. It is free."
    addresses = ["https://x.org/a_(b)?c=d", "a.b@c.org"]
    assert [prose.text[a:b] for a, b in prose.addresses] == addresses
    assert [part.text for part in prose.left_out] == ["[12]", "[citation needed]", *addresses]


def test_verse_in_prose_is_left_out_and_verse_alone_is_all_there_is():
    assert [part.reason for part in clean(document_from_text(f"{PROSE}\n\n{VERSE}")).left_out] == ["verse"]
    assert not clean(document_from_text(VERSE)).left_out


def test_a_blank_line_within_a_verse_breaks_nothing():
    """Found by fuzzing: two line breaks within one paragraph of a word processor."""
    assert [reason for _, reason in left_out(VERSE.replace("tail,\n", "tail,\n \n\n"))] == ["verse"]


def test_the_speakers_of_a_play_are_no_part_of_what_they_say():
    lines = "".join(f"TOM. It is number {word}.\n" for word in ("one", "two", "three", "four", "five", "six"))
    prose = clean(document_from_text(lines))
    assert prose.text.startswith("It is number one.")
    assert {part.reason for part in prose.left_out} == {"speaker's name"}


def test_a_paragraph_in_another_language_is_left_out_of_english_and_kept_where_it_is_most():
    german = "Der Hund lief schnell zur Tür und bellte laut, weil draußen jemand stand, den er nicht kannte. " * 2
    mixed = Document("a", (Block(BlockKind.PARAGRAPH, PROSE * 4), Block(BlockKind.PARAGRAPH, german)))
    assert [part.reason for part in clean(mixed).left_out] == ["another language"]


def test_of_a_letter_in_two_languages_the_english_is_measured():
    """Sentence by sentence or paragraph by paragraph, though the other language has a few more words."""
    english = (
        "The school will be closed on Monday because of the storm.",
        "Buses will run one hour later than usual, so please leave your house later too.",
    )
    spanish = (
        "La escuela estará cerrada el lunes debido a la tormenta.",
        "Los autobuses saldrán una hora más tarde de lo normal, así que por favor salgan de su casa más tarde también.",
    )
    lines = [line for pair in zip(english, spanish, strict=True) for line in pair]
    prose = clean(document_from_text("\n\n".join(lines)))
    assert prose.text == "\n\n".join(english)
    assert [part.text for part in prose.left_out] == list(spanish)


def test_a_text_mostly_in_another_language_is_not_taken_for_english():
    """A line of English in it is no English text."""
    german = "Der Hund lief schnell zur Tür und bellte laut, weil draußen jemand stand, den er nicht kannte. "
    document = document_from_text(f"{german}\n\nThis is the only line in English.\n\n{german}\n\n{german}")
    assert "bellte" in clean(document).text


def test_what_was_left_out_can_be_put_back():
    document = Document("a", tuple(Block(kind, "It is a sentence.") for kind in BlockKind))
    prose = clean(document, keep_all=True)
    assert not prose.left_out
    assert count_words(prose.text) == 4 * len(BlockKind)


def test_a_paragraph_of_prose_goes_through_unchanged():
    """The estimator learned from such excerpts: what is trained is what is served."""
    assert clean(document_from_text(PROSE)).text == PROSE


def test_headings_know_the_paragraph_that_follows_them():
    prose = clean(document_from_text(f"CHAPTER I\n\n{PROSE}\n\nCHAPTER II\n\n{PROSE}"))
    assert [(heading.text, heading.paragraph) for heading in prose.headings] == [("CHAPTER I", 0), ("CHAPTER II", 1)]


@pytest.mark.parametrize(
    ("text", "sentences", "words"),
    [
        ("Her address is ann.lee@example.org. She reads it daily.",
         ["Her address is ann.lee@example.org.", "She reads it daily."], 7),
        ("The list (see https://example.org/a.b?c=1) is long. So it is.",
         ["The list (see https://example.org/a.b?c=1) is long.", "So it is."], 8),
        ("It is at www.example.org! Go and look.", ["It is at www.example.org!", "Go and look."], 6),
        ("We wrote it down. www.example.org has it too.", ["We wrote it down.", "www.example.org has it too."], 7),
        ("Ask a@example.org, b@example.org or me.", ["Ask a@example.org, b@example.org or me."], 3),
    ],
)  # fmt: skip
def test_an_address_is_shown_in_its_sentence_and_not_measured(text: str, sentences: list[str], words: int) -> None:
    """The reader sees the sentence whole; only the words besides the address count."""
    segmented = segment(clean(document_from_text(text)))
    assert segmented.text == text
    assert [text[one.start : one.end] for one in segmented.sentences] == sentences
    assert len(segmented.words) == sum(one.words for one in segmented.sentences) == words
    assert len(segmented.measured_text) == len(text)
    assert "example" not in segmented.measured(0, len(text))
    assert "  " not in segmented.measured(0, len(text))
    assert {part.reason for part in segmented.left_out} == {"web address"}


def test_an_address_by_itself_is_left_out() -> None:
    """There is no sentence to show it in."""
    prose = clean(document_from_text(f"{PROSE}\n\n(https://example.org/a/long/path.html)."))
    assert prose.text == PROSE
    assert not prose.addresses
    assert [(part.text, part.reason) for part in prose.left_out] == [
        ("(https://example.org/a/long/path.html).", "web address")
    ]
