"""`manage.py extract`: quotes, speakers, names and places as JSON lines, without any database."""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.importing.sources import SourceFile, find, shown, unreadable
from articles.management.outcomes import OutcomeLines, add_arguments, complain, path
from articles.text.cleaning import clean
from articles.text.extraction import extract
from articles.text.readers import NO_STORY, UnreadableSource, read, split
from articles.text.values import CleanArticle, Findings, Part, RawArticle, Refused, SourceDate


class Command(BaseCommand):
    help = (
        "Print one JSON object an article on a line: its text, quotes, speakers, actors and locations. "
        "Needs no database. Offsets count Unicode code points of body; an end is exclusive."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "paths", nargs="+", metavar="PATH", type=path, help="files, folders, globs; - is standard input"
        )
        parser.add_argument(
            "--verbatim",
            action="store_true",
            help='read JSON lines {"id", "text"}, clean nothing, print id with offsets into the given text',
        )
        add_arguments(parser)

    def handle(
        self, *, paths: list[str], verbatim: bool, outlet: str | None, outcomes: str | None, **_: object
    ) -> None:
        if sys.stdout is None:
            raise CommandError("standard output is closed; give it a file or a pipe.", returncode=2)
        refused = 0
        sources = list(_sources(paths))
        with OutcomeLines(outcomes) as lines:
            for source in sources:
                try:
                    self._extract(source, verbatim, outlet and shown(outlet))
                except UnreadableSource as error:
                    refused += 1
                    reason = str(error)
                    complain(reason)
                    lines.add(source.path, "quarantined", reason)
                else:
                    lines.add(source.path, "imported", None)
        _put("", flush=True)
        if refused:
            sys.exit(1)

    def _extract(self, source: SourceFile, verbatim: bool, outlet: str | None) -> None:
        if source.refusal:
            raise UnreadableSource(source.name, source.refusal)
        if verbatim:
            for row, text in _rows(source):
                _print({"id": row, **described(_verbatim(text))})
            return
        for raw in _stories(source, outlet):
            if isinstance(raw, Refused):
                complain(str(UnreadableSource(raw.name, raw.reason, raw.label)))
                continue
            article = clean(raw)
            if not article.body:
                raise UnreadableSource(source.name, NO_STORY, raw.label)
            _print({"source_path": source.path, **header(article), **described(article)})


def main(arguments: list[str]) -> int:
    """The command without Django's apps and settings; gives the exit code."""
    command = Command()
    parser = command.create_parser("manage.py", "extract")
    parser.called_from_command_line = True
    options = vars(parser.parse_args(arguments))
    try:
        command.handle(**options)
    except CommandError as error:
        complain(f"manage.py extract: {error}")
        return error.returncode
    return 0


def _print(found: dict[str, Any]) -> None:
    utf = (sys.stdout.encoding or "").lower().startswith("utf")
    _put(json.dumps(found, ensure_ascii=not utf) + "\n")


def _put(text: str, *, flush: bool = False) -> None:
    """To standard output, as JSON that its encoding can hold. Whoever reads may have enough, as `head` has."""
    try:
        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
        if flush:
            sys.stdout.flush()
    except BrokenPipeError:
        _silence()
        sys.exit(0)
    except OSError as error:
        _silence()
        raise CommandError(f"the output cannot be written ({error.strerror}).", returncode=75) from error


def _silence() -> None:
    """Python must not complain when it closes an output that is broken."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _sources(paths: Iterable[str]) -> Iterator[SourceFile]:
    for given in paths:
        if given == "-":
            yield SourceFile(path="-", name="standard input.txt")
        else:
            yield from find([given])


def _stories(source: SourceFile, outlet: str | None) -> Iterator[RawArticle | Refused]:
    try:
        with _opened(source) as file:
            for part in split(file, source.name):
                if isinstance(part, Part):
                    yield from read(part, default_outlet=outlet)
                elif isinstance(part, Refused):
                    yield part
    except OSError as error:
        raise UnreadableSource(source.name, unreadable(error)) from error


def _opened(source: SourceFile) -> IO[bytes]:
    if source.path == "-":
        return BytesIO(_standard_input(source).read())
    return Path(source.path).open("rb")


def _rows(source: SourceFile) -> Iterator[tuple[Any, str]]:
    """(id, text) of each JSON line; a line that is none stops the file with its number."""
    try:
        if source.path == "-":
            yield from _parsed(_standard_input(source), source.name)
        else:
            with Path(source.path).open("rb") as file:
                yield from _parsed(file, source.name)
    except OSError as error:
        raise UnreadableSource(source.name, unreadable(error)) from error


def _standard_input(source: SourceFile) -> IO[bytes]:
    if sys.stdin is None:
        raise UnreadableSource(source.name, "is closed; give it a file or a pipe")
    return sys.stdin.buffer


def _parsed(lines: Iterable[bytes], name: str) -> Iterator[tuple[Any, str]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            found = row["id"], row["text"]
            if not isinstance(found[1], str):
                raise TypeError
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise UnreadableSource(
                name,
                f'line {number} is not a JSON object with "id" and "text"; expected {{"id": …, "text": …}}',
            ) from error
        yield found


def _verbatim(text: str) -> CleanArticle:
    return CleanArticle(raw=RawArticle(source_path="", title="", body=text), title="", body=text)


def header(article: CleanArticle) -> dict[str, Any]:
    """What the source says of the story itself."""
    raw = article.raw
    return {
        "title": article.title,
        "outlet": raw.outlet,
        "url": raw.url,
        "byline": raw.byline,
        "published_at": _moment(raw.published),
        "published_precision": raw.published.precision if raw.published else "unknown",
        "updated_at": _moment(raw.updated),
        "language": raw.language,
        "body": article.body,
        "cuts": [{"kind": cut.kind, "text": cut.text} for cut in article.cuts],
    }


def _moment(when: SourceDate | None) -> str | None:
    return when.at.isoformat() if when else None


def described(article: CleanArticle) -> dict[str, Any]:
    """What was found in the story."""
    found: Findings = extract(article)
    return {
        "quotes": [
            {
                "start": quote.start,
                "end": quote.end,
                "text": quote.text,
                "kind": quote.kind,
                "speaker": quote.speaker,
                "speaker_mention": quote.speaker_mention,
                "speaker_kind": quote.speaker_kind,
                "cue": quote.cue,
                "confidence": round(quote.confidence, 3),
            }
            for quote in found.quotes
        ],
        "actors": [
            {"name": actor.name, "kind": actor.kind, "aliases": list(actor.aliases), "mentions": list(actor.mentions)}
            for actor in found.actors
        ],
        "locations": [
            {
                "name": place.name,
                "geonames_id": place.geonames_id,
                "lat": place.lat,
                "lon": place.lon,
                "country": place.country,
                "mentions": list(place.mentions),
            }
            for place in found.locations
        ],
    }
