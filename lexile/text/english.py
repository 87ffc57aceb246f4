"""The English language as this package knows it: function words, abbreviations, word forms. Data only, no rules.

Each word of a table stands in it once. Letters behind it name the sets that it belongs to, so that a word which is
added or removed is seen by every use of the list.
"""

from collections.abc import Mapping
from types import MappingProxyType


def _table(text: str) -> dict[str, str]:
    """Each word of a table with the letters behind its colon; an underscore stands for a space."""
    return {
        word.replace("_", " "): letters
        for line in text.split("\n")
        if not line.lstrip().startswith("#")
        for word, letters in (entry.split(":") for entry in line.split())
    }


def _marked(table: Mapping[str, str], letter: str) -> frozenset[str]:
    return frozenset(word for word, letters in table.items() if letter in letters)


# w  left out of word lists: it carries grammar, not content
# e  marks a text as English: frequent, and shared by hardly any other language
# t  says nothing of a text's topic
# o  often opens a sentence
_FUNCTION_WORDS = _table(
    """
    # Pronouns
    i:weto me:wet my:weto mine:w myself:w we:weto us:wt our:weto ours:w ourselves:w you:weto your:weto
    yours:w yourself:w yourselves:w he:weto him:wet his:weto himself:w she:weto her:weto hers:w herself:w
    it:weto its:weto itself:w they:weto them:wet their:weto theirs:w themselves:w who:weto whom:w whose:w
    whoever:w what:eto which:wet whichever:w one:to nobody:wo nothing:wo none:w somebody:wo someone:wo something:w
    anybody:w anyone:w anything:w everybody:wo everyone:wo everything:wo
    # Determiners and quantities
    a:to an:eto the:weto this:weto that:weto these:wo those:wo each:weo every:wo either:w neither:w
    no:eto some:weto any:wt all:weto both:wo few:w several:w many:wo much:w more:et most:o another:w
    other:t such:t two:e
    # Prepositions
    aboard:w about:wt above:w across:w against:w along:w amid:w among:w amongst:w around:w at:weto before:wo
    behind:w below:w beneath:w beside:w besides:w between:w beyond:w by:weto concerning:w despite:w down:w
    during:wo except:w for:weto from:weto in:weto inside:w into:wet like:wt near:w of:wet off:w on:weto onto:w
    out:wet outside:w over:wt past:w per:w since:wo than:wt through:w throughout:w till:w to:weto toward:w
    towards:w under:w underneath:w unlike:w until:w up:wet upon:wt versus:w via:w with:weto within:w without:w
    # Conjunctions
    after:wto and:eto although:wo as:weto because:wo but:weto however:wo if:weto lest:w nor:w or:weto
    otherwise:w so:weto though:w unless:w when:weto whence:w whenever:w where:wo whereas:w whereby:w wherever:w
    whether:w while:wo yet:wo nevertheless:w
    # Auxiliaries and the most frequent verbs
    be:wet is:eto are:eto was:eto were:eto been:et do:weto did:eto does:o have:weto has:eto had:et will:wet would:weto
    can:wet could:wto shall:w should:w may:w might:w must:w ought:w said:et get:e
    # Adverbs
    also:o else:w hence:w how:eto just:to later:o not:weto now:eto once:w only:t rather:w soon:o still:o
    then:weto thence:w there:eto therefore:w thus:w today:o unto:w why:wo
    """
)
FUNCTION_WORDS = _marked(_FUNCTION_WORDS, "w")
"""Words that are never listed as hard words, by their base form: `estimator.word_difficulty`."""
ENGLISH_MARKERS = _marked(_FUNCTION_WORDS, "e")
"""The seventy most telling words for recognizing English: `text.language`."""
FOREIGN_MARKERS = {
    "French": frozenset(
        "au aux avec c'est ce ces cette comme dans de des du elle en est et il ils j'ai je la le les leur lui ma mais "
        "me mon ne nous on ou par pas plus pour qu'il que qui sa se ses si son sur tout un une vous à été était".split()
    ),
    "German": frozenset(
        "aber als auch auf aus bei das dem den der des dich die du ein eine einen er es für ich ihr im in ist mich mir "
        "mit nach nicht noch nur oder sein sich sie so und von vor war wenn wie wir zu zum zur über".split()
    ),
    "Spanish": frozenset(
        "al como con cuando de del el ella en era es ese esta este fue ha hay la las le lo los más me mi muy no para "
        "pero por que qué se si sin su sus también un una y ya yo él".split()
    ),
    "Italian": frozenset(
        "al anche che chi ci come con da dal degli dei del della di e era gli ha ho i il in io la le lo ma mi ne nel "
        "nella non per più quando se si sono su sua suo tutto un una uno è".split()
    ),
}
"""The most frequent words of languages that English books quote: `text.language`."""
# Colours, family, animals, and what children do; names vary too much to be listed.
FIRST_WORDS = frozenset(
    """
    ate away baby back bad bag ball bat bed bee bell big bike bird black blue boat book box boy bread brown bug bus
    bye cake call came car cat come cow cry cup cut dad day dig dog doll down draw drink drop dry duck eat egg eye
    fall fast father fed feet find fish fit five fix fly food four fox frog fun funny game gave girl give go goes
    good goodbye got grass green had hand happy has hat head hello help hen here hid hide hill hit hop horse hot hug
    jam jump kick kid kiss kitten leg let like little log look mad make man mat milk mom moo mop mother mouse mud
    nap nest nice night nut off oh old on one open paint pan park pat pen pet pick pig pink play pond pop pull puppy
    push put rabbit rain ran rat read ready red ride ring road rock roll rug run sad sat saw school see seed shoe
    sing sister sit six sleep sleepy slow small snow soft sun swim tail ten thank three toy train tree truck tub up
    van walk want water wet wind wolf work yell yellow yes you your zoo
    """.split()
)
"""Words of pre-primers, which have few function words: `text.language`."""
STOP_WORDS = _marked(_FUNCTION_WORDS, "t")
"""Words that TextTiling ignores: `text.topics`. Our own list, since NLTK's would have to be downloaded."""
SENTENCE_OPENERS = _marked(_FUNCTION_WORDS, "o")
"""Words that, capitalized after an abbreviation, show that a new sentence has begun: `text.splitting`."""

# s  its full stop does not end a sentence
# e  but does where a sentence opener follows; matched as written here
# u  its full stop does not end a unit of the measure (features.units; each was tried against published bands)
# n  goes with the number that follows; matched as written here
# b  goes with the chapter and verse that follow; matched as written here
# l  its full stop does not make a sentence of a label; matched as written here
# "in.", "min.", "art." and "no." end sentences far more often than they abbreviate, so they are not marked s.
_ABBREVIATIONS = _table(
    """
    Mr:sul Mrs:sul Ms:su Dr:sul Prof:su Fr:s St:seul Messrs:su Mme:su Mlle:su Col:su Capt:s Lt:su
    Sgt:su Maj:su Adm:s Gov:su Sen:su Rep:su Hon:su Pres:s Supt:s Jr:seu Sr:seu Esq:s
    # Degrees
    phd:s Ph.D:se M.D:se B.A:se M.A:se
    # Latin
    e.g:s i.e:s cf:s viz:s etc:se al:s et_al:e ca:s c:n approx:s vs:s v:n resp:s Est:n
    # References
    Fig:sl figs:s eq:s eqs:s Ch:sn chap:s Vol:snl vols:s pp:sn p:sn ed:s eds:s trans:s No:nl Nos:sn Art:n Sec:n
    Ex:n Tel:n no:n nos:n sec:n secs:n para:n paras:n Para:n art:n arts:n col:n vol:n ch:n Sect:n sect:n App:n Apt:n
    fol:n chs:sn Chs:sn pg:sn Pg:sn pgs:sn bk:n Bk:n pt:n Pt:n Gr:n
    # Books of the Bible
    Gen:sub Exod:b Lev:b Num:b Deut:b Josh:b Judg:b Sam:b Kgs:b Chr:b Chron:b Neh:b Esth:b Ps:b Pss:b Prov:b Eccl:b
    Isa:b Jer:b Lam:b Ezek:b Dan:b Hos:b Mic:b Nah:b Hab:b Zech:b Mal:b Matt:b Mk:b Lk:b Jn:b Rom:b Cor:b Gal:b Eph:b
    Phil:b Thess:b Tim:b Tit:b Heb:b Jas:b Pet:b Rev:sub
    # Organizations and streets
    Inc:se Ltd:se Co:se co:se Corp:se Bros:se Dept:se Univ:se Assn:se Ave:se Blvd:se Rd:se Mt:s
    # Months and days
    Jan:seu Feb:seu Mar:seu Apr:seu Jun:s Jul:s Aug:seu Sep:seu Sept:seu Oct:seu Nov:seu Dec:seu Mon:se Tue:se
    Tues:se Wed:se Thu:se Thur:se Thurs:se Fri:se
    # Times, countries and units
    a.m:se p.m:se A.M:se P.M:se E.U:se A.D:se B.C:se B.C.E:se C.E:se U.S:seu U.K:se U.N:se U.S.A:se U.S.S.R:s
    D.C:seu N.Y:se oz:se lb:se lbs:se hr:se hrs:se mins:se km:se cm:se mm:se kg:se mg:se ft:seu
    """
)
ABBREVIATIONS = frozenset(map(str.lower, _marked(_ABBREVIATIONS, "s")))
"""Abbreviations, in lower case and without their last full stop, after which a sentence goes on: `text.splitting`."""
MAY_END_SENTENCE = _marked(_ABBREVIATIONS, "e")
"""Abbreviations after which a sentence may also end: `text.splitting`."""
UNIT_ABBREVIATIONS = frozenset(map(str.lower, _marked(_ABBREVIATIONS, "u")))
"""Abbreviations, in lower case, that do not end a unit of the measure: `features.units`."""
BEFORE_NUMBERS = _marked(_ABBREVIATIONS, "n")
"""Abbreviations that belong to the number after them: `text.splitting`."""
BEFORE_VERSES = _marked(_ABBREVIATIONS, "b")
"""Abbreviations that belong to the chapter and verse after them: `text.splitting`."""
IN_LABELS = _marked(_ABBREVIATIONS, "l")
"""Abbreviations that occur in labels and captions, which are not sentences: `text.cleaning`."""

SPEECH_VERBS = frozenset(
    """said asked cried shouted whispered replied answered called yelled screamed exclaimed muttered murmured added
    begged sobbed demanded inquired enquired roared gasped growled repeated says asks""".split()
)
"""Verbs that tell who speaks: “Stop!” Tom cried."""

CHAT_WORDS = frozenset(
    """u ur lol lmao rofl omg idk idc idek imo imho tbh btw brb bbl ttyl gtg g2g thx thnx tysm pls plz tmrw tmr 2moro
    2nite b4 l8r gr8 m8 cuz wyd hbu wbu nvm ikr smh omw lmk ngl wdym ppl""".split()
)
"""Short forms of people who type to each other."""

COMPOUND_STARTS = frozenset(
    """self half well ill all cross ever far high long low old open quick short slow so twenty thirty forty fifty sixty
    seventy eighty ninety""".split()
)
"""Words that, before a hyphen at the end of a line, are almost always the first part of a hyphenated compound."""


def _suffixes(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((suffix, replacement) for suffix, _, replacement in (rule.partition("|") for rule in text.split()))


# Morphology: each suffix with what a base form has in its place. The spelling of a stem (stopped, panicked) is the
# business of `text.lemmas`, and which groups apply that of each user.
POSSESSIVE = _suffixes("'s| s'|s")
POSSESSIVE_S = _suffixes("'|")  # James'
PLURAL = _suffixes("ies|y es| es|e s|")
"""Plurals, and verbs in the third person."""
PAST = _suffixes("ied|y ed| ed|e")
PARTICIPLE = _suffixes("ing| ing|e")
COMPARATIVE = _suffixes("ier|y er| er|e")
SUPERLATIVE = _suffixes("iest|y est| est|e")
ADVERB = _suffixes("ily|y ly|")
DERIVED = _suffixes("ness| less|")
DERIVATION = _suffixes(
    """
    ness| iness|y less| ful| iful|y able| able|e ible|e ish| ish|e y| y|e like| ment| ship| hood| dom| ity| ity|e ism|
    ist| ist|e ize| ise| al| al|e ic| ical| ous| ive| ive|e ation| ation|e ion| ion|e er| er|e or| or|e ess| let|
    ling| ward| wards| wise| fold| some| man| men| woman| women| eth| eth|e edst| st|e
    """
)
"""What words are made with beyond their inflection, and the old endings of verbs (speaketh)."""
PREFIXES = tuple(
    """
    un re dis non mis over under in im il ir pre anti inter super sub out up fore semi de en em be counter multi micro
    mid post trans ultra mega a
    """.split()
)
NEGATION = _suffixes("n't|")
CONTRACTION = (*NEGATION, *_suffixes("'ll| 've| 'd| 're|"))

_IRREGULAR = """
    be am are is was were been being|have has had having|do does did done doing|go goes went gone going|say says said
    make made|take took taken|come came|see saw seen|get got gotten|give gave given|find found|think thought|tell told
    become became|leave left|feel felt|bring brought|begin began begun|keep kept|hold held|write wrote written
    stand stood|hear heard|mean meant|meet met|run ran|pay paid|sit sat|speak spoke spoken|lead led|grow grew grown
    lose lost|fall fell fallen|send sent|build built|understand understood|draw drew drawn|break broke broken
    spend spent|rise rose risen|drive drove driven|buy bought|wear wore worn|choose chose chosen|eat ate eaten
    fly flew flown|catch caught|teach taught|fight fought|sleep slept|sell sold|throw threw thrown|know knew known
    show shown|blow blew blown|sing sang sung|ring rang rung|swim swam swum|drink drank drunk|sink sank sunk
    shake shook shaken|forget forgot forgotten|hide hid hidden|bite bitten|ride rode ridden|lie lay lain lying|lay laid
    win won|shine shone|shoot shot|feed fed|bleed bled|creep crept|sweep swept|weep wept|dream dreamt|burn burnt
    learn learnt|bend bent|lend lent|steal stole stolen|freeze froze frozen|wake woke woken|swear swore sworn
    tear tore torn|bear bore borne|hang hung|stick stuck|strike struck stricken|swing swung|spring sprang sprung|dig dug
    bind bound|seek sought|forgive forgave forgiven|tread trod trodden|weave wove woven|flee fled|slide slid|light lit
    beat beaten|deal dealt|breed bred|prove proven|speed sped|spin spun|slay slew slain|fling flung|sting stung
    cling clung|string strung|sling slung|shrink shrank shrunk|strew strewn|sew sewn|sow sown|saw sawn|spoil spoilt
    spill spilt|spell spelt|smell smelt|kneel knelt|leap leapt|lean leant|smite smote smitten|forbid forbade forbidden
    stink stank stunk|strive strove striven|stride strode|swell swollen|undo undid undone|heave hove
    will would won't|can could can't cannot|shall should shan't|may might|die died dying|free freed|dye dyeing
    unite united unites uniting|breathe breathed breathing|clothe clothed clothing|paste pasted|sever severed
    man men|woman women|child children|foot feet|tooth teeth|goose geese|mouse mice|louse lice|ox oxen|person persons
    penny pence|corpse corpses|crisis crises|thesis theses|hypothesis hypotheses|parenthesis parentheses
    criterion criteria|phenomenon phenomena|curriculum curricula|stratum strata|spectrum spectra|genus genera
    alumnus alumni|fungus fungi|stimulus stimuli|nucleus nuclei|larva larvae|vertebra vertebrae|alga algae
    index indices|matrix matrices|vertex vertices|dwarf dwarves
    good better best|bad worse worst|little less least|much more most|far farther farthest further furthest"""
IRREGULAR: Mapping[str, str] = MappingProxyType(
    {
        form: base
        for line in _IRREGULAR.strip().replace("\n", "|").split("|")
        for base, *forms in [line.split()]
        for form in forms
    }
)
"""Base forms of irregular forms. Of two readings the more frequent one counts: "ground" and "bit" are nouns."""

VERB_PREFIXES = ("over", "under", "inter", "fore", "with", "out", "mis", "re", "un", "up", "a", "be")
"""Prefixes of irregular verbs: undertaken, rewritten, arose."""

IRREGULAR_PLURALS = _suffixes(
    """men|man children|child wives|wife knives|knife lives|life shelves|shelf selves|self elves|elf leaves|leaf
    loaves|loaf sheaves|sheaf thieves|thief wolves|wolf halves|half calves|calf hooves|hoof scarves|scarf"""
)
"""Ends of words and of compounds whose plural changes the stem: policemen, bookshelves."""

UNINFLECTED = frozenset(
    """
    acoustics aesthetics afterwards alias athletics backwards basics belongings besides bias ceramics chaos
    clothes congratulations corps cosmos demographics downwards dues dynamics earnest earnings economics
    electronics ethics evening forensics genetics gymnastics herring hers indoors iris jeans kudos later lens
    linguistics logistics means news obstetrics odds onwards ours ourselves outdoors pajamas pediatrics physics
    pudding riches robotics rugged savings semantics sometimes surroundings temper tempest theirs themselves
    therapeutics thermodynamics thus tights upwards wicked winnings wretched writings yours yourselves
    """.split()
)
"""Words that end as if they were inflected, and are not, or are listed in dictionaries by themselves."""

ADVERBS_WITHOUT_ADJECTIVE = frozenset(
    """only early family holy apply reply supply fly july italy assembly comply imply rely multiply anomaly monopoly
    belly jelly bully rally tally ally folly holly lily doily butterfly firefly dragonfly silly jolly hilly smelly
    chilly woolly curly ugly wily sly cuddly wobbly bubbly prickly crumbly lonely lovely lively friendly unfriendly
    likely unlikely costly cowardly heavenly homely comely leisurely orderly elderly""".split()
)
"""Words in -ly that are not the adverb of what is left without it."""
