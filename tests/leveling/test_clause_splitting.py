"""Clause splitting: where a long sentence becomes two, and where it must not."""

import pytest

from lexile.leveling.clause_splitting import find_split


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The captain looked at the map for a long time, and she decided to turn the ship.",
            "The captain looked at the map for a long time. She decided to turn the ship.",
        ),
        (
            "We waited at the gate until dark; nobody came to let us in that night.",
            "We waited at the gate until dark. Nobody came to let us in that night.",
        ),
        (
            "The children wanted to swim in the lake, but the water was far too cold.",
            "The children wanted to swim in the lake. But the water was far too cold.",
        ),
        (
            "The farmers moved to the city because the rain had failed for three years.",
            "The farmers moved to the city. This was because the rain had failed for three years.",
        ),
        (
            "He carried the heavy box up the stairs and he put it on the table.",
            "He carried the heavy box up the stairs. He put it on the table.",
        ),
    ],
)
def test_a_long_sentence_becomes_two(sentence: str, expected: str) -> None:
    """At a clause boundary, with a capital after the new full stop."""
    split = find_split(sentence)
    assert split is not None
    assert split.applied(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The dog ran home, and it slept.",
        "She bought some bread, and butter, and cheese, and apples, and pears for the whole family.",
        "“The captain looked at the map for a long time, and she decided to turn the ship,” he said.",
        "The question is not the absence of views, which would be impossible, but the will to examine them all.",
        "The quick brown fox jumped over the lazy dog near the old mill in the valley.",
    ],
    ids=["short", "list", "inside quotes", "inserted clause", "no clause boundary"],
)
def test_other_sentences_are_left_whole(sentence: str) -> None:
    """A suggestion that breaks the sentence helps nobody."""
    assert find_split(sentence) is None


def test_the_boundary_nearest_to_the_middle_is_taken() -> None:
    """Two halves are easier than a short sentence and a long one."""
    text = "The bell rang five times, and the men came, but the women stayed in the house, and the door was shut again."
    split = find_split(text)
    assert split is not None
    assert split.applied(text).startswith("The bell rang five times, and the men came. But")
