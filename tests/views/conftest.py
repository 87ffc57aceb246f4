"""Hand-made analyses: real text, segmented as the program does it, with measures that the test chooses."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pytest

from lexile.analysis import Analysis
from lexile.cautions import Caution
from lexile.documents import document_from_text
from lexile.estimator.distribution import Estimate
from lexile.estimator.easiness import EasinessEstimate
from lexile.estimator.estimator import Estimates
from lexile.estimator.sentence_model import Contributions
from lexile.features.sentence import sentence_bounds
from lexile.text.cleaning import LeftOut, clean
from lexile.text.passages import split_passages
from lexile.text.sentences import segment

MakeAnalysis = Callable[..., Analysis]


@pytest.fixture
def make_analysis() -> MakeAnalysis:
    return _make_analysis


def _make_analysis(
    text: str = "The dog ran home. It was late, and the rain had begun to fall on the quiet streets of the town.",
    measures: Sequence[float] = (300.0, 900.0),
    estimate: Estimate | None = None,
    cautions: tuple[Caution, ...] = (),
    left_out: tuple[LeftOut, ...] = (),
) -> Analysis:
    document = document_from_text(text)
    parts = segment(clean(document))
    words = sum(sentence.words for sentence in parts.sentences)
    whole = estimate or Estimate(800.0, 60.0, words)
    passages = split_passages(parts)
    return Analysis(
        document=document,
        segmented=replace(parts, prose=replace(parts.prose, left_out=left_out)),
        passage_spans=passages,
        estimates=Estimates(
            whole=Estimate(whole.measure, whole.standard_error, words),
            passages=(whole,) * len(passages),
            sentences=tuple(measures),
            contributions=Contributions(
                900.0,
                np.zeros(len(parts.sentences)),
                np.zeros(len(parts.sentences)),
                np.zeros(len(parts.words)),
                sentence_bounds(parts),
            ),
            easiness=EasinessEstimate(-1.0, 0.5, 52.0, 82.0, 18.0, 45.0),
            content_words=(),
        ),
        cautions=cautions,
    )
