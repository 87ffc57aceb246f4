"""Leveling: targets on the scale, and the edits that bring a text to one."""
