"""What travels from a source file to the database: frozen, typed, named for its stage.

source file ─▶ Parts ─▶ readers ─▶ RawArticle ─▶ cleaning ─▶ CleanArticle ─▶ extraction ─▶ Findings

All offsets are Unicode code points into ``CleanArticle.body``; an end is exclusive, so
``body[start:end]`` is always the evidence.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Precision = Literal["minute", "day", "month", "year", "unknown"]
QuoteKind = Literal["direct", "partial", "indirect"]
ActorKind = Literal["person", "organisation", "unnamed"]
PlaceRole = Literal["mentioned", "reported_from", "speaker_at"]
FigureKind = Literal["killed", "wounded", "missing", "displaced"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of a source file that a reader takes at once: a small file whole, a line, a row, a record of a crawl.

    ``name`` is the source file's; ``label`` says which part of it this is, for a person ("line 17",
    "pages/a.html", "pages.zip, row 3"), "" for a file taken whole. ``format`` names the reader where the container
    knows it, "" where the bytes must tell. ``start`` and ``length`` are the part's place in the
    file's bytes, in bytes, None where it does not stand there as it is (compressed, decoded, …).
    ``url``, ``captured`` (when a crawler fetched it) and ``charset`` are what the container says of it;
    ``columns`` maps our fields (title, body, date …) to the names a table uses.
    """

    data: bytes
    name: str
    label: str = ""
    format: str = ""
    start: int | None = None
    length: int | None = None
    url: str | None = None
    captured: datetime | None = None
    charset: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A part of a source file that gives no article, and why: the end of a sentence whose beginning is its name.

    ``passed_over`` is True for what holds no story by its nature (a picture or a redirect in a crawl): it is
    counted, and is no error.
    """

    name: str
    reason: str
    label: str = ""
    passed_over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """How a table's columns were understood: ``fields`` maps our fields to its names; ``unused`` are the rest."""

    name: str
    fields: Mapping[str, str]
    unused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDate:
    """A point in time as a source states it, never one that was guessed.

    ``at`` is aware (UTC). Below minute precision it is the first instant, in UTC, of the day,
    month or year that ``precision`` names. ``raw`` is the source's own wording; ``origin`` says
    where it stood: "header", "dateline", "metadata", "url", "path" (the file's own) or "editor". ``certain`` is False
    when day and month could be read the other way round. ``local_day`` is (year, month, day) as
    the source counts it: 00:24 BST on 1 June is still 31 May in UTC, but 1 June for its readers.
    """

    at: datetime
    precision: Precision
    raw: str
    origin: str
    local_day: tuple[int, int, int]
    certain: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RawArticle:
    """One story as it stands in a source file, header taken apart, nothing cut yet.

    ``body`` has "\\n" line ends and paragraphs separated by one or more blank lines, as found (runs of
    blank lines are evidence for the cleaning rules). ``steps`` names every repair that
    was made to the bytes or the text ("decoded as windows-1252", "mojibake repaired"). ``label`` is the part of
    the file it came from. ``left_out`` are passages the reader itself left out (captions, related links of a web
    page), their ``before`` counting in this ``body``. ``captured`` is when a crawler fetched it, never its date.
    """

    source_path: str
    title: str
    body: str
    outlet: str | None = None
    url: str | None = None
    byline: str | None = None
    published: SourceDate | None = None
    updated: SourceDate | None = None
    language: str | None = None
    dateline: str = ""  # the source's own date line(s), word for word
    encoding: str = "utf-8"
    steps: tuple[str, ...] = ()
    label: str = ""
    left_out: tuple["Cut", ...] = ()
    captured: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A passage that cleaning left out of the body: kept, shown to readers, never searched.

    ``kind`` is the name of the rule that cut it: "caption", "teaser", "advert", "credit", …
    ``before`` is the offset in the cleaned body at which the passage stood.
    """

    kind: str
    text: str
    before: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanArticle:
    """A story ready to be searched for quotes; ``body`` is the canonical text of all offsets.

    Paragraphs are separated by exactly one blank line ("\\n\\n"); no leading or trailing space.
    """

    raw: RawArticle
    title: str
    body: str
    cuts: tuple[Cut, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words in quotation marks, and who the article says spoke them.

    ``start``/``end`` enclose the words without the outer marks; a quote of several paragraphs is one
    Quotation, so ``text`` (always ``body[start:end]``) then holds the marks that reopen its paragraphs.
    ``speaker`` is the ``name`` of one of ``Findings.actors``, or None when nobody is named.
    ``speaker_mention`` is the wording at the quote ("he", "Mr Hague"), ``mention_span`` where it
    stands; ``cue`` the reporting word ("said"), ``cue_span`` where it stands. ``rule`` names what
    decided. ``relay`` is the wording for whoever passed the words on ("Channel 4 News"), where the article says so.
    ``confidence`` is 0..1.
    """

    start: int
    end: int
    text: str
    kind: QuoteKind
    speaker: str | None = None
    speaker_mention: str | None = None
    speaker_kind: ActorKind | None = None
    mention_span: Span | None = None
    cue: str | None = None
    cue_span: Span | None = None
    rule: str = ""
    relay: str | None = None
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorFound:
    """A person, an organisation or an unnamed source, one for each in an article.

    ``name`` is the fullest name the article gives ("William Hague"), unique within the article;
    ``aliases`` are other wordings that stand for it there ("Mr Hague", "the Foreign Secretary");
    ``mentions`` are the spans of all of them, in order, not overlapping. ``full_name`` is False for a
    person of whom only a surname is given: such a one is never joined with another article's.
    ``roles`` are offices the text gives ("Foreign Secretary").
    """

    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    roles: tuple[str, ...] = ()
    full_name: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class LocationFound:
    """A place named in an article. ``lat``/``lon`` are WGS 84 degrees, ``country`` ISO 3166-1 alpha-2
    ("" for seas and regions that lie in several countries), ``feature`` the kind of place: "city",
    "admin1", "country", "region" … ``geonames_id`` is None for the few places GeoNames lacks. ``admin1`` is
    GeoNames' code of the state or province it lies in, "" where that is not known. ``roles`` says of each of
    ``mentions``, in order, what the place is there: "reported_from" in a dateline, "speaker_at" where somebody
    spoke, else "mentioned".
    """

    name: str
    geonames_id: int | None
    lat: float
    lon: float
    country: str
    feature: str = "city"
    mentions: tuple[Span, ...] = ()
    admin1: str = ""
    roles: tuple[PlaceRole, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFound:
    """How many were killed, wounded, missing or displaced, as somebody tells it.

    ``start``/``end`` enclose the number with its qualifier and the people counted ("at least 49 children");
    ``sentence`` the sentence it stands in. ``low`` is None for "up to 50", ``high`` for "more than 50" and
    "dozens". ``part_of`` is the start of the figure whose part it is ("108 people, including 49 children").
    ``speaker`` is the ``name`` of one of ``Findings.actors``, None where the article itself tells it; ``quote`` the
    start and end of the quotation that holds it. ``location`` is the place of one of ``Findings.locations``, by
    that mention's start. ``period`` is when, as worded ("since March 2011").
    """

    start: int
    end: int
    kind: FigureKind
    low: int | None
    high: int | None
    qualifier: str
    sentence: Span
    part_of: int | None = None
    speaker: str | None = None
    quote: Span | None = None
    location: int | None = None
    period: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Everything the extraction found in one article, each tuple in reading order."""

    quotes: tuple[Quotation, ...] = ()
    actors: tuple[ActorFound, ...] = ()
    locations: tuple[LocationFound, ...] = ()
    figures: tuple[FigureFound, ...] = ()
