"""What the browser is told of the text to work in."""

from lexile.analysis import analyze
from lexile.documents import document_from_text
from lexile.estimator.estimator import Estimator
from lexile.leveling.sentence_suggestions import sentence_suggestions
from lexile.views.spans import whole_text
from lexile.views.surface import (
    sentence_card,
    shown_as_given,
    shown_span,
    suggestion_rows,
    surface_data,
    word_card,
    word_suggestion_rows,
    words_to_replace,
)

TEXT = (
    "Our street\n\nThe committee purchased a generator for the whole street 🙂. It stands beside the old church. "
    "Nobody had anticipated how loud it would be, and the inhabitants complained to the mayor at once.\n"
)


def browser(text: str, start: int, end: int) -> str:
    """The characters from `start` to `end` as JavaScript counts them."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def test_the_text_is_shown_as_it_was_given(estimator: Estimator) -> None:
    """With its heading, which is not measured, and with places that a browser understands."""
    analysis = analyze(document_from_text(TEXT), estimator)
    data = surface_data(analysis, shown_as_given(analysis, TEXT), 1)
    assert data["text"] == TEXT
    assert data["chosen"] == 1
    sentences = data["sentences"]
    assert isinstance(sentences, list)
    assert browser(TEXT, *sentences[1][:2]) == "It stands beside the old church."
    assert browser(TEXT, *sentences[2][:2]).startswith("Nobody had anticipated")
    assert sentences[0][4].startswith("Sentence 1: estimated")


def test_a_sentence_that_is_not_shown_is_not_chosen(estimator: Estimator) -> None:
    """Its card would have no place."""
    analysis = analyze(document_from_text(TEXT), estimator)
    shown = shown_span(analysis, whole_text(analysis), 2)
    assert len(shown.sentences) == 2
    assert surface_data(analysis, shown, 2)["chosen"] is None


def test_a_hard_word_has_a_card_of_its_own(estimator: Estimator) -> None:
    """It is found by its sentence and its order there; its card offers words in its place and nothing else."""
    analysis = analyze(document_from_text(TEXT), estimator)
    shown = shown_as_given(analysis, TEXT)
    words = [word for number in range(3) for ordinal in range(9) if (word := shown.hard_word(number, ordinal))]
    assert words == list(shown.hard_words)
    assert shown.hard_word(0, -1) is None
    word = next(one for one in words if TEXT[one[0] : one[1]] == "anticipated")
    card = word_card(analysis, shown, word)
    assert str(card["title"]).startswith("“anticipated”: estimated")
    place = shown.sentence(2)
    assert place is not None
    found = sentence_suggestions(TEXT, place, [word[:2]], estimator)
    (row,) = word_suggestion_rows(shown, word, found)["suggestions"]
    assert row["options"]
    for option in row["options"]:
        ((start, end, new),) = option["edits"]
        assert browser(TEXT, start, end) == "anticipated"
        assert new == option["label"]


def test_suggestions_are_edits_of_the_shown_text(estimator: Estimator) -> None:
    """Each button makes just the change that it names."""
    analysis = analyze(document_from_text(TEXT), estimator)
    shown = shown_as_given(analysis, TEXT)
    place = shown.sentence(2)
    assert place is not None
    words = words_to_replace(analysis, shown, place)
    assert words
    found = sentence_suggestions(TEXT, place, [(start, end) for start, end, _ in words], estimator)
    rows = suggestion_rows(shown, words, found)["suggestions"]
    assert isinstance(rows, list)
    assert rows
    for row in rows:
        for option in row["options"]:
            for start, end, new in option["edits"]:
                assert new
                assert browser(TEXT, start, end) in browser(TEXT, *surface_data(analysis, shown, 2)["sentences"][2][:2])


def test_the_card_lists_reasons_with_their_effect(estimator: Estimator) -> None:
    """Strongest first."""
    analysis = analyze(document_from_text(TEXT), estimator)
    reasons = sentence_card(analysis, 2)["reasons"]
    assert isinstance(reasons, list)
    effects = [abs(int(effect.replace("−", "-"))) for _, effect in reasons]
    assert effects == sorted(effects, reverse=True)
