"""What a teacher would keep: learned from judgements, of the same words in other texts and of other words."""

from pathlib import Path
from types import MappingProxyType

import numpy as np
import pytest

from lexile.errors import UnusableModel
from lexile.leveling.acceptance import (
    ACCEPTANCE_FEATURES,
    Acceptance,
    load_acceptance,
    save_acceptance,
)
from lexile.training.acceptance import Judged, confidences_of, held_out_confidences, train_acceptance

pytest.importorskip("sklearn")
FEATURES = len(ACCEPTANCE_FEATURES) - 2


def judged(count: int = 400) -> Judged:
    """Pairs of which every second is kept wherever it stands, which no feature tells, in excerpts of four."""
    chance = np.random.default_rng(0)
    pairs = tuple((f"word{number % 40}", f"other{number % 40}") for number in range(count))
    return Judged(
        chance.normal(size=(count, FEATURES)),
        np.array([number % 2 == 0 for number in range(count)]),
        pairs,
        tuple(str(number // 4) for number in range(count)),
        np.ones(count, dtype=bool),
    )


def test_a_pair_is_known_from_other_texts() -> None:
    """With excerpts held out, what was judged of the pair elsewhere decides; with words held out, nothing can."""
    rows = judged()
    by_excerpt = held_out_confidences(rows, rows.excerpts)
    assert ((by_excerpt > 0.5) == rows.kept).mean() > 0.9
    by_word = held_out_confidences(rows, [word for word, _ in rows.pairs])
    assert ((by_word > 0.5) == rows.kept).mean() < 0.65


def test_a_feature_that_tells_is_learned_for_unknown_words() -> None:
    rows = judged()
    rows.features[:, 0] = rows.kept * 2.0
    by_word = held_out_confidences(rows, [word for word, _ in rows.pairs])
    assert ((by_word > 0.5) == rows.kept).mean() > 0.9


def test_an_acceptance_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Replacements of two words among them; one for other features is refused."""
    trained = train_acceptance(judged())
    made = Acceptance(
        trained.weights,
        trained.offset,
        MappingProxyType({**trained.pairs, ("depart", "go away"): 0.25}),
        MappingProxyType({**trained.replacements, "go away": -0.5}),
    )
    path = tmp_path / "acceptance.npz"
    save_acceptance(made, path)
    again = load_acceptance(path)
    assert (again.pairs["depart", "go away"], again.replacements["go away"]) == (0.25, -0.5)
    assert confidences_of(again, judged()) == pytest.approx(confidences_of(made, judged()), abs=0.002)
    np.savez_compressed(path, **{**np.load(path), "features": np.array(["zipf"])})
    with pytest.raises(UnusableModel, match="Train it again"):
        load_acceptance(path)
