"""A block of fields above a story, between two lines of "---" (YAML) or "+++" (TOML)."""

import re
from collections.abc import Sequence

from articles.text.readers import headers
from articles.text.readers.headers import Line

FENCE = re.compile(r"(-{3,}|\+{3})\s*")
CLOSING = re.compile(r"(-{3,}|\.{3}|\+{3})\s*")
FIELD = re.compile(r"[\"']?([^\W\d_][\w .-]{0,40}?)[\"']?\s{0,4}[:=](?:\s+(.*))?$")
ITEM = re.compile(r"\s*-\s+(.*)$")
MAX_LINES = 80
MAX_LENGTH = 2_000
BLOCK = re.compile(r"[>|][+-]?\s*")


def take(lines: Sequence[str], at: int) -> tuple[Line, int]:
    """What the block that opens at ``at`` tells, and the line behind it; its unknown fields are dropped."""
    end = closing(lines, at)
    if end is None:
        return Line(), at
    head = Line()
    for name, values in fields(lines[at + 1 : end]):
        if told := of_field(name, values):
            head = head.merged(told) if not (head.published and head.published.origin == "url") else told.merged(head)
    return head, end + 1


def closing(lines: Sequence[str], at: int) -> int | None:
    """The number of the line that ends the block, None where none begins: all are fields, one of them ours."""
    fence = FENCE.fullmatch(lines[at].strip()) if at < len(lines) else None
    if not fence:
        return None
    known = False
    for i in range(at + 1, min(len(lines), at + MAX_LINES)):
        text = lines[i].strip()[:MAX_LENGTH]
        if CLOSING.fullmatch(text):
            return i if known and text[0] in {fence.group(1)[0], "."} else None
        match = FIELD.match(text)
        if text and not match and not ITEM.match(text) and lines[i][:1] not in {" ", "\t", "#"}:
            return None
        known = known or bool(match and headers.field_of(match.group(1)))
    return None


def fields(lines: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Names and values in order; lists and folded texts are the values of their field."""
    found: list[tuple[str, list[str]]] = []
    for line in (line[:MAX_LENGTH] for line in lines):
        if found and (item := ITEM.match(line)):
            found[-1][1].append(bare(item.group(1)))
        elif found and line[:1] in {" ", "\t"}:
            nested = FIELD.match(line.strip())
            found[-1][1].append(bare((nested.group(2) or "") if nested else line))
        elif match := FIELD.match(line.strip()):
            value = (match.group(2) or "").strip()
            found.append((match.group(1), listed(value) if value and not BLOCK.fullmatch(value) else []))
    return [(name, [value for value in values if value]) for name, values in found]


def listed(value: str) -> list[str]:
    if value[:1] == "[" and value[-1:] == "]":
        return [bare(item) for item in value[1:-1].split(",")]
    return [bare(value)]


def bare(value: str) -> str:
    """A value without its quotation marks."""
    value = value.strip().rstrip(",")
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1].replace('\\"', '"').replace("''", "'")
    return value.strip()


def of_field(name: str, values: list[str]) -> Line | None:
    field = headers.field_of(name)
    if not field or not values:
        return None
    if field == "byline":
        return Line(byline=headers.clean_byline(", ".join(values))[:300])
    value = " ".join(values) if field == "title" else values[0]
    return headers.of_field(field, value, f"{name}: {value}")
