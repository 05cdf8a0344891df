"""Mentions of people and organisations: each run of capitals taken apart into titles and a name.

A run becomes a person only on evidence: a title, a given name, an initial, a speech verb beside it.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from articles.text.extraction import bodies, described, persons, runs
from articles.text.extraction.lexicon import common_words, first_names, title_words, titles, verb_class, words
from articles.text.extraction.name import Name
from articles.text.extraction.places_known import is_place
from articles.text.extraction.tokens import Token

OF = ("of", "for", "at")
SAINTS = ("saint", "st", "san", "santa", "our")


def find(zones: Sequence[Sequence[Token]], headlines: Sequence[bool]) -> list[Name]:
    """Mentions of all zones, in order; zones are pieces of the text that names do not cross."""
    found: list[Name] = []
    written = {token[2] for tokens in zones for token in tokens}
    for index, tokens in enumerate(zones):
        for run in runs.find(tokens):
            if len(run.words) > 1 and _is_common_opening(tokens, run, written):
                run.words.pop(0)
            found.extend(_read(tokens, run, index))
    _shorten(found)
    borne = _borne(zones, found)
    counts = Counter(name.parts[-1] for name in found if name.parts and not headlines[name.zone])
    for name in found:
        if name.kind == "other" and name.evidence >= 0 and len(name.parts) > 1 and not headlines[name.zone]:
            _weigh(name, counts, borne)
    described.tell(zones, found)
    return found


def _shorten(found: list[Name]) -> None:
    """ "Understated Perez" at the head of a sentence is Perez, where the text names a Tom Perez."""
    bearers = {name.parts[-1] for name in found if len(name.parts) > 1 and name.parts[0].lower() in first_names()}
    for name in found:
        if not name.opens or len(name.parts) != 2 or name.title or name.kind not in ("person", "other"):
            continue
        if name.parts[1] in bearers and name.parts[0].lower() not in first_names():
            name.start = name.end - len(name.parts[1])
            name.parts, name.kind = name.parts[1:], "lone"


def _is_common_opening(tokens: Sequence[Token], run: runs.Run, written: set[str]) -> bool:
    """The first word of a sentence has its capital from there if the text also writes it small."""
    first = run.words[0]
    if first and tokens[first - 1].text not in (".", "?", "!", ":", "…"):
        return False
    lower = tokens[first].lower
    if lower in first_names() or lower in titles("office") or lower in titles("honorific"):
        return False
    second = tokens[run.words[1]]
    if (lower in title_words() and second.lower in title_words()) or is_place(f"{tokens[first].text} {second.text}"):
        return False
    return (lower in written and lower[0].islower()) or verb_class(lower) is not None


def _borne(zones: Sequence[Sequence[Token]], found: Sequence[Name]) -> set[str]:
    """Surnames that the text gives a title ("Mr Haverkort"), or lets speak ("Haverkort said")."""
    titled = {name.parts[-1] for name in found if name.title and len(name.parts) == 1}
    for name in found:
        if name.kind == "lone" and len(name.parts) == 1:
            tokens = zones[name.zone]
            after = bisect_left(tokens, (name.end,))
            if after < len(tokens) and verb_class(tokens[after].lower) in ("say", "tell", "write", "talk"):
                titled.add(name.text)
    return titled


def _weigh(name: Name, counts: Counter[str], borne: set[str]) -> None:
    """A run of unknown words is a person when the text treats it as one."""
    first, last = name.parts[0].lower(), name.parts[-1]
    if last in borne and len(name.parts) < 4:
        odd = last.lower().rpartition("-")[2] in words("head") or first in words("nationality")
        if not odd and not is_place(first) and not is_place(last):
            name.kind = "person"
    if name.evidence >= 2 or (name.evidence == 1 and counts[name.parts[-1]] > 1):
        name.kind = "person"


def _read(tokens: Sequence[Token], run: runs.Run, zone: int) -> list[Name]:
    indices = run.words
    head = _head_before_person(tokens, indices)
    whole = None if head else bodies.whole(tokens, indices, zone)
    if whole:
        return [whole]
    found: list[Name] = []
    rest = indices
    if head:
        found.append(bodies.body(tokens, indices[:head], zone, ""))
        rest = indices[head:]
    while rest:
        size, canonical = bodies.known(tokens, rest)
        if size:
            if len(rest) == size or not _goes_on(tokens, rest, size):
                found.append(bodies.body(tokens, rest[:size], zone, canonical))
            rest = rest[size:]
            continue
        at = bodies.next_known(tokens, rest)
        piece = rest if at is None else rest[:at]
        named = persons.read(tokens, piece, zone)
        if named:
            if named.kind == "person" and piece is not indices:
                named.extent = tokens[indices[0]].start
            found.append(named)
        rest = rest[len(piece) :]
    return found


def _head_before_person(tokens: Sequence[Token], indices: list[int]) -> int:
    """ "head of the Refugee Council Ann Bell": how many words the body has; 0 where no person follows one."""
    before = [token.lower for token in tokens[max(0, indices[0] - 2) : indices[0]]]
    if len(indices) < 4 or not before or not (before[-1] in OF or (before[-1] == "the" and before[0] in OF)):
        return 0
    heads = words("head")
    led = tokens[indices[0]].lower in heads  # "the Office of Management and Budget Ann Bell"
    for at in range(max(2, len(indices) - 3), len(indices) - 1):
        lower = tokens[indices[at - 1]].lower
        ends = lower in heads or (led and lower in common_words() and lower not in SAINTS)
        if tokens[indices[at]].lower in first_names() and ends and not is_place(tokens[indices[-1]].text):
            return at
    return 0


def _goes_on(tokens: Sequence[Token], indices: list[int], size: int) -> bool:
    """A known body that only opens a longer capitalised name ("Apple Valley") is not meant."""
    following = [tokens[i].lower for i in indices[size:]]
    return bool(following) and following[-1] in words("person_never") and following[0] not in titles("office")
