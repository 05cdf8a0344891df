"""What many begin with: a regular expression for the words, and the name nearest to a reporting verb."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from articles.management.benchmarks.predicting import Predictions
from articles.management.benchmarks.sets import Row

QUOTED = re.compile(r'["“]([^"“”\n]{2,2000})["”]')
NAME = r"(?:(?:[A-Z][\w’'.-]{0,30}\s){0,3}[A-Z][\w’'-]{1,30}|\b[Hh]e|\b[Ss]he|\b[Tt]hey)"
VERB = r"(?:said|says|told|tells|added|asked|wrote|warned|insisted|argued|explained|continued|claimed|called|tweeted)"
SAID = re.compile(rf"\b{VERB}\s(?P<after>{NAME})|(?P<before>{NAME})\s{VERB}\b")
PRONOUNS = frozenset(("he", "she", "they"))


def predict(articles: Sequence[Row]) -> Predictions:
    return {article["id"]: {"id": article["id"], "quotes": quotes(article["text"])} for article in articles}


def quotes(text: str) -> list[Row]:
    said = [(match.start(), match["after"] or match["before"]) for match in SAID.finditer(text)]
    people = _people(said)
    places = [place for place, _ in said]
    found = []
    for match in QUOTED.finditer(text):
        at = bisect_left(places, match.start())
        near = [index for index in (at - 1, at) if 0 <= index < len(said)]
        best = min(near, key=lambda index: _gap(places[index], match.start(), match.end()), default=None)
        name, mention = (None, None) if best is None else (people[best], said[best][1])
        found.append({"start": match.start(1), "end": match.end(1), "speaker": name, "speaker_mention": mention})
    return found


def _people(said: Sequence[tuple[int, str]]) -> list[str | None]:
    """A pronoun is taken for the last name before it."""
    found: list[str | None] = []
    last: str | None = None
    for _, name in said:
        last = last if name.lower() in PRONOUNS else name
        found.append(last)
    return found


def _gap(place: int, start: int, end: int) -> int:
    return start - place if place < start else place - end
