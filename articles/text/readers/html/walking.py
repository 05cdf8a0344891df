"""A page's tree to a list of its blocks of text, each with the boxes it stands in: one pass, no recursion."""

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from articles.text.readers.html import fragments, hints

MUTE = fragments.MUTE | frozenset(
    ["noscript", "button", "input", "canvas", "audio", "video", "map", "amp-ad", "amp-embed", "dialog", "progress"]
)
KIND_OF_TAG = {
    "nav": "furniture", "footer": "furniture", "aside": "aside", "figcaption": "caption", "figure": "caption",
    "menu": "furniture", "caption": "caption", "address": "author", "details": "aside", "label": "furniture",
}  # fmt: skip
NEVER_NAMED = frozenset({"html", "body", "main"})
CUT_SPANS = frozenset({"caption", "share", "advert", "related", "newsletter"})
# What an element does to the text around it; all others are boxes.
ROLES = (
    dict.fromkeys(fragments.INLINE, "inline")
    | dict.fromkeys(MUTE, "mute")
    | {"a": "link", "b": "bold", "strong": "bold", "span": "span", "br": "break", "label": "box"}
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)
MIN_PROSE = 40
MAX_ID = 28
TEXT_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "p", "li"})
# A letter of these scripts says as much as several of an alphabet.
DENSE = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")


@dataclass(slots=True)
class Box:
    """An element that stands for itself on the page; ``parent`` is its index, -1 for the outermost."""

    parent: int
    tag: str
    marks: str
    kind: str
    story: bool = False
    prose: int = 0
    links: int = 0
    size: int = 0


@dataclass(slots=True)
class Block:
    """A run of text that no other element interrupts, in the box it stands in.

    ``linked`` is the share of it that links make up, ``weight`` its length, counted double where letters are words.
    """

    text: str
    box: int
    linked: float
    weight: int
    bold: bool = False


@dataclass(slots=True)
class Layout:
    boxes: list[Box] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


class Walk:
    """Where the pass through the tree has got to: the box it is in, and the text since the last block ended."""

    def __init__(self) -> None:
        self.layout = Layout()
        self.current = -1
        self.pieces: list[str] = []
        self.linked = self.bold = self.links = 0
        self.names: dict[tuple[str, tuple[Any, ...]], tuple[str, str, bool]] = {}

    def enter(self, node: Any, tag: str) -> None:
        if self.pieces:
            self.close()
        boxes = self.layout.boxes
        boxes.append(Box(self.current, tag, *self.name(tag, tuple(node.items()))))
        self.current = len(boxes) - 1

    def name(self, tag: str, attributes: tuple[Any, ...]) -> tuple[str, str, bool]:
        """Boxes of one page are alike: each kind is looked at once."""
        if not attributes:
            return "", KIND_OF_TAG.get(tag, ""), False
        key = tag, attributes
        if (found := self.names.get(key)) is None:
            found = self.names[key] = named(tag, dict(attributes))
        return found

    def leave(self) -> None:
        if self.pieces:
            self.close()
        self.current = self.layout.boxes[self.current].parent

    def go_in(self, node: Any, role: str) -> str | None:
        """An element that stands in the line: its own first words."""
        text: str | None = node.text
        if role == "link":
            self.links += 1
        elif role == "bold":
            self.bold += len((text or "").strip())
        elif role == "break":
            self.pieces.append(fragments.BREAK)
        return text

    def close(self) -> None:
        """Ends a block; two line breaks in a row make two of it."""
        text = "".join(self.pieces)
        self.pieces.clear()
        parts = fragments.PARAGRAPH_END.split(text) if fragments.BREAK in text else [text]
        whole = len(text.strip()) if len(parts) > 1 else 0
        for part in parts:
            tidied = fragments.tidy(part.replace(fragments.BREAK, " "))
            if tidied:
                self.layout.blocks.append(self.block(tidied, whole or len(tidied)))
        self.linked = self.bold = 0

    def block(self, text: str, whole: int) -> Block:
        weight = len(text) + (2 * len(DENSE.findall(text)) if text[len(text) // 2] > "\u2000" else 0)
        return Block(text, max(self.current, 0), min(1.0, self.linked / whole), weight, self.bold >= 0.9 * whole)


def walk(tree: Any) -> Layout:
    """A <span> of a caption or a button stands apart as a box does: its words belong to no sentence beside it."""
    state = Walk()
    pieces = state.pieces
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, node in walker:
        tag = node.tag
        role = ROLES.get(tag, "box")
        box = role == "box" or (role == "span" and stands_apart(node))
        if event == "end":
            if box:
                state.leave()
            elif role == "link":
                state.links -= 1
            text = node.tail
        elif box:
            state.enter(node, tag)
            text = node.text
        elif role == "mute":
            walker.skip_subtree()
            continue
        else:
            text = state.go_in(node, role)
        # Spaces before the first word of a block are nothing of it.
        if text and (pieces or not text.isspace()):
            pieces.append(text)
            if state.links:
                state.linked += len(text.strip())
    if pieces:
        state.close()
    return state.layout


def stands_apart(span: Any) -> bool:
    marks = span.get("class")
    return bool(marks) and hints.kind(marks) in CUT_SPANS


def named(tag: str, attributes: dict[str, str]) -> tuple[str, str, bool]:
    """Its names, the kind of thing they, its tag and its attributes say it holds, and whether that is the story."""
    get = attributes.get
    role = get("itemprop") or get("role") or ""
    name = get("id") or ""
    # A long one, or a heading's own, is made of a heading's words.
    name = name if len(name) <= MAX_ID and tag not in TEXT_TAGS else ""
    marks = f"{get('class') or ''} {name} {get('data-testid') or get('data-component') or ''}".strip()
    story = "articlebody" in role.lower() or (bool(marks) and tag != "p" and hints.holds_story(marks))
    kind = KIND_OF_TAG.get(tag, "")
    if not story and marks and tag not in NEVER_NAMED and not kind:
        kind = hints.kind(marks)
    if role in ("complementary", "navigation", "contentinfo", "banner", "dialog", "search", "menu"):
        kind = kind or "furniture"
    if "hidden" in attributes or get("aria-hidden") == "true" or HIDDEN.search(get("style") or ""):
        kind = kind or "hidden"
    return marks, kind, story
