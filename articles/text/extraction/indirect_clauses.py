"""Where a reported clause begins and ends inside its sentence, in items."""

from articles.text.extraction import indirect_words as lists
from articles.text.extraction.ground import Cue
from articles.text.extraction.indirect_words import is_finite, is_occasion, is_time
from articles.text.extraction.scene import Scene
from articles.text.extraction.skeleton import Item
from articles.text.extraction.subjects import PREPOSITIONS
from articles.text.values import Span

ADJUNCT = 14  # items that may stand between the verb and "that"
APPOSED = 18  # items of a description between two commas
LEAST_BEHIND = 4  # words of a clause before its verb, or beside a quotation
LEAST = 3
SETTING_WORDS = 6
OPENERS = frozenset(
    ("now", "instead", "however", "overall", "so", "still", "even", "indeed", "moreover", "therefore", "thus")
)
CUTS = frozenset((";", "—", "–", "(", ":"))
GOING_ON = frozenset(("and", "but", "because", "as", "after", "while", "though", "although", "who", "which"))


def after_verb(scene: Scene, cue: Cue, end: int) -> Span | None:
    """ "Hague said (on Friday) (that) CLAUSE": from the clause's first item to ``end`` or to what cuts it off."""
    items = scene.skeleton.items
    lemma_at = cue.at
    start, marked = _opening(scene, cue, end)
    if start >= end or items[start].text in (",", ":", ".") or items[start].kind == "q":
        return None
    first = items[start]
    if not marked and not _may_open(items, start, lists.reports(items[lemma_at], lists.BARE) or cue.text == "told"):
        return None
    stop = _end(scene, cue, start, end)
    if stop is None or (marked and is_finite(first)):
        return None
    short = start + 1 < stop and items[start + 1].lower == "'s" and first.lower in ("it", "that", "this", "there")
    nominative = short or (first.lower in lists.NOMINATIVE and stop - start > 1)
    if not marked and not nominative and not any(is_finite(item) for item in items[start:stop]):
        return None
    return (start, stop) if count(items, start, stop) >= LEAST else None


def _opening(scene: Scene, cue: Cue, end: int) -> tuple[int, bool]:
    """The first item of what is reported, and whether "that" introduces it."""
    items = scene.skeleton.items
    at = cue.at + 1
    if cue.how == "inverted" and cue.subject is not None:
        return end, False
    if cue.text.lower() in ("told", "tells", "tell", "telling"):
        at = _hearer(scene, at, end)
    reach = min(end, at + ADJUNCT)
    while at < reach:
        if items[at].lower == "that":
            return at + 1, True
        if step := is_time(items, at):
            at += step
            continue
        if items[at].lower not in lists.SETTING or (at + 1 < end and items[at + 1].lower in ("least", "most", "first")):
            return at, False
        behind = _behind_setting(items, at, reach)
        if behind == at:
            return end, False
        at = behind
    return end, False


def _behind_setting(items: list[Item], at: int, reach: int) -> int:
    """Behind "in a statement", "at a news conference in Paris"; ``at`` where no occasion is found."""
    for step in range(at + 1, reach):
        item = items[step]
        if item.lower == "that":
            return step
        if item.kind == "q" or item.text in (",", ".", ";", ":") or is_finite(item):
            return at
        if is_occasion(item) and not (step + 1 < reach and is_occasion(items[step + 1])):
            return step + 1
        if step == at + 1 and items[at].lower in ("to", "with") and (item.kind == "m" or item.lower in lists.HEARERS):
            return step + 1
    return at


def _hearer(scene: Scene, at: int, end: int) -> int:
    """Behind whom the speaker told; ``end`` where that is not clear."""
    items = scene.skeleton.items
    for step in range(at, min(end, at + ADJUNCT)):
        if items[step].lower == "that" and step > at:
            return step
        if items[step].kind == "q" or items[step].text in (",", ":", ";"):
            break
    if at < end and items[at].lower in lists.HEARERS:
        return at + 1
    bare = at + 1 if at < end and items[at].lower == "the" else at
    mention = scene.ground.beginning.get(at) or scene.ground.beginning.get(bare)
    if mention is None or mention.last + 1 >= end or items[mention.last + 1].lower in ("'s", "and", "to"):
        return end
    return mention.last + 1


def _may_open(items: list[Item], start: int, bare: bool) -> bool:
    """Whether a clause without "that" may begin here; a stricter verb wants a subject that cannot be its object."""
    item = items[start]
    after = items[start + 1] if start + 1 < len(items) else None
    if item.lower in lists.NO_CLAUSE or (item.kind == "w" and item.lower in lists.HELPERS | lists.WHEN):
        return False
    if item.lower in PREPOSITIONS and not (after and (after.lower.isdigit() or after.lower in lists.NUMBERS)):
        return item.lower == "at" and after is not None and after.lower in ("least", "most")
    if bare:
        return item.kind in ("w", "m", "r")
    return item.lower in lists.NOMINATIVE or (
        item.lower == "it" and after is not None and (after.lower in lists.HELPERS or after.lower == "'s")
    )


def _end(scene: Scene, cue: Cue, start: int, end: int) -> int | None:
    """Where the clause that began at ``start`` is cut off; None where somebody's marked words belong to it."""
    items = scene.skeleton.items
    stops = _stops(scene, cue, start, end)
    finite, opened = items[start].lower in lists.NOMINATIVE, 0
    for at in range(start, end):
        if at in stops:
            return _without_comma(items, start, at)
        item = items[at]
        if item.kind == "q" and item.quote >= 0:
            led = items[at - 1].text in (",", ":") and count(items, start, at) >= LEAST_BEHIND
            return at - 1 if led and finite else None
        finite = finite or is_finite(item)
        opened += (item.text == "(") - (item.text == ")")
        if opened < 0 or (finite and item.text in CUTS and not _is_clock(items, at)):
            return at
    return end


def _is_clock(items: list[Item], at: int) -> bool:
    """ "6:00": a colon within a number."""
    return 0 < at < len(items) - 1 and items[at - 1].end == items[at].start and items[at].end == items[at + 1].start


def _stops(scene: Scene, cue: Cue, start: int, end: int) -> set[int]:
    """Items at which another report of the same sentence begins: ", adding", "and told", ", and Ed said"."""
    items = scene.skeleton.items
    found: set[int] = set()
    for other in scene.by_sentence.get(items[cue.at].sentence, ()):
        if not start < other.at < end:
            continue
        if other.how == "according" or (other.form == "ing" and items[other.at - 1].text == ","):
            found.add(other.at)
            continue
        if not lists.reports(items[other.at], lists.CLEAR):
            continue
        at = other.at
        if other.subject is not None and other.how in ("subject", "apposition") and other.subject.first > start:
            at = other.subject.first
        while at > start and items[at - 1].lower in ("also", "later", "then", "the", "a"):
            at -= 1
        joined = items[at - 1].lower in ("and", "but", "while", "though", "as")
        if joined and (items[at - 2].text == "," or at == other.at or items[at].lower in ("also", "later", "then")):
            found.add(at - 1)
        elif items[at - 1].text == "," and at < other.at and ends_report(scene, other.at + 1, end):
            found.add(at)
    return found


def _without_comma(items: list[Item], start: int, at: int) -> int:
    return at - 1 if at - 1 > start and items[at - 1].text == "," else at


def before_verb(scene: Scene, first: int, stop: int) -> Span | None:
    """ "CLAUSE, Hague said": from the sentence's ``first`` item to ``stop``, if that is a clause, free of marks."""
    items = scene.skeleton.items
    opened = sum((item.text == "(") - (item.text == ")") for item in items[first:stop])
    if stop <= first or opened or any(item.kind == "q" for item in items[first:stop]):
        return None
    start = behind_dateline(items, first, stop)
    while start < stop and (items[start].lower in lists.JOINTS or items[start].text in (",", "-")):
        start += 1
    finite = any(is_finite(item) for item in items[start:stop])
    if finite and items[stop - 1].lower in lists.PERHAPS | lists.JOINTS | PREPOSITIONS:
        return None  # "a policy which, according to him, failed"
    return (start, stop) if finite and count(items, start, stop) >= LEAST_BEHIND else None


def behind_dateline(items: list[Item], first: int, stop: int) -> int:
    """ "BEIRUT, Lebanon (Reuters) - Thirteen people": the place and the agency are no part of the clause."""
    if not items[first].text.isupper():
        return first
    for at in range(first + 1, min(first + 12, stop)):
        if items[at].text in ("-", "—", "–"):
            return at + 2 if at + 1 < stop and items[at + 1].text in ("-", "—", "–") else at + 1
        if is_finite(items[at]):
            break
    return first


def ends_report(scene: Scene, at: int, end: int) -> bool:
    """Whether nothing that could be reported follows at ``at``: the end, a time, an occasion, a comma and more."""
    items = scene.skeleton.items
    while at < end:
        if step := is_time(items, at):
            at += step
            continue
        if items[at].lower in lists.SETTING:
            behind = _behind_setting(items, at, min(end, at + ADJUNCT))
            if behind == at or items[behind - 1].lower == "that":
                return False
            at = behind
            continue
        break
    if at >= end or items[at].text in (".", "!", ";", ")"):
        return True
    after = items[at + 1] if at + 1 < end else None
    return items[at].text == "," and after is not None and (after.lower in GOING_ON or after.lower.endswith("ing"))


def around(scene: Scene, first: int, stop: int, rest: int, end: int) -> Span | None:
    """ "In the north, he said, talks went on": the clause behind, where only a setting stands before."""
    items = scene.skeleton.items
    opener = items[first].lower
    if rest + 1 >= end or items[rest].text != "," or count(items, first, stop) > SETTING_WORDS:
        return None
    if any(is_finite(item) or item.kind == "q" for item in items[first:stop]):
        return None
    if opener not in PREPOSITIONS | lists.JOINTS | lists.TIMES | OPENERS and not opener.endswith("ly"):
        return None
    return before_verb(scene, rest + 1, end) if _may_open(items, rest + 1, True) else None


def behind_hearer(scene: Scene, at: int, end: int) -> int:
    return min(_hearer(scene, at, end) if at < end else end, end)


def after_source(scene: Scene, last: int, end: int) -> int | None:
    """The first item behind "According to SOURCE, ": past a description of the source between commas."""
    items = scene.skeleton.items
    if last + 1 >= end or items[last + 1].text != ",":
        return None
    start = last + 2
    if start < end and items[start].lower in ("a", "an", "the", "who", "whose", "his", "her", "its", "which"):
        for at in range(start + 1, min(end, start + APPOSED)):
            if is_finite(items[at]) and items[start].lower not in ("who", "whose", "which"):
                break
            if items[at].text == ",":
                return at + 1
    return start


def count(items: list[Item], start: int, stop: int) -> int:
    return sum(len(item.text.split()) for item in items[start:stop] if item.kind in ("w", "m", "r"))
