"""Rows for a batch of stories, in bulk: a fixed number of statements, whatever the batch holds."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date
from typing import Any

from django.db.models import Max
from django.utils import timezone

from articles.importing import copies, statements, withholding
from articles.importing.copies import ForMatching
from articles.importing.copying import copy_rows, next_ids
from articles.importing.findings import store_findings
from articles.importing.joining import DATE_FIELDS, MOMENTS, WORDS, joined
from articles.importing.places import tell_where_reported_from, where_reported_from
from articles.importing.preparing import Prepared
from articles.importing.versions import EXTRACTOR
from articles.models import Article, Cut, ImportRun, Original, Outlet
from articles.models.takedown import frozen, sealed_texts
from articles.text.values import Part, SourceDate

NEW, COPY, REMOVED = "new", "copy", "removed"
HEADER = ("title", "body", *WORDS, *MOMENTS, *DATE_FIELDS, "encoding")


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A story and where it came from: ``sha256`` and ``size`` (bytes) are the whole file's."""

    story: Prepared
    part: Part
    sha256: str
    size: int
    run: ImportRun
    is_sample: bool = False


@dataclass(slots=True)
class Stored:
    """What became of each arrival, in order, and the ids of the articles that are new by their keys."""

    fates: list[str] = field(default_factory=list)
    new: dict[str, int] = field(default_factory=dict)


def store(arrivals: Sequence[Arrival]) -> Stored:
    """Keep the stories. One that is here already only gains an original, and what its header betters; one that an
    editor removed stays away, and of a sealed one nothing is kept. Call it in a transaction that has locked out other
    writers."""
    keys = {arrival.story.key for arrival in arrivals}
    sealed = sealed_texts({(a.story.key, a.sha256, a.story.article.raw.label[:300]) for a in arrivals})
    known = _known(keys - sealed) | dict.fromkeys(sealed)
    arrivals, shortened = withholding.shorten(arrivals)
    stored = Stored()
    headers: dict[str, dict[str, Any]] = {}
    first: dict[str, Arrival] = {}
    better: dict[int, list[dict[str, Any]]] = {}
    for arrival in arrivals:
        key, header = arrival.story.key, _header(arrival.story)
        if key not in known:
            stored.fates.append(COPY if key in headers else NEW)
            first.setdefault(key, arrival)
            headers[key] = header | headers.get(key, {}) | joined(headers.get(key, header), header)
        elif (article := known[key]) is None:
            stored.fates.append(REMOVED)
        else:
            stored.fates.append(COPY)
            better.setdefault(article, []).append(header)
    stored.new = dict(zip(first, next_ids(Article, len(first)), strict=True)) if first else {}
    _store_articles(first, headers, stored.new)
    _better_headers(better)
    _store_originals([a for a in arrivals if a.story.key not in sealed], {**known, **stored.new})
    shortened.note(stored.new)
    store_findings(
        [(stored.new[key], key, arrival.story.findings) for key, arrival in first.items()],
        {stored.new[key]: arrival.story.article.body for key, arrival in first.items()},
    )
    copies.link([ForMatching(article_id=stored.new[key], signature=new.story.signature) for key, new in first.items()])
    statements.join(stored.new.values())
    return stored


def _known(keys: Collection[str]) -> dict[str, int | None]:
    """The article that the archive holds under each text's key, None where an editor removed it."""
    found: dict[str, int | None] = {}
    arrived = Original.objects.filter(text_key__in=set(keys)).order_by().values("text_key")
    found |= dict(arrived.annotate(held=Max("article")).values_list("text_key", "held"))
    by_hand = Article.objects.filter(text_key__in=set(keys) - set(found))
    return found | dict(by_hand.values_list("text_key", "pk"))


def _header(story: Prepared) -> dict[str, Any]:
    clean, raw = story.article, story.article.raw
    return {
        "title": clean.title[:500],
        "body": clean.body,
        "url": (raw.url or "")[:2000],
        "byline": (raw.byline or "")[:300],
        "language": (raw.language or "")[:8],
        "dateline": raw.dateline[:500],
        "source_updated_at": raw.updated.at.astimezone(UTC) if raw.updated else None,
        "captured_at": raw.captured.astimezone(UTC) if raw.captured else None,
        "encoding": raw.encoding[:40],
        **_date(raw.published),
    }


def _date(published: SourceDate | None) -> dict[str, Any]:
    if published is None:
        empty: tuple[object, ...] = (None, None, "unknown", "", True, "")
        return dict(zip(DATE_FIELDS, empty, strict=True))
    return {
        "published_at": published.at.astimezone(UTC),
        "published_on": date(*published.local_day),
        "published_precision": published.precision,
        "published_origin": published.origin[:12],
        "published_certain": published.certain,
        "published_raw": published.raw[:100],
    }


def _store_articles(
    first: Mapping[str, Arrival], headers: Mapping[str, Mapping[str, Any]], ids: Mapping[str, int]
) -> None:
    outlets = _outlets({a.story.article.raw.outlet[:200] for a in first.values() if a.story.article.raw.outlet})
    places = where_reported_from({key: headers[key] for key in first})
    now = timezone.now()
    copy_rows(
        Article,
        ["id", "text_key", "outlet", "is_sample", "created_at", "repairs", "extractor", "reported_from", *HEADER],
        (
            [
                ids[key],
                key,
                outlets.get((arrival.story.article.raw.outlet or "")[:200]),
                arrival.is_sample,
                now,
                json.dumps(arrival.story.article.raw.steps),
                EXTRACTOR if arrival.story.searched else "",
                places.get(key),
                *(headers[key][name] for name in HEADER),
            ]
            for key, arrival in first.items()
        ),
    )
    copy_rows(
        Cut,
        ["article", "position", "kind", "text"],
        (
            [ids[key], cut.before, cut.kind[:30], cut.text]
            for key, arrival in first.items()
            for cut in arrival.story.article.cuts
        ),
    )


def _outlets(names: set[str]) -> dict[str, int]:
    Outlet.objects.bulk_create([Outlet(name=name) for name in sorted(names)], ignore_conflicts=True)
    return dict(Outlet.objects.filter(name__in=names).values_list("name", "pk"))


def _better_headers(better: Mapping[int, Sequence[dict[str, Any]]]) -> None:
    """What later originals of an article tell better than the first did; an editor's article is left alone."""
    if not better:
        return
    # What has initials would get the name back from a header.
    rows = (
        Article.objects.filter(pk__in=better, edited_at__isnull=True)
        .exclude(pk__in=frozen(better))
        .exclude(published_origin="editor")
    )
    redated: list[int] = []
    retold: list[int] = []
    for before in rows.values("pk", *WORDS, *MOMENTS, *DATE_FIELDS):
        pk, after = before.pop("pk"), dict(before)
        for header in better[pk]:
            after |= joined(after, header)
        if after != before:
            Article.objects.filter(pk=pk).update(**after)
            retold += [pk] if any(after[name] != before[name] for name in WORDS) else []
            redated += [pk] if any(after[name] != before[name] for name in DATE_FIELDS) else []
    tell_where_reported_from(retold)
    copies.relink(redated)
    statements.relink(redated)


def _store_originals(arrivals: Sequence[Arrival], articles: Mapping[str, int | None]) -> None:
    Original.objects.bulk_create(
        [
            Original(
                article_id=articles[arrival.story.key],
                name=arrival.part.name,
                sha256=arrival.sha256,
                size=arrival.size,
                label=arrival.story.article.raw.label[:300],
                start=arrival.part.start,
                length=arrival.part.length,
                text_key=arrival.story.key,
                run=arrival.run,
            )
            for arrival in arrivals
        ],
        ignore_conflicts=True,
    )
