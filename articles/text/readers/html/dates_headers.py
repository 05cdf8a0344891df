"""The lines around a headline: its date line, its byline, and the <time> elements among them.

Only a bounded stretch is looked at: a page's masthead, its comments and its other stories hold dates too.
"""

import re
from dataclasses import dataclass, field
from itertools import islice

from articles.text.readers.html import dates_stamps
from articles.text.readers.html.dates_stamps import Hints, Stamp
from articles.text.readers.html.metadata_clues import MUTE, Element, clean, lineage, marks, stands_elsewhere

MAX_STEPS = 160
MAX_STEPS_BEFORE = 30
MAX_TEXT = 1_800
PARAGRAPH = 160
ASIDE = 80
LINKED = 25
APART = re.compile(
    r"related|recommend|sidebar|most-?(?:read|popular)|trending|latest|outbrain|taboola|carousel", re.IGNORECASE
)
MASTHEAD = re.compile(r"masthead|top-?bar|site-?head|nav-?bar|today|weather|clock", re.IGNORECASE)
UPDATED = re.compile(
    r"updat|modif|aktualis|geändert|mis à jour|màj|actualiz|aggiornat|atualiz|"
    r"bijgewerkt|uppdater|opdater|oppdater|päivitet|"
    r"zaktualiz|aktualiz|frissít|actualizat|обновл|оновл|обнов|ажурира|güncel|diperbarui|kemas kini|cập nhật|수정|更新|"
    r"تحديث|به‌روز|ویرایش|עודכן|अपडेट|আপডেট|อัปเดต|ενημέρωση|last edited|ultima modifica|edited|revised|izmijenj|muokattu",
    re.IGNORECASE,
)
PUBLISHED = re.compile(
    r"publi[sckqć]|posted|veröffentlicht|erschienen|stand:|created|first|creado|pubblicat|geplaatst|gepubliceerd|"
    r"opublikowan|zveřejn|megjelent|опублик|опубл|објав|yayın|giriş|diterbitkan|terbit|입력|등록|승인|기사|发布|发表|掲載|公開|配信|نشر|"
    r"انتشار|פורסם|प्रकाशित|প্রকাশ|เผยแพร่|δημοσίευση|issued|released|julkaistu|avaldatud|paskelbta|đăng|on air|objavljen",
    re.IGNORECASE,
)
LABEL_REACH = 45
JOINTS = re.compile(r"(?:\s?\|\s?)+")
JOINT = " | "
INLINE = frozenset(["span", "em", "b", "i", "a", "strong", "time", "abbr", "small", "font", "sup", "bdi", "label", "u"])


@dataclass(slots=True)
class Line:
    """A stamp near the headline; ``label`` is "published", "updated" or "" where nothing says which."""

    stamp: Stamp
    label: str
    after: bool
    tagged: bool = False


@dataclass(slots=True)
class Header:
    """What stands around the headline: its dates, and the elements seen with their texts."""

    lines: list[Line] = field(default_factory=list)
    dateline: str = ""
    seen: list[tuple[str, Element]] = field(default_factory=list)


def read(headline: Element | None, hints: Hints) -> Header:
    header = Header()
    if headline is None:
        return header
    after = stretch(headline, forward=True)
    before = stretch(headline, forward=False)
    header.seen = after
    shared = set(lineage(headline))
    before = [step for step in before if not in_masthead(step[1], shared)]
    dated: list[str] = []
    for steps, is_after in ((after, True), (before[::-1], False)):
        header.lines += tagged(steps, is_after, hints)
        text = clean_joined([step for step in steps if not in_table(step[1])])
        header.lines += written(text, is_after, hints, dated)
    header.dateline = "\n".join(list(dict.fromkeys(dated))[:2])
    return header


def stretch(headline: Element, *, forward: bool) -> list[tuple[str, Element]]:
    """Texts and <time> elements that follow the headline, until the story has begun; or that stand before it."""
    found: list[tuple[str, Element]] = []
    length, paragraphs, node, enter = 0, 0, headline, False
    root = scope(headline)
    for _ in range(MAX_STEPS if forward else MAX_STEPS_BEFORE):
        step = onward(node, enter, root) if forward else backward(node, root)
        if step is None or length > MAX_TEXT or paragraphs >= 2:
            break
        node, text, entered = step
        enter = forward and entered and isinstance(node.tag, str) and node.tag not in MUTE and not is_apart(node)
        if (entered and isinstance(node.tag, str) and node.tag not in MUTE and forward) or text.strip():
            found.append((text, node))
        length += len(text.strip())
        paragraphs += len(text.strip()) > PARAGRAPH
    return found


def is_apart(node: Element) -> bool:
    """Whether it is a box or a list of other stories."""
    if not len(node):
        return False
    if node.tag in ("ul", "ol"):
        return any(len(link.text or "") > LINKED for link in islice(node.iter("a"), 5))
    return node.tag in ("aside", "nav") or APART.search(marks(node)) is not None


def scope(headline: Element) -> Element | None:
    """The box that the lines about a story stand in: at most six levels up, <body> only where nothing is between."""
    box = headline
    for _ in range(6):
        parent = box.getparent()
        if parent is None or parent.tag == "html" or (parent.tag == "body" and box is not headline):
            break
        box = parent
        if box.tag in ("article", "main", "body"):
            break
    return box


def onward(node: Element, enter: bool, root: Element) -> tuple[Element, str, bool] | None:
    """The next text in document order: an element's own when it is entered, else what stands behind it."""
    if enter and len(node):
        return node[0], inner(node[0]), True
    ends = ""
    while node is not None and node is not root:
        following = node.getnext()
        if following is not None:
            joint = " " if node.tag in INLINE and following.tag in INLINE else JOINT
            return following, ends + (node.tail or "") + joint + inner(following), True
        parent = node.getparent()
        # The last words of a box stand behind the last element in it: by <a>Jo Lamm</a> on 4 March 2025.
        if parent is not None and node.tail and not node.tail.isspace():
            ends += node.tail + (" " if parent.tag in INLINE else JOINT)
        node = parent
    return (node, ends, False) if node is not None and ends.strip() else None


def inner(node: Element) -> str:
    return (node.text or "") if isinstance(node.tag, str) and node.tag not in MUTE else ""


def backward(node: Element, root: Element) -> tuple[Element, str, bool] | None:
    before = node.getprevious()
    if before is not None:
        while len(before):
            before = before[-1]
        return before, inner(before) + JOINT + (before.tail or ""), True
    parent = node.getparent()
    if parent is None or parent is root:
        return None
    return parent, inner(parent), False


def clean_joined(steps: list[tuple[str, Element]]) -> str:
    joined = "".join((" " if node.tag in INLINE else JOINT) + text for text, node in steps)
    return JOINTS.sub(JOINT, clean(joined[: 4 * MAX_TEXT]))[: 2 * MAX_TEXT]


def in_table(node: Element) -> bool:
    """Whether it is a cell of a table that tells facts: one with headings, or in a box named for them."""
    for _ in range(4):
        if node is None or node.tag == "body":
            return False
        if node.tag == "th" or (node.tag == "tr" and node.find("th") is not None):
            return True
        node = node.getparent()
    return False


def in_masthead(node: Element, shared: set[Element]) -> bool:
    """Whether it stands in the head of the site, where today's date is, and not in the head of the story."""
    for box in lineage(node, 12):
        if box in shared:
            return False
        if box.tag in ("header", "nav") or MASTHEAD.search(marks(box)):
            return True
    return False


def tagged(steps: list[tuple[str, Element]], after: bool, hints: Hints) -> list[Line]:
    lines = []
    said = ""
    for text, node in steps:
        if node.tag == "time" and node.get("datetime"):
            stamp = dates_stamps.read(node.get("datetime"), hints)
            parent = node.getparent()
            around = f"{said[-LABEL_REACH:]} {text} {marks(node)} {marks(parent) if parent is not None else ''}"
            if stamp is not None and not stands_elsewhere(node, []):
                lines.append(Line(stamp, label_of(around), after, tagged=True))
            said = ""
        else:
            said += " " + text
    return lines


def written(text: str, after: bool, hints: Hints, dated: list[str]) -> list[Line]:
    lines = []
    last = 0
    for found in dates_stamps.find(text, hints):
        said = text[max(last, found.start - LABEL_REACH) : found.start]
        last = found.end
        piece = piece_around(text, found.start, found.end)
        label = label_of(said)
        # A date in a long sentence is the story's own, not its date line's, unless it opens it.
        opening = piece.startswith(found.stamp.raw[:6])
        lone = opening or label or len(piece) - len(found.stamp.raw) <= ASIDE
        if len(piece) > PARAGRAPH or not found.stamp.whole or not lone:
            continue
        dated.append(piece)
        lines.append(Line(found.stamp, label, after))
    return lines


def piece_around(text: str, start: int, end: int) -> str:
    left = text.rfind(JOINT, 0, start)
    right = text.find(JOINT, end)
    return text[left + len(JOINT) if left >= 0 else 0 : right if right >= 0 else len(text)].strip()


def label_of(text: str) -> str:
    updated, published = last(UPDATED, text), last(PUBLISHED, text)
    if updated < 0 and published < 0:
        return ""
    return "updated" if updated > published else "published"


def last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.start() for match in pattern.finditer(text)), default=-1)
