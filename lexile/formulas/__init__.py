"""The grade formulas that people know, each with what it is valid for."""
