"""RSS 0.9x to 2.0, RDF and Atom: every entry of a feed one article, with as much text as the feed gives."""

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import Any
from urllib.parse import urljoin

import feedparser

from articles.text.readers import languages, marking, stamps, trees
from articles.text.readers.decoding import CONTROLS
from articles.text.readers.heads import first_sentence
from articles.text.readers.html import parsing
from articles.text.readers.marking import Marked
from articles.text.readers.recognising import UnreadableSource
from articles.text.readers.trees import decoded
from articles.text.values import Cut, Part, RawArticle, Refused, SourceDate

Entry = Any  # feedparser's dictionaries answer for missing fields with others, so they are asked as plain ones
ONLY_SUMMARY = "only the feed's summary"
FULL_STORY = 600
DECLARED = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")
OWN_ENTITY = re.compile(r"<!ENTITY\s", re.IGNORECASE)
TAIL = re.compile(
    r"\s*(?:\[?(?:continue reading|read (?:more|on)|read the (?:full|whole|rest of the) (?:story|article|post)|"
    r"more\.\.\.|\[?link\]?)[^.\n]{0,120}?[\s.…»›→\])&>]{0,10}|The post .{1,300} appeared first on .{1,200}\.?)$",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"[\w.+-]{1,60}@[\w.-]{1,80}|[\w.+-]{1,60}@")
FEED_WORDS = re.compile(r"\s*(?:[-–—|:]\s*)?\b(?:RSS|Atom)\b(?:\s+(?:feeds?|2\.0|1\.0))?\s*$", re.IGNORECASE)
START = re.compile(r"<(?:item|entry)[\s>]", re.IGNORECASE)
ROOT = re.compile(r"<((?:[\w-]{1,20}:)?(?:rss|rdf|feed))\b[^<>]{0,5000}>", re.IGNORECASE)
LONG_BASE = re.compile(r"""\bxml:base\s{0,9}=\s{0,9}(?:"[^"<]{2000,}"|'[^'<]{2000,}')""", re.IGNORECASE)
MAX_RESCUED = 1_000
MAX_BROKEN = 300_000
WEB = ("http://", "https://")


def read(part: Part) -> Iterator[RawArticle | Refused]:
    """The entries in the order of the feed. Raises UnreadableSource where there is no feed, or an empty one."""
    text, encoding = decoded(part.data, part.name)
    text = CONTROLS.sub("", DECLARED.sub("", text.lstrip("\ufeff \r\n\t")))
    if OWN_ENTITY.search(text[:100_000]):
        reason = "declares entities of its own, which could stand for anything; expected a feed without them"
        raise UnreadableSource(part.name, reason, part.label)
    # The library takes the square of the number of a tag's attributes, and joins every link with an overlong base.
    text = LONG_BASE.sub("", parsing.defuse(text))
    sound = text if len(text) <= MAX_BROKEN else well_formed(text)
    found = parsed(sound)
    broken = bool(found.get("bozo")) or sound != text
    entries = rescued(text, found) if broken else found.entries
    if not found.get("version") and not entries:
        raise UnreadableSource(part.name, "no feed could be found in it; expected RSS, RDF or Atom", part.label)
    if not entries:
        raise UnreadableSource(part.name, "a feed without any entries; expected at least one story", part.label)
    steps = [] if encoding in {"utf-8", "ascii"} else [f"decoded as {encoding}"]
    if broken:
        steps.append("broken feed mended")
    for number, entry in enumerate(entries, start=1):
        label = ", ".join(filter(None, (part.label, f"entry {number}")))
        yield read_entry(entry, Feed(found.feed, part, encoding, tuple(steps)), label)


class Feed:
    """What a feed says of all its entries."""

    def __init__(self, head: Entry, part: Part, encoding: str, steps: tuple[str, ...]) -> None:
        self.part = part
        self.encoding = encoding
        self.steps = steps
        self.address = text_of(head, "link") or part.url or ""
        self.outlet = FEED_WORDS.sub("", marking.line(text_of(head, "title"))) or None
        self.language = text_of(head, "language")[:2].lower() or None


def parsed(text: str) -> Any:
    """As bytes and under one encoding: a string could be taken for an address and fetched."""
    try:
        return feedparser.parse(
            BytesIO(text.encode("utf-8", errors="replace")),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception:  # the library stumbles over some of what it finds in broken feeds, each time in another way
        return feedparser.FeedParserDict(bozo=True, entries=[], feed={})


def well_formed(text: str) -> str:
    """A large feed with its markup mended: the library takes long over broken markup."""
    packed = text.encode("utf-8", errors="replace")
    return text if trees.is_well_formed(packed) else trees.mended_text(packed) or text[:MAX_BROKEN]


def rescued(text: str, found: Any) -> list[Entry]:
    """The entries of a feed with broken markup; where some were lost in each other, each is read by itself."""
    starts = [match.start() for match in islice(START.finditer(text), MAX_RESCUED)]
    root = ROOT.search(text)
    if root is None or len(starts) <= len(found.entries):
        return list(found.entries)
    around = ("<channel>", "</channel>") if root.group(1).lower() == "rss" else ("", "")
    pieces = (
        text[start : min(end, start + MAX_BROKEN)] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)
    )
    each = [parsed(f"{root.group()}{around[0]}{piece}{around[1]}</{root.group(1)}>").entries[:1] for piece in pieces]
    entries = [entry for one in each for entry in one]
    return entries if len(entries) > len(found.entries) else list(found.entries)


def read_entry(entry: Entry, feed: Feed, label: str) -> RawArticle | Refused:
    title = marking.line(text_of(entry, "title"))
    marked, summarised = text(entry)
    body, tail = without_tail(marked.body)
    if not body or body == title:
        reason = "an entry with a headline but no text" if title else "an entry without text"
        return Refused(name=feed.part.name, label=label, reason=reason, passed_over=True)
    published, updated = moments(entry)
    outlet = source(entry) or feed.outlet
    return RawArticle(
        source_path=feed.part.name,
        title=title or first_sentence(body),
        body=body,
        outlet=outlet,
        url=address(entry, feed.address),
        byline=byline(entry, outlet),
        published=published,
        updated=updated,
        language=languages.guess(f"{title}\n{body}") or text_of(entry, "language")[:2].lower() or feed.language,
        encoding=feed.encoding,
        steps=(*feed.steps, ONLY_SUMMARY) if summarised and len(body) < FULL_STORY else feed.steps,
        label=label,
        left_out=(
            *(Cut(kind="caption", text=caption, before=0) for caption in marked.captions),
            *((Cut(kind="teaser", text=tail, before=len(body)),) if tail else ()),
        ),
    )


def text_of(entry: Entry, key: str) -> str:
    """A field as text; feeds leave fields out, repeat them and nest what should be flat."""
    value = field(entry, key)
    return value.strip() if isinstance(value, str) else ""


def field(entry: Entry, key: str) -> Any:
    return dict.get(entry, key) if isinstance(entry, dict) else None


def listed(entry: Entry, key: str) -> list[dict[str, Any]]:
    value = field(entry, key)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def text(entry: Entry) -> tuple[Marked, bool]:
    """The longest text of the entry, and whether it is what the feed calls a summary."""
    found = [read_value(text_of(value, "value"), text_of(value, "type")) for value in listed(entry, "content")]
    full = max(found, key=lambda marked: len(marked.body), default=Marked(()))
    summary = read_value(text_of(entry, "summary"), text_of(field(entry, "summary_detail"), "type"))
    return (summary, True) if len(summary.body) > len(full.body) else (full, full.body == summary.body)


def read_value(value: str, kind: str) -> Marked:
    if "html" in kind or marking.is_markup(value) or marking.PACKED.search(value):
        return marking.read(value)
    return Marked(tuple(marking.plain(value)))


def without_tail(body: str) -> tuple[str, str]:
    """The text without the invitation to read on at its end."""
    match = TAIL.search(body, max(0, len(body) - 600))
    return (body[: match.start()].rstrip(), match.group().strip()) if match else (body, "")


def moments(entry: Entry) -> tuple[SourceDate | None, SourceDate | None]:
    """Publication and update; where a feed gives only one of them, that is when the story came out."""
    published = stamps.read(text_of(entry, "published")) or stamps.read(text_of(entry, "created"))
    updated = stamps.read(text_of(entry, "updated"))
    if published is None:
        return updated, None
    return published, stamps.later(updated, published)


def source(entry: Entry) -> str | None:
    """The outlet that an entry was taken over from."""
    return marking.line(text_of(field(entry, "source"), "title")) or None


def address(entry: Entry, base: str) -> str | None:
    links = [text_of(link, "href") for link in listed(entry, "links") if text_of(link, "rel") == "alternate"]
    candidates = [text_of(entry, "feedburner_origlink"), text_of(entry, "link"), *links, text_of(entry, "id")]
    for link in candidates:
        if link.startswith(WEB):
            return link
        if link and not re.match(r"[a-z][\w+.-]*:", link, re.IGNORECASE) and base.startswith(WEB) and "/" in link:
            return urljoin(base, link)
    return None


def byline(entry: Entry, outlet: str | None) -> str | None:
    whole = text_of(entry, "author")
    # Of "jo@paper.example (Jo Reed)" the library makes a name with the end of the address in it.
    authors = [whole] if "@" in whole else [text_of(author, "name") for author in listed(entry, "authors")]
    names = (clean_name(name) for name in ([*filter(None, authors)] or [whole]))
    kept = ", ".join(dict.fromkeys(name for name in names if name))
    return kept if kept and kept != outlet else None


def clean_name(name: str) -> str:
    """ "Jo Reed" of "jo@paper.example (Jo Reed)" and of "By Jo Reed"; an address alone is no name."""
    name = ADDRESS.sub("", marking.line(name)).strip(" ()<>,;")
    return re.sub(r"^by:?\s+", "", name, flags=re.IGNORECASE)
