"""Places against the development set, by its own scorer."""

import json
import tempfile
from pathlib import Path

from articles.management.benchmarks import costs, sets
from articles.management.benchmarks.predicting import found_in
from articles.management.benchmarks.tables import Table


def table() -> Table:
    """Raises sets.Absent."""
    gold = sets.path("places/dev.jsonl")
    with tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder) / "predictions.jsonl"
        with predictions.open("w", encoding="utf-8") as file:
            for article in sets.rows("places/dev.jsonl"):
                file.write(json.dumps({"id": article["id"], "locations": _located(article["text"])}) + "\n")
        scored = costs.run([str(sets.path("places/score_places.py")), str(gold), str(predictions), "--json"])
    result = json.loads(scored.output)
    rows = [(label, f"{value:.3f}") for label, value in _measures(result)]
    return Table(title="Places", columns=("", "share"), rows=rows, note="229 Wikinews articles with coordinates.")


def _located(text: str) -> list[dict]:
    return [
        {
            "name": place.name, "geonames_id": place.geonames_id, "lat": place.lat, "lon": place.lon,
            "country": place.country, "mentions": place.mentions,
        }
        for place in found_in(text).locations
    ]  # fmt: skip


def _measures(result: dict) -> list[tuple[str, float]]:
    return [
        ("names recognised, precision", result["recognition"]["p"]),
        ("names recognised, recall", result["recognition"]["r"]),
        ("names recognised, F1", result["recognition"]["f1"]),
        ("right within 161 km, of those recognised", result["resolution"]["acc"]),
        ("end to end, F1", result["end_to_end"]["f1"]),
    ]
