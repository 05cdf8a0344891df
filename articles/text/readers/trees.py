"""XML read without trust: nothing is fetched, no entity of its own is expanded, broken markup is mended."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from articles.text.readers.decoding import CONTROLS, REPAIRS, declared, to_text
from articles.text.readers.guessing import LATIN, guess_encoding
from articles.text.readers.recognising import UnreadableSource

Element = Any  # lxml's own types say less than its documentation
DECLARATION = re.compile(r"\s*<\?xml[^>]{0,300}\?>")
TAGS = re.compile(rb"<[^<>]{0,4000}>")
OWN_ENTITY = re.compile(r"<!ENTITY\s", re.IGNORECASE)
# Entities of HTML, which XML does not know by itself.
NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z][A-Za-z0-9]{1,30};")
BLOCKS = frozenset(
    {"p", "div", "li", "dt", "dd", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2", "blockquote", "bq", "block",
     "body", "section", "article", "ul", "ol", "dl", "table", "pre", "hr", "head", "lg", "sp", "ab", "item", "list",
     "caption", "media", "media-caption", "note", "q-block", "tagline", "abstract", "body.content", "figure", "center"}
)  # fmt: skip
BREAKS = frozenset({"br", "lb", "l"})
SPACES = re.compile(r"\s+")
BLANK_LINES = re.compile(r"\n{2,}")
CELLS = frozenset({"td", "th", "cell"})


@dataclass(frozen=True, slots=True)
class Tree:
    root: Element
    encoding: str
    steps: tuple[str, ...]


def parse(data: bytes, name: str, label: str = "") -> Tree:
    """The document's root. Raises UnreadableSource where there is none, or where it declares entities."""
    text, encoding = decoded(data, name)
    text = CONTROLS.sub("", DECLARATION.sub("", text.lstrip("\ufeff"), count=1)).lstrip()
    if OWN_ENTITY.search(text[:100_000]):
        raise UnreadableSource(
            name, "declares entities of its own, which could stand for anything; expected XML without them", label
        )
    steps = [] if encoding in {"utf-8", "ascii"} else [f"decoded as {encoding}"]
    packed = NAMED.sub(lambda match: html.unescape(match.group()), text).encode()
    try:
        root = etree.fromstring(packed, parser())
    except etree.XMLSyntaxError as error:
        root = mended(packed)
        if root is None:
            reason = f"broken XML ({first_line(error)}); expected a whole document"
            raise UnreadableSource(name, reason, label) from error
        steps.append("broken XML mended")
    return Tree(root, encoding, tuple(steps))


def decoded(data: bytes, name: str) -> tuple[str, str]:
    """Text and encoding; where nothing is declared, the words are asked and not the tags, which are English."""
    text, encoding = to_text(data, name)
    if encoding in LATIN and declared(data) is None:
        encoding = guess_encoding(TAGS.sub(b" ", data))
        text = data.decode(encoding, errors="replace")
    return text, encoding


def parser(*, recover: bool = False) -> Any:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=recover, encoding="utf-8",
        remove_comments=True, remove_pis=True,
    )  # fmt: skip


def mended(packed: bytes) -> Element | None:
    try:
        return etree.fromstring(packed, parser(recover=True))
    except etree.XMLSyntaxError:
        return None


def is_well_formed(packed: bytes) -> bool:
    try:
        etree.fromstring(packed, parser())
    except etree.XMLSyntaxError:
        return False
    return True


def mended_text(packed: bytes) -> str:
    """The markup as it is after mending, "" where it is past that."""
    root = mended(packed)
    return etree.tostring(root, encoding="unicode") if root is not None else ""


def first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:150]


def local(element: Element) -> str:
    """The element's name in lower case without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def all_named(element: Element, *names: str) -> Iterator[Element]:
    """Every element below with one of these local names, in document order."""
    return (found for found in element.iter() if local(found) in names)


def first(element: Element | None, *path: str) -> Element | None:
    """The first element below that is reached by these local names, one within the other."""
    if element is None or not path:
        return element
    for found in all_named(element, path[0]):
        if found is not element and (inner := first(found, *path[1:])) is not None:
            return inner
    return None


def line(element: Element | None, skip: frozenset[str] = frozenset()) -> str:
    """The element's text on one line."""
    return " ".join(" ".join(paragraphs(element, skip)).split()) if element is not None else ""


def attribute(element: Element | None, *names: str) -> str:
    """The first of these attributes that is not blank, whatever its namespace."""
    if element is None:
        return ""
    own = {str(key).rpartition("}")[2].lower(): str(value).strip() for key, value in element.attrib.items()}
    return next((own[name] for name in names if own.get(name)), "")


def paragraphs(element: Element, skip: frozenset[str] = frozenset()) -> list[str]:
    """The text below, a piece for each block; ``skip`` are elements left out with all that is in them."""
    found: list[str] = []
    piece: list[str] = []

    def close() -> None:
        text = "".join(piece)
        piece.clear()
        lines = "\n".join(SPACES.sub(" ", part).strip() for part in text.split("\n\x00")).strip("\n")
        found.extend(part for part in BLANK_LINES.split(lines) if part)

    passing: Element | None = None
    for event, node in etree.iterwalk(element, events=("start", "end")):
        name = local(node)
        if event == "start" and passing is None:
            if name in skip and node is not element:
                passing = node
                continue
            piece.extend(opening(name, node, close))
        elif event == "end" and (passing is None or passing is node):
            if passing is None and name in BLOCKS:
                close()
            passing = None
            if node is not element:
                piece.append(node.tail or "")
    close()
    return found


def opening(name: str, node: Element, close: Any) -> Iterator[str]:
    if node.tag is etree.Entity:
        return
    if name in BLOCKS:
        close()
    elif name in BREAKS:
        yield "\n\x00"
    elif name in CELLS:
        yield " "
    if name == "pre":
        for part in re.split(r"\n[ \t]*\n|\n(?=[ \t]{2,}\S)", node.text or ""):
            yield part
            close()
    else:
        yield node.text or ""


def tidy(text: str) -> str:
    """Text with the repairs that a plain file gets."""
    for _, repair in REPAIRS:
        text = repair(text)
    return text
