"""Fragments of HTML, as feeds and letters carry them, to paragraphs; whole pages are another reader's."""

import html
import re
from dataclasses import dataclass

from articles.text.readers import trees
from articles.text.readers.html import fragments, parsing
from articles.text.readers.trees import Element

MARKUP = re.compile(
    r"<(?:/?(?:p|div|a|b|i|em|strong|ul|ol|li|h[1-6]|img|span|table|td|tr|blockquote|figure|html|body)|br)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
PACKED = re.compile(r"&lt;/?(?:p|div|br|a|img|b|strong|em|span)\b", re.IGNORECASE)
CAPTION = re.compile(r"\b(?:wp-)?(?:caption|image-credit|photo-credit)", re.IGNORECASE)
CAPTIONABLE = frozenset({"p", "div", "span", "small"})
PIECES = re.compile(r"\n[ \t]*\n|\n(?=[ \t]{2,}\S)")


@dataclass(frozen=True, slots=True)
class Marked:
    """The paragraphs of a fragment, and the captions that stood among them."""

    paragraphs: tuple[str, ...]
    captions: tuple[str, ...] = ()

    @property
    def body(self) -> str:
        return "\n\n".join(self.paragraphs)


def is_markup(text: str) -> bool:
    return bool(MARKUP.search(text))


def read(text: str) -> Marked:
    """The text of a fragment of HTML. Markup that was packed twice is unpacked twice."""
    if PACKED.search(text) and not is_markup(text):
        text = html.unescape(text)
    short = parsing.defuse(text.replace(fragments.BREAK, ""))
    tree = parsing.tree_of(f"<html><body><div>{short}</div></body></html>")
    if tree is None or parsing.too_deep(tree):
        return Marked(tuple(filter(None, fragments.paragraphs(text).split("\n\n"))))
    captions = tuple(dict.fromkeys(filter(None, take_captions(tree))))
    body = "\n\n".join(fragments.texts(tree))
    return Marked(tuple(tidied for piece in body.split("\n\n") if (tidied := trees.tidy(piece).strip())), captions)


def take_captions(tree: Element) -> list[str]:
    """The captions of its pictures, which are no longer shown afterwards."""
    found = [e for e in tree.iter() if isinstance(e.tag, str) and is_caption(e)]
    texts = [trees.tidy(" ".join(" ".join(e.itertext()).split())) for e in found]
    for element in found:
        element.tag = "template"  # which shows nothing
    return texts


def is_caption(element: Element) -> bool:
    told = element.tag in CAPTIONABLE and CAPTION.search(element.get("class") or "")
    return element.tag == "figcaption" or bool(told)


def plain(text: str) -> list[str]:
    """The paragraphs of text without markup: parted by blank lines or indents, else a line each."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    pieces = PIECES.split(text)
    if len(pieces) == 1:
        pieces = text.split("\n")
    return [trees.tidy(" ".join(piece.split())) for piece in pieces if piece.strip()]


def line(text: str) -> str:
    """A headline or a name on one line, without the markup it may hold."""
    if is_markup(text) or PACKED.search(text):
        text = " ".join(read(text).paragraphs)
    return " ".join(trees.tidy(html.unescape(text)).split())
