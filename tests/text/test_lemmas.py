"""Base forms: an ending makes no word hard."""

import pytest

from lexile.text.lemmas import lemma


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("returned", "return"),
        ("giants", "giant"),
        ("strongest", "strong"),
        ("happily", "happy"),
        ("brothers", "brother"),
        ("caring", "care"),
        ("visited", "visit"),
        ("supper", "supper"),
        ("flower", "flower"),
        ("stopped", "stop"),
        ("bigger", "big"),
        ("hoping", "hope"),
        ("hopping", "hop"),
        ("cities", "city"),
        ("carried", "carry"),
        ("wolves", "wolf"),
        ("wives", "wife"),
        ("children", "child"),
        ("went", "go"),
        ("dog's", "dog"),
        ("boxes", "box"),
        ("calling", "call"),
        ("missed", "miss"),
        # These only look as if they had an ending.
        ("evening", "evening"),
        ("during", "during"),
        ("river", "river"),
        ("news", "news"),
        ("king", "king"),
        ("hundred", "hundred"),
        ("glass", "glass"),
    ],
)
def test_a_form_stands_under_its_base_form(form, base, estimator):
    assert lemma(form, estimator.lexicon) == base
