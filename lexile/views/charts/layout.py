"""The sizes, fonts and strengths that all charts share, on the page and in the report; lengths in pixels.

They were chosen by eye on a phone, on a laptop and on paper.
"""

NARROW = 480  # the width of a phone's page; below it, text gets smaller and edges lose their L

# The ruler from the top: the measure, the curve, the scale with its ticks, and the edges, probabilities and readers of
# the bands. Text is centred at its height, readers hang from it.
RULER_HEIGHT = 118
PEAK, SCALE, TICK_END, EDGES, SHARES, READERS = 20, 46, 50, 61, 80, 91
READERS_LINE = 12

BARS_HEIGHT = 190
STRIP_HEIGHT = 140  # above the text to work in

# In the report, which is printed on A4 and Letter paper.
PAPER_WIDTH, PAPER_BARS_HEIGHT = 720, 260

# Charts with a row for each document, grade or band, and the axis above or below the rows.
OUTCOME_ROW, GRADE_ROW, STATISTIC_ROW, AXIS = 36, 30, 34, 40
LABEL_SHIFT = 8  # a document's name is this much above the middle of its row, its range as much below

SMALL_FONT, FONT, MEASURE_FONT, SHARE_FONT = 11, 12, 14, 17

# Opacities: what is behind is faint, what is chosen is full.
EDGE_OPACITY, LEADING_OPACITY, CURVE_OPACITY, RANGE_OPACITY = 0.18, 0.10, 0.30, 0.45
CURVE_WIDTH, RANGE_WIDTH, NEEDLE_WIDTH = 2, 6, 1.5
POINT_AREA = 90  # square pixels
DASHES = [5, 4]
