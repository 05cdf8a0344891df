"""Stories of a folder in the GUM corpus's XML (one token a line), as running text."""

import re
from pathlib import Path

TAG = re.compile(r"<(/?)(\w+)[^>]*>")
BLOCKS = frozenset(("p", "head", "item", "list", "figure", "caption", "sp", "table", "row", "cell", "quote", "l", "lg"))
OPENING, CLOSING = (
    frozenset(("``", "(", "-LRB-")),
    frozenset(("''", ")", ",", ".", ":", "POS", "-RRB-", "SENT", "HYPH")),
)
TIGHT = frozenset(("'s", "’s", "n't", "n’t", "%", "'", "’", "'re", "'ve", "'ll", "'d", "'m", "...", "…"))


def stories(folder: Path) -> dict[str, str]:
    """The text of each file by its name without suffix; paragraphs stand apart by a blank line."""
    return {path.stem: text_of(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.xml"))}


def text_of(xml: str) -> str:
    blocks: list[list[str]] = [[]]
    glued = within_word = False
    for line in xml.splitlines():
        if tag := TAG.fullmatch(line.strip()):
            if tag[2] in BLOCKS:
                blocks.append([])
                glued = False
            if tag[2] == "w":
                within_word = not tag[1]
                glued = glued if within_word else False
            continue
        columns = line.split("\t")
        if len(columns) < 2:
            continue
        word, kind = _plain(columns[0]), columns[1]
        tight = glued or kind in CLOSING or (word in TIGHT and kind not in OPENING)
        blocks[-1].append(word if tight or not blocks[-1] else " " + word)
        glued = kind in OPENING or within_word or kind == "HYPH" or word in ("$", "£", "€", "#")
    return "\n\n".join(text for block in blocks if (text := "".join(block).strip()))


def _plain(word: str) -> str:
    for name, sign in (("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'")):
        word = word.replace(name, sign)
    return word
