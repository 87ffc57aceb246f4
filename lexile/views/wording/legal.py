"""The trademark notice and the promise of privacy, on the page and on everything exported from it."""

# Lexile is a trademark: never claim a certified measure, and always say whose it is. Used verbatim everywhere.
TRADEMARK = (
    "Estimated reading level on the Lexile scale. Not a certified Lexile® measure; this project is not affiliated "
    "with or endorsed by MetaMetrics, Inc."
)
PRIVACY = (
    "Your text stays in this server's memory while you use the page, and for a short while afterwards. "
    "It is not stored, logged or passed on."
)
