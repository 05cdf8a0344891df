"""Text out of the markup that tables and wires carry in their fields: tags out, paragraphs kept."""

import html
import importlib
import re
from collections.abc import Iterator
from functools import cache
from types import ModuleType

TAG = re.compile(r"</?[A-Za-z][^<>]{0,20000}>")
MARKED = re.compile(
    r"</?(?:p|br|div|span|a|b|i|em|strong|h[1-6]|ul|ol|li|img|figure|blockquote|section|article|table)\b[^<>]{0,2000}/?>",
    re.IGNORECASE,
)
CLOSED = re.compile(
    r"</[a-z][a-z1-6]{0,12}\s?>|<[a-z]{1,12}\s[^<>]{0,2000}=[^<>]{0,2000}>|<br\s{0,2}/?>|/>", re.IGNORECASE
)
OPENED = re.compile(r"(?:^|[.!?”\"'\n>])\s{0,5}<(?:p|li|div|h[1-6])>\s{0,5}[\w\"“‘<]", re.IGNORECASE)
ESCAPED = re.compile(r"&lt;/?(?:p|br|div|span)\b", re.IGNORECASE)
COMMENT = re.compile(r"<!(?:--)?[^<>]{0,2000}>|<\?[^<>]{0,2000}>")
BLOCK = re.compile(
    r"</?(?:p|div|h[1-6]|ul|ol|li|section|article|blockquote|table|tr|figure|figcaption|header|footer|hr|pre|dl|dt|dd"
    r"|block|hedline|body\.content)\b",
    re.IGNORECASE,
)
BREAK = re.compile(r"<br\b", re.IGNORECASE)
UNREAD = ("script", "style", "head", "noscript", "iframe", "figure", "template", "svg")
LONE_END = re.compile(r"(?<!\n)\n(?!\n)")
MANY_ENDS = re.compile(r"\n{3,}")
SPACES = re.compile(r"[ \t\r\f\v]+")


def is_marked(text: str) -> bool:
    """Whether a text holds tags; "<P>" alone in a sentence is the symbol of a company, as wires print it."""
    if "<" not in text or not MARKED.search(text):
        return False
    return CLOSED.search(text) is not None or OPENED.search(text) is not None


def is_escaped(text: str) -> bool:
    return "<" not in text and "&lt;" in text and ESCAPED.search(text) is not None


def paragraphs(text: str, *, one_line: bool = False) -> tuple[str, tuple[str, ...]]:
    """The paragraphs of a piece of markup, a blank line between them, and the captions that stood among them."""
    fragments = parser() if is_marked(text) else None
    if fragments is None:
        return without(text, one_line=one_line), ()
    captions = (" ".join(without(caption, one_line=True).split()) for caption in inside(text, "figcaption"))
    return fragments.paragraphs(cut(cut(text, "figure"), "figcaption")), tuple(dict.fromkeys(filter(None, captions)))


@cache
def parser() -> ModuleType | None:
    """The parser of HTML, loaded when the first tag comes; None where it is not installed."""
    try:
        return importlib.import_module("articles.text.readers.html.fragments")
    except ImportError:
        return None


def without(text: str, *, one_line: bool = False) -> str:
    """The paragraphs of a piece of markup without a parser, a blank line between them.

    Its own line ends mean nothing where tags make the paragraphs, or ``one_line`` says so.
    """
    for name in UNREAD:
        text = cut(text, name)
    text = COMMENT.sub("", text)
    if one_line or BLOCK.search(text) or BREAK.search(text):
        blank = not one_line and "\n\n" in text
        text = LONE_END.sub(" ", text) if blank else text.replace("\n", " ")
    text = TAG.sub(lambda match: mark_for(match.group()), text)
    lines = (SPACES.sub(" ", line).strip() for line in html.unescape(text).split("\n"))
    return MANY_ENDS.sub("\n\n", "\n".join(lines)).strip("\n")


def mark_for(tag: str) -> str:
    if BLOCK.match(tag):
        return "\n\n"
    return "\n" if BREAK.match(tag) else ""


def cut(text: str, name: str) -> str:
    """The text without elements of that name; one that is never closed is only a tag."""
    kept: list[str] = []
    position = 0
    for start, _, _, end in elements(text, name):
        kept.append(text[position:start])
        position = end
    return "".join(kept) + text[position:] if position else text


def inside(text: str, name: str) -> list[str]:
    """What stands in elements of that name."""
    return [text[start:end] for _, start, end, _ in elements(text, name)]


def elements(text: str, name: str) -> Iterator[tuple[int, int, int, int]]:
    """Where elements begin, their content begins and ends, and they end."""
    opening = re.compile(rf"<{name}(?:\s[^<>]{{0,5000}})?>", re.IGNORECASE)
    closing = re.compile(rf"</{name}\s{{0,20}}>", re.IGNORECASE)
    position = 0
    while (start := opening.search(text, position)) and (end := closing.search(text, start.end())):
        yield start.start(), start.end(), end.start(), end.end()
        position = end.end()
