"""From bytes to findings, without the database: what can run in any process."""

from dataclasses import dataclass

from articles.importing.identity import text_key
from articles.text.cleaning import clean
from articles.text.extraction import extract
from articles.text.readers import NO_STORY, UnreadableSource, read
from articles.text.values import CleanArticle, Findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A story read, cleaned and searched; ``key`` is its identity."""

    article: CleanArticle
    findings: Findings
    key: str


def prepare(data: bytes, name: str, outlet: str | None = None) -> list[Prepared]:
    """Every story in a source file. Raises articles.text.readers.UnreadableSource with the reason."""
    prepared = []
    for raw in read(data, name, default_outlet=outlet):
        article = clean(raw)
        if not article.body:
            raise UnreadableSource(name, NO_STORY)
        prepared.append(Prepared(article=article, findings=extract(article), key=text_key(article)))
    return prepared
