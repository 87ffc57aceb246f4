"""Whatever the sentence, a split loses no word but a conjunction and adds none but a subject and what opens it."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lexile.estimator.estimator import Estimator
from lexile.leveling.clause_splitting import SplitKind, compatible_splits, find_splits
from lexile.leveling.parser import load_parser

_WORDS = (
    "the a his old captain river Marie Curie Borís Prince Andrew he she they it which who and but so because although "
    "after while when that not never was were had went took looked flows opened causing sat 1912 3.5 twelve miles in "
    "of to with slowly there where , , , ; ( ) “ ” — : said whose some all for since is are what "
    "how does a city"
).split()
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_sentences = st.lists(st.sampled_from(_WORDS), min_size=12, max_size=60).map(
    lambda words: re.sub(r" ([,;:)”])", r"\1", " ".join(words)).replace("“ ", "“").replace("( ", "(") + "."
)
_DROPPED = set(
    "and which who where because although after while so that whereas but for since whose even though".split()
)
_ADDED = set(
    "however because of this was is are in contrast after that meanwhile way there it they these their his he she so "
    "but the and these were".split()
)


@given(_sentences)
def test_no_name_number_or_negation_changes(estimator: Estimator, sentence: str) -> None:
    """Nor any other word except the verb of a participle."""
    for split in find_splits(sentence, load_parser(estimator.encoder)):
        before = [word.lower() for word in _WORD.findall(sentence)]
        after = [word.lower() for word in _WORD.findall(split.applied(sentence))]
        lost = set(before) - set(after) - _DROPPED
        added = set(after) - set(before) - _ADDED
        if split.kind is SplitKind.PARTICIPLE:
            assert lost <= {"causing"}
            assert added <= {"caused", "causes"}
        else:
            assert not lost
            assert not added
        assert before.count("not") == after.count("not")
        assert before.count("never") == after.count("never")


@given(_sentences)
def test_quotations_and_brackets_stay_whole(estimator: Estimator, sentence: str) -> None:
    """No new full stop stands within them, and they close where they closed."""
    pattern = re.compile(r"“[^“”]*”|\([^()]*\)")
    for split in find_splits(sentence, load_parser(estimator.encoder)):
        assert pattern.findall(split.applied(sentence)) == pattern.findall(sentence)


@given(_sentences)
def test_compatible_splits_do_not_overlap(estimator: Estimator, sentence: str) -> None:
    """So that any of them can be undone without the others."""
    splits = compatible_splits(sentence, load_parser(estimator.encoder))
    assert all(first.end <= second.start for first, second in pairwise(splits))


@given(st.text(max_size=400))
def test_any_text_is_read(estimator: Estimator, text: str) -> None:
    """Whatever characters it has."""
    parser = load_parser(estimator.encoder)
    find_splits(text, parser)
    find_splits("He saw that it was good and left the old house, and she " + text + ".", parser)
