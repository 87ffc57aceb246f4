"""The frames of sentences and sections."""

from dataclasses import replace

import numpy as np
import pytest

from lexile.analysis import Analysis, SectionEstimate
from lexile.estimator.distribution import Estimate
from lexile.scale import HIGHEST, LOWEST, rounded_measure
from lexile.text.sections import Section
from lexile.views.frames.cells import MEASURE_HEADING
from lexile.views.frames.text_view import (
    MOST_BARS,
    MOST_SECTIONS,
    band_background,
    search_sentences,
    section_bars,
    sentence_bars,
    sentence_table,
)
from tests.views.conftest import MakeAnalysis


def analysis_of(make_analysis: MakeAnalysis, sentences: int) -> Analysis:
    measures = [300.0 + (number % 7) * 100.0 for number in range(sentences)]
    return make_analysis("The dog ran home. " * sentences, measures)


def test_each_sentence_has_a_bar(make_analysis: MakeAnalysis) -> None:
    """In reading order, with its measure, its band and its words."""
    bars = sentence_bars(make_analysis())
    assert bars["name"].tolist() == ["1", "2"]
    assert bars["measure"].tolist() == [300.0, 900.0]
    assert bars["band"].tolist() == ["up to 650L", "650–1050L"]
    assert bars["words"].tolist() == [4, 17]
    assert bars["text"].tolist()[0] == "The dog ran home."
    assert (bars["base"] == 0.0).all()


def test_bars_are_centred_on_their_numbers(make_analysis: MakeAnalysis) -> None:
    """Bar 1 around 1, bar 2 around 2, with a gap between them."""
    bars = sentence_bars(make_analysis())
    assert ((bars["begin"] + bars["end"]) / 2).tolist() == [1.0, 2.0]
    assert bars["end"][0] < bars["begin"][1]


def test_long_sentences_are_shortened(make_analysis: MakeAnalysis) -> None:
    """A tooltip has a few lines at most."""
    text = sentence_bars(make_analysis("The dog ran and ran " * 40 + "home.", (1500.0,)))["text"].item()
    assert len(text) <= 110
    assert text.endswith("…")


@pytest.mark.parametrize("sentences", [1, 2, 239, 240, 241, 1000, 2501])
def test_the_number_of_bars_is_limited_and_no_sentence_is_lost(sentences: int, make_analysis: MakeAnalysis) -> None:
    """Beyond the limit, consecutive sentences share a bar; every word is still in one."""
    analysis = analysis_of(make_analysis, sentences)
    bars = sentence_bars(analysis)
    assert len(bars) <= MOST_BARS
    assert bars["words"].sum() == analysis.words
    assert (len(bars) == sentences) == (sentences <= MOST_BARS)
    mean = (bars["measure"] * bars["words"]).sum() / bars["words"].sum()
    assert mean == pytest.approx(np.mean([one.measure for one in analysis.sentences]))


def test_a_shared_bar_names_its_sentences(make_analysis: MakeAnalysis) -> None:
    """The reader can find them in the text; the last bar may have fewer."""
    bars = sentence_bars(analysis_of(make_analysis, 5), most=3)
    assert bars["name"].tolist() == ["1–2", "3–4", "5"]


def test_a_shared_bar_is_a_mean_weighted_by_words(make_analysis: MakeAnalysis) -> None:
    """A long sentence counts for more than a short one, as in the measure of a passage."""
    bar = sentence_bars(make_analysis(), most=1)
    assert bar["measure"].item() == pytest.approx((4 * 300.0 + 17 * 900.0) / 21)


def test_bars_end_with_the_scale(make_analysis: MakeAnalysis) -> None:
    """A very easy or very hard sentence does not extend the chart beyond the scale."""
    bars = sentence_bars(make_analysis(measures=(-900.0, 2600.0)))
    bands = band_background(bars)
    assert bars["measure"].tolist() == [LOWEST, HIGHEST]
    assert (bands["floor"].min(), bands["ceiling"].max()) == (LOWEST, HIGHEST)
    assert bars["base"].unique().tolist() == [LOWEST]


def test_the_table_has_the_measures_of_the_chart(make_analysis: MakeAnalysis) -> None:
    """People who cannot see the chart miss nothing."""
    table = sentence_table(make_analysis())
    assert table[MEASURE_HEADING].tolist() == [300, 900]
    assert table["Words"].tolist() == [4, 17]


def test_sentences_of_a_section_keep_their_numbers(make_analysis: MakeAnalysis) -> None:
    """Sentence 4 is sentence 4, even if a section begins with it."""
    analysis = analysis_of(make_analysis, 9)
    bars = sentence_bars(analysis, 3, 7)
    assert bars["number"].tolist() == [4, 5, 6, 7]
    assert bars["begin"].min() > 3.5
    assert sentence_table(analysis, 3, 7)["Sentence"].tolist() == [4, 5, 6, 7]


def test_a_chosen_sentence_fades_the_others(make_analysis: MakeAnalysis) -> None:
    """Even if it shares a bar; nothing fades while no sentence is chosen."""
    analysis = analysis_of(make_analysis, 6)
    assert sentence_bars(analysis, chosen=3, most=3)["chosen"].tolist() == [False, True, False]
    assert sentence_bars(analysis, chosen=3, most=3)["faded"].tolist() == [True, False, True]
    assert not sentence_bars(analysis)["faded"].any()


def test_the_number_of_sections_drawn_is_limited(make_analysis: MakeAnalysis) -> None:
    """A collection of two thousand poems is drawn with as many bars as a chart can have; the open one stands out."""
    sections = tuple(
        SectionEstimate(Section(f"No. {number}", number, number + 1), Estimate(900.0, 60.0, 4))
        for number in range(2000)
    )
    bars = section_bars(replace(analysis_of(make_analysis, 2000), sections=sections), chosen=7)
    assert len(bars) == MOST_SECTIONS
    assert bars.loc[bars["chosen"], "name"].tolist() == ["No. 7"]


def test_sentences_are_found_by_text_and_band(make_analysis: MakeAnalysis) -> None:
    """Case does not matter, and the text is taken literally."""
    table = sentence_table(make_analysis())
    assert search_sentences(table, "RAIN")["Sentence"].tolist() == [2]
    assert search_sentences(table, "(rain")["Sentence"].tolist() == []
    assert search_sentences(table, bands=["up to 650L"])["Sentence"].tolist() == [1]
    assert len(search_sentences(table)) == 2


def test_measures_in_a_table_sort_as_numbers() -> None:
    """900 comes before 1000, and what is written BR40L before both."""
    assert sorted(map(rounded_measure, (996.0, 904.0, -44.0))) == [-40, 900, 1000]
