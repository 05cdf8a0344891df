"""A fragment of HTML (a feed's entry, a story inside XML, the part of a mail) to paragraphs of plain text."""

import html
import re
from typing import Any

from lxml import etree

from articles.text.readers.html import parsing

MAX_CHARACTERS = 20_000_000
MUTE = frozenset({"script", "style", "template", "svg", "iframe", "object", "head", "select", "textarea", "math"})
INLINE = frozenset({
    "a", "abbr", "acronym", "amp-img", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "picture", "q", "rb", "rp", "rt", "ruby", "s",
    "samp", "small", "source", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
LINE_BREAKS = re.compile(r"(?:[ \t]*\n){2,}[ \t]*")
TAG = re.compile(r"<[/!?A-Za-z][^<>]*+>?")
JUNK = re.compile("[\u00ad\u200b\u2060\ufeff\ufffc\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
BREAK = "\ue000"
BREAKS = re.compile(f"\\s*{BREAK}\\s*")
PARAGRAPH_END = re.compile(f"(?:\\s*{BREAK}){{2,}}\\s*")


def paragraphs(fragment: str) -> str:
    """Its paragraphs separated by blank lines, single line breaks kept, entities decoded. Never raises.

    Nothing is judged: what the fragment shows is kept, pictures' descriptions and scripts are not shown.
    A fragment without any tag is plain text, whose own lines are kept.
    """
    fragment = fragment[:MAX_CHARACTERS]
    if not TAG.search(fragment):
        return plain(html.unescape(fragment))
    defused = parsing.defuse(fragment.replace(BREAK, ""))
    tree = parsing.tree_of(f"<html><body><div>{defused}</div></body></html>")
    if tree is None or parsing.too_deep(tree):
        return plain(html.unescape(TAG.sub("\n", fragment)))
    return "\n\n".join(block for block in texts(tree) if block)


def plain(text: str) -> str:
    lines = [tidy(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return LINE_BREAKS.sub("\n\n", "\n".join(lines)).strip()


def texts(tree: Any) -> list[str]:
    """The text of every block in the order it is read, without recursion."""
    found: list[str] = []
    pieces: list[str] = []
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, node in walk:
        tag = node.tag
        if event == "start":
            if tag in MUTE:
                walk.skip_subtree()
                continue
            if tag == "br":
                pieces.append(BREAK)
            elif tag not in INLINE:
                flush(pieces, found)
            if node.text:
                pieces.append(node.text)
        else:
            if tag not in INLINE and tag != "br" and tag not in MUTE:
                flush(pieces, found)
            if node.tail:
                pieces.append(node.tail)
    flush(pieces, found)
    return found


def flush(pieces: list[str], found: list[str]) -> None:
    """Ends a block: two line breaks in a row end a paragraph, one is kept."""
    if pieces:
        text = "".join(pieces)
        pieces.clear()
        for paragraph in PARAGRAPH_END.split(text) if BREAK in text else (text,):
            lines = (tidy(line) for line in BREAKS.split(paragraph))
            found.append("\n".join(line for line in lines if line))


def tidy(text: str) -> str:
    """One line: spaces single and plain, signs that show nothing gone; joiners that shape letters stay."""
    line = " ".join(text.split())
    return line if line.isprintable() else " ".join(JUNK.sub("", text).split())
