"""Links between articles that are nearly the same, made as each batch lands.

Whether two articles are linked, and how, follows from their texts, outlets and dates alone, so any order of
arrival ends with the same links.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from django.db import connection, transaction

from articles.importing import candidates
from articles.importing.copying import copy_rows
from articles.models import Article, Copy, TextBand, TextSignature
from articles.text.matching import Kinship, Likeness, are_alike, bands, judge, liken, read, signature
from articles.text.matching.words import Words

# What stands in more articles than this is furniture of their pages, and tells of no copy.
CROWD = 50
# Longer texts are not kept in memory from one batch to the next.
KEPT_LENGTH = 20_000
Link = tuple[int, int, str, float, float]


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

    The same few statements, however many articles come and are here, but for keys that have become crowded.
    """
    signatures = {article.article_id: article.signature for article in new if article.signature}
    if not signatures:
        return 0
    candidates.take_turns()
    _keep_signatures(signatures)
    keys = {pk: bands(own) for pk, own in signatures.items()}
    candidates.keep(TextBand, [(key, pk) for pk, own in keys.items() for key in own])
    pairs = _alike(_pairs(keys), signatures)
    sides = _sides({pk for pair in pairs for pk in pair})
    links = [made for one, other in sorted(pairs) if (made := _judged(sides[one], sides[other]))]
    _write(links)
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


def _keep_signatures(signatures: Mapping[int, bytes]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO articles_textsignature (article_id, signature) SELECT * FROM unnest(%s::bigint[], %s::bytea[])"
            " ON CONFLICT (article_id) DO UPDATE SET signature = EXCLUDED.signature",
            [list(signatures), list(signatures.values())],
        )


def _pairs(keys: Mapping[int, Sequence[int]]) -> set[tuple[int, int]]:
    """Articles that share a key which tells something, at least one of each two new."""
    found = candidates.holders(TextBand, {key for own in keys.values() for key in own}, CROWD, least=2)
    pairs = set()
    crossed = [key for key, holding in found.items() if len(holding) > CROWD]
    if crossed:
        _unlink_crowd(candidates.crowd(TextBand, crossed))
    for holding in found.values():
        if len(holding) <= CROWD:
            fresh = [pk for pk in holding if pk in keys]
            pairs |= {(one, other) if one < other else (other, one) for one in fresh for other in holding}
    return {(one, other) for one, other in pairs if one != other}


def _unlink_crowd(articles: set[int]) -> None:
    """Take away the links that only passages gave which now stand in too many articles."""
    links = list(Copy.objects.filter(earlier__in=articles, later__in=articles).values_list("pk", "earlier", "later"))
    ends = {pk for _, one, other in links for pk in (one, other)}
    keys = {pk: set(bands(own)) for pk, own in _signatures(ends).items()}
    shared = {pk: keys.get(one, set()) & keys.get(other, set()) for pk, one, other in links}
    crowded = candidates.crowded({key for own in shared.values() for key in own})
    Copy.objects.filter(pk__in=[pk for pk, own in shared.items() if own <= crowded]).delete()


def _alike(pairs: set[tuple[int, int]], known: Mapping[int, bytes]) -> list[tuple[int, int]]:
    """Those of the pairs that are worth reading. Of articles linked before there were signatures, all are."""
    signatures = {**known, **_signatures({pk for pair in pairs for pk in pair} - known.keys())}
    return [
        (one, other)
        for one, other in pairs
        if one not in signatures or other not in signatures or are_alike(signatures[one], signatures[other])
    ]


def _signatures(articles: set[int]) -> dict[int, bytes]:
    rows = TextSignature.objects.filter(pk__in=articles).values_list("pk", "signature")
    return {pk: bytes(own) for pk, own in rows}


def _sides(articles: set[int]) -> dict[int, Side]:
    rows = Article.objects.filter(pk__in=articles).values_list(
        "pk", "text_key", "outlet", "published_on", "published_at", "published_precision", "body"
    )
    return {
        pk: Side(pk, key, outlet, on, at, precision, _words(body)) for pk, key, outlet, on, at, precision, body in rows
    }


def _words(body: str) -> Words:
    return _remembered(body) if len(body) <= KEPT_LENGTH else read(body)


# What comes in one batch is often like what came in the one before.
_remembered = lru_cache(maxsize=1024)(read)


def _write(links: Sequence[Link]) -> None:
    """Those that are there already stay."""
    ends = [link[1] for link in links]
    there = set(Copy.objects.filter(later__in=ends).values_list("earlier", "later")) if links else set()
    fields = ["earlier", "later", "kind", "earlier_share", "later_share"]
    copy_rows(Copy, fields, [link for link in links if link[:2] not in there])


def _judged(one: Side, other: Side) -> Link | None:
    earlier, later = _in_order(one, other)
    likeness = liken(earlier.words, later.words)
    days = abs(one.day - other.day) if one.day is not None and other.day is not None else None
    kinship = judge(likeness, days=days)
    if kinship is None:
        return None
    kind = _kind(kinship, likeness, earlier, later)
    return earlier.pk, later.pk, kind, round(likeness.of_left, 3), round(likeness.of_right, 3)


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
