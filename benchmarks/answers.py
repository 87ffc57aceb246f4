"""Check whether a change to the code changes an answer: every estimate and analysis, compared value for value.

    python benchmarks/answers.py record DATA OUT [--checkout FOLDER]
    python benchmarks/answers.py compare BEFORE AFTER

`record` runs the command line of a checkout (by default this one) on every CLEAR excerpt and every book in DATA, each
book with and without `--keep-all`, and saves the output in the folder OUT. `compare` lists the files that differ, with
the number of lines or the top-level fields that differ, and exits with status 1 if there are any.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).parents[1]
CLEAR = "CLEAR_corpus_final.xlsx"


def main() -> int:
    """Record or compare answers; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    recorded = commands.add_parser("record", help="save the answers of a checkout")
    recorded.add_argument("data", metavar="DATA", type=Path, help="the folder with the corpora")
    recorded.add_argument("out", metavar="OUT", type=Path, help="the folder to write")
    recorded.add_argument("--checkout", type=Path, default=ROOT, help="the code to run (default: this checkout)")
    compared = commands.add_parser("compare", help="compare two folders of answers")
    compared.add_argument("before", metavar="BEFORE", type=Path)
    compared.add_argument("after", metavar="AFTER", type=Path)
    options = parser.parse_args()
    if options.command == "record":
        record(options.data, options.out, options.checkout)
        return 0
    return compare(options.before, options.after)


def record(data: Path, out: Path, checkout: Path) -> None:
    """Save one file of answers for all excerpts, one for their sentences and three for each book."""
    out.mkdir(parents=True, exist_ok=True)
    excerpts = out / "excerpts.in.jsonl"
    with excerpts.open("w", encoding="utf-8") as file:
        for number, text in enumerate(pd.read_excel(data / CLEAR)["Excerpt"].astype(str)):
            file.write(json.dumps({"id": number, "text": text}) + "\n")
    calls = [("excerpts.jsonl", ["estimate", str(excerpts.resolve())])]
    calls.append(("sentences.jsonl", ["estimate", "--as", "sentence", str(excerpts.resolve())]))
    for book in sorted((data / "books").iterdir()):
        calls.append((f"{book.name}.json", ["analyze", "--json", str(book.resolve())]))
        calls.append((f"{book.name}.all.json", ["analyze", "--json", "--keep-all", str(book.resolve())]))
        calls.append((f"{book.name}.txt", ["analyze", str(book.resolve())]))

    def run(call: tuple[str, list[str]]) -> None:
        name, arguments = call
        with (out / name).open("wb") as file:
            subprocess.run(
                [sys.executable, "-m", "lexile", *arguments],
                stdout=file,
                stderr=subprocess.DEVNULL,
                cwd=checkout,
                check=False,  # a refused book is an answer too
            )

    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        list(pool.map(run, calls))


def compare(before: Path, after: Path) -> int:
    """Print each file of answers that differs; 1 if there are any, else 0."""
    names = sorted({path.name for folder in (before, after) for path in folder.iterdir()})
    different = 0
    for name in names:
        one, other = ((folder / name) for folder in (before, after))
        if not (one.exists() and other.exists()):
            print(f"{name}: only in {before if one.exists() else after}")
            different += 1
        elif one.read_bytes() != other.read_bytes():
            found = ", ".join(differences(one, other))
            if not found and name.endswith(".json"):  # the same values, written with other spaces
                continue
            print(f"{name}: {found or 'different bytes'}")
            different += 1
    print(f"{len(names)} files of answers, {different} different")
    return 1 if different else 0


def differences(one: Path, other: Path) -> Iterator[str]:
    """Names of the fields that differ between two analyses, or the number of lines between two longer files."""
    before, after = (path.read_text(encoding="utf-8").splitlines() for path in (one, other))
    if len(before) == len(after) == 1:
        first, second = json.loads(before[0]), json.loads(after[0])
        yield from (field for field in first | second if first.get(field) != second.get(field))
    else:
        yield f"{sum(a != b for a, b in zip(before, after, strict=False))} of {len(before)} lines"


if __name__ == "__main__":
    raise SystemExit(main())
