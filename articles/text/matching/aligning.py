"""Passages that two texts share, word for word or nearly so."""

from collections.abc import Sequence
from typing import NamedTuple

GRAM = 4


class Run(NamedTuple):
    """``left[a:a + length]`` are the same words as ``right[b:b + length]``."""

    a: int
    b: int
    length: int

    @property
    def a_end(self) -> int:
        return self.a + self.length

    @property
    def b_end(self) -> int:
        return self.b + self.length


def shared_runs(left: Sequence[str], right: Sequence[str], gram: int = GRAM) -> list[Run]:
    """Runs of at least ``gram`` words, in the order of ``left``, longest where they compete; a word is in one only.

    Linear in both texts: of a gram that comes several times only the place is tried that continues the
    last run, and the first.
    """
    places: dict[tuple[str, ...], int] = {}
    for at, words in enumerate(_grams(right, gram)):
        places.setdefault(words, at)
    taken = bytearray(len(right))
    runs: list[Run] = []
    start = after = 0
    for at, words in enumerate(_grams(left, gram)):
        if at < start:
            continue
        place = places.get(words)
        if place is None:
            continue
        if tuple(right[after : after + gram]) == words:
            place = after
        run = _extend(left, right, at, place, taken)
        if run.length >= gram:
            runs.append(run)
            start, after = run.a_end, run.b_end
            taken[run.b : run.b_end] = b"\1" * run.length
    return runs


def _grams(words: Sequence[str], gram: int) -> "zip[tuple[str, ...]]":
    return zip(*(words[shift:] for shift in range(gram)), strict=False)


def _extend(left: Sequence[str], right: Sequence[str], a: int, b: int, taken: bytearray) -> Run:
    length = 0
    most = min(len(left) - a, len(right) - b)
    while length < most and left[a + length] == right[b + length] and not taken[b + length]:
        length += 1
    return Run(a, b, length)
