"""Words, passages and the network's inputs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexile.documents import document_from_text
from lexile.features.passage import PASSAGE_FEATURES, passage_features
from lexile.text.cleaning import clean
from lexile.text.passages import PASSAGE_WORDS, split_passages
from lexile.text.sentences import segment
from lexile.text.words import WORD, count_words, find_words, has_words

STORY = "The small boat lay on the sand. Nobody had used it since the spring, and its paint was gone. " * 20


def zipf_of(estimator, form):
    zipf, _ = estimator.lexicon.look_up([form])
    return zipf[0, 0]


def segmented(text):
    return segment(clean(document_from_text(text)))


@given(st.text(max_size=200) | st.text(alphabet="abA'-. \n1", max_size=60))
def test_words_are_where_their_offsets_say(text):
    words = find_words(text)
    assert list(zip(words.starts, words.ends, strict=True)) == [match.span() for match in WORD.finditer(text)]
    assert len(words) == count_words(text)
    for start, end, identity in zip(words.starts, words.ends, words.ids, strict=True):
        assert words.forms[identity] == text[start:end].lower().replace("’", "'").replace("‐", "-").replace("‑", "-")


@given(st.text(max_size=200) | st.text(alphabet="abA. \n", max_size=60))
def test_the_tokens_between_spaces_make_up_the_text(text):
    tokens = find_words(text).tokens
    assert " ".join(tokens.distinct[number] for number in tokens.ids) == text


@given(st.text(alphabet="abA'-. \n1", max_size=60), st.integers(min_value=1, max_value=12))
def test_a_text_has_as_many_words_as_are_counted(text, count):
    assert has_words(text, count) == (count_words(text) >= count)


def test_words_looked_up_together_are_those_looked_up_alone(estimator):
    forms = ("the", "walked", "qzxvkj", "house-dog", "house-qzxvkj", "it's", "3.5", "natásha", "-")
    zipf, value = estimator.lexicon.look_up(forms)
    alone = [estimator.lexicon.look_up([form]) for form in forms]
    assert (zipf == np.concatenate([one for one, _ in alone])).all()
    assert (value == np.concatenate([other for _, other in alone])).all()


def test_passages_are_whole_sentences_and_none_is_short():
    text = segmented(STORY)
    passages = split_passages(text)
    assert len(passages) > 1
    assert all(passage.words >= PASSAGE_WORDS for passage in passages)
    assert [passage.first for passage in passages[1:]] == [passage.last for passage in passages[:-1]]
    assert passages[-1].last == len(text.sentences)
    assert sum(passage.words for passage in passages) == len(text.words)


def test_a_short_text_is_one_short_passage():
    assert [passage.words for passage in split_passages(segmented("One day. Two days."))] == [4]


def test_inputs_of_parts_do_not_depend_on_their_neighbours(estimator):
    """A passage counts the same by itself as within a book: the range of a part is its own."""
    one, two = "The cat sat on the mat; it slept.", "Dogs, however, deliberately investigated everything!"
    both = passage_features(segmented(f"{one}\n\n{two}"), np.array([0, 8, 13]), estimator.lexicon)
    alone = [
        passage_features(segmented(text), np.array([0, count_words(text)]), estimator.lexicon)[0] for text in (one, two)
    ]
    np.testing.assert_allclose(both, np.stack(alone), rtol=1e-5)
    assert both.shape == (2, len(PASSAGE_FEATURES))


def test_every_input_is_a_finite_number(estimator):
    for text in ("Hello", "1 2 3 a", "Zzyzx qwrtp " * 300, "a" * 5000, "Why? " * 500):
        text = segmented(text)
        assert np.isfinite(passage_features(text, np.array([0, len(text.words)]), estimator.lexicon)).all()


@pytest.mark.parametrize(
    ("form", "base"), [("walked", "walk"), ("bigger", "big"), ("stories", "story"), ("cat's", "cat")]
)
def test_a_form_is_about_as_frequent_as_its_base(estimator, form, base):
    assert abs(zipf_of(estimator, form) - zipf_of(estimator, base)) < 1.5


def test_an_unknown_word_is_rare_but_its_parts_are_known(estimator):
    unknown, compound = zipf_of(estimator, "qzxvkj"), zipf_of(estimator, "house-dog")
    assert unknown < 2 < compound
