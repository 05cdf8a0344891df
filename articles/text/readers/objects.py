"""Objects of JSON: what they hold under which path, as text; the article inside its wrappers."""

import json
import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

MAX_DEPTH = 4
MAX_PATHS = 400
EMPTY = frozenset({"", "nan", "none", "null", "n/a", "na", "nil", "\\n", "undefined", "#n/a", "nat", "-", "[]", "{}"})
LONGEST_EMPTY = 20
# What an object that stands for one value keeps the value under, likeliest first.
VALUES = (
    "$date", "$numberLong", "$t", "#text", "_text", "text", "value", "rendered", "main", "name", "original",
    "display_name", "title", "plain", "content", "html", "body", "full", "raw", "en", "full_name", "label", "paragraph",
)  # fmt: skip
LISTED = re.compile(r"""['"]((?:[^'"\\]|\\.){1,200})['"]""")


class BrokenJson(Exception):
    """Text that is no JSON; the message is the end of a sentence."""


def loads(text: str | bytes) -> Any:
    """The value, "not a number" read as nothing. Raises BrokenJson with a reason."""
    try:
        return json.loads(text, parse_constant=lambda _: None, strict=False)
    except RecursionError:
        reason = "is nested deeper than any article is"
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":
            reason = f"holds more after its first value (at character {error.pos + 1:,}); expected one object a line"
        else:
            reason = f"is no valid JSON ({fault(error)} at character {error.pos + 1:,})"
    except UnicodeDecodeError:
        reason = "is no JSON in UTF-8"
    except ValueError:
        reason = "holds a number too long to be one"
    raise BrokenJson(reason)


def fault(error: json.JSONDecodeError) -> str:
    """What is wrong, in the parser's words."""
    return f"{error.msg[:1].lower()}{error.msg[1:]}".removesuffix(" at")


def unwrapped(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """The object itself, or what is wrapped in it: {"article": {…}} alone, "_source" beside a search engine's marks."""
    for _ in range(MAX_DEPTH):
        if len(record) != 1 and "_source" not in record:
            break
        inner = record.get("_source") or next(iter(record.values()))
        if not isinstance(inner, Mapping):
            break
        record = inner
    return record


def flat(record: Mapping[str, Any]) -> dict[str, Any]:
    """Every path of an object ("source.name") with what stands there; lists and empty objects stay whole."""
    found: dict[str, Any] = {}
    waiting: list[tuple[str, Mapping[str, Any], int]] = [("", record, 1)]
    for prefix, node, depth in waiting:
        for key, value in node.items():
            path = f"{prefix}{key}"
            if isinstance(value, Mapping) and value and depth < MAX_DEPTH:
                waiting.append((f"{path}.", value, depth + 1))
            found[path] = value
            if len(found) >= MAX_PATHS:
                return found
    return found


def text_of(value: Any, between: str = "\n\n") -> str:
    """A value as text: of a list its items, of an object what it stands for; "" for nothing."""
    return between.join(strings(value, 0))


def strings(value: Any, depth: int) -> Iterator[str]:
    if value is None or isinstance(value, bool) or depth > MAX_DEPTH:
        return
    if isinstance(value, str):
        if len(value) > LONGEST_EMPTY or value.strip().lower() not in EMPTY:
            yield value
    elif isinstance(value, int):
        yield str(value)
    elif isinstance(value, float):
        if math.isfinite(value):
            yield str(int(value)) if value.is_integer() else str(value)
    elif isinstance(value, Mapping):
        key = next((key for key in VALUES if key in value), None)
        if key is not None:
            yield from strings(value[key], depth + 1)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from strings(item, depth + 1)


def names_of(value: Any) -> str:
    """Persons, however they are listed: "A, B" for ["A", "B"], [{"name": "A"}], "['A', 'B']"."""
    text = ", ".join(" ".join(name.split()) for name in strings(value, 0))
    if text[:1] == "[" and text[-1:] == "]" and (names := LISTED.findall(text[:2_000])):
        return ", ".join(names)
    return text
