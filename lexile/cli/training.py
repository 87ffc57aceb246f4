"""`lexile train`, `evaluate`, `norms` and those for a part of the model: they need packages that the page does not."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from lexile.errors import UnusableInput, UnusableModel
from lexile.estimator.digests import forget_digests, record_digests
from lexile.estimator.estimator import MODEL_FOLDER
from lexile.estimator.manifest import MANIFEST, load_manifest, save_manifest

_INSTALLED_AS = {"sklearn": "scikit-learn"}  # where a package is imported by another name


def run_training(command: str, data: Path, model: Path | None, *, quiet: bool = False) -> int:
    """Train all or a part of the estimator, or evaluate it; figures go to standard output, progress to standard error.

    Raises:
        LexileError: packages or corpora are missing, or the model folder cannot be used.
    """
    _require(command, "tensorflow", "wordfreq", "openpyxl", "scipy", "safetensors")
    folder = model or MODEL_FOLDER
    if command == "train":
        _create(folder)
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    from lexile.training.train import TrainingConfig, evaluate, train, train_easiness, train_sentences

    parts = {"train-easiness": train_easiness, "train-sentences": train_sentences}
    run = {"train": train, "evaluate": evaluate, **parts}[command]
    report = _ignore if quiet else _report
    begun = time.monotonic()
    with _renewed(folder):
        print(run(data, folder, TrainingConfig(), report))
    report(f"Done in {(time.monotonic() - begun) / 60:.0f} minutes.")
    return 0


def run_norms(data: Path, model: Path | None) -> int:
    """Compute the norms of each band from the corpus, and print them.

    Raises:
        LexileError: packages or corpora are missing, or the model folder cannot be used.
    """
    _require("norms", "openpyxl")
    from lexile.training.norms import make_norms

    with _renewed(model or MODEL_FOLDER):
        print(make_norms(data, model or MODEL_FOLDER))
    return 0


def run_words(data: Path, model: Path | None) -> int:
    """Learn the difficulty of the model's words, write it into the lexicon, and print the figures for held-out words.

    Raises:
        LexileError: packages or word lists are missing, or the model folder cannot be used.
    """
    _require("train-words", "scipy")
    from lexile.estimator.encoder import load_encoder
    from lexile.estimator.estimator import LEXICON_FILE
    from lexile.features.lexicon import load_lexicon, save_lexicon
    from lexile.training.word_difficulty import learn_word_difficulty, words_table

    folder = model or MODEL_FOLDER
    lexicon, figures = learn_word_difficulty(data, load_lexicon(folder / LEXICON_FILE), load_encoder(folder))
    manifest = load_manifest(folder)
    with _renewed(folder):
        save_lexicon(lexicon, folder / LEXICON_FILE)
        save_manifest(replace(manifest, figures={**manifest.figures, "words": figures}), folder)
    print(words_table(figures))
    return 0


def run_suggestions(data: Path, model: Path | None, *, wordnet: Path, make: bool, quiet: bool = False) -> int:
    """Make what replacing words needs from a folder with WordNet, or evaluate it; figures go to standard output.

    Without WordNet's folder, all is evaluated except the choice of senses.

    Raises:
        LexileError: packages or corpora are missing, or the model folder cannot be used.
    """
    _require("train-suggestions" if make else "evaluate-suggestions", "sklearn", "openpyxl")
    from lexile.training.judgements import evaluate_judgements
    from lexile.training.leveling import make_leveling
    from lexile.training.ranker import evaluate_ranker
    from lexile.training.senses import evaluate_senses

    folder = model or MODEL_FOLDER
    report = _ignore if quiet else _report
    if not make:
        if wordnet.is_dir():
            print(evaluate_senses(wordnet, folder), flush=True)
        print(evaluate_judgements(data, folder), flush=True)
        print(evaluate_ranker(data, folder, report))
    else:
        with _renewed(folder):
            print(make_leveling(data, wordnet, folder, report))
    return 0


def run_parser(data: Path, model: Path | None, *, quiet: bool = False) -> int:
    """Train the parser that splits sentences, and print how often it agrees with its teacher.

    Raises:
        LexileError: packages or corpora are missing, or the model folder cannot be used.
    """
    _require("train-parser", "tensorflow", "openpyxl")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    from lexile.training.parser import ParserConfig, train_parser

    folder = model or MODEL_FOLDER
    with _renewed(folder):
        print(train_parser(data, folder, ParserConfig(), _ignore if quiet else _report))
    return 0


def _require(command: str, *packages: str) -> None:
    """Refuse a command that needs packages which are not installed, before it begins."""
    missing = [_INSTALLED_AS.get(package, package) for package in packages if find_spec(package) is None]
    if missing:
        them = "it" if len(missing) == 1 else "them"
        raise UnusableInput(
            f"{command} needs {', '.join(missing)}. Install {them} with: pip install -r requirements-train.txt"
        )


@contextmanager
def _renewed(folder: Path) -> Iterator[None]:
    """Within the block a model may change; after it, its files are recorded as they are."""
    forget_digests(folder)
    try:
        yield
    finally:
        if (folder / MANIFEST).exists():
            record_digests(folder)


def _create(folder: Path) -> None:
    """Create the model folder now, since a failure after a quarter of an hour would be worse."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnusableModel(f"The model folder {folder} cannot be written: {error.strerror}.") from error


def _ignore(line: str) -> None:
    """Report nothing, for `--quiet`."""


def _report(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
