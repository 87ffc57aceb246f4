"""Leveling: targets on the scale, and edits that bring a text down to one."""
