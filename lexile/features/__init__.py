"""Features: what the networks see of passages, sentences and words, counted from a text."""
