"""Twenty short texts for beginning readers, written for this project, in the order in which children meet such texts.

They have no labels: only their order is known. The corpus begins at grade 3, so nothing was learned from such texts,
and nothing is from these.
"""

from typing import Any

from lexile.analysis import analyze
from lexile.documents import document_from_text
from lexile.estimator.estimator import Estimator

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


def beginner_figures(estimator: Estimator) -> dict[str, Any]:
    """The lowest and highest measure of each kind in L, and Spearman's correlation of measures with kinds in order."""
    from scipy.stats import spearmanr

    measures = {
        kind: [analyze(document_from_text(text), estimator).estimate.measure for text in texts]
        for kind, texts in TEXTS.items()
    }
    order = [number for number, texts in enumerate(TEXTS.values()) for _ in texts]
    agreement = spearmanr([measure for of_kind in measures.values() for measure in of_kind], order)[0]
    return {
        "spearman": float(agreement),
        "ranges": {kind: [min(of_kind), max(of_kind)] for kind, of_kind in measures.items()},
    }
