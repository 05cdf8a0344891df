"""Bodies that the text spells out before their initials: "Office for the Coordination of Aid (OCA)"."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from articles.text.extraction.bodies import body
from articles.text.extraction.described import HEADS, PUBLIC
from articles.text.extraction.lexicon import organisations, titles, verb_class, word_set, words
from articles.text.extraction.name import Name, wording
from articles.text.extraction.places_known import is_place
from articles.text.extraction.tokens import Token

BRACKETED = re.compile(r"\(([A-Z][A-Za-z&]{1,7})\)")
LINKS = word_set("of for the and in on to at de du des del la le les los el y et & ' ’ 's")
SPEAKING = ("say", "tell")
SPARED = 4  # link words without a letter of their own
MOST = 20  # bodies looked for all over a text


def tell(text: str, zones: Sequence[Sequence[Token]], found: list[Name]) -> list[Name]:
    """The names, with each spelt-out body one name and its initials another for it, wherever they stand.

    ``zones`` are the pieces of the text, in order. After Schwartz and Hearst, "A Simple Algorithm for
    Identifying Abbreviation Definitions in Biomedical Text" (2003), kept to capitalised bodies.
    """
    bracketed = dict.fromkeys(match[1] for match in BRACKETED.finditer(text))
    if not bracketed:
        return found
    spelt: dict[str, Sequence[Token]] = {}
    speaking = {word for tokens in zones for word in _speaking(tokens) if word in bracketed}
    for tokens in zones:
        for at, (_, _, word, _) in enumerate(tokens[:-2]):
            if word == "(" and (short := tokens[at + 1].text) in bracketed and tokens[at + 2].text == ")":
                first = _fit(tokens, at - 1, _letters(short), SPARED)
                full = tokens[first : at - 1 if tokens[at - 1].lower == "'s" else at] if first is not None else ()
                if full and short not in spelt and _is_body(full, short, speaking):
                    spelt[short] = full
    for short, full in list(spelt.items())[:MOST]:
        found = _renamed(zones, found, short, full)
    return found


def _letters(short: str) -> str:
    return "".join(letter for letter in short.lower() if letter.isalpha())


def _fit(tokens: Sequence[Token], at: int, letters: str, spared: int) -> int | None:
    """The first word of those ending at ``at`` that spell ``letters``; it has a capital."""
    if at < 0:
        return None
    _, _, text, lower = tokens[at]
    if text == "." and at and tokens[at - 1].capital:
        return _fit(tokens, at - 1, letters, spared)  # "Mill Corp. of Trenby"
    initials = "".join(part[0] for part in lower.split("-") if part)
    for size in {1, len(initials)}:
        if initials and letters.endswith(initials[:size]) and (text != lower or lower in LINKS):
            rest = letters[: len(letters) - size]
            first = _fit(tokens, at - 1, rest, spared) if rest else (at if text != lower else None)
            if first is not None:
                return first
    return _fit(tokens, at - 1, letters, spared - 1) if lower in LINKS and spared else None


def _is_body(full: Sequence[Token], short: str, speaking: set[str]) -> bool:
    """By a word for bodies in its name, by being well known, or because it speaks ("OCA said")."""
    name = wording(full, 0, len(full) - 1)
    if sum(token.capital for token in full) < 2 or full[0].lower in titles("office") or is_place(name):
        return False
    heads = words("head")
    if any(token.lower in heads or token.lower in PUBLIC or token.lower in HEADS for token in full):
        return True
    return short in organisations() or short in speaking


def _speaking(tokens: Sequence[Token]) -> Iterator[str]:
    """Words right before a verb of speech."""
    return (word for (_, _, word, _), (_, _, _, lower) in pairwise(tokens) if verb_class(lower) in SPEAKING)


def _renamed(zones: Sequence[Sequence[Token]], found: list[Name], short: str, full: Sequence[Token]) -> list[Name]:
    """Names that are the body, or pieces of its full name, become mentions of it."""
    name = wording(full, 0, len(full) - 1)
    canonical = organisations().get(name, name)
    spelt = [one for zone, tokens in enumerate(zones) for one in _mentions(zone, tokens, full, canonical)]
    starts = [one.start for one in spelt]
    kept = list(spelt)
    for one in found:
        at = bisect_right(starts, one.start) - 1
        if at >= 0 and one.start < spelt[at].end:
            continue
        if one.text == short:
            one.kind, one.canonical, one.evidence = "organisation", canonical, 0
        kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _mentions(zone: int, tokens: Sequence[Token], full: Sequence[Token], canonical: str) -> Iterator[Name]:
    size, first = len(full), full[0].text
    wanted = [token.text for token in full]
    for at, (_, _, text, _) in enumerate(tokens):
        if text == first and [token.text for token in tokens[at : at + size]] == wanted:
            yield body(tokens, range(at, at + size), zone, canonical)
