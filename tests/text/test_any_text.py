"""Any Unicode through the text functions: nothing is raised, nothing gets lost, every span lies where it says."""

from itertools import pairwise

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lexile.documents import Block, BlockKind, Document, document_from_text
from lexile.documents.formats.markdown import markdown_blocks
from lexile.documents.formats.plain import plain_blocks
from lexile.documents.limits import max_whitespace
from lexile.documents.structure import has_leaders, is_chapter, looks_like_heading, looks_like_verse, picture_caption
from lexile.features.units import unit_ends
from lexile.text.characters import clean_text
from lexile.text.cleaning import ADDRESS, clean, is_fragment
from lexile.text.language import is_english, is_foreign
from lexile.text.passages import split_passages
from lexile.text.sections import split_sections
from lexile.text.sentences import segment, sentence_spans
from lexile.text.words import find_words

often = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
# Also half of a surrogate pair, which a broken upload may hold.
ANY = st.text(st.characters(exclude_categories=()), max_size=200)
ODD = """The_ dog_ ran. “ ” ’ Mr._ J._R._ 3.5_ ( ) … _._._._ — -\n CHAPTER_I \t TOM._ http://a.b_ [1] *_*_* -_
 1._ \u00ad \u200b ﬁ é 狗。 etc._ ?!"""
PIECES = st.lists(
    st.sampled_from([piece.replace("_", " ") for piece in ODD.split(" ") if piece] + ["\n", "\n\n"]), max_size=60
).map("".join)
TEXT = ANY | PIECES
BLOCKS = st.lists(st.builds(Block, st.sampled_from(BlockKind), TEXT, st.integers(0, 6)), max_size=6).map(tuple)


@often
@given(TEXT)
def test_a_text_falls_into_sentences_passages_and_sections_without_a_rest(text):
    sound(segment(clean(document_from_text(text))))


@often
@given(BLOCKS, st.booleans())
def test_a_document_of_any_blocks_does_too(blocks, keep_all):
    sound(segment(clean(Document("a", blocks), keep_all=keep_all)))


def sound(text):
    """Spans cover the text: each word begins in one sentence; passages and sections are whole sentences, one by one."""
    assert text.text == "\n\n".join(text.text[start:end] for start, end in text.paragraphs)
    assert all(before.end <= after.start for before, after in pairwise(text.sentences))
    for number, sentence in enumerate(text.sentences):
        start, end = text.paragraphs[sentence.paragraph]
        assert start <= sentence.start < sentence.end <= end, number
    inside = [(text.words.starts >= sentence.start) & (text.words.starts < sentence.end) for sentence in text.sentences]
    assert np.sum(inside, axis=0).tolist() == ([1] * len(text.words) if inside else 0)
    if text.sentences:
        passages = split_passages(text)
        assert (passages[0].first, passages[-1].last) == (0, len(text.sentences))
        assert all(before.last == after.first for before, after in pairwise(passages))
    sections = split_sections(text)
    assert all(before.last == after.first for before, after in pairwise(sections))
    assert not sections or (sections[0].first, sections[-1].last) == (0, len(text.sentences))


@often
@given(TEXT)
def test_what_is_left_out_is_all_that_is_missing(text):
    """Shown and left out together are the words that are there when nothing is left out."""
    document = document_from_text(text)
    some, everything = clean(document), clean(document, keep_all=True)
    shown = sorted(some.text[a:b] for a, b in some.addresses)
    addresses = [part.text for part in some.left_out if part.reason == ADDRESS]
    for one in shown:  # it is in the text as well
        addresses.remove(one)
    left = [*addresses, *(part.text for part in some.left_out if part.reason != ADDRESS)]
    letters = sorted(sign for piece in (some.text, *left) for sign in piece if not sign.isspace())
    assert letters == sorted(sign for sign in everything.text if not sign.isspace())


@often
@given(TEXT)
def test_sentences_of_a_paragraph_stand_in_order_and_lose_nothing_but_blanks(paragraph):
    spans = sentence_spans(paragraph)
    assert all(a < b <= c for (a, b), (c, _) in pairwise([*spans, (len(paragraph), 0)]))
    assert "".join("".join(paragraph[a:b].split()) for a, b in spans) == "".join(paragraph.split())


@often
@given(TEXT)
def test_each_function_takes_any_text(text):
    """None of them raises; what they say of odd text is tested elsewhere."""
    for function in (is_english, is_foreign, is_fragment, has_leaders, is_chapter, looks_like_heading):
        assert function(text) in (True, False)
    assert looks_like_verse(text.split("\n")) in (True, False)
    assert picture_caption(text) is None or text.strip()
    assert clean_text(clean_text(text)) == clean_text(text)
    assert all(isinstance(block.kind, BlockKind) for block in (*markdown_blocks(text), *plain_blocks(text)))
    words = find_words(text)
    assert all(text[a:b].split() == [text[a:b]] for a, b in zip(words.starts, words.ends, strict=True))
    assert set(words.ids.tolist()) == set(range(len(words.forms)))
    ends = unit_ends(text)
    assert all(0 < before < after <= len(text) for before, after in pairwise(ends))


@given(st.text(alphabet=" \t\n\u00a0\u2028\x1cab!é", max_size=40))
def test_no_text_has_more_words_than_signs_that_may_be_blanks(text):
    assert len(text.split()) <= max_whitespace(text) + 1
