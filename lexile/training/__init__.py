"""From labelled corpora to the files under `model/`: needs `requirements-train.txt`, which the page does not."""
