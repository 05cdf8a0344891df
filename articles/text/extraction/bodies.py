"""Runs of capitals that name an organisation: by a head noun, or known all over the world."""

from collections.abc import Sequence
from functools import cache

from articles.text.extraction.lexicon import organisations, titles, word_set, words
from articles.text.extraction.name import Name, wording
from articles.text.extraction.places_known import is_place
from articles.text.extraction.tokens import Token, tokenize

HEADS, HONORIFICS, OFFICES, NATIONALITIES = words("head"), titles("honorific"), titles("office"), words("nationality")
LONGEST_ALIAS = 8
AMBIGUOUS = word_set(
    "Times Post Journal Guardian Observer Telegraph Mirror Independent Economist Treasury Fed Lords Commons "
    "Congress Senate Kremlin Pentagon"
)
COMMON = word_set("Apple Amazon Amnesty Labour PA WHO AU ICE IRC ICE Google")
WEAK_HEADS = word_set(
    "army navy police force forces press senate house parliament front guard democrats republicans conservatives "
    "workers brothers staff court mail post mission command cross records programme program unit"
)
PERSON_HEADS = word_set("cross house church bank post fund watch board guard banks mail press cabinet staff")


def whole(tokens: Sequence[Token], indices: list[int], zone: int) -> Name | None:
    """The whole run, when a head noun says that it is one body."""
    text = wording(tokens, indices[0], indices[-1])
    canonical = organisations().get(text)
    if canonical and _trusted(tokens, indices, len(indices), text):
        return body(tokens, indices, zone, canonical)
    if len(indices) < 2:
        return None
    lowers = [tokens[i].lower for i in indices]
    tail = lowers[-1]
    if tail == "bank" and is_place(text):
        return None
    joined = any(tokens[i].lower in ("of", "for", "on") for i in range(indices[0], indices[-1]))
    schools = lowers[-2:] == ["school", "district"]
    if not (tail in HEADS or schools or (joined and lowers[0] in HEADS)):
        return _headed(tokens, indices, zone) if joined else None
    if lowers[0] in HONORIFICS or (len(indices) == 2 and lowers[0] in NATIONALITIES and tail in WEAK_HEADS):
        return None
    office = next((i for i, word in enumerate(lowers[:-1]) if word in OFFICES and i + 2 < len(lowers)), None)
    if office == 0 and (len(indices) > 3 or tail not in PERSON_HEADS) and tail not in WEAK_HEADS:
        office = None
    if office is not None and not joined and lowers[0] not in ("chief", "general", "director"):
        return None
    return body(tokens, indices, zone, "")


def known(tokens: Sequence[Token], indices: list[int]) -> tuple[int, str]:
    """How many of the leading words are the longest wording of a known body, and its canonical name."""
    if tokens[indices[0]].text not in _openings():
        return 0, ""
    bodies = organisations()
    for size in range(min(len(indices), LONGEST_ALIAS), 0, -1):
        words_ = wording(tokens, indices[0], indices[size - 1])
        if words_ in bodies and _trusted(tokens, indices, size, words_):
            return size, bodies[words_]
    return 0, ""


def next_known(tokens: Sequence[Token], indices: list[int]) -> int | None:
    """From which of the words behind the first one a known body is named."""
    openings = _openings()
    may_open = [at for at in range(1, len(indices)) if tokens[indices[at]].text in openings]
    return next((at for at in may_open if known(tokens, indices[at:])[0]), None)


@cache
def _openings() -> frozenset[str]:
    """The first token of every wording of a known body: most words are none."""
    return frozenset(tokenize(name)[0].text for name in organisations())


def _trusted(tokens: Sequence[Token], indices: list[int], size: int, text: str) -> bool:
    """A wording that is also an everyday word needs "the" before it, and must stand alone."""
    if text in AMBIGUOUS:
        before = tokens[indices[0] - 1].lower if indices[0] else ""
        return before == "the" and len(indices) == size
    if text in COMMON:
        return len(indices) == size
    return True


def _headed(tokens: Sequence[Token], indices: list[int], zone: int) -> Name | None:
    """ "University of Oxford" inside a longer run: left to the pieces."""
    return body(tokens, indices, zone, "") if any(tokens[i].lower in HEADS for i in indices[:4]) else None


def body(tokens: Sequence[Token], indices: Sequence[int], zone: int, canonical: str) -> Name:
    first, last = tokens[indices[0]], tokens[indices[-1]]
    text = wording(tokens, indices[0], indices[-1])
    return Name(
        start=first.start, end=last.end, kind="organisation", parts=(text,), zone=zone,
        canonical=canonical or text,
    )  # fmt: skip
