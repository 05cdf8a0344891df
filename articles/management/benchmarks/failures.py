"""The kinds of mistakes, counted, each with an example that was invented for the page."""

from collections import Counter
from collections.abc import Sequence

from articles.management.benchmarks import sets
from articles.management.benchmarks.predicting import Predictions
from articles.management.benchmarks.sets import Row
from articles.management.benchmarks.tables import Table

EXAMPLES = {
    "false": ("Words in marks that nobody speaks are taken for a quotation",
              "Ann Bell sang “The Long Way Home” and left."),
    "missed": ("A quotation is missed, most often one of a word or two",
               "To Ann Bell, the mayor, the new dam has become a “monster”."),
    "pronoun": ("A pronoun is traced to the wrong person",
                "Ann Bell was at the desk when Eva Lund came in, wet and angry. “I ran all the way,” she said."),
    "nominal": ("A description is traced to the wrong source, or taken for a source of its own",
                "Ed Orr, a farmer, stood beside Jan Holt, who lives next door. “It burned,” the neighbour said."),
    "name": ("Another person is named although a name stands at the quote",
             "“We go,” Karim, who was hired by Ed Orr in May, said."),
    "none": ("Somebody is named although the text leaves the speaker open, or the other way round",
             "Nobody slept. Ann Bell had left at noon. “It never ended.” The market opened at dawn."),
}  # fmt: skip


def table(gold: Sequence[Row], found: Predictions) -> Table:
    counts = count(gold, found)
    rows = [(words, str(counts[key]), example) for key, (words, example) in EXAMPLES.items() if counts[key]]
    rows.sort(key=lambda row: -int(row[1]))
    return Table(
        title="Known failures",
        columns=("what goes wrong", "segments", "invented example"),
        rows=rows,
        note=f"Held out, of {score_total(gold, found)} segments in the set.",
    )


def score_total(gold: Sequence[Row], found: Predictions) -> int:
    return sets.scorer().score(list(gold), found)[0]["gold_segments"]


def count(gold: Sequence[Row], found: Predictions) -> Counter[str]:
    """How many segments fail in each way."""
    result, errors = sets.scorer().score(list(gold), found, errors=10**6)
    counts: Counter[str] = Counter()
    for what, *_ in errors:
        counts["false" if what == "FALSE" else "missed" if what == "MISSED" else ""] += 1
    counts.pop("", None)
    for key, text in result["breakdown"].items():
        if key.startswith("speaker:"):
            right, whole = (int(part) for part in text.split(" ")[0].split("/"))
            kind = key.removeprefix("speaker:").split("/")[0]
            counts[kind if kind in EXAMPLES else "none"] += whole - right
    return counts
