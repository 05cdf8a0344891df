"""NITF 3.x, the agencies' markup of one story; also as it stands inside NewsML-G2."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from articles.text.readers import headers, languages, stamps, trees
from articles.text.readers.heads import first_sentence
from articles.text.readers.recognising import NO_STORY, UnreadableSource
from articles.text.readers.trees import Element
from articles.text.values import Cut, Part, RawArticle, SourceDate

# What stands in the running text of a story, but is none of it.
ASIDE = frozenset({"media", "media-caption", "figure", "note", "fn", "script", "style", "table-reference", "byline"})
MAX_CUTS = 200
CUTS = {"media": "caption", "figure": "caption", "note": "notice", "fn": "notice"}
EMAIL_OR_TITLE = frozenset({"byttl", "virtloc"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The text of a story wherever it stands, before anybody knows who sent it."""

    title: str
    paragraphs: list[str]
    byline: str | None = None
    dateline: str = ""
    cuts: tuple[Cut, ...] = ()

    @property
    def body(self) -> str:
        return "\n\n".join(self.paragraphs)


def read(part: Part) -> Iterator[RawArticle]:
    """The one story. Raises UnreadableSource where there is no text."""
    tree = trees.parse(part.data, part.name, part.label)
    root = tree.root if trees.local(tree.root) == "nitf" else trees.first(tree.root, "nitf")
    found = story(root) if root is not None else None
    if root is None or found is None or not found.body:
        raise UnreadableSource(part.name, NO_STORY, part.label)
    published = issued(root)
    yield RawArticle(
        source_path=part.name,
        title=found.title or first_sentence(found.body),
        body=found.body,
        outlet=outlet(root),
        url=address(root) or part.url,
        byline=found.byline,
        published=published,
        updated=stamps.later(stamps.read(trees.attribute(trees.first(root, "revision-history"), "norm")), published),
        language=languages.guess(f"{found.title}\n{found.body}") or trees.attribute(root, "lang")[:2].lower() or None,
        dateline=found.dateline,
        encoding=tree.encoding,
        steps=tree.steps,
        left_out=found.cuts,
    )


def story(root: Element) -> Story:
    """Headline, byline, dateline and paragraphs of an ``nitf`` element or of a web page in XML."""
    head = trees.first(root, "body.head")
    title = trees.line(trees.first(head, "hedline", "hl1")) or trees.line(trees.first(head, "hedline"))
    content = trees.first(root, "body.content")
    if content is None:
        content = trees.first(root, "body") if trees.local(root) not in {"body", "div"} else root
    if content is None:
        content = root
    skip = ASIDE | {"body.head", "body.end", "head"}
    found = [trees.tidy(text) for text in trees.paragraphs(content, skip)]
    return Story(
        title=trees.tidy(title or trees.line(trees.first(root, "title"))),
        paragraphs=found,
        byline=byline(trees.first(head, "byline")),
        dateline=trees.line(trees.first(head, "dateline")),
        cuts=tuple(cuts(root, content)),
    )


def cuts(root: Element, content: Element) -> Iterator[Cut]:
    """Captions and notes, each at the place where it stood, and the lines below the story."""
    lengths: dict[Element, int] = {}
    for element in islice(trees.all_named(content, *CUTS), MAX_CUTS):
        text = trees.tidy(" ".join(caption(element).split()))
        if text:
            yield Cut(kind=CUTS[trees.local(element)], text=text, before=before(element, content, lengths))
    length = len("\n\n".join(trees.tidy(text) for text in trees.paragraphs(content, ASIDE)))
    for text in trees.paragraphs(end, ASIDE) if (end := trees.first(root, "body.end")) is not None else ():
        yield Cut(kind="credit", text=trees.tidy(text), before=length)


def caption(element: Element) -> str:
    found = [trees.line(piece) for piece in trees.all_named(element, "media-caption", "figcaption", "caption")]
    return (
        " ".join(dict.fromkeys(found)) if found or trees.local(element) in {"media", "figure"} else trees.line(element)
    )


def before(element: Element, content: Element, lengths: dict[Element, int]) -> int:
    """How much text of the story stands before an element; ``lengths`` keeps what blocks were measured."""
    length = 0
    above = element
    while above is not None and above is not content:
        for sibling in above.itersiblings(preceding=True):
            if sibling not in lengths:
                texts = trees.paragraphs(sibling, ASIDE) if trees.local(sibling) not in ASIDE else []
                lengths[sibling] = sum(len(trees.tidy(text)) + 2 for text in texts)
            length += lengths[sibling]
        above = above.getparent()
    return length


def byline(element: Element | None) -> str | None:
    """The names, without what they are by profession; that alone where no name is given."""
    if element is None:
        return None
    people = [trees.line(person) for person in trees.all_named(element, "person")]
    text = ", ".join(filter(None, people)) or trees.line(element, EMAIL_OR_TITLE) or trees.line(element)
    text = re.sub(r"\s+,", ",", headers.clean_byline(" ".join(text.split())))
    return trees.tidy(text) or None


def issued(root: Element) -> SourceDate | None:
    """When it was issued; a printed dateline with a full date where the document's data do not say."""
    for name in ("date.issue", "date.release"):
        if found := stamps.read(trees.attribute(trees.first(root, name), "norm")):
            return found
    if found := stamps.read(trees.attribute(trees.first(root, "pubdata"), "date.publication")):
        return found
    printed = trees.first(root, "dateline", "story.date")
    return stamps.read(trees.attribute(printed, "norm") or trees.line(printed), origin="dateline")


def outlet(root: Element) -> str | None:
    names = (
        trees.attribute(trees.first(root, "pubdata"), "name"),
        trees.line(trees.first(root, "distributor")),
        trees.attribute(trees.first(root, "doc.copyright"), "holder"),
        trees.line(trees.first(root, "rights.owner")),
        trees.attribute(trees.first(root, "doc-id"), "regsrc"),
    )
    return next((trees.tidy(name) for name in names if name), None)


def address(root: Element) -> str | None:
    candidates = (
        trees.attribute(trees.first(root, "pubdata"), "ex-ref"),
        trees.attribute(trees.first(root, "doc-id"), "id-string"),
        trees.attribute(root, "uno"),
    )
    return next((text for text in candidates if text.startswith(("http://", "https://"))), None)
