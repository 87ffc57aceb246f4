"""The text beside the chart of its difficulty: what is chosen in one is shown in the other.

All of it is a fragment, so that choosing a sentence runs nothing else. What is chosen is kept under keys that hold the
text's mark: another text has choices of its own, and an old one's never apply to it.
"""

from collections.abc import Callable
from functools import partial

import streamlit as st

from lexile.analysis import Analysis
from lexile.dashboard.caching import mark_of
from lexile.dashboard.page import plain
from lexile.scale import BANDS, format_measure
from lexile.views import charts, frames, highlight
from lexile.views.spans import Part, is_book, part_with, parts_of, whole
from lexile.views.wording import explanation as explanation_wording
from lexile.views.wording import headline as wording

_LONG = 40  # sentences: a longer text scrolls in a frame of its own, beside its chart
_FRAME = 620  # pixels
_MOST_ROWS = 2_000  # of a table: more is for the file that can be taken along
_FIND, _BANDS = "find", "bands"


@st.fragment
def show_reading(analysis: Analysis) -> None:
    """The text with its chart; of a book the sections first, then the one that is opened."""
    part: Part | None = whole(analysis)
    if is_book(analysis):
        part = _choose_section(analysis)
    if part is None:
        return
    if part.title:
        st.header(plain(part.title), anchor=False)
        st.caption(plain(wording.part_line(part.estimate)))
    chosen = _chosen(analysis, part)
    text, chart = st.columns(2, gap="large")
    with text:
        _show_text(analysis, part, chosen)
    with chart:
        _draw_sentences(analysis, part, chosen)
        _choose_sentence(analysis, part)
    _list_sentences(analysis, part)
    if not is_book(analysis):
        _list_sections(analysis)


def open_sentence(analysis: Analysis, number: int) -> None:
    """Choose a sentence, counted from 0, otherwise than by a click on its bar; of a book its section is opened."""
    if is_book(analysis):
        st.session_state[_key("section", analysis)] = part_with(analysis, number).first
    st.session_state[_key("sentence", analysis)] = number + 1
    # A chart does not tell of a click on the bar that it holds for picked: a new chart begins without one.
    st.session_state[_key("turn", analysis)] = st.session_state.get(_key("turn", analysis), 0) + 1


def _choose_section(analysis: Analysis) -> Part | None:
    """A book's sections as a chart and a list, and the one that is opened."""
    parts = {part.first: part for part in parts_of(analysis)}
    key = _key("section", analysis)
    opened = parts.get(st.session_state.get(key, -1))
    order = list(parts.values())
    st.header("The sections, in reading order", anchor=False)
    st.caption(wording.sections_line(analysis.estimate))
    bars = frames.section_table(analysis, None if opened is None else order.index(opened))
    _clickable(
        charts.reading_bars(bars, frames.sentence_bands(bars), frames.whole_table(analysis.estimate), "Section"),
        wording.sections_alternative(analysis),
        _key("sections", analysis),
        partial(_open_clicked_section, analysis),
    )
    st.selectbox(
        "Section to open",
        list(parts),
        index=None,
        format_func=lambda first: _section_label(parts[first], order.index(parts[first])),
        placeholder="Choose a section, or click its bar",
        key=key,
        persist_state="session",
    )
    with st.expander("The sections as a table"):
        st.dataframe(frames.section_words(analysis), hide_index=True, alt="The sections with their estimates")
    return opened


def _section_label(part: Part, place: int) -> str:
    return f"{place + 1}. {part.title}: {format_measure(part.estimate.measure)}"


def _open_clicked_section(analysis: Analysis) -> None:
    number = _clicked(_key("sections", analysis))
    st.session_state[_key("section", analysis)] = (
        None if number is None else analysis.sections[number - 1].section.first
    )


def _show_text(analysis: Analysis, part: Part, chosen: int | None) -> None:
    """The text, each sentence tinted by its difficulty; a long one from a little before the chosen sentence."""
    st.header("The text, sentence by sentence", anchor=False)
    st.html(highlight.tint_legend(analysis.estimate))
    count = part.last - part.first
    first = part.first
    if chosen is not None and count > _LONG:
        first = _paragraph_before(analysis, part, chosen)
    last = min(part.last, first + highlight.MOST_SENTENCES)
    long = last - first > _LONG
    with st.container(height=_FRAME if long else "content", border=long):
        st.html(highlight.tinted_text(analysis, first, last, chosen))
    line = wording.shown_line(first, last, len(analysis.sentences))
    if line:
        st.caption(line)


def _paragraph_before(analysis: Analysis, part: Part, chosen: int) -> int:
    """The first sentence of the paragraph that the chosen one stands in; never more than a few lines before it."""
    paragraph = analysis.sentences[chosen].sentence.paragraph
    first = chosen
    while first > max(part.first, chosen - 5) and analysis.sentences[first - 1].sentence.paragraph == paragraph:
        first -= 1
    return first


def _draw_sentences(analysis: Analysis, part: Part, chosen: int | None) -> None:
    """How hard each sentence is, in reading order."""
    st.header("Difficulty through the text", anchor=False)
    bars = frames.sentence_table(analysis, part.first, part.last, chosen)
    st.caption(wording.bars_line(analysis.estimate, frames.sentences_a_bar(part.last - part.first)))
    _clickable(
        charts.reading_bars(bars, frames.sentence_bands(bars), frames.whole_table(analysis.estimate), "Sentence"),
        wording.sentences_alternative(analysis, part.first, part.last),
        _bars_key(analysis, part),
        partial(_choose_clicked_sentence, analysis, part),
    )


def _choose_clicked_sentence(analysis: Analysis, part: Part) -> None:
    st.session_state[_key("sentence", analysis)] = _clicked(_bars_key(analysis, part))


def _choose_sentence(analysis: Analysis, part: Part) -> None:
    """The number of the chosen sentence, to step through by keyboard, and what is known of it."""
    st.number_input(
        "Sentence to look at",
        min_value=1,
        max_value=len(analysis.sentences),
        value=None,
        placeholder="Click a bar, or type",
        key=_key("sentence", analysis),
        on_change=partial(_go_to_sentence, analysis),
        width=260,
    )
    chosen = _chosen(analysis, part)
    if chosen is None:
        return
    one = analysis.sentences[chosen]
    with st.container(border=True):
        st.markdown(plain(wording.sentence_title(chosen, one.measure)))
        st.caption(plain(wording.against_text_line(one.measure, analysis.estimate)))
        st.markdown(plain(frames.on_one_line(analysis, chosen)))
        reasons = analysis.explanation_of(chosen)
        st.caption(plain(explanation_wording.reasons_line(reasons)), help=explanation_wording.REASONS_HINT)
        table = explanation_wording.reasons_table(analysis, reasons)
        st.table(table.assign(Reason=table["Reason"].map(plain)), hide_index=True, alt="The reasons of this sentence")


def _go_to_sentence(analysis: Analysis) -> None:
    """Open the section of the sentence whose number was typed."""
    number = st.session_state[_key("sentence", analysis)]
    if number is not None:
        open_sentence(analysis, number - 1)


def _list_sentences(analysis: Analysis, part: Part) -> None:
    """The sentences as a table that sorts by a click on its head, filters by band and finds words."""
    with st.expander("The sentences as a table: sort, filter, find", key="sentence_list", on_change="rerun") as table:
        if not table.open:
            return
        find, bands = st.columns(2)
        text = find.text_input("Find sentences with", key=_FIND, type="search", persist_state="session")
        chosen = bands.pills(
            "Only these bands", [band.name for band in BANDS], selection_mode="multi", key=_BANDS, bind="query-params"
        )
        words = frames.found_sentences(
            frames.sentence_words(analysis, part.first, part.last), (text or "").strip(), chosen
        )
        shown = words.head(_MOST_ROWS)
        st.caption(wording.found_line(len(shown), len(words), part.last - part.first))
        st.dataframe(
            shown,
            hide_index=True,
            key=_key(f"table-{part.first}-{len(words)}", analysis),
            on_select=partial(_choose_row, analysis, part, shown["Sentence"].tolist(), len(words)),
            selection_mode="single-row",
            column_config={"Text": st.column_config.TextColumn(width="large")},
            alt="The sentences with their difficulty",
        )


def _choose_row(analysis: Analysis, part: Part, numbers: list[int], count: int) -> None:
    rows = st.session_state[_key(f"table-{part.first}-{count}", analysis)].selection.rows
    if rows and rows[0] < len(numbers):
        open_sentence(analysis, numbers[rows[0]] - 1)


def _list_sections(analysis: Analysis) -> None:
    """Each section with its estimate, where a text that is shown whole has more than one."""
    if analysis.sections:
        st.header("Sections", anchor=False)
        st.dataframe(frames.section_words(analysis), hide_index=True, alt="The sections with their estimates")


def _clickable(chart: charts.Chart, alternative: str, key: str, on_click: Callable[[], None]) -> None:
    """A chart whose bars can be clicked; the callback finds which one with `_clicked`."""
    st.vega_lite_chart(chart, alt=alternative, key=key, on_select=on_click)


def _clicked(key: str) -> int | None:
    """The number of the bar that was clicked in a chart; none where the click took the choice back."""
    picked = st.session_state[key].selection.get(charts.PICKED, [])
    return int(picked[0]["number"]) if picked else None


def _chosen(analysis: Analysis, part: Part) -> int | None:
    """The chosen sentence, counted from 0, if it stands in this part."""
    number = st.session_state.get(_key("sentence", analysis))
    return number - 1 if number is not None and part.first < number <= part.last else None


def _bars_key(analysis: Analysis, part: Part) -> str:
    return _key(f"bars-{part.first}-{st.session_state.get(_key('turn', analysis), 0)}", analysis)


def _key(what: str, analysis: Analysis) -> str:
    return f"{what}-{mark_of(analysis)}"
