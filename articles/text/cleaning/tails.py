"""Where the story ends and the page's furniture begins, everything after it goes.

One break is looked for, because furniture, once begun, does not turn into the story again: each
paragraph is weighed for story or furniture, and the break is set where the weights of all that
follow add up to the most. Prose in a teaser then goes with the teasers around it, and an odd short
line inside the story stays with the story.
"""

import re
from collections.abc import Iterator

from articles.text.cleaning.pages import Page, Passage, ends_with_stop, leaves_quote_open, opens_with_quote

# What a tail must weigh before anything is cut: about three plain lines of furniture, or two telling ones.
PRICE = 3.0
GLUED = re.compile(r"^(?:[a-z]{3,14}|[A-Z][a-z]{3,14})(?=[A-Z][a-z]+ )[A-Z]")
TRUNCATED = re.compile(r"(?:\.\.\.|…)$")
SAID = re.compile(r"\b(?:said|says|told|added|asked|warned|insisted|according to|replied|argued|claimed)\b")
# Results, tables and timetables are the story's.
NUMBER = re.compile(r"\d[\d.,:/]*")
PRICED = re.compile(r"[£$€]")
FURNITURE = frozenset({"teaser", "sharing", "advert"})
LONG = 160
SHORT = 60


def find(page: Page) -> Iterator[Passage]:
    start = break_of(page)
    if start is None:
        return
    for at, _ in page.left():
        if at >= start:
            yield Passage(paragraph=at, kind="teaser", reason="after the end of the story")


def break_of(page: Page) -> int | None:
    """The paragraph with which the furniture begins, or None where the story goes on to the end."""
    weights = [weigh(page, at) for at in range(len(page.paragraphs))]
    seen = repeats(page)
    best, start, total, telling = PRICE, None, 0.0, 0
    for at in range(len(weights) - 1, 0, -1):
        weight, tells = weights[at]
        total += weight + (1.5 if at in seen else 0.0)
        telling += tells or at in seen
        if total >= best and telling and weight > 0:
            best, start = total, at
    return start


def weigh(page: Page, at: int) -> tuple[float, bool]:
    """How much more likely furniture is than story, and whether that is more than a matter of shape."""
    text = page.paragraphs[at].text
    if at in page.cut:
        return (1.5, True) if page.cut[at] in FURNITURE else (0.0, False)
    beneath = page.spaced and page.paragraphs[at].gap == 0
    weight = shape(text) + (0.7 if beneath else 0.0)
    if weight < 0:
        return weight, False
    glued = bool(GLUED.match(text))
    cut_short = bool(TRUNCATED.search(text))
    weight += 1.5 * glued + 1.0 * cut_short + (0.5 if page.set_apart(at) else 0.0)
    return weight, glued or cut_short or beneath


def shape(text: str) -> float:
    """Sentences weigh for the story, loose lines for furniture."""
    if leaves_quote_open(text) or (opens_with_quote(text) and ends_with_stop(text)):
        return -2.0
    if ends_with_stop(text) and not TRUNCATED.search(text):
        weight = -3.0 if len(text) >= LONG else -2.0 if len(text) >= SHORT else -0.7
        return weight - (1.0 if SAID.search(text) else 0.0)
    if text.endswith((":", ",", ";", "-", "–", "—")):
        return -0.5
    if len(NUMBER.findall(text)) >= 2 and not PRICED.search(text):
        return 0.0
    if len(text) >= LONG:
        return -0.5 if SAID.search(text) else 0.5
    return 1.2


def repeats(page: Page) -> set[int]:
    """Paragraphs that say what one before them said, as a teaser's picture, label and headline do."""
    seen: set[str] = set()
    found: set[int] = set()
    previous: set[str] = set()
    for at, paragraph in enumerate(page.paragraphs):
        words = set(re.findall(r"\w+", paragraph.text.casefold()))
        key = " ".join(sorted(words))
        alike = (
            len(words & previous) >= 0.7 * min(len(words), len(previous)) if len(words) > 3 < len(previous) else False
        )
        if len(paragraph.text) <= LONG and (key in seen or (alike and not ends_with_stop(paragraph.text))):
            found.add(at)
        seen.add(key)
        previous = words
    return found
