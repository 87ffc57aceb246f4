"""Charts are valid Vega-Lite, hold only what their frames hold, and name no colour that a theme could hide."""

import json
from typing import Any

import altair as alt
import pandas as pd
import pytest

from lexile.estimate.distribution import Estimate
from lexile.views import charts, readers_words, tables


def ruler(estimate: Estimate) -> tuple[alt.LayerChart, list[pd.DataFrame]]:
    frames = [
        tables.band_table(estimate),
        tables.tick_table(estimate),
        tables.curve_table(estimate),
        tables.marker_table(estimate),
    ]
    return charts.ruler(*frames), frames


def bars(make_analysis) -> tuple[alt.LayerChart, list[pd.DataFrame]]:
    analysis = make_analysis()
    table = tables.sentence_table(analysis)
    frames = [table, tables.sentence_bands(table), tables.whole_table(analysis.estimate)]
    return charts.reading_bars(*frames, "Sentence"), frames


def grades() -> tuple[alt.LayerChart, list[pd.DataFrame]]:
    estimate = Estimate(930.0, 60.0, 150)
    frames = [readers_words.grade_bars(estimate), tables.marker_table(estimate), tables.whole_table(estimate)]
    return charts.grade_ranges(*frames), frames


@pytest.fixture(params=["ruler", "bars", "grades"])
def drawn(request, make_analysis) -> tuple[alt.LayerChart, list[pd.DataFrame]]:
    if request.param == "grades":
        return grades()
    return ruler(Estimate(930.0, 60.0, 150)) if request.param == "ruler" else bars(make_analysis)


def fields(node: Any) -> set[str]:
    """Every field that a specification reads."""
    if isinstance(node, dict):
        own = {node["field"]} if isinstance(node.get("field"), str) else set()
        return own.union(*(fields(value) for key, value in node.items() if key != "datasets"))
    return set().union(*map(fields, node)) if isinstance(node, list) else set()


def test_chart_is_valid_and_carries_only_its_frames(drawn) -> None:
    """The specification validates; its data are the rows of the frames and nothing else."""
    chart, frames = drawn
    specification = chart.to_dict(validate=True)
    rows = sorted(map(len, specification["datasets"].values()))
    assert rows == sorted(map(len, frames))
    held = {frozenset(row) for rows in specification["datasets"].values() for row in rows}
    assert held == {frozenset(frame.columns) for frame in frames}


def test_chart_reads_only_columns_that_exist(drawn) -> None:
    """A misspelt column would draw nothing and say nothing."""
    chart, frames = drawn
    assert fields(chart.to_dict()) <= set().union(*(set(frame.columns) for frame in frames))


def test_chart_computes_nothing(drawn) -> None:
    """No aggregate, bin or transform: numbers come from the frames."""
    text = json.dumps(drawn[0].to_dict())
    assert not any(f'"{word}"' in text for word in ("aggregate", "bin", "transform", "timeUnit", "calculate"))


def test_writing_takes_the_colour_of_the_page(drawn) -> None:
    """Text in a fixed colour would vanish in one of the two themes."""

    def texts(node: Any) -> list[dict[str, Any]]:
        if isinstance(node, dict):
            own = [node] if node.get("type") == "text" else []
            return own + [found for value in node.values() for found in texts(value)]
        return [found for value in node for found in texts(value)] if isinstance(node, list) else []

    specification = drawn[0].to_dict()
    assert all(mark["color"] == "currentColor" for mark in texts(specification["layer"]))
    assert specification["config"]["axis"]["labelColor"] == "currentColor"


def test_every_band_is_named_in_words_on_both_charts(make_analysis) -> None:
    """Colour is never the only sign."""
    for chart, _ in (ruler(Estimate(930.0, 60.0, 150)), bars(make_analysis)):
        text = json.dumps(chart.to_dict())
        for readers in ("early elementary", "late elementary", "middle school", "high school", "college"):
            assert readers in text


def test_a_click_on_a_bar_tells_which_one(make_analysis) -> None:
    """The page is told the number of the bar, and nothing of the text."""
    (parameter,) = bars(make_analysis)[0].to_dict()["params"]
    assert parameter["name"] == charts.PICKED
    assert parameter["select"]["fields"] == ["number"]
