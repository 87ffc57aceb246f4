"""A vocabulary sheet as a table."""

from collections.abc import Sequence

import pandas as pd

from lexile.csv_text import escape_formula
from lexile.leveling.vocabulary import VocabularyWord
from lexile.views.wording.vocabulary import PARTS_OF_SPEECH, family_phrase, level_phrase, note_phrase


def vocabulary_table(words: Sequence[VocabularyWord]) -> pd.DataFrame:
    """One row for each family, in the order of the sheet."""
    return pd.DataFrame(
        {
            "Word": [escape_formula(family_phrase(one)) for one in words],
            "Part of speech": [PARTS_OF_SPEECH[one.part_of_speech] for one in words],
            "Meaning": [escape_formula(one.meaning) for one in words],
            "Sentence": [escape_formula(one.sentence_text) for one in words],
            "Count": [one.count for one in words],
            "CEFR": [level_phrase(one) for one in words],
            "Notes": [note_phrase(one) for one in words],
        }
    )
