"""Charts are valid Vega-Lite, contain nothing but their frames, and work in both themes."""

import json
from collections.abc import Callable
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
from lexile.views import charts
from lexile.views.charts import (
    CLICKED,
    Chart,
    difficulty_chart,
    grade_chart,
    outcome_chart,
    ruler_chart,
    statistic_chart,
)
from lexile.views.frames.batch import band_edges, outcome_ranges
from lexile.views.frames.estimate import (
    band_probabilities,
    density_curve,
    estimate_marker,
    ruler_ticks,
    whole_text_line,
)
from lexile.views.frames.readers import grade_ranges
from lexile.views.frames.statistics import statistic_ranges
from lexile.views.frames.text_view import band_background, sentence_bars
from tests.views.conftest import MakeAnalysis

Drawn = tuple[Chart, list[pd.DataFrame]]
ESTIMATE = Estimate(930.0, 60.0, 150)


def ruler(_: MakeAnalysis) -> Drawn:
    return ruler_of(ESTIMATE)


def ruler_of(estimate: Estimate) -> Drawn:
    frames = [
        band_probabilities(estimate),
        ruler_ticks(estimate),
        density_curve(estimate),
        estimate_marker(estimate),
    ]
    return ruler_chart(*frames), frames


def difficulty(make_analysis: MakeAnalysis) -> Drawn:
    analysis = make_analysis()
    bars = sentence_bars(analysis)
    frames = [bars, band_background(bars), whole_text_line(analysis.estimate)]
    return difficulty_chart(*frames, "Sentence"), frames


def grades(_: MakeAnalysis) -> Drawn:
    frames = [grade_ranges(ESTIMATE), estimate_marker(ESTIMATE), whole_text_line(ESTIMATE)]
    return grade_chart(*frames), frames


def outcomes(_: MakeAnalysis) -> Drawn:
    batch = tuple(Outcome(f"{place}.txt", Estimate(300.0 * place, 60.0, 150)) for place in range(1, 7))
    frames = [outcome_ranges(batch), band_edges()]
    return outcome_chart(*frames), frames


def statistics(make_analysis: MakeAnalysis) -> Drawn:
    norms = load_norms(MODEL_FOLDER)
    frame = statistic_ranges("rare", TextStatistics(15.0, 4.0, 0.06), make_analysis(), norms)
    return statistic_chart(frame, "Rare words"), [frame, frame.head(1)]


CASES: dict[str, Callable[[MakeAnalysis], Drawn]] = {
    "ruler_chart": ruler,
    "difficulty_chart": difficulty,
    "grade_chart": grades,
    "outcome_chart": outcomes,
    "statistic_chart": statistics,
}


@pytest.fixture(params=CASES)
def drawn(request: pytest.FixtureRequest, make_analysis: MakeAnalysis) -> Drawn:
    return CASES[request.param](make_analysis)


def fields(node: Any) -> set[str]:
    """Every field that a specification reads."""
    if isinstance(node, dict):
        own = {node["field"]} if isinstance(node.get("field"), str) else set()
        return own.union(*(fields(value) for value in node.values()))
    return set().union(*map(fields, node)) if isinstance(node, list) else set()


def signature(frame: pd.DataFrame) -> tuple[object, ...]:
    return (*sorted(frame.columns), len(frame))


def test_every_chart_has_a_case_here() -> None:
    """A new chart is tested like the others."""
    assert set(CASES) == {name for name in charts.__all__ if name.endswith("_chart")}


def test_a_chart_is_valid_and_contains_only_its_frames(drawn: Drawn) -> None:
    """Altair knows the schema of Vega-Lite; the data are the rows of the frames."""
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


@pytest.mark.parametrize("wrong", [{"mark": {"type": "needle"}}, {"encoding": {"hight": {"field": "measure"}}}])
def test_the_check_finds_an_invalid_chart(wrong: dict[str, Any], make_analysis: MakeAnalysis) -> None:
    """An unknown mark and a misspelt channel are not Vega-Lite."""
    chart = deepcopy(grades(make_analysis)[0])  # the original is cached for the other tests
    chart["layer"][0] |= wrong
    with pytest.raises(ValidationError):
        alt.LayerChart.from_dict(chart | {"datasets": {}}, validate=True)


def test_two_texts_share_a_drawing_but_no_numbers() -> None:
    """Drawings are cached, frames are not."""
    one, other = ruler_of(ESTIMATE)[0], ruler_of(Estimate(935.0, 60.0, 150))[0]
    assert one["layer"] is other["layer"]
    assert one["datasets"]["marker"]["measure"].tolist() != other["datasets"]["marker"]["measure"].tolist()


def test_a_chart_reads_only_columns_that_exist(drawn: Drawn) -> None:
    """A misspelt column would silently draw nothing."""
    chart, _ = drawn
    for layer in chart["layer"]:
        assert fields(layer) <= set(chart["datasets"][layer["data"]["name"]].columns)


def test_a_chart_computes_nothing(drawn: Drawn) -> None:
    """It has no aggregate, bin or transform: the numbers are in the frames."""
    text = json.dumps(drawn[0]["layer"])
    assert not any(f'"{word}"' in text for word in ("aggregate", "bin", "transform", "timeUnit", "calculate"))


def test_text_has_the_colour_of_the_page(drawn: Drawn) -> None:
    """Any fixed colour would be invisible in one of the two themes."""

    def texts(node: Any) -> list[dict[str, Any]]:
        if isinstance(node, dict):
            own = [node] if node.get("type") == "text" else []
            return own + [found for value in node.values() for found in texts(value)]
        return [found for value in node for found in texts(value)] if isinstance(node, list) else []

    specification, _ = drawn
    assert all(mark["color"] == "currentColor" for mark in texts(specification["layer"]))
    assert specification["config"]["axis"]["labelColor"] == "currentColor"


@pytest.mark.parametrize("case", [ruler, difficulty])
def test_every_band_is_named_in_words(case: Callable[[MakeAnalysis], Drawn], make_analysis: MakeAnalysis) -> None:
    """Colour alone never carries a meaning."""
    chart, _ = case(make_analysis)
    text = str(chart["layer"]) + "".join(frame.to_csv() for frame in chart["datasets"].values())
    for readers in ("early elementary", "late elementary", "middle school", "high school", "college"):
        assert readers in text


def test_a_click_on_a_bar_reports_its_number(make_analysis: MakeAnalysis) -> None:
    """Nothing of the text is sent with it."""
    (parameter,) = difficulty(make_analysis)[0]["params"]
    assert parameter["name"] == CLICKED
    assert parameter["select"]["fields"] == ["number"]
