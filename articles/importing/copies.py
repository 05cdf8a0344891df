"""Links between articles that are nearly the same, made as each batch lands.

Whether two articles are linked, and how, follows from their texts, outlets and dates alone, so any order of
arrival ends with the same links.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction

from articles.importing import candidates
from articles.models import Article, Copy, TextBand
from articles.text.matching import Kinship, Likeness, bands, judge, liken, read, signature
from articles.text.matching.words import Words

# What stands in more articles than this is furniture of their pages, and tells of no copy.
CROWD = 400
BATCH = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class ForMatching:
    """A new article, and the signature of its body as ``articles.text.matching.signature`` makes it."""

    article_id: int
    signature: bytes


class Side(NamedTuple):
    """What is compared of an article."""

    pk: int
    text_key: str
    outlet: int | None
    on: date | None
    at: datetime | None
    precision: str
    words: Words

    @property
    def day(self) -> int | None:
        return self.on.toordinal() if self.on and self.precision in {"day", "minute"} else None

    @property
    def moment(self) -> datetime | None:
        return self.at if self.precision == "minute" else None


@transaction.atomic
def link(new: Sequence[ForMatching]) -> int:
    """Link new articles with all they are copies of, and say how many links were made.

    Seven queries at most, however many articles come and are here.
    """
    keys = {article.article_id: bands(article.signature) for article in new if article.signature}
    if not keys:
        return 0
    candidates.take_turns()
    candidates.keep(TextBand, keys)
    pairs = _pairs(keys)
    sides = _sides({pk for pair in pairs for pk in pair})
    links = [made for one, other in sorted(pairs) if (made := _judged(sides[one], sides[other]))]
    Copy.objects.bulk_create(links, ignore_conflicts=True, batch_size=BATCH)
    return len(links)


@transaction.atomic
def relink(article_ids: Iterable[int]) -> int:
    """Make the links of articles anew after their text, outlet or date has changed."""
    ids = list(article_ids)
    candidates.take_turns()
    (Copy.objects.filter(earlier__in=ids) | Copy.objects.filter(later__in=ids)).delete()
    candidates.forget(TextBand, ids)
    rows = Article.objects.filter(pk__in=ids).order_by("pk").values_list("pk", "body")
    return link([ForMatching(article_id=pk, signature=signature(body)) for pk, body in rows])


def _pairs(keys: dict[int, list[int]]) -> set[tuple[int, int]]:
    """Articles to compare, at least one of each two new."""
    sought = {key for own in keys.values() for key in own}
    found = candidates.holders(TextBand, sought, CROWD + len(keys) + 1)
    pairs = set()
    crossed: set[int] = set()
    for holding in found.values():
        old = [pk for pk in holding if pk not in keys]
        if len(holding) > CROWD:
            crossed.update(old if len(old) <= CROWD else ())
            continue
        fresh = [pk for pk in holding if pk in keys]
        pairs |= {(min(one, other), max(one, other)) for one in fresh for other in holding if one != other}
    if crossed:
        _unlink_crowd(crossed)
    return pairs


def _unlink_crowd(articles: set[int]) -> None:
    """Take away the links that only a passage gave which now stands in too many articles."""
    keys = candidates.kept(TextBand, articles)
    found = candidates.holders(TextBand, {key for own in keys.values() for key in own}, CROWD + 1)
    telling = {key for key, holding in found.items() if len(holding) <= CROWD}
    links = Copy.objects.filter(earlier__in=articles, later__in=articles).values_list("pk", "earlier", "later")
    gone = [pk for pk, one, other in links if not keys[one] & keys[other] & telling]
    Copy.objects.filter(pk__in=gone).delete()


def _sides(articles: set[int]) -> dict[int, Side]:
    rows = Article.objects.filter(pk__in=articles).only(
        "text_key", "outlet", "published_on", "published_at", "published_precision", "body"
    )
    return {row.pk: _side(row) for row in rows}


def _side(article: Article) -> Side:
    return Side(
        article.pk,
        article.text_key,
        article.outlet_id,
        article.published_on,
        article.published_at,
        article.published_precision,
        read(article.body),
    )


def _judged(one: Side, other: Side) -> Copy | None:
    earlier, later = _in_order(one, other)
    likeness = liken(earlier.words, later.words)
    days = abs(one.day - other.day) if one.day is not None and other.day is not None else None
    kinship = judge(likeness, days=days)
    if kinship is None:
        return None
    return Copy(
        earlier_id=earlier.pk,
        later_id=later.pk,
        kind=_kind(kinship, likeness, earlier, later),
        earlier_share=round(likeness.of_left, 3),
        later_share=round(likeness.of_right, 3),
    )


def _in_order(one: Side, other: Side) -> tuple[Side, Side]:
    """By day, by minute where both have one, else by identity."""
    first, second = sorted((one, other), key=lambda side: side.text_key)
    if first.day is not None and second.day is not None and first.day != second.day:
        return (first, second) if first.day < second.day else (second, first)
    if first.moment is not None and second.moment is not None and second.moment < first.moment:
        return second, first
    return first, second


def _kind(kinship: Kinship, likeness: Likeness, earlier: Side, later: Side) -> str:
    """Where an outlet is not known, the same words are a copy, and words that have changed an update."""
    if kinship == "passages":
        return "overlap"
    if earlier.outlet is not None and later.outlet is not None:
        return "update" if earlier.outlet == later.outlet else "copy"
    return "copy" if likeness.of_longer >= 0.9 and not likeness.conflicts else "update"
