"""The text beside the chart of its difficulty; a sentence chosen in one is highlighted in the other.

The view is a fragment, so that choosing a sentence reruns nothing else. Its session-state keys contain
`caching.widget_id`: each text has its own choices, and those of an earlier text never apply to it.
"""

from collections.abc import Callable
from functools import partial

import streamlit as st

from lexile.analysis import Analysis
from lexile.dashboard.budget import MAX_LINE
from lexile.dashboard.caching import widget_id
from lexile.dashboard.page import escape_markdown
from lexile.scale import BANDS, format_measure
from lexile.views.charts import CLICKED, Chart, difficulty_chart
from lexile.views.frames.cells import sentence_on_one_line
from lexile.views.frames.estimate import whole_text_line
from lexile.views.frames.explanation import explanation_table
from lexile.views.frames.text_view import (
    band_background,
    search_sentences,
    section_bars,
    section_table,
    sentence_bars,
    sentence_table,
    sentences_per_bar,
)
from lexile.views.highlight import highlight_legend, highlighted_text
from lexile.views.spans import MOST_SENTENCES, Span, is_book, section_spans, span_with, whole_text
from lexile.views.wording.explanation import EXPLANATION_HINT, baseline_line
from lexile.views.wording.text_view import (
    compared_with_text_line,
    search_line,
    section_bars_line,
    section_line,
    sections_alternative,
    sentence_bars_line,
    sentence_title,
    sentences_alternative,
    shown_line,
)

_LONG = 40  # sentences; a longer text scrolls in a box of its own, so that its chart stays beside it
_BOX_HEIGHT = 620  # pixels: about as high as the chart beside it, with its heading and the sentence number
_MOST_ROWS = 2_000  # in the table of sentences; the exported file has all of them
_SEARCH, _BANDS = "search", "bands"


@st.fragment
def show_text_view(analysis: Analysis) -> None:
    """Show the text with its chart; for a book, first the sections, then the open one."""
    span: Span | None = whole_text(analysis)
    if is_book(analysis):
        span = _choose_section(analysis)
    if span is None:
        return
    if span.title:
        st.header(escape_markdown(span.title), anchor=False)
        st.caption(escape_markdown(section_line(span.estimate)))
    chosen = _chosen(analysis, span)
    text, chart = st.columns(2, gap="large")
    with text:
        _show_text(analysis, span, chosen)
    with chart:
        _show_chart(analysis, span, chosen)
        _choose_sentence(analysis, span)
    _show_table(analysis, span)
    if not is_book(analysis):
        _show_sections(analysis)


def open_sentence(analysis: Analysis, number: int) -> None:
    """Choose a sentence (counted from 0) by other means than clicking its bar; in a book, also open its section."""
    if is_book(analysis):
        st.session_state[_key("section", analysis)] = span_with(analysis, number).first
    st.session_state[_key("sentence", analysis)] = number + 1
    # A chart does not report a click on the bar it already considers selected, so a new chart takes its place.
    st.session_state[_key("chart", analysis)] = st.session_state.get(_key("chart", analysis), 0) + 1


def _choose_section(analysis: Analysis) -> Span | None:
    """Show the sections of a book as a chart and a menu; return the open one, if any."""
    spans = {span.first: span for span in section_spans(analysis)}
    key = _key("section", analysis)
    opened = spans.get(st.session_state.get(key, -1))
    order = list(spans.values())
    st.header("Sections", anchor=False)
    st.caption(section_bars_line(analysis.estimate))
    bars = section_bars(analysis, None if opened is None else order.index(opened))
    _clickable(
        difficulty_chart(bars, band_background(bars), whole_text_line(analysis.estimate), "Section"),
        sections_alternative(analysis),
        _key("sections", analysis),
        partial(_open_clicked_section, analysis),
    )
    st.selectbox(
        "Open section",
        list(spans),
        index=None,
        format_func=lambda first: _section_label(spans[first], order.index(spans[first])),
        placeholder="Choose a section, or click its bar",
        key=key,
        persist_state="session",
    )
    with st.expander("Show sections as a table"):
        st.dataframe(section_table(analysis), hide_index=True, alt="Sections with their estimates")
    return opened


def _section_label(span: Span, index: int) -> str:
    return f"{index + 1}. {span.title}: {format_measure(span.estimate.measure)}"


def _open_clicked_section(analysis: Analysis) -> None:
    number = _clicked(_key("sections", analysis))
    st.session_state[_key("section", analysis)] = (
        None if number is None else analysis.sections[number - 1].section.first
    )


def _show_text(analysis: Analysis, span: Span, chosen: int | None) -> None:
    """Show the text, highlighted by difficulty; a long one starts shortly before the chosen sentence."""
    st.header("The text, sentence by sentence", anchor=False)
    st.html(highlight_legend(analysis.estimate))
    count = span.last - span.first
    first = span.first
    if chosen is not None and count > _LONG:
        first = _paragraph_before(analysis, span, chosen)
    last = min(span.last, first + MOST_SENTENCES)
    long = last - first > _LONG
    with st.container(height=_BOX_HEIGHT if long else "content", border=long):
        st.html(highlighted_text(analysis, first, last, chosen))
    line = shown_line(first, last, len(analysis.sentences))
    if line:
        st.caption(line)


def _paragraph_before(analysis: Analysis, span: Span, chosen: int) -> int:
    """First sentence of the chosen one's paragraph, but at most five sentences before the chosen one."""
    paragraph = analysis.sentences[chosen].sentence.paragraph
    first = chosen
    while first > max(span.first, chosen - 5) and analysis.sentences[first - 1].sentence.paragraph == paragraph:
        first -= 1
    return first


def _show_chart(analysis: Analysis, span: Span, chosen: int | None) -> None:
    """Show how hard each sentence is, in reading order."""
    st.header("Difficulty through the text", anchor=False)
    bars = sentence_bars(analysis, span.first, span.last, chosen)
    st.caption(sentence_bars_line(analysis.estimate, sentences_per_bar(span.last - span.first)))
    _clickable(
        difficulty_chart(bars, band_background(bars), whole_text_line(analysis.estimate), "Sentence"),
        sentences_alternative(analysis, span.first, span.last),
        _bars_key(analysis, span),
        partial(_choose_clicked_sentence, analysis, span),
    )


def _choose_clicked_sentence(analysis: Analysis, span: Span) -> None:
    st.session_state[_key("sentence", analysis)] = _clicked(_bars_key(analysis, span))


def _choose_sentence(analysis: Analysis, span: Span) -> None:
    """Show a box for the sentence number, for use by keyboard, and explain the chosen sentence."""
    st.number_input(
        "Sentence number",
        min_value=1,
        max_value=len(analysis.sentences),
        value=None,
        placeholder="Click a bar or type",
        key=_key("sentence", analysis),
        on_change=partial(_go_to_sentence, analysis),
        width=260,
    )
    chosen = _chosen(analysis, span)
    if chosen is None:
        return
    sentence = analysis.sentences[chosen]
    with st.container(border=True):
        st.markdown(escape_markdown(sentence_title(chosen, sentence.measure)))
        st.caption(escape_markdown(compared_with_text_line(sentence.measure, analysis.estimate)))
        st.markdown(escape_markdown(sentence_on_one_line(analysis, chosen)))
        reasons = analysis.explanation_of(chosen)
        st.caption(escape_markdown(baseline_line(reasons)), help=EXPLANATION_HINT)
        table = explanation_table(analysis, reasons)
        st.table(
            table.assign(Reason=table["Reason"].map(escape_markdown)),
            hide_index=True,
            alt="What makes this sentence easier or harder",
        )


def _go_to_sentence(analysis: Analysis) -> None:
    """Choose the sentence whose number was typed."""
    number = st.session_state[_key("sentence", analysis)]
    if number is not None:
        open_sentence(analysis, number - 1)


def _show_table(analysis: Analysis, span: Span) -> None:
    """Show the sentences as a table that can be sorted, filtered by band, and searched."""
    with st.expander(
        "Show sentences as a table: sort, filter, search", key="sentence_table", on_change="rerun"
    ) as table:
        if not table.open:
            return
        search, bands = st.columns(2)
        text = search.text_input(
            "Search sentences", key=_SEARCH, max_chars=MAX_LINE, type="search", persist_state="session"
        )
        chosen = bands.pills(
            "Only these bands", [band.name for band in BANDS], selection_mode="multi", key=_BANDS, bind="query-params"
        )
        words = search_sentences(sentence_table(analysis, span.first, span.last), (text or "").strip(), chosen)
        shown = words.head(_MOST_ROWS)
        st.caption(search_line(len(shown), len(words), span.last - span.first))
        st.dataframe(
            shown,
            hide_index=True,
            key=_key(f"table-{span.first}-{len(words)}", analysis),
            on_select=partial(_choose_row, analysis, span, shown["Sentence"].tolist(), len(words)),
            selection_mode="single-row",
            column_config={"Text": st.column_config.TextColumn(width="large")},
            alt="Sentences with their difficulty",
        )


def _choose_row(analysis: Analysis, span: Span, numbers: list[int], count: int) -> None:
    rows = st.session_state[_key(f"table-{span.first}-{count}", analysis)].selection.rows
    if rows and rows[0] < len(numbers):
        open_sentence(analysis, numbers[rows[0]] - 1)


def _show_sections(analysis: Analysis) -> None:
    """Show each section with its estimate, if the text has several."""
    if analysis.sections:
        st.header("Sections", anchor=False)
        st.dataframe(section_table(analysis), hide_index=True, alt="Sections with their estimates")


def _clickable(chart: Chart, alternative: str, key: str, on_click: Callable[[], None]) -> None:
    """Show a chart with clickable bars; the callback gets the bar from `_clicked`."""
    st.vega_lite_chart(chart, alt=alternative, key=key, on_select=on_click)


def _clicked(key: str) -> int | None:
    """Number of the bar that was clicked in a chart; None if the click cleared the selection."""
    picked = st.session_state[key].selection.get(CLICKED, [])
    return int(picked[0]["number"]) if picked else None


def _chosen(analysis: Analysis, span: Span) -> int | None:
    """Index of the chosen sentence, if it lies in this part of the text."""
    number = st.session_state.get(_key("sentence", analysis))
    return number - 1 if number is not None and span.first < number <= span.last else None


def _bars_key(analysis: Analysis, span: Span) -> str:
    return _key(f"bars-{span.first}-{st.session_state.get(_key('chart', analysis), 0)}", analysis)


def _key(name: str, analysis: Analysis) -> str:
    return f"{name}-{widget_id(analysis)}"
