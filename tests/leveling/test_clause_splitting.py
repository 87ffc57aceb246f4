"""Clause splitting: where a long sentence becomes two, and where it must not."""

import re
from time import perf_counter

import pytest

from lexile.estimator.estimator import Estimator
from lexile.leveling.clause_splitting import SplitKind, compatible_splits, find_split, find_splits
from lexile.leveling.clause_splitting.by_tree.wholeness import is_whole_sentence
from lexile.leveling.clauses import find_clause, read_sentence
from lexile.leveling.parser import Parser, load_parser


@pytest.mark.parametrize(
    ("kind", "sentence", "expected"),
    [
        (
            SplitKind.COORDINATION,
            "The captain looked at the map for a long time, and she decided to turn the ship.",
            "The captain looked at the map for a long time. She decided to turn the ship.",
        ),
        (
            SplitKind.SEMICOLON,
            "We waited at the gate until dark; nobody came to let us in that night.",
            "We waited at the gate until dark. Nobody came to let us in that night.",
        ),
        (
            SplitKind.COORDINATION,
            "The children wanted to swim in the lake, but the water was far too cold.",
            "The children wanted to swim in the lake. But the water was far too cold.",
        ),
        (
            SplitKind.REASON,
            "The farmers moved to the city because the rain had failed for three years.",
            "The farmers moved to the city. This was because the rain had failed for three years.",
        ),
        (
            SplitKind.REASON,
            "Because the rain had failed for three years, the farmers moved to the city.",
            "The rain had failed for three years. Because of this, the farmers moved to the city.",
        ),
        (
            SplitKind.COORDINATION,
            "He carried the heavy box up the stairs and he put it on the table.",
            "He carried the heavy box up the stairs. He put it on the table.",
        ),
        (
            SplitKind.SERIES,
            "The sun was shining, the sky was blue, and I thought of the garden at home.",
            "The sun was shining. The sky was blue. I thought of the garden at home.",
        ),
        (
            SplitKind.SERIES,
            "Holmes stooped to the jug, moistened his sponge, and then rubbed it across the prisoner's face.",
            "Holmes stooped to the jug and moistened his sponge. Holmes then rubbed it across the prisoner's face.",
        ),
        (
            SplitKind.SHARED_SUBJECT,
            "The old captain looked at the map for a long time, and decided to turn the ship.",
            "The old captain looked at the map for a long time. The old captain decided to turn the ship.",
        ),
        (
            SplitKind.RELATIVE,
            "After two days they reached a wide valley, which leads north into the hills.",
            "After two days they reached a wide valley. This leads north into the hills.",
        ),
        (
            SplitKind.RELATIVE,
            "In the village he met an old doctor, who gave him some medicine for the journey.",
            "In the village he met an old doctor. The old doctor gave him some medicine for the journey.",
        ),
        (
            SplitKind.RELATIVE,
            "The storm delayed the last train of the evening, which made the passengers very angry.",
            None,  # what made them angry, the train or the delay?
        ),
        (
            SplitKind.INSERTED_RELATIVE,
            "Marie Curie, who was born in Warsaw, moved to Paris when she was twenty-four.",
            "Marie Curie was born in Warsaw. Marie Curie moved to Paris when she was twenty-four.",
        ),
        (
            SplitKind.PLACE,
            "In the spring she moved to Paris, where she studied physics for three years.",
            "In the spring she moved to Paris. There, she studied physics for three years.",
        ),
        (
            SplitKind.APPOSITION,
            "Pierre Latreille, a French zoologist, described the kennel tick for the first time in 1806.",
            "Pierre Latreille was a French zoologist. Latreille described the kennel tick for the first time in 1806.",
        ),
        (
            SplitKind.PARTICIPLE,
            "She sat down by the fire in the kitchen, opening the letter from her brother.",
            "She sat down by the fire in the kitchen. She opened the letter from her brother.",
        ),
        (
            SplitKind.PARTICIPLE,
            "The river rose over its banks in the night, causing a flood in the old town.",
            "The river rose over its banks in the night. This caused a flood in the old town.",
        ),
        (
            SplitKind.CONTRAST,
            "Although the bridge was old, it carried two thousand cars every day.",
            "The bridge was old. However, it carried two thousand cars every day.",
        ),
        (
            SplitKind.TIME,
            "After the storm had ceased, she went to the door and looked out.",
            "The storm had ceased. After that, she went to the door and looked out.",
        ),
        (
            SplitKind.PURPOSE,
            "We turned the old garage into a flat so that we could rent the house.",
            "We turned the old garage into a flat. In this way, we could rent the house.",
        ),
        (
            SplitKind.COORDINATION,
            "“We shall never find it,” said the captain, and the men went back to their boats.",
            "“We shall never find it,” said the captain. The men went back to their boats.",
        ),
        (
            SplitKind.COORDINATION,
            "The shop was closed on Mondays, and on Tuesdays, the baker opened it at noon.",
            "The shop was closed on Mondays. On Tuesdays, the baker opened it at noon.",
        ),
        (
            SplitKind.COORDINATION,
            "Dinner was nearly ready in the kitchen, but when the guests arrived, the oven broke.",
            "Dinner was nearly ready in the kitchen. But when the guests arrived, the oven broke.",
        ),
        (
            SplitKind.COORDINATION,
            "The team had trained hard for the whole winter and the coach was proud of it.",
            "The team had trained hard for the whole winter. The coach was proud of it.",
        ),
        (
            SplitKind.SHARED_SUBJECT,
            "The stadium was opened by the mayor in 1931 and has been rebuilt twice since then.",
            "The stadium was opened by the mayor in 1931. The stadium has been rebuilt twice since then.",
        ),
        (
            SplitKind.SHARED_SUBJECT,
            "Penguins lay their eggs on the bare ice, and keep them warm between their feet.",
            "Penguins lay their eggs on the bare ice. Penguins keep them warm between their feet.",
        ),
        (
            SplitKind.REASON,
            "The miners carried small lamps on their helmets, for the tunnels were completely dark.",
            "The miners carried small lamps on their helmets. This was because the tunnels were completely dark.",
        ),
        (
            SplitKind.CONCESSION,
            "The cook added more salt to the soup, although nobody had asked him to.",
            "The cook added more salt to the soup. However, nobody had asked him to.",
        ),
        (
            SplitKind.TIME,
            "The lake freezes every winter in the north, while the southern ponds are open all year.",
            "The lake freezes every winter in the north. Meanwhile, the southern ponds are open all year.",
        ),
        (
            SplitKind.DEFINITION,
            "In May the engineers reached Ravenna, a city that Roman emperors had once ruled from.",
            "In May the engineers reached Ravenna. Ravenna was a city that Roman emperors had once ruled from.",
        ),
        (
            SplitKind.DEFINITION,
            "Bees make their honey from nectar and store it in the comb, a wall of small wax cells.",
            "Bees make their honey from nectar and store it in the comb. This is a wall of small wax cells.",
        ),
        (
            SplitKind.WHOSE,
            "There is a great deal of advice on the subject, most of which is printed on cheap and yellow paper.",
            "There is a great deal of advice on the subject. Most of this is printed on cheap and yellow paper.",
        ),
        (
            SplitKind.SHARED_SUBJECT,
            "The climate change report describes the rise of the seas in detail, and warns the people of the coast.",
            "The climate change report describes the rise of the seas in detail. "
            "The climate change report warns the people of the coast.",
        ),
        (
            SplitKind.SHARED_SUBJECT,
            "Mr. Ferreira said nothing about the letter for a while, and rummaged in the drawers of the old desk.",
            "Mr. Ferreira said nothing about the letter for a while. He rummaged in the drawers of the old desk.",
        ),
        (
            SplitKind.SHARED_SUBJECT,
            "Mr. Ferreira met Anna at the station in the morning, and brought her to the house of his mother.",
            "Mr. Ferreira met Anna at the station in the morning. Mr. Ferreira brought her to the house of his mother.",
        ),
        (
            SplitKind.COORDINATION,
            "Brought east, its growth is rapid, and it loses none of the signs of its western home.",
            "Brought east, its growth is rapid. It loses none of the signs of its western home.",
        ),
        (
            SplitKind.COORDINATION,
            "By the time he was free, he had seen many years of hard service, and he could have settled down in Rome.",
            "By the time he was free, he had seen many years of hard service. He could have settled down in Rome.",
        ),
        (
            SplitKind.WHOSE,
            "The museum bought eleven paintings last year, three of which had never been shown.",
            "The museum bought eleven paintings last year. Three of these had never been shown.",
        ),
        (
            SplitKind.WHOSE,
            "On the square they met two old sailors, whose boat had been lost in the storm.",
            "On the square they met two old sailors. Their boat had been lost in the storm.",
        ),
        (
            SplitKind.SEMICOLON,
            "The storks were gone by August; some had already left before the harvest began.",
            "The storks were gone by August. Some had already left before the harvest began.",
        ),
        (
            SplitKind.INSERTED_RELATIVE,
            "Ada Novak, who had never driven a truck, took the wheel, and the others held on.",
            "Ada Novak had never driven a truck. Ada Novak took the wheel, and the others held on.",
        ),
        (
            SplitKind.RELATIVE,
            "The council closed the market for the rest of the year, which led to many complaints.",
            "The council closed the market for the rest of the year. This led to many complaints.",
        ),
        (
            SplitKind.COORDINATION,
            "The old farmer had never learned to read, but despite the lack of any schooling, he is a rich man.",
            "The old farmer had never learned to read. But despite the lack of any schooling, he is a rich man.",
        ),
        (
            SplitKind.COORDINATION,
            "They asked us to stay for the summer, but instead of making a plan, we went home at once.",
            "They asked us to stay for the summer. But instead of making a plan, we went home at once.",
        ),
        (
            SplitKind.COORDINATION,
            "He is one of the best painters in the country, but despite his fame, he is said to live alone.",
            "He is one of the best painters in the country. But despite his fame, he is said to live alone.",
        ),
        (
            SplitKind.COORDINATION,
            "The letter was never sent to the king, and the mayor, who had written it, went out to sea.",
            "The letter was never sent to the king. The mayor, who had written it, went out to sea.",
        ),
        (
            SplitKind.TIME,
            "I walked up and down the room for an hour, while Holmes, who was very tired, remained in his chair.",
            "I walked up and down the room for an hour. Meanwhile, Holmes, who was very tired, remained in his chair.",
        ),
        (
            SplitKind.COORDINATION,
            "The town had grown quickly, and so many new houses were built that the old wall was taken down.",
            "The town had grown quickly. So many new houses were built that the old wall was taken down.",
        ),
        (
            SplitKind.DASH,
            "The letter had no stamp and no address — somebody had pushed it under the door.",
            "The letter had no stamp and no address. Somebody had pushed it under the door.",
        ),
        (
            SplitKind.PARTICIPLE,
            "They were on the beach until late in the evening, looking for green glass.",
            "They were on the beach until late in the evening. They were looking for green glass.",
        ),
        (
            SplitKind.QUESTION,
            "What does the plant need in order to grow, and how does it store water?",
            "What does the plant need in order to grow? How does it store water?",
        ),
        (
            SplitKind.QUESTION,
            "Most people drink coffee every day of the year, but do they know where it grows?",
            "Most people drink coffee every day of the year. But do they know where it grows?",
        ),
    ],
)
def test_clauses_become_sentences(kind: SplitKind, sentence: str, expected: str | None) -> None:
    """Each has a subject and a verb, and begins with what the conjunction said."""
    if expected is None:
        assert expected not in [split.applied(sentence) for split in find_splits(sentence)]
    else:
        assert (kind, expected) in [(split.kind, split.applied(sentence)) for split in find_splits(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The dog ran home, and it slept.",
        "She bought some bread, and butter, and cheese, and apples, and pears for the whole family.",
        "“The captain looked at the map for a long time, and she decided to turn the ship,” he said.",
        "The captain (she looked at the map for a long time, and she decided to turn) was old.",
        "The question is not the absence of views, which would be impossible, but the will to examine them all.",
        "The quick brown fox jumped over the lazy dog near the old mill in the valley.",
        "If the weather stays like this until Sunday, and the boat is ready, we shall leave at noon.",
        "She said that the house was far too small, and the garden was even smaller.",
        "He did not leave the house on that day because he was afraid of the dog.",
        "Nothing can travel faster than light, which all energy, matter, and information must obey.",
        "When the bell rang for the second time, did you see them leave, and where did they go?",
        "The fox that lived between the barn and the old house caught a hen every week.",
        "He told me to watch out for the men and let him know when they came.",
        "Nobody could say how the fire began, and how it had reached the barn was never found out?",
        "Can you tell me what the man wanted, and whether he left a message for us?",
        "The hut stood on the ridge — a low wall covered with moss and a roof of heavy stones.",
        "He had a cat, a dog that slept under the stove, and a parrot in a cage.",
        "She loved the songs of little birds and winged insects that danced in the evening sun.",
        "The work was finished by the end of May, and the roof added in the following year.",
        "It measures the distance between the door of the house and the wall of the yard and the gate is old.",
        "Life is richest along coasts in the Western Pacific, where the water is warm and in lakes of the north.",
        "He used one loaf at the evening meal to show what fact, and why does he not share in it himself?",
        "She gathered her books and her medicines together, and thus armed with hope, went out on her old horse.",
        # Clauses that commas alone join, one of them behind a phrase.
        "On Mondays he attends chess club, on Tuesdays he has swimming, so it continues through the whole of the week.",
        "In a moment an officer came out, the scout saluted, and his salute was returned by the tall officer.",
        "The poop-poop! drew nearer, the car could be heard to come to a stop, and Toad had to wait.",
        # What the second verb's subject is, or whether the clause is what somebody hoped.
        "I awoke with the impression that she had come and bent over me, and had stood looking at me.",
        "All attempts fail for the simple reason that we are not experts, and do not always understand.",
        "Mine was that I would marry the man of my dreams, and I would go across the water to live in a castle.",
        "My hope was that the rain would stop before noon, and the children could play outside in the garden.",
        "I was glad because the red horse did win and I would have lost ten cents if the others had not stopped me.",
        "I came early because I wanted to tell Mrs. Allan and I felt sure it would not do to wait any longer.",
        # No second verb, a list of adjectives, a verb that the participle completes.
        "They invent new varieties of toys, and other things often sought for as Christmas presents by the children.",
        "The police collected a great deal of information, some of which proved to be wrong in the end.",
        "Every day he spent an hour, and sometimes more, pursuing his studies in the quiet of the library.",
        "She spent the whole of the long winter evening, as always, reading old letters beside the fire.",
        "The peacock is bigger, very brightly colored, and has long tail feathers that it spreads like a fan.",
        "“Ghana” was the title given to the kings and was used by the traders to describe the rich place they saw.",
        "On the contrary, it would have been better, for his rescue would then have touched my heart.",
        "Betty, the cook, who was washing potatoes at the sink, looked up at the two children in the doorway.",
        "He said that the bridge was unsafe, and he left the town before the storm reached the river.",
        # One result of two things.
        "But so many were the men who had left, and so many were the wives at home, that the mail was late.",
        "The hall was so cold in the winter and the beds in it were so hard that nobody slept for long.",
        # What both believe.
        "In the capital many are convinced, and others feel deep down, that a victory would help the whole country.",
    ],
)
def test_other_sentences_are_left_whole(parser: Parser, sentence: str) -> None:
    """A suggestion that breaks the sentence helps nobody."""
    assert find_split(sentence) is None
    assert find_split(sentence, parser) is None


@pytest.fixture(scope="module")
def parser(estimator: Estimator) -> Parser:
    return load_parser(estimator.encoder)


@pytest.mark.parametrize(
    ("kind", "sentence", "expected"),
    [
        (
            SplitKind.DEFINITION,
            "The city council voted to remove the Harlow Dam, a concrete structure that has blocked salmon for "
            "a century.",
            "The city council voted to remove the Harlow Dam. "
            "The Harlow Dam is a concrete structure that has blocked salmon for a century.",
        ),
        (
            SplitKind.INSERTED_RELATIVE,
            "The decision, which followed years of debate among fishermen, farmers and the state, allows the city to "
            "remove the dam.",
            "The decision followed years of debate among fishermen, farmers and the state. It allows the city to "
            "remove the dam.",
        ),
        (
            SplitKind.CONCESSION,
            "Researchers have shown that fish return quickly once barriers are gone, although other species may need "
            "many years.",
            "Researchers have shown that fish return quickly once barriers are gone. However, other species may need "
            "many years.",
        ),
        (
            SplitKind.PARTICIPLE_ADDED,
            "The old bridge, built by monks in 1890, was closed to traffic after the flood of last winter.",
            "The old bridge was built by monks in 1890. This bridge was closed to traffic after the flood of last "
            "winter.",
        ),
        (
            SplitKind.COORDINATION,
            "Many studies have tried to explain how bats do this, and our team decided to build a robot that flies.",
            "Many studies have tried to explain how bats do this. Our team decided to build a robot that flies.",
        ),
        (
            SplitKind.MOVED_RELATIVE,
            "The herds cross the frozen lake, which is more than forty miles long, on their way to the forests in the "
            "south.",
            "The herds cross the frozen lake on their way to the forests in the south. This lake is more than forty "
            "miles long.",
        ),
        (
            SplitKind.MOVED_RELATIVE,
            "Before the war, which ended trade with the islands, hundreds of families lived by fishing.",
            "Before the war, hundreds of families lived by fishing. This war ended trade with the islands.",
        ),
        (
            SplitKind.SHARED_SUBJECT,
            "Animals of this kind spread over the whole of Mexico and reached the islands in the early 1970s.",
            "Animals of this kind spread over the whole of Mexico. They reached the islands in the early 1970s.",
        ),
        (
            SplitKind.SHARED_SUBJECT,
            "The University Library kept its oldest maps in the cellar for many years but lost nearly all of them in "
            "the flood of 1953.",
            "The University Library kept its oldest maps in the cellar for many years. But the University Library lost "
            "nearly all of them in the flood of 1953.",
        ),
        (
            SplitKind.COORDINATION,
            "There are many different types of heart disease, but one that is fairly common and can have bad effects "
            "is called cardiomyopathy.",
            "There are many different types of heart disease. But one that is fairly common and can have bad effects "
            "is called cardiomyopathy.",
        ),
        (
            SplitKind.REASON,
            "Proteins are needed for the life of every plant and animal, as they are the molecules that do the work.",
            "Proteins are needed for the life of every plant and animal. This is because they are the molecules that "
            "do the work.",
        ),
        (
            SplitKind.REASON,
            "At first the owners of the shops objected to this plan, since they had little room for the new machines.",
            "At first the owners of the shops objected to this plan. This was because they had little room for the new "
            "machines.",
        ),
        (
            SplitKind.DASH,
            "Flamingos are water birds – they live and feed near the sea coast and in shallow lakes.",
            "Flamingos are water birds. They live and feed near the sea coast and in shallow lakes.",
        ),
    ],
)
def test_the_tree_finds_what_patterns_of_words_do_not(
    parser: Parser, kind: SplitKind, sentence: str, expected: str
) -> None:
    """Clauses far from their nouns, within other clauses, or with verbs that only the sentence gives away."""
    assert expected not in [one.applied(sentence) for one in find_splits(sentence)]
    found = {one.applied(sentence): one.kind for one in find_splits(sentence, parser)}
    assert found[expected] is kind


@pytest.mark.parametrize(
    "sentence",
    [
        # Who is meant, or what, would change.
        "Marjorie was rather afraid of the fat pony, who tossed his head, whisked his tail, and stamped his feet.",
        "The iron from American mines was sent to England in ships and then sold to the colonists at a high price.",
        "I suppose you liked me because I came from your own town and walked the same long roads to school.",
        "Wildlife trade, which can be legal, and wildlife trafficking, which is a crime, include thousands of species.",
        "He told her that the bridge had been built by monks and that the road was even older than the town.",
        "These animals are fast and use their eyes to find their food, which means that they hunt during the day.",
        # A part would be no sentence.
        "Surrounded by tall green hills on every side, I sleep in the old house by the lake.",
        "We hope to play games that are free of violence but that have the same rules as the older ones.",
        "The room was furnished with a heavy table, and close to one wall was a bed filled with pine boughs.",
        "He had not only lost the map of the island, but he had also forgotten where the boat was hidden.",
        "Two of her brothers made the long voyage in the Good Venture, and themselves put the house together.",
        "He walked so fast along the road to the town and talked so loudly to his friend that people turned to look.",
        "He produced it at last, attached to a loop of red wool, and laid it on the table before the old man.",
        # The part after the mark is no sentence, or no reason of what stands before it.
        "Grace thought them all delightful, and in her generous way made much of all their good points.",
        "They began to breed carrots packed with beta-carotene – an orange pigment used to make vitamin A in the body.",
        "The golden days of October passed away very quickly that year, as so many other Octobers have.",
        "The few people she met on the road turned to look at her, as if they had never seen a girl.",
        "The children sang one song after another in the bus, as they were driving home from the lake.",
        "The old doctrine endured, one historian argues in his book, because it spoke of fears of modern life.",
        "Nobody has lived in the house on the hill for a long time, since it is said to have a ghost.",
    ],
)
def test_what_the_tree_does_not_allow(parser: Parser, sentence: str) -> None:
    """A wrong split is worse than a long sentence."""
    before = {one.start for one in find_splits(sentence)}
    assert [one.applied(sentence) for one in find_splits(sentence, parser) if one.start not in before] == []


def test_every_part_is_a_whole_sentence(parser: Parser) -> None:
    """The parser finds a subject and a finite verb in it."""
    assert is_whole_sentence("The dam was built in 1890.", parser)
    assert not is_whole_sentence("Which flows north to the sea.", parser)
    assert not is_whole_sentence("Because the dam was old.", parser)
    assert not is_whole_sentence("The men walking along the road.", parser)


def test_the_boundary_nearest_to_the_middle_is_taken() -> None:
    """Two halves are easier than a short sentence and a long one."""
    text = "The bell rang five times, and the men came, but the women stayed in the house, and the door was shut again."
    split = find_split(text)
    assert split is not None
    assert split.applied(text).startswith("The bell rang five times, and the men came. But")


@pytest.mark.parametrize(
    "sentence",
    [
        "In 1912 Dr. Hall paid $3.2 million for a ship, but “nobody could have known,” she said, and it never sailed.",
        "Marie Curie, who was born in Warsaw in 1867, did not patent her method, and 12 laboratories used it freely.",
    ],
)
def test_names_numbers_negations_and_quotations_stay(sentence: str) -> None:
    """Whatever is split, each of them is found again in the new sentences."""
    pattern = re.compile(r"[A-Z][a-z]{2,}(?<!The)(?<!But)|\d[\d.,]*\d|\bnot\b|\bnever\b|nobody|“[^”]+”")
    for split in find_splits(sentence):
        after = split.applied(sentence)
        assert all(match[0].lower() in after.lower() for match in pattern.finditer(sentence))


def test_every_kind_has_a_confidence() -> None:
    """Only purposes are so unsure that a draft does not split them by itself."""
    sentence = "We turned the old garage into a flat so that we could rent the house."
    assert [split.confidence for split in find_splits(sentence)] == [0.71]


def test_subjects_and_verbs_are_found() -> None:
    """With what stands between them; a participle is no verb."""
    tokens = read_sentence("The old king and queen of Norway often visited the broken bridge.")
    clause = find_clause(tokens, 0, len(tokens))
    assert clause is not None
    assert tokens[clause.verb].text == "visited"
    tokens = read_sentence("The bridge broken by the flood was closed.")
    clause = find_clause(tokens, 0, len(tokens))
    assert clause is None or tokens[clause.verb].text != "broken"


def test_splits_that_can_be_made_together() -> None:
    """All of them, from the last to the first, give whole sentences."""
    text = "The bell rang at noon, and the men came at once, but the women stayed at home, and the door was shut."
    after = text
    for split in reversed(compatible_splits(text)):
        after = split.applied(after)
    assert after == "The bell rang at noon. The men came at once. But the women stayed at home. The door was shut."


def test_splits_of_other_kinds_are_made_together_where_each_is_found_without_the_other() -> None:
    """A subject that is repeated after a split is the one of its own new sentence."""
    text = "He caught the old cat and watched his tears slide off her fur, but when he held her, she left him in anger."
    assert [split.replacement for split in compatible_splits(text)] == [". He ", ". But "]


def test_a_bare_plural_is_taken_up_by_a_pronoun_and_a_name_is_not() -> None:
    """Campaigners are they; Perks may be a person."""
    split = find_split("Campaigners organized petitions in the capital and staged large demonstrations in many cities.")
    assert split is not None
    assert split.replacement == ". They "
    split = find_split("Perks looked at the old signal for a while and sat down on the bench.")
    assert split is not None
    assert split.replacement == ". Perks "


def test_a_long_sentence_takes_time_in_proportion() -> None:
    """However many commas and conjunctions it has; a sentence of 1,000 characters takes some milliseconds."""
    sentence = "The bell rang, and the men came, but they left; " * 20 + "it was late."
    start = perf_counter()
    find_splits(sentence)
    assert perf_counter() - start < 2
