"""What an undated article says about when it was written: hints for a person, never applied by the machine."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from django.db.models import Q
from django.utils.translation import gettext as _

from articles.models import Article, Copy

READ = 20_000
MOST = 8
AROUND = 60
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_YEAR = r"(?:19[5-9]|20[0-4])\d"
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?"
# In the order in which they help: a whole date says more than a weekday.
_TOLD = re.compile(
    rf"\b(?P<date>{_DAY} (?:of )?(?:{_MONTHS})\b\.?(?:,? {_YEAR}\b)?|(?:{_MONTHS})\b\.? {_DAY}\b(?:,? {_YEAR}\b)?"
    rf"|{_YEAR}-[01]\d-[0-3]\d\b)"
    rf"|\b(?P<month>(?:{_MONTHS})\b\.?,? {_YEAR}\b"
    rf"|(?i:in|since|until|by|early|late|mid|last|next|this) (?:{_MONTHS})\b(?: {_YEAR}\b)?)"
    r"|\b(?P<relative>(?i:tonight|today|yesterday|tomorrow)(?:['’]s)?\b"
    r"|(?i:this) (?:morning|afternoon|evening|week|month|year)\b"
    r"|(?i:last|next) (?:night|week|month|year)\b)"
    rf"|\b(?P<weekday>(?i:on |last |next )?(?:{_DAYS})(?:['’]s)?\b)"
    rf"|\b(?P<year>{_YEAR})\b(?!,\d)"
)
_IN_ADDRESS = re.compile(rf"({_YEAR})[/_-]?([01]\d)(?:[/_-]?([0-3]\d))?(?!\d)")


@dataclass(frozen=True, slots=True)
class Hint:
    """``words`` are what hints, with what stands before and behind them; ``source`` says where they stand."""

    source: str
    before: str
    words: str
    after: str = ""


def hints(article: Article) -> list[Hint]:
    """Those of the copies and the address first, then what the text says, each wording once."""
    return hints_of([article])[0]


def hints_of(articles: Sequence[Article]) -> list[list[Hint]]:
    """The same for several articles: their copies are looked up at once."""
    others: dict[int, list[Article]] = {article.pk: [] for article in articles}
    rows = Copy.objects.filter(Q(earlier__in=others) | Q(later__in=others)).select_related("earlier", "later")
    for row in rows.defer("earlier__body", "earlier__search", "later__body", "later__search").order_by("pk"):
        for article, other in ((row.earlier_id, row.later), (row.later_id, row.earlier)):
            if article in others:
                others[article].append(other)
    return [
        [*_copied(others[article.pk][:MOST]), *_addressed(article), *islice(_told(article), MOST)]
        for article in articles
    ]


def _told(article: Article) -> Iterator[Hint]:
    text = f"{article.title}\n{article.body[:READ]}"
    found = list(_TOLD.finditer(text))
    rank = {name: n for n, name in enumerate(_TOLD.groupindex)}
    seen: set[str] = set()
    for match in sorted(found, key=lambda match: (rank[str(match.lastgroup)], match.start())):
        words = match[0]
        if words.casefold() in seen:
            continue
        seen.add(words.casefold())
        before, after = text[max(match.start() - AROUND, 0) : match.start()], text[match.end() : match.end() + AROUND]
        source = _("headline") if match.start() <= len(article.title) else _("text")
        yield Hint(source, before.rpartition("\n")[2], words, after.partition("\n")[0])


def _addressed(article: Article) -> Iterator[Hint]:
    names = [(_("address"), article.url), *((_("file name"), original.name) for original in article.originals.all())]
    for source, name in names:
        if match := _IN_ADDRESS.search(name):
            yield Hint(source, name[: match.start()][-AROUND:], match[0], name[match.end() :][:AROUND])
    if article.captured_at:
        yield Hint(_("saved"), "", f"{article.captured_at:%Y-%m-%d}")
    if article.source_updated_at:
        yield Hint(_("changed at the source"), "", f"{article.source_updated_at:%Y-%m-%d}")


def _copied(others: Iterable[Article]) -> Iterator[Hint]:
    for other in others:
        if other.published_on:
            yield Hint(_("near copy"), f"{other.title[:AROUND]}: ", other.day_words)
