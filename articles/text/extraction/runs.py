"""Runs of capitalised words: what may be a name, with the titles around it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from articles.text.extraction.lexicon import first_names, organisations, titles, word_set, words
from articles.text.extraction.places_known import is_place
from articles.text.extraction.tokens import Token

ARABIC_ARTICLES = ("al-", "el-", "as-", "ad-", "an-", "ar-", "at-", "ash-", "ul-", "al", "el")
FUNCTION = word_set(
    "the a an this that these those his her its their our my your he she it they we you i who whom whose what when "
    "where why how which and or but nor so if as at by for from in into of off on onto out over than to until up upon "
    "via with without within is are was were be been being has have had do does did will would shall should can could "
    "says said not no yes after before because since while although though amid among also about against"
)
ADJECTIVAL = word_set("based led backed born style type era run owned funded area like esque wide")  # "London-based"
NUMBERED = word_set("number no channel radio france area")  # "Number 10", "Channel 4"
OWNING = word_set(
    "people peoples workers women children farmers teachers students veterans lawyers sheriff mayor governor mothers"
)  # "Workers' Party", "People's Army", "Sheriff's Office"
SUNDAY_PAPERS = word_set(
    "Age Business Express Herald Independent Mail Mercury Mirror Observer People Post Star Sun "
    "Telegraph Times Tribune World"
)
FIELDS = word_set(
    "trade industry energy commerce health education food drug agriculture forestry fisheries finance budget revenue "
    "ways science technology space culture sport sports media transport infrastructure labour labor pensions welfare "
    "environment water land housing planning urban rural home justice law security defence defense foreign economic "
    "relations development cooperation tourism youth women family social information communications works employment "
    "business innovation skills oversight government appropriations banking insurance resources mines mineral power "
    "oil gas customs immigration refugees rights equality children"
)
MINISTRIES = word_set(
    "ministry department committee subcommittee commission agency administration authority board bureau council office "
    "secretary minister secretariat directorate"
)
MONTHS = frozenset(("Jan", "April", "June", "August"))  # given names too
DATING = word_set("in on last this next since of by early late mid until during from before after to and through")
CONNECTORS = frozenset(("of", "for", "and", "&", "on", "to"))
HEADS, PARTICLES, CALENDAR = words("head"), titles("particle"), words("calendar")
BREAKING = words("sentence_word") | CALENDAR
MAXIMUM = 14  # words of the longest run looked at


@dataclass(slots=True)
class Run:
    """Neighbouring capitalised tokens [first, last] of one zone, with lower-case particles and initials' dots."""

    first: int
    last: int
    words: list[int] = field(default_factory=list)  # indices of the tokens that are words


def is_name_word(token: Token) -> bool:
    text = token.text
    if text[0].isupper():
        return True
    if "-" not in text:
        return False
    head, hyphen, tail = text.partition("-")
    return (
        bool(hyphen)
        and head in ("al", "el", "as", "ad", "an", "ar", "at", "ash", "bin", "ul", "abu")
        and (tail[:1].isupper())
    )


def find(tokens: Sequence[Token]) -> Iterator[Run]:
    """Runs in order; a function word ("The", "But", "On") never belongs to one, a month or weekday neither."""
    reach = -1
    count = len(tokens)
    may_open = [
        at for at, token in enumerate(tokens) if token[2][0].isupper() or ("-" in token[2] and is_name_word(token))
    ]
    for at in may_open:
        if at <= reach or (_breaks(tokens[at]) and not _opens_name(tokens, at)):
            continue
        run = Run(at, at, [at])
        following = at + 1
        while following < count and len(run.words) < MAXIMUM:
            step = _step(tokens, run, following)
            if step is None:
                break
            run.words.append(step)
            run.last = step
            following = step + 1
        reach = run.last
        yield run


def _breaks(token: Token) -> bool:
    if token.lower == "no" or (token.text == "WHO" and token.text in organisations()):
        return False
    if "-" in token.text and token.lower.rpartition("-")[2] in ADJECTIVAL:
        return True
    return token.lower in BREAKING


def _opens_name(tokens: Sequence[Token], at: int) -> bool:
    """ "New" of "New York University", "Will" of "Will Steele", "Sunday" of "Sunday Times": else no names."""
    if tokens[at].text == "Will" and at + 2 < len(tokens):  # "Will Steele, 34," and "Will Steele said", not "Will they"
        return tokens[at + 1].text[0].isupper() and tokens[at + 2].lower in (",", "said", "says", "told")
    if tokens[at].text in MONTHS:
        return _bears_month(tokens, at)
    if tokens[at].lower in OWNING or (tokens[at].text == "New" and at + 1 < len(tokens) and _owns(tokens, at + 1)):
        return _owns(tokens, at) or tokens[at].text == "New"
    if tokens[at].text == "Sunday":
        return at + 1 < len(tokens) and tokens[at + 1].text in SUNDAY_PAPERS
    return tokens[at].text == "New" and at + 1 < len(tokens) and is_place(f"New {tokens[at + 1].text}")


def _bears_month(tokens: Sequence[Token], at: int) -> bool:
    """ "Jan Weber", not "in June Reuters reported"."""
    if at + 1 >= len(tokens) or (at and (tokens[at - 1].lower in DATING or tokens[at - 1].text[0].isdigit())):
        return False
    after = tokens[at + 1]
    return is_name_word(after) and not _breaks(after) and not is_place(after.text) and after.text not in organisations()


def _owns(tokens: Sequence[Token], at: int) -> bool:
    """ "People's" of "People's Army"."""
    if tokens[at].lower not in OWNING or at + 2 >= len(tokens) or tokens[at + 1].text[0] not in "'’":
        return False
    return tokens[at + 1].start == tokens[at].end and is_name_word(tokens[at + 2])


def _dotted(token: Token) -> bool:
    return len(token.text) == 1 or token.lower in ABBREVIATIONS


ABBREVIATIONS = word_set(
    "mr mrs ms dr prof sen sens rep reps gov govs gen lt col maj capt sgt cpl pvt pte adm cmdr brig rev hon st fr "
    "jr sr mt ft vs no inc ltd corp co bros messrs supt insp det amb pres sec atty dist jan feb aug sept oct nov dec"
)


def _step(tokens: Sequence[Token], run: Run, at: int) -> int | None:
    """Index of the word that goes on the run at ``at``, past a dot, a particle or "of"; None where it ends."""
    token = tokens[at]
    before = tokens[run.last]
    if token.text == ".":
        if not _dotted(before) or token.start != before.end or at + 1 >= len(tokens):
            return None
        after = tokens[at + 1]
        return at + 1 if is_name_word(after) and not _breaks(after) and after.start - token.end <= 1 else None
    if before.lower in OWNING and token.start == before.end and token.text[0] in "'’":
        joined = at + 1 < len(tokens) and tokens[at + 1].start == token.end + 1 and is_name_word(tokens[at + 1])
        return at + 1 if joined else None
    if token.start - before.end > 1 or (token.start == before.end and before.text != "."):
        return None
    if token.text.isdigit() and len(token.text) < 3 and before.lower in NUMBERED:
        return at
    if is_name_word(token):
        if "-" in token.text and token.lower.rpartition("-")[2] in ADJECTIVAL:
            return None
        if f"{before.text} {token.text}" in organisations():
            return at
        if token.lower in FUNCTION:
            return None
        return None if token.lower in CALENDAR and token.lower != "may" else at
    if token.lower in PARTICLES and at + 1 < len(tokens):
        after = tokens[at + 1]
        if is_name_word(after):
            return at + 1
        if after.lower in PARTICLES and at + 2 < len(tokens) and is_name_word(tokens[at + 2]):
            return at + 2
    return _connected(tokens, run, at)


def _connected(tokens: Sequence[Token], run: Run, at: int) -> int | None:
    """Over "of", "of the", "for", "and" inside the name of a body ("Ministry of Defence")."""
    if tokens[at].lower not in CONNECTORS or at + 1 >= len(tokens):
        return None
    last = tokens[run.last].lower
    word = tokens[at].lower
    if word in ("and", "&"):
        joined = any(
            tokens[i].lower in ("of", "for", "on") and tokens[i - 1].lower in HEADS
            for i in range(run.first + 1, run.last)
        )
        after = tokens[at + 1]
        if (tokens[run.last].text, after.text) in _pairs():
            return at + 1
        if _opens_known(tokens, at + 1):
            return None
        if _is_ministry(tokens, run, at):
            return at + 1
        return at + 1 if (joined or word == "&") and is_name_word(after) and not _breaks(after) else None
    after = tokens[at + 1]
    if f"{tokens[run.last].text} of {after.text}" in organisations():
        return at + 1
    if last not in HEADS or last in ("times", "post", "news", "house"):
        return None
    if after.lower == "the" and at + 2 < len(tokens) and is_name_word(tokens[at + 2]) and word == "of":
        return at + 2
    if word == "on" and last.endswith("s"):
        return None  # "Republicans on Capitol Hill"
    return at + 1 if is_name_word(after) and not _breaks(after) and word in ("of", "for", "on") else None


def _is_ministry(tokens: Sequence[Token], run: Run, at: int) -> bool:
    """ "Trade and Industry Ministry", "Energy and Commerce Committee": two fields of one body, no names."""
    field = tokens[run.last].lower in FIELDS and tokens[run.first].lower not in first_names()
    for step in range(at + 1, min(at + 4, len(tokens))):
        if not is_name_word(tokens[step]) or tokens[step].start - tokens[step - 1].end != 1:
            return False
        if tokens[step].lower in MINISTRIES:
            return field and step > at + 1
    return False


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    """What stands before and after the "and" of a well-known body: ("Food", "Drug")."""
    known = (name.split() for name in organisations() if " and " in name)
    return frozenset((parts[parts.index("and") - 1], parts[parts.index("and") + 1]) for parts in known)


def _opens_known(tokens: Sequence[Token], at: int) -> bool:
    """Whether a well-known body is named from ``at`` on, in up to four words."""
    wordings = (" ".join(token.text for token in tokens[at : at + size]) for size in range(1, 5))
    return any(wording in organisations() for wording in wordings)
