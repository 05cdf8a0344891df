"""One row of a table, or one object of JSON, to one article."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from articles.text.readers import (
    columns,
    decoding,
    headers,
    languages,
    mapping,
    moments,
    ninjs,
    objects,
    streaming,
    tags,
)
from articles.text.readers.heads import first_sentence
from articles.text.readers.recognising import UnreadableSource
from articles.text.values import Cut, Part, RawArticle, Refused, SourceDate

MAX_TITLE = 500
MAX_FIELD = 300
ESCAPES = re.compile(r"\\{1,2}(?:r\\{1,2}n|[nrt\"'/]|u[0-9a-fA-F]{4})")
ESCAPED_LINES = re.compile(r"\\{1,2}n")
ESCAPED_END = re.compile(r"\\{1,2}n(?:$|(?=[\s\"'“‘«\\]|[^\W\d_a-z]))")
MEANT = {"n": "\n", "r": "\n", "t": " "}
CLOCK_LAST = re.compile(r"\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$")
LANGUAGE = re.compile(r"([a-z]{2})(?:[-_][a-z0-9]{2,8})*")
LANGUAGE_NAMES = {
    "english": "en", "eng": "en", "french": "fr", "fra": "fr", "arabic": "ar", "ara": "ar", "german": "de", "deu": "de",
    "spanish": "es", "spa": "es", "turkish": "tr", "tur": "tr", "russian": "ru", "rus": "ru", "italian": "it",
    "portuguese": "pt", "chinese": "zh", "persian": "fa", "kurdish": "ku", "hebrew": "he", "dutch": "nl",
}  # fmt: skip


@dataclass(slots=True)
class Cells:
    """The cells of a row by our fields, each repaired; ``steps`` gathers the repairs.

    ``in_utc`` are the dates whose column says that they are in UTC ("date_gmt").
    """

    values: Mapping[str, Any]
    steps: list[str] = field(default_factory=list)
    in_utc: set[str] = field(default_factory=set)

    def text(self, name: str) -> str:
        return self.repaired(objects.text_of(self.values.get(name)))

    def line(self, name: str, longest: int = MAX_FIELD) -> str:
        """A cell that is one line, "" where it is too long to be what it is said to be."""
        text = self.text(name)
        if tags.is_marked(text):
            text = tags.without(text)
        text = " ".join(text.split())
        return text if len(text) <= longest else ""

    def repaired(self, text: str) -> str:
        for step, repair in decoding.REPAIRS:
            done = repair(text)
            if done != text:
                text = done
                self.note(step)
        return text

    def note(self, step: str) -> None:
        if step not in self.steps:
            self.steps.append(step)


def read(part: Part) -> Iterator[RawArticle | Refused]:
    """The article of a row; a row among others that gives none is refused, a file of one is unreadable."""
    try:
        yield from read_record(part)
    except objects.BrokenJson as error:
        if not part.label:
            raise UnreadableSource(part.name, str(error)) from error
        yield Refused(name=part.name, label=part.label, reason=str(error))


def read_record(part: Part) -> Iterator[RawArticle | Refused]:
    text, encoding = text_of(part)
    part = replace(part, charset=encoding)
    record = objects.loads(text)
    if not isinstance(record, Mapping):
        raise objects.BrokenJson("is no JSON object; expected one with a title and a text")
    record = objects.unwrapped(record)
    if ninjs.is_item(record):
        yield from ninjs.read_item(record, part)
        return
    flat = objects.flat(record)
    mapped = fields_of(part.columns, flat)
    cells = Cells({name: flat.get(column) for name, column in mapped.items()})
    cells.in_utc = {name for name, column in mapped.items() if columns.normal(column).endswith(("gmt", "utc"))}
    article = build(cells, part)
    if isinstance(article, str):
        raise objects.BrokenJson(reason_for(mapped, list(flat)))
    yield article


def text_of(part: Part) -> tuple[str, str]:
    """The text and its encoding. Rows of a table come as UTF-8; a line or a file of JSON can be in any."""
    text, encoding = "", part.charset or "utf-8"
    try:
        text = part.data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if part.charset:
            text = streaming.decode_line(part.data, part.charset)
        else:
            text, encoding = decoding.to_text(part.data, part.name)
    # Lists of objects, a line each, are often cut into lines with their commas.
    return text.strip("\x00\x1e \t\r\n").removesuffix(","), encoding


def fields_of(known: Mapping[str, str], flat: Mapping[str, Any]) -> dict[str, str]:
    """The columns found for the whole table, and for what this row lacks there, those it has itself."""
    filled = [path for path in mapping.candidates(flat) if objects.text_of(flat[path]).strip()]
    named = {name: column for name, column in known.items() if name in columns.FIELDS}
    mapped = columns.by_name(filled) | {name: column for name, column in named.items() if column in filled}
    # A table's text column that is empty here is not replaced by what another column says.
    return mapped | {name: named[name] for name in ("body", "title") if named.get(name) in flat}


def reason_for(mapped: Mapping[str, str], names: list[str]) -> str:
    if "body" in mapped:
        return f"the column “{mapped['body']}” is empty; expected the text of an article"
    return columns.no_body(names)


def build(cells: Cells, part: Part) -> RawArticle | str:
    """The article, or "" where the row holds no text."""
    body, captions = body_of(cells)
    if not any(c.isalnum() for c in body):
        return ""
    url = cells.line("url", 2_000)
    outlet = cells.line("outlet")
    if not url.lower().startswith(("http://", "https://")):
        url = part.url or ""
    if headers.URL.match(outlet):
        url, outlet = url or outlet, ""
    address = headers.from_url(url) if url else headers.Line()
    order = part.columns.get(mapping.DATE_ORDER, "")
    title = cells.line("title", MAX_TITLE)
    byline = headers.clean_byline(" ".join(cells.repaired(objects.names_of(cells.values.get("byline"))).split()))
    published = date_of(cells, "date", order)
    article = RawArticle(
        source_path=part.name,
        title=title or first_sentence(body),
        body=body,
        outlet=outlet or address.outlet,
        url=url or None,
        byline=byline[:MAX_FIELD] or None,
        published=published or address.published,
        updated=date_of(cells, "updated", order),
        language=language_of(cells.line("language")) or languages.guess(f"{title}\n{body}"),
        dateline=published.raw if published else "",
        label=part.label,
        left_out=tuple(Cut(kind="caption", text=text, before=len(body)) for text in captions),
    )
    return with_encoding(replace(article, steps=tuple(cells.steps)), part)


def with_encoding(article: RawArticle, part: Part) -> RawArticle:
    if not part.charset or part.charset in {"utf-8", "ascii"}:
        return article
    return replace(article, encoding=part.charset, steps=(f"decoded as {part.charset}", *article.steps))


def body_of(cells: Cells) -> tuple[str, tuple[str, ...]]:
    """The text, and the captions among its paragraphs."""
    raw = objects.text_of(cells.values.get("body"))
    if "\\" in raw and ESCAPES.search(raw):
        raw = unescaped(raw, cells)
    if tags.is_escaped(raw):
        raw = decoding.decode_entities(raw)
    captions: tuple[str, ...] = ()
    if tags.is_marked(raw):
        raw, captions = tags.paragraphs(raw)
        cells.note("HTML tags taken out")
    return cells.repaired(raw).strip("\n"), captions


def unescaped(text: str, cells: Cells) -> str:
    """A text whose line ends were written out, "\\n"; where it also has real ones, a backslash is a backslash."""
    if "\n" in text or not (len(ESCAPED_LINES.findall(text)) > 1 or ESCAPED_END.search(text)):
        return text
    cells.note("escapes decoded")
    return ESCAPES.sub(lambda match: meaning(match.group().lstrip("\\")), text)


def meaning(escape: str) -> str:
    if escape[0] == "u":
        return chr(int(escape[1:], 16))
    return "\n" if escape[0] == "r" else MEANT.get(escape[0], escape[0])


def date_of(cells: Cells, name: str, order: str) -> SourceDate | None:
    cell = cells.line(name)
    known: moments.Order = "day first" if order == "day first" else "month first" if order == "month first" else ""
    if name in cells.in_utc and CLOCK_LAST.search(cell):
        cell += "Z"
    return moments.read(cell, known) if cell else None


def language_of(cell: str) -> str | None:
    """ISO 639-1 code of "en-GB", "EN" or "English"."""
    cell = cell.strip().lower()
    match = LANGUAGE.fullmatch(cell)
    return match.group(1) if match else LANGUAGE_NAMES.get(cell)
