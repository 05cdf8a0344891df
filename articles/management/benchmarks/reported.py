"""Reported speech against annotated sets, which mark far more than what is looked for here."""

import re
from collections.abc import Sequence

from articles.management.benchmarks.predicting import Predictions
from articles.management.benchmarks.sets import Row
from articles.management.benchmarks.tables import Table, share

CLEAR = re.compile(
    r"(?:has |have |had |also |later |then )*(?:said|says?|adds?|added|tells?|told|announced?|warn(?:ed|s)?|"
    r"confirm(?:ed|s)?|den(?:y|ied|ies)|claim(?:ed|s)?|insist(?:ed|s)?|according to)\b",
    re.IGNORECASE,
)
MARK = re.compile("[\"“”]|''")
WORD = re.compile(r"\w+(?:[’'.-]\w+)*")
FEWEST = 4  # words of a clause that counts


def table(gold: Sequence[Row], found: Predictions) -> Table:
    given = right = close = wanted = hit = named = same = 0
    for article in gold:
        text = article["text"]
        marked = [(_words(text, quote), quote) for quote in article["quotes"]]
        matched: set[int] = set()
        for quote in found[article["id"]]["quotes"]:
            if quote["kind"] != "indirect":
                continue
            words = _words(text, quote)
            likeness, best = max(
                ((len(words & other) / max(1, len(words | other)), at) for at, (other, _) in enumerate(marked)),
                default=(0.0, -1),
            )
            given += 1
            right += likeness >= 0.5
            close += likeness >= 0.8
            if likeness >= 0.5:
                matched.add(best)
                if name := marked[best][1].get("speaker_name"):
                    named += 1
                    same += (quote["speaker"] or "").split()[-1:] == name.split()[-1:]
        clear = [at for at, (_, quote) in enumerate(marked) if _is_clear(quote)]
        wanted += len(clear)
        hit += sum(at in matched for at in clear)
    rows = [
        ("clauses found", str(given), ""),
        ("annotated too, at least half the same words", str(right), share(right, given)),
        ("annotated too, at least four fifths the same words", str(close), share(close, given)),
        ("right person, where the annotators know it", str(named), share(same, named)),
        ("annotated ones with a plain verb of saying, found", str(wanted), share(hit, wanted)),
    ]
    return Table(
        title="Reported speech (kind: indirect)",
        columns=("", "number", "share"),
        rows=rows,
        note="Only clear cases are looked for; the rest is left alone on purpose.",
    )


def _is_clear(quote: Row) -> bool:
    plain = quote["type"] == "indirect" and CLEAR.match(quote.get("cue") or "") is not None
    return plain and not MARK.search(quote["text"]) and len(quote["text"].split()) >= FEWEST


def _words(text: str, quote: Row) -> set[int]:
    spans = quote.get("segments") or [[quote["start"], quote["end"]]]
    return {match.start() for start, end in spans for match in WORD.finditer(text, start, end)}
