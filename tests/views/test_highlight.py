"""The text with its tints: shown whole, in order, and never obeyed."""

import re
from html import unescape

from lexile.estimator.distribution import Estimate
from lexile.views.highlight import MOST_SENTENCES, STEPS, tint_legend, tinted_text
from lexile.views.palette import strength, tint

EVIL = '<style>*{display:none}</style> said <b onclick="x()">Tom</b> & ran. $5 # :red[no] costs it.'


def plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


def test_text_is_shown_word_for_word(make_analysis) -> None:
    """Taking the marks away leaves the text, paragraph by paragraph."""
    analysis = make_analysis("One dog ran.  Two came home!\n\nThe end.", (100.0, 200.0, 300.0))
    html = tinted_text(analysis)
    assert plain(html) == "One dog ran. Two came home!The end."
    assert html.count("<p>") == 2


def test_markup_in_a_text_is_shown_and_not_obeyed(make_analysis) -> None:
    """A style, a tag or an entity in the text appears as it was written."""
    analysis = make_analysis(EVIL, (500.0,) * 2)
    html = tinted_text(analysis)
    assert "<style" not in html
    assert "<b" not in html
    assert plain(html) == EVIL


def test_each_sentence_has_its_tint_and_its_measure_in_words(make_analysis) -> None:
    """The measure in words stands beside the colour."""
    html = tinted_text(make_analysis(measures=(300.0, 1450.0)))
    assert 'title="Sentence 1: estimated 300L, early elementary" style="' in html
    assert 'title="Sentence 2: estimated 1450L, college"' in html
    assert tint(300.0 - 800.0) in html
    assert tint(1450.0 - 800.0) in html


def test_only_the_beginning_of_a_long_text_is_shown(make_analysis) -> None:
    """A book's first sentences, cut between two of them."""
    analysis = make_analysis("The dog ran home. " * 9 + "\n\n" + "The cat sat down. " * 9, (300.0,) * 18)
    html = tinted_text(analysis, 0, 11)
    assert html.count("<span") == 11
    assert plain(html).endswith("home.The cat sat down. The cat sat down.")


def test_legend_says_which_measure_a_tint_stands_for() -> None:
    """From easier to harder, the text's own measure in the middle, written as everywhere."""
    legend = tint_legend(Estimate(880.0, 60.0, 150))
    assert plain(legend) == "Easier630L760L880L1010L1130Lharder"
    assert all(tint(difference) in legend for difference in STEPS)


def test_a_sentence_as_hard_as_its_text_has_the_middle_tint(make_analysis) -> None:
    """What is harder is stronger, what is easier is weaker, whatever the text's own measure."""
    html = tinted_text(make_analysis(measures=(800.0, 900.0), estimate=Estimate(800.0, 60.0, 21)))
    assert tint(0.0) in html
    assert strength(100.0) > strength(0.0) > strength(-100.0)


def test_a_chosen_sentence_is_marked_in_a_way_that_is_no_colour(make_analysis) -> None:
    """A frame for the eye, a mark for who listens; only one."""
    html = tinted_text(make_analysis(), marked=1)
    assert html.count("<mark ") == 1
    assert plain(html[html.index("<mark ") : html.index("</mark>")]).startswith("It was late")


def test_a_part_of_a_text_begins_within_its_paragraph(make_analysis) -> None:
    """No sign of a sentence that is not shown comes before it."""
    analysis = make_analysis("One dog ran. Two came home!\n\nThe end.", (100.0, 200.0, 300.0))
    assert plain(tinted_text(analysis, 1, 3)) == "Two came home!The end."


def test_a_book_never_draws_more_than_a_few_hundred_sentences(make_analysis) -> None:
    """Whatever is asked for."""
    analysis = make_analysis("The dog ran home. " * 700, (300.0,) * 700)
    assert tinted_text(analysis).count("<span") == MOST_SENTENCES
    assert tinted_text(analysis, 500, 700).count("<span") == 200
