"""The story of a web page: its paragraphs, and what stood among them and is none of it."""

import re
from dataclasses import dataclass

from articles.text.readers.html import choosing, hints, labels, stored, walking
from articles.text.readers.html.parsing import Page
from articles.text.readers.html.stored import Evidence
from articles.text.readers.html.walking import HEADINGS, Block, Layout
from articles.text.values import Cut

SENTENCE_END = re.compile(r"[.!?…。！？।؟:;”\"»)]$")
LIST_TAGS = frozenset({"li", "dd", "dt"})
CELLS = frozenset({"td", "th"})
MIN_LINE = 25
MAX_KNOWN = 4_000
# A teaser says no more of another story than this.
MAX_TEASER = 260
# With less than this, names that would cut more are not believed, but for those of tags and of comments.
MIN_BODY = 140
UNDOUBTED = frozenset({"comment", "furniture", "caption"})


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
    evidence = Evidence(told)
    kinds = choosing.measure(layout)
    body = within(layout, kinds, evidence)
    if len(body.text) < MIN_BODY:
        wider = within(layout, [kind if kind in UNDOUBTED else "" for kind in kinds], evidence)
        body = wider if len(wider.text) > 2 * len(body.text) else body
    if evidence.length > 2 * len(body.text) + 200:
        return Body("\n\n".join(told), (), "data")
    return body


def within(layout: Layout, kinds: list[str], evidence: Evidence) -> Body:
    chosen = choosing.choose(layout, kinds)
    known = [at < MAX_KNOWN and evidence.has(block.text) for at, block in enumerate(layout.blocks)]
    chosen = widened(layout, chosen, known)
    judged = judge(layout, kinds, chosen, known)
    cut_behind(layout, judged, known, evidence)
    settle_headings(judged)
    return assemble(layout, judged)


def widened(layout: Layout, chosen: int, known: list[bool]) -> int:
    """The box around everything that the page's data hold too, where the chosen one misses much of it."""
    inside = choosing.within(layout, chosen)
    told = [block for block, is_told in zip(layout.blocks, known, strict=True) if is_told]
    missed = sum(block.weight for block in told if not inside[block.box])
    if missed <= 0.15 * sum(block.weight for block in told):
        return chosen
    return choosing.ancestor(layout, [block.box for block in told] + [chosen])


def judge(layout: Layout, kinds: list[str], chosen: int, known: list[bool]) -> list[str | None]:
    """For each block: "" for the story's own, the kind of what is cut, None for what stands outside."""
    inside = choosing.within(layout, chosen)
    judged: list[str | None] = []
    begun = False
    for block, is_told in zip(layout.blocks, known, strict=True):
        if not inside[block.box]:
            judged.append(None)
            continue
        kind = kinds[block.box] or of_block(layout, block, begun)
        begun = begun or (not kind and block.weight >= walking.MIN_PROSE)
        if kind and kind not in ("heading", "caption", "related") and is_told:
            kind = ""
        judged.append(kind)
    cut_teasers(layout, chosen, judged, known)
    take_standfirst(layout, kinds, chosen, judged)
    return judged


def cut_teasers(layout: Layout, chosen: int, judged: list[str | None], known: list[bool]) -> None:
    """A box in which every few words of prose come with a link of their own announces other stories."""
    size = len(layout.boxes)
    teasers, prose, weight = [0] * size, [0] * size, [0] * size
    for block, kind in zip(layout.blocks, judged, strict=True):
        if kind == "related" and block.linked > 0.8:
            teasers[block.box] += 1
        elif kind == "" and block.weight >= walking.MIN_PROSE:
            prose[block.box] += 1
            weight[block.box] += block.weight
    if sum(teasers) < 2:
        return
    for at in range(size - 1, 0, -1):
        above = layout.boxes[at].parent
        if above >= 0:
            teasers[above] += teasers[at]
            prose[above] += prose[at]
            weight[above] += weight[at]
    cut = [False] * size
    for at, box in enumerate(layout.boxes):
        few = teasers[at] >= max(2, prose[at]) and weight[at] <= min(MAX_TEASER * teasers[at], 0.3 * weight[chosen])
        cut[at] = (box.parent >= 0 and cut[box.parent]) or (few and at != chosen)
    for at, block in enumerate(layout.blocks):
        if cut[block.box] and judged[at] in ("", "heading") and not known[at]:
            judged[at] = "related"


def cut_behind(layout: Layout, judged: list[str | None], known: list[bool], evidence: Evidence) -> None:
    """What stands behind the last words of the page's data, where these hold nearly the whole story to its end."""
    kept = [at for at, kind in enumerate(judged) if kind == ""]
    told = [at for at in kept if known[at]]
    size = sum(layout.blocks[at].weight for at in kept)
    if (
        told
        and evidence.ends(layout.blocks[told[-1]].text)
        and sum(layout.blocks[at].weight for at in told) >= 0.75 * size
    ):
        for at in range(told[-1] + 1, len(judged)):
            if judged[at] in ("", "heading"):
                judged[at] = "furniture"


def of_block(layout: Layout, block: Block, begun: bool) -> str:
    """What a block in the story's box is, by its own shape and words; ``begun``: behind its first paragraph."""
    box = layout.boxes[block.box]
    text = block.text
    if box.tag == "h1" and not begun:
        return "title"
    if kind := labels.kind(text, block.linked, box.tag in HEADINGS):
        return kind
    if box.tag in HEADINGS:
        return "related" if block.linked > 0.6 and len(text) > 20 else "heading"
    if block.linked > 0.8:
        return "related" if box.tag not in LIST_TAGS or block.weight > 15 else "furniture"
    if box.tag in CELLS and block.weight < 120:
        return "table"
    if box.tag in LIST_TAGS:
        return "related" if block.linked > 0.5 and not SENTENCE_END.search(text) else ""
    if not any(map(str.isalpha, text)):
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
        if judged[at] in ("", "title") or kind not in ("", "related") or not 40 <= block.weight <= 700:
            continue
        marks = " ".join(layout.boxes[i].marks for i in choosing.lineage(layout, block.box)[:2])
        named = hints.is_standfirst(marks)
        if kind and not named:
            continue
        tag = layout.boxes[block.box].tag
        if judged[at] == "heading" and not (named or SENTENCE_END.search(block.text)):
            continue
        shaped = tag in ("p", "h2", "h3") and (SENTENCE_END.search(block.text) or block.weight >= 60)
        if (
            (named or shaped)
            and block.linked < 0.3
            and block.text[:60] != opening[:60]
            and not labels.kind(block.text, 0)
        ):
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
    seen: dict[str, int] = {}
    length = 0
    for block, found in zip(layout.blocks, judged, strict=True):
        if found is None:
            continue
        kind = found
        around = layout.boxes[block.box].parent
        # What is printed for wide screens and again for narrow ones stands in another box.
        if not kind and block.weight >= 40 and seen.setdefault(block.text, around) != around:
            kind = "repeat"
        if kind:
            if kind not in ("hidden", "title", "repeat"):
                cuts.append(Cut(kind=kind, text=block.text, before=length))
        else:
            length += len(block.text) + (2 if kept else 0)
            kept.append(block.text)
    return Body("\n\n".join(kept), tuple(cuts), "page")
