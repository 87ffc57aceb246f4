"""Leveling: targets on the scale, and edits that bring a text to one."""
