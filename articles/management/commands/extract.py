"""`manage.py extract`: quotes, speakers, names and places as JSON lines, without any database."""

import gc
import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.importing.reporting import IMPORTED, QUARANTINED, TOLD, Tally
from articles.importing.sources import SourceFile, find, shown, unreadable
from articles.management.mapping import add_map, sentence
from articles.management.outcomes import OutcomeLines, add_arguments, complain, path
from articles.text.extraction import extract
from articles.text.readers import NO_STORY, UnreadableSource, read, split
from articles.text.values import CleanArticle, Columns, Findings, Part, RawArticle, Refused, SourceDate


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
        add_map(parser)
        add_arguments(parser)

    def handle(
        self,
        *,
        paths: list[str],
        verbatim: bool,
        outlet: str | None,
        outcomes: str | None,
        map: list[tuple[str, str]] | None = None,  # noqa: A002 - the option's name
        **_: object,
    ) -> None:
        if sys.stdout is None:
            raise CommandError("standard output is closed; give it a file or a pipe.", returncode=2)
        gc.freeze()  # what is loaded stays; the rest is looked through less often
        gc.set_threshold(50_000, 20, 50)
        sources = list(_sources(paths))
        taken = _Taken(verbatim=verbatim, outlet=outlet and shown(outlet), columns=dict(map or []))
        with OutcomeLines(outcomes) as lines:
            for source in sources:
                outcome, reason = taken.print_all(source)
                lines.add(source.path, outcome, reason)
        _put("", flush=True)
        if taken.refused:
            sys.exit(1)


@dataclass(slots=True, kw_only=True)
class _Taken:
    """What is done with each file; ``refused`` counts files and parts of files that gave no article."""

    verbatim: bool
    outlet: str | None
    columns: dict[str, str]
    refused: int = 0

    def print_all(self, source: SourceFile) -> tuple[str, str | None]:
        """The file's articles to standard output; what became of the file, and why."""
        tally = Tally()
        try:
            if source.refusal:
                raise UnreadableSource(source.name, source.refusal)
            if self.verbatim:
                _print_verbatim(source)
                return IMPORTED, None
            self._print_articles(source, tally)
        except UnreadableSource as error:
            if self.verbatim:
                self._refuse(error, Tally())
                return QUARANTINED, str(error)
            self._refuse(error, tally)
        told = tally.outcome(source)
        if told.outcome == QUARANTINED and not tally.refused:
            self.refused += 1
            complain(told.reason or source.name)
        return told.outcome, told.reason

    def _print_articles(self, source: SourceFile, tally: Tally) -> None:
        for part in _parts(source, self.columns):
            if isinstance(part, Part):
                self._print_part(source, part, tally)
            elif part.passed_over:
                tally.passed_over += 1
            else:
                self._refuse(UnreadableSource(part.name, part.reason, part.label), tally)

    def _print_part(self, source: SourceFile, part: Part, tally: Tally) -> None:
        from articles.text.cleaning import clean  # noqa: PLC0415 - its patterns take a while, and --verbatim needs none

        try:
            for raw in read(part, default_outlet=self.outlet):
                if isinstance(raw, Refused) and raw.passed_over:
                    tally.passed_over += 1
                elif isinstance(raw, Refused):
                    self._refuse(UnreadableSource(raw.name, raw.reason, raw.label), tally)
                elif (article := clean(raw)).body:
                    _print({"source_path": source.path, "part": raw.label, **header(article), **described(article)})
                    tally.articles += 1
                else:
                    self._refuse(UnreadableSource(source.name, NO_STORY, raw.label), tally)
        except UnreadableSource as error:
            self._refuse(UnreadableSource(source.name, error.reason, error.label or part.label), tally)

    def _refuse(self, error: UnreadableSource, tally: Tally) -> None:
        self.refused += 1
        tally.refused += 1
        tally.refusals += [str(error)] if len(tally.refusals) < TOLD else []
        complain(str(error))


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


def _parts(source: SourceFile, columns: dict[str, str]) -> Iterator[Part | Refused]:
    """The parts of a file; how its table is understood goes to standard error, as it is found."""
    try:
        with _opened(source) as file:
            for part in split(file, source.name, columns=columns):
                if isinstance(part, Columns):
                    complain(sentence(part))
                else:
                    yield part
    except OSError as error:
        raise UnreadableSource(source.name, unreadable(error)) from error


def _opened(source: SourceFile) -> IO[bytes]:
    if source.path == "-":
        return BytesIO(_standard_input(source).read())
    return Path(source.path).open("rb")


def _print_verbatim(source: SourceFile) -> None:
    for row, text in _rows(source):
        _print({"id": row, **described(_verbatim(text))})


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
