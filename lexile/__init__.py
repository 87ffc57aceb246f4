"""How hard an English text is to read: an estimate on the Lexile scale, with its range.

Estimated reading level on the Lexile scale. Not a certified Lexile® measure; this project is not affiliated with or
endorsed by MetaMetrics, Inc.
"""
