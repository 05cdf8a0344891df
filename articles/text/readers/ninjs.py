"""ninjs, the news agencies' JSON, versions 1 to 3: one item to one article, captions of its pictures left out."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from articles.text.readers import decoding, headers, languages, moments, objects, tags
from articles.text.readers.heads import first_sentence
from articles.text.values import Cut, Part, RawArticle, Refused

# Keys that ninjs has and hardly anybody else; two of them beside a uri tell it.
NAMES = """
    body_text body_xhtml body_html body_sportsml bodies headlines descriptions description_text description_caption
    versioncreated contentcreated firstcreated pubstatus representationtype copyrightholder copyrightnotice usageterms
    ednote renditions associations infosources mimetype slugline altids eventdetails
"""
OWN = frozenset(NAMES.split())
CONTENT = re.compile(r"<body\.content\b[^<>]{0,200}>")
KINDS = {
    "picture": "a picture", "video": "a film", "audio": "a recording", "graphic": "a graphic", "event": "an event",
    "planning": "a plan of coverage", "component": "a component", "package": "a package of other items",
    "composite": "a package of other items",
}  # fmt: skip


def is_item(record: Mapping[str, Any]) -> bool:
    """Whether an object is a ninjs item: it says so, or has a uri and what only ninjs has."""
    standard = record.get("standard") or record.get("$standard")
    if isinstance(standard, Mapping) and str(standard.get("name", "")).lower() == "ninjs":
        return True
    return isinstance(record.get("uri"), str) and sum(key.lower() in OWN for key in record) >= 2


def read_item(record: Mapping[str, Any], part: Part) -> Iterator[RawArticle | Refused]:
    """The item's article; an item that holds no text by its kind is passed over."""
    item = {key.lower(): value for key, value in record.items()}
    body, steps = body_of(item)
    if not any(c.isalnum() for c in body):
        yield refused(item, part)
        return
    title, _ = repaired(headline_of(item))
    if title and body.startswith(title + "\n"):
        body = body[len(title) :].strip("\n")
    uri = next((u for u in (item.get("canonicalurl"), item.get("uri")) if is_address(u)), None)
    address = headers.from_url(uri) if uri else headers.Line()
    language = objects.text_of(item.get("language")).lower().replace("_", "-").partition("-")[0]
    published, updated = dates_of(item)
    byline, _ = repaired(objects.names_of(item.get("byline") or item.get("by") or item.get("bylines")))
    yield RawArticle(
        source_path=part.name,
        title=title or first_sentence(body),
        body=body,
        outlet=outlet_of(item) or address.outlet,
        url=uri,
        byline=headers.clean_byline(byline) or None,
        published=published,
        updated=updated,
        language=language if len(language) == 2 else languages.guess(f"{title}\n{body}"),
        dateline=objects.text_of(item.get("located") or item.get("dateline"), ", "),
        steps=steps,
        label=part.label,
        left_out=captions_of(item, len(body)),
    )


def refused(item: Mapping[str, Any], part: Part) -> Refused:
    kind = objects.text_of(item.get("type")).lower()
    kind = "event" if not kind and "eventdetails" in item else kind
    if what := KINDS.get(kind):
        reason = f"is {what}, and no text stands in it"
    else:
        reason = "has no body; expected body_text, body_xhtml or bodies"
    return Refused(name=part.name, label=part.label, reason=reason, passed_over=what is not None)


def body_of(item: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    """The body, from markup where there is some, because plain text there has often lost its paragraphs."""
    plain, html, nitf = "", "", ""
    for text, kind in bodies(item):
        if "html" in kind or (tags.is_marked(text) and "xml" not in kind and "nitf" not in kind):
            html = max(html, tags.paragraphs(text, one_line=True)[0], key=len)
        elif "xml" in kind or "nitf" in kind:
            nitf = max(nitf, tags.without(content_of(text), one_line=True), key=len)
        else:
            plain = max(plain, text, key=len)
    best = html or ("" if plain else nitf)
    if ("\n" in plain.strip() and len(plain) > 0.9 * len(best)) or len(best) < 0.6 * len(plain):
        best = plain
    return repaired(best.strip("\n"))


def content_of(nitf: str) -> str:
    """What stands between the marks of a NITF body's content, the whole where there are none."""
    start = CONTENT.search(nitf)
    end = nitf.find("</body.content>", start.end()) if start else -1
    return nitf[start.end() : end] if start and end > 0 else nitf


def bodies(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every body with its kind; version 1 has them under names of their own, later ones in a list."""
    for key, value in item.items():
        if key.startswith("body_") and isinstance(value, str) and "sports" not in key:
            yield value, key
    listed = item.get("bodies")
    for body in listed if isinstance(listed, list) else [item.get("body")]:
        if isinstance(body, Mapping) and isinstance(body.get("value"), str):
            told = (body.get("contenttype"), body.get("contentType"), body.get("role"))
            yield body["value"], " ".join(str(kind) for kind in told if kind).lower()
        elif isinstance(body, str):
            yield body, ""


def headline_of(item: Mapping[str, Any]) -> str:
    """The main headline, else a title; of several the one whose role says "main"."""
    headline = next((item[key] for key in ("headline", "headlines") if objects.text_of(item.get(key)).strip()), None)
    if isinstance(headline, list):
        mains = [h for h in headline if isinstance(h, Mapping) and str(h.get("role", "")).lower() in {"main", ""}]
        headline = (mains or headline)[0]
    if headline is None:
        named = (value for key, value in item.items() if key.startswith("headline_"))
        headline = next(named, item.get("title"))
    text = objects.text_of(headline, " ")
    return " ".join((tags.without(text) if tags.is_marked(text) else text).split())


def dates_of(item: Mapping[str, Any]) -> tuple[Any, Any]:
    """Publication is when the first version came, where the item tells it; a later version is an update."""
    told = {key: moments.read(objects.text_of(item.get(key))) for key in FIRST + LATEST}
    first = next((told[key] for key in FIRST if told[key]), None)
    latest = next((told[key] for key in LATEST if told[key]), None)
    if first is None:
        return latest, None
    return first, latest if latest and latest.at > first.at else None


FIRST = ("published", "firstpublished", "firstcreated")
LATEST = ("versioncreated", "contentmodified", "contentcreated")


def outlet_of(item: Mapping[str, Any]) -> str | None:
    """Who provides the item; the holder of its copyright where nobody else is named."""
    for key in ("provider", "providers", "infosource", "infosources", "source", "sources", "copyrightholder"):
        names = list(objects.strings(item.get(key), 0))
        if names and len(names[0]) <= 200:
            return " ".join(repaired(names[0])[0].split()) or None
    return None


def captions_of(item: Mapping[str, Any], end: int) -> tuple[Cut, ...]:
    """The captions of its pictures and films, each once."""
    related = item.get("associations")
    members = related.values() if isinstance(related, Mapping) else related if isinstance(related, list) else ()
    captions: list[str] = []
    for member in members:
        if isinstance(member, Mapping) and member.get("type") in {"picture", "video", "graphic", "audio"}:
            told = member.get("descriptions") or member.get("description_text") or member.get("description_caption")
            text, _ = repaired(objects.text_of(told).strip())
            if text and text not in captions:
                captions.append(text)
    return tuple(Cut(kind="caption", text=text, before=end) for text in captions)


def is_address(value: Any) -> bool:
    return isinstance(value, str) and headers.URL.fullmatch(value) is not None


def repaired(text: str) -> tuple[str, tuple[str, ...]]:
    steps: list[str] = []
    for step, repair in decoding.REPAIRS:
        done = repair(text)
        if done != text:
            text = done
            steps.append(step)
    return text, tuple(steps)
