"""What a page says of itself, gathered in one pass: meta tags, links, JSON-LD, headings, <time>, microdata."""

import html
import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from articles.text.readers.html import jsonld

Element = Any

MAX_TEXT = 2_000
WANTED = ("meta", "link", "script", "title", "h1", "h2", "h3", "time", "base")
# The attribute axis is three times as fast as a predicate on every element.
MARKED = etree.XPath("//*/@itemprop")
SPACE = re.compile(r"[\s\u00a0\u200b\u200e\u200f\u2028\u2029\ufeff\u00ad]+")
INVISIBLE = re.compile("[\u200b\u200e\u200f\ufeff\u00ad\u2060]")
ENTITY = re.compile(r"&(?:[a-zA-Z]{2,31}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
MUTE = frozenset(
    {"script", "style", "noscript", "svg", "template", "button", "select", "iframe", "figure", "figcaption"}
)
# Boxes whose dates, names and headings are another story's or nobody's.
ELSEWHERE_TAGS = frozenset({"aside", "footer", "nav", "form"})
# Names of topics and of the kind of post say nothing of the box: category-latest, node-promoted.
ELSEWHERE = re.compile(
    r"(?<!\S)(?!(?:category|tag|section|topic|node|post|term|type|status|has)-)(?:[^\s]{0,40}?)"
    r"(?:comment|related|recommend|sidebar|footer|teaser|\bcards?\b|most-?(?:read|popular)|trending|latest|\bpromo\b|"
    r"widget[_-]?(?:area|recent)|newsletter|outbrain|taboola|read-?(?:more|next|also)|see-?also|copyright|cookie|"
    r"breaking|ticker|carousel|swiper)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Clues:
    """Everything in document order; ``metas`` has lower-case names, empty values left out."""

    root: Element
    lang: str = ""
    base: str = ""
    title: str = ""
    metas: dict[str, list[str]] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    nodes: list[jsonld.Node] = field(default_factory=list)
    h1s: list[Element] = field(default_factory=list)
    lower: list[Element] = field(default_factory=list)
    times: list[Element] = field(default_factory=list)
    properties: dict[str, list[Element]] = field(default_factory=dict)

    def meta(self, *names: str) -> str:
        """The first value of the first of these names that has one."""
        return next((self.metas[name][0] for name in names if name in self.metas), "")


def gather(root: Element) -> Clues:
    clues = Clues(root=root, lang=root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "")
    texts: list[str] = []
    for element in root.iter(*WANTED):
        COLLECT[element.tag](clues, element, texts)
    clues.nodes = jsonld.read(texts)
    for value in MARKED(root)[:2_000]:
        for name in value.split()[:5]:
            clues.properties.setdefault(name, []).append(value.getparent())
    return clues


def collect_meta(clues: Clues, element: Element, texts: list[str]) -> None:
    content = element.get("content") or element.get("value") or ""
    content = content.strip()
    if not content:
        return
    for attribute in ("property", "name", "http-equiv"):
        for name in (element.get(attribute) or "").lower().split()[:5]:
            values = clues.metas.setdefault(name, [])
            if len(values) < 50:
                values.append(content)


def collect_link(clues: Clues, element: Element, texts: list[str]) -> None:
    if element.get("href"):
        clues.links.setdefault((element.get("rel") or "").lower(), element.get("href").strip())


def collect_script(clues: Clues, element: Element, texts: list[str]) -> None:
    if len(texts) < 500 and "ld+json" in (element.get("type") or "").lower():
        texts.append(element.text or "")


def collect_title(clues: Clues, element: Element, texts: list[str]) -> None:
    parent = element.getparent()
    if not clues.title and (parent is None or parent.tag != "svg"):
        clues.title = clean(element.text or "")


def collect_base(clues: Clues, element: Element, texts: list[str]) -> None:
    clues.base = clues.base or (element.get("href") or "").strip()


def collect_heading(clues: Clues, element: Element, texts: list[str]) -> None:
    headings = clues.h1s if element.tag == "h1" else clues.lower
    if len(headings) < 50:
        headings.append(element)


def collect_time(clues: Clues, element: Element, texts: list[str]) -> None:
    if len(clues.times) < 500:
        clues.times.append(element)


COLLECT = {
    "meta": collect_meta, "link": collect_link, "script": collect_script, "title": collect_title,
    "base": collect_base, "h1": collect_heading, "h2": collect_heading, "h3": collect_heading, "time": collect_time,
}  # fmt: skip


def clean(text: str) -> str:
    """One line of plain text: entities decoded however often they were escaped, tags and odd spaces gone."""
    text = text[: MAX_TEXT * 4]
    for _ in range(3):
        if "&" not in text or not ENTITY.search(text):
            break
        text = html.unescape(text)
    if "<" in text:
        text = TAG.sub("", text)
    return SPACE.sub(" ", INVISIBLE.sub("", text)).strip()[:MAX_TEXT]


def pieces(element: Element) -> list[tuple[str, Element]]:
    """The texts within an element and the element each belongs to, in order; at most 60."""
    found: list[tuple[str, Element]] = []
    muted: Element | None = None
    for event, node in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        if len(found) >= 60:
            break
        if event == "start":
            if muted is None and node.tag in MUTE:
                muted = node
            if muted is None and node.text:
                found.append((node.text, node))
        else:
            if event == "end" and muted is node:
                muted = None
            if muted is None and node is not element:
                gap = " " if node.tag == "br" else ""
                if gap or node.tail:
                    found.append((gap + (node.tail or ""), node.getparent()))
    return found


def text_of(element: Element) -> str:
    return clean("".join(text for text, _ in pieces(element)))


def lineage(element: Element | None, limit: int = 60) -> list[Element]:
    """The element and what it stands in, from inside out."""
    found: list[Element] = []
    while element is not None and len(found) < limit:
        found.append(element)
        element = element.getparent()
    return found


def stands_elsewhere(element: Element, within: list[Element]) -> bool:
    """Whether it is in a box of other stories: looked for up to the first box it shares with ``within``."""
    shared = set(within)
    for box in lineage(element):
        if box in shared or box.tag == "body":
            return False
        if box.tag in ELSEWHERE_TAGS or ELSEWHERE.search(marks(box)):
            return True
    return False


def marks(element: Element) -> str:
    """Its class and id, as its makers named it."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"[:300]
