"""A page's tree to a list of its blocks of text, each with the boxes it stands in: one pass, no recursion."""

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from articles.text.readers.html import fragments, hints

MUTE = fragments.MUTE | frozenset(
    ["noscript", "button", "input", "canvas", "audio", "video", "map", "amp-ad", "amp-embed", "dialog", "progress"]
)
SILENT = MUTE | {"br"}
KIND_OF_TAG = {
    "nav": "furniture", "footer": "furniture", "aside": "aside", "figcaption": "caption", "figure": "caption",
    "menu": "furniture", "caption": "caption", "address": "author", "details": "aside", "label": "furniture",
}  # fmt: skip
NEVER_NAMED = frozenset({"html", "body", "main"})
CUT_SPANS = frozenset({"caption", "share", "advert", "related", "newsletter"})
BOLD = frozenset({"b", "strong"})
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

    def enter(self, node: Any, tag: str) -> None:
        if self.pieces:
            self.close()
        self.layout.boxes.append(box_of(node, tag, self.current))
        self.current = len(self.layout.boxes) - 1

    def leave(self) -> None:
        if self.pieces:
            self.close()
        self.current = self.layout.boxes[self.current].parent

    def add(self, text: str) -> None:
        self.pieces.append(text)
        if self.links:
            self.linked += len(text.strip())

    def close(self) -> None:
        """Ends a block; two line breaks in a row make two of it."""
        text = "".join(self.pieces)
        self.pieces.clear()
        if text and not text.isspace():
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
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, node in walker:
        tag = node.tag
        if event == "start":
            if tag in MUTE:
                walker.skip_subtree()
            elif tag == "br":
                state.pieces.append(fragments.BREAK)
            else:
                begin(state, node, tag)
            continue
        if tag not in SILENT:
            if tag not in fragments.INLINE or (tag == "span" and stands_apart(node)):
                state.leave()
            elif tag == "a":
                state.links -= 1
        if tail := node.tail:
            state.add(tail)
    if state.pieces:
        state.close()
    return state.layout


def begin(state: Walk, node: Any, tag: str) -> None:
    if tag == "a":
        state.links += 1
    elif tag not in fragments.INLINE or (tag == "span" and stands_apart(node)):
        state.enter(node, tag)
    if text := node.text:
        state.add(text)
        if tag in BOLD:
            state.bold += len(text.strip())


def stands_apart(span: Any) -> bool:
    marks = span.get("class")
    return bool(marks) and hints.kind(marks) in CUT_SPANS


def box_of(node: Any, tag: str, parent: int) -> Box:
    """Its name, and what its tag, its attributes and its makers' names for it say it holds."""
    get = node.get
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
    if get("hidden") is not None or get("aria-hidden") == "true" or HIDDEN.search(get("style") or ""):
        kind = kind or "hidden"
    return Box(parent, tag, marks, kind, story)
