"""The story of a web page: its paragraphs, and what stood among them and is none of it."""

import re
from dataclasses import dataclass

from articles.text.readers.html import choosing, hints, labels, stored, walking
from articles.text.readers.html.parsing import Page
from articles.text.readers.html.walking import HEADINGS, Block, Layout
from articles.text.values import Cut

SENTENCE_END = re.compile(r"[.!?…。！？।؟:;”\"»)]$")
LIST_TAGS = frozenset({"li", "dd", "dt"})
CELLS = frozenset({"td", "th"})
MIN_LINE = 25
MIN_BODY = 140


@dataclass(frozen=True, slots=True)
class Body:
    """``text`` has its paragraphs separated by blank lines; ``cuts`` count in it. ``how`` says where it was found."""

    text: str
    cuts: tuple[Cut, ...]
    how: str


def find(page: Page) -> Body:
    layout = walking.walk(page.tree)
    told = stored.told(page.source)
    if not layout.blocks:
        return Body("\n\n".join(told), (), "data")
    kinds = choosing.measure(layout)
    chosen = choosing.choose(layout, kinds)
    evidence = stored.Evidence(told)
    judged = judge(layout, kinds, chosen, evidence)
    body = assemble(layout, judged)
    if told and evidence.length > 2 * len(body.text) + 200:
        return Body("\n\n".join(told), (), "data")
    return body


def judge(layout: Layout, kinds: list[str], chosen: int, evidence: "stored.Evidence") -> list[str | None]:
    """For each block: "" for the story's own, the kind of what is cut, None for what stands outside."""
    inside = within(layout, chosen)
    judged: list[str | None] = []
    for block in layout.blocks:
        if not inside[block.box]:
            judged.append(None)
            continue
        kind = kinds[block.box] or of_block(layout, block)
        if kind and kind not in ("heading", "caption", "related") and evidence.has(block.text):
            kind = ""
        judged.append(kind)
    take_standfirst(layout, kinds, chosen, judged)
    settle_headings(judged)
    return judged


def within(layout: Layout, chosen: int) -> list[bool]:
    inside = [False] * len(layout.boxes)
    for at, box in enumerate(layout.boxes):
        inside[at] = at == chosen or (box.parent >= 0 and inside[box.parent])
    return inside


def of_block(layout: Layout, block: Block) -> str:
    """What a block in the story's box is, by its own shape and words."""
    box = layout.boxes[block.box]
    text = block.text
    if box.tag == "h1":
        return "title"
    if kind := labels.kind(text, block.linked):
        return kind
    if box.tag in HEADINGS:
        return "related" if block.linked > 0.6 and len(text) > 20 else "heading"
    if block.linked > 0.8:
        return "related" if box.tag not in LIST_TAGS or block.weight > 15 else "furniture"
    if box.tag in CELLS and block.weight < 120:
        return "table"
    if box.tag in LIST_TAGS:
        return "related" if block.linked > 0.5 else ""
    if not any(c.isalnum() for c in text):
        return "furniture"
    if box.tag not in ("p", "blockquote", "q") and block.weight < MIN_LINE and not SENTENCE_END.search(text):
        return "furniture"
    if block.weight < 60 and block.bold and not SENTENCE_END.search(text):
        return "heading"
    return ""


def take_standfirst(layout: Layout, kinds: list[str], chosen: int, judged: list[str | None]) -> None:
    """The standfirst is the story's own where it is printed between the headline and the first paragraph."""
    first = next((at for at, kind in enumerate(judged) if kind == ""), None)
    heads = [at for at, block in enumerate(layout.blocks[:first]) if layout.boxes[block.box].tag == "h1"]
    if first is None or not heads:
        return
    opening = layout.blocks[first].text
    for at in range(heads[-1] + 1, first):
        block = layout.blocks[at]
        kind = kinds[block.box]
        if judged[at] in ("", "heading", "title") or kind not in ("", "related") or not 40 <= block.weight <= 700:
            continue
        marks = " ".join(layout.boxes[i].marks for i in choosing.lineage(layout, block.box)[:2])
        named = hints.is_standfirst(marks)
        if kind and not named:
            continue
        tag = layout.boxes[block.box].tag
        shaped = tag in ("p", "h2", "h3") and SENTENCE_END.search(block.text)
        if (named or shaped) and block.linked < 0.3 and block.text[:60] != opening[:60] and not labels.kind(block.text, 0):
            judged[at] = ""


def settle_headings(judged: list[str | None]) -> None:
    """A heading stays where a paragraph of the story follows it; behind the last one it heads something else."""
    follows = "related"
    for at in range(len(judged) - 1, -1, -1):
        kind = judged[at]
        if kind == "heading":
            judged[at] = "" if follows == "" else "related"
        elif kind is not None and kind not in ("advert", "caption", "share", "player", "embed", "hidden"):
            follows = kind


def assemble(layout: Layout, judged: list[str | None]) -> Body:
    kept: list[str] = []
    cuts: list[Cut] = []
    seen: set[str] = set()
    length = 0
    for block, kind in zip(layout.blocks, judged, strict=True):
        if kind is None:
            continue
        if not kind and block.weight >= 40 and block.text in seen:
            kind = "repeat"
        seen.add(block.text)
        if kind:
            if kind not in ("hidden", "title", "repeat"):
                cuts.append(Cut(kind=kind, text=block.text, before=length))
        else:
            length += len(block.text) + (2 if kept else 0)
            kept.append(block.text)
    return Body("\n\n".join(kept), tuple(cuts), "page")
