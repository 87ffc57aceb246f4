"""Training and evaluation: from labelled corpora to everything in `model/`. How it works: docs/measure.md."""
