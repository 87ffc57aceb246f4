"""A text: its prose cleaned, split into words, sentences, passages and sections."""
