"""The map from our fields to a table's columns, made from its names and its first rows."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from articles.text.readers import columns, moments, ninjs, objects
from articles.text.readers.splitting import Within
from articles.text.values import Columns

# How the table writes its days travels with the map to the reader; no field bears this name.
DATE_ORDER = "date order"
LONG_TEXT = 200
MAX_UNUSED = 200
Row = Mapping[str, Any]
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def of_rows(rows: Sequence[Row], names: Sequence[str], within: Within, *, guess: bool) -> dict[str, str]:
    """The map, with the order of days and months under DATE_ORDER where the rows tell it.

    ``guess`` lets the rows tell what the names do not. Raises UnreadableSource for a column wanted that is not there.
    """
    mapping = columns.by_name(names)
    prefer_full_text(mapping, rows, names)
    if guess and "body" not in mapping and "body" not in {columns.BY_HAND.get(key, key) for key in within.columns}:
        mapping |= by_content(rows, [name for name in names if name not in mapping.values()], mapping)
    if within.columns:
        chosen = columns.given(within.columns, names, within.name, within.label)
        mapping = {name: column for name, column in mapping.items() if column not in chosen.values()} | chosen
    dated = [mapping[name] for name in ("date", "updated") if name in mapping]
    if order := moments.order_of(objects.text_of(row.get(column)) for row in rows for column in dated):
        mapping[DATE_ORDER] = order
    return mapping


def of_objects(sample: Sequence[Mapping[str, Any]], within: Within) -> tuple[dict[str, str], list[str]]:
    """The map of objects of JSON by the paths in them, and those paths that anything stands under."""
    flats = [objects.flat(objects.unwrapped(record)) for record in sample]
    filled: dict[str, None] = {}
    named: dict[str, None] = {}
    for flat in flats:
        named |= dict.fromkeys(flat)
        filled |= dict.fromkeys(path for path in candidates(flat) if objects.text_of(flat[path]))
    names = [*filled, *(name for name in named if name not in filled)] if within.columns else list(filled)
    return of_rows(flats, names, within, guess=False), list(filled)


def announcements(
    mapping: Mapping[str, str], names: Sequence[str], sample: Sequence[Mapping[str, Any]], within: Within
) -> Iterator[Columns]:
    """How objects of JSON were understood; nothing where all are ninjs, whose fields the standard names."""
    if not sample or not all(ninjs.is_item(objects.unwrapped(record)) for record in sample):
        yield announced(mapping, names, within)


def announced(mapping: Mapping[str, str], names: Sequence[str], within: Within) -> Columns:
    fields = {name: column for name, column in mapping.items() if name != DATE_ORDER}
    used = set(fields.values())
    unused = [name for name in names if name not in used][:MAX_UNUSED]
    called = f"{within.name}, {within.label}" if within.label else within.name
    return Columns(name=called, fields=fields, unused=tuple(unused))


def prefer_full_text(mapping: dict[str, str], rows: Sequence[Row], names: Sequence[str]) -> None:
    """Of several columns that may hold the story, the one that holds much more than the likeliest name does."""
    if "body" not in mapping:
        return
    others = [name for name in names if columns.field_of(name) == "body" and "html" not in name.lower()]
    sizes = {name: total(rows, name) for name in {*others, mapping["body"]}}
    longest = max(sorted(sizes), key=lambda name: sizes[name])
    if sizes[longest] > 2 * sizes[mapping["body"]]:
        mapping["body"] = longest


def total(rows: Sequence[Row], name: str) -> int:
    return sum(len(objects.text_of(row.get(name))) for row in rows[:200])


def by_content(rows: Sequence[Row], names: Sequence[str], known: Mapping[str, str]) -> dict[str, str]:
    """What the cells themselves tell: stories are long, addresses and dates look like it, a title is a line."""
    cells = {name: [text for row in rows[:200] if (text := objects.text_of(row.get(name)).strip())] for name in names}
    cells = {name: texts for name, texts in cells.items() if len(texts) > len(rows[:200]) / 2}
    means = {name: sum(map(len, texts)) / len(texts) for name, texts in cells.items()}
    body = max(means, key=lambda name: means[name], default=None)
    if body is None or means[body] < LONG_TEXT:
        return {}
    found = {"body": body}
    for name, texts in cells.items():
        if name == body:
            continue
        if "url" not in found and share(texts, lambda text: text.startswith(("http://", "https://"))) > 0.8:
            found["url"] = name
        elif "date" not in found and share(texts, is_date) > 0.8:
            found["date"] = name
        elif "title" not in found and 15 <= means[name] <= 200 and len(set(texts)) > 0.7 * len(texts):
            found["title"] = name
    return {name: column for name, column in found.items() if name == "body" or name not in known}


def is_date(text: str) -> bool:
    return not text.isdigit() and moments.read(text) is not None


def share(texts: Sequence[str], told: Any) -> float:
    return sum(map(told, texts)) / len(texts)


def candidates(flat: Row) -> list[str]:
    """The paths of an object that may stand for a field: whole objects only where they stand for one value."""
    return [
        path
        for path, value in flat.items()
        if not isinstance(value, Mapping) or (value and len(columns.by_name(value)) < 2)
    ]


def row(record: Any) -> bytes:
    """A row as the bytes of a part."""
    return ENCODER.encode(record).encode("utf-8", errors="replace")
