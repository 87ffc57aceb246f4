"""Whether a change to the code changed an answer: every estimate and analysis before and after, compared byte for byte.

    python benchmarks/answers.py record DATA OUT [--checkout FOLDER]
    python benchmarks/answers.py compare BEFORE AFTER

`record` runs the command line of a checkout (default: this one) on every CLEAR excerpt and every book in DATA, each
book with and without `--keep-all`, and writes what it prints into the folder OUT. `compare` lists the files that
differ, with the number of lines or of top-level fields that do, and exits with 1 if there are any.
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


def record(data: Path, out: Path, checkout: Path) -> None:
    """Write one file of answers for the excerpts and two for each book."""
    out.mkdir(parents=True, exist_ok=True)
    excerpts = out / "excerpts.in.jsonl"
    with excerpts.open("w", encoding="utf-8") as file:
        for number, text in enumerate(pd.read_excel(data / CLEAR)["Excerpt"].astype(str)):
            file.write(json.dumps({"id": number, "text": text}) + "\n")
    calls = [("excerpts.jsonl", ["estimate", str(excerpts)])]
    calls.append(("sentences.jsonl", ["estimate", "--as", "sentence", str(excerpts)]))
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
                check=False,
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
            print(f"{name}: {', '.join(differences(one, other)) or 'different bytes'}")
            different += 1
    print(f"{len(names)} files of answers, {different} different")
    return 1 if different else 0


def differences(one: Path, other: Path) -> Iterator[str]:
    """What differs between two files: fields of a single analysis, or lines."""
    before, after = (path.read_text(encoding="utf-8").splitlines() for path in (one, other))
    if len(before) == len(after) == 1:
        first, second = json.loads(before[0]), json.loads(after[0])
        yield from (field for field in first | second if first.get(field) != second.get(field))
    else:
        yield f"{sum(a != b for a, b in zip(before, after, strict=False))} of {len(before)} lines"


def main() -> int:
    """Record or compare, as asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    recorded = commands.add_parser("record")
    recorded.add_argument("data", type=Path)
    recorded.add_argument("out", type=Path)
    recorded.add_argument("--checkout", type=Path, default=ROOT)
    compared = commands.add_parser("compare")
    compared.add_argument("before", type=Path)
    compared.add_argument("after", type=Path)
    options = parser.parse_args()
    if options.command == "record":
        record(options.data, options.out, options.checkout)
        return 0
    return compare(options.before, options.after)


if __name__ == "__main__":
    raise SystemExit(main())
