"""NewsML-G2: a message or an item with stories in NITF, XHTML or plain text; and Reuters' older ``newsitem``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from articles.text.readers import languages, marking, nitf, stamps, trees
from articles.text.readers.heads import first_sentence
from articles.text.readers.nitf import Story
from articles.text.readers.recognising import NO_STORY, UnreadableSource
from articles.text.readers.trees import Element, Tree
from articles.text.values import Part, RawArticle, Refused, SourceDate

ITEMS = ("newsitem", "packageitem", "planningitem", "conceptitem", "knowledgeitem", "catalogitem")
NOT_NEWS = {
    "packageitem": "a package: a list of other items without text of its own",
    "planningitem": "a plan of coverage, not a story",
    "conceptitem": "a description of a concept, not a story",
    "knowledgeitem": "a description of concepts, not a story",
    "catalogitem": "a catalogue of codes, not a story",
}
CLASSES = {"picture": "a picture", "graphic": "a graphic", "video": "a video", "audio": "a recording",
           "animation": "an animation"}  # fmt: skip
WITHDRAWN = {"canceled", "cancelled", "withheld"}
WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a document, with the document around it."""

    element: Element
    tree: Tree
    part: Part
    label: str

    def refused(self, reason: str, *, passed_over: bool = False) -> Refused:
        return Refused(name=self.part.name, label=self.label, reason=reason, passed_over=passed_over)


def read(part: Part) -> Iterator[RawArticle | Refused]:
    """Every story of the document; what is none is passed over with its reason."""
    tree = trees.parse(part.data, part.name, part.label)
    found = list(trees.all_named(tree.root, *ITEMS))
    if not found and trees.local(tree.root) == "contentset":
        found = [tree.root]
    if not found:
        raise UnreadableSource(part.name, "a message without items; expected a newsItem with a story", part.label)
    for number, element in enumerate(found, start=1):
        own = f"item {number}" if len(found) > 1 else ""
        item = Item(element, tree, part, ", ".join(filter(None, (part.label, own))))
        yield read_item(item)


def read_item(item: Item) -> RawArticle | Refused:
    kind = trees.local(item.element)
    if kind in NOT_NEWS:
        return item.refused(NOT_NEWS[kind], passed_over=True)
    known = code(trees.first(item.element, "itemmeta", "itemclass"))
    if known in CLASSES:
        return item.refused(f"{CLASSES[known]}, not a text", passed_over=True)
    if code(trees.first(item.element, "itemmeta", "pubstatus")) in WITHDRAWN:
        return item.refused("withdrawn by its agency", passed_over=True)
    found = content(item.element)
    if found is None or not found.body:
        if trees.first(item.element, "contentset", "remotecontent") is not None:
            return item.refused("its text lies in another file, which is not part of this one", passed_over=True)
        return item.refused(NO_STORY)
    return article(item, found)


def article(item: Item, found: Story) -> RawArticle:
    element = item.element
    published, updated = moments(element)
    title = headline(element) or found.title
    return RawArticle(
        source_path=item.part.name,
        title=title or first_sentence(found.body),
        body=found.body,
        outlet=outlet(element),
        url=address(element) or item.part.url,
        byline=byline(element, found),
        published=published,
        updated=updated,
        language=languages.guess(f"{title}\n{found.body}") or language(element, item.tree.root),
        dateline=dateline(element) or found.dateline,
        encoding=item.tree.encoding,
        steps=item.tree.steps,
        label=item.label,
        left_out=found.cuts,
    )


def code(element: Element | None) -> str:
    """The last part of a controlled value: "text" of "ninat:text"."""
    return re.split(r"[:/]", trees.attribute(element, "qcode", "uri", "code"))[-1].strip().lower()


def content(element: Element) -> Story | None:
    """The first of the item's renditions that holds text."""
    holder = next(trees.all_named(element, "contentset"), None)
    if holder is None:
        return older(element)
    for rendition in trees.all_named(holder, "inlinexml", "inlinedata"):
        inner = next((child for child in rendition if trees.local(child)), None)
        found: Story | None = None
        if trees.local(rendition) == "inlinedata":
            found = plain(rendition)
        elif inner is not None and is_text(inner):
            found = nitf.story(inner)
        if found is not None and found.body:
            return found
    return None


def is_text(element: Element) -> bool:
    """Tables of results in SportsML and the like hold words, but no story."""
    return trees.local(element) in {"nitf", "html", "body", "div", "p", "article", "section"}


def plain(element: Element) -> Story:
    """Text as such, or a web page's markup written as text."""
    text = "".join(element.itertext())
    if "html" in trees.attribute(element, "contenttype").lower() or marking.is_markup(text):
        return Story(title="", paragraphs=list(marking.read(text).paragraphs))
    return Story(title="", paragraphs=marking.plain(text))


def older(element: Element) -> Story | None:
    """Reuters' corpus of 1996-97: headline, byline, dateline and text right below the item."""
    text = trees.first(element, "text")
    if text is None:
        return None
    return Story(
        title=trees.tidy(trees.line(trees.first(element, "headline")) or trees.line(trees.first(element, "title"))),
        paragraphs=[trees.tidy(piece) for piece in trees.paragraphs(text)],
        byline=nitf.byline(trees.first(element, "byline")),
        dateline=trees.line(trees.first(element, "dateline")),
    )


def headline(element: Element) -> str:
    """The headline of the item's data; of several the main one."""
    own = [h for h in trees.all_named(element, "headline") if trees.local(h.getparent()) == "contentmeta"]
    own.sort(key=lambda h: not trees.attribute(h, "role").endswith("main"))
    names = [trees.line(h) for h in own] + [trees.line(trees.first(element, "itemmeta", "title"))]
    return trees.tidy(next((name for name in names if name), ""))


def byline(element: Element, found: Story) -> str | None:
    meta = trees.first(element, "contentmeta")
    people = [trees.line(trees.first(c, "name")) for c in trees.all_named(meta, "creator")] if meta is not None else []
    own = nitf.byline(trees.first(meta, "by")) or found.byline or ", ".join(dict.fromkeys(filter(None, people)))
    return own if own and own != outlet(element) else None


def moments(element: Element) -> tuple[SourceDate | None, SourceDate | None]:
    """First and latest: an item is sent again with a new version time whenever it changes."""
    names = ("firstcreated", "contentcreated", "versioncreated", "contentmodified")
    found = {name: stamps.read(trees.line(trees.first(element, name))) for name in names}
    day = trees.attribute(element, "date") or trees.attribute(published_meta(element), "value")
    published = next((found[name] for name in names[:3] if found[name]), None) or stamps.read(day)
    later = (stamps.later(found[name], published) for name in names[2:])
    return published, next((update for update in later if update), None)


def published_meta(element: Element) -> Element | None:
    return next(
        (dc for dc in trees.all_named(element, "dc") if "date.published" in trees.attribute(dc, "element")), None
    )


def outlet(element: Element) -> str | None:
    provider = trees.first(element, "itemmeta", "provider")
    names = (
        trees.line(trees.first(provider, "name")),
        trees.line(trees.first(element, "rightsinfo", "copyrightholder", "name")),
        trees.line(trees.first(element, "contentmeta", "creditline")),
        trees.attribute(provider, "literal") or trees.attribute(provider, "qcode").rpartition(":")[2],
        urlsplit(trees.attribute(provider, "uri")).hostname or "",
        trees.attribute(trees.first(element, "rightsinfo", "copyrightholder"), "literal"),
        copyright_holder(trees.line(trees.first(element, "copyright"))),
    )
    return next((trees.tidy(name).removeprefix("www.") for name in names if name), None)


def copyright_holder(text: str) -> str:
    match = re.match(r"(?:\(c\)|©|copyright)?\s{0,3}([^\d(©]{2,60}?)\s{0,3}(?:limited\s)?\d{4}$", text, re.IGNORECASE)
    return match.group(1) if match else ""


def address(element: Element) -> str | None:
    links = trees.all_named(element, "link")
    places = [
        trees.attribute(ln, "href") for ln in links if code_of_link(ln) in {"permalink", "alternate", "canonical"}
    ]
    return next((place for place in [*places, trees.attribute(element, "guid")] if place.startswith(WEB)), None)


def code_of_link(element: Element) -> str:
    return trees.attribute(element, "rel").rpartition(":")[2].lower()


def language(element: Element, root: Element) -> str | None:
    told = trees.attribute(trees.first(element, "contentmeta", "language"), "tag")
    return (told or trees.attribute(element, "lang") or trees.attribute(root, "lang"))[:2].lower() or None


def dateline(element: Element) -> str:
    return trees.line(trees.first(element, "contentmeta", "dateline"))
