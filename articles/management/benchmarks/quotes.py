"""Quotes and their speakers against annotated sets."""

from collections.abc import Sequence
from typing import Any

from articles.management.benchmarks import sets
from articles.management.benchmarks.predicting import Predictions
from articles.management.benchmarks.sets import Row
from articles.management.benchmarks.tables import Table, share

COLUMNS = ("", "articles", "segments found", "precision of segments", "right person", "end to end F1")
BINS = ((0.9, 1.01), (0.75, 0.9), (0.5, 0.75), (0.0, 0.5))
KINDS = {
    "type:direct": "whole quotations, found",
    "type:mixed": "partial quotations, found",
    "size:1-2": "of one or two words, found",
    "size:3-5": "of three to five words, found",
    "size:6+": "longer, found",
    "multi-paragraph": "of several paragraphs, found",
    "speaker:name": "a name stands at the quote: right person",
    "speaker:nominal": "a description stands there (“a spokesman”): right person",
    "speaker:pronoun": "a pronoun stands there: right person",
}


def score(gold: Sequence[Row], found: Predictions) -> Row:
    result, _ = sets.scorer().score(list(gold), found)
    return result


def row(name: str, result: Row) -> tuple[str, ...]:
    spans = result["span_overlap"]
    speakers = result["speaker_resolved_acc"]
    return (
        name, str(result["docs"]), f"{spans['R']:.1f} %", f"{spans['P']:.1f} %",
        "–" if speakers is None else f"{speakers:.1f} %", f"{result['end_to_end']['F1']:.1f}",
    )  # fmt: skip


def by_kind(result: Row, committed: Row, several: Row) -> Table:
    """``several``: with the committed weights, where long quotations are broken up into paragraphs."""
    counts, others = _counts(result), _counts(committed)
    rows = [
        (label, str(counts[key][1]), share(*counts[key]), share(*others[key]))
        for key, label in KINDS.items()
        if key in counts and key in others
    ]
    broken_up = _counts(several).get("multi-paragraph", (0, 0))
    rows.append(("of several paragraphs, long ones broken up, found", str(broken_up[1]), "–", share(*broken_up)))
    return Table(title="By kind", columns=("", "in the set", "held out", "with the committed weights"), rows=rows)


def _counts(result: Row) -> dict[str, tuple[int, int]]:
    """(right, all) by the scorer's key; names, pronouns and descriptions are summed up over how they name somebody."""
    found: dict[str, tuple[int, int]] = {}
    for key, text in result["breakdown"].items():
        right, whole = (int(part) for part in text.split(" ")[0].split("/"))
        short = key.split("/")[0]
        held = found.get(short, (0, 0))
        found[short] = held[0] + right, held[1] + whole
    return found


def calibration(gold: Sequence[Row], found: Predictions) -> Table:
    rows = []
    for low, high in BINS:
        part = {number: {**row, "quotes": _between(row, low, high)} for number, row in found.items()}
        hits = score(gold, part)["end_to_end"]
        total = hits["tp"] + hits["fp"]
        rows.append((f"{low:.2f} to {min(high, 1):.2f}", str(total), share(hits["tp"], total)))
    return Table(
        title="How far the confidence can be trusted",
        columns=("confidence given", "segments", "right words and right person"),
        rows=rows,
        note="Held out. Segments whose speaker the annotators left open are not counted.",
    )


def _between(row: Row, low: float, high: float) -> list[Any]:
    marked = [quote for quote in row["quotes"] if quote["kind"] != "indirect"]
    return [quote for quote in marked if low <= quote["confidence"] < high]
