"""Rows for one source file, in one transaction."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date

from django.db import transaction
from django.db.models import Model

from articles.importing.identity import actor_key, location_key
from articles.importing.preparing import Prepared
from articles.models import (
    Actor,
    ActorMention,
    Alias,
    Article,
    Cut,
    ImportRun,
    Location,
    LocationMention,
    Original,
    Outlet,
    Quote,
)
from articles.naming import fold
from articles.text.values import ActorFound, LocationFound, SourceDate, Span

BATCH = 1000


@transaction.atomic
def store(
    stories: Sequence[Prepared], *, name: str, sha256: str, size: int, run: ImportRun, is_sample: bool = False
) -> list[Article]:
    """Keep the stories of one file; the articles that are new come back.

    A story that is here already, or that an editor removed, only gains an original.
    """
    new = []
    for story in stories:
        known = Original.objects.filter(text_key=story.key).order_by("pk").first()
        article = known.article if known else None
        if known is None:
            article, made = _store_article(story, is_sample)
            if made:
                new.append(article)
        Original.objects.get_or_create(
            sha256=sha256,
            name=name,
            text_key=story.key,
            defaults={"article": article, "size": size, "run": run},
        )
    return new


def _store_article(story: Prepared, is_sample: bool) -> tuple[Article, bool]:
    article, made = Article.objects.get_or_create(
        text_key=story.key, defaults={**_article_fields(story), "is_sample": is_sample}
    )
    if not made:
        return article, False
    Cut.objects.bulk_create(
        [Cut(article=article, position=cut.before, kind=cut.kind[:30], text=cut.text) for cut in story.article.cuts],
        batch_size=BATCH,
    )
    actors = _store_actors(story.findings.actors, story.key)
    _store_mentions(ActorMention, "actor", article, [(actors[a.name], a.mentions) for a in story.findings.actors])
    _store_quotes(story, article, actors)
    locations = _store_locations(story.findings.locations)
    _store_mentions(
        LocationMention,
        "location",
        article,
        [(locations[location_key(found)], found.mentions) for found in story.findings.locations],
    )
    return article, True


def _article_fields(story: Prepared) -> dict[str, object]:
    clean, raw = story.article, story.article.raw
    return {
        "title": clean.title[:500],
        "body": clean.body,
        "outlet": Outlet.objects.get_or_create(name=raw.outlet[:200])[0] if raw.outlet else None,
        "url": (raw.url or "")[:2000],
        "byline": (raw.byline or "")[:300],
        "language": (raw.language or "")[:8],
        "dateline": raw.dateline[:500],
        "encoding": raw.encoding[:40],
        "repairs": list(raw.steps),
        "source_updated_at": raw.updated.at if raw.updated else None,
        **_date_fields(raw.published),
    }


def _date_fields(published: SourceDate | None) -> dict[str, object]:
    if published is None:
        return {}
    return {
        "published_at": published.at.astimezone(UTC),
        "published_on": date(*published.local_day),
        "published_precision": published.precision,
        "published_origin": published.origin[:12],
        "published_certain": published.certain,
    }


def _store_actors(found: Sequence[ActorFound], text_key: str) -> dict[str, Actor]:
    """The actors by the name the article gives them. Sorted by key, so that two imports never wait in a ring."""
    keys = {actor.name: actor_key(actor, text_key) for actor in found}
    rows = {
        keys[actor.name]: Actor(
            kind=actor.kind, name=actor.name[:300], folded=fold(actor.name)[:400], key=keys[actor.name]
        )
        for actor in found
    }
    Actor.objects.bulk_create([rows[key] for key in sorted(rows)], ignore_conflicts=True, batch_size=BATCH)
    kept = {actor.key: actor for actor in Actor.objects.filter(key__in=rows)}
    _store_aliases((kept[keys[actor.name]], [actor.name, *actor.aliases]) for actor in found)
    return {name: kept[key] for name, key in keys.items()}


def _store_aliases(names: Iterable[tuple[Actor, Sequence[str]]]) -> None:
    rows: dict[tuple[int, str], Alias] = {}
    for actor, aliases in names:
        if actor.is_edited:
            continue
        for alias in aliases:
            folded = fold(alias)[:400]
            if folded and folded != actor.folded:
                rows.setdefault((actor.pk, folded), Alias(actor=actor, name=alias[:300], folded=folded))
    Alias.objects.bulk_create([rows[key] for key in sorted(rows)], ignore_conflicts=True, batch_size=BATCH)


def _store_locations(found: Sequence[LocationFound]) -> dict[str, Location]:
    rows = {
        location_key(place): Location(
            key=location_key(place),
            geonames_id=place.geonames_id,
            name=place.name[:200],
            folded=fold(place.name)[:300],
            latitude=place.lat,
            longitude=place.lon,
            country=place.country,
            feature=place.feature[:20],
        )
        for place in found
    }
    Location.objects.bulk_create([rows[key] for key in sorted(rows)], ignore_conflicts=True, batch_size=BATCH)
    return {place.key: place for place in Location.objects.filter(key__in=rows)}


def _store_mentions(
    model: type[Model], field: str, article: Article, mentions: Sequence[tuple[Model, Sequence[Span]]]
) -> None:
    model._default_manager.bulk_create(
        [
            model(article=article, start=start, end=end, **{field: row})
            for row, spans in mentions
            for start, end in spans
        ],
        ignore_conflicts=True,
        batch_size=BATCH,
    )


def _store_quotes(story: Prepared, article: Article, actors: dict[str, Actor]) -> None:
    Quote.objects.bulk_create(
        [
            Quote(
                article=article,
                speaker=actors.get(quote.speaker) if quote.speaker else None,
                start=quote.start,
                end=quote.end,
                text=quote.text,
                kind=quote.kind,
                speaker_mention=(quote.speaker_mention or "")[:300],
                mention_start=quote.mention_span[0] if quote.mention_span else None,
                mention_end=quote.mention_span[1] if quote.mention_span else None,
                cue=(quote.cue or "")[:100],
                cue_start=quote.cue_span[0] if quote.cue_span else None,
                cue_end=quote.cue_span[1] if quote.cue_span else None,
                rule=quote.rule[:60],
                confidence=quote.confidence,
            )
            for quote in story.findings.quotes
        ],
        batch_size=BATCH,
    )
