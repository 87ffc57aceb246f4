"""The Words tab: the hard words of the text, and a sheet of those worth teaching."""

import streamlit as st

from lexile.analysis import Analysis
from lexile.dashboard import boxes, for_whom
from lexile.dashboard.caching import vocabulary_of, widget_id
from lexile.dashboard.tabs.export import file_name
from lexile.leveling.vocabulary import VocabularyWord
from lexile.leveling.word_lists import LEVELS
from lexile.views.export.vocabulary import vocabulary_anki, vocabulary_csv, vocabulary_docx, vocabulary_html
from lexile.views.frames.vocabulary import vocabulary_table
from lexile.views.frames.words import hard_word_table
from lexile.views.wording.vocabulary import NO_VOCABULARY, VOCABULARY_HINT, sheet_line
from lexile.views.wording.words import WORDS_HINT, hard_words_line

_SHEET, _HARD = "Worth teaching", "Hardest"
_USE = "Use"
_MOST_ADDED = 40
_WORD_FILE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def show(analysis: Analysis) -> None:
    """Show the words worth teaching, or all hard ones with how often and where they stand."""
    view = st.segmented_control(
        "Which words", (_SHEET, _HARD), default=_SHEET, required=True, key="which_words", label_visibility="collapsed"
    )
    if view == _HARD:
        st.caption(hard_words_line(analysis), help=WORDS_HINT)
        if analysis.content_words:
            st.dataframe(hard_word_table(analysis), hide_index=True, alt="Hard words of this text")
    else:
        _show_sheet(analysis)


def _show_sheet(analysis: Analysis) -> None:
    """Show the sheet, from which words can be taken off, and to which others can be added."""
    readers = for_whom.chosen_readers()
    above = st.container()
    level = st.selectbox(
        "Or learners of English who have reached",
        LEVELS,
        index=None,
        placeholder="Choose a CEFR level",
        key="cefr",
        bind="query-params",
    )
    above.caption(sheet_line(readers, level), help=VOCABULARY_HINT)
    add = boxes.words_input(boxes.ADD, _MOST_ADDED, key="added_words", persist_state="session")
    words = vocabulary_of(analysis, readers, level, add)
    if not words:
        st.caption(NO_VOCABULARY)
        return
    table = vocabulary_table(words)
    table.insert(0, _USE, True)
    edited = st.data_editor(
        table,
        hide_index=True,
        disabled=[column for column in table.columns if column != _USE],
        column_config={
            _USE: st.column_config.CheckboxColumn(width=70),
            "Meaning": st.column_config.TextColumn(width="large"),
            "Sentence": st.column_config.TextColumn(width="large"),
        },
        key=f"sheet-{widget_id(analysis)}-{hash((readers, level, add))}",
    )
    _offer(analysis, tuple(word for word, used in zip(words, edited[_USE], strict=True) if used))


def _offer(analysis: Analysis, words: tuple[VocabularyWord, ...]) -> None:
    title = analysis.document.name
    name = f"{file_name(title)}-words"
    with st.container(horizontal=True):
        for label, content, suffix, kind in (
            ("To print (HTML)", vocabulary_html(title, words).encode("utf-8", "replace"), ".html", "text/html"),
            ("Word", vocabulary_docx(title, words), ".docx", _WORD_FILE),
            ("CSV", vocabulary_csv(words).encode("utf-8", "replace"), ".csv", "text/csv"),
            ("Anki", vocabulary_anki(words).encode("utf-8", "replace"), ".txt", "text/plain"),
        ):
            st.download_button(
                label, content, file_name=f"{name}{suffix}", mime=kind, key=f"words-{suffix}", on_click="ignore"
            )
