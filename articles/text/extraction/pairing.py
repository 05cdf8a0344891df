"""Which straight marks open and which close, in a paragraph where taking them in turns goes against their places.

One mark forgotten (“He left, she said. "We stay," he said.”) turns every later pair of its paragraph inside out. The
cheapest reading is looked for instead: marks may be nested, forgotten or too many, at a price.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

OPENS, CLOSES, UNCLEAR = range(3)
AGAINST = 4  # the price of a mark that is read against its place
DOUBTFUL = 1
STRAY = 4  # a mark that is left out
INCHES = 1  # one behind a number
ENDS = 2  # a quotation left open before another, where a sentence may end; nested words, where none does
FAR_FETCHED = 4
UNENDED = 1  # a quotation open at the end of the paragraph
STRAIGHT = frozenset(('"', "＂"))
LEADING = frozenset(" \t\n\u00a0([—–")
TRAILING = frozenset(" \t\n\u00a0,.;:?!)]—–")
DEEPEST = 2


class Pair(NamedTuple):
    """``close`` is the number of the mark, or None: left open, up to ``end``."""

    close: int | None
    end: int


class _Step(NamedTuple):
    price: float
    depth: int
    role: str
    before: "_Step | None"


def pairs(body: str, marks: Sequence[re.Match[str]], span: tuple[int, int]) -> dict[int, Pair] | None:
    """The outermost pairs by the number of the opening mark; None where marks taken in turns are right.

    Takes linear time.
    """
    straight = [at for at, mark in enumerate(marks) if mark.group() in STRAIGHT]
    double = [at for at, mark in enumerate(marks) if mark.group() in STRAIGHT or mark.group() in "“”"]
    places = [_place(body, marks[at], span) for at in double]
    if not straight or all(place != (at + 1) % 2 for at, place in enumerate(places)):
        return None
    ends = [_may_end(body, marks[at], span) for at in double]
    strays = [INCHES if body[marks[at].start() - 1 : marks[at].start()].isdigit() else STRAY for at in double]
    roles = _roles(places, ends, strays)
    return _outermost(body, marks, double, roles, span)


def _place(body: str, mark: re.Match[str], span: tuple[int, int]) -> int:
    if mark.group() in "“”":
        return OPENS if mark.group() == "“" else CLOSES
    before = body[mark.start() - 1] if mark.start() > span[0] else " "
    after = body[mark.end()] if mark.end() < span[1] else " "
    if before in LEADING and (after.isalnum() or after in "'‘’([$£€…."):
        return OPENS
    return CLOSES if before not in LEADING and after in TRAILING else UNCLEAR


def _may_end(body: str, mark: re.Match[str], span: tuple[int, int]) -> bool:
    """Whether a sentence, or what leads to a quotation, ends before the mark."""
    before = body[max(span[0], mark.start() - 2) : mark.start()].rstrip()
    return not before or before[-1] in ".,:;?!…"


def _roles(places: Sequence[int], ends: Sequence[bool], strays: Sequence[int]) -> list[str]:
    """ "(", ")", "|" (opens, the one before stays open) or "-" for each mark: the cheapest reading."""
    best: dict[int, _Step] = {0: _Step(0, 0, "", None)}
    for place, end, stray in zip(places, ends, strays, strict=True):
        steps: dict[int, _Step] = {}
        opening = (0, AGAINST, DOUBTFUL)[place]
        closing = (AGAINST, 0, 0)[place]
        for depth, step in best.items():
            ways = [(stray, depth, "-")]
            if depth == 0:
                ways.append((opening, 1, "("))
            else:
                ways.append((closing, depth - 1, ")"))
            if depth == 1:
                ways.append((opening + (ENDS if end else FAR_FETCHED), 1, "|"))
            if 0 < depth < DEEPEST:
                ways.append((opening + (FAR_FETCHED if end else ENDS), depth + 1, "("))
            for price, reached, role in ways:
                total = step.price + price
                if reached not in steps or total < steps[reached].price:
                    steps[reached] = _Step(total, reached, role, step)
        best = steps
    last: _Step | None = min(best.values(), key=lambda step: step.price + step.depth * UNENDED)
    roles: list[str] = []
    while last is not None and last.before is not None:
        roles.append(last.role)
        last = last.before
    return roles[::-1]


def _outermost(
    body: str, marks: Sequence[re.Match[str]], double: Sequence[int], roles: Sequence[str], span: tuple[int, int]
) -> dict[int, Pair]:
    found: dict[int, Pair] = {}
    depth = 0
    opened = 0
    for at, role in zip(double, roles, strict=True):
        if role == "|":
            found[opened] = Pair(None, _sentence_end(body, marks[opened].end(), marks[at].start()))
            depth = 0
        if role in "(|":
            opened = at if depth == 0 else opened
            depth += 1
        elif role == ")":
            depth -= 1
            if depth == 0:
                found[opened] = Pair(at, marks[at].start())
    if depth:
        found[opened] = Pair(None, span[1])
    return found


def _sentence_end(body: str, start: int, end: int) -> int:
    """Where the first sentence ends, of the words up to the next opening mark."""
    match = re.compile(r"[.?!…](?=\s)").search(body, start, end)
    return match.end() if match else start + len(body[start:end].rstrip())
