"""The draft of the text on the page: its target and its changes, any of which the visitor can undo, make or replace.

A draft is kept for the session, with the text that it was made from, and goes when another one is made.
"""

from dataclasses import dataclass, replace

import streamlit as st

from lexile.analysis import Analysis
from lexile.dashboard import caching, draft_surface
from lexile.dashboard.caching import analysis_of, widget_id
from lexile.dashboard.headline import keep_all_is_on
from lexile.dashboard.page import errors_shown, escape_markdown, show_error
from lexile.dashboard.source import Source
from lexile.errors import LexileError
from lexile.explain.placement import given_text
from lexile.leveling.as_given import placed_edits
from lexile.leveling.draft import DraftEdit, EditKind, made_text
from lexile.leveling.targets import Target
from lexile.leveling.word_suggestions import WordSuggestion
from lexile.views.draft import MAKE, UNDO, draft_data
from lexile.views.wording.draft import draft_line

_DRAFT, _OPENED, _COUNT = "draft", "draft_change", "drafts_made"


@dataclass(frozen=True, slots=True)
class Drafting:
    """A draft in the making: its changes are edits of `text`, the text of the page with its headings.

    `of` is the `widget_id` of the analysis that it was made from, `keep` the words that were to stay as they are.
    """

    of: str
    text: str
    target: Target
    edits: tuple[DraftEdit, ...]
    keep: tuple[str, ...] = ()

    @property
    def draft(self) -> str:
        """The text with the changes that are made."""
        return made_text(self.text, self.edits)

    @property
    def made(self) -> int:
        """The number of changes that are made."""
        return sum(edit.made for edit in self.edits)


def current_draft(analysis: Analysis) -> Drafting | None:
    """The draft of this text, if one was made."""
    drafting = st.session_state.get(_DRAFT)
    return drafting if isinstance(drafting, Drafting) and drafting.of == widget_id(analysis) else None


def make_draft(source: Source, analysis: Analysis, target: Target, keep: tuple[str, ...]) -> None:
    """Make a draft, and keep it; the changes are placed in the text as the visitor knows it.

    Raises:
        LexileError: the text is too long.
    """
    st.session_state[_DRAFT] = Drafting(widget_id(analysis), *draft_of(source, analysis, target, keep), keep)
    st.session_state[_OPENED] = None
    st.session_state[_COUNT] = st.session_state.get(_COUNT, 0) + 1


def draft_of(
    source: Source, analysis: Analysis, target: Target, keep: tuple[str, ...]
) -> tuple[str, Target, tuple[DraftEdit, ...]]:
    """The text of a source, a target, and the changes that bring the text there; those that cannot be placed are not.

    Raises:
        LexileError: the text is too long.
    """
    text = source.text or given_text(analysis)
    return text, target, placed_edits(analysis, text, caching.draft_edits_of(analysis, target, keep))


def draft_analysis(source: Source, analysis: Analysis, drafting: Drafting) -> Analysis:
    """The analysis of the draft as it is now, in the place of the text of its document.

    Raises:
        LexileError: it cannot be measured.
    """
    return analysis_of(source.edited(drafting.draft, analysis.document), keep_all_is_on())


def show_drafting(source: Source, analysis: Analysis, drafting: Drafting) -> None:
    """Show what the draft has reached, original and draft, and what can be done about the change that was clicked."""
    with st.container():
        try:
            after = draft_analysis(source, analysis, drafting)
        except LexileError as error:
            show_error(error)
        else:
            line = draft_line(analysis, after, drafting.target, drafting.made)
            st.markdown(f"**{escape_markdown(line)}**")
    opened = st.session_state.get(_OPENED)
    alternatives: tuple[WordSuggestion, ...] = ()
    if opened is not None and opened < len(drafting.edits):
        with errors_shown():
            alternatives = _alternatives(drafting, drafting.edits[opened])

    def change(number: int, choice: int) -> None:
        if number >= len(drafting.edits) or choice >= len(alternatives):
            return  # of a draft that another one has replaced since
        edit = drafting.edits[number]
        if choice == UNDO:
            edit = replace(edit, made=False)
        elif choice == MAKE:
            edit = replace(edit, made=True)
        else:
            other = alternatives[choice]
            edit = replace(
                edit,
                edits=other.edits,
                after=other.text,
                gain=other.gain,
                confidence=other.confidence,
                meaning=other.meaning,
                means_the_same=other.means_the_same,
                made=True,
            )
        edits = (*drafting.edits[:number], edit, *drafting.edits[number + 1 :])
        st.session_state[_DRAFT] = replace(drafting, edits=edits)

    draft_surface.show_draft(
        draft_data(drafting.text, drafting.edits, opened, alternatives),
        origin=drafting.of,
        count=st.session_state.get(_COUNT, 0),
        on_opened=_open,
        on_changed=change,
    )


def _open(number: int | None) -> None:
    st.session_state[_OPENED] = number


def _alternatives(drafting: Drafting, edit: DraftEdit) -> tuple[WordSuggestion, ...]:
    """Other words for a replaced one."""
    if edit.kind is not EditKind.WORD:
        return ()
    # An article before the word is an edit of its own.
    start, end = next(
        ((start, end) for start, end, _ in edit.edits if drafting.text[start:end] == edit.before), edit.edits[-1][:2]
    )
    found = caching.sentence_suggestions_of("the draft", drafting.text, (start, end), [(start, end)])
    return found.words[0]
