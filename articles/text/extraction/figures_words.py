"""What people in figures are called, and the words that say what became of them."""

import re

from articles.text.extraction.lexicon import word_set

_PEOPLE = word_set(
    "people persons civilians children women men boys girls soldiers troops fighters rebels militants insurgents"
    " gunmen militiamen policemen officers police personnel protesters protestors demonstrators marchers mourners"
    " worshippers pilgrims villagers residents locals citizens inhabitants refugees migrants families others victims"
    " students pupils teachers schoolchildren schoolgirls schoolboys babies infants toddlers teenagers youths adults"
    " doctors medics nurses paramedics patients journalists reporters workers staff employees miners firefighters"
    " rescuers passengers commuters drivers tourists holidaymakers spectators fans bystanders shoppers prisoners"
    " inmates detainees hostages captives crew sailors marines airmen pilots conscripts recruits cadets guards"
    " bodyguards commandos peacekeepers observers monitors jihadists extremists terrorists suicide bombers attackers"
    " assailants suspects activists opponents supporters members relatives brothers sisters sons daughters siblings"
    " parents grandparents elderly foreigners nationals expatriates servicemen servicewomen americans"
    " britons survivors farmers fishermen nomads herders minors personnel combatants"
    " noncombatants non-combatants deserters defectors loyalists separatists contractors politicians deputies"
    " lawmakers judges lawyers priests monks nuns clerics person civilian child woman man boy girl soldier fighter"
    " rebel militant policeman officer protester demonstrator villager resident teenager student journalist worker"
    " passenger guard peacekeeper activist baby other lives bodies evacuees"
) - {"suicide", "bodies"}
_PLURAL = re.compile(
    r"[A-Z][a-z]{2,}(?:ans|is|ians|ese|ss)|[a-z]{3,}(?:men|women|ists|ians)"
    r"|(?:[a-z]{3,}-)+(?:goers|graders|olds|fighters|workers|makers)"
)
_LINKING = word_set(
    "and in on at when after by as while since with during near who that were was are is have had has from across over"
    " this last yesterday today so or for but inside outside around before because following including among amid"
    " according there here more of up"
)
_NOT_PEOPLE = word_set(
    "minutes hours days weeks months years seconds times per points goals penalties miles metres meters kilometres"
    " kilometers km degrees degree percent jobs bills sheep cows cattle goats horses dogs cats birds fish chickens"
    " billion pounds dollars euros rupees tonnes tons acres hectares homes houses buildings vehicles cars tanks"
)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
MOST_WORDS = 6


def people_after(text: str, at: int, end: int) -> tuple[int, str] | None:
    """Where the people counted end ("Syrian army soldiers"), and their noun; "" with ``at`` where none is named.

    None: what is counted is something else.
    """
    words = 0
    here = at
    if text.startswith(" of them", at) or text.startswith(" of whom", at):
        return at + 8, "them"
    if text.startswith(" of the ", at):
        here = at + 7
    elif text.startswith(" of ", at):
        here = at + 3
    while words < MOST_WORDS and here < end and text[here] == " ":
        found = _WORD.match(text, here + 1, end)
        if not found:
            break
        word, lower = found[0], found[0].lower()
        if lower in _PEOPLE or (_PLURAL.fullmatch(word) and lower not in _NOT_PEOPLE):
            further = people_after(text, found.end(), end) if words < MOST_WORDS - 1 and lower != "others" else None
            if further and further[1] and further[1] != "them" and " of " not in text[found.end() : further[0]]:
                return further
            return found.end(), lower
        if lower in _LINKING or lower in _NOT_PEOPLE or _DONE_NEXT.match(text, found.start()):
            break
        here = found.end()
        words += 1
    following = _WORD.match(text, at + 1, end) if text[at : at + 1] == " " else None
    if following is None:
        return (at, "") if not text[at : at + 2].strip(" ,.;:)—–-\"”’'\n") else None
    bare = following[0].lower()
    return (at, "") if bare in _LINKING - {"of"} or _DONE_NEXT.match(text, following.start()) else None


_KINDS = {
    "killed": "killed|shot dead|dead|murdered|massacred|executed|slain|slaughtered|beheaded|died|perished|drowned"
    "|dying|lost their lives|burned to death|burnt to death|crushed to death|stabbed to death|deaths|fatalities",
    "wounded": "wounded|injured|hurt|maimed|injuries",
    "missing": "missing|unaccounted for|disappeared",
    "displaced": "displaced|internally displaced|homeless|uprooted|fled|fleeing|to flee|evacuated"
    "|forced to flee|forced to leave their homes|to leave their homes"
    "|forced from their homes|driven from their homes|from their homes|out of their homes|lost their homes",
}
KIND_OF = {words: kind for kind, wordings in _KINDS.items() for words in wordings.split("|")}
DONE = "|".join(sorted(KIND_OF, key=len, reverse=True))
_DONE_NEXT = re.compile(rf"(?:{DONE})\b")
_AUX = (
    "have|has|had|were|was|are|is|been|being|also|reportedly|now|still|left|confirmed|reported|believed|thought|feared"
    "|known|remain|remained|presumed|listed|declared|as|later|then|apparently|allegedly|either|seriously|badly"
    "|severely|critically"
    "|slightly|lightly|certified|to|who|that|already|since|just|newly|made"
)
_PLACE_PHRASE = (
    r"(?: (?:in|from|at|near|across|aboard|on board|inside) (?:the )?"
    r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3})?"
)
_APART = (
    r"(?:,? \(?(?:including|among them|most of them|mostly|mainly|many of them|some of them|all of them)"
    r"[^.;:()\"“”]{1,110}?[,)—–])?"
)
AFTER = re.compile(rf"{_PLACE_PHRASE}{_APART}(?P<aux>(?: (?:{_AUX})\b){{0,6}}) (?P<done>{DONE})\b")
SUBJECTLESS = re.compile(
    r"[,.;:)—–\"”’']|$|\n| (?:in|on|by|at|when|after|during|as|since|so|near|over|this|last|yesterday|today|while"
    r"|and|but|across|there|here|from|with|inside|outside|overnight|under|for|because|following|more|amid|within|until"
    r"|according|earlier|every|or|to)\b"
)
BOTH = re.compile(
    r" (?:or|and|and/or) (?:killed|dead|wounded|injured|missing|displaced|hurt|maimed|detained|arrested|captured)\b"
)
RATE = re.compile(
    r"[^.;,]{0,40}? (?:every|each|per|a) (?:day|week|month|year|hour)\b|[^.;,]{0,30}? (?:daily|annually)\b"
)
FLED_OTHERWISE = re.compile(r" (?:the scene|the area of|custody|prison|jail|justice|on foot|in a|police|arrest)\b")
_ACTIVE = {
    "killed": "killed|killing|kills|murdered|murdering|massacred|massacring|executed|executing|slaughtered"
    "|slaughtering",
    "wounded": "wounded|wounding|wounds|injured|injuring|injures|hurting|maiming",
    "displaced": "displaced|displacing|displaces|uprooted|uprooting|made homeless",
}
ACTIVE_KIND = {words: kind for kind, wordings in _ACTIVE.items() for words in wordings.split("|")}
ACTIVE = re.compile(
    r"(?<!\w)(?P<aux>(?:was|were|been|being|be|is|are|or|nor|not|could|would|might|may) )?"
    r"(?P<both>(?:killed|killing|dead|wounded|wounding|injured|injuring)"
    rf" (?:or|and) )?(?<![\w-])(?P<verb>{'|'.join(ACTIVE_KIND)})(?: of)? $"
)
TOLL = re.compile(
    r"(?<!\w)(?P<of>(?:death|overall|official|casualty)? ?toll"
    r"|number of (?:the )?(?:dead|deaths|fatalities|people killed|those killed|civilians killed|killed)"
    r"|number of (?:the )?(?P<hurt>wounded|injured|people injured|people wounded)"
    r"|number of (?:the )?(?P<gone>missing|people missing)"
    r"|number of (?:the )?(?P<away>displaced|displaced people|refugees))"
    r"(?: [^.;\d]{0,70}?)?(?: from [\d,]+)?"
    r" (?:to|at|of|reached|reaches|hit|passed|is|was|exceeded|exceeds|topped|surpassed"
    r"|as|stands at|stood at) $"
)
LOST = re.compile(
    r"(?<!\w)(?:(?:the )?(?:lives|deaths|killings?|murders?|massacre|slaughter|execution|loss) of"
    r"|claimed|cost|claiming|costing) $"
)
PART = re.compile(
    r"(?:including|among them|among whom (?:were|are)|of whom|of them|included|comprising"
    r"|(?:they|these|victims|dead) included?) (?:(?:were|are) )?$"
)
