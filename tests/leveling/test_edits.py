"""Edits of a text by its characters."""

from hypothesis import given
from hypothesis import strategies as st

from lexile.leveling.edits import with_edits

EDITS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 8), st.text(max_size=5)), max_size=6)


@given(st.text(max_size=40), EDITS)
def test_what_no_edit_touches_stays(text: str, raw: list[tuple[int, int, str]]) -> None:
    """Of edits that overlap the first is made; every other character is kept, in order."""
    edits = [(min(start, len(text)), min(start + length, len(text)), new) for start, length, new in raw]
    made, place = [], 0
    for start, end, new in sorted(edits, key=lambda edit: (edit[0], -edit[1])):
        if start >= place:
            made.append((start, end, new))
            place = end
    expected = len(text) + sum(len(new) - (end - start) for start, end, new in made)
    assert len(with_edits(text, edits)) == expected


def test_no_edit_changes_nothing() -> None:
    """Byte for byte."""
    assert with_edits("A big dog,\r\n and a cat.", []) == "A big dog,\r\n and a cat."
