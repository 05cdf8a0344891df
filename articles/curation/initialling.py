"""A person's name replaced by initials in every text that the archive keeps, and in those that come later.

The log keeps no name: who is meant is known by keyed hashes alone. What cannot be made complete is refused whole.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.contrib.postgres.search import SearchQuery
from django.db.models import F, Q

from articles.curation import sweeping
from articles.curation.recording import decide, group_of_changes, names, performs
from articles.curation.refusing import Refused
from articles.curation.unlinking import with_merged
from articles.initials import Names, Replaced, digest, initials, names_of, owners_in, places, replaced, shortened
from articles.models import (
    Actor,
    ActorMention,
    Alias,
    Article,
    Cut,
    Decision,
    Figure,
    KnownAs,
    LocationMention,
    Original,
    Quote,
    Role,
    Sealed,
    Takedown,
    Word,
)
from articles.models.decision import lock_out_other_writers
from articles.models.takedown import mark, mark_names, part_key

_ASIDE = 1_000_000_000  # where offsets wait, so that no two rows stand at one place in between
_HEADER = ("title", "byline", "dateline")


def refuse_what_is_not_covered(actor: Any) -> None:
    """Raises Refused."""
    if len(actor.name.split()) < 2 or not initials(actor.name):
        raise Refused(
            "Initials are put only for a name of two words or more: a surname alone may be somebody else's. "
            "Merge this speaker into the one with the full name first."
        )


def put_initials(actor: Actor, takedown: Takedown, editor: User) -> Decision:
    """Call it in a transaction. Raises Refused, and nothing has changed then."""
    refuse_what_is_not_covered(actor)
    lock_out_other_writers()
    everybody = with_merged(actor)
    meant = _names(actor, everybody)
    plain = _plain_words(actor, everybody)
    touched = _articles(everybody, meant, plain)
    mark_names(takedown, meant)
    mark(takedown, "frozen", touched)
    _withhold(takedown, touched)
    decision = decide("initials", actor, editor, {}, subject={})
    with group_of_changes(decision) as group:
        for article in Article.objects.select_for_update(of=("self",)).filter(pk__in=touched).order_by("pk"):
            _shorten(article, meant)
        _rename(everybody, meant)
        Decision.objects.filter(pk=decision.pk).update(context=group)
        sweeping.sweep(meant, plain, sweeping.Tied.to(everybody, touched))
    _forget_words(plain)
    return decision


def let_names_pass(takedown: Takedown) -> None:
    """What is imported from now on shows the name; what has initials keeps them."""
    Sealed.objects.filter(takedown=takedown, kind__in=("full", "short", "first", "given")).delete()


@performs("initials")
def _initials(decision: Decision) -> None:
    """What was decided before about the same rows cannot be undone: it would bring the name back."""
    actor = Actor.objects.get(pk=decision.object_id or 0)
    names(decision, actor)
    kept = Decision.objects.filter(actors__contains=[actor.pk])
    decision.touches = [ref for touches in kept.values_list("touches", flat=True) for ref in touches]
    decision.touches += [f"actor:{actor.pk}", f"actor:{actor.pk}.name"]
    articles = Article.objects.filter(pk__in=_frozen_by_now()).values("text_key")
    for touches in Decision.objects.filter(text_key__in=articles).values_list("touches", flat=True):
        decision.touches += touches


def _frozen_by_now() -> list[int]:
    return [int(key) for key in Sealed.objects.filter(kind="frozen").values_list("key", flat=True)]


def _names(actor: Actor, everybody: list[Actor]) -> Names:
    """The actor's own name, those of whom editors merged into it, and those that editors added."""
    told = Decision.objects.in_force().filter(action="add_alias", actors__overlap=[each.pk for each in everybody])
    added = {str(given.get("alias", "")) for given in told.values_list("given", flat=True)}
    written = {each.name for each in everybody} | {name for name in added if name.strip()}
    full = {name for name in written if len(name.split()) > 1}
    return names_of({actor.name, *full}, written - full, actor.pk)


def _plain_words(actor: Actor, everybody: list[Actor]) -> set[str]:
    """Of each name its longest word, by which rows that may hold it are looked for."""
    written = {each.name for each in everybody}
    written |= set(Alias.objects.filter(actor__in=everybody).values_list("name", flat=True))
    words = {word for name in written for word in sweeping.folded_words(name)}
    own = set(sweeping.folded_words(actor.name))
    return {word for word in words if word in own or len(word) > 3}


def _articles(everybody: list[Actor], meant: Names, plain: set[str]) -> set[int]:
    """Those that hold a full name, and those in which the person was found."""
    found: set[int] = set()
    for model, field in ((Quote, "speaker"), (Figure, "speaker"), (ActorMention, "actor"), (Role, "actor")):
        rows = model._default_manager.filter(**{f"{field}__in": everybody})
        found |= set(rows.values_list("article", flat=True))
    maybe = Q()
    for word in plain:
        maybe |= Q(search=SearchQuery(word, config="english")) | Q(title__icontains=word) | Q(body__icontains=word)
        maybe |= Q(byline__icontains=word) | Q(dateline__icontains=word) | Q(url__icontains=word)
        maybe |= Q(pk__in=Cut.objects.filter(text__icontains=word).values("article"))
    rows = Article.objects.filter(maybe).exclude(pk__in=found).prefetch_related("cuts")
    for article in rows.defer("search").iterator(chunk_size=200):
        texts = [article.title, article.body, article.byline, article.dateline, article.url]
        if owners_in([*texts, *(cut.text for cut in article.cuts.all())], meant):
            found.add(article.pk)
    return found


def _shorten(article: Article, meant: Names) -> None:
    """The article's own texts, and every offset into them."""
    body = replaced(article.body, places(article.body, meant))
    url = "" if places(article.url, meant, any_case=True) else article.url
    header = {name: shortened(getattr(article, name), meant) for name in _HEADER}
    Article.objects.filter(pk=article.pk).update(body=body.text, url=url, **header)
    for cut in article.cuts.all():
        Cut.objects.filter(pk=cut.pk).update(text=shortened(cut.text, meant), position=body.start(cut.position))
    if not body.spans:
        return
    _move_mentions(article.pk, body)
    _move_quotes(article.pk, body, meant)
    _move_figures(article.pk, body)


def _move_mentions(article: int, body: Replaced) -> None:
    for model in (ActorMention, LocationMention):
        rows: Any = model._default_manager.filter(article=article).order_by("start")
        held = list(rows.values_list("pk", "start", "end"))
        rows.update(start=F("start") + _ASIDE, end=F("end") + _ASIDE)
        taken: set[int] = set()
        for pk, start, end in held:
            at = body.start(start)
            if at in taken or (model is LocationMention and body.touches(start, end)):
                rows.filter(pk=pk).delete()
                continue
            taken.add(at)
            rows.filter(pk=pk).update(start=at, end=body.end(end))


def _move_quotes(article: int, body: Replaced, meant: Names) -> None:
    rows = Quote.objects.filter(article=article).order_by("start", "end")
    held = list(rows.defer("search"))
    rows.update(start=F("start") + _ASIDE, end=F("end") + _ASIDE)
    for quote in held:
        values: dict[str, Any] = {"start": body.start(quote.start), "end": body.end(quote.end)}
        values["text"] = body.text[values["start"] : values["end"]]
        values["speaker_mention"] = shortened(quote.speaker_mention, meant)[:300]
        values["cue"] = shortened(quote.cue, meant)[:100]
        values["relay"] = shortened(quote.relay, meant)[:200]
        for name in ("mention", "cue"):
            start, end = getattr(quote, f"{name}_start"), getattr(quote, f"{name}_end")
            if start is not None and end is not None:
                values |= {f"{name}_start": body.start(start), f"{name}_end": body.end(end)}
        Quote.objects.filter(pk=quote.pk).update(**values)


def _move_figures(article: int, body: Replaced) -> None:
    rows = Figure.objects.filter(article=article).order_by("start")
    held = list(rows)
    rows.update(start=F("start") + _ASIDE, end=F("end") + _ASIDE)
    for figure in held:
        start, end = body.start(figure.start), body.end(figure.end)
        left, right = figure.sentence_start, figure.sentence_start + len(figure.sentence)
        first, last = body.start(left), body.end(right)
        Figure.objects.filter(pk=figure.pk).update(
            start=start,
            end=end,
            wording=body.text[start:end][:300],
            sentence=body.text[first:last],
            sentence_start=first,
        )


def _withhold(takedown: Takedown, articles: set[int]) -> None:
    """The bytes that hold the name stay, and are given to nobody."""
    files = list(Original.objects.filter(article__in=articles))
    mark(takedown, "withheld", {file.sha256 for file in files})
    mark(takedown, "withheld", {part_key(file.sha256, file.label) for file in files})


def _rename(everybody: list[Actor], meant: Names) -> None:
    """The person keeps the page and the number, under initials; imports know it by its hash alone."""
    for actor in everybody:
        name = shortened(actor.name, meant)
        row = Actor.objects.get(pk=actor.pk)
        row.name, row.key, row.wikidata = name, f"withheld:{digest(actor.key)}", ""
        row.save()
    for alias in Alias.objects.filter(actor__in=everybody):
        if places(alias.name, meant, any_case=True):
            alias.delete()
    for known in KnownAs.objects.filter(actor__in=everybody):
        if places(known.key, meant, any_case=True):
            known.delete()


def _forget_words(plain: set[str]) -> None:
    """Words that no text holds any more are not suggested."""
    for word in plain:
        held = Q(search=SearchQuery(word, config="english")) | Q(body__icontains=word) | Q(title__icontains=word)
        if not Article.objects.filter(held).exists():
            Word.objects.filter(word=word).delete()
