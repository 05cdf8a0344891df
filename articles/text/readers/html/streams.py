"""Streams of teasers: box after box with the linked headline of another story and the first words of it."""

from articles.text.readers.html.walking import MIN_PROSE, Layout

MIN_ITEMS = 3
MAX_ITEM = 500
MAX_PARAGRAPHS = 2
MIN_HEADLINE = 15
# Of the prose outside a stream, so that a live blog, whose entries look alike, stays a story.
MIN_STORY = 600


def find(layout: Layout) -> set[int]:
    """The boxes that are entries of a stream beside a story."""
    items = entries(layout)
    siblings: dict[int, list[int]] = {}
    for at in items:
        siblings.setdefault(layout.boxes[at].parent, []).append(at)
    found = {at for among in siblings.values() if len(among) >= MIN_ITEMS for at in among}
    inside = [False] * len(layout.boxes)
    for at, box in enumerate(layout.boxes):
        inside[at] = at in found or (box.parent >= 0 and inside[box.parent])
    rest = sum(b.weight for b in layout.blocks if not inside[b.box] and b.weight >= MIN_PROSE and b.linked < 0.3)
    return found if rest >= MIN_STORY else set()


def entries(layout: Layout) -> list[int]:
    """Boxes that hold one linked headline or two, and a paragraph or two of prose; the outermost of each."""
    size = len(layout.boxes)
    heads, paragraphs, weight = [0] * size, [0] * size, [0] * size
    for block in layout.blocks:
        if block.linked > 0.8 and block.weight > MIN_HEADLINE:
            heads[block.box] += 1
        elif block.weight >= MIN_PROSE:
            paragraphs[block.box] += 1
            weight[block.box] += block.weight
    if sum(heads) < MIN_ITEMS:
        return []
    for at in range(size - 1, 0, -1):
        above = layout.boxes[at].parent
        if above >= 0:
            heads[above] += heads[at]
            paragraphs[above] += paragraphs[at]
            weight[above] += weight[at]
    fits = [
        1 <= heads[at] <= 4 and 1 <= paragraphs[at] <= MAX_PARAGRAPHS and weight[at] <= MAX_ITEM for at in range(size)
    ]
    return [
        at for at in range(size) if fits[at] and not (layout.boxes[at].parent >= 0 and fits[layout.boxes[at].parent])
    ]
