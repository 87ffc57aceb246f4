"""The charts as files: SVG, and PNG drawn by the browser."""

from lexile.analysis import Analysis
from lexile.dashboard.assets import show_component
from lexile.views.charts.svg import difficulty_svg, ruler_svg
from lexile.views.frames.estimate import band_probabilities, density_curve, estimate_marker, whole_text_line
from lexile.views.frames.text_view import band_background, sentence_bars
from lexile.views.wording.headline import ruler_alternative
from lexile.views.wording.text_view import sentences_alternative


def show_pictures(analysis: Analysis, name: str) -> None:
    """Show buttons that save the ruler and the chart of sentences."""
    estimate, bars = analysis.estimate, sentence_bars(analysis)
    ruler = ruler_svg(
        band_probabilities(estimate), density_curve(estimate), estimate_marker(estimate), ruler_alternative(estimate)
    )
    sentences = difficulty_svg(bars, band_background(bars), whole_text_line(estimate), sentences_alternative(analysis))
    pictures = [
        {"label": "Scale", "name": f"{name}-scale", "svg": ruler},
        {"label": "Sentences", "name": f"{name}-sentences", "svg": sentences},
    ]
    show_component("pictures", key="pictures", data={"pictures": pictures})
