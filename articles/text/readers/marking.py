"""Fragments of HTML, as feeds and letters carry them, to paragraphs; whole pages are another reader's."""

import html
import re
from dataclasses import dataclass

from lxml import etree
from lxml import html as lxml_html

from articles.text.readers import trees
from articles.text.readers.trees import Element

MARKUP = re.compile(
    r"<(?:/?(?:p|div|a|b|i|em|strong|ul|ol|li|h[1-6]|img|span|table|td|tr|blockquote|figure|html|body)|br)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
PACKED = re.compile(r"&lt;/?(?:p|div|br|a|img|b|strong|em|span)\b", re.IGNORECASE)
BREAK = re.compile(r"<(?:/?(?:p|div|li|h\d|tr|blockquote)|br)\b[^<>]{0,2000}>", re.IGNORECASE)
TAG = re.compile(r"<[!/?a-zA-Z][^<>]{0,100000}>")
LONG_TAG = re.compile(r"<[^<>]{20000}")
CAPTION = re.compile(r"\b(?:wp-)?(?:caption|image-credit|photo-credit)", re.IGNORECASE)
CAPTIONS = frozenset({"figcaption", "caption"})
ASIDE = frozenset({"script", "style", "figure", "figcaption", "caption", "noscript", "iframe", "form", "button",
                   "head", "title", "object", "svg", "template", "audio", "video", "select", "textarea"})  # fmt: skip
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
    text = trees.CONTROLS.sub("", text)
    # The parser takes the square of a tag's length, so that one of a megabyte would hold it for hours.
    root = None if LONG_TAG.search(text) else parsed(text)
    if root is None:
        return Marked(tuple(plain(html.unescape(TAG.sub("", BREAK.sub("\n\n", text))))))
    for element in root.iter():
        if trees.local(element) in {"p", "div", "span", "small"} and CAPTION.search(element.get("class") or ""):
            element.tag = "figcaption"
    captions = (trees.tidy(trees.line(found)) for found in trees.all_named(root, *CAPTIONS))
    return Marked(
        tuple(tidied for piece in trees.paragraphs(root, ASIDE) if (tidied := trees.tidy(piece).strip())),
        tuple(dict.fromkeys(caption for caption in captions if caption)),
    )


def parsed(text: str) -> Element | None:
    try:
        parser = lxml_html.HTMLParser(huge_tree=False, no_network=True, remove_comments=True, remove_pis=True)
        root: Element = lxml_html.document_fromstring(f"<div>{text}</div>", parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    return root


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
