"""A version checked against its source: faults are found, and what is only worded otherwise is not taken for one."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from benchmarks.versions import VERSIONS, Case, cases
from lexile.analysis import Analysis, analyze
from lexile.cli.main import main
from lexile.documents import document_from_text
from lexile.errors import TooLarge
from lexile.estimator.estimator import Estimator
from lexile.leveling import version_check
from lexile.leveling.facts.findings import Change, FactKind
from lexile.leveling.targets import Target
from lexile.leveling.version_check import check_version
from lexile.text.language import is_english
from lexile.views.wording.version_check import finding_sentence

SOURCE = (
    "Marie Curie discovered radium in 1898 together with her husband Pierre. She did not patent her method, and twelve "
    "laboratories used it freely. The element weighed less than 1,000 grams. “Nothing in life is to be feared,” she "
    "said."
)
SOUND = (
    "In 1898, Curie and her husband Pierre found radium. She never patented her method. 12 laboratories used it for "
    "free. The element's weight was below 1000 g. She said, “Nothing in life is to be feared.”"
)


@pytest.fixture(scope="module")
def checked(estimator: Estimator) -> list[Case]:
    return list(cases(estimator))


def _analysis(text: str, estimator: Estimator) -> Analysis:
    return analyze(document_from_text(text), estimator)


def _sentences(source: str, version: str, estimator: Estimator) -> list[str]:
    check = check_version(_analysis(source, estimator), _analysis(version, estimator), estimator)
    return [finding_sentence(finding) for finding in check.findings]


def test_most_faults_are_found_and_few_sound_versions_alarm(checked: list[Case]) -> None:
    """125 of 130 faults, and no alarm in 130 sound versions, when these floors were set."""
    faulty = [case for case in checked if case.fault]
    sound = [case for case in checked if not case.fault]
    assert len(faulty) == len(sound) == 130
    assert sum(case.found for case in faulty) >= 123
    assert sum(bool(case.findings) for case in sound) <= 2


def test_a_sound_version_has_no_findings(estimator: Estimator) -> None:
    """Names by a part, numbers in words or digits, and another negation are the same."""
    assert _sentences(SOURCE, SOUND, estimator) == []


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("1898", "1889", "The year 1898 has become 1889 (sentence 1 of the version)."),
        ("never patented", "patented", "The negation “not” is missing (sentence 2 of the source)."),
        ("12 laboratories", "Laboratories", "The number twelve is missing (sentence 2 of the source)."),
        ("Pierre", "Albert", "The name “Pierre” is missing (sentence 1 of the source)."),
        ("Pierre", "Albert", "The name “Albert” is not in the source (sentence 1 of the version)."),
        ("1000 g", "1000 pounds", "The unit gram has become pound (sentence 4 of the version)."),
        (
            "to be feared",
            "to be liked",
            "The quotation “Nothing in life is to be feared,” is missing, or not word for word (sentence 4 "
            "of the source).",
        ),
        (
            "She never",
            "Her daughter liked to swim in the lake. She never",
            "Sentence 2 of the version matches nothing in the source: “Her daughter liked to swim in the lake.”",
        ),
    ],
)
def test_a_fault_is_named_in_words(old: str, new: str, sentence: str, estimator: Estimator) -> None:
    """Each fault is said in one sentence, with the place where to look."""
    assert sentence in _sentences(SOURCE, SOUND.replace(old, new), estimator)


@pytest.mark.parametrize(
    ("source", "version", "found"),
    [
        ("More than 40", "Fewer than 40", [("opposite", "More than", "Fewer than")]),
        ("At least forty", "At most 40", [("opposite", "At least", "At most")]),
        ("Over 100", "More than a hundred", []),
        ("No more than 40", "At most 40", []),
        ("No fewer than 40", "At least 40", []),
        ("The first", "The last", [("opposite", "first", "last")]),
        ("Henry VIII and the", "Henry VII and the", [("number", "VIII", "VII")]),
        ("Henry VIII and the", "Henry the Eighth and the", []),
        ("Henry VIII and the", "King Henry and the", []),
    ],
)
def test_bounds_and_orders_are_compared(
    source: str, version: str, found: list[tuple[str, str, str]], estimator: Estimator
) -> None:
    """What makes a number the least or the most of something, and what tells the first from the last."""
    text = "The school stands beside a park. {} guests came to the feast that the children gave in the garden."
    check = check_version(
        _analysis(text.format(source), estimator), _analysis(text.format(version), estimator), estimator
    )
    assert [(one.kind.value, one.source, one.version) for one in check.findings] == found


@pytest.mark.parametrize(
    ("source", "version", "sentence"),
    [
        ("−20 °C", "20 °C", "The number −20 has become 20 (sentence 2 of the version)."),
        ("20 °C", "20 °F", "The unit degree Celsius has become degree Fahrenheit (sentence 2 of the version)."),
        ("20 Celsius", "20 F", "The unit degree Celsius has become degree Fahrenheit (sentence 2 of the version)."),
        ("50 km/h", "50 mph", "The unit kilometre per hour has become mile per hour (sentence 2 of the version)."),
        ("9 a.m.", "9 p.m.", "The unit a.m. has become p.m. (sentence 2 of the version)."),
        (
            "5 dollars a day",
            "5 dollars a week",
            "The unit dollar per day has become dollar per week (sentence 2 of the version).",
        ),
        ("5% of its speed", "5 times its speed", "The unit percent is missing (sentence 2 of the source)."),
        ("half its speed", "a quarter of its speed", "The number half has become quarter (sentence 2 of the version)."),
        ("its first race", "its third race", "The number first has become third (sentence 2 of the version)."),
        ("twice the speed", "four times the speed", "The number twice has become four (sentence 2 of the version)."),
        ("−20 °C", "minus twenty degrees", ""),
        ("5 dollars a day", "five dollars daily", ""),
        ("9 a.m.", "nine in the morning", ""),
        ("9 a.m.", "nine", ""),
        ("50% of its speed", "half its speed", ""),
        ("the first century BC", "the first century BCE", ""),
        ("50 km/h", "50 kilometres an hour", ""),
    ],
)
def test_signs_and_units_are_compared(source: str, version: str, sentence: str, estimator: Estimator) -> None:
    """A sign is part of its number."""
    text = "The car stood in the yard of the house. The engineers tested it at {} before it was sold to a doctor."
    assert _sentences(text.format(source), text.format(version), estimator) == ([sentence] if sentence else [])


def test_a_text_is_a_sound_version_of_itself(checked: list[Case], estimator: Estimator) -> None:
    """Nothing is lost or added, every sentence is paired with itself, and likeness is 1."""
    for text in [SOURCE, *(case.version for case in checked[:10])]:
        analysis = _analysis(text, estimator)
        check = check_version(analysis, analysis, estimator)
        assert check.findings == ()
        assert [pair.source for pair in check.pairs] == [pair.version for pair in check.pairs]
        assert min(check.alignment.source_likeness) == pytest.approx(1, abs=0.001)


def test_every_sentence_is_in_one_pair(estimator: Estimator) -> None:
    """However different the texts are."""
    first, second = (
        _analysis(SOURCE, estimator),
        _analysis("It rained all day. We stayed at home and played.", estimator),
    )
    check = check_version(first, second, estimator)
    assert sorted(number for pair in check.pairs for number in pair.source) == list(range(len(first.sentences)))
    assert sorted(number for pair in check.pairs for number in pair.version) == list(range(len(second.sentences)))
    lost = [one for one in check.findings if one.kind is FactKind.SENTENCE and one.change is Change.LOST]
    assert len(lost) == len(first.sentences)


def test_spans_point_at_what_was_found(checked: list[Case]) -> None:
    """A page can mark it in the version."""
    spans = [
        (case.version[slice(*finding.version_span)], finding.version)
        for case in checked
        for finding in case.findings
        if finding.version_span and finding.kind is not FactKind.UNIT
    ]
    assert spans
    assert all(there == said for there, said in spans)


_SENTENCES = [
    sentence
    for line in VERSIONS.read_text(encoding="utf-8").splitlines()
    for sentence in re.split(r"(?<=[.!?]) ", json.loads(line)["source"])
    if len(sentence.split()) > 3  # "Mary's Church." by itself is no text
]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=6), st.data())
def test_leaving_sentences_out_adds_nothing(estimator: Estimator, sentences: list[str], data: st.DataObject) -> None:
    """What is found then is lost, never added."""
    kept = data.draw(st.lists(st.sampled_from(sentences), min_size=1, max_size=6, unique=True))
    kept = [sentence for sentence in dict.fromkeys(sentences) if sentence in kept]
    texts = " ".join(sentences), " ".join(kept)
    assume(all(map(is_english, texts)))  # some sentences repeated have too few of the words that English is known by
    check = check_version(*(_analysis(text, estimator) for text in texts), estimator)
    assert not [one for one in check.findings if one.change is Change.ADDED]


def test_the_target_is_reached_or_missed(estimator: Estimator) -> None:
    """By the probability of the version, as for drafts."""
    source, version = _analysis(SOURCE, estimator), _analysis(SOUND, estimator)
    measure = version.estimate.measure
    assert check_version(source, version, estimator, Target("", measure - 400, measure + 400)).reached
    assert check_version(source, version, estimator, Target("", measure + 400, measure + 500)).reached is False
    assert check_version(source, version, estimator).reached is None


def test_a_text_that_is_too_long_is_refused(estimator: Estimator, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the advice to take less of it."""
    monkeypatch.setattr(version_check, "MAX_CHECK_WORDS", 10)
    analysis = _analysis(SOURCE, estimator)
    with pytest.raises(TooLarge, match=r"^The source has .* one chapter at a time"):
        check_version(analysis, analysis, estimator)


def test_the_command_tells_by_its_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """0 for a sound version at the target, 1 for a lost number or a missed target."""
    source, sound, faulty = tmp_path / "source.txt", tmp_path / "sound.txt", tmp_path / "faulty.txt"
    source.write_text(SOURCE, encoding="utf-8")
    sound.write_text(SOUND, encoding="utf-8")
    faulty.write_text(SOUND.replace("1898", "May"), encoding="utf-8")
    assert main(["check", str(source), str(sound), "--target", "BR400-2000"]) == 0
    assert "No name, number" in capsys.readouterr().out
    assert main(["check", str(source), str(sound), "--target", "1900-2000"]) == 1
    assert "does not reach the target" in capsys.readouterr().out
    assert main(["check", str(source), str(faulty)]) == 1
    assert "The year 1898 is missing" in capsys.readouterr().out
    assert main(["check", str(source), str(faulty), "--json"]) == 1
    record = json.loads(capsys.readouterr().out)
    assert {"kind": "number", "change": "lost", "source": "1898"}.items() <= record["findings"][0].items()
    assert record["pairs"][0]["source"] == [0]
    assert main(["check", "-", "-"]) == 2
