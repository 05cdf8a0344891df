"""How an article or a quote is cited: as plain text, for BibTeX, as RIS, and as data of schema.org."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles.models import Article, Quote

_BYLINE = re.compile(r"(?:by|von|par)\s+", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_BIBTEX = str.maketrans(
    {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    | {char: f"\\{char}" for char in "#$%&_"}
)
# What could end a script element, or an entity in XHTML, is written as JSON may write it, too.
_INERT = {ord(char): f"\\u{ord(char):04X}" for char in "<>&\u2028\u2029"}
_PARTS = {"year": 1, "month": 2, "day": 3, "minute": 3}

Pairs = Iterable[tuple[str, str]]


def plain(article: Article, address: str) -> str:
    """One article in words: author, title, outlet, day, this archive's address."""
    where = [str(article.outlet)] if article.outlet else []
    parts = [author(article), article.title or _("Untitled"), *where, article.published_words, address]
    return ", ".join(part for part in parts if part)


def plain_quote(quote: Quote, address: str) -> str:
    """Plain text to paste: the words, who, where and when they were reported, and the quote's address."""
    article = quote.article
    where = [str(article.outlet)] if article.outlet else []
    return "\n".join(
        [
            in_words(quote),
            quote.speaker.name if quote.speaker else _("Speaker not found"),
            ", ".join([article.title or _("Untitled"), *where, article.published_words]),
            address,
        ]
    )


def in_words(quote: Quote) -> str:
    """In quotation marks only where they are the speaker's own words."""
    if quote.is_indirect:
        return _("Reported, not word for word: {words}").format(words=quote.text)
    return "“" + "\n\n".join(quote.paragraphs) + "”"


def author(article: Article) -> str:
    """The byline without its "By"."""
    return _BYLINE.sub("", article.byline.strip(), count=1) if _BYLINE.match(article.byline.strip()) else article.byline


def bibtex(article: Article, address: str, hashes: Iterable[str], quote: Quote | None = None) -> str:
    """An @article of a newspaper, UTF-8; an undated one has no year. ``address`` is the archive's page."""
    key = f"quote{quote.pk}" if quote else f"article{article.pk}"
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(article, address, hashes, quote) if value)
    return f"@article{{crisisnews-{key},\n{lines}}}\n"


def _fields(article: Article, address: str, hashes: Iterable[str], quote: Quote | None) -> Pairs:
    yield "author", _guarded(author(article))
    yield "title", _guarded(article.title or _("Untitled"))
    yield "journal", _tex(str(article.outlet or ""))
    yield from zip(("year", "month", "day"), day_parts(article), strict=False)
    yield "url", _address(address)
    yield "urldate", f"{datetime.now(UTC):%Y-%m-%d}"
    yield "language", _tex(article.language)
    yield "note", ". ".join(map(_tex, notes(article, hashes, quote)))


def ris(article: Article, address: str, hashes: Iterable[str], quote: Quote | None = None) -> str:
    """A newspaper article as reference managers read it; lines end as the format asks."""
    parts = day_parts(article)
    values = [
        ("TY", "NEWS"),
        ("AU", author(article)),
        ("TI", article.title or _("Untitled")),
        ("T2", str(article.outlet or "")),
        ("PY", parts[0] if parts else ""),
        ("DA", "/".join([*parts, "", "", ""][:3]) + "/" if parts else ""),
        ("LA", article.language),
        ("UR", _address(address)),
        ("Y2", f"{datetime.now(UTC):%Y/%m/%d}/"),
        *(("N1", note) for note in notes(article, hashes, quote)),
    ]
    return "".join(f"{tag}  - {_line(value)}\r\n" for tag, value in values if value) + "ER  - \r\n"


def notes(article: Article, hashes: Iterable[str], quote: Quote | None) -> list[str]:
    """What a reader of the citation should know besides."""
    found = []
    if quote:
        speaker = quote.speaker.name if quote.speaker else _("Speaker not found")
        found.append(f"{speaker}: {_line(in_words(quote))}")
    if article.published_on is None:
        found.append(_("Undated"))
    if article.url:
        found.append(_("First published at {address}").format(address=_address(article.url)))
    if article.is_sample:
        found.append(_("Invented sample"))
    return found + [_("sha256 of the source file: {sha256}").format(sha256=sha256) for sha256 in hashes]


def day_parts(article: Article) -> list[str]:
    """Year, month and day, as far as they are known."""
    if article.published_on is None:
        return []
    return article.published_on.isoformat().split("-")[: _PARTS.get(article.published_precision, 3)]


def article_data(article: Article, address: str) -> dict[str, Any]:
    """A NewsArticle of schema.org; what is not known is left out."""
    return _without_gaps(
        {
            "@type": "NewsArticle",
            "@id": address,
            "url": address,
            "headline": article.title or _("Untitled"),
            "inLanguage": article.language,
            "datePublished": _published(article),
            "author": {"@type": "Person", "name": author(article)} if article.byline else None,
            "publisher": {"@type": "Organization", "name": str(article.outlet)} if article.outlet else None,
            "sameAs": article.url if article.url.startswith(("http://", "https://")) else "",
            "creativeWorkStatus": "Invented sample" if article.is_sample else "",
        }
    )


def quote_data(quote: Quote, address: str, article: str, speaker: str) -> dict[str, Any]:
    """A Quotation, or a Claim where the words are the reporter's; the last three are addresses of pages."""
    said = quote.speaker
    kind = {"person": "Person", "organisation": "Organization"}.get(said.kind if said else "", "")
    who = _without_gaps({"@type": kind or None, "name": said.name, "url": speaker}) if said else None
    where = article_data(quote.article, article)
    told: dict[str, Any] = {"@type": "Quotation", "text": "\n\n".join(quote.paragraphs), "isPartOf": where}
    told["spokenByCharacter" if kind else "creditText"] = who if kind else said.name if said else None
    if quote.is_indirect:
        told = {"@type": "Claim", "text": quote.text, "appearance": where, "author": who if kind else None}
    return _without_gaps(told | {"@id": address, "url": address, "inLanguage": quote.article.language})


def data_block(data: dict[str, Any]) -> SafeString:
    """JSON that stands in a page as data; nothing in it can end the element around it."""
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False, sort_keys=False)
    return mark_safe(text.translate(_INERT))  # noqa: S308 (made inert in this line)


def _published(article: Article) -> str:
    if article.published_precision == "minute" and article.published_at:
        return article.published_at.astimezone(UTC).isoformat(timespec="minutes")
    return "-".join(day_parts(article))


def _without_gaps(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value}


def _line(text: str) -> str:
    """One line without control characters."""
    return "".join(c for c in _SPACE.sub(" ", text).strip() if unicodedata.category(c) != "Cc")


def _tex(text: str) -> str:
    return _line(text).translate(_BIBTEX)


def _guarded(text: str) -> str:
    """In braces of its own: neither its capitals nor the "and" in it mean anything to BibTeX."""
    return f"{{{_tex(text)}}}" if text.strip() else ""


def _address(text: str) -> str:
    """An address holds no braces, backslashes or spaces that could end a field."""
    return "".join(f"%{ord(c):02X}" if c in '{}\\ <>"' else c for c in _line(text))
