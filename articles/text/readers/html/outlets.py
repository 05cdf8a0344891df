"""Who published a page, by the name its readers know."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from articles.text.readers.html import jsonld
from articles.text.readers.html.metadata_clues import Clues, clean
from articles.text.readers.html.titles import SEPARATOR, squeezed

DOMAIN = re.compile(r"^(?:https?://)?(?:www\.)?((?:[\w-]{1,63}\.){1,4}[a-z]{2,24})/?$", re.IGNORECASE)
SLOGAN = re.compile(r"\s+[|\-–—•·»:]\s+|\s*[|｜]\s*|:\s")
NONSENSE = frozenset(
    [
        "website",
        "home",
        "homepage",
        "wordpress",
        "blog",
        "site",
        "news",
        "untitled",
        "default",
        "mysite",
        "sitename",
        "none",
        "null",
        "undefined",
        "nan",
        "online",
        "startseite",
        "accueil",
        "inicio",
        "index",
        "article",
        "articles",
    ]
)
SECOND_LEVEL = frozenset(["co", "com", "net", "org", "gov", "ac", "edu", "gob", "gouv", "go", "or", "ne", "news"])
ELSEWHERE_HOSTS = re.compile(r"(?:^|\.)(?:archive\.(?:org|ph|today|is)|google\.com|cdn\.ampproject\.org|localhost)$")


def find(clues: Clues, story: jsonld.Node | None, url: str | None) -> str | None:
    """The name that the page itself gives, or its domain; None where it gives neither."""
    headline = clean(clues.meta("og:title"))
    given = [name for name in candidates(clues, story) if plausible(name) and (name != headline or len(name) < 25)]
    named = [name for name in given if not DOMAIN.match(name)]
    if named:
        return tidy(named[0])
    if given and (match := DOMAIN.match(given[0])):
        return match[1].lower()
    return title_end(clues, url) or host(url)


def candidates(clues: Clues, story: jsonld.Node | None) -> Iterator[str]:
    yield clean(clues.meta("og:site_name", "og:sitename"))
    yield publisher(story)
    yield clean(clues.meta("application-name", "apple-mobile-web-app-title"))
    for node in clues.nodes[:100]:
        if jsonld.is_story(node) or jsonld.is_page(node):
            yield publisher(node)
    for node in clues.nodes[:100]:
        if {"NewsMediaOrganization", "WebSite"} & set(jsonld.types(node)):
            yield clean(jsonld.string(node.get("name")))
    yield clean(clues.meta("dc.publisher", "dcterms.publisher", "publisher", "copyright-holder"))


def publisher(node: jsonld.Node | None) -> str:
    if not node:
        return ""
    value = node.get("publisher")
    for item in jsonld.items(value)[:3]:
        name = clean(jsonld.string(item.get("name")) if isinstance(item, dict) else jsonld.string(item))
        if name:
            return name
    return ""


def plausible(name: str) -> bool:
    if not 2 <= len(name) <= 80 or squeezed(name) in NONSENSE or not any(c.isalpha() for c in name):
        return False
    return name[0] not in "@{%#" and not (name.startswith("http") and not DOMAIN.match(name))


def tidy(name: str) -> str:
    """A name without the slogan or section some sites write behind it."""
    first = SLOGAN.split(name)[0].strip()
    return first if plausible(first) else name


def title_end(clues: Clues, url: str | None) -> str | None:
    """The end of the page's title, where it is the domain's name in readable letters."""
    parts = SEPARATOR.split(clues.title)
    heart = core(url)
    for part in (parts[-1], parts[0]) if len(parts) > 1 and len(heart) > 2 else ():
        said = squeezed(part)
        if 3 <= len(said) <= 40 and (said in heart or heart in said or spelt(heart, part)) and plausible(part):
            return part.strip()
    return None


def spelt(heart: str, name: str) -> bool:
    """Whether a domain abbreviates a name: each of its letters begins a word of it, or goes on with one ("nytimes")."""
    words = [word.casefold() for word in name.split()]
    if len(words) < 2 or len(words) > 6 or not name[0].isupper():
        return False
    at = 0
    for word in words:
        run = 0
        while run < len(word) and at + run < len(heart) and heart[at + run] == word[run]:
            run += 1
        # All of a long word or its first letter; leave a letter for the next word where both would do.
        at += run if run == len(word) or at + run == len(heart) else min(run, 1)
    return at == len(heart)


def host(url: str | None) -> str | None:
    try:
        name = (urlsplit(url or "").hostname or "").lower()
    except ValueError:
        return None
    if "." not in name or ELSEWHERE_HOSTS.search(name) or not DOMAIN.match(name):
        return None
    return re.sub(r"^(?:www\d?|m|amp|mobile)\.", "", name)


def core(url: str | None) -> str:
    """What identifies a site in its domain: "theguardian" of www.theguardian.com."""
    labels = (host(url) or "").split(".")[:-1]
    if len(labels) > 1 and labels[-1] in SECOND_LEVEL:
        labels = labels[:-1]
    return labels[-1].replace("-", "") if labels else ""


def names(clues: Clues, story: jsonld.Node | None, outlet: str | None, url: str | None) -> list[str]:
    """Everything the outlet is called on this page, to take it out of titles and bylines."""
    labels = [label for label in (host(url) or "").split(".") if len(label) >= 5]
    given = [outlet or "", core(url), host(url) or "", *labels, *candidates(clues, story)]
    headline = clean(clues.meta("og:title"))
    return [name for name in given if 2 <= len(name) <= 60 and (name != headline or len(name) < 25)]
