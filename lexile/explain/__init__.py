"""Explanations: what makes a text easy or hard, whom it suits, and what changed between two versions."""
