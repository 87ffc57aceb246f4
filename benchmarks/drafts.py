"""Time and memory of easier drafts, for a passage of 500 words and a chapter of 6,000.

python benchmarks/drafts.py [TEXT]      # a text file that is hard for its target; by default the pages in docs/

The target is 300L below the text. Processor time is of all threads; on two free cores a draft takes a little more
than half of it by the clock.
"""

import argparse
import resource
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from lexile.analysis import analyze  # noqa: E402
from lexile.documents import document_from_text  # noqa: E402
from lexile.estimator.estimator import load_estimator  # noqa: E402
from lexile.leveling.draft import level  # noqa: E402
from lexile.leveling.targets import Target  # noqa: E402

# Words; the first draft also loads the thesaurus. Hyphenated words count as two in an analysis.
SIZES = 500, 500, 5_500


def main() -> None:
    """Print a line for each size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("text", type=Path, nargs="?", help="a text file; by default the pages in docs/")
    text = parser.parse_args().text
    files = [text] if text else sorted((ROOT / "docs").glob("*.md"))
    words = " ".join(file.read_text(encoding="utf-8") for file in files).split()
    estimator = load_estimator()
    for size in SIZES:
        analysis = analyze(document_from_text(" ".join(words[:size])), estimator)
        measure = analysis.estimate.measure
        clock, processor = time.perf_counter(), time.process_time()
        draft = level(analysis, estimator, Target("", measure - 400, measure - 300))
        print(
            f"{analysis.words:,} words: {time.perf_counter() - clock:.1f} s by the clock, "
            f"{time.process_time() - processor:.1f} s of processor time, {len(draft.edits)} edits, "
            f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB at most",
            flush=True,
        )


if __name__ == "__main__":
    main()
