"""Interviews printed as "Q: … A: …" or "SMITH: …": whose words a labelled paragraph holds, without any marks."""

import re
from dataclasses import dataclass
from itertools import pairwise

from articles.text.values import Span

LABEL = re.compile(r"(Q|A|[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3}): +(?=\S)")
LEAST = 3  # labelled paragraphs, by turns, that make a transcript
QUESTION, ANSWER = "Q", "A"


@dataclass(frozen=True, slots=True)
class Turn:
    label: str
    start: int  # of the words said


def find(body: str, paragraphs: list[Span]) -> dict[int, Turn]:
    """Labelled paragraphs by their number; empty where the text is no transcript."""
    found: dict[int, Turn] = {}
    for number, (start, end) in enumerate(paragraphs):
        match = LABEL.match(body, start, end)
        if match:
            found[number] = Turn(match[1], match.end())
    labels = [turn.label for turn in found.values()]
    changes = sum(one != other for one, other in pairwise(labels))
    return found if changes >= LEAST - 1 and _speak_again(labels) else {}


def _speak_again(labels: list[str]) -> bool:
    """Whether the labels come back: headings ("UPDATE: …", "PHOTOS: …") do not."""
    return len(set(labels)) > 1 and 2 * len(set(labels)) <= len(labels) + 1
