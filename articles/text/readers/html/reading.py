"""A web page to the one article it shows."""

import re
from collections.abc import Iterator
from dataclasses import replace

from articles.text.readers import decoding, heads
from articles.text.readers.html import body as bodies
from articles.text.readers.html import metadata, parsing
from articles.text.readers.html.body import Body
from articles.text.readers.html.parsing import Page
from articles.text.readers.recognising import NO_STORY, UnreadableSource
from articles.text.values import Cut, Part, RawArticle, Refused

MIN_LETTERS = 30
MAX_FRONT = 800
STORY_MARK = re.compile(
    r"""\"(?:\w{0,20}NewsArticle|Article|BlogPosting)\"|og:type["'][^>]{0,60}\barticle\b|itemprop=["']?articleBody""",
    re.IGNORECASE,
)
NOT_WORD = re.compile(r"[\W_]+")


def read(part: Part) -> Iterator[RawArticle | Refused]:
    """The article of a page; raises UnreadableSource for what is no page, or shows no story."""
    page = parsing.parse(part)
    body = bodies.find(page)
    if not has_letters(body.text) or is_front(page, body):
        raise UnreadableSource(part.name, NO_STORY, part.label)
    told = metadata.of(page, body.text)
    body = without_title(body, told.title)
    text, steps = repaired(body.text, page.steps)
    yield RawArticle(
        source_path=part.name,
        title=told.title or heads.first_sentence(text),
        body=text,
        outlet=told.outlet,
        url=told.url,
        byline=told.byline,
        published=told.published,
        updated=told.updated,
        language=told.language,
        dateline=told.dateline,
        encoding=page.encoding,
        steps=steps,
        label=part.label,
        left_out=body.cuts if text == body.text else shifted(body, text),
        captured=part.captured,
    )


def has_letters(text: str) -> bool:
    return sum(map(str.isalpha, text[:400])) >= MIN_LETTERS or sum(map(str.isalpha, text)) >= MIN_LETTERS


def is_front(page: Page, body: Body) -> bool:
    """A front page: a few words beside the links to many stories, and nothing that calls it one itself."""
    if len(body.text) > MAX_FRONT or body.how != "page":
        return False
    links = sum(len(cut.text) for cut in body.cuts if cut.kind == "related")
    return links > 3 * len(body.text) and links > 1_000 and not STORY_MARK.search(page.source)


def without_title(body: Body, title: str) -> Body:
    """The headline does not stand in the story again."""
    first, _, rest = body.text.partition("\n\n")
    if not title or not rest or folded(first) != folded(title):
        return body
    gone = len(first) + 2
    cuts = tuple(replace(cut, before=max(0, cut.before - gone)) for cut in body.cuts)
    return replace(body, text=rest, cuts=cuts)


def folded(text: str) -> str:
    return NOT_WORD.sub("", text.casefold())


def repaired(text: str, steps: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    mended = decoding.repair_mojibake(text)
    return (mended, (*steps, "mojibake repaired")) if mended != text else (text, steps)


def shifted(body: Body, text: str) -> tuple[Cut, ...]:
    """The cuts at the paragraphs they stood at, after a repair changed the lengths."""
    before, after = offsets(body.text), offsets(text)
    place = dict(zip(before, after, strict=False))
    return tuple(replace(cut, before=place.get(cut.before, min(cut.before, len(text)))) for cut in body.cuts)


def offsets(text: str) -> list[int]:
    """Where each paragraph ends, from 0."""
    ends = [0]
    for paragraph in text.split("\n\n"):
        ends.append(ends[-1] + len(paragraph) + (2 if ends[-1] else 0))
    return ends
