"""The text to work in, below the chart of its difficulty; a sentence chosen in one is shown in the other.

Session-state keys contain `caching.widget_id`: each text has its own choices, and those of an earlier text never apply
to it.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from lexile.analysis import Analysis
from lexile.dashboard import boxes, caching, surface
from lexile.dashboard.caching import widget_id
from lexile.dashboard.page import escape_markdown
from lexile.dashboard.session import current_source, select
from lexile.dashboard.source import Source
from lexile.documents import Document
from lexile.errors import LexileError
from lexile.explain.placement import given_text
from lexile.scale import BANDS, format_measure
from lexile.views.charts import CLICKED, Chart, difficulty_chart, layout
from lexile.views.frames.estimate import whole_text_line
from lexile.views.frames.text_view import (
    band_background,
    search_sentences,
    section_bars,
    section_table,
    sentence_bars,
    sentence_table,
    sentences_per_bar,
)
from lexile.views.spans import MOST_SENTENCES, Span, is_book, section_spans, span_with, whole_text
from lexile.views.surface import (
    Shown,
    sentence_card,
    shown_as_given,
    shown_span,
    suggestion_rows,
    surface_data,
    word_card,
    word_suggestion_rows,
    words_to_replace,
)
from lexile.views.wording.text_view import (
    NOT_MEASURED,
    search_line,
    section_bars_line,
    section_line,
    sections_alternative,
    sentence_bars_line,
    sentences_alternative,
    shown_line,
)

_MOST_ROWS = 2_000  # in the table of sentences; the exported file has all of them
_SEARCH, _BANDS, _SHOWN_AS = "search", "bands", "shown_as"
_ELSEWHERE, _TIMES_ELSEWHERE = "opened_elsewhere", "times_opened_elsewhere"
_CHART, _TABLE, _SECTIONS = "Chart", "Table", "Sections"
_BEFORE = 20  # sentences that are shown before a chosen one, where not all of a long text are


def show_text_view(source: Source, analysis: Analysis) -> None:
    """Show the chart and the text; for a book, first the sections, then the open one."""
    span: Span | None = whole_text(analysis)
    if is_book(analysis):
        span = _choose_section(source, analysis)
    if span is None:
        return
    chosen = _chosen(analysis, span)
    _show_difficulty(analysis, span, chosen)
    _show_text(source, analysis, span, chosen)


def show_text_alone(source: Source) -> None:
    """Show an edited text that cannot be measured, so that editing goes on."""
    with st.container():
        st.caption(NOT_MEASURED)
    text = source.text
    data: dict[str, Any] = {"text": text, "sentences": [], "words": [], "legend": [], "chosen": None}
    surface.show_surface(
        data,
        origin=_origin(source),
        editable=True,
        on_chosen=lambda *_: None,
        on_edited=partial(_use_edited, source, None),
    )


def open_sentence(analysis: Analysis, number: int | None, word: int | None = None) -> None:
    """Choose a sentence (counted from 0) by other means than clicking its bar; in a book, also open its section.

    `word` counts the hard words of the sentence from 0, where one of them was chosen.
    """
    if number is not None and is_book(analysis):
        st.session_state[_key("section", analysis)] = span_with(analysis, number).first
    st.session_state[_key("sentence", analysis)] = number
    st.session_state[_key("word", analysis)] = word
    # A chart does not report a click on the bar it already considers selected, so a new chart takes its place.
    st.session_state[_key("chart", analysis)] = st.session_state.get(_key("chart", analysis), 0) + 1


def open_from_elsewhere(analysis: Analysis, number: int) -> None:
    """Choose a sentence from a part of the page that is drawn without the text, which has to be drawn anew."""
    open_sentence(analysis, number)
    st.session_state[_ELSEWHERE] = True
    bring_forward()


def was_opened_elsewhere() -> bool:
    """Whether `open_from_elsewhere` has been called since this was last asked."""
    return bool(st.session_state.pop(_ELSEWHERE, False))


def bring_forward() -> None:
    """Show the text to somebody who has another tab before it, where the page has one column."""
    st.session_state[_TIMES_ELSEWHERE] = times_opened_elsewhere() + 1


def times_opened_elsewhere() -> int:
    """How often `bring_forward` has been called in this visit."""
    return int(st.session_state.get(_TIMES_ELSEWHERE, 0))


def _choose_section(source: Source, analysis: Analysis) -> Span | None:
    """Show the sections of a book as a chart and a menu; return the open one, if any."""
    spans = {span.first: span for span in section_spans(analysis)}
    key = _key("section", analysis)
    opened = spans.get(st.session_state.get(key, -1))
    order = list(spans.values())
    st.header("Sections", anchor=False)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="sections-difficulty"):
        view = _choose_view((_CHART, _TABLE), "sections_as")
        if view == _CHART:
            st.caption(section_bars_line(), width="stretch")
    if view == _TABLE:
        st.dataframe(section_table(analysis), hide_index=True, alt="Sections with their estimates")
    else:
        bars = section_bars(analysis, None if opened is None else order.index(opened))
        _clickable(
            difficulty_chart(
                bars, band_background(bars), whole_text_line(analysis.estimate), "Section", layout.STRIP_HEIGHT
            ),
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
    if opened is not None:
        st.header(escape_markdown(opened.title), anchor=False)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(escape_markdown(section_line(opened.estimate)))
            st.button(
                "Work on this section alone",
                key=_key("alone", analysis),
                on_click=partial(_use_section, source, analysis, opened),
            )
    return opened


def _section_label(span: Span, index: int) -> str:
    return f"{index + 1}. {span.title}: {format_measure(span.estimate.measure)}"


def _open_clicked_section(analysis: Analysis) -> None:
    number = _clicked(_key("sections", analysis))
    st.session_state[_key("section", analysis)] = (
        None if number is None else analysis.sections[number - 1].section.first
    )


def _use_section(source: Source, analysis: Analysis, span: Span) -> None:
    """Make a section a text of its own, which can be edited and levelled."""
    start = analysis.sentences[span.first].sentence.start
    end = analysis.sentences[span.last - 1].sentence.end
    select(Source(f"{source.name}: {span.title}", analysis.text[start:end]))


def _show_difficulty(analysis: Analysis, span: Span, chosen: int | None) -> None:
    """Show how hard each sentence is, as a chart in reading order or as a table to sort and search."""
    with st.container():
        _show_chart_or_table(analysis, span, chosen)


def _show_chart_or_table(analysis: Analysis, span: Span, chosen: int | None) -> None:
    views = (_CHART, _TABLE, *([_SECTIONS] if analysis.sections and not is_book(analysis) else []))
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="difficulty"):
        view = _choose_view(views, _SHOWN_AS)
        if view == _CHART:
            st.caption(sentence_bars_line(sentences_per_bar(span.last - span.first)), width="stretch")
    if view == _TABLE:
        _show_table(analysis, span)
    elif view == _SECTIONS:
        st.dataframe(section_table(analysis), hide_index=True, alt="Sections with their estimates")
    else:
        bars = sentence_bars(analysis, span.first, span.last, chosen)
        whole = whole_text_line(analysis.estimate)
        _clickable(
            difficulty_chart(bars, band_background(bars), whole, "Sentence", layout.STRIP_HEIGHT),
            sentences_alternative(analysis, span.first, span.last),
            _bars_key(analysis, span),
            partial(_choose_clicked_sentence, analysis, span),
        )


def _choose_view(views: tuple[str, ...], key: str) -> str:
    chosen = st.segmented_control(
        "Show difficulty as", views, default=_CHART, required=True, key=key, label_visibility="collapsed"
    )
    return chosen or _CHART


def _choose_clicked_sentence(analysis: Analysis, span: Span) -> None:
    number = _clicked(_bars_key(analysis, span))
    st.session_state[_key("sentence", analysis)] = None if number is None else number - 1
    st.session_state[_key("word", analysis)] = None


def _show_text(source: Source, analysis: Analysis, span: Span, chosen: int | None) -> None:
    """Show the text to work in; of a long one only a part, from shortly before the chosen sentence."""
    whole = not is_book(analysis) and len(analysis.sentences) <= MOST_SENTENCES
    if whole:
        shown = _shown_whole(source, analysis)
    else:
        first = span.first
        if chosen is not None and chosen >= first + MOST_SENTENCES:
            first = min(chosen - _BEFORE, max(span.last - MOST_SENTENCES, span.first))
        shown = shown_span(analysis, span, MOST_SENTENCES, first)
        line = shown_line(first, min(span.last, first + MOST_SENTENCES), len(analysis.sentences))
        if line:
            st.caption(line)
    number: int | None = st.session_state.get(_key("word", analysis))
    word = None if chosen is None or number is None else shown.hard_word(chosen, number)
    card = None
    if chosen is not None and word is not None:
        card = {
            **word_card(analysis, shown, word),
            **(_word_suggestions(analysis, shown, chosen, word) if whole else {}),
        }
    elif chosen is not None:
        card = {**sentence_card(analysis, chosen), **(_suggestions(analysis, shown, chosen) if whole else {})}
    surface.show_surface(
        surface_data(analysis, shown, chosen, None if word is None else number),
        origin=_origin(source) if whole else f"{_origin(source)}-{span.first}-{shown.sentences[0][2]}",
        editable=whole,
        card=card,
        on_chosen=partial(open_sentence, analysis),
        on_edited=partial(_use_edited, source, analysis.document),
    )


def _shown_whole(source: Source, analysis: Analysis) -> Shown:
    return shown_as_given(analysis, source.text or given_text(analysis))


def _suggestions(analysis: Analysis, shown: Shown, chosen: int) -> dict[str, object]:
    """What could be changed in the chosen sentence, or why that is not known, for its card."""
    place = shown.sentence(chosen)
    if place is None:
        return {}
    words = words_to_replace(analysis, shown, place)
    try:
        found = caching.sentence_suggestions_of(
            analysis.document.name, shown.text, place, [(start, end) for start, end, _ in words]
        )
    except LexileError as error:
        return {"note": str(error)}
    return suggestion_rows(shown, words, found)


def _word_suggestions(analysis: Analysis, shown: Shown, chosen: int, word: tuple[int, int, float]) -> dict[str, object]:
    """What could take the place of the chosen word, or why that is not known, for its card."""
    place = shown.sentence(chosen)
    if place is None:
        return {}
    try:
        found = caching.sentence_suggestions_of(analysis.document.name, shown.text, place, [word[:2]])
    except LexileError as error:
        return {"note": str(error)}
    return word_suggestion_rows(shown, word, found)


def _use_edited(source: Source, document: Document | None, text: str) -> None:
    current = current_source()
    if (current.original or current) == (source.original or source):  # and not another one, opened at the same moment
        select(source.edited(text, document))


def _origin(source: Source) -> str:
    return (source.original or source).digest()


def _show_table(analysis: Analysis, span: Span) -> None:
    """Show the sentences as a table that can be sorted, filtered by band, and searched."""
    search, bands = st.columns(2)
    with search:
        text = boxes.text_input(boxes.SENTENCES, key=_SEARCH, type="search", persist_state="session")
    chosen = bands.pills(
        "Only these bands",
        [band.name for band in BANDS],
        selection_mode="multi",
        key=_BANDS,
        bind="query-params",
        wrap=True,
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
    return number if number is not None and span.first <= number < span.last else None


def _bars_key(analysis: Analysis, span: Span) -> str:
    return _key(f"bars-{span.first}-{st.session_state.get(_key('chart', analysis), 0)}", analysis)


def _key(name: str, analysis: Analysis) -> str:
    return f"{name}-{widget_id(analysis)}"
