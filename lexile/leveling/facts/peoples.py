"""Places and their peoples, under one key: France and French, Kenya and Kenyans."""

from collections.abc import Iterable

# Where the people is not named by a regular ending.
_IRREGULAR = (
    "france french frenchman frenchmen frenchwoman", "netherlands dutch holland", "spain spanish spaniard spaniards",
    "greece greek greeks", "england english englishman englishmen british",
    "britain british briton britons uk kingdom england english", "norway norwegian norwegians",
    "denmark danish dane danes", "sweden swedish swede swedes", "turkey turkish turk turks türkiye",
    "poland polish pole poles", "scotland scottish scots scot", "ireland irish irishman irishmen",
    "wales welsh welshman", "switzerland swiss", "america american americans us usa states u.s u.s.a",
    "europe european europeans", "athens athenian athenians", "rome roman romans", "germany german germans",
    "finland finnish finn finns", "portugal portuguese", "philippines filipino filipinos", "thailand thai thais",
    "iceland icelandic icelander icelanders", "peru peruvian peruvians", "iraq iraqi iraqis", "russia soviet ussr",
    "israel israeli israelis hebrew", "christianity christian christians christ", "islam islamic muslim muslims",
    "judaism jewish jew jews", "antarctica antarctic", "earth earth's", "argentina argentine argentines",
    "aztec aztecs", "maya mayan mayas mayans", "viking vikings", "belgium belgian belgians",
    "ukraine ukrainian ukrainians", "newfoundland canada canadian", "congress congressional",
    "victoria victorian victorians", "elizabeth elizabethan elizabethans", "paris parisian parisians", "gm gmo",
    "afghanistan afghan afghans", "pakistan pakistani pakistanis", "kuwait kuwaiti", "qatar qatari", "oman omani",
    "yemen yemeni", "nepal nepali", "bangladesh bangladeshi", "somalia somali somalis", "venice venetian venetians",
    "florence florentine florentines", "troy trojan trojans", "carthage carthaginian carthaginians",
    "naples neapolitan", "sparta spartan spartans", "hawaii hawaiian hawaiians", "texas texan texans",
    "panama panamanian", "ghana ghanaian ghanaians", "congo congolese", "senegal senegalese", "lebanon lebanese",
    "cyprus cypriot cypriots", "serbia serb serbs", "croatia croat croats", "slovakia slovak slovaks",
    "slovenia slovene slovenes", "czechia czech czechs", "bulgaria bulgar bulgars", "lapland sami", "basque basques",
    "inca incas incan", "normandy norman normans", "burma burmese myanmar", "ceylon sri lanka lankan",
    "persia iran persian iranian", "crete cretan cretans minoan", "olympics olympic olympia", "mars martian martians",
    "alps alpine", "himalayas himalaya himalayan", "andes andean", "balkans balkan", "carolina carolinian",
    "michigan michigander", "canaan canaanite canaanites", "london londoner londoners", "berlin berliner berliners",
    "york yorker yorkers", "zealand zealander zealanders",
)  # fmt: skip
# Where it is: Kenyan, Mexican, Canadian, Egyptian, Vietnamese, each with or without "s".
_REGULAR = frozenset(
    "africa asia australia oceania eurasia scandinavia arabia siberia amazonia albania algeria andorra angola "
    "armenia austria azerbaijan bahamas bahrain barbados belarus bhutan bolivia bosnia botswana brazil bulgaria "
    "cambodia cameroon canada chad chile china colombia croatia cuba czechoslovakia ecuador egypt eritrea estonia "
    "ethiopia fiji gambia georgia grenada guatemala guinea guyana haiti honduras hungary india indonesia iran "
    "italy jamaica japan jordan kenya korea laos latvia liberia libya liechtenstein lithuania macedonia malawi "
    "malaysia mali malta mauritania mauritius mexico moldova mongolia morocco mozambique namibia nicaragua "
    "nigeria palestine paraguay romania russia rwanda samoa serbia singapore slovakia slovenia sudan suriname "
    "syria taiwan tanzania tibet tonga tunisia uganda uruguay venezuela vietnam yugoslavia zambia zimbabwe "
    "prussia persia mesopotamia babylon babylonia assyria phoenicia macedon byzantium rhodesia bavaria saxony "
    "sicily sardinia corsica tuscany lombardy catalonia andalusia castile silesia bohemia moravia transylvania "
    "crimea chechnya tasmania polynesia melanesia micronesia sumatra java bali borneo sahara patagonia california "
    "alaska alabama arizona colorado florida georgia idaho indiana iowa kansas kentucky louisiana minnesota "
    "montana nebraska nevada oklahoma oregon pennsylvania dakota tennessee utah virginia chicago boston "
    "philadelphia washington vienna prague warsaw moscow madrid lisbon ontario quebec queensland caribbean "
    "mediterranean".split()
)
_ENDINGS = ("n", "an", "ian", "ean", "ese")


def _by_key(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for key, place in pairs:
        found.setdefault(key, set()).add(place)
    return {key: frozenset(places) for key, places in found.items()}


_IRREGULAR_OF = _by_key((form, group.split()[0]) for group in _IRREGULAR for form in group.split())
# Before an ending, a place may lose its last vowels. Their names are put together when asked for: a table of all forms
# of all of them takes a megabyte.
_STEMS = _by_key((stem, place) for place in sorted(_REGULAR) for stem in (place, place.rstrip("aeioy")))


def places_of(form: str) -> frozenset[str]:
    """The places that a word in lower case names, or whose people or language; none for other words.

    >>> sorted(places_of("kenyans")), sorted(places_of("british")), sorted(places_of("julian"))
    (['kenya'], ['britain', 'england'], [])
    """
    found = set(_IRREGULAR_OF.get(form, ()))
    if form in _REGULAR:
        found.add(form)
    for people in (form, form.removesuffix("s")):
        for ending in _ENDINGS:
            if people.endswith(ending):
                found |= _STEMS.get(people.removesuffix(ending), frozenset())
    return frozenset(found)
