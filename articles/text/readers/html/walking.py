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
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)
MIN_PROSE = 40
MAX_ID = 28
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


def walk(tree: Any) -> Layout:
    layout = Layout()
    boxes = layout.boxes
    pieces: list[str] = []
    linked = inside = bold = 0
    current = -1
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, node in walker:
        tag = node.tag
        if event == "start":
            if tag in MUTE:
                walker.skip_subtree()
                continue
            if tag == "a":
                inside += 1
            elif tag == "br":
                pieces.append(fragments.BREAK)
                continue
            elif tag not in fragments.INLINE:
                if pieces:
                    close(layout, pieces, linked, bold, current)
                    linked = bold = 0
                boxes.append(box_of(node, tag, current))
                current = len(boxes) - 1
            elif tag == "span" and (marks := node.get("class")) and stands_apart(marks):
                # A caption's or a button's words in a <span> are no part of the sentence beside them.
                if pieces:
                    close(layout, pieces, linked, bold, current)
                    linked = bold = 0
                boxes.append(box_of(node, "cut", current))
                current = len(boxes) - 1
            if text := node.text:
                pieces.append(text)
                if inside:
                    linked += len(text.strip())
                if tag in ("b", "strong"):
                    bold += len(text.strip())
        else:
            if tag not in SILENT:
                if tag == "a":
                    inside -= inside > 0
                elif tag not in fragments.INLINE or (tag == "span" and boxes and boxes[current].tag == "cut" and stands_apart(node.get("class") or "")):
                    if pieces:
                        close(layout, pieces, linked, bold, current)
                        linked = bold = 0
                    current = boxes[current].parent
            if tail := node.tail:
                pieces.append(tail)
                if inside:
                    linked += len(tail.strip())
    if pieces:
        close(layout, pieces, linked, bold, max(current, 0))
    return layout


def stands_apart(marks: str) -> bool:
    return hints.kind(marks) in CUT_SPANS


CUT_SPANS = frozenset({"caption", "share", "advert", "related", "newsletter"})


def box_of(node: Any, tag: str, parent: int) -> Box:
    """Its name, and what its tag, its attributes and its makers' names for it say it holds."""
    get = node.get
    role = get("itemprop") or get("role") or ""
    name = get("id") or ""
    # A long one is made of a heading's words.
    name = name if len(name) <= MAX_ID else ""
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


def close(layout: Layout, pieces: list[str], linked: int, bold: int, box: int) -> None:
    """Ends a block; two line breaks in a row make two of it."""
    text = "".join(pieces)
    pieces.clear()
    if not text or text.isspace() or box < 0:
        return
    parts = fragments.PARAGRAPH_END.split(text) if fragments.BREAK in text else (text,)
    whole = sum(len(part) for part in parts) or 1
    for part in parts:
        tidied = fragments.tidy(part.replace(fragments.BREAK, " "))
        if tidied:
            share = min(1.0, linked / max(1, len(tidied) if len(parts) == 1 else whole))
            weight = len(tidied) + (2 * len(DENSE.findall(tidied)) if tidied[:1] > "\u2000" else 0)
            layout.blocks.append(Block(tidied, box, share, weight, bold >= 0.9 * len(tidied)))
