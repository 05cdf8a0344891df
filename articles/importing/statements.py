"""Statements: quotes of the same words in several articles, joined as each batch lands.

Two quotes belong together when ``same_words`` says so of the two; a statement is all that hang together by such
pairs. Both hold whatever the order of arrival, and so does a statement's key: the least of its reports' places.
Only quotes that share a key are compared.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction
from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from articles.importing import candidates
from articles.models import Quote, QuoteKey, Report, Statement
from articles.text.matching import Quoted, kind_of, quoted, same_keys, same_words, sought_keys, stored_keys

# So many quotes with some words in common are compared; more of them share a phrase that everybody uses.
CROWD = 1000
BATCH = 1000
_FIELDS = (
    "pk",
    "text",
    "kind",
    "start",
    "speaker__key",
    "article",
    "article__text_key",
    "article__published_on",
    "article__published_at",
    "article__published_precision",
)


class Said(NamedTuple):
    """A stored quote."""

    pk: int
    key: str
    on: date | None
    at: datetime | None
    quoted: Quoted

    @property
    def in_order(self) -> tuple:
        at = self.at.timestamp() if self.at else 0.0
        return (self.on is None, self.on or date.min, at, self.key)


class Groups:
    """Quotes that hang together (union-find); the root of a group is its smallest member."""

    def __init__(self) -> None:
        self._parents: dict[int, int] = {}

    def root(self, pk: int) -> int:
        parent = self._parents.setdefault(pk, pk)
        while parent != self._parents[parent]:
            self._parents[pk] = parent = self._parents[parent]
        return parent

    def join(self, one: int, other: int) -> None:
        one, other = sorted((self.root(one), self.root(other)))
        self._parents[other] = one

    def of_several(self) -> list[list[int]]:
        groups = defaultdict(list)
        for pk in sorted(self._parents):
            groups[self.root(pk)].append(pk)
        return [members for members in groups.values() if len(members) > 1]


@transaction.atomic
def join(article_ids: Iterable[int]) -> int:
    """Join the quotes of articles that are new with those that are here; returns the statements written.

    A dozen queries or so, however many quotes come and are here.
    """
    new = _said(article_ids)
    if not new:
        return 0
    candidates.take_turns()
    _keep(new)
    return _rejoin(new, _parted(new))


@transaction.atomic
def relink(article_ids: Iterable[int]) -> int:
    """Take the articles' statements apart and join them anew, after quotes, speakers or dates have changed.

    The keys kept of the quotes as they were lead to what hung on one that is no more.
    """
    ids = set(article_ids)
    candidates.take_turns()
    were = candidates.kept(QuoteKey, ids)
    candidates.forget(QuoteKey, ids)
    changed = _said(ids)
    _keep(changed)
    touched = _parted(changed)
    near = {pk for quotes in _holders(changed.values(), were).values() for pk in quotes}
    reports = Report.objects.filter(Q(quote__in=near) | Q(quote__article__in=ids))
    return _rejoin(changed, touched | set(reports.values_list("statement", flat=True)))


def _keep(quotes: dict[int, Said]) -> None:
    candidates.keep(
        QuoteKey,
        [(key, said.pk, said.quoted.article) for said in quotes.values() for key in stored_keys(said.quoted)],
    )


def _parted(new: dict[int, Said]) -> set[int]:
    """The statements that may hang on keys which the new quotes have made crowded: they would not be made now."""
    keys = {key for said in new.values() for key in stored_keys(said.quoted) - same_keys(said.quoted)}
    crossed = candidates.holders(QuoteKey, keys, CROWD, least=CROWD + 1)
    if not crossed:
        return set()
    quotes = candidates.crowd(QuoteKey, crossed)
    return set(Report.objects.filter(quote__in=quotes).values_list("statement", flat=True))


def _holders(quotes: Iterable[Said], more: Iterable[int] = ()) -> dict[int, list[int]]:
    """The quotes to compare with under each key. Of those that are the same in every word the first stands for all."""
    same = {key for said in quotes for key in same_keys(said.quoted)}
    sought = {key for said in quotes for key in sought_keys(said.quoted)} | set(more)
    return candidates.holders(QuoteKey, sought - same, CROWD) | candidates.holders(QuoteKey, same, 0)


def _rejoin(new: dict[int, Said], touched: set[int]) -> int:
    """Join the new quotes, and anew those of the statements."""
    if not touched:
        return _join(new, {})
    rows = Report.objects.filter(statement__in=touched)
    before = dict(rows.values_list("quote", "statement"))
    rows.delete()
    count = _join(new | _said_by_pk(set(before) - set(new)), before)
    Statement.objects.filter(pk__in=touched, reports=None).delete()
    return count


def _join(new: dict[int, Said], before: dict[int, int]) -> int:
    """``before`` are the statements of quotes whose reports have just been removed."""
    holding = _holders(new.values())
    near = {pk for quotes in holding.values() for pk in quotes}
    pool = new | _said_by_pk(near - set(new))
    # Keys outlive their quotes where an editor or a re-extraction took these away.
    holding = {key: [pk for pk in quotes if pk in pool] for key, quotes in holding.items()}
    groups = Groups()
    one_of: dict[int, int] = {}
    for quote, statement in Report.objects.filter(quote__in=near).values_list("quote", "statement"):
        groups.join(quote, one_of.setdefault(statement, quote))
    found = set()
    for one, other in _pairs(new, holding):
        if groups.root(one) != groups.root(other) and same_words(pool[one].quoted, pool[other].quoted):
            groups.join(one, other)
            found |= {one, other}
    if not found:
        return 0
    touched = Report.objects.filter(quote__in=found).values("statement")
    members = dict(Report.objects.filter(statement__in=touched).values_list("quote", "statement"))
    for quote, statement in members.items():
        groups.join(quote, one_of.setdefault(statement, quote))
    together = [group for group in groups.of_several() if found.intersection(group)]
    pool |= _said_by_pk({pk for group in together for pk in group} - set(pool))
    return _write([[pool[pk] for pk in group] for group in together], before | members)


def _pairs(new: dict[int, Said], holding: dict[int, list[int]]) -> Iterator[tuple[int, int]]:
    """Quotes to compare: those that share a key, or a short and a long one of one article; one of them is new."""
    long_ones: dict[int, list[int]] = defaultdict(list)
    for pk, said in new.items():
        if said.quoted.is_long:
            long_ones[said.quoted.article].append(pk)
    for pk, said in new.items():
        keys = sought_keys(said.quoted) | same_keys(said.quoted)
        others = {other for key in keys for other in holding.get(key, ())}
        if not said.quoted.is_long:
            others.update(long_ones[said.quoted.article])
        for other in sorted(others - {pk}):
            yield pk, other


def _write(groups: list[list[Said]], before: dict[int, int]) -> int:
    """Statements for the groups. Where quotes of a group had one, it stays: its address may be known to readers."""
    Report.objects.filter(statement__in=set(before.values())).delete()
    keys = {min(said.key for said in group): group for group in groups}
    kept: dict[str, int] = {}
    for key in sorted(keys):
        had = {before[said.pk] for said in keys[key] if said.pk in before} - set(kept.values())
        if had:
            kept[key] = min(had)
    _set_aside(Statement.objects.filter(key__in=keys).exclude(pk__in=set(before.values())))
    _rename(kept, set(before.values()))
    Statement.objects.bulk_create([Statement(key=key) for key in sorted(keys) if key not in kept], batch_size=BATCH)
    kept = dict(Statement.objects.filter(key__in=keys).values_list("key", "pk"))
    Report.objects.bulk_create(
        [report for key in sorted(keys) for report in _reports(kept[key], keys[key])], batch_size=BATCH
    )
    return len(keys)


def _set_aside(strangers: QuerySet[Statement]) -> None:
    """Statements under the key of a quote that left them, which an editor may have done, make way when it is back."""
    strangers.filter(reports=None).delete()
    strangers.update(key=Concat(Value("~"), Cast("pk", CharField())))


def _rename(kept: dict[str, int], before: set[int]) -> None:
    """Give the statements that stay their keys and remove the others; first out of each other's way."""
    Statement.objects.filter(pk__in=before - set(kept.values())).delete()
    had = dict(Statement.objects.filter(pk__in=kept.values()).values_list("pk", "key"))
    changed = {pk: key for key, pk in kept.items() if had[pk] != key}
    if changed:
        Statement.objects.filter(pk__in=changed).update(key=Concat(Value("~"), Cast("pk", CharField())))
        rows = [Statement(pk=pk, key=key) for pk, key in changed.items()]
        Statement.objects.bulk_update(rows, ["key"], batch_size=BATCH)


def _reports(statement: int, group: Sequence[Said]) -> list[Report]:
    """In order of publication; the fullest wording in marks, of equal ones the first, is what others are told by."""
    ordered = sorted(group, key=lambda said: said.in_order)
    fullest = max(ordered, key=lambda said: (said.quoted.marked, len(said.quoted.folded)))
    return [
        Report(
            statement_id=statement,
            quote_id=said.pk,
            kind=kind_of(said.quoted.words, fullest.quoted.words),
            is_first=said is ordered[0],
        )
        for said in ordered
    ]


def _said(article_ids: Iterable[int]) -> dict[int, Said]:
    return _read(Quote.objects.filter(article__in=list(article_ids)))


def _said_by_pk(pks: Iterable[int]) -> dict[int, Said]:
    return _read(Quote.objects.filter(pk__in=list(pks)))


def _read(rows: QuerySet[Quote]) -> dict[int, Said]:
    found = {}
    for pk, text, kind, start, speaker, article, text_key, on, at, precision in rows.order_by("pk").values_list(
        *_FIELDS
    ):
        day = on.toordinal() if on and precision in {"day", "minute"} else None
        words = quoted(text, speaker=speaker, day=day, article=article, marked=kind != "indirect")
        found[pk] = Said(pk, f"{text_key}:{start:08d}", on, at if precision == "minute" else None, words)
    return found
