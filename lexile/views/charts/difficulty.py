"""The difficulty of sentences or sections in reading order."""

import altair as alt
import pandas as pd

from lexile.views.charts import layout
from lexile.views.charts.drawing import (
    BETWEEN_EXTREMES,
    Chart,
    cached_drawing,
    clickable,
    dashed_line,
    drawn,
    layer,
    scale_between,
    tooltip,
    with_frames,
)
from lexile.views.palette import ACCENT, INK


def difficulty_chart(
    bars: pd.DataFrame, bands: pd.DataFrame, whole: pd.DataFrame, unit: str, height: int = layout.BARS_HEIGHT
) -> Chart:
    """Bars before the bands, and the measure of the whole text as a line; a click selects a bar's `number`.

    `unit` is "Sentence" or "Section". The frames are `sentence_bars` or `section_bars`, `band_background` of these, and
    `whole_text_line`.
    """
    drawing = _drawing(unit, float(bands["floor"].min()), tuple(bands["ceiling"]))
    return with_frames(drawing, height, bars=bars, bands=bands, whole=whole)


@cached_drawing
def _drawing(unit: str, low: float, ceilings: tuple[float, ...]) -> Chart:
    scale = scale_between(low, max(ceilings))
    edges = alt.Axis(values=ceilings[:-1], labelExpr="datum.value + 'L'", title=None, labelOverlap="greedy")
    order = alt.Axis(title=None, format=",d", tickMinStep=1, tickCount=6, labelOverlap=True)
    background = (
        layer("bands")
        .mark_rect(color="transparent", stroke=INK, strokeOpacity=layout.EDGE_OPACITY)
        .encode(y=alt.Y("floor:Q", scale=scale, axis=None), y2="ceiling:Q", x=alt.value(0), x2=alt.value("width"))
    )
    bars = (
        layer("bars")
        .mark_rect(color=ACCENT, strokeWidth=2)
        .encode(
            x=alt.X("begin:Q", scale=BETWEEN_EXTREMES, axis=order),
            x2="end:Q",
            y=alt.Y("base:Q", scale=scale, axis=edges),
            y2="measure:Q",
            stroke=alt.condition("datum.chosen", alt.value(INK), alt.value("transparent")),
            fillOpacity=alt.condition("datum.faded", alt.value(0.5), alt.value(1)),
            tooltip=tooltip(name=unit, estimated="Estimated", readers="Readers", text="Text"),
        )
        .add_params(clickable("number"))
    )
    line = dashed_line("whole").encode(
        y=alt.Y("measure:Q", scale=scale, axis=None), tooltip=tooltip(label="Whole text")
    )
    name = (
        layer("whole")
        .mark_text(color=INK, align="left", dx=6, fontSize=layout.SMALL_FONT, fontWeight="bold")
        .encode(x=alt.value("width"), y=alt.Y("measure:Q", scale=scale, axis=None), text="short:N")
    )
    return drawn(background, bars, line, name, independent_y=True)
