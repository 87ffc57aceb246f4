"""A document's text: cleaned, split into sentences and passages, counted."""
