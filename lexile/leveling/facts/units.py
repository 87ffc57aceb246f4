"""Units of measure, with the forms in which a text may name them."""

# Each unit with the forms that stand for it. What has capitals or one letter is read as it is written.
UNITS = {
    form: unit
    for unit, forms in (
        ("kilometre", "km kilometre kilometres kilometer kilometers"),
        ("metre", "m metre metres meter meters"),
        ("centimetre", "cm centimetre centimetres centimeter centimeters"),
        ("millimetre", "mm millimetre millimetres millimeter millimeters"),
        ("mile", "mi mile miles"),
        ("yard", "yd yard yards"),
        ("foot", "ft foot feet"),
        ("inch", "inch inches"),
        ("kilometre per hour", "km/h kmh kph"),
        ("mile per hour", "mph"),
        ("kilogram", "kg kilo kilos kilogram kilograms kilogramme kilogrammes"),
        ("gram", "g gram grams gramme grammes"),
        ("milligram", "mg milligram milligrams"),
        ("tonne", "tonne tonnes ton tons"),
        ("pound", "lb lbs pound pounds £"),
        ("ounce", "oz ounce ounces"),
        ("litre", "l L litre litres liter liters"),
        ("millilitre", "ml mL millilitre millilitres milliliter milliliters"),
        ("gallon", "gallon gallons"),
        ("pint", "pint pints"),
        ("hectare", "ha hectare hectares"),
        ("acre", "acre acres"),
        ("second", "s sec second seconds"),
        ("minute", "min minute minutes"),
        ("hour", "h hr hrs hour hours"),
        ("day", "day days"),
        ("week", "week weeks"),
        ("month", "month months"),
        ("year", "yr yrs year years"),
        ("decade", "decade decades"),
        ("century", "century centuries"),
        ("percent", "% percent"),
        ("dollar", "$ dollar dollars"),
        ("euro", "€ euro euros"),
        ("cent", "cent cents"),
        ("degree", "° degree degrees"),
        ("degree Celsius", "°C C celsius centigrade"),
        ("degree Fahrenheit", "°F F fahrenheit"),
        ("watt", "W watt watts"),
        ("kilowatt", "kW kilowatt kilowatts"),
        ("megawatt", "MW megawatt megawatts"),
        ("volt", "V volt volts"),
        ("kilobyte", "kB KB kilobyte kilobytes"),
        ("megabyte", "MB megabyte megabytes"),
        ("gigabyte", "GB gigabyte gigabytes"),
        ("terabyte", "TB terabyte terabytes"),
        ("calorie", "cal kcal calorie calories"),
    )
    for form in forms.split()
}
TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})  # of rates, such as kilometres per hour
# A letter or two may also be a word or an initial, so that they are units only behind a number.
_SYMBOLS = frozenset(form for form in UNITS if len(form) <= 2 and form.isalpha())


def unit_of(token: str) -> str:
    """The unit for which a token stands behind a number, "" for none.

    >>> unit_of("km"), unit_of("Fahrenheit"), unit_of("°C"), unit_of("Kilometres"), unit_of("cats")
    ('kilometre', 'degree Fahrenheit', 'degree Celsius', 'kilometre', '')
    """
    return UNITS.get(token) or UNITS.get(token.lower() if len(token) > 1 else "", "")


def unit_named_by(token: str) -> str:
    """The unit that a token names wherever it stands, "" for none: "hours" does, "h" does not."""
    return "" if token in _SYMBOLS else unit_of(token)
