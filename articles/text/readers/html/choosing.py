"""Which box of a page holds the story."""

from itertools import pairwise

from articles.text.readers.html import streams
from articles.text.readers.html.walking import MIN_PROSE, Block, Box, Layout

FIRM_TAGS = frozenset({"nav", "footer"})
# The words of a long gallery may be more than the story's.
PICTURES = frozenset({"player", "caption"})
VOID_SHARE = 0.4
MAX_HEADS, MAX_FOUND = 50, 500
# How much of its prose an inner box must hold for the outer one to be furniture.
STORY_SHARE, PAGE_SHARE = 0.97, 0.9
# Prose of a short story.
ENOUGH = 800
# Lists and paragraphs that link nowhere lead to no other story, whatever they are called.
OWN_TAGS = frozenset({"ul", "ol", "li", "p", "h2", "h3"})
MAX_LINKED = 0.35
MIN_STORY = 200
# Stories that a page adds below its own are few, and not many times as long.
MAX_FOLLOWING = 4
FIRST_SHARE = 0.25


def is_prose(block: Block) -> bool:
    return block.weight >= MIN_PROSE and block.linked <= MAX_LINKED


def is_firm(box: Box) -> bool:
    """Whether it holds no story however much prose it holds."""
    return box.kind == "comment" or box.tag in FIRM_TAGS


def measure(layout: Layout) -> list[str]:
    """Adds up each box's prose, and gives for every box the kind it is cut as, "" where it may be story.

    A name that would cut a great part of the page's prose was given for another reason, and does not count.
    """
    boxes = layout.boxes
    for block in layout.blocks:
        if is_prose(block):
            boxes[block.box].prose += block.weight
        boxes[block.box].size += block.weight
        boxes[block.box].links += int(block.weight * block.linked)
    for box in reversed(boxes):
        if box.parent >= 0:
            boxes[box.parent].prose += box.prose
            boxes[box.parent].size += box.size
            boxes[box.parent].links += box.links
    whole = boxes[0].prose if boxes else 0
    firm = [is_firm(box) for box in boxes]
    outside = whole - firm_prose(layout, firm)
    bound = max(1.0, VOID_SHARE * outside)
    core = holds_story(layout)
    stream = streams.find(layout)
    kinds: list[str] = []
    for at, box in enumerate(boxes):
        above = kinds[box.parent] if box.parent >= 0 else ""
        rest = outside - box.prose
        bare = box.kind not in PICTURES and 10 * box.links < box.size
        void = not firm[at] and box.prose >= bound and (core[at] or bare or rest < min(ENOUGH, box.prose / 3))
        void = void or (box.kind == "related" and box.tag in OWN_TAGS and box.size > 80 and 10 * box.links < box.size)
        kinds.append(above or ("" if void else box.kind) or ("related" if at in stream else ""))
    return kinds


def holds_story(layout: Layout) -> list[bool]:
    """For each box whether a headline or a box named for the story stands in it."""
    core = [box.story or box.tag in ("h1", "article", "main") for box in layout.boxes]
    for at in range(len(core) - 1, 0, -1):
        if core[at] and layout.boxes[at].parent >= 0:
            core[layout.boxes[at].parent] = True
    return core


def firm_prose(layout: Layout, firm: list[bool]) -> int:
    """The prose in boxes that hold no story, each counted once."""
    inside: list[bool] = []
    total = 0
    for at, box in enumerate(layout.boxes):
        above = box.parent >= 0 and inside[box.parent]
        inside.append(above or firm[at])
        total += box.prose if inside[-1] and not above else 0
    return total


def choose(layout: Layout, kinds: list[str]) -> int:
    """The index of the box that holds the story: by what its makers call it, else by where the prose is."""
    boxes = layout.boxes
    prose = open_prose(layout, kinds)
    whole = prose[0]
    if not whole:
        return 0
    headed = headed_article(layout, kinds, prose)
    inside = within(layout, headed)
    articles = [i for i, box in enumerate(boxes) if box.tag == "article" and prose[i] and not kinds[i] and inside[i]]
    found = best(layout, outermost(layout, articles), prose, prose[headed])
    if found is None:
        mains = [i for i, box in enumerate(boxes) if box.tag == "main" and prose[i] >= 0.3 * whole]
        found = narrowed(layout, mains[0] if mains else 0, prose, PAGE_SHARE)
    stories = [i for i, box in enumerate(boxes) if box.story and prose[i] and not kinds[i] and inside[i]]
    outer = outermost(layout, stories)
    own = before_next_headline(layout, outer, prose)
    named = best(layout, own, prose, 0 if len(own) < len(outer) else prose[headed])
    if named is not None and (len(own) < len(outer) or prose[named] >= 0.5 * prose[found]):
        return narrowed(layout, named, prose, STORY_SHARE)
    return narrowed(layout, found, prose, STORY_SHARE if boxes[found].tag == "article" else PAGE_SHARE)


def headed_article(layout: Layout, kinds: list[str], prose: list[int]) -> int:
    """The <article> that the page's headline stands in; the whole page where it stands in none, or in many.

    Of two or three with a headline each the first is the page's own: the others follow for those who read on.
    """
    heads = [block.box for block in layout.blocks if layout.boxes[block.box].tag == "h1"][:MAX_HEADS]
    found = {
        at for head in heads for at in lineage(layout, head) if layout.boxes[at].tag == "article" and not kinds[at]
    }
    worthy = outermost(layout, [at for at in sorted(found) if prose[at] >= max(MIN_STORY, 0.2 * prose[0])])
    first = len(worthy) <= MAX_FOLLOWING and all(prose[worthy[0]] >= FIRST_SHARE * prose[at] for at in worthy)
    return worthy[0] if worthy and first else 0


def before_next_headline(layout: Layout, stories: list[int], prose: list[int]) -> list[int]:
    """The boxes of the first story, where another headline stands between it and the boxes behind."""
    heads = [block.box for block in layout.blocks if layout.boxes[block.box].tag == "h1"][:MAX_HEADS]
    if len(stories) < 2 or len(heads) < 2 or heads[0] > stories[0]:
        return stories
    for place, (story, following) in enumerate(pairwise(stories[:MAX_HEADS]), start=1):
        if any(story < head < following and story not in lineage(layout, head) for head in heads):
            kept = stories[:place]
            enough = all(sum(prose[i] for i in kept) >= FIRST_SHARE * prose[i] for i in stories)
            return kept if enough and len(stories) <= MAX_FOLLOWING else stories
    return stories


def within(layout: Layout, chosen: int) -> list[bool]:
    """For each box whether it is this one or stands in it."""
    boxes = layout.boxes
    # They are in the order of the page: the boxes in one follow it without a gap.
    end = next((at for at in range(chosen + 1, len(boxes)) if boxes[at].parent < chosen), len(boxes))
    return [False] * chosen + [True] * (end - chosen) + [False] * (len(boxes) - end)


def open_prose(layout: Layout, kinds: list[str]) -> list[int]:
    """For each box the prose in it that no kind cuts."""
    prose = [0] * len(layout.boxes)
    for block in layout.blocks:
        if not kinds[block.box] and is_prose(block):
            prose[block.box] += block.weight
    for at in range(len(prose) - 1, 0, -1):
        if layout.boxes[at].parent >= 0:
            prose[layout.boxes[at].parent] += prose[at]
    return prose


def outermost(layout: Layout, found: list[int]) -> list[int]:
    """Those that stand in none of the others."""
    if len(found) < 2:
        return found
    known = set(found)
    inside = [False] * len(layout.boxes)
    for at, box in enumerate(layout.boxes):
        if box.parent >= 0:
            inside[at] = inside[box.parent] or box.parent in known
    return [at for at in found if not inside[at]]


def best(layout: Layout, found: list[int], prose: list[int], whole: int) -> int | None:
    """The one with the most prose; the box around several where they share the story."""
    if not found:
        return None
    most = max(found, key=lambda at: prose[at])
    together = sum(prose[at] for at in found)
    if prose[most] >= 0.7 * together:
        return most if prose[most] >= 0.3 * whole else None
    shared = ancestor(layout, [at for at in found if prose[at] >= 0.1 * prose[most]])
    articles = sum(layout.boxes[at].tag == "article" for at in found)
    if articles > 1:
        return most if prose[most] >= 0.3 * whole else None
    return shared if together >= 0.3 * whole else None


def ancestor(layout: Layout, found: list[int]) -> int:
    """The innermost box around all of them."""
    lines = [lineage(layout, at) for at in sorted(set(found))[:MAX_FOUND]]
    shared = set(lines[0]).intersection(*lines[1:])
    return max(shared) if shared else 0


def lineage(layout: Layout, at: int) -> list[int]:
    line = [at]
    while layout.boxes[at].parent >= 0:
        at = layout.boxes[at].parent
        line.append(at)
    return line


def narrowed(layout: Layout, at: int, prose: list[int], share: float) -> int:
    """The innermost box within this one that still holds nearly all of its prose."""
    children: dict[int, list[int]] = {}
    for index, box in enumerate(layout.boxes):
        if prose[index]:
            children.setdefault(box.parent, []).append(index)
    while True:
        inner = max(children.get(at, []), key=lambda i: prose[i], default=None)
        if inner is None or prose[inner] < share * prose[at] or not children.get(inner):
            return at
        at = inner
