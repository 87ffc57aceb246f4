"""Characters that Word keeps as places in a font rather than as letters, such as the degree sign of Symbol."""

import re

_CODE = re.compile(r"(?:[Ff]0)?([0-9A-Fa-f]{2})")  # fonts of signs have theirs from F000 on (ECMA-376, 17.3.3.30)
_SYMBOL = "symbol"
_SIGNS = {
    **dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
    **dict(zip("abcdefghijklmnopqrstuvwxyz", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    **dict(zip("-¢£¥¬\xad®¯°±²³´µ·¸¹º»¼", "−′≤∞←↑→↓°±″≥×∝•÷≠≡≈…", strict=True)),
}


def symbol(font: str, code: str) -> str:
    """The character at a place of a font, given in hexadecimal digits; "" if it is only a sign, as of Wingdings.

    >>> symbol("Symbol", "F0B0"), symbol("Arial", "2022"), symbol("Wingdings", "F04A")
    ('°', '•', '')
    """
    own = _CODE.fullmatch(code)
    if own is None:
        return chr(int(code, 16)) if re.fullmatch(r"(?![DdEeFf])[0-9A-Fa-f]{4}", code) else ""
    letter = chr(int(own[1], 16))
    return (
        _SIGNS.get(letter, letter if letter.isascii() and letter.isprintable() else "")
        if font.lower() == _SYMBOL
        else ""
    )
