"""The bytes of a web page to a tree: its encoding told, and what hangs a parser taken out first."""

import codecs
import re
from dataclasses import dataclass
from typing import Any

from lxml import etree

from articles.text.readers import decoding, guessing
from articles.text.readers.recognising import UnreadableSource
from articles.text.values import Part

MAX_ATTRIBUTES = 1_000
MAX_DEPTH = 2_000
META = re.compile(rb"""<meta\b[^>]{0,400}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
XML_DECLARATION = re.compile(rb"""^\s{0,20}<\?xml\b[^>]{0,200}?encoding\s{0,5}=\s{0,5}["']([A-Za-z0-9_.:-]{2,40})""")
PROLOG = re.compile(r"^[\s\ufeff]{0,200}<\?xml\b[^>]{0,400}>")
# How browsers understand these names: as the larger set that pages bearing them are really written in.
AS_BROWSERS = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
    "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8", "utf-32": "utf-8", "utf-7": "utf-8",
}  # fmt: skip
NAMES = {"x-sjis": "cp932", "windows-31j": "cp932", "ks_c_5601-1987": "cp949", "unicode": "utf-8", "utf": "utf-8"} | {
    "iso-8859-8-i": "cp1255", "x-gbk": "gb18030", "utf8mb4": "utf-8", "iso-8859-11": "cp874", "win-1251": "cp1251"
}  # fmt: skip
ANY_LATIN = frozenset({"cp1252", "cp1254", "iso8859-15"})
# Western words never have this many accented letters in a row.
FOREIGN_RUN = re.compile(rb"[\x80-\xff]{5,}")
ACCENTED = re.compile(rb"[\x80-\xff]")
MARKUP = re.compile(rb"<[^<>]*+")
CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\r\x0c") + b"\x7f"
# Pages rarely have more; a tag with as many attributes takes a parser a second, and four with twice as many.
MAX_EQUALS = 15_000
MAX_TAG = 8_000
OPENING = re.compile("<[A-Za-z]")
WHOLE_TAG = re.compile(r"""<([A-Za-z][A-Za-z0-9:-]{0,40})((?:[^>"']++|"[^"]*+"|'[^']*+')*+)>?""")
VALUE = re.compile(r"=\s{0,5}(?:\"[^\"]*+\"?|'[^']*+'?)")


@dataclass(frozen=True, slots=True)
class Page:
    """A web page taken apart. ``tree`` is the root of an lxml tree without comments, ``source`` the decoded text."""

    tree: Any
    source: str
    url: str | None
    encoding: str
    steps: tuple[str, ...]


def parse(part: Part) -> Page:
    """Raises UnreadableSource for what is no page; takes time linear in its size whatever stands in it."""
    source, encoding, steps = to_text(part)
    source = PROLOG.sub("", source, count=1)
    defused = defuse(source)
    if defused != source:
        steps = (*steps, "tags with thousands of attributes emptied")
    tree = tree_of(defused)
    if tree is None or len(tree) == 0:
        raise UnreadableSource(part.name, "no web page but loose signs; expected HTML with a text in it", part.label)
    if too_deep(tree):
        reason = f"its elements are nested more than {MAX_DEPTH:,} deep; save the page again from a browser"
        raise UnreadableSource(part.name, reason, part.label)
    return Page(tree, defused, part.url, encoding, steps)


def tree_of(text: str) -> Any:
    """The root element, None where there is none. Control characters are dropped."""
    data = text.encode("utf-8", errors="replace").translate(None, CONTROLS)
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError):
        return None


def defuse(source: str) -> str:
    """Empties tags with so many attributes that a parser would take hours over them."""
    if source.count("=") > MAX_EQUALS:
        return WHOLE_TAG.sub(without_attributes, source)
    at = 0
    while at < len(source):
        end = source.rfind(">", at, at + MAX_TAG + 1)
        if end < 0:
            end = source.find(">", at) % (len(source) + 1)
            if OPENING.search(source, at, end - MAX_TAG):
                return WHOLE_TAG.sub(without_attributes, source)
        at = end + 1
    return source


def without_attributes(tag: re.Match[str]) -> str:
    """A tag as it is, however long its values are; without attributes where they are too many to be meant."""
    if len(tag.group(2)) <= MAX_ATTRIBUTES:
        return tag.group()
    bare = VALUE.sub("=", tag.group(2))
    return tag.group() if bare.count("=") + len(bare.split()) <= MAX_ATTRIBUTES else f"<{tag.group(1)}>"


def too_deep(tree: Any) -> bool:
    """Whether the parser gave up behind MAX_DEPTH elements one inside the other, and the rest of the page is lost.

    It stops there, so the page's last element is then its deepest.
    """
    depth = 0
    while len(tree) and depth < MAX_DEPTH:
        tree = tree[-1]
        depth += 1
    return depth >= MAX_DEPTH


def to_text(part: Part) -> tuple[str, str, tuple[str, ...]]:
    """The text, the name of its encoding, and the steps it took."""
    data = part.data
    for bom, name in decoding.BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(name, errors="replace"), name, steps_of(name)
    if wide := decoding.wide_encoding(data):
        return data.decode(wide, errors="replace"), wide, steps_of(wide)
    text, name = narrow(data, part)
    return text, name, steps_of(name)


def steps_of(name: str) -> tuple[str, ...]:
    return () if name == "utf-8" else (f"decoded as {name}",)


def narrow(data: bytes, part: Part) -> tuple[str, str]:
    """UTF-8 where it is valid, whatever is declared; then what the server, the page, and its bytes say."""
    escapes = b"\x1b" in data
    if not escapes and (text := decoding.attempt(data, "utf-8")) is not None:
        return text, "utf-8"
    said = declared(data, part.charset)
    if escapes:
        said.sort(key=lambda name: not name.startswith("iso2022"))
        said.insert(0 if not said or not said[0].startswith("iso2022") else 1, "utf-8")
    for name in said:
        if (text := decoding.attempt(data, name)) is not None and not mistaken(data, name):
            return text, name
    if decoding.mostly_utf8(data):
        return data.decode("utf-8", errors="windows-1252 where invalid"), "utf-8"
    refuse_binary(data, part)
    for name in said:
        text = data.decode(name, errors="replace")
        if text.count("\ufffd") * 50 < sum(1 for _ in ACCENTED.finditer(data)) and not mistaken(data, name):
            return text, name
    return guessed(data)


def declared(data: bytes, charset: str | None) -> list[str]:
    """Encodings that the server, the XML declaration or the page's head name, in that order."""
    head = data[:30_000]
    marks = [m.group(1).decode("ascii") for m in (XML_DECLARATION.search(head), META.search(head)) if m]
    found: list[str] = []
    for mark in [m.strip("\"' ").lower() for m in [charset or "", *marks] if m]:
        try:
            name = codecs.lookup(NAMES.get(mark, mark)).name
        except (LookupError, ValueError):
            continue
        name = AS_BROWSERS.get(name, name)
        if name not in found and codecs.lookup(name)._is_text_encoding:
            found.append(name)
    return found


def mistaken(data: bytes, name: str) -> bool:
    """Whether a page that calls itself Western is written in other letters."""
    if name not in ANY_LATIN:
        return False
    bare = MARKUP.sub(b" ", data[:400_000])
    return 10 * sum(len(run) for run in FOREIGN_RUN.findall(bare)) > 3 * len(ACCENTED.findall(bare)) > 60


def guessed(data: bytes) -> tuple[str, str]:
    bare = MARKUP.sub(b" ", data[:400_000])
    name = guessing.guess_encoding(bare if ACCENTED.search(bare) else data)
    return data.decode(name, errors="replace"), name


def refuse_binary(data: bytes, part: Part) -> None:
    try:
        decoding.refuse_binary(data, part.name)
    except UnreadableSource as error:
        reason = error.reason.replace("plain text in any encoding", "a web page in any encoding")
        raise UnreadableSource(part.name, reason, part.label) from error
