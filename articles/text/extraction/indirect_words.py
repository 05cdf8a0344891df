"""Words that tell a reported clause: which verbs open one, what stands between, what makes a clause finite."""

from articles.text.extraction.lexicon import nouns, verb_form, verb_lemma, word_set, words
from articles.text.extraction.skeleton import Item

BARE = word_set("say add insist")  # a clause may follow without "that"
CLEAR = BARE | word_set(
    "tell announce warn confirm deny claim state declare argue maintain allege stress explain reiterate acknowledge "
    "admit concede contend assert report note emphasise emphasize caution"
)
AFTER = word_set("say add tell insist claim warn explain argue report announce confirm state note")
GOING_ON = CLEAR - {"tell", "report"}  # "…, adding that"
HINDERED = word_set(
    "not never no will would shall should may might can could must cannot to is are was were be been being am "
    "reportedly allegedly supposedly famously hardly barely rarely seldom if ought let"
)
PERHAPS = word_set(
    "if unless whether until lest suppose supposing as what whatever why how where wherever than like which that whom "
    "whose who nobody nothing"
)
WHEN = word_set("when whenever after before because since while although though once even despite")
NOUN_TOO = word_set("report claim note state")  # "amid reports that", "the states that"
NOMINATIVE = word_set("he she they we i there")
HEARERS = word_set("me us him her them you reporters journalists lawmakers supporters parliament congress newsmen")
NO_CLAUSE = word_set(
    "so of nothing little much goodbye yes no as to and or but how what why whether where when who which by for "
    "against like than something anything everything aboard"
)
JOINTS = word_set("and but then or yet")
TIMES = word_set("earlier later today yesterday tonight again also late early then separately meanwhile afterwards")
PERIODS = word_set("week month year night day days weeks months years morning afternoon evening weekend spring autumn")
SETTING = word_set("in at during on by via through from to after before following with speaking over outside")
OCCASIONS = word_set(
    "conference briefing interview rally hearing meeting debate speech visit event forum summit session appearance "
    "telephone phone call television radio ceremony remarks comments trip gathering address stop today sidelines"
)
HELPERS = word_set(
    "is are was were am be has have had will would shall should can could may might must cannot do does did isn't "
    "aren't wasn't weren't hasn't haven't hadn't won't wouldn't shouldn't can't couldn't mustn't don't doesn't didn't"
)
IRREGULAR = word_set(
    "became began broke brought built bought came chose cost cut dealt died drew drove ate fell felt fled flew forgot "
    "found fought gave gone got grew heard held hit kept knew laid led left lent let lost made meant met paid put ran "
    "rang read rose sang sank sat saw sent set shook shot showed shut slept sold spent spoke spread stole stood struck "
    "swore taught thought threw told took understood wept went woke won wore wrote needs wants remains knows plans "
    "hopes believes thinks feels intends expects comes goes makes takes gives looks seems appears means shows lies "
    "faces owes deserves supports opposes backs helps wins loses"
)
SHORTENED = ("n't", "'ll", "'re", "'ve", "'d", "'m")


NUMBERS = word_set("one two three four five six seven eight nine ten dozens hundreds thousands half a")


def is_finite(item: Item) -> bool:
    """Whether the word is, or very likely is, a verb with a tense."""
    if item.kind != "w":
        return item.lower.replace("’", "'").endswith(SHORTENED)
    lower = item.lower
    if lower in HELPERS or lower in IRREGULAR:
        return True
    if lower.endswith("ed") and len(lower) > 4 and not item.text[0].isupper():
        return True
    return verb_form(lower) == "past" or lower.replace("’", "'").endswith(SHORTENED)


def reports(item: Item, allowed: frozenset[str]) -> bool:
    return verb_lemma(item.lower) in allowed


def is_time(items: list[Item], at: int) -> int:
    """How many items at ``at`` say when: "on Friday", "last week", "earlier"; 0 if none does."""
    lower = items[at].lower
    if lower in words("calendar") or lower in TIMES:
        return 1
    after = items[at + 1].lower if at + 1 < len(items) else ""
    if lower in ("last", "this", "next", "on", "in", "late", "early") and (
        after in words("calendar") or after in TIMES
    ):
        return 2
    if lower in ("last", "this") and after in PERIODS:
        return 2
    return 1 if lower.isdigit() and at and items[at - 1].lower in words("calendar") else 0


def is_occasion(item: Item) -> bool:
    return item.lower in OCCASIONS or item.lower in nouns("document")
