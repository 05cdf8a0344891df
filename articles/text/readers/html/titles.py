"""The headline of a page: the words its readers saw, not what was written for search engines.

The story's own <h1> comes first; what JSON-LD, og:title and <title> say decides which <h1> that is, and which part
of it is the headline where a kicker, a label or a deck stands inside.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from articles.text.readers.html import jsonld
from articles.text.readers.html.metadata_clues import Clues, Element, clean, lineage, marks, pieces, text_of

NOT_WORD = re.compile(r"[\W_]+")
SEPARATOR = re.compile(
    r"\s+(?:[|\-–—•·»«:/~‹›*]|::|\|\||--|>>|<<)\s+|\s*[|｜‖]\s*|\s*::\s*|_+|\s*»\s*|(?<=[\u3040-\u9fff])-(?=[\u3040-\u9fff])"
)
KICKER = re.compile(
    r"kicker|overline|topline|eyebrow|category|\bsection|badge|\blabel|pre-?(?:title|headline)|roofline|dachzeile|"
    r"supra|(?:ante|sur)-?t[ií]t|\bflag\b|premium|paywall|\bicon|sr-only|visually-?hidden|screen-?reader|sub-?(?:title|head)|"
    r"\bdeck\b|overtitle|tagline|spitzmarke|occhiello|volanta|hidden|lead-?in|\bdate\b|\btime\b",
    re.IGNORECASE,
)
SURE, LIKELY = 2.0, 0.4
BRACKETED = re.compile(r"\s*[\[(（【]([^\[\]()（）【】]{2,40})[\])）】]$")
APART = frozenset({"header", "nav", "aside", "footer"})
HIDDEN = re.compile(r"sr-only|visually-?hidden|screen-?reader|\bhidden\b|a11y", re.IGNORECASE)
MASTHEAD = re.compile(r"logo|masthead|site-?(?:title|name|branding|header)|navbar|brand", re.IGNORECASE)


@dataclass(slots=True)
class Headline:
    """The words, and the element they stand in where there is one."""

    text: str
    element: Element | None = None


@dataclass(slots=True)
class Told:
    """What the page's data call the story: each as written, and without the site's name."""

    written: list[str]
    bare: list[str]

    def keys(self) -> set[str]:
        return {key(text) for text in (*self.written, *self.bare)} - {""}


def key(text: str) -> str:
    """What two wordings must share to be the same headline."""
    return NOT_WORD.sub(" ", text.casefold()).strip()


def squeezed(text: str) -> str:
    return NOT_WORD.sub("", text.casefold())


def find(clues: Clues, story: jsonld.Node | None, names: Iterable[str], source: str) -> Headline:
    """``names`` are what the outlet is called, with the heart of its domain."""
    sites = {squeezed(name) for name in names} - {""}
    sites |= {f"the{site}" for site in sites} | {site.removeprefix("the") for site in sites if len(site) > 6}
    told = told_titles(clues, story, sites)
    best: tuple[float, Headline] = (0.0, Headline(""))
    for position, h1 in enumerate(clues.h1s[:20]):
        score, text = judge(h1, told, sites)
        score -= position * 0.01
        if text and score > best[0]:
            best = score, Headline(text, h1)
    if best[0] >= SURE:
        return Headline(best[1].text, below_masthead(best[1], clues))
    if (shown := shown_below(clues, told, sites)) is not None:
        return shown
    if best[0] >= LIKELY or not told.bare:
        return best[1]
    return Headline(agreed(clues, told, source))


def below_masthead(found: Headline, clues: Clues) -> Element | None:
    """The heading over the story itself, where the first to hold its words is the hidden title of the site's head."""
    boxes = lineage(found.element)
    if any(box.tag in ("article", "main") for box in boxes) or not any(MASTHEAD.search(marks(box)) for box in boxes):
        return found.element
    same = (heading for heading in clues.lower[:20] if key(text_of(heading)) == key(found.text))
    return next(same, found.element)


def told_titles(clues: Clues, story: jsonld.Node | None, sites: set[str]) -> Told:
    properties = [e.get("content") or text_of(e) for e in clues.properties.get("headline", [])[:2]]
    written = [
        clean(text)
        for text in (
            jsonld.headline(story) if story else "",
            clues.meta("og:title"),
            clues.meta("twitter:title"),
            *properties,
            clues.meta("parsely-title", "cxenseparse:title", "sailthru.title", "dc.title", "dcterms.title", "title"),
            clues.title,
        )
    ]
    written = [text for text in written if text and squeezed(text) not in sites]
    return Told(written, [without_site(text, sites) for text in written])


def without_site(text: str, sites: set[str]) -> str:
    """A title without the outlet's name at its end or its beginning, and what stood between."""
    if (match := BRACKETED.search(text)) and squeezed(match[1]) in sites:
        text = text[: match.start()]
    if squeezed(text.partition(": ")[0]) in sites:
        text = text.partition(": ")[2] or text
    for _ in range(4):
        ends = list(SEPARATOR.finditer(text))
        if not ends:
            break
        if text[ends[-1].end() :] == "" or is_site(text[ends[-1].end() :], sites):
            text = text[: ends[-1].start()].strip()
        elif squeezed(text[: ends[0].start()]) in sites:
            text = text[ends[0].end() :].strip()
        else:
            break
    return text


def is_site(text: str, sites: set[str]) -> bool:
    said = squeezed(text)
    if not said or len(text) > 60:
        return False
    return said in sites or any(
        (len(site) >= 6 and said.startswith(site)) or (len(said) >= 4 and site.startswith(said)) for site in sites
    )


def judge(h1: Element, told: Told, sites: set[str]) -> tuple[float, str]:
    """How surely this is the story's headline, and the words of it."""
    parts = pieces(h1)
    whole = clean("".join(text for text, _ in parts)) or image_text(h1)
    if not whole or squeezed(whole) in sites:
        return 0.0, ""
    keys = told.keys()
    part = part_told(parts, h1, keys)
    if part and key(part) != key(whole):
        text, score = part, 2.5
    elif key(whole) in keys:
        text, score = without_kicker(parts, h1), 3.0
        text = text if len(text) >= 0.4 * len(whole) else whole
    else:
        text = without_kicker(parts, h1) or whole
        score = max(likeness(whole, told), likeness(text, told))
    return score + standing(h1, text, score, told), text


def standing(h1: Element, text: str, score: float, told: Told) -> float:
    """What the heading's place and names add to, or take from, the likeness of its words."""
    boxes = lineage(h1)
    names = [marks(box) for box in boxes[:4]]
    if HIDDEN.search(names[0]) or "display:none" in (h1.get("style") or "").replace(" ", ""):
        score -= 0.5
    if score < SURE and (any(MASTHEAD.search(name) for name in names) or boxes[0].find(".//a[@href='/']") is not None):
        return -score
    bonus = 0.3 if "headline" in (h1.get("itemprop") or "") else 0.0
    if score < LIKELY and (not told.written or (len(squeezed(text)) >= 18 and not any(b.tag in APART for b in boxes))):
        bonus += 0.45
    return bonus


def image_text(h1: Element) -> str:
    return next((clean(image.get("alt") or "") for image in h1.iter("img")), "") if len(h1) else ""


def part_told(parts: list[tuple[str, Element]], h1: Element, keys: set[str]) -> str:
    """Some of the heading that is by itself what the page's data call the story."""
    runs = grouped(parts, h1)
    if len(runs) < 2:
        return ""
    choices = [clean("".join(text for text, _ in run)) for run in slices(runs)]
    return max((text for text in choices if key(text) in keys), key=len, default="")


def grouped(parts: list[tuple[str, Element]], h1: Element) -> list[tuple[str, Element]]:
    """Parts that hold words, with the blanks around them."""
    found: list[tuple[str, Element]] = []
    for text, box in parts:
        if text.strip() or not found:
            found.append((text, box))
        else:
            found[-1] = (found[-1][0] + " ", found[-1][1])
    return [(text, box) for text, box in found if text.strip()][:12]


def slices(runs: list[tuple[str, Element]]) -> Iterator[list[tuple[str, Element]]]:
    for start in range(min(len(runs), 4)):
        for end in range(len(runs), max(start, len(runs) - 4), -1):
            if (start, end) != (0, len(runs)):
                yield runs[start:end]
    yield runs[:1]


def without_kicker(parts: list[tuple[str, Element]], h1: Element) -> str:
    kept: list[str] = []
    for text, box in parts:
        # A colon with an element of its own parts a kicker from the headline for those who cannot see the styles.
        if text.strip() in (":", "：", "|") and box is not h1:
            kept.clear()
            continue
        boxes = [b for b in lineage(box, 8) if h1 in set(lineage(b, 12)) and b is not h1]
        if not any(b.tag == "small" or KICKER.search(marks(b)) for b in boxes):
            kept.append(text)
    return clean("".join(kept))


def likeness(text: str, told: Told) -> float:
    """The share of words two wordings have in common, for the most alike of what is told."""
    words = tokens(text)
    return max((overlap(words, tokens(other)) for other in (*told.bare, *told.written)), default=0.0)


@lru_cache(maxsize=64)
def tokens(text: str) -> frozenset[str]:
    """Runs of letters: words would leave out the scripts that put no spaces between them."""
    joined = squeezed(text)
    size = 2 if any(c >= "\u2e80" for c in joined[:20]) else 4
    return frozenset(joined[i : i + size] for i in range(len(joined) - size + 1))


def overlap(ours: frozenset[str], theirs: frozenset[str]) -> float:
    if not ours or not theirs:
        return 0.0
    # A blog's name is often part of its stories' titles: a short heading must be more than contained.
    return len(ours & theirs) / max(min(len(ours), len(theirs)), 0.6 * max(len(ours), len(theirs)), 6)


def shown_below(clues: Clues, told: Told, sites: set[str]) -> Headline | None:
    """A lower heading that holds what the page's data call the story, or is most of it (a kicker may be missing)."""
    keys = told.keys()
    most = None
    for heading in clues.lower[:30] if keys else ():
        text = text_of(heading)
        words = key(text)
        if any(told_key in words for told_key in keys):
            score, shown = judge(heading, told, sites)
            if score >= SURE and len(shown) > 10:
                return Headline(shown, heading)
        elif most is None and any(words in told_key and 2 * len(words) >= len(told_key) for told_key in keys):
            most = Headline(text, heading)
    return most


def agreed(clues: Clues, told: Told, source: str) -> str:
    """Without a heading: what is shown in the page as it is, else what most of its data say.

    The end of a lone <title> is the site's name.
    """
    if len(set(told.bare)) > 1:
        body = source.find("<body")
        for text in dict.fromkeys(told.bare):
            if len(text) > 10 and source.find(f">{text}<", max(body, 0)) > 0:
                return text
    counts = [sum(key(text) == key(other) for other in told.bare) for text in told.bare]
    best = told.bare[counts.index(max(counts))]
    if len(told.bare) == 1 and best == clues.title:
        ends = [match for match in SEPARATOR.finditer(best) if len(best[match.end() :].split()) <= 3]
        if ends and len(best[: ends[0].start()].split()) >= 3:
            return best[: ends[0].start()]
    return best
