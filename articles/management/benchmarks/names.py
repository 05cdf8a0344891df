"""People and organisations against names that were checked by hand (tests/data/names_checked.json)."""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from django.conf import settings

from articles.management.benchmarks import sets, wikinews
from articles.management.benchmarks.predicting import found_in
from articles.management.benchmarks.tables import Table, share
from articles.naming import fold

CHECKED = Path("tests", "data", "names_checked.json")
KINDS = {"people": "person", "organisations": "organisation"}
WORD = re.compile(r"[^\W_]+")


def checked() -> dict[str, dict[str, list[str]]]:
    return json.loads((Path(settings.BASE_DIR) / CHECKED).read_text(encoding="utf-8"))["stories"]


def table() -> Table:
    """Raises sets.Absent."""
    texts = wikinews.stories(sets.path("samples/wikinews/src/xml"))
    gold = {number: names for number, names in checked().items() if number in texts}
    found = {number: _named(texts[number]) for number in gold}
    rows = [_row(kind, gold, found) for kind in KINDS]
    return Table(
        title="Names",
        columns=("", "checked by hand", "found of them", "named by the machine", "right of those"),
        rows=rows,
        note=f"{len(gold)} Wikinews stories, read and listed by hand.",
    )


def _named(text: str) -> dict[str, list[str]]:
    actors = found_in(text).actors
    return {kind: [actor.name for actor in actors if actor.kind == own] for kind, own in KINDS.items()}


def _row(kind: str, gold: Mapping, found: Mapping) -> tuple[str, ...]:
    wanted, hit, given, right = score(kind, gold, found)
    return kind, str(wanted), share(hit, wanted), str(given), share(right, given)


def score(kind: str, gold: Mapping, found: Mapping) -> tuple[int, int, int, int]:
    """(checked names, found of them, names given, right of them)."""
    wanted = hit = given = right = 0
    for number, names in gold.items():
        said = found[number][kind]
        wanted += len(names[kind])
        hit += sum(any(is_same(name, one) for one in said) for name in names[kind])
        for one in said:
            fits = any(is_same(name, one) for name in names[kind])
            open_ = not fits and any(is_same(name, one) for name in names["either"])
            given += not open_
            right += fits
    return wanted, hit, given, right


def is_same(checked_name: str, found_name: str) -> bool:
    """Whether a name found is one of a checked name's wordings, or those words and some more or less of it."""
    words = _words(found_name)
    return any(words <= other or other <= words for other in map(_words, checked_name.split("|")) if other and words)


def _words(name: str) -> set[str]:
    return set(WORD.findall(fold(name))) - {"the", "of", "and", "s"}


def mistakes(kind: str, gold: Mapping, found: Mapping) -> Sequence[str]:
    """Names given that nobody checked, and checked ones that were not given, for looking at."""
    lines = []
    for number, names in gold.items():
        either = [*names[kind], *names["either"]]
        lines += [f"{number} false: {one}" for one in found[number][kind] if not any(is_same(n, one) for n in either)]
        lines += [f"{number} missed: {n}" for n in names[kind] if not any(is_same(n, o) for o in found[number][kind])]
    return lines
