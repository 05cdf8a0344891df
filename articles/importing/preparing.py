"""From bytes to findings, without the database: what can run in any process."""

from collections.abc import Iterator
from dataclasses import dataclass

from articles.importing.identity import text_key
from articles.text.cleaning import clean
from articles.text.extraction import extract
from articles.text.readers import NO_STORY, read
from articles.text.values import CleanArticle, Findings, Part, Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A story read, cleaned and searched; ``key`` is its identity."""

    article: CleanArticle
    findings: Findings
    key: str


def prepare(part: Part, outlet: str | None = None) -> Iterator[Prepared | Refused]:
    """Every story in a part of a source file, and what is none. Raises UnreadableSource where there is nothing."""
    for raw in read(part, default_outlet=outlet):
        if isinstance(raw, Refused):
            yield raw
            continue
        article = clean(raw)
        if not article.body:
            yield Refused(name=part.name, label=raw.label, reason=NO_STORY)
            continue
        yield Prepared(article=article, findings=extract(article), key=text_key(article))
