"""Where the story ends and the page's furniture begins, everything after it goes.

Each paragraph is weighed for story or furniture by its shape, and the page is divided where the
weights add up to the most. Changing from story to furniture has a price, so an odd short line inside
the story stays with the story; changing back has a higher one, so the prose of a teaser goes with the
teasers around it, and only a run of real paragraphs shows that the story goes on behind a widget.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from articles.text.cleaning.pages import Page, Passage, ends_with_stop, leaves_quote_open, opens_with_quote
from articles.text.cleaning.paragraphs import GLUED
from articles.text.cleaning.phrases import Holding

# What furniture must weigh before anything is cut: about three plain lines, or two telling ones.
PRICE_OF_FURNITURE = 3.0
# What a run of story must weigh to be one that goes on after furniture: two or three paragraphs.
PRICE_OF_STORY = 5.0
# Furniture in the middle of a story needs more signs than its mere shape.
MIN_TELLING_INSIDE = 2
# At the end, a dozen loose lines that no sentence announced need no other sign.
LONG_RUN = 15.0
# A paragraph that weighs no more than this stays even there.
PROSE = -3.0
# A page without one paragraph of this weight outside the furniture is no story with furniture around it.
SENTENCE = -2.0
MIN_ANNOUNCEMENT = 30
GLUED_CAPITAL = re.compile(r"^[A-Z][a-z]{3,14}(?=[A-Z][a-z]+ )")
TRUNCATED = ("...", "…")
SAID = Holding(
    ("said", "says", "told", "added", "asked", "warned", "insisted", "according to", "replied", "argued", "claimed"),
    re.compile(r"\b(?:said|says|told|added|asked|warned|insisted|according to|replied|argued|claimed)\b"),
)
QUOTED = Holding(tuple("\"“”‘'’"), re.compile("[\"“”]|(?<!\\w)[‘']|[’'](?!\\w)"))
# Results, tables and timetables are the story's.
NUMBER = re.compile(r"\d[\d.,:/]*")
PRICED = re.compile(r"[£$€]")
FURNITURE = frozenset({"teaser", "sharing", "advert"})
WORD = re.compile(r"\w+")
CJK = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
# A Chinese character says as much as this many letters.
CJK_WIDTH = 3
VERY_LONG = 300
LONG = 160
SHORT = 60


def find(page: Page) -> Iterator[Passage]:
    weights = weigh_all(page)
    found = stretches([weight for weight, _ in weights])
    furniture = {at for first, end in found for at in range(first, end)}
    if not any(weight <= SENTENCE for at, (weight, _) in enumerate(weights) if at not in furniture):
        return
    for first, end in found:
        inside = end < len(weights)
        if not is_told(weights[first:end], inside):
            continue
        for at in range(first, end):
            if at not in page.cut and not (inside and weights[at][0] <= PROSE):
                yield Passage(paragraph=at, kind="teaser", reason="furniture around it")


def is_told(run: list[tuple[float, bool]], inside: bool) -> bool:
    """Whether more than the shape of its lines shows that a run is furniture."""
    telling = sum(tells for _, tells in run)
    if inside:
        return telling >= MIN_TELLING_INSIDE
    return telling > 0 or sum(weight for weight, _ in run) >= LONG_RUN


def stretches(weights: list[float]) -> list[tuple[int, int]]:
    """The runs of furniture: the cheapest division of the page (Viterbi's, over two states)."""
    story, furniture = 0.0, -PRICE_OF_FURNITURE
    came: list[tuple[bool, bool]] = []
    for weight in weights:
        returns, begins = furniture - PRICE_OF_STORY > story, story - PRICE_OF_FURNITURE > furniture
        came.append((returns, not begins))
        story, furniture = (
            (furniture - PRICE_OF_STORY if returns else story) - weight / 2,
            (story - PRICE_OF_FURNITURE if begins else furniture) + weight / 2,
        )
    states: list[bool] = []
    state = furniture > story
    for from_story, from_furniture in reversed(came):
        states.append(state)
        state = from_furniture if state else from_story
    runs = groupby(enumerate(reversed(states)), key=lambda item: item[1])
    spans = [(state, [at for at, _ in items]) for state, items in runs]
    return [trimmed(weights, numbers[0], numbers[-1] + 1) for state, numbers in spans if state]


def trimmed(weights: list[float], first: int, end: int) -> tuple[int, int]:
    """A run begins with furniture, and ends with it when the story goes on."""
    while first < end - 1 and weights[first] <= 0:
        first += 1
    while end < len(weights) and end > first + 1 and weights[end - 1] <= 0:
        end -= 1
    return first, end


def weigh_all(page: Page) -> list[tuple[float, bool]]:
    said_before, listed = echoes(page), lists(page)
    weights: list[tuple[float, bool]] = []
    for at in range(len(page.paragraphs)):
        weight, tells = weigh(page, at)
        if at in said_before:
            weight, tells = weight + 1.5, True
        weights.append((min(weight, 0.0), False) if at in listed else (weight, tells))
    return weights


def lists(page: Page) -> set[int]:
    """The lines that a sentence ending in a colon announces, up to the next whole sentence."""
    found: set[int] = set()
    announced = False
    for at, paragraph in enumerate(page.paragraphs):
        if paragraph.text.endswith(":") and len(paragraph.text) >= MIN_ANNOUNCEMENT:
            announced = True
        elif at in page.cut or ends_with_stop(paragraph.text) or page.set_apart(at):
            announced = False
        elif announced:
            found.add(at)
    return found


def weigh(page: Page, at: int) -> tuple[float, bool]:
    """How much more likely furniture is than story, and whether that is more than a matter of shape."""
    text = page.paragraphs[at].text
    if at in page.cut:
        return (1.5, True) if page.cut[at] in FURNITURE else (0.0, False)
    beneath = page.spaced and page.paragraphs[at].gap == 0
    weight = shape(text) + (0.7 if beneath else 0.0)
    if weight < 0:
        return weight, False
    glued = bool(GLUED.match(text) or GLUED_CAPITAL.match(text))
    cut_short = text.endswith(TRUNCATED)
    weight += 1.5 * glued + 1.0 * cut_short + (0.5 if page.set_apart(at) else 0.0)
    return weight, glued or cut_short or beneath


def shape(text: str) -> float:
    """Sentences weigh for the story, loose lines for furniture."""
    if leaves_quote_open(text) or (opens_with_quote(text) and ends_with_stop(text)):
        return -2.0
    length = len(text) * (CJK_WIDTH if CJK.match(text) else 1)
    if text.endswith("?") and length < SHORT:
        return 0.0
    if ends_with_stop(text) and not text.endswith(TRUNCATED):
        weight = -4.0 if length >= VERY_LONG else -3.0 if length >= LONG else -2.0 if length >= SHORT else -0.7
        return weight - (1.0 if SAID.search(text) else 0.0)
    if QUOTED.search(text) and SAID.search(text):
        return -1.0
    if text.endswith((":", ",", ";", "-", "–", "—")):
        return -0.5
    if len(NUMBER.findall(text)) >= 2 and not PRICED.search(text):
        return 0.0
    if length >= LONG:
        return -0.5 if SAID.search(text) else 0.5
    return 1.2


def echoes(page: Page) -> set[int]:
    """Paragraphs that say what one before them said, as a teaser's picture, label and headline do."""
    seen: set[str] = set()
    found: set[int] = set()
    previous: set[str] = set()
    for at, paragraph in enumerate(page.paragraphs):
        short = len(paragraph.text) <= LONG
        words = set(WORD.findall(paragraph.text.casefold())) if short else set()
        key = " ".join(sorted(words))
        if words and (key in seen or (alike(words, previous) and not ends_with_stop(paragraph.text))):
            found.add(at)
        seen.add(key)
        previous = words
    return found


def alike(words: set[str], others: set[str]) -> bool:
    return min(len(words), len(others)) > 3 and len(words & others) >= 0.7 * min(len(words), len(others))
