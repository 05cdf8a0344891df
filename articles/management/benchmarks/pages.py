"""Quotes of press pages and Wikinews stories against what was checked by hand (tests/data/quotes_checked.json).

The file holds no words of the pages: a quotation is known by a hash of its words, and who speaks by where the words
that say so stand, counted from the quotation. What cleaning has moved or cut since then is left out and counted.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings

from articles.management.benchmarks import quotes, sets
from articles.management.benchmarks.predicting import predict
from articles.management.benchmarks.sets import Row
from articles.management.benchmarks.tables import Table
from articles.text.cleaning import clean
from articles.text.readers import read_whole
from articles.text.values import RawArticle

CHECKED = Path("tests", "data", "quotes_checked.json")
STORIES = "places/dev.jsonl"  # Wikinews stories, by the id behind the "#"
DOUBLE = re.compile(r'[“„«]([^“”„«»"\n]*)(?:[”»“"]|$|\n)|"([^"\n]*)(?:"|$|\n)')
SINGLE = re.compile(r"(?<![\w’'])[‘'](?=[^\s’'])((?:[^‘’'\n]|(?<=\w)[’'](?=\w)|(?<=s)[’'](?= \w)){0,2000}?)[’'](?!\w)")
WORDS = re.compile(r"\w+")
SPEAKER_KINDS = {"name": "name", "nominal": "nominal", "pronoun": "pronoun", "implicit": "pronoun"}
Span = tuple[int, int]


@dataclass(slots=True)
class Gold:
    """Articles in the scorer's form; ``lost`` counts checked quotations that the text no longer holds."""

    articles: list[Row] = field(default_factory=list)
    lost: int = 0


def table() -> Table:
    """Raises sets.Absent."""
    gold = gold_of(dict(texts()))
    known = _file()["read"]
    parts: dict[str, list[Row]] = {}
    for article in gold.articles:
        kind = "Wikinews" if article["id"].startswith(STORIES) else "news pages and magazines"
        parts.setdefault(f"{kind}, {'read' if article['id'] in known else 'not read'} before", []).append(article)
    rows = [quotes.row(name, quotes.score(part, predict(part))) for name, part in sorted(parts.items())]
    note = (
        "Saved pages of British, American and other outlets and Wikinews stories, each quotation judged by one reader "
        "who saw no program's output. No weights were learnt from them; of those “read before”, rules were made while "
        "reading what went wrong."
    )
    if gold.lost:
        note += f" {gold.lost} checked quotations were not found again in the texts."
    return Table(title="Other papers", columns=quotes.COLUMNS, rows=rows, note=note)


def checked() -> dict[str, list[Any]]:
    return _file()["stories"]


def _file() -> dict[str, Any]:
    return json.loads((Path(settings.BASE_DIR) / CHECKED).read_text(encoding="utf-8"))


def texts() -> Iterator[tuple[str, str]]:
    """The body of each checked story, by its name in the file. Raises sets.Absent."""
    stories = {f"{STORIES}#{row['id']}": row["text"] for row in sets.rows(STORIES)}
    for name in checked():
        if name in stories:
            yield name, stories[name]
        else:
            path = sets.path(name)
            found = [raw for raw in read_whole(path.read_bytes(), path.name) if isinstance(raw, RawArticle)]
            yield name, "\n\n".join(clean(raw).body for raw in found)


def gold_of(bodies: dict[str, str]) -> Gold:
    gold = Gold()
    for name, rows in checked().items():
        article = {"id": name, "text": bodies[name], "quotes": [], "ignore": []}
        gold.lost += _judge(article, rows)
        gold.articles.append(article)
    return gold


def _judge(article: Row, rows: Sequence[Any]) -> int:
    """Sets the article's quotes, and what is not to be scored; how many rows found no place."""
    text, lost = article["text"], 0
    free = [(span, fingerprint(text[slice(*span)])) for span in stretches(text)]
    for number, (key, kind, mention, person) in enumerate(rows):
        at = next((at for at, (_, own) in enumerate(free) if own == key), None)
        if at is None:
            lost += 1
            continue
        span, _ = free.pop(at)
        if kind == "none":
            continue
        words, full = _words(text, span, mention), _words(text, span, person)
        if kind not in SPEAKER_KINDS or words is None or full is None or not (words or full):
            article["ignore"].append(list(span))
            continue
        article["quotes"].append(_quote(span, number, SPEAKER_KINDS[kind], words, full))
    article["ignore"] += [list(span) for span, _ in free]
    return lost


def _quote(span: Span, number: int, kind: str, words: str, full: str) -> Row:
    named = any(word[:1].isupper() for word in full.split()) and (kind != "nominal" or full != words)
    if kind == "pronoun" and not named:
        kind, words = "nominal", full
    return {
        "start": span[0], "end": span[1], "segments": [list(span)], "type": "direct", "nested": False,
        "speaker": words or full, "speaker_kind": kind, "speaker_name": full if named else None, "name_by": "hand",
        "event": number, "cue": None,
    }  # fmt: skip


def _words(text: str, span: Span, place: Sequence[Any] | None) -> str | None:
    """The words at a place told as [distance from the quotation, length, fingerprint]; None: others stand there."""
    if place is None:
        return ""
    start = span[0] + place[0]
    words = text[max(0, start) : start + place[1]]
    return words if fingerprint(words) == place[2] else None


def stretches(text: str) -> list[Span]:
    """Whatever stands in quotation marks within a paragraph, in order."""
    found: list[Span] = []
    at = 0
    for line in text.splitlines(keepends=True):
        double = [match.span() for match in DOUBLE.finditer(line)]
        inside = [match.span() for match in SINGLE.finditer(line)]
        single = [span for span in inside if not any(a <= span[0] < b for a, b in double)]
        found += [(at + a, at + b) for a, b in sorted([*double, *single]) if WORDS.search(line[a:b])]
        at += len(line)
    return found


def fingerprint(words: str) -> str:
    return hashlib.sha256(" ".join(WORDS.findall(words.casefold())).encode()).hexdigest()[:10]
