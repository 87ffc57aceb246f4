"""The base form of a word: what a dictionary lists it under, so that an easy ending makes no word hard.

Rules for endings and the irregular words that matter; a form is only led back to a word that the word table has.
"""

import re

from lexile.features.lexicon import Lexicon

_ENDINGS = tuple(
    tuple(pair.split("|"))
    for pair in "'s| s'|s n't| ies|y ied|y iest|y ier|y ily|y ves|f ves|fe es| es|e s| ing| ed| est| er| ly|".split(" ")
)
_ALL_ENDINGS = tuple(ending for ending, _ in _ENDINGS)
_ENDINGS_BY_LETTER = {ending[-1]: [pair for pair in _ENDINGS if pair[0][-1] == ending[-1]] for ending in _ALL_ENDINGS}
_SHORTEST = 3  # letters of a base form
_RARER = 1.5  # Zipf by which a base form may be rarer than its form: "morn" is not what "morning" stands under
_RAREST = 2.5  # Zipf
_COMPARED, _SUPERLATIVE = ("er", "ier"), 1.8  # Zipf; what is compared has a superlative too
_ADDED = ("ing", "ed", "est", "er")  # to a last letter that may be doubled, or have lost its e
_SHORT_VOWEL = re.compile(r"[^aeiou]*[aeiouy][^aeiouwxy]")
_NONE = frozenset(
    """news species series evening means less unless always perhaps besides during nothing something anything everything
    number never ever over under after other another together rather whether mother father brother sister daughter
    water river paper order letter matter winter summer corner center dinner later latter per only early family holy
    need feed seed speed indeed hundred sacred naked wicked king ring wing spring string thing bring sing swing
    best rest west east forest interest honest test chest guest priest breast
    bus gas plus us this thus his was is as has does glass class grass cross press dress guess miss boss loss mass pass
    business address princess process success access progress congress express possess witness darkness
    its yes lens physics politics mathematics economics apply reply supply fly july italy assembly""".split()
)
_IRREGULAR = {
    form: base
    for line in """be am are is was were been being|have has had having|do does did done|go goes went gone|say said
    make made|take took taken|come came|see saw seen|get got gotten|give gave given|find found|think thought|tell told
    become became|leave left|feel felt|bring brought|begin began begun|keep kept|hold held|write wrote written
    stand stood
    hear heard|mean meant|meet met|run ran|pay paid|sit sat|speak spoke spoken|lead led|grow grew grown|lose lost
    fall fell fallen|send sent|build built|understand understood|draw drew drawn|break broke broken|spend spent
    rise rose risen|drive drove driven|buy bought|wear wore worn|choose chose chosen|eat ate eaten|fly flew flown
    catch caught|teach taught|fight fought|sleep slept|sell sold|throw threw thrown|know knew known|show shown
    blow blew blown|sing sang sung|ring rang rung|swim swam swum|drink drank drunk|sink sank sunk|shake shook shaken
    forget forgot forgotten|hide hid hidden|bite bit bitten|ride rode ridden|lie lay lain|lay laid|win won|shine shone
    shoot shot|feed fed|bleed bled|creep crept|sweep swept|weep wept|dream dreamt|burn burnt|learn learnt|bend bent
    lend lent|steal stole stolen|freeze froze frozen|wake woke woken|swear swore sworn|tear tore torn|bear bore borne
    hang hung|stick stuck|strike struck|swing swung|spring sprang sprung|dig dug|bind bound|wind wound|grind ground
    seek sought|forgive forgave forgiven|tread trod trodden|weave wove woven|flee fled|slide slid|light lit
    man men|woman women|child children|foot feet|tooth teeth|goose geese|mouse mice|ox oxen|person people
    good better best|bad worse worst|little less least|many more most|far farther farthest further furthest
    will would|can could|shall should|may might""".replace("\n", "|").split("|")
    for base, *forms in [line.split()]
    for form in forms
}


def lemma(form: str, table: Lexicon) -> str:
    """The base form of a word in small letters, or the word itself.

    >>> import numpy as np
    >>> zipf, nothing = np.full((2, 2), 5.0, np.float32), np.zeros(2, np.float32)
    >>> table = WordTable(("giant", "stop"), zipf, nothing, nothing > 0)
    >>> [base_form(form, table) for form in ("giants", "stopped", "children", "quickly")]
    ['giant', 'stop', 'child', 'quickly']
    """
    if form in _IRREGULAR:
        return _IRREGULAR[form]
    if form in _NONE or not form.endswith(_ALL_ENDINGS):
        return form
    own = table.zipf_of(form) or 0.0
    for ending, replacement in _ENDINGS_BY_LETTER[form[-1]]:
        stem = form.removesuffix(ending)
        if stem == form:
            continue
        if ending in _COMPARED and (table.zipf_of(form.removesuffix("er") + "est") or 0.0) < _SUPERLATIVE:
            continue  # supper, hammer, flower
        known = {base: table.zipf_of(base) or 0.0 for base in _bases(stem, ending, replacement)}
        base = max(known, key=lambda candidate: known[candidate], default="")
        if len(base) >= _SHORTEST and known[base] >= max(_RAREST, own - _RARER):
            return _IRREGULAR.get(base, base)
    return form


def _bases(stem: str, ending: str, replacement: str) -> tuple[str, ...]:
    """What may stand before an ending: stopped is stop, missed miss, visited visit, hoped hope (not hop: hopped)."""
    if ending not in _ADDED:
        return (stem + replacement,)
    if len(stem) > _SHORTEST and stem[-1] == stem[-2]:
        return (stem, stem[:-1]) if stem[-1] in "slfz" else (stem[:-1],)
    if _SHORT_VOWEL.fullmatch(stem):
        return (stem + "e",)
    return (stem, stem + "e")
