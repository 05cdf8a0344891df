"""Names that two editors took down, as imports have to follow it: somebody unlinked is nobody, and who is shown by
initials comes in under initials, whatever the file says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from articles.importing.identity import actor_key
from articles.initials import Names, Replaced, digest, owners_in, places, replaced, shortened
from articles.keys import scoped
from articles.models import Actor, FileOutcome, ImportRun, Intake, KnownAs, Quarantined, Sealed, Takedown
from articles.models.takedown import mark, names_withheld, part_key
from articles.text.values import ActorFound, FigureFound, Findings, LocationFound, PlaceRole, Quotation, Span

if TYPE_CHECKING:
    from articles.importing.preparing import Prepared
    from articles.importing.storing import Arrival

Found = Sequence[tuple[int, str, Findings]]


def without_the_unlinked(found: Found) -> Found:
    """The same, but that nobody is found whose name was unlinked. One query."""
    keys = set(Sealed.objects.filter(kind="key").values_list("key", flat=True))
    if not keys:
        return found
    return [(article, text_key, _without(findings, text_key, keys)) for article, text_key, findings in found]


def _without(findings: Findings, text_key: str, unlinked: set[str]) -> Findings:
    gone = set()
    for actor in findings.actors:
        key = actor_key(actor, text_key)
        if digest(key) in unlinked or digest(scoped(key, text_key)) in unlinked:
            gone.add(actor.name)
    if not gone:
        return findings
    return replace(
        findings,
        actors=tuple(actor for actor in findings.actors if actor.name not in gone),
        quotes=tuple(replace(q, speaker=None) if q.speaker in gone else q for q in findings.quotes),
        figures=tuple(replace(f, speaker=None) if f.speaker in gone else f for f in findings.figures),
    )


@dataclass(frozen=True, slots=True)
class Shortened:
    """Stories under initials, by their keys: whose, and the names under which they are found in them."""

    owners: dict[str, set[int]]
    known: dict[str, dict[str, int]]

    def note(self, new: Mapping[str, int]) -> None:
        """Where their articles are kept: what was found there stays, and the initials lead to whom they mean."""
        takedowns = _takedowns({owner for owners in self.owners.values() for owner in owners})
        for key, owners in self.owners.items():
            for owner in owners & takedowns.keys():
                if key in new:
                    mark(takedowns[owner], "frozen", [new[key]])
        standing = {actor.pk: actor.survivor().pk for actor in Actor.objects.filter(pk__in=takedowns)}
        KnownAs.objects.bulk_create(
            [
                KnownAs(key=scoped(name, key), actor_id=standing[owner], decision=takedowns[owner].decision)
                for key, names in self.known.items()
                if key in new
                for name, owner in names.items()
                if owner in standing and takedowns[owner].decision is not None
            ],
            ignore_conflicts=True,
        )


def shorten(arrivals: Sequence[Arrival]) -> tuple[list[Arrival], Shortened]:
    """The same, with initials in the place of names that are not shown. One query."""
    done, known = list(arrivals), Shortened({}, {})
    names = names_withheld()
    if not names:
        return done, known
    for index, arrival in enumerate(arrivals):
        owners = owners_in(_texts(arrival), names)
        if owners:
            done[index] = _shortened(arrival, names.only(owners), known)
            known.owners.setdefault(arrival.story.key, set()).update(owners)
            _withhold(done[index], owners)
    return done, known


def _texts(arrival: Arrival) -> list[str]:
    clean, raw = arrival.story.article, arrival.story.article.raw
    header = [raw.byline or "", raw.url or "", raw.dateline, raw.label, arrival.part.name]
    return [clean.title, clean.body, *header, *(cut.text for cut in clean.cuts)]


def _shortened(arrival: Arrival, names: Names, known: Shortened) -> Arrival:
    story, clean, raw = arrival.story, arrival.story.article, arrival.story.article.raw
    body = replaced(clean.body, places(clean.body, names))
    url = None if places(raw.url or "", names, any_case=True) else raw.url
    fresh = replace(
        raw,
        title=shortened(raw.title, names),
        byline=shortened(raw.byline, names) if raw.byline else raw.byline,
        dateline=shortened(raw.dateline, names),
        label=shortened(raw.label, names, any_case=True),
        url=url,
    )
    cuts = tuple(replace(c, text=shortened(c.text, names), before=body.start(c.before)) for c in clean.cuts)
    article = replace(clean, raw=fresh, title=shortened(clean.title, names), body=body.text, cuts=cuts)
    findings, meant = _moved(story, body, names)
    known.known.setdefault(story.key, {}).update(meant)
    part = replace(arrival.part, name=shortened(arrival.part.name, names, any_case=True))
    return replace(arrival, story=replace(story, article=article, findings=findings), part=part)


def _moved(story: Prepared, body: Replaced, names: Names) -> tuple[Findings, dict[str, int]]:
    """What was found, in the new text; and whom the keys of the initials mean."""
    found, renamed, used = story.findings, {}, {actor.name for actor in story.findings.actors}
    meant: dict[str, int] = {}
    actors = []
    for actor in found.actors:
        new = _actor(actor, body, names, used)
        renamed[actor.name] = new.name
        used.add(new.name)
        actors.append(new)
        if actor.kind == "person" and _is_the_name(actor.name, names):
            owners = owners_in([actor.name], names) or set().union(*names.short.values())
            if len(owners) == 1:
                meant[actor_key(new, story.key)] = owners.pop()
    return Findings(
        quotes=tuple(_quote(quote, body, names, renamed) for quote in found.quotes),
        actors=tuple(actors),
        locations=tuple(place for each in found.locations if (place := _place(each, body)).mentions),
        figures=tuple(_figure(figure, body, renamed) for figure in found.figures),
    ), meant


def _is_the_name(name: str, names: Names) -> bool:
    """Nothing stands beside it: a relative's name holds the surname, too."""
    return places(name, names) == [(0, len(name))]


def _span(span: Span, body: Replaced) -> Span:
    return body.start(span[0]), body.end(span[1])


def _actor(actor: ActorFound, body: Replaced, names: Names, used: set[str]) -> ActorFound:
    name = actor.name
    if actor.kind != "person" or _is_the_name(name, names) or owners_in([name], names):
        name = shortened(name, names)
    number = 1
    base = name
    while name != actor.name and name in used:
        number += 1
        name = f"{base} ({number})"
    mentions: dict[int, Span] = {}
    for span in actor.mentions:
        mentions.setdefault(body.start(span[0]), _span(span, body))
    return replace(
        actor,
        name=name,
        aliases=tuple(dict.fromkeys(shortened(alias, names) for alias in actor.aliases)),
        mentions=tuple(mentions.values()),
    )


def _quote(quote: Quotation, body: Replaced, names: Names, renamed: Mapping[str, str]) -> Quotation:
    """Every wording and every span, whichever there are."""
    told: dict[str, Any] = {field.name: getattr(quote, field.name) for field in fields(quote)}
    values: dict[str, Any] = {
        name: shortened(value, names) if isinstance(value, str) else _span(value, body)
        for name, value in told.items()
        if isinstance(value, str | tuple) and name not in ("kind", "rule", "speaker", "speaker_kind")
    }
    start, end = _span((quote.start, quote.end), body)
    speaker = renamed.get(quote.speaker, quote.speaker) if quote.speaker else None
    return replace(quote, **values | {"start": start, "end": end, "text": body.text[start:end], "speaker": speaker})


def _place(place: LocationFound, body: Replaced) -> LocationFound:
    roles: Sequence[PlaceRole] = place.roles or ["mentioned"] * len(place.mentions)
    kept = [(_span(m, body), role) for m, role in zip(place.mentions, roles, strict=True) if not body.touches(*m)]
    return replace(place, mentions=tuple(span for span, _ in kept), roles=tuple(role for _, role in kept))


def _figure(figure: FigureFound, body: Replaced, renamed: Mapping[str, str]) -> FigureFound:
    lost = figure.location is not None and body.touches(figure.location, figure.location + 1)
    return replace(
        figure,
        start=body.start(figure.start),
        end=body.end(figure.end),
        sentence=_span(figure.sentence, body),
        part_of=body.start(figure.part_of) if figure.part_of is not None else None,
        speaker=renamed.get(figure.speaker, figure.speaker) if figure.speaker else None,
        quote=_span(figure.quote, body) if figure.quote else None,
        location=None if lost or figure.location is None else body.start(figure.location),
    )


def _takedowns(owners: set[int]) -> dict[int, Takedown]:
    rows = Takedown.objects.in_force().filter(degree="initials", actor_number__in=owners).select_related("decision")
    return {row.actor_number or 0: row for row in rows}


def _withhold(arrival: Arrival, owners: set[int]) -> None:
    label = arrival.story.article.raw.label[:300]
    for takedown in _takedowns(owners).values():
        mark(takedown, "withheld", [arrival.sha256, part_key(arrival.sha256, label)])


def shorten_names_of_files(run: ImportRun) -> None:
    """In the records of an import; its files were called what they were called."""
    names = names_withheld()
    if not names:
        return
    held = set(Sealed.objects.filter(kind="withheld").values_list("key", flat=True))
    for rows, columns in (
        (FileOutcome.objects.filter(run=run), ("path", "name", "reason")),
        (Quarantined.objects.filter(run=run), ("name", "label", "reason")),
        (Intake.objects.filter(run=run), ("name",)),
    ):
        for row in rows:
            own = names if row.sha256 in held else names.in_full_alone()
            new = {name: shortened(getattr(row, name), own, any_case=True) for name in columns}
            if any(getattr(row, name) != value for name, value in new.items()):
                _save(row, new)
    words = [_of_path(str(word), names) for word in run.arguments]
    ImportRun.objects.filter(pk=run.pk).update(arguments=words)


def _of_path(word: str, names: Names) -> str:
    word = shortened(word, names.in_full_alone(), any_case=True)
    file = PurePath(word).name
    return (
        word[: len(word) - len(file)] + shortened(file, names, any_case=True) if file and word.endswith(file) else word
    )


def _save(row: FileOutcome | Quarantined | Intake, values: Mapping[str, str]) -> None:
    try:
        with transaction.atomic():
            type(row)._default_manager.filter(pk=row.pk).update(**values)
    except IntegrityError:  # an earlier import's record stands under the same initials
        row.delete()
