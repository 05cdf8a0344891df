"""An actor at a glance, for somebody who has to tell two of them apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min

from articles.models import Actor, Quote, Role

SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """``moves`` is what another actor would take over: how many of each."""

    actor: Actor
    names: list[str]
    offices: list[tuple[str, int]]
    outlets: list[tuple[str, int]]
    quotes: list[Quote]
    first: date | None
    last: date | None
    moves: dict[str, int]


def profile(actor: Actor) -> Profile:
    quotes = Quote.objects.filter(speaker=actor).order_by()
    extent = quotes.aggregate(n=Count("pk"), first=Min("article__published_on"), last=Max("article__published_on"))
    names = list(actor.aliases.order_by("folded").values_list("name", flat=True))
    return Profile(
        actor=actor,
        names=names,
        offices=_offices(actor),
        outlets=list(
            quotes.filter(article__outlet__isnull=False)
            .values_list("article__outlet__name")
            .annotate(n=Count("pk"))
            .order_by("-n", "article__outlet__name")[:SHOWN]
        ),
        quotes=list(quotes.for_reading().order_by("-pk")[:SHOWN]),
        first=extent["first"],
        last=extent["last"],
        moves={
            "quotes": extent["n"],
            "mentions": actor.mentions.count(),
            "roles": actor.roles.count(),
            "aliases": len(names),
        },
    )


def _offices(actor: Actor) -> list[tuple[str, int]]:
    rows = Role.objects.of(actor).order_by().values_list("wording").annotate(n=Count("pk"))
    return list(rows.order_by("-n", "wording")[:SHOWN])
