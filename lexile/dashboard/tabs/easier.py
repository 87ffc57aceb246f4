"""The tab to make a text easier: a target, the draft that reaches it, several levels at once, and files to keep."""

import streamlit as st

from lexile.analysis import Analysis
from lexile.dashboard import boxes, for_whom, text_view
from lexile.dashboard.drafting import Drafting, current_draft, draft_analysis, draft_of, make_draft
from lexile.dashboard.page import escape_markdown, show_error
from lexile.dashboard.session import VIEW, current_source, select
from lexile.dashboard.source import Source
from lexile.dashboard.tabs.export import file_name
from lexile.errors import LexileError
from lexile.explain.reader_list import read_readers
from lexile.leveling.draft import MAX_DRAFT_WORDS, MAX_KEPT
from lexile.leveling.targets import Target, band_targets, distance, grade_targets, reader_target, sentences_above
from lexile.leveling.versions import Version
from lexile.scale import HIGHEST, LOWEST
from lexile.views.export.draft_docx import edited_docx
from lexile.views.export.draft_set import draft_set
from lexile.views.frames.cells import sentence_on_one_line
from lexile.views.frames.draft import change_table, version_table
from lexile.views.wording.boxes import too_many_line
from lexile.views.wording.draft import other_target_line, still_to_do_line
from lexile.views.wording.targets import distance_line

TAB = "Make it easier"
_READERS, _BAND, _GRADE, _MEASURE = "Your readers", "Band", "Grade", "Measure"
_LEVELS, _SET = "levels", "draft_set"
_ERROR = "draft_error"  # why the draft that was last asked for was not made
_FOLLOWED, _TARGETS = "followed_readers", ("target_band", "target_grade", "target_measure")
_MOST_BY_HAND = 5
_NO_TARGET = (
    "Choose a target, and the page offers to make a draft: an easier version beside yours, with every change marked. "
    "You can undo or replace each change, and download the draft as a Word file."
)
_WORD_FILE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def show(analysis: Analysis) -> None:
    """Let the visitor choose a target, make a draft, and download it."""
    target = _choose_target()
    if target is None:
        st.caption(_NO_TARGET)
        return
    st.markdown(escape_markdown(distance_line(analysis, target)))
    if analysis.words > MAX_DRAFT_WORDS:
        st.caption(
            f"Drafts can be made of texts of up to {MAX_DRAFT_WORDS:,} words. Open a section and choose “Work on this "
            "section alone”, or paste one chapter."
        )
        return
    above = st.container()  # so that the button is in view on a small laptop
    keep = boxes.words_input(
        boxes.KEEP, MAX_KEPT, key="keep_words", placeholder="For example: glacier, erosion", persist_state="session"
    )
    drafting = current_draft(analysis)
    if distance(analysis.estimate.measure, target) > 0:
        label = _make_label(drafting, target, keep)
        above.button(label, key="make_draft", on_click=_make, args=(analysis, target, keep))
    error = st.session_state.pop(_ERROR, None)
    if error is not None:
        with above:
            show_error(error)
    if drafting is not None:
        _show_draft(analysis, drafting, target)
    _show_set(analysis, keep)


def _make_label(drafting: Drafting | None, target: Target, keep: tuple[str, ...]) -> str:
    """The label of the button that makes a draft: making another one loses only the visitor's own changes."""
    return "Make it again" if drafting and (drafting.target, drafting.keep) == (target, keep) else "Make a draft"


def is_open() -> bool:
    """Whether this tab is the open one."""
    return bool(st.session_state.get(VIEW) == TAB)


def _choose_target() -> Target | None:
    readers = for_whom.chosen_readers()
    kinds = (*((_READERS,) if readers else ()), _BAND, _GRADE, _MEASURE)
    _follow_readers(readers.name if readers else "")
    chosen = st.segmented_control(
        "Bring the text to", kinds, default=kinds[0], required=True, key="target_kind", bind="query-params"
    )
    if chosen == _READERS and readers is not None:
        return Target(readers.name, *readers.texts)
    if chosen == _MEASURE:
        measure = st.number_input(
            "A reader's Lexile measure (L)",
            min_value=int(LOWEST),
            max_value=int(HIGHEST),
            value=None,
            step=50,
            placeholder="For example, 800",
            key="target_measure",
            bind="query-params",
        )
        return None if measure is None else reader_target(float(measure))
    targets = {target.name: target for target in (grade_targets() if chosen == _GRADE else band_targets())}
    name = st.selectbox(
        "Target grade" if chosen == _GRADE else "Target band",
        list(targets),
        index=None,
        placeholder="Choose a grade" if chosen == _GRADE else "Choose a band",
        key="target_grade" if chosen == _GRADE else "target_band",
        bind="query-params",
    )
    return targets.get(name or "")


def _follow_readers(name: str) -> None:
    """Readers who are chosen while this tab shows no target become its target."""
    state = st.session_state
    new = state.get(_FOLLOWED, "") != name
    state[_FOLLOWED] = name
    if new and name and "target_kind" in state and not any(state.get(key) for key in _TARGETS):
        state["target_kind"] = _READERS


def _make(analysis: Analysis, target: Target, keep: tuple[str, ...]) -> None:
    try:
        make_draft(current_source(), analysis, target, keep)
    except LexileError as error:
        st.session_state[_ERROR] = error


def _show_draft(analysis: Analysis, drafting: Drafting, target: Target) -> None:
    source = current_source()
    try:
        after = draft_analysis(source, analysis, drafting)
    except LexileError:
        return  # which is told above the draft
    if drafting.edits:
        st.caption("Choose a change in the draft to undo or replace it.")
    hard = sentences_above(after, drafting.target)
    line = still_to_do_line(after, drafting.target, min(len(hard), _MOST_BY_HAND))
    if drafting.target != target:
        st.caption(escape_markdown(other_target_line(drafting.target)))
    elif line:
        st.markdown(escape_markdown(line))
        for number in hard[:_MOST_BY_HAND]:
            st.caption(f"- {escape_markdown(sentence_on_one_line(after, number))}")
    if drafting.edits:
        with st.expander("All changes as a table"):
            st.dataframe(change_table(drafting.edits), hide_index=True, alt="Changes, made and suggested")
    st.button("Edit this draft by hand", key="edit_draft", on_click=_edit, args=(source, analysis, drafting))
    _offer_draft(source, drafting)


def _edit(source: Source, analysis: Analysis, drafting: Drafting) -> None:
    select(source.edited(drafting.draft, analysis.document))
    text_view.bring_forward()


def _offer_draft(source: Source, drafting: Drafting) -> None:
    name = f"{file_name(source.name)}-draft"
    with st.container(horizontal=True):
        for label, content, suffix, kind in (
            ("Word, with tracked changes", edited_docx(drafting.text, drafting.edits), "-changes.docx", _WORD_FILE),
            ("Word", edited_docx(drafting.text, drafting.edits, tracked=False), ".docx", _WORD_FILE),
            ("Text", f"{drafting.draft}\n".encode("utf-8", "replace"), ".txt", "text/plain"),
        ):
            st.download_button(
                label, content, file_name=f"{name}{suffix}", mime=kind, key=f"draft-{suffix}", on_click="ignore"
            )


def _show_set(analysis: Analysis, keep: tuple[str, ...]) -> None:
    """Offer drafts for readers of several measures at once."""
    with st.expander("Several levels at once", key="several_levels", on_change="rerun") as shown:
        if not shown.open:
            return
        typed = boxes.text_input(
            boxes.LEVELS,
            key=_LEVELS,
            placeholder="650, 850, 1050",
            persist_state="session",
        )
        try:
            levels = sorted({int(one.low) for one in read_readers(",".join((typed or "").split()))})
        except LexileError as error:
            show_error(error)
            return
        if not levels:
            return
        if len(levels) > boxes.MOST_LEVELS:
            st.caption(too_many_line(len(levels), boxes.MOST_LEVELS, "measure", "lowest"))
        source = current_source()
        versions = []
        for level in levels[: boxes.MOST_LEVELS]:
            try:
                text, target, edits = draft_of(source, analysis, reader_target(float(level)), keep)
                drafting = Drafting("", text, target, edits)
                versions.append(Version(level, text, edits, target, draft_analysis(source, analysis, drafting)))
            except LexileError as error:
                show_error(error)
        st.dataframe(version_table(versions), hide_index=True, alt="The drafts, easiest first")
        name = file_name(source.name)
        st.download_button(
            "All drafts as Word files (.zip)",
            draft_set(name, versions),
            file_name=f"{name}-levels.zip",
            mime="application/zip",
            key="draft-set",
            on_click="ignore",
        )
