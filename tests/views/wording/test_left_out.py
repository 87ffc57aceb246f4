"""What was left out, in words."""

from lexile.text.cleaning import LeftOut
from lexile.views.wording.left_out import left_out_line
from tests.views.conftest import MakeAnalysis


def test_parts_left_out_are_counted_by_reason(make_analysis: MakeAnalysis) -> None:
    """The words first, then the most frequent reason; if nothing was left out, nothing is said."""
    heading, code = LeftOut("One", "heading"), LeftOut("x = 1", "code")
    assert left_out_line(make_analysis()) == ""
    line = left_out_line(make_analysis(left_out=(heading, code, code)))
    assert line == "5 of 26 words left out: 2 blocks of code and 1 heading."
