"""What editors changed, for everybody: filtered by day and by what somebody has taken along, as a page and a feed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import EVENTS, Actor, Article, Decision, Figure, Location, Quote, Sealed, Takedown

PER_PAGE = 50
MOST_TAKEDOWNS = 200
MOST_IDS = 1000
NOUNS = {"article": Article, "quote": Quote, "figure": Figure, "speaker": Actor, "location": Location}
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\Z", re.ASCII)
# What each decision did, for somebody who does not know the desk.
SENTENCES = {
    "accept": gettext_lazy("A quote was confirmed."),
    "reject": gettext_lazy("A finding of the machine was taken out: it was none."),
    "bounds": gettext_lazy("The words of a quote were corrected."),
    "reattribute": gettext_lazy("A quote was given another speaker."),
    "date": gettext_lazy("An article was dated by an editor."),
    "place": gettext_lazy("A name was given another place."),
    "place_article": gettext_lazy("A name was given another place in one article."),
    "place_always": gettext_lazy("A name was given another place in all articles."),
    "reported_from": gettext_lazy("Where an article was reported from was corrected."),
    "rename": gettext_lazy("A name was corrected."),
    "add_alias": gettext_lazy("Another name was added."),
    "remove_alias": gettext_lazy("Another name was taken out."),
    "merge": gettext_lazy("Two speakers were found to be one."),
    "split": gettext_lazy("Quotes were put on another speaker."),
    "means": gettext_lazy("Whom a name in an article means was explained."),
    "apart": gettext_lazy("Two speakers were found not to be the same."),
    "wikidata": gettext_lazy("A speaker was linked with Wikidata."),
    "add": gettext_lazy("Something that was missed was added."),
    "correct": gettext_lazy("Something was corrected."),
    "remove": gettext_lazy("Something was taken out."),
}
# Of takedowns readers are told that they were, what they did and when: never of what.
TAKEDOWNS = {
    "hide": gettext_lazy("An article was hidden from search engines."),
    "unlink": gettext_lazy("A speaker’s name was unlinked: nothing leads to the person any more."),
    "initials": gettext_lazy("A speaker’s name was replaced by initials."),
    "seal": gettext_lazy("An article was sealed."),
}


@dataclass(slots=True)
class Asked:
    """What a query string asks for; ``problems`` are sentences about what it says in vain."""

    since: date | None = None
    action: str = ""
    ids: dict[str, list[int]] = field(default_factory=dict)
    before: int = 0
    problems: list[str] = field(default_factory=list)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.ids or self.action or self.since)


def asked(query: QueryDict) -> Asked:
    found = Asked()
    if given := query.get("since", "").strip():
        found.since = _day(given)
        if found.since is None:
            found.problems.append(_("“{given}” is no day; expected one such as 2012-05-03.").format(given=given[:40]))
    action = query.get("action", "")
    if action and action not in SENTENCES and action not in TAKEDOWNS:
        found.problems.append(_("“{given}” is no kind of correction.").format(given=action[:40]))
    else:
        found.action = action
    for noun in NOUNS:
        parts = [part.strip() for value in query.getlist(noun) for part in value.split(",") if part.strip()]
        wrong = [part for part in parts if not (part.isascii() and part.isdigit() and len(part) < 19)]
        if wrong:
            told = _("“{given}” is no number; numbers stand in the addresses of pages and in downloads.")
            found.problems.append(told.format(given=wrong[0][:40]))
        elif len(parts) > MOST_IDS:
            found.problems.append(_("At most {n} numbers at once.").format(n=MOST_IDS))
        elif parts:
            found.ids[noun] = [int(part) for part in parts]
    before = query.get("before", "")
    found.before = int(before) if before.isascii() and before.isdigit() and len(before) < 19 else 0
    return found


def _day(given: str) -> date | None:
    match = _DAY.match(given)
    try:
        return date(*(int(part or 1) for part in match.groups())) if match else None
    except ValueError:
        return None


def corrected(question: Asked) -> QuerySet[Decision]:
    """Decisions, the latest first; what was undone since a day was a change since that day, too."""
    # What two editors took down is told as a takedown.
    rows = Decision.objects.exclude(action__in=TAKEDOWNS).latest_first()
    if question.problems:
        return rows.none()
    if question.since:
        moment = datetime(*question.since.timetuple()[:3], tzinfo=UTC)
        rows = rows.filter(Q(made_at__gte=moment) | Q(undone_at__gte=moment))
    if question.action:
        rows = rows.filter(action=question.action)
    if question.ids:
        touched = Q()
        for noun, ids in question.ids.items():
            touched |= _touching(noun, ids)
        rows = rows.filter(touched)
    return rows


def _touching(noun: str, ids: list[int]) -> Q:
    """Decided about one of these rows, or among the changes of a decision: a merge gives quotes another speaker."""
    model = NOUNS[noun]
    kept: Any = EVENTS[model]
    events = kept.objects.filter(pgh_obj_id__in=ids, pgh_context__isnull=False)
    found = Q(kind=model._meta.model_name, object_id__in=ids) | Q(context__in=events.values("pgh_context"))
    if noun == "speaker":
        found |= Q(actors__overlap=ids)
    if noun == "article":
        quotes: Any = EVENTS[Quote]
        inside = quotes.objects.filter(article_id__in=ids, pgh_context__isnull=False)
        keys = Article.objects.filter(pk__in=ids).values("text_key")
        found |= Q(text_key__in=keys) | Q(context__in=inside.values("pgh_context"))
    return found


def taken_down(question: Asked) -> QuerySet[Takedown]:
    """Those that were carried out; what was lifted since a day was a change since that day, too."""
    rows = Takedown.objects.filter(confirmed_at__isnull=False)
    if question.problems or (question.action and question.action not in TAKEDOWNS):
        return rows.none()
    if question.action:
        rows = rows.filter(degree=question.action)
    if question.since:
        moment = datetime(*question.since.timetuple()[:3], tzinfo=UTC)
        rows = rows.filter(Q(confirmed_at__gte=moment) | Q(lifted_at__gte=moment))
    if question.ids:
        asked_for = Q()
        for noun, ids in question.ids.items():
            marks = Sealed.objects.filter(kind__in=_MARKS.get(noun, ()), key__in=[str(pk) for pk in ids])
            asked_for |= Q(pk__in=marks.values("takedown"))
        numbers = {"article_number": "article", "actor_number": "speaker"}
        for name, noun in numbers.items():
            asked_for |= Q(**{f"{name}__in": question.ids.get(noun, [])})
        rows = rows.filter(asked_for)
    return rows.order_by("-confirmed_at", "-pk")


def by_machine(question: Asked) -> int:
    """How many of the rows asked for a newer program has changed since; nobody decided that, so it is no correction."""
    total = 0
    for noun, ids in question.ids.items():
        kept: Any = EVENTS[NOUNS[noun]]
        rows = kept.objects.filter(pgh_obj_id__in=ids, pgh_context__isnull=True)
        if question.since:
            rows = rows.filter(pgh_created_at__gte=datetime(*question.since.timetuple()[:3], tzinfo=UTC))
        total += rows.values("pgh_obj_id").distinct().count()
    return total


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    question = asked(request.GET)
    rows = corrected(question)
    down = taken_down(question)
    total = rows.count() + down.count()
    some = list((rows.filter(pk__lt=question.before) if question.before else rows)[: PER_PAGE + 1])
    query = request.GET.copy()
    query.pop("before", None)
    context = {
        "asked": question,
        "total": total,
        "answer": answer(question, total),
        "machine": by_machine(question) if question.ids and not question.problems else 0,
        "corrections": told(some[:PER_PAGE]),
        "takedowns": [] if question.before else told_of(list(down[:MOST_TAKEDOWNS])),
        "query": query.urlencode(),
        "older": f"{query.urlencode()}&before={some[PER_PAGE - 1].pk}".lstrip("&") if len(some) > PER_PAGE else "",
        "given": {name: request.GET.get(name, "")[:300] for name in ("since", "action", *NOUNS)},
        "actions": (SENTENCES | TAKEDOWNS).items(),
    }
    return render(request, "corrections/list.html", context)


def answer(question: Asked, total: int) -> str:
    """Yes or no, for somebody who asks about a download; "" where nothing was asked."""
    if question.problems or not (question.since or question.ids):
        return ""
    if total:
        return ngettext(
            "Yes: {n} correction touches what you ask about.", "Yes: {n} corrections touch what you ask about.", total
        ).format(n=total)
    return _("No: editors have changed nothing of it.")


def told(decisions: list[Decision]) -> list[Decision]:
    """Each with ``sentence``, and with ``about``: (address, words) of what it is about, where that is still here."""
    names: dict[tuple[str, int], tuple[str, str]] = {}
    for kind, (model, unread) in _SHOWN.items():
        ids = {d.object_id for d in decisions if d.kind == kind and d.object_id}
        rows: Any = model._default_manager.filter(pk__in=ids)
        for row in rows.defer(*unread) if ids else ():
            names[kind, row.pk] = (row.get_absolute_url(), str(row))
    keys = {d.text_key for d in decisions if d.text_key}
    articles = {row.text_key: row for row in Article.objects.filter(text_key__in=keys).only("title", "text_key")}
    for decision in decisions:
        shown: Any = decision
        shown.sentence = SENTENCES.get(decision.action, decision.get_action_display())
        shown.about = names.get((decision.kind, decision.object_id or 0))
        shown.article = articles.get(decision.text_key)
    return decisions


def told_of(takedowns: list[Takedown]) -> list[Takedown]:
    """Each with ``sentence``, which says nothing of the content."""
    for takedown in takedowns:
        shown: Any = takedown
        shown.sentence = TAKEDOWNS[takedown.degree]
    return takedowns


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    question = asked(request.GET)
    if question.problems:
        return HttpResponse("\n".join(question.problems) + "\n", status=400, content_type="text/plain; charset=utf-8")
    page = request.build_absolute_uri(reverse("corrections"))
    address = request.build_absolute_uri()
    atom = Atom1Feed(
        title=_("Corrections"),
        link=f"{page}?{request.GET.urlencode()}",
        description="",
        feed_url=address,
        feed_guid=address,
        language=get_language() or "en",
        author_name=_("Crisis News Archive"),
    )
    for decision in told(list(corrected(question)[:PER_PAGE])):
        _enter(atom, decision, page, request)
    for takedown in told_of(list(taken_down(question)[:PER_PAGE])):
        _enter_takedown(atom, takedown, page)
    return HttpResponse(atom.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _enter(atom: Atom1Feed, decision: Any, page: str, request: HttpRequest) -> None:
    url, words = decision.about or (None, "")
    if decision.article is not None:
        url, words = url or decision.article.get_absolute_url(), f"{words} – {decision.article}".strip(" –")
    undone = _("Undone since.") if decision.undone_at else ""
    atom.add_item(
        title=_plain(decision.sentence),
        link=request.build_absolute_uri(url) if url else page,
        unique_id=f"urn:uuid:{decision.uuid}",
        description=_plain(" ".join(part for part in (words, decision.reason, undone) if part)),
        pubdate=decision.made_at,
        updateddate=decision.undone_at or decision.made_at,
    )


def _enter_takedown(atom: Atom1Feed, takedown: Any, page: str) -> None:
    atom.add_item(
        title=_plain(takedown.sentence),
        link=page,
        unique_id=f"{page}#takedown-{takedown.pk}",
        description=_plain(_("This was lifted since.")) if takedown.lifted_at else "",
        pubdate=takedown.confirmed_at,
        updateddate=takedown.lifted_at or takedown.confirmed_at,
    )


def _plain(text: object) -> str:
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", str(text))


_SHOWN: dict[str, tuple[Any, tuple[str, ...]]] = {
    "quote": (Quote, ("search",)),
    "actor": (Actor, ()),
    "article": (Article, ("search", "body")),
    "location": (Location, ()),
}
# By these marks it is known what an article that was sealed, or that holds initials, had.
_MARKS = {"article": ("article", "frozen"), "quote": ("quote",), "speaker": ("speaker",)}
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
