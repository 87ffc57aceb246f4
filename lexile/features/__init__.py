"""Features: the numbers that the networks see of passages and sentences, and the lexicon they are looked up in."""
