"""The highlighted text is complete, in order, and escaped."""

import re
from html import unescape

from lexile.estimator.distribution import Estimate
from lexile.views.highlight import LEGEND_STEPS, highlight_legend, highlighted_text
from lexile.views.palette import opacity, tint
from lexile.views.spans import MOST_SENTENCES
from tests.views.conftest import MakeAnalysis

EVIL = '<style>*{display:none}</style> said <b onclick="x()">Tom</b> & ran. $5 # :red[no] costs it.'


def plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


def test_the_text_is_shown_word_for_word(make_analysis: MakeAnalysis) -> None:
    """Without the tags, the text remains, paragraph by paragraph."""
    analysis = make_analysis("One dog ran.  Two came home!\n\nThe end.", (100.0, 200.0, 300.0))
    html = highlighted_text(analysis)
    assert plain(html) == "One dog ran. Two came home!The end."
    assert html.count("<p>") == 2


def test_markup_in_a_text_is_escaped(make_analysis: MakeAnalysis) -> None:
    """A style, a tag or an entity is shown as it was written."""
    html = highlighted_text(make_analysis(EVIL, (500.0,) * 2))
    assert "<style" not in html
    assert "<b" not in html
    assert plain(html) == EVIL


def test_each_sentence_has_a_tint_and_a_tooltip(make_analysis: MakeAnalysis) -> None:
    """The measure in words accompanies the colour."""
    html = highlighted_text(make_analysis(measures=(300.0, 1450.0)))
    assert 'title="Sentence 1: estimated 300L, early elementary" style="' in html
    assert 'title="Sentence 2: estimated 1450L, college"' in html
    assert tint(300.0 - 800.0) in html
    assert tint(1450.0 - 800.0) in html


def test_a_long_text_ends_between_sentences(make_analysis: MakeAnalysis) -> None:
    """Even within a paragraph."""
    analysis = make_analysis("The dog ran home. " * 9 + "\n\n" + "The cat sat down. " * 9, (300.0,) * 18)
    html = highlighted_text(analysis, 0, 11)
    assert html.count("<span") == 11
    assert plain(html).endswith("home.The cat sat down. The cat sat down.")


def test_a_span_can_begin_within_a_paragraph(make_analysis: MakeAnalysis) -> None:
    """No character of the sentence before it is shown."""
    analysis = make_analysis("One dog ran. Two came home!\n\nThe end.", (100.0, 200.0, 300.0))
    assert plain(highlighted_text(analysis, 1, 3)) == "Two came home!The end."


def test_the_number_of_sentences_is_limited(make_analysis: MakeAnalysis) -> None:
    """Whatever is asked for."""
    analysis = make_analysis("The dog ran home. " * 700, (300.0,) * 700)
    assert highlighted_text(analysis).count("<span") == MOST_SENTENCES
    assert highlighted_text(analysis, 500, 700).count("<span") == 200


def test_the_legend_gives_a_measure_for_each_tint() -> None:
    """From easier to harder, with the measure of the text in the middle."""
    legend = highlight_legend(Estimate(880.0, 60.0, 150))
    assert plain(legend) == "Easier630L760L880L1010L1130Lharder"
    assert all(tint(difference) in legend for difference in LEGEND_STEPS)


def test_a_sentence_as_hard_as_its_text_has_the_middle_tint(make_analysis: MakeAnalysis) -> None:
    """Harder sentences are stronger and easier ones weaker, whatever the measure of the text."""
    html = highlighted_text(make_analysis(measures=(800.0, 900.0), estimate=Estimate(800.0, 60.0, 21)))
    assert tint(0.0) in html
    assert opacity(100.0) > opacity(0.0) > opacity(-100.0)


def test_a_chosen_sentence_is_marked_without_colour(make_analysis: MakeAnalysis) -> None:
    """A frame for the eye, a <mark> for a screen reader; for one sentence only."""
    html = highlighted_text(make_analysis(), chosen=1)
    assert html.count("<mark ") == 1
    assert plain(html[html.index("<mark ") : html.index("</mark>")]).startswith("It was late")
