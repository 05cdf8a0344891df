"""What a web page says about its story: title, byline, outlet, address, dates, language.

``of`` is linear in the size of the page, never raises, and says nothing that no part of the page says.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from articles.text.readers.decoding import repair_mojibake
from articles.text.readers.html import (
    dates,
    dates_headers,
    jsonld,
    metadata_bylines,
    metadata_clues,
    metadata_languages,
    outlets,
    titles,
)  # fmt: skip
from articles.text.readers.html.dates import Place
from articles.text.readers.html.metadata_clues import Clues, clean
from articles.text.values import SourceDate

if TYPE_CHECKING:
    from articles.text.readers.html.parsing import Page

# An address with a path that ends here is a site's or a section's own, not a story's.
FRONT = re.compile(r"^/?(?:(?:index|home|default)\.\w{2,5})?$")
ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\d{4,14}[a-z_]{0,4}/(?=https?://)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """``dateline`` is the visible date line word for word; ``language`` a two-letter code where there is one."""

    title: str
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: SourceDate | None = None
    updated: SourceDate | None = None
    language: str | None = None
    dateline: str = ""


def of(page: "Page", body: str) -> Metadata:
    clues = metadata_clues.gather(page.tree)
    url = address(clues, page.url)
    story = choose_story(clues, url)
    outlet = outlets.find(clues, story, url)
    names = outlets.names(clues, story, outlet, url)
    headline = titles.find(clues, story, names, page.source)
    locales = metadata_languages.declared(clues, story)
    language = metadata_languages.find(locales, body)
    place = Place(outlets.host(url), locales, language)
    header = dates_headers.read(headline.element, place.hints)
    published, updated = dates.find(clues, story, headline.element, header, url, place)
    byline = metadata_bylines.find(clues, story, headline.element, header, names)
    return Metadata(
        title=repair_mojibake(headline.text),
        byline=byline and repair_mojibake(byline),
        outlet=outlet and repair_mojibake(outlet),
        url=url,
        published=published,
        updated=updated,
        language=language,
        dateline=header.dateline,
    )


def address(clues: Clues, known: str | None) -> str | None:
    """The story's canonical address; the front page's is taken only where no other is given."""
    given = [clues.links.get("canonical", ""), clues.meta("og:url"), known or ""]
    given += [a for node in clues.nodes[:50] if jsonld.is_story(node) for a in jsonld.addresses(node)]
    given += [clues.meta("twitter:url", "parsely-link", "sailthru.url")]
    whole = [found for found in (absolute(value, clues.base, known) for value in given) if found]
    return next((found for found in whole if not FRONT.match(urlsplit(found).path)), whole[0] if whole else None)


def absolute(value: str, base: str, known: str | None) -> str | None:
    """A full address without fragment, or None for what is no web address."""
    value = ARCHIVED.sub("", clean(value)).split("#", 1)[0]
    if not value or " " in value:
        return None
    try:
        joined = urljoin(urljoin(known or "", base), value)
        parts = urlsplit(joined)
        host = parts.hostname or ""
    except ValueError:
        return None
    return joined if parts.scheme in ("http", "https") and "." in host else None


def choose_story(clues: Clues, url: str | None) -> jsonld.Node | None:
    """The JSON-LD node that is this story's, not one of those it links to."""
    stories = [node for node in clues.nodes if jsonld.is_story(node)] or [n for n in clues.nodes if jsonld.is_lesser(n)]
    named = [clues.meta("og:title"), clues.title, *(titles.text_of(h1) for h1 in clues.h1s[:3])]
    told = titles.Told([clean(text) for text in named if text], [])
    best, most = None, -1.0
    for position, node in enumerate(stories[:60]):
        said = clean(jsonld.headline(node))
        score = 2 * titles.likeness(said, told) if said else 0.2
        if url and any(same_address(url, given) for given in jsonld.addresses(node)):
            score += 1.5
        score += 0.3 if node.get("datePublished") else 0.0
        score -= 0.001 * position
        if score > most:
            best, most = node, score
    if best is None or (most < 0.9 and len(stories) > 1 and told.written):
        return None
    # A lone story may be called otherwise for search engines, but not have another page for its own.
    elsewhere = bool(url and jsonld.addresses(best) and not any(same_address(url, a) for a in jsonld.addresses(best)))
    return None if most < 0.5 and elsewhere and told.written else best


def same_address(one: str, other: str) -> bool:
    return stripped(one) == stripped(other)


def stripped(url: str) -> str:
    return re.sub(r"^(?:https?:)?//(?:www\.|m\.|amp\.)?", "", url.split("#", 1)[0].split("?", 1)[0]).rstrip("/").lower()
