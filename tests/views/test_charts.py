"""Charts are valid Vega-Lite, hold only what their frames hold, and name no colour that a theme could hide."""

import json
from copy import deepcopy
from typing import Any

import altair as alt
import pandas as pd
import pytest
from jsonschema.exceptions import ValidationError

from lexile.batch.outcome import Outcome
from lexile.estimator.distribution import Estimate
from lexile.estimator.estimator import MODEL_FOLDER
from lexile.explain.norms import load_norms
from lexile.explain.statistics import TextStatistics
from lexile.views import batch_frames, charts, frames
from lexile.views.wording import readers as readers_wording
from lexile.views.wording import statistics as statistics_wording

Drawn = tuple[charts.Chart, list[pd.DataFrame]]


def ruler() -> Drawn:
    estimate = Estimate(930.0, 60.0, 150)
    drawn = [
        frames.band_table(estimate),
        frames.tick_table(estimate),
        frames.curve_table(estimate),
        frames.marker_table(estimate),
    ]
    return charts.ruler(*drawn), drawn


def bars(make_analysis) -> Drawn:
    analysis = make_analysis()
    table = frames.sentence_table(analysis)
    drawn = [table, frames.sentence_bands(table), frames.whole_table(analysis.estimate)]
    return charts.reading_bars(*drawn, "Sentence"), drawn


def grades() -> Drawn:
    estimate = Estimate(930.0, 60.0, 150)
    drawn = [readers_wording.grade_bars(estimate), frames.marker_table(estimate), frames.whole_table(estimate)]
    return charts.grade_ranges(*drawn), drawn


def ranges() -> Drawn:
    entries = tuple(Outcome(f"{place}.txt", Estimate(300.0 * place, 60.0, 150)) for place in range(1, 7))
    drawn = [batch_frames.range_table(entries), batch_frames.edge_table()]
    return charts.range_bars(*drawn), drawn


def traits(make_analysis) -> Drawn:
    frame = statistics_wording.trait_table(
        "rare", TextStatistics(15.0, 4.0, 0.06), make_analysis(), load_norms(MODEL_FOLDER)
    )
    return charts.trait_ranges(frame, "Rare words"), [frame, frame.head(1)]


@pytest.fixture(params=["ruler", "bars", "grades", "ranges", "traits"])
def drawn(request, make_analysis) -> Drawn:
    match request.param:
        case "bars":
            return bars(make_analysis)
        case "traits":
            return traits(make_analysis)
        case name:
            return {"ruler": ruler, "grades": grades, "ranges": ranges}[name]()


def fields(node: Any) -> set[str]:
    """Every field that a specification reads."""
    if isinstance(node, dict):
        own = {node["field"]} if isinstance(node.get("field"), str) else set()
        return own.union(*(fields(value) for key, value in node.items()))
    return set().union(*map(fields, node)) if isinstance(node, list) else set()


def test_chart_is_valid_and_carries_only_its_frames(drawn) -> None:
    """Altair knows the schema of Vega-Lite; the data are the rows of the frames and nothing else."""
    chart, frames = drawn
    rows = {name: json.loads(frame.to_json(orient="records")) for name, frame in chart["datasets"].items()}
    alt.LayerChart.from_dict(chart | {"datasets": rows}, validate=True)
    used = {layer["data"]["name"] for layer in chart["layer"]}
    assert used == set(chart["datasets"])
    assert len(chart["datasets"]) == len(frames)
    for held, frame in zip(
        sorted(chart["datasets"].values(), key=signature), sorted(frames, key=signature), strict=True
    ):
        pd.testing.assert_frame_equal(held, frame)


def signature(frame: pd.DataFrame) -> tuple[object, ...]:
    return (*sorted(frame.columns), len(frame))


def test_a_misspelt_chart_is_no_vega_lite() -> None:
    """The check above can fail: a mark of no known kind, a channel that does not exist."""
    for wrong in ({"mark": {"type": "needle"}}, {"encoding": {"hight": {"field": "measure"}}}):
        chart = deepcopy(grades()[0])  # the drawing itself is kept for all others
        chart["layer"][0] |= wrong
        with pytest.raises(ValidationError):
            alt.LayerChart.from_dict(chart | {"datasets": {}}, validate=True)


def test_a_chart_is_drawn_once_and_each_answer_has_its_own_frames() -> None:
    """Two estimates near each other share the drawing, never the numbers."""

    def drawn(estimate: Estimate) -> charts.Chart:
        return charts.ruler(
            frames.band_table(estimate),
            frames.tick_table(estimate),
            frames.curve_table(estimate),
            frames.marker_table(estimate),
        )

    one, other = drawn(Estimate(930.0, 60.0, 150)), drawn(Estimate(935.0, 60.0, 150))
    assert one["layer"] is other["layer"]
    assert one["datasets"]["marker"]["measure"].tolist() != other["datasets"]["marker"]["measure"].tolist()


def test_chart_reads_only_columns_that_exist(drawn) -> None:
    """A misspelt column would draw nothing and say nothing."""
    chart, _ = drawn
    for layer in chart["layer"]:
        assert fields(layer) <= set(chart["datasets"][layer["data"]["name"]].columns)


def test_chart_computes_nothing(drawn) -> None:
    """No aggregate, bin or transform: numbers come from the frames."""
    text = json.dumps(drawn[0]["layer"])
    assert not any(f'"{word}"' in text for word in ("aggregate", "bin", "transform", "timeUnit", "calculate"))


def test_writing_takes_the_colour_of_the_page(drawn) -> None:
    """Text in a fixed colour would vanish in one of the two themes."""

    def texts(node: Any) -> list[dict[str, Any]]:
        if isinstance(node, dict):
            own = [node] if node.get("type") == "text" else []
            return own + [found for value in node.values() for found in texts(value)]
        return [found for value in node for found in texts(value)] if isinstance(node, list) else []

    specification, _ = drawn
    assert all(mark["color"] == "currentColor" for mark in texts(specification["layer"]))
    assert specification["config"]["axis"]["labelColor"] == "currentColor"


def test_every_band_is_named_in_words_on_both_charts(make_analysis) -> None:
    """Colour is never the only sign."""
    for chart, _ in (ruler(), bars(make_analysis)):
        text = str(chart["layer"]) + "".join(frame.to_csv() for frame in chart["datasets"].values())
        for readers in ("early elementary", "late elementary", "middle school", "high school", "college"):
            assert readers in text


def test_a_click_on_a_bar_tells_which_one(make_analysis) -> None:
    """The page is told the number of the bar, and nothing of the text."""
    (parameter,) = bars(make_analysis)[0]["params"]
    assert parameter["name"] == charts.PICKED
    assert parameter["select"]["fields"] == ["number"]
