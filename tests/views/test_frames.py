"""The frames behind the charts, tested as frames."""

from dataclasses import replace

import numpy as np
import pytest

from lexile.analysis import SectionEstimate
from lexile.estimator.distribution import Estimate
from lexile.scale import BANDS, HIGHEST, LOWEST
from lexile.text.sections import Section
from lexile.views import frames

ESTIMATES = [
    Estimate(measure, error, 150) for measure in (-380.0, 20.0, 930.0, 1690.0, 1990.0) for error in (40.0, 260.0)
]


def many_sentences(make_analysis, count: int):
    return make_analysis("The dog ran home. " * count, [300.0 + (number % 7) * 100.0 for number in range(count)])


@pytest.mark.parametrize("estimate", ESTIMATES, ids=str)
def test_bands_cover_the_ruler_without_a_gap(estimate: Estimate) -> None:
    """Each band begins where the one before ends, the probabilities are one together, one band leads."""
    frame = frames.band_table(estimate)
    assert frame["band"].tolist() == [band.name for band in BANDS]
    assert frame["floor"].tolist()[1:] == frame["ceiling"].tolist()[:-1]
    assert (frame["ceiling"] > frame["floor"]).all()
    assert frame["probability"].sum() == pytest.approx(1.0)
    assert frame["leading"].sum() == 1
    assert frame.loc[frame["leading"], "probability"].item() == frame["probability"].max()


@pytest.mark.parametrize("estimate", ESTIMATES, ids=str)
def test_everything_on_the_ruler_lies_within_its_ends(estimate: Estimate) -> None:
    """The ruler shows 0L to 1700L and grows for what lies outside, but never beyond the scale."""
    low, high = frames.ruler_span(estimate)
    assert LOWEST <= low <= 0.0
    assert 1700.0 <= high <= HIGHEST
    marker = frames.marker_table(estimate)
    for column in ("measure", "low", "high"):
        assert low <= marker[column].item() <= high
    assert frames.curve_table(estimate)["measure"].between(low, high).all()
    assert frames.tick_table(estimate)["measure"].between(low, high).all()


def test_two_ordinary_texts_share_one_ruler() -> None:
    """So that two pages can be compared at a glance."""
    assert frames.ruler_span(Estimate(500.0, 70.0, 150)) == frames.ruler_span(Estimate(1300.0, 70.0, 150))


def test_curve_peaks_at_the_measure_and_halves_its_mass_there() -> None:
    """The curve over the ruler is the distribution that the probabilities come from."""
    curve = frames.curve_table(Estimate(930.0, 60.0, 150))
    assert curve["likelihood"].max() == 1.0
    assert curve.loc[curve["likelihood"].idxmax(), "measure"] == 930.0
    within = curve["measure"].between(930.0 - 1.645 * 60.0, 930.0 + 1.645 * 60.0)
    heights, places = curve["likelihood"], curve["measure"]
    scale = 60.0 * 1.645 / 2.92  # of Student's t with two degrees, whose 95% quantile is 2.92
    assert np.trapezoid(heights[within], places[within]) == pytest.approx(0.9 * scale * 8**0.5, rel=0.03)


def test_marker_says_what_it_shows() -> None:
    """The number and the range are written as everywhere on the page."""
    row = frames.marker_table(Estimate(931.0, 48.0, 150)).iloc[0]
    assert (row["label"], row["range"]) == ("930L", "850L–1010L")


def test_each_sentence_has_its_bar(make_analysis) -> None:
    """In reading order, with its measure, its band and its words."""
    bars = frames.sentence_table(make_analysis())
    assert bars["name"].tolist() == ["1", "2"]
    assert bars["measure"].tolist() == [300.0, 900.0]
    assert bars["band"].tolist() == ["up to 650L", "650–1050L"]
    assert bars["words"].tolist() == [4, 17]
    assert bars["text"].tolist()[0] == "The dog ran home."
    assert (bars["base"] == 0.0).all()


def test_bars_stand_side_by_side_around_their_numbers(make_analysis) -> None:
    """Bar 1 stands around 1, bar 2 around 2, with a gap between."""
    bars = frames.sentence_table(make_analysis())
    assert ((bars["begin"] + bars["end"]) / 2).tolist() == [1.0, 2.0]
    assert bars["end"][0] < bars["begin"][1]


def test_long_sentences_are_shortened(make_analysis) -> None:
    """A hint holds no more than a few lines."""
    text = frames.sentence_table(make_analysis("The dog ran and ran " * 40 + "home.", (1500.0,)))["text"].item()
    assert len(text) <= 110
    assert text.endswith("…")


@pytest.mark.parametrize("count", [1, 2, 239, 240, 241, 1000, 2501])
def test_bars_are_never_too_many_and_lose_no_sentence(count: int, make_analysis) -> None:
    """Beyond the limit, consecutive sentences share a bar; all words are still in one."""
    analysis = many_sentences(make_analysis, count)
    bars = frames.sentence_table(analysis)
    assert len(bars) <= frames.MOST_BARS
    assert bars["words"].sum() == analysis.words
    assert (len(bars) == count) == (count <= frames.MOST_BARS)
    mean = (bars["measure"] * bars["words"]).sum() / bars["words"].sum()
    assert mean == pytest.approx(np.mean([one.measure for one in analysis.sentences]))


def test_a_shared_bar_names_its_sentences(make_analysis) -> None:
    """The reader can find the place in the text; the last bar may stand for fewer."""
    bars = frames.sentence_table(many_sentences(make_analysis, 5), most=3)
    assert bars["name"].tolist() == ["1–2", "3–4", "5"]


def test_a_shared_bar_is_the_mean_by_words(make_analysis) -> None:
    """A long sentence counts for more than a short one, as in the passage's measure."""
    bar = frames.sentence_table(make_analysis(), most=1)
    assert bar["measure"].item() == pytest.approx((4 * 300.0 + 17 * 900.0) / 21)


def test_bars_beyond_the_scale_stop_at_its_ends(make_analysis) -> None:
    """A very easy or very hard sentence stretches the chart no further than the scale."""
    bars = frames.sentence_table(make_analysis(measures=(-900.0, 2600.0)))
    bands = frames.sentence_bands(bars)
    assert bars["measure"].tolist() == [LOWEST, HIGHEST]
    assert (bands["floor"].min(), bands["ceiling"].max()) == (LOWEST, HIGHEST)
    assert bars["base"].unique().tolist() == [LOWEST]


def test_tables_to_read_hold_what_the_charts_show(make_analysis) -> None:
    """Whoever reads the tables misses nothing of the charts."""
    analysis = make_analysis()
    assert frames.band_words(analysis.estimate)["Probability"].tolist() == ["2%", "97%", "1%", "<1%", "<1%"]
    words = frames.sentence_words(analysis)
    assert words[frames.MEASURE_NAME].tolist() == [300, 900]
    assert words["Words"].tolist() == [4, 17]


def test_a_part_of_a_text_keeps_the_numbers_of_the_whole(make_analysis) -> None:
    """Sentence 4 is sentence 4, also when a section begins with it."""
    analysis = many_sentences(make_analysis, 9)
    bars = frames.sentence_table(analysis, 3, 7)
    assert bars["number"].tolist() == [4, 5, 6, 7]
    assert bars["begin"].min() > 3.5
    assert frames.sentence_words(analysis, 3, 7)["Sentence"].tolist() == [4, 5, 6, 7]


def test_the_chosen_sentence_stands_out_and_the_others_step_back(make_analysis) -> None:
    """Also where it shares a bar with others; nothing steps back while nothing is chosen."""
    analysis = many_sentences(make_analysis, 6)
    assert frames.sentence_table(analysis, chosen=3, most=3)["chosen"].tolist() == [False, True, False]
    assert frames.sentence_table(analysis, chosen=3, most=3)["faded"].tolist() == [True, False, True]
    assert not frames.sentence_table(analysis)["faded"].any()


def test_sections_have_a_bar_each_within_a_charts_marks(make_analysis) -> None:
    """The opened one stands out; a collection of two thousand poems draws no more than the chart can hold."""
    analysis = many_sentences(make_analysis, 2000)
    sections = tuple(
        SectionEstimate(Section(f"No. {number}", number, number + 1), Estimate(900.0, 60.0, 4))
        for number in range(2000)
    )
    bars = frames.section_table(replace(analysis, sections=sections), chosen=7)
    assert len(bars) == frames.MOST_SECTIONS
    assert bars.loc[bars["chosen"], "name"].tolist() == ["No. 7"]


def test_sentences_are_found_by_their_words_and_bands(make_analysis) -> None:
    """In any letters, taken literally, in the bands that were named."""
    words = frames.sentence_words(make_analysis())
    assert frames.found_sentences(words, "RAIN")["Sentence"].tolist() == [2]
    assert frames.found_sentences(words, "(rain")["Sentence"].tolist() == []
    assert frames.found_sentences(words, bands=["up to 650L"])["Sentence"].tolist() == [1]
    assert len(frames.found_sentences(words)) == 2


def test_measures_in_a_table_sort_as_numbers() -> None:
    """900 before 1000, and what is written BR40L below both."""
    assert sorted(map(frames.tens, (996.0, 904.0, -44.0))) == [-40, 900, 1000]
