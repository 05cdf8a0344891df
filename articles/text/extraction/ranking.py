"""A linear model over named features: its weights are a data file, one feature a line."""

import math
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import repeat
from pathlib import Path

from articles.text.extraction.lexicon import DATA

WEIGHTS = DATA / "speaker_weights.tsv"
PRONOUNS = DATA / "pronoun_weights.tsv"


@cache
def weights(path: Path = WEIGHTS) -> dict[str, float]:
    if not path.exists():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {feature: float(weight) for feature, weight in rows}


def score(features: Iterable[str], table: dict[str, float]) -> float:
    return sum(map(table.get, features, repeat(0.0)))


def chances(scores: Sequence[float]) -> list[float]:
    """Softmax: what each candidate's score makes of its chance."""
    top = max(scores)
    raised = [math.exp(value - top) for value in scores]
    total = sum(raised)
    return [value / total for value in raised]
