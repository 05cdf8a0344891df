"""TEI, as digitised newspapers come in it; any other XML is refused by the name of its root."""

from collections.abc import Iterator

from articles.text.readers import headers, languages, stamps, trees
from articles.text.readers.heads import first_sentence
from articles.text.readers.recognising import NO_STORY, UnreadableSource, xml_root
from articles.text.readers.trees import Element
from articles.text.values import Part, RawArticle

KNOWN = "expected NewsML-G2, NITF, TEI, RSS or Atom"
ASIDE = frozenset({"figure", "note", "fw", "bibl", "opener", "closer", "byline", "dateline", "head", "front", "back"})


def read(part: Part) -> Iterator[RawArticle]:
    """The text of a TEI document. Raises UnreadableSource for every other XML."""
    told = xml_root(part.data)
    if told is not None and told[0] not in {b"tei", b"tei.2"}:
        raise UnreadableSource(part.name, unknown(told[0].decode("ascii", "replace")), part.label)
    tree = trees.parse(part.data, part.name, part.label)
    root = tree.root
    if trees.local(root) not in {"tei", "tei.2"}:
        raise UnreadableSource(part.name, unknown(trees.local(root)), part.label)
    text = trees.first(root, "text", "body")
    paragraphs = [trees.tidy(piece) for piece in trees.paragraphs(text, ASIDE)] if text is not None else []
    if not paragraphs:
        raise UnreadableSource(part.name, NO_STORY, part.label)
    body = "\n\n".join(paragraphs)
    source = trees.first(root, "filedesc", "sourcedesc")
    title = trees.line(trees.first(text, "head")) or trees.line(trees.first(root, "titlestmt", "title"))
    written_by = trees.line(trees.first(text, "byline")) or trees.line(trees.first(root, "titlestmt", "author"))
    yield RawArticle(
        source_path=part.name,
        title=trees.tidy(title) or first_sentence(body),
        body=body,
        outlet=outlet(root, source),
        url=address(root) or part.url,
        byline=headers.clean_byline(written_by) or None,
        published=stamps.read(day(source) or day(trees.first(root, "filedesc", "publicationstmt"))),
        language=languages.guess(f"{title}\n{body}") or trees.attribute(root, "lang")[:2].lower() or None,
        dateline=trees.line(trees.first(text, "dateline")),
        encoding=tree.encoding,
        steps=tree.steps,
    )


def unknown(name: str) -> str:
    return f"an XML document whose root element is <{name}>, which is not read here; {KNOWN}"


def day(element: Element | None) -> str:
    found = trees.first(element, "date") if element is not None else None
    return trees.attribute(found, "when", "when-iso", "notbefore") or trees.line(found)


def outlet(root: Element, source: Element | None) -> str | None:
    """The newspaper a text was taken from, else who published the document."""
    titles = list(trees.all_named(source, "title")) if source is not None else []
    titles.sort(key=lambda title: trees.attribute(title, "level") != "j")
    names = [trees.line(title) for title in titles] + [trees.line(trees.first(root, "publicationstmt", "publisher"))]
    return next((name for name in names if name), None)


def address(root: Element) -> str | None:
    found = (trees.attribute(e, "target") or trees.line(e) for e in trees.all_named(root, "ref", "ptr", "idno"))
    return next((text for text in found if text.startswith(("http://", "https://"))), None)
