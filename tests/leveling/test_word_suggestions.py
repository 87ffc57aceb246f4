"""Easier words that fit: the form, the article, the meaning, and what stays as it is."""

import re

import pytest

from lexile.analysis import analyze
from lexile.documents import Block, BlockKind, Document, document_from_text
from lexile.errors import UnusableInput
from lexile.estimator.estimator import Estimator
from lexile.leveling.articles import takes_an
from lexile.leveling.draft import CONFIDENT
from lexile.leveling.inflection import inflected
from lexile.leveling.key_terms import key_terms
from lexile.leveling.plain_phrases import PLAIN, find_plain_phrases
from lexile.leveling.word_suggestions import Replacer, find_word, load_replacer, word_suggestions

ICEBERGS = (
    "Icebergs are large pieces of ice that float in the sea. Phytoplankton grows around icebergs as they melt. "
    "When the icebergs drift to warmer water, the phytoplankton follows them, and small animals eat the phytoplankton. "
    "In the spring, ships must keep away from the icebergs, for most of the ice lies under the water."
)


@pytest.fixture(scope="module")
def replacer(estimator: Estimator) -> Replacer:
    return load_replacer(estimator)


def suggested(replacer: Replacer, text: str, word: str) -> list[str]:
    return [one.text for one in replacer.suggestions(text, find_word(text, word))]


@pytest.mark.parametrize(
    ("text", "word", "easier"),
    [
        ("She purchased a boat for her brother.", "purchased", "bought"),
        ("Purchased goods must be paid for at once.", "Purchased", "Bought"),
        ("The fire spread rapidly through the town.", "rapidly", "quickly"),
        ("They were compelled to leave the country.", "compelled", "forced"),
    ],
)
def test_a_suggestion_has_the_form_and_the_capital_of_the_word(
    replacer: Replacer, text: str, word: str, easier: str
) -> None:
    """A past tense is replaced by a past tense, and the first word of a sentence keeps its capital."""
    assert easier in suggested(replacer, text, word)


def test_suggestions_make_the_text_easier_and_say_what_they_stand_for(replacer: Replacer) -> None:
    """Each has a gain above zero, a confidence between 0 and 1, and the best comes first."""
    text = "She purchased a boat for the expedition."
    found = replacer.suggestions(text, find_word(text, "purchased"))
    assert 1 <= len(found) <= 3
    assert all(one.gain > 0 and 0 < one.confidence < 1 for one in found)
    assert [one.confidence for one in found] == sorted((one.confidence for one in found), reverse=True)
    assert "purchase" in found[0].meaning


def test_the_article_follows_the_replacement(replacer: Replacer) -> None:
    """No suggestion leaves "an" before a consonant or "a" before a vowel."""
    text = "It was an arduous journey over the mountains."
    found = replacer.suggestions(text, find_word(text, "arduous"))
    assert found
    for one in found:
        edited = text
        for start, end, new in sorted(one.edits, reverse=True):
            edited = edited[:start] + new + edited[end:]
        article, following = re.match(r"It was (an?) (\w+)", edited).groups()  # type: ignore[union-attr]
        assert (article == "an") == takes_an(following)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The ship reached Providence in the evening.", "Providence"),
        ("The members of NATO met in the spring.", "NATO"),
        ("The planets of our solar system were formed at once.", "solar"),
        ("He takes into account what others think.", "account"),
        ("There were 1912 people on board.", "1912"),
        ("The siege of the town lasted nineteen days.", "nineteen"),
        ("Billions of pieces of plastic drift in the ocean.", "Billions"),
        ("They settled there in the last decade of his life.", "decade"),
        ("The pressure was 100 lb. per square inch.", "lb"),
    ],
)
def test_names_numbers_and_words_of_a_phrase_get_no_suggestions(replacer: Replacer, text: str, word: str) -> None:
    """To replace them would change the facts, or the phrase's meaning."""
    assert suggested(replacer, text, word) == []


def test_the_shipped_model_serves_without_being_loaded_by_hand(estimator: Estimator) -> None:
    """A draft asks for words one by one."""
    text = "She purchased a boat."
    assert word_suggestions(text, (4, 13), estimator)[0].text == "bought"


def test_many_words_get_what_each_gets_alone(replacer: Replacer) -> None:
    """In the order of the words, although two are looked up at a time."""
    text = "She purchased a boat, and the fire spread rapidly."
    spans = [find_word(text, word) for word in ("purchased", "rapidly", "She")]
    assert replacer.suggestions_for(text, spans) == [replacer.suggestions(text, span) for span in spans]


def test_a_word_is_found_as_a_whole_or_at_its_place() -> None:
    """Part of a longer word is not the word."""
    assert find_word("The carpet and the car", "car") == (19, 22)
    assert find_word("a rose is a rose", "rose", 12) == (12, 16)
    with pytest.raises(UnusableInput, match='no "rose" at character 3'):
        find_word("a rose is a rose", "rose", 3)


def test_forms_follow_a_dictionary() -> None:
    """Irregular verbs, long adjectives, words without the form."""
    assert inflected("take", "VBN") == "taken"
    assert inflected("child", "NNS") == "children"
    assert inflected("arduous", "JJR") == "more arduous"


def test_what_a_text_is_about_is_a_key_term(estimator: Estimator) -> None:
    """Repeated rare words are key terms; frequent words and words said once are not."""
    terms = key_terms(analyze(document_from_text(ICEBERGS), estimator), estimator)
    assert [term.lemma for term in terms[:2]] == ["iceberg", "phytoplankton"]
    assert terms[0].times == 4
    assert ICEBERGS[terms[1].start : terms[1].end] == "Phytoplankton"
    assert not {"water", "small", "drift"} & {term.lemma for term in terms}


def test_what_a_heading_or_the_file_name_says_is_a_key_term(estimator: Estimator) -> None:
    """Also in the plural, and if the text has no sections; a word said only twice is none without them."""
    start = "The walls of the old house were built by two brothers who came from the north. " * 4
    text = f"{start}Each summer a lizard came out. Nobody knew where the lizard lived."

    def found(name: str, *blocks: Block) -> set[str]:
        paragraph = Block(BlockKind.PARAGRAPH, text)
        return {term.lemma for term in key_terms(analyze(Document(name, (*blocks, paragraph)), estimator), estimator)}

    assert "lizard" not in found("text")
    assert "lizard" in found("lizard.txt")
    assert "lizard" in found("old_lizards.docx")
    assert "lizard" in found("text", Block(BlockKind.HEADING, "Lizards at Home", level=1))


def test_wordy_phrases_have_plain_words() -> None:
    """Across a line break too, and with the capital of the phrase."""
    (found,) = find_plain_phrases("Due to the\nfact that it rained, we stayed.")
    assert (found.plain, found.start) == ("Because", 0)
    assert all(phrase == phrase.lower() and plain and len(plain) < len(phrase) for phrase, plain in PLAIN.items())


@pytest.mark.parametrize(
    ("text", "word", "wrong"),
    [
        ("The minister denied that the government had misled the public.", "denied", "refused"),
        ("The two metals have similar properties.", "similar", "same"),
        ("He is incapable of lying.", "incapable", "unable"),
        ("By virtue of his office, he may sign laws.", "virtue", "good"),
        ("The authorities announced an investigation of the fire.", "announced", "said"),
        ("Plants use the energy of sunlight to make sugar.", "sunlight", "sun"),
        ("Many people are unaware of their disease.", "unaware", "unconscious"),
        ("The gauge consists of a small reservoir and a scale.", "consists", "is"),
        ("The stick must have been cut and carved by human hands.", "carved", "cut"),
        ("There was sickness on board, but he survived it all.", "survived", "lived"),
        ("The state went with the lone voter in the village.", "lone", "alone"),
        ("The conversation went on until the evening.", "conversation", "talking"),
        ("The doctors could not determine why the man had died.", "determine", "find"),
        ("Babies depend on others to provide them with food.", "provide", "give"),
        ("The discovery of the map annoyed the captain.", "discovery", "find"),
        ("They swore that they would quit the country at once.", "quit", "stopped"),
        ("Long before this earth ceased to be molten, life had begun.", "ceased", "stopped"),
        ("The star is more distant from us than the sun.", "distant", "far"),
        ("They can take possession of a single bee in a day.", "single", "one"),
        ("They take a sufficient number of matches.", "sufficient", "enough"),
        ("He has plenty of sense and a good head.", "plenty", "lot"),
        ("The hen gathered her chicks under her wings.", "chicks", "girls"),
        ("Rain washes the plastic into streams and rivers.", "streams", "rivers"),
        ("Free software is threatened constantly by patents.", "constantly", "always"),
        ("He hurriedly closed the door of the shop.", "hurriedly", "hastily"),
        ("A specific tool is needed for this kind of work.", "specific", "particular"),
        ("Shortly afterwards came another message from the ship.", "afterwards", "later"),
        ("Most of the wells flow sluggishly or must be pumped.", "sluggishly", "slow"),
        ("She was anxious to obtain a place at the school.", "anxious", "nervous"),
        ("One bacterium divides into two identical bacteria.", "identical", "same"),
        ("His ideas proved too broad for his congregation.", "proved", "showed"),
        ("The box is 7 ft. 6 in. deep and weighs 100 lb.", "ft", "foot"),
    ],
)
def test_a_replacement_fits_what_stands_beside_it(replacer: Replacer, text: str, word: str, wrong: str) -> None:
    """A clause, an article or a preposition that the word has and the replacement cannot have rules it out."""
    assert wrong not in suggested(replacer, text, word)


@pytest.mark.parametrize(
    ("text", "word", "wrong"),
    [
        ("The blackout was caused by a fire in a station.", "caused", "made"),
        ("The disease is predominantly found in old people.", "predominantly", "frequently"),
        ("The town's residents left their homes at night.", "residents", "doctors"),
        ("The machine was too expensive for the village.", "expensive", "valuable"),
        ("They reached the cottage before night.", "reached", "hit"),
        ("The passengers left the train at the border.", "passengers", "riders"),
        ("He gave a truthful account of the voyage.", "truthful", "true"),
        ("He is considered the father of modern chemistry.", "considered", "thought"),
    ],
)
def test_what_readers_judged_wrong_is_not_made_by_itself(replacer: Replacer, text: str, word: str, wrong: str) -> None:
    """Such a pair may be offered, but with less confidence than drafts ask for."""
    found = {one.text: one.confidence for one in replacer.suggestions(text, find_word(text, word))}
    assert found.get(wrong, 0.0) < CONFIDENT / 2


def test_what_readers_judged_right_is_sure(replacer: Replacer) -> None:
    """Of a pair that was kept in every text, and that people name too, drafts are sure."""
    for text, word, right in (
        ("They had sufficient food for the winter.", "sufficient", "enough"),
        ("The children utilized an old map of the island.", "utilized", "used"),
        ("They have approximately twenty goats on the farm.", "approximately", "about"),
    ):
        found = {one.text: one.confidence for one in replacer.suggestions(text, find_word(text, word))}
        assert found[right] >= CONFIDENT


def test_progress_is_told_word_by_word(replacer: Replacer) -> None:
    """Up to the number of words, in groups that bound memory."""
    text = "She purchased a boat. " * 40
    spans = [(start, start + 9) for start in range(4, len(text), 22)]
    told: list[int] = []
    found = replacer.choices_for(text, spans, progress=told.append)
    assert told == [32, 40]
    assert len(found) == 40


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("The majority of the members agreed.", "Most of the members agreed."),
        ("The majority of members agreed.", "Most members agreed."),
        ("They lost a great deal of money.", "They lost a lot of money."),
        ("IN ORDER TO WIN, TRAIN.", "TO WIN, TRAIN."),
        ("He has the ability to win.", "He can win."),
        ("He may have the ability to win.", None),
        ("Does she have the ability to win?", None),
        ("He had no prior to speak of.", None),
        ("He walked on the grounds that belong to the king.", None),
        ("He left on the grounds that it was late.", "He left because it was late."),
        ("With regard to the plan, we agree.", None),
        ("She had questions with regard to the plan.", "She had questions about the plan."),
        ("It was first and foremost a school.", None),
        ("He had a numerous family of sons.", None),
        ("Numerous people came.", "Many people came."),
        ("It rained for the most part of the day.", None),
        ("They are for the most part farmers.", "They are mostly farmers."),
        ("We came to an end of the road.", None),
        ("With the exception of Tom, all left.", "Except for Tom, all left."),
        ("The book lay upon the table.", "The book lay on the table."),
        ("Once upon a time there was a king.", None),
        ("I went to and fro, crying upon God and fate.", None),
        ("She lived in Newcastle upon Tyne.", None),
        ("She lived in Stratford-upon-Avon.", None),
        ("Upon my word, it is late.", None),
        ("A number of the members left.", "Several of the members left."),
        ("Quite a number of members left.", None),
        ("They grow a great variety of fruits.", "They grow many kinds of fruits."),
        ("They grow a great variety of different fruits.", None),
        ("He was a good deal of a fool.", None),
        ("The council was composed of farmers.", "The council was made up of farmers."),
        ("The race took place in June.", "The race happened in June."),
        ("You may appeal on the grounds that it is unfair or that it is late.", None),
        ("He was late due to the fact that it rained and that the bus was full.", None),
        ("They began estimating approximately the loss of the year.", None),
        ("It weighs approximately 30 tons.", "It weighs about 30 tons."),
        ("They made experiments with regard to finding gold.", None),
        ("A wide range of temperatures is needed.", None),
        ("A wide range of animals live here.", "Many kinds of animals live here."),
        ("At present rates, none of them will be left.", None),
        ("At present, none of them is left.", "Now, none of them is left."),
        ("She is at present living in Rome.", "She is now living in Rome."),
        ("He served as a rule maker.", None),
        ("They leave, as a rule, before noon.", "They leave, usually, before noon."),
        ("What is required to win is a steady hand.", None),
        ("A visa is required to enter the country.", None),
        ("Every student is required to attend.", "Every student must attend."),
        ("She brought about twenty cookies.", None),
        ("She brought about a dozen cookies.", None),
        ("The news that she brought about the war was bad.", None),
        ("The railway brought about a great change.", "The railway caused a great change."),
        ("The fire was brought about by a candle.", "The fire was caused by a candle."),
        ("In the event of a fire, leave the house.", "If there is a fire, leave the house."),
        ("In the event of emergencies, call us.", None),
        ("She met workers, the vast majority of whom were young.", None),
        ("An increasing number of these birds stay.", None),
        ("An increasing number of birds stay.", "More and more birds stay."),
    ],
)
def test_plain_words_fit_what_stands_around_the_phrase(text: str, plain: str | None) -> None:
    """Where they would not, the phrase stays."""
    found = find_plain_phrases(text)
    if plain is None:
        assert not found
    else:
        (one,) = found
        assert text[: one.start] + one.plain + text[one.end :] == plain


def test_no_replacement_is_rude(replacer: Replacer) -> None:
    """Whatever WordNet lists, it is not for a class."""
    numbers = {replacer.thesaurus.lemmas[number] for number in set(replacer.thesaurus.pair_lemmas.tolist())}
    assert not numbers & {"fucking", "shit", "bitch", "nigger", "cock", "retarded", "whore", "damned"}
    assert len(numbers) > 10_000


@pytest.mark.parametrize(("word", "opposite"), [("export", "import"), ("exclude", "include"), ("major", "minor")])
def test_an_opposite_is_no_candidate(replacer: Replacer, word: str, opposite: str) -> None:
    """They are used alike, and WordNet has them under one head."""
    senses = replacer.thesaurus.senses(word)
    assert senses
    assert opposite not in {one.lemma for sense in senses for one in sense.related}


def test_adjectives_with_two_meanings_stay(estimator: Estimator) -> None:
    """Certain currents are not sure currents, and the present king is not here."""
    for text, word in (
        ("Sailors noticed that certain currents carried heat.", "certain"),
        ("The present king is old.", "present"),
    ):
        start = text.index(word)
        assert load_replacer(estimator).suggestions(text, (start, start + len(word))) == ()


def test_a_verb_that_takes_no_to_does_not_get_one(estimator: Estimator) -> None:
    """The tides cause ice to break; they cannot make it to break."""
    text = "The action of the tides causes large sections of the ice to break."
    start = text.index("causes")
    found = load_replacer(estimator).suggestions(text, (start, start + len("causes")))
    assert "makes" not in [one.text for one in found]
