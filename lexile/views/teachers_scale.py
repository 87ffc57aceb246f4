"""The teachers' judgement as a small scale of HTML: where the text lies among the passages that they judged."""

from html import escape

from lexile.estimator.easiness import EasinessEstimate
from lexile.views.palette import ACCENT, tint
from lexile.views.wording.easiness import easiness_figures_line

_FRAME = "max-width:21rem;margin:0.1rem 0 0.2rem"
_TRACK = "position:relative;height:0.9rem"
_LINE = "position:absolute;left:0;right:0;top:50%;height:2px;margin-top:-1px;background:currentColor;opacity:0.25"
_RANGE = "position:absolute;top:50%;height:6px;margin-top:-3px;border-radius:3px"
_POINT = "position:absolute;top:50%;width:11px;height:11px;margin:-5.5px 0 0 -5.5px;border-radius:50%"
_ENDS = "display:flex;justify-content:space-between;font-size:0.78rem;line-height:1.2"


def teachers_scale(easiness: EasinessEstimate) -> str:
    """A line from the easiest to the hardest passage, with the text's place on it and the range of that place."""
    low, high = easiness.lowest_percentile, easiness.highest_percentile
    label = escape(easiness_figures_line(easiness))
    return (
        f'<div role="img" aria-label="{label}" title="{label}" style="{_FRAME}"><div style="{_TRACK}">'
        f'<div style="{_LINE}"></div>'
        f'<div style="{_RANGE};left:{low:.0f}%;width:{max(high - low, 1):.0f}%;background:{tint(0.0)}"></div>'
        f'<div style="{_POINT};left:{easiness.difficulty_percentile:.0f}%;background:{ACCENT}"></div>'
        f'</div><div style="{_ENDS}"><span>easiest</span><span>for teachers</span><span>hardest</span></div></div>'
    )
