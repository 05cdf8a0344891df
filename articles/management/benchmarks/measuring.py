"""All tables of the benchmark of extraction, in the order in which a reader needs them."""

import json
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from articles.management.benchmarks import baseline, costs, failures, names, pages, places, quotes, reported, sets
from articles.management.benchmarks.predicting import FOLDS, Predictions, predict, predict_held_out
from articles.management.benchmarks.sets import Absent, Row
from articles.management.benchmarks.tables import Table

DEV = "quotes/dev.jsonl"
SEVERAL = "quotes/dev-multi-paragraph.jsonl"
VARIANTS = {
    SEVERAL: "the same, quotes of several paragraphs",
    "quotes/dev-single-marks.jsonl": "the same, single quotation marks",
    "quotes/seeds.jsonl": "the first three articles (British, Syria)",
}
RUNS = 3  # of what is timed
PEERS = (
    "",
    "segments found",
    "precision of segments",
    "right person",
    "end to end F1",
    "articles / CPU s",
    "MB",
    "times as fast",
)


def measure(*, quick: bool, peer_python: str) -> Iterator[Table]:
    """``quick`` leaves out the cross-validation and textacy, which take minutes."""
    try:
        gold = sets.rows(DEV)
        committed = predict(gold)
        held_out = committed if quick else predict_held_out(gold)
        variants = {name: _scored(name) for name in VARIANTS}
        yield _quotes(gold, committed, held_out, variants, quick)
        yield quotes.by_kind(quotes.score(gold, held_out), quotes.score(gold, committed), variants[SEVERAL])
        yield quotes.calibration(gold, held_out)
        yield failures.table(gold, held_out)
        yield reported.table(gold, held_out)
        yield _beside(gold, held_out, "" if quick else peer_python)
    except Absent as absent:
        yield Table(title="Quotes and speakers", note=str(absent))
    for title, table in (("Other papers", pages.table), ("Names", names.table), ("Places", places.table)):
        try:
            yield table()
        except Absent as absent:
            yield Table(title=title, note=str(absent))


def _scored(name: str) -> Row:
    articles = sets.rows(name)
    return quotes.score(articles, predict(articles))


def _quotes(
    gold: Sequence[Row], committed: Predictions, held_out: Predictions, variants: dict[str, Row], quick: bool
) -> Table:
    rows = [quotes.row("US political news, with the committed weights", quotes.score(gold, committed))]
    if not quick:
        rows.insert(0, quotes.row("US political news, held out", quotes.score(gold, held_out)))
    rows += [quotes.row(label, variants[name]) for name, label in VARIANTS.items()]
    note = (
        f"“Held out”: in {FOLDS} parts split by article, each judged with weights learnt on the others. The committed "
        "weights were learnt on the whole set. A segment is a stretch of quoted words in one paragraph; end to end, "
        "both its words and the person must be right. Annotators agree with each other to about 96."
    )
    return Table(title="Quotes and speakers", columns=quotes.COLUMNS, rows=rows, note=note)


def _beside(gold: Sequence[Row], held_out: Predictions, peer_python: str) -> Table:
    """Ours, a regular expression and textacy on the same texts in the same run."""
    whole = ["manage.py", "extract", "--verbatim", str(sets.path(DEV))]
    own = min((costs.run(whole) for _ in range(RUNS)), key=lambda cost: cost.seconds)
    speed = len(gold) / own.seconds
    rows = [_peer("this archive", gold, held_out, speed, own.megabytes, speed)]
    simple, seconds = min((_timed(gold) for _ in range(RUNS)), key=lambda run: run[1])
    rows.append(_peer("a regular expression, nearest verb", gold, simple, len(gold) / seconds, 0, speed))
    note = (
        "This archive: held out; its speed is that of a whole `extract` run, start included, which also finds reported "
        f"speech, names and places. Both it and the regular expression: the quickest of {RUNS} runs, for the machine "
        "is not always as fast. textacy: one run, given one paragraph at a time, which suits it best."
    )
    if not peer_python:
        return Table(title="Beside others", columns=PEERS, rows=rows, note=f"{note} textacy was left out of this run.")
    try:
        rows.append(_textacy(gold, peer_python, speed))
    except Absent as absent:
        note = f"{note} {absent}"
    return Table(title="Beside others", columns=PEERS, rows=rows, note=note)


def _timed(gold: Sequence[Row]) -> tuple[Predictions, float]:
    began = time.process_time()
    return baseline.predict(gold), time.process_time() - began


def _textacy(gold: Sequence[Row], python: str, own: float) -> tuple[str, ...]:
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts.jsonl"
        lines = (json.dumps({"id": article["id"], "text": article["text"]}) + "\n" for article in gold)
        texts.write_text("".join(lines), encoding="utf-8")
        cost = costs.run(["-m", "articles.management.benchmarks.textacy_peer"], python=python, given=texts)
    if cost.code:
        reason = cost.complaint.splitlines()[-1] if cost.complaint else f"it ended with {cost.code}"
        raise Absent(f"textacy was skipped ({reason}); it needs the extra bench.")
    *found, told = (json.loads(line) for line in cost.output.splitlines())
    predictions = {row["id"]: row for row in found}
    return _peer(told["versions"], gold, predictions, len(gold) / told["seconds"], cost.megabytes, own)


def _peer(
    name: str, gold: Sequence[Row], found: Predictions, speed: float, megabytes: float, own: float
) -> tuple[str, ...]:
    scores = quotes.row(name, quotes.score(gold, found))
    return scores[0], *scores[2:], f"{speed:,.0f}", f"{megabytes:.0f}" if megabytes else "–", f"{speed / own:.2f}"
