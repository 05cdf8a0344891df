"""Who wrote a story: people's names, or the agency where no person is named."""

import re
from collections.abc import Iterable, Iterator

from articles.text.readers.html import dates_stamps, jsonld
from articles.text.readers.html.dates_headers import Header
from articles.text.readers.html.metadata_clues import Clues, Element, clean, lineage, marks, stands_elsewhere, text_of
from articles.text.readers.html.titles import squeezed

MAX_AUTHORS = 12
METAS = (
    "author", "article:author", "parsely-author", "dc.creator", "dcterms.creator", "sailthru.author", "byl",
    "citation_author", "cxenseparse:author", "article:author_name", "og:article:author", "article.author",
    "dc.contributor", "byline", "authors", "article_author",
)  # fmt: skip
BOX = re.compile(
    r"by-?line|\bauthors?\b|author-?name|\bauteur|\bautor|signature|firma\b|journalist|reporter", re.IGNORECASE
)
NOT_BOX = re.compile(r"comment|bio\b|image|photo|avatar|follow|share|caption|credit", re.IGNORECASE)
BY = re.compile(
    r"^(?:(?:written|posted|published|reported|words|story|text|analysis|opinion|report)\s)?"
    r"(?:by|von|par|por|di|door|av|af|tekst|texte|texto|text|tekijä|autor(?:in|a|e|es)?|auteur|author|autore|redazione|penulis|oleh|автор|від|από|του|"
    r"بقلم|كتب|کد خبر|מאת|記者|文|作者|기자|yazan|przez|rédigé par)\b(?:\s?[:：]\s?|\s+)|^[:：|•·,\-–—\s]+",
    re.IGNORECASE,
)
JOINED = re.compile(r"\s*(?:;|\||\s&\s|\s(?:and|und|et|og|och|en|ja|i|и|та|ve|dan|y|e)\s|،|、|／|\s/\s)\s*")
COMMA = re.compile(r",\s*(?:and\s+)?")
ADDRESS = re.compile(r"https?://|www\.|\S+@\S+\.\S+|^@\w+$|\.(?:com|org|net)(?:/|$)")
LATER = re.compile(
    r"\s*[|•·]\s.*$|\s+[-–—]\s.*$|\s+in\s.*$|"
    r"(?:^|,?\s+)(?:last\s+)?(?:edited by|published|posted|updated|veröffentlicht|publié|actualizado|publicado)\b.*$|"
    r"\s\d{1,2}[:./]\d{2}.*$",
    re.IGNORECASE,
)
TITLE_BEHIND = re.compile(r"\s*(?:기자|특파원|記者|记者|編集委員)\s*$")
ROLE = re.compile(
    r"\b(?:correspondent|editor|reporter|writer|columnist|journalist|staff|producer|contributor|bureau|chief|in [A-Z]|"
    r"redakteur(?:in)?|korrespondent(?:in)?|journaliste|periodista|corresponsal|news|team|desk|analyst|political|business)\b",
    re.IGNORECASE,
)
NOBODY = frozenset(
    [
        "admin",
        "administrator",
        "editor",
        "editors",
        "newsdesk",
        "redaktion",
        "redaction",
        "redazione",
        "redaccion",
        "webmaster",
        "staff",
        "author",
        "user",
        "guest",
        "unknown",
        "none",
        "null",
        "webdesk",
        "newsroom",
        "anonymous",
        "undefined",
        "nan",
        "contributor",
        "websiteadmin",
        "root",
        "test",
    ]
)


def find(
    clues: Clues, story: jsonld.Node | None, headline: Element | None, header: Header, outlets: Iterable[str]
) -> str | None:
    """Names joined by ", ", the outlet's own only where nobody else is named; None for nobody."""
    houses = frozenset(squeezed(name) for name in outlets) - {""}
    fallback = ""
    for given in sources(clues, story, headline, header, houses):
        names = list(dict.fromkeys(name for name in given if is_name(name)))
        people = [name for name in names if squeezed(name) not in houses]
        if people:
            return ", ".join(people[:MAX_AUTHORS])
        fallback = fallback or ", ".join(names[:1])
    return fallback or None


def sources(
    clues: Clues, story: jsonld.Node | None, headline: Element | None, header: Header, houses: frozenset[str]
) -> Iterator[list[str]]:
    if story is not None:
        yield of_node(clues, story, "author", houses)
        yield of_node(clues, story, "creator", houses)
    for name in METAS:
        if name in clues.metas:
            yield [part for value in clues.metas[name][:MAX_AUTHORS] for part in split(value, houses)]
    yield marked(clues, headline)
    yield boxed(header)


def of_node(clues: Clues, story: jsonld.Node, field: str, houses: frozenset[str]) -> list[str]:
    found = []
    for item in jsonld.items(story.get(field))[:MAX_AUTHORS]:
        if isinstance(item, dict):
            for name in jsonld.items(named(clues, item).get("name")):
                found += split(name, houses) if isinstance(name, str) else []
        elif isinstance(item, str):
            found += split(item, houses)
    return found


def named(clues: Clues, person: jsonld.Node) -> jsonld.Node:
    """The node that holds the name, where an author is only referred to."""
    if person.get("name") or not person.get("@id"):
        return person
    return next((node for node in clues.nodes if node.get("@id") == person["@id"] and node.get("name")), person)


def marked(clues: Clues, headline: Element | None) -> list[str]:
    """Microdata and rel="author" links of the story's own box."""
    shared = lineage(headline)
    found: list[str] = []
    for element in clues.properties.get("author", [])[:5]:
        if stands_elsewhere(element, shared):
            continue
        inner = next(
            (e for e in element.iter() if isinstance(e.tag, str) and "name" in (e.get("itemprop") or "").split()),
            element,
        )
        found += split(inner.get("content") or text_of(inner))
    return found


def boxed(header: Header) -> list[str]:
    """What stands in a box near the headline that its makers called a byline, or a line that begins with "By"."""
    for text, element in header.seen:
        named = BOX.search(marks(element)) or element.get("rel") == "author"
        if named and not NOT_BOX.search(marks(element)):
            said = text_of(element)
            if 3 < len(said) < 150 and (names := [n for n in split(said) if is_name(n)]):
                return names
        line = text.strip(" |\n\t")
        if line.startswith(("By ", "Von ", "Par ", "BY ")) and len(line) < 100:
            return split(line)
    return []


def split(text: str, houses: frozenset[str] = frozenset()) -> list[str]:
    """Single names out of one wording; a comma before a role does not part two names, nor "&" an outlet's."""
    text = clean(text)
    if squeezed(text) in houses:
        return [text]
    for _ in range(3):
        text = BY.sub("", text).strip()
    text = LATER.sub("", text)
    dated = dates_stamps.find(text[:200])
    text = text[: dated[0].start] if dated else text
    text = TITLE_BEHIND.sub("", text)
    parts: list[str] = []
    for piece in JOINED.split(text):
        for part in COMMA.split(piece):
            if parts and ROLE.search(part):
                continue
            parts.append(part.strip(" ,.:;|-–—"))
    return [part for part in parts if part]


def is_name(name: str) -> bool:
    if not 2 <= len(name) <= 60 or ADDRESS.search(name) or squeezed(name) in NOBODY:
        return False
    words = name.split()
    if words[0][0].islower() and words[0].isascii() and any(mark in name for mark in '"“”?!'):
        return False
    if len(words) > 7 or sum(c.isdigit() for c in name) > 2 or not any(c.isalpha() for c in name):
        return False
    # A phrase, not a name: most of its words begin small.
    return len(words) < 3 or sum(word[0].islower() for word in words) * 2 <= len(words)
