"""Texts unlike the corpus: those for beginning readers come out below it, in order, with an open range."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from lexile.analysis import Analysis, analyze
from lexile.cautions import Caution
from lexile.documents import document_from_text
from lexile.errors import UnusableModel
from lexile.estimator.distribution import Estimate
from lexile.estimator.estimator import MODEL_FOLDER, Estimator, passage_bounds
from lexile.estimator.extent import COMPARED, fit_extent, load_extent, save_extent
from lexile.features.passage import PASSAGE_FEATURES, passage_features
from lexile.views.wording.cautions import caution_line
from lexile.views.wording.easiness import disagreement_line, easiness_line

# Twenty texts, written for this test: what a child meets before and in the first two grades.
TEXTS = {
    "pre-primer": (
        "I see a cat. I see a dog. The cat is red. The dog is big. See the cat run. See the dog run. Run, "
        "cat, run! I can run. I am big. The dog can see me. The cat can see me too.",
        "Look at me. I am up. I can go up. Can you go up? Go up, up, up. Now I am not up. I can hop. Can you "
        "hop? Hop, hop, hop. You can hop to me. We can go in. It is fun.",
        "Pam has a pig. The pig is fat. The pig is in the mud. Pam is mad. Get up, pig! The pig can sit. The "
        "pig can dig. Pam has a mop. Pam can mop the pig. The pig is wet. Pam is wet.",
        "Here is a ball. It is my ball. The ball is blue. Do you see it? I can get it. I can hit it. You can "
        "get it. See it go! Dad can hit it too. Go, Dad, go. The ball is up. It is on the hut.",
        "The sun is up. The hen is up. Get up, Ben! Ben is in bed. Mom is not in bed. Mom has a bun. Ben can "
        "get the bun. Ben is up now. Yum, yum! The bun is hot. The hen can see the bun.",
    ),
    "primer": (
        "Ned has a new hat. It is a red hat with a top. He put it on to go out. The wind was big that day. It "
        "took the hat off his head. The hat went up to the top of a tree. Ned can not get it. A bird sat in "
        "it. Now it is a bed for the bird.",
        "Ann and Tom ran down to the pond. They saw six ducks. One duck was on a log. Ann had some bread in a "
        "bag. She gave a bit to each duck. The ducks ate it all up. Then they swam away. Tom said that he "
        "will come back with more.",
        "My dog is old. He can not run as fast as he did. He likes to sit by me in the sun. When I read to "
        "him, he shuts his eyes. I think he can hear me. At night he sleeps on my bed. I love my old dog and "
        "he loves me.",
        "We had a picnic at the lake. Dad made a fire. Mom cut up the buns. My sister and I went to get some "
        "sticks. A frog sat on one of them. It did not want to get off. We let it sit there, and we ate our "
        "lunch. Then the frog went home.",
        "It is cold today. The snow is on the ground. Kim puts on her coat and her boots. She goes out to "
        "play with Jack. They make a big man out of snow. He has a nose and two eyes. He has a hat on his "
        "head. Then the sun comes out, and the man gets small.",
    ),
    "grade 1": (
        "A little fox lived under a hill with his mother. Every night they went out to look for food. One "
        "night the little fox went too far and got lost. He sat down and began to cry. An owl in a tree heard "
        'him. "Follow me," said the owl. She flew from tree to tree until they came to the hill. His mother '
        "was waiting for him there.",
        "Rosa wanted to grow a plant. She put a seed in a pot and gave it some water. She set the pot by the "
        "window. Each day she looked, but nothing came up. Her brother said the seed was no good. Rosa did "
        "not give up. After ten days she saw a tiny green leaf. She ran to tell her brother that the seed was "
        "alive.",
        "Grandpa has a farm with ten cows. In the morning we help him feed them. They eat hay and grass and "
        "drink a lot of water. One cow had a baby last week. The calf is brown with a white nose. It stands "
        "on its thin legs and drinks milk from its mother. Grandpa says that I may name it.",
        "The bus was late, so we waited in the rain. My shoes were wet and my hair was wet. Then a woman "
        "opened her door and called to us. She let us stand inside her shop. It was warm and it smelled like "
        "bread. She gave each of us a small roll. When the bus came, we thanked her and ran out to it.",
        "Max found a box in the street. Something inside it made a soft noise. He opened the lid and saw "
        "three kittens. They were cold and hungry. Max took them home and put them near the fire. His father "
        "warmed some milk. The kittens drank it and fell asleep in a pile. In the morning Max made a sign to "
        "find them a home.",
    ),
    "grade 2": (
        "Ella and her cousin built a raft from old boards and empty barrels. They tied everything together "
        "with a long rope that they had found in the barn. On Saturday they pushed the raft into the river "
        "and climbed on. At first it floated very well. Then the current carried them faster and faster "
        "toward the bridge. Ella grabbed a branch that hung over the water, and her cousin held on to her "
        "jacket until they could pull themselves to the bank.",
        "Bees work hard all summer. They fly from flower to flower and collect a sweet juice called nectar. "
        "Back in the hive, other bees turn the nectar into honey and store it in little rooms made of wax. "
        "The honey feeds the whole family during the winter, when nothing is in bloom. If a bee finds a good "
        "place with many flowers, she does a special dance that shows the others where to go.",
        "The old lighthouse had been empty for many years, and the children in the village said that it was "
        "haunted. One evening Peter saw a light moving behind its dusty windows. He told his sister, and "
        "together they walked along the beach to find out who was there. It was only Mr. Green, the painter, "
        "who wanted to see the sunset from the top. He laughed when they told him about the ghost.",
        "Long ago people told the time by looking at shadows. They put a stick in the ground and watched how "
        "its shadow moved during the day. In the morning the shadow was long and pointed to the west. At noon "
        "it was short. Later someone drew lines around the stick so that anyone could read the hour. We call "
        "this kind of clock a sundial, and you can still see one in some gardens.",
        "When the teacher asked who wanted to be the wolf in the school play, nobody raised a hand. Then "
        "quiet Samuel stood up in the last row. Everyone was surprised, because he almost never spoke in "
        "class. At home he practiced his lines in front of the mirror and learned to growl. On the night of "
        "the show he was so scary that the youngest children hid behind their parents, and afterwards the "
        "whole room clapped for him.",
    ),
}


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
