"""Whose scale it is, and what becomes of a text: the same words on the page and on whatever is taken from it."""

# The wording for the trademarks' owner, verbatim from facts.md, section 8.
TRADEMARK = (
    "Estimated reading level on the Lexile scale. Not a certified Lexile® measure; this project is not affiliated "
    "with or endorsed by MetaMetrics, Inc."
)
PRIVACY = (
    "Your text stays in this server's memory while you use the page, and for a short while after. "
    "It is not stored, not logged and not sent on."
)
