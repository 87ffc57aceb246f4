"""Words that are numbers, with their values."""

ONES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * (place + 2) for place, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12}
ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100, "thousandth": 1000}
# What a number may be worded as; none of these has to be repeated, since they often are no number at all.
LOOSE: dict[str, tuple[float, ...]] = {
    "one": (1,), "once": (1,), "single": (1,), "both": (2,), "pair": (2,), "couple": (2,), "twice": (2,), "twins": (2,),
    "double": (2,), "doubled": (2,), "triple": (3,), "tripled": (3,), "thrice": (3,), "trio": (3,), "decade": (10,),
    "fortnight": (14, 2), "century": (100,), "score": (20,), "noon": (12,), "midnight": (12,), "zero": (0,),
    "half": (0.5, 50, 30), "quarter": (0.25, 25, 15), "first": (1,), "second": (2,), "nil": (0,), "none": (0,),
    "twenties": (1920, 20), "thirties": (1930, 30), "forties": (1940, 40), "fifties": (1950, 50), "sixties": (1960, 60),
    "seventies": (1970, 70), "eighties": (1980, 80), "nineties": (1990, 90), "dozens": (12,), "halved": (0.5, 2),
}  # fmt: skip

# As kings, popes and wars have them; "I" is mostly another word.
ROMAN = {
    f"{tens}{ones}": 10 * place + value
    for place, tens in enumerate(("", "X", "XX", "XXX"))
    for value, ones in enumerate(("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"))
    if tens or ones
}


def is_roman_number(word: str) -> bool:
    """Whether a word as it is written is a number up to thirty-nine in Roman numerals.

    >>> is_roman_number("XIV"), is_roman_number("xiv"), is_roman_number("VIC")
    (True, False, False)
    """
    return word in ROMAN


def is_number(word: str) -> bool:
    """Whether a word in lower case says how many or how long: "nineteen", "billions", "third", "decade"."""
    return any(
        form in names for form in (word, word.removesuffix("s")) for names in (ONES, TENS, SCALES, ORDINALS, LOOSE)
    )
