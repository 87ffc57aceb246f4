"""The Compare tab: two texts with their measures, ranges, charts and differences."""

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from lexile.analysis import Analysis
from lexile.dashboard import boxes, for_whom, uploads
from lexile.dashboard.caching import analysis_of, version_check_of, widget_id
from lexile.dashboard.headline import keep_all_is_on
from lexile.dashboard.page import escape_markdown, show_error
from lexile.dashboard.session import VIEW, batch_sources, current_source, is_available
from lexile.dashboard.source import OTHER_TEXT, YOUR_TEXT, Source, typed_source
from lexile.documents import SUFFIXES
from lexile.documents.names import shown_name
from lexile.errors import LexileError
from lexile.leveling.targets import Target
from lexile.views.charts import difficulty_chart, layout, outcome_chart
from lexile.views.frames.batch import band_edges
from lexile.views.frames.comparison import diff_table, figures_table, version_ranges
from lexile.views.frames.estimate import whole_text_line
from lexile.views.frames.pairs import pair_table
from lexile.views.frames.text_view import band_background, sentence_bars
from lexile.views.wording.comparison import diff_line, verdict, versions_alternative
from lexile.views.wording.text_view import sentences_alternative
from lexile.views.wording.version_check import CHECK_HINT, finding_sentence, summary_sentence, target_sentence

TAB = "Compare"
_TEXT, _FILE, _DOCUMENT, _METHOD = "other_text", "other_file", "other_document", "other_method"
_OTHER = "other"
_THIS_TEXT = "This text"
_MEASURES, _CHECK = "Measures", "What was lost or added"
_MOST_FINDINGS = 60
_PASTE, _UPLOAD, _FROM_BATCH = "Paste", "Upload", "One of the documents above"
_HALF, _THIRD, _ROW = 360, 240, 92  # pixels: columns of sentences that fit on a tablet, in rows of four lines
_MOST_EXPANDED = 10  # changes; a longer list is collapsed at first, so that it does not bury the page below it


@st.fragment
def show(analysis: Analysis) -> None:
    """Ask for another text, and compare the two."""
    st.caption(
        "Add another version of this text to see both measures and what was lost or added, or add a different text."
    )
    methods = [_PASTE, _UPLOAD, *([_FROM_BATCH] if len(batch_sources()) > 1 else [])]
    method = st.segmented_control("How to add the other text", methods, default=_PASTE, required=True, key=_METHOD)
    if method == _UPLOAD:
        st.file_uploader("Other text", type=list(SUFFIXES), key=_FILE, on_change=_use_file)
    elif method == _FROM_BATCH:
        st.selectbox(
            "Other document",
            range(len(batch_sources())),
            index=None,
            placeholder="Choose a document",
            format_func=lambda index: batch_sources()[index].name,
            key=_DOCUMENT,
            on_change=_use_document,
        )
    else:
        boxes.text_area(boxes.OTHER_TEXT, key=_TEXT, height=120, persist_state="session")
        st.button("Compare", on_click=_use_text)
    other = st.session_state.get(_OTHER)
    if isinstance(other, Source):
        _show_comparison(analysis, other)


def compare_with(other: Source) -> None:
    """Compare the text on the page with another one, in this tab."""
    st.session_state[_OTHER] = other
    st.session_state[VIEW] = TAB


def _show_comparison(analysis: Analysis, other: Source) -> None:
    try:
        second = analysis_of(other, keep_all_is_on())
        view = st.segmented_control("Show", (_MEASURES, _CHECK), default=_MEASURES, required=True, key="compare_as")
        if view == _CHECK:
            _show_check(analysis, second)
        else:
            show_both(analysis, second, _THIS_TEXT, _name_of(other))
    except LexileError as error:
        show_error(error)


def _name_of(other: Source) -> str:
    """What the other text is called: by its name, if that tells it from the one on the page."""
    return OTHER_TEXT if other.name in (YOUR_TEXT, _THIS_TEXT, current_source().name) else other.name


def _show_check(source: Analysis, version: Analysis) -> None:
    """Show what was lost or added, if the other text is a version of this one."""
    readers = for_whom.chosen_readers()
    target = None if readers is None else Target(readers.name, *readers.texts)
    check = version_check_of(source, version, target)
    st.markdown(escape_markdown(target_sentence(check)))
    if target is None:
        st.caption("Choose readers above under “For whom?” to see whether the version suits them.")
    st.markdown(f"**{escape_markdown(summary_sentence(check))}**")
    if check.findings:
        st.markdown("\n".join(f"- {escape_markdown(finding_sentence(one))}" for one in check.findings[:_MOST_FINDINGS]))
    if len(check.findings) > _MOST_FINDINGS:
        st.caption(f"The first {_MOST_FINDINGS} are listed.")
    st.dataframe(
        pair_table(check),
        hide_index=True,
        row_height=_ROW,
        column_config={heading: st.column_config.TextColumn(width=_HALF) for heading in ("Source", "Version")},
        alt="Sentences of the source and of the version that belong together",
    )
    st.caption(CHECK_HINT)


def show_both(before: Analysis, after: Analysis, first: str, second: str) -> None:
    """Show two analyses: a summary, the figures, both ranges, both charts, and the differences."""
    st.markdown(f"**{escape_markdown(verdict(before, after, first, second))}**")
    names = escape_markdown(first), escape_markdown(second)
    st.table(figures_table(before, after, *names), alt="Figures of both texts")
    st.vega_lite_chart(
        outcome_chart(version_ranges(before, after, first, second), band_edges()),
        alt=versions_alternative(before, after, first, second),
        key=f"versions-{first}-{widget_id(before)}-{widget_id(after)}",
    )
    for name, one in ((first, before), (second, after)):
        st.caption(f"{escape_markdown(name)}: difficulty through the text")
        bars = sentence_bars(one)
        whole = whole_text_line(one.estimate)
        st.vega_lite_chart(
            difficulty_chart(bars, band_background(bars), whole, "Sentence", layout.STRIP_HEIGHT),
            alt=f"{name}. {sentences_alternative(one)}",
            key=f"through-{first}-{name}-{widget_id(one)}",
        )
    st.caption(diff_line(before, after))
    changed = diff_table(before, after)
    if not changed.empty:
        with st.expander("What changed", expanded=len(changed) <= _MOST_EXPANDED):
            st.dataframe(
                changed,
                hide_index=True,
                row_height=_ROW,
                column_config={heading: st.column_config.TextColumn(width=_THIRD) for heading in ("Before", "After")},
                alt="Sentences before and after",
            )


def _use_text() -> None:
    st.session_state[_OTHER] = typed_source(OTHER_TEXT, st.session_state[_TEXT])


def _use_file() -> None:
    file = st.session_state[_FILE]
    if file is None or is_available(file):
        st.session_state[_OTHER] = None if file is None else _source_of_upload(file)


def _source_of_upload(file: UploadedFile) -> Source:
    """An uploaded file, or its refusal."""
    return uploads.refusal(file) or Source(shown_name(file.name), file.getvalue())


def _use_document() -> None:
    index = st.session_state[_DOCUMENT]
    st.session_state[_OTHER] = None if index is None else batch_sources()[index]
