"""The JSON-LD of a page, read as leniently as search engines do, and the node that is the story's own."""

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

Node = dict[str, Any]

MAX_NODES = 5_000
STORY = re.compile(r"(?:Article|BlogPosting|Posting|Report|Review)$")
LESSER = frozenset(
    {"VideoObject", "AudioObject", "PodcastEpisode", "Recipe", "CreativeWork", "Clip", "NewsVideoObject"}
)
PAGES = frozenset({"WebPage", "ItemPage", "Webpage", "WebContent"})
# What hangs below these is other stories, comments, or parts of this one.
ELSEWHERE = frozenset(
    [
        "associatedMedia",
        "audio",
        "backstory",
        "blogPosts",
        "citation",
        "comment",
        "comments",
        "hasPart",
        "image",
        "isBasedOn",
        "isPartOf",
        "itemListElement",
        "liveBlogUpdate",
        "mentions",
        "relatedLink",
        "review",
        "subjectOf",
        "suggestedArticle",
        "video",
        "about",
        "speakable",
        "recordedIn",
        "potentialAction",
        "publisher",
        "author",
        "creator",
        "thumbnail",
        "logo",
        "breadcrumb",
    ]
)
WRAPPINGS = ("<!--", "//<![CDATA[", "// <![CDATA[", "/*<![CDATA[*/", "/* <![CDATA[ */", "<![CDATA[")
ENDINGS = ("-->", "//]]>", "// ]]>", "/*]]>*/", "/* ]]> */", "]]>", "//")
TRAILING_COMMA = re.compile(r",(?=\s{0,200}[}\]])")
BLOCK_COMMENT = re.compile(r"^\s*/\*[^*]{0,500}\*/|(?<=[,{\[\n])\s{0,20}/\*[^*]{0,500}\*/")
LINE_COMMENT = re.compile(r"(?m)^[ \t]{0,40}//[^\n]*$")
DOUBLE_COMMA = re.compile(r",\s{0,50},")
FIELD = re.compile(
    r'"(?P<name>@type|headline|name|url|datePublished|dateModified|dateCreated|uploadDate)"\s{0,20}:\s{0,20}'
    r'"(?P<value>(?:[^"\\\n]|\\.){0,1000})"'
)
DECODER = json.JSONDecoder(strict=False)


def read(texts: Iterable[str]) -> list[Node]:
    """Every node of the scripts in the order they stand, those nested as other stories left out."""
    nodes: list[Node] = []
    for text in texts:
        for value in values(text):
            nodes.extend(walk(value, MAX_NODES - len(nodes)))
    return nodes


def values(text: str) -> list[Any]:
    text = unwrapped(text)
    if not text:
        return []
    for repaired in attempts(text):
        found = decode_all(repaired)
        if found:
            return found
    salvaged = salvage(text)
    return [salvaged] if salvaged else []


def unwrapped(text: str) -> str:
    text = text.strip("\ufeff \t\r\n;")
    if text[:1] in "</":
        for mark in WRAPPINGS * 2:
            text = text.removeprefix(mark).lstrip()
        for mark in ENDINGS * 2:
            text = text.removesuffix(mark).rstrip()
    return text.rstrip("; \n")


def attempts(text: str) -> Iterator[str]:
    yield text
    bare = BLOCK_COMMENT.sub("", LINE_COMMENT.sub("", text))
    mended = TRAILING_COMMA.sub("", DOUBLE_COMMA.sub(",", bare))
    yield mended
    if "&quot;" in text or "&#34;" in text:
        yield html.unescape(mended)
    yield re.sub(r"\\(?![\"\\/bfnrtu])", r"\\\\", mended)


def decode_all(text: str) -> list[Any]:
    """One value, or several written one after the other; nothing where any of them is broken."""
    found: list[Any] = []
    at = 0
    try:
        while at < len(text) and len(found) < 100:
            value, at = DECODER.raw_decode(text, at)
            found.append(value)
            while at < len(text) and text[at] in " \t\r\n,;":
                at += 1
    except (ValueError, RecursionError):
        return []
    return found


def salvage(text: str) -> Node:
    """The fields of a story that can still be told from a text no repair makes whole."""
    if not re.search(r'"@type"\s*:\s*\[?\s*"\w*(?:Article|Posting)"', text):
        return {}
    node: Node = {}
    for match in FIELD.finditer(text):
        name, value = match["name"], match["value"]
        if name == "@type" and not STORY.search(value):
            continue
        decoded = decode_all(f'"{value}"')
        node.setdefault(name, decoded[0] if decoded else value)
    return node


def walk(value: Any, limit: int) -> list[Node]:
    """Nodes in document order, without recursion; what stands under ELSEWHERE is not entered."""
    nodes: list[Node] = []
    waiting = [value]
    while waiting and len(nodes) < limit:
        item = waiting.pop()
        if isinstance(item, list):
            waiting.extend(reversed(item[:2_000]))
        elif isinstance(item, dict):
            nodes.append(item)
            waiting.extend(
                inner
                for name, inner in reversed(item.items())
                if name not in ELSEWHERE and isinstance(inner, (dict, list))
            )
    return nodes


def types(node: Node) -> list[str]:
    kind = node.get("@type") or node.get("type")
    kinds = kind if isinstance(kind, list) else [kind]
    return [k.rsplit("/", 1)[-1].rsplit(":", 1)[-1] for k in kinds if isinstance(k, str)]


def is_story(node: Node) -> bool:
    return any(STORY.search(kind) for kind in types(node))


def is_lesser(node: Node) -> bool:
    return any(kind in LESSER for kind in types(node))


def is_page(node: Node) -> bool:
    return any(kind in PAGES for kind in types(node))


def string(value: Any) -> str:
    """A text field, however it is wrapped: a string, a list of them, {"@value": …}."""
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, dict):
            value = value.get("@value") or value.get("name") or value.get("@id")
        else:
            break
    return value.strip() if isinstance(value, str) else str(value) if type(value) is int else ""


def headline(node: Node) -> str:
    return string(node.get("headline")) or string(node.get("name")) or string(node.get("title"))


def addresses(node: Node) -> list[str]:
    """Every address the node gives for itself."""
    page = node.get("mainEntityOfPage")
    if isinstance(page, dict):
        page = page.get("@id") or page.get("url")
    return [string(value) for value in (node.get("url"), page, node.get("@id")) if value and string(value)]


def items(value: Any) -> list[Any]:
    """A field that may hold one or several, flat."""
    found: list[Any] = []
    waiting = [value]
    while waiting and len(found) < 200:
        item = waiting.pop()
        if isinstance(item, list):
            waiting.extend(reversed(item[:200]))
        elif isinstance(item, dict) and "@list" in item:
            waiting.append(item["@list"])
        elif item:
            found.append(item)
    return found
