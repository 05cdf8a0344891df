"""A plain-text file to its articles: stories told apart, heads taken off, bodies left as they stand."""

from collections.abc import Iterator

from articles.text.readers import heads, languages, paths, records, several_stories, wires
from articles.text.readers.decoding import Decoded, decode
from articles.text.readers.headers import Line
from articles.text.readers.recognising import NO_STORY, UnreadableSource, too_large
from articles.text.values import Part, RawArticle, Refused

MAX_STORY = 2_000_000
ADDRESS = ("http://", "https://", "www.")
NO_TEXT = "holds no text; expected a headline and paragraphs"


def read(part: Part) -> Iterator[RawArticle | Refused]:
    """The articles of the file; raises UnreadableSource where there is no text."""
    decoded = decode(part.data, part.name, form_feeds=True)
    if not decoded.text.strip():
        raise UnreadableSource(part.name, "nothing but white space; expected the text of an article", part.label)
    stories = several_stories.split(decoded.text)
    if len(stories) == 1:
        yield read_one(part, decoded, decoded.text.replace("\f", "\n\n"))
        return
    for number, text in enumerate(stories, start=1):
        label = ", ".join(filter(None, (part.label, f"story {number}")))
        if not any(map(str.isalpha, text)):
            yield Refused(name=part.name, label=label, reason=NO_TEXT)
        else:
            yield read_one(part, decoded, text.replace("\f", "\n\n"), label)


def read_one(part: Part, decoded: Decoded, text: str, label: str = "") -> RawArticle | Refused:
    """One story; ``label`` says which of several in the file it is."""
    if len(text) > MAX_STORY:
        reason = too_large(len(text), MAX_STORY)
        if not label:
            raise UnreadableSource(part.name, reason, part.label)
        return Refused(name=part.name, label=label, reason=reason)
    head, lines = records.take(text.split("\n")) or heads.take(text.split("\n"))
    body = "\n".join(line.rstrip() for line in without_end(lines)).strip("\n")
    if label and not body.strip():
        return Refused(name=part.name, label=label, reason=NO_TEXT)
    if is_list_of_addresses(body):
        if not label:
            raise UnreadableSource(part.name, NO_STORY, part.label)
        return Refused(name=part.name, label=label, reason=NO_STORY)
    return article(part, decoded, head, body, label)


def is_list_of_addresses(body: str) -> bool:
    """Whether the text is little but addresses of pages, as lists of what to crawl are."""
    words = body.split()
    return sum(word.startswith(ADDRESS) for word in words) > max(2, len(words) / 3)


def article(part: Part, decoded: Decoded, head: Line, body: str, label: str) -> RawArticle:
    published = head.published or wires.date_of(body) or paths.day_of(f"{part.name}/{part.label}") or head.updated
    opening = wires.dateline(wires.opening_of(body)) if published and published.origin == "dateline" else ""
    # A dump of several papers' stories names its sources nowhere else; one paper's story may come from an agency.
    agency = wires.agency_of(body) if label and not head.outlet else None
    return RawArticle(
        source_path=part.name,
        title=head.title or heads.first_sentence(body or text_of(decoded)),
        body=body or head.title or ("" if head.published or head.byline or head.outlet else text_of(decoded)),
        outlet=head.outlet or agency,
        url=head.url or part.url,
        byline=head.byline,
        published=published,
        updated=head.updated,
        language=languages.guess(f"{head.title or ''}\n{body}"),
        dateline=head.dateline or opening,
        encoding=decoded.encoding,
        steps=decoded.steps,
        label=label,
    )


def text_of(decoded: Decoded) -> str:
    """For a file of nothing but signs: they are all there is."""
    return decoded.text.strip()[:MAX_STORY]


def without_end(lines: list[str]) -> list[str]:
    """The lines of a story without the signs of its end."""
    end = len(lines)
    for _ in range(4):
        while end and not lines[end - 1].strip():
            end -= 1
        if not end or not (wires.is_end(lines[end - 1]) or heads.RULE.fullmatch(lines[end - 1].strip())):
            break
        end -= 1
    return lines[:end]
