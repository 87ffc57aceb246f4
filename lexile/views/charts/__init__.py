"""Charts: frames in, Vega-Lite specifications (for the page) or SVG (for the report) out.

A chart decides where things are and what they look like; every number and label comes from its frames. Lines and text
have the text colour of the page, so one chart serves both themes.

To add a chart: a frame in `views.frames`, a function `…_chart` here or in a module of this package, its sizes in
`layout`, and its case in `tests/views/test_charts.py`, which fails until there is one.
"""

from lexile.views.charts.difficulty import difficulty_chart
from lexile.views.charts.drawing import CLICKED, Chart
from lexile.views.charts.ranges import grade_chart, outcome_chart, statistic_chart
from lexile.views.charts.ruler import ruler_chart

__all__ = [
    "CLICKED",
    "Chart",
    "difficulty_chart",
    "grade_chart",
    "outcome_chart",
    "ruler_chart",
    "statistic_chart",
]
