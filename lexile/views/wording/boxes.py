"""The words about a box that holds no more."""

BOX_WORDS = {
    "too_long": "That is more than the %s characters that fit here, so it was not added. Try a shorter part.",
    "close": "Close",
}
