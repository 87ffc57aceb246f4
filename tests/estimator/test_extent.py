"""Texts unlike the corpus: those for beginning readers come out below it, in order, with an open range."""

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from lexile.analysis import Analysis, analyze, analyze_sentence
from lexile.cautions import Caution
from lexile.documents import document_from_text
from lexile.errors import UnusableModel
from lexile.estimator.distribution import Estimate
from lexile.estimator.estimator import MODEL_FOLDER, Estimator, passage_bounds
from lexile.estimator.extent import COMPARED, fit_extent, load_extent, save_extent
from lexile.features.passage import PASSAGE_FEATURES, passage_features
from lexile.scale import LOWEST
from lexile.training.beginners import TEXTS, beginner_figures
from lexile.views.wording.cautions import caution_line
from lexile.views.wording.easiness import disagreement_line, easiness_line

# A second twenty texts and some sentences, which no rule was made with.
CASES = json.loads((Path(__file__).parents[1] / "cases" / "beginners.json").read_text(encoding="utf-8"))
# "pig" and "mud" are too rare in what grown-ups write, and six words are almost too many to be lowered.
TOO_HARD = ("The pig is in the mud.",)
SENTENCES = [
    pytest.param(int(ceiling), one, marks=[pytest.mark.xfail(strict=True)] if one in TOO_HARD else [])
    for ceiling, some in CASES["sentences"].items()
    for one in some
]


def analysis_of(text: str, estimator: Estimator) -> Analysis:
    return analyze(document_from_text(text), estimator)


@pytest.fixture(scope="module")
def measures(estimator: Estimator) -> dict[str, list[float]]:
    return {name: [analysis_of(text, estimator).estimate.measure for text in texts] for name, texts in TEXTS.items()}


def test_beginners_texts_are_in_the_order_of_their_grades(measures: dict[str, list[float]]) -> None:
    """Each text is below each one of the next kind, however they differ within a kind."""
    kinds = list(measures.values())
    for easier, harder in pairwise(kinds):
        assert max(easier) < min(harder)


def test_the_order_of_beginners_texts_agrees_with_their_measures(estimator: Estimator) -> None:
    """As far as it can: within a kind there is no order, so the correlation of ranks stays below 1."""
    figures = beginner_figures(estimator)
    assert figures["spearman"] > 0.96
    assert list(figures["ranges"]) == list(TEXTS)


def test_three_letter_words_in_sentences_of_three_to_five_words_are_below_100(measures: dict[str, list[float]]) -> None:
    """The corpus begins at grade 3, and the network alone gives these texts up to 180L."""
    assert max(measures["pre-primer"]) < 100


def test_a_first_readers_text_has_an_open_range_and_no_judgement_of_teachers(estimator: Estimator) -> None:
    """Nobody compared such texts, so neither the range's lower end nor the teachers' judgement is claimed."""
    for text in TEXTS["pre-primer"]:
        analysis = analysis_of(text, estimator)
        estimate = analysis.estimate
        assert estimate.is_outside
        assert estimate.measure - estimate.low == pytest.approx(3.0 * (estimate.high - estimate.measure))
        assert analysis.easiness is None
        assert not disagreement_line(analysis.easiness)
        assert "not estimated" in easiness_line(analysis.easiness)
        assert Caution.OUTSIDE in analysis.cautions
        assert "simpler" in caution_line(Caution.OUTSIDE, analysis)


def test_a_second_graders_text_is_within_the_corpus(estimator: Estimator) -> None:
    """It keeps the network's measure, a range with both ends, and the teachers' judgement."""
    for text in TEXTS["grade 2"]:
        analysis = analysis_of(text, estimator)
        assert not analysis.estimate.is_outside
        assert analysis.easiness is not None


def test_texts_written_later_are_in_order_too(estimator: Estimator) -> None:
    """Rhymes, letters, tales and facts; pre-primers below 100L and with an open range, grade 2 with both ends."""
    analyses = {kind: [analysis_of(text, estimator) for text in texts] for kind, texts in CASES["texts"].items()}
    measures = {kind: [one.estimate.measure for one in of_kind] for kind, of_kind in analyses.items()}
    for easier, harder in pairwise(measures.values()):
        assert max(easier) < min(harder)
    assert max(measures["pre-primer"]) < 100
    assert all(one.estimate.is_outside and one.easiness is None for one in analyses["pre-primer"])
    assert not any(one.estimate.is_outside for one in analyses["grade 2"])


@pytest.mark.parametrize(("ceiling", "sentence"), SENTENCES)
def test_a_simple_sentence_is_not_above_what_a_teacher_believes(
    ceiling: int, sentence: str, estimator: Estimator
) -> None:
    """Nor is it claimed how teachers would judge one of a few words."""
    analysis = analyze_sentence(document_from_text(sentence), estimator)
    assert analysis.estimate.measure < ceiling
    assert analysis.estimate.low < -500 or ceiling > 100
    assert (analysis.easiness is None) == (analysis.words < 10 or analysis.estimate.is_outside)
    assert analysis.explanation_of(0).measure == pytest.approx(analysis.estimate.measure)


@pytest.mark.parametrize("sentence", CASES["others"])
def test_a_short_sentence_of_long_words_is_not_lowered(sentence: str, estimator: Estimator) -> None:
    """Nor is a longer one of short words: "To be or not to be, that is the question."""
    analysis = analyze_sentence(document_from_text(sentence), estimator)
    estimates = estimator.estimate(analysis.segmented, analysis.passage_spans)
    assert analysis.estimate.measure == pytest.approx(float(estimates.contributions.measures()[0]))


def test_a_sentence_is_lowered_to_the_end_of_the_scale_at_most(estimator: Estimator) -> None:
    """One word, one letter: BR400L is the lowest measure there is."""
    assert analyze_sentence(document_from_text("I."), estimator).estimate.measure >= LOWEST - 1e-9


def test_dialogue_in_short_sentences_is_no_primer(estimator: Estimator) -> None:
    """Its words are longer, so it keeps the network's measure."""
    text = "Nothing happened yesterday, whispered Margaret. Nothing whatever? Certainly nothing. " * 3
    analysis = analysis_of(text, estimator)
    features = passage_features(
        analysis.segmented, passage_bounds(analysis.segmented, analysis.passage_spans), estimator.lexicon
    )
    assert analysis.estimate.measure == pytest.approx(float(estimator.measure_network(features)[0, 0]))


def test_a_text_like_no_other_opens_its_range_on_its_side(estimator: Estimator) -> None:
    """Numbers and codes, or one endless sentence, are far from all that the corpus holds."""
    text = "The committee's notwithstanding jurisdictional interdependencies, " * 60 + "adjourned."
    estimate = analysis_of(text, estimator).estimate
    assert estimate.is_outside
    assert estimate.opening_above > 2.0


def test_an_open_range_is_one_distribution() -> None:
    """The measure stays the median, the range holds 90%, the probabilities add up."""
    estimate = Estimate(100.0, 60.0, 50, opening_below=3.0)
    assert estimate.mass_between(estimate.measure)[0] == pytest.approx(0.5)
    assert estimate.mass_between(estimate.low, estimate.high)[1] == pytest.approx(0.9)
    assert sum(estimate.probabilities) == pytest.approx(1.0)
    assert estimate.density(100.0) == 1.0
    assert estimate.density(-200.0) > estimate.density(400.0)


def test_distance_is_counted_among_texts_of_the_same_length() -> None:
    """A row of the corpus is within it but for one in a thousand; a row beyond all others is not."""
    features = np.random.default_rng(5).normal(size=(4000, len(PASSAGE_FEATURES))).astype(np.float32)
    features[:, 0] = np.log(np.where(features[:, 0] > 0, 150.0, 30.0))
    extent = fit_extent(features, (30.0, 150.0))
    assert (extent.distances(features) > 1.0).mean() < 0.002
    far = features[:1].copy()
    far[:, COMPARED[0]] += 20.0
    assert extent.distances(far)[0] > 1.0


def test_an_extent_is_read_as_it_was_written(tmp_path: Path) -> None:
    """And a folder without one is refused by name."""
    extent = load_extent(MODEL_FOLDER)
    save_extent(extent, tmp_path)
    np.testing.assert_array_equal(load_extent(tmp_path).means, extent.means)
    (tmp_path / "extent.npz").write_bytes(b"damaged")
    with pytest.raises(UnusableModel, match=r"extent\.npz"):
        load_extent(tmp_path)
