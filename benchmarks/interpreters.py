"""Count wrong answers of LiteRT's interpreters while several processes keep making new ones and read short texts.

python benchmarks/interpreters.py --minutes 5                # interpreters as they are served
python benchmarks/interpreters.py --minutes 5 --may-grow     # each is kept, however much larger its input becomes

Again and again, each process loads the encoder and reads six short texts of different lengths with two threads. It
compares every number with its first answers, which a second encoder must have given as well.
"""

import argparse
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from lexile.documents import document_from_text
from lexile.estimator import runtime
from lexile.estimator.encoder import Encoder, load_encoder
from lexile.estimator.estimator import MODEL_FOLDER
from lexile.text.cleaning import clean
from lexile.text.passages import split_passages
from lexile.text.sentences import segment

STORY = "The small boat number {} lay on the sand. Nobody had used it since the spring, and its paint was gone. "
TEXTS = (19, 6, 15, 16, 0, 18)


def inputs(number: int) -> tuple[list[str], list[str]]:
    """The passages and sentences of a text of `number` + 2 copies of the story, as an estimate reads them."""
    text = segment(clean(document_from_text(STORY.format(number) * (number + 2))))
    return (
        [text.measured(passage.start, passage.end) for passage in split_passages(text)],
        [text.measured(sentence.start, sentence.end) for sentence in text.sentences],
    )


def numbers(encoder: Encoder, passages: list[str], sentences: list[str]) -> bytes:
    """All that the encoder says of a text."""
    return b"".join(array.tobytes() for array in encoder.encode_with_means(passages, sentences))


def wrong_answers(may_grow: bool, seconds: float) -> tuple[int, int]:
    """How often the encoder was loaded within this time, and how many of its answers were wrong."""
    texts = [inputs(number) for number in TEXTS]
    right = [numbers(load_encoder(MODEL_FOLDER), *text) for text in texts]
    if right != [numbers(load_encoder(MODEL_FOLDER), *text) for text in texts]:
        raise SystemExit("Two encoders gave different answers before the count began. Run the program again.")
    if may_grow:
        served = runtime._interpreted

        def growing(new_interpreter: Callable[[], Any]) -> runtime.Layers:
            only = new_interpreter()
            return served(lambda: only)

        runtime._interpreted = growing
    loads = wrong = 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        encoder = load_encoder(MODEL_FOLDER)
        loads += 1
        wrong += sum(numbers(encoder, *text) != answer for text, answer in zip(texts, right, strict=True))
    return loads, wrong


def main() -> None:
    """Print the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--processes", type=int, default=5, help="more than there are cores, so that they interrupt")
    parser.add_argument("--may-grow", action="store_true")
    arguments = parser.parse_args()
    one = partial(wrong_answers, seconds=60 * arguments.minutes)
    with ProcessPoolExecutor(arguments.processes) as processes:
        counts = np.array(list(processes.map(one, [arguments.may_grow] * arguments.processes)))
    loads, wrong = counts.sum(axis=0)
    texts = loads * len(TEXTS)
    print(f"The encoder was loaded {loads:,} times and read {texts:,} texts; {wrong:,} answers were wrong.")


if __name__ == "__main__":
    main()
