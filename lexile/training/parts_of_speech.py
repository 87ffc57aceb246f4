"""The tagger of parts of speech, learned from words that WordNet lists under one part of speech only."""

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from lexile.leveling.parts_of_speech import Tagger, clues_of
from lexile.leveling.thesaurus import PARTS_OF_SPEECH

_EXAMPLES = 60_000  # words; twice as many tag no better
_PER_TEXT = 20  # of one text, so that no author dominates
_LEAST_SEEN = 5  # times that a clue must occur
_STRENGTH = 0.5  # of the regression's fit against its weights
_WORD = re.compile(r"(?<=[ \n“\"(])[a-z]{3,}(?=[ \n,.;:!?”)\"])")


def train_tagger(texts: Sequence[str], part_of: Callable[[str], str], seed: int = 1) -> tuple[Tagger, float]:
    """The tagger of some texts, and the share of held-out words that it tags right.

    Args:
        texts: paragraphs of running text.
        part_of: the parts of speech that a word can be, such as "nv".
        seed: of the choice of words.
    """
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    chance = random.Random(seed)
    examples: list[tuple[list[str], int]] = []
    for text in chance.sample(list(texts), len(texts)):
        matches = list(_WORD.finditer(text))
        for match in chance.sample(matches, min(_PER_TEXT, len(matches))):
            parts = part_of(match[0])
            if len(parts) == 1:
                clues = clues_of(text[: match.start()][-200:], match[0], text[match.end() : match.end() + 200])
                examples.append((clues, PARTS_OF_SPEECH.index(parts)))
        if len(examples) >= _EXAMPLES:
            break
    seen = Counter(clue for clues, _ in examples for clue in clues)
    kept = tuple(sorted(clue for clue, count in seen.items() if count >= _LEAST_SEEN))
    number = {clue: place for place, clue in enumerate(kept)}
    rows = [(row, number[clue]) for row, (clues, _) in enumerate(examples) for clue in clues if clue in number]
    matrix = csr_matrix((np.ones(len(rows)), tuple(zip(*rows, strict=True))), shape=(len(examples), len(kept)))
    labels = np.array([label for _, label in examples])
    cut = len(examples) * 9 // 10
    model: Any = LogisticRegression(C=_STRENGTH, max_iter=150)
    model.fit(matrix[:cut], labels[:cut])
    right = float(model.score(matrix[cut:], labels[cut:]))
    return Tagger(kept, model.coef_.T.astype(np.float32), model.intercept_.astype(np.float32)), right
