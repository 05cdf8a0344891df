"""Articles and names taken down: asked for on one page, confirmed by a second editor on another. No content shows."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from articles import curation
from articles.admin.asking import editor_of, page, words
from articles.curation import sealing, taking_down
from articles.models import Actor, Article, Takedown

ALLOWED = taking_down.PERMISSION
SHOWN = 100


@require_safe
@permission_required(ALLOWED, raise_exception=True)
def takedowns(request: HttpRequest) -> HttpResponse:
    """Those that wait for a second editor, and the log of the others."""
    waiting = Takedown.objects.waiting()
    context = page(
        request,
        _("Takedowns"),
        waiting=list(waiting.order_by("asked_at")[:SHOWN]),
        decided=list(Takedown.objects.exclude(pk__in=waiting.values("pk"))[:SHOWN]),
    )
    return render(request, "admin/takedowns.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(ALLOWED, raise_exception=True)
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """To hide or seal an article."""
    article = _article(pk)
    if article is None:
        raise Http404(_("This archive has no such article."))
    return _ask(request, article, reverse("desk:take-down", args=[pk]))


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(ALLOWED, raise_exception=True)
def ask_for_name(request: HttpRequest, pk: int) -> HttpResponse:
    """To unlink somebody's name, or to show initials."""
    actor = _actor(pk)
    if actor is None:
        raise Http404(_("This archive has no such speaker."))
    return _ask(request, actor, reverse("desk:take-name-down", args=[pk]))


def _ask(request: HttpRequest, row: Article | Actor, address: str) -> HttpResponse:
    if request.method == "POST":
        try:
            degree, reason = words(request.POST, "degree", 20), words(request.POST, "reason")
            taking_down.ask(row, degree, editor_of(request), reason=reason)
        except curation.Refused as error:
            messages.error(request, str(error))
            return redirect(address)
        messages.success(request, _("Asked for. It waits for a second editor."))
        return redirect("desk:takedowns")
    allowed = taking_down.degrees_of(row)
    degrees = [(value, label) for value, label in Takedown.DEGREES if value in allowed]
    context = page(request, _("Take down"), degrees=degrees, takedown=None, **_about(row))
    return render(request, "admin/takedown.html", context)


def _article(pk: int | None) -> Article | None:
    return Article.objects.filter(pk=pk or 0).defer("body", "search").first()


def _actor(pk: int | None) -> Actor | None:
    return Actor.objects.filter(pk=pk or 0, merged_into__isnull=True).first()


def _about(row: Article | Actor | None) -> dict[str, Any]:
    """What a takedown would change, counted."""
    if isinstance(row, Article):
        return {"row": row, "article": row, "goes": sealing.what_goes(row)}
    if isinstance(row, Actor):
        goes = {"quotes": row.quotes.count(), "mentions": row.mentions.count(), "aliases": row.aliases.count()}
        return {"row": row, "actor": row, "goes": goes}
    return {"row": None, "goes": {}}


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(ALLOWED, raise_exception=True)
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """What will go, and the decision; afterwards, what was decided."""
    takedown = Takedown.objects.filter(pk=pk).first()
    if takedown is None:
        raise Http404(_("There is no such request."))
    if request.method == "POST":
        return _decide(request, takedown)
    row = _article(takedown.article_number) or _actor(takedown.actor_number)
    mine = takedown.asked_by_id == request.user.pk
    context = page(request, _("Take down"), takedown=takedown, mine=mine, **_about(row))
    return render(request, "admin/takedown.html", context)


def _decide(request: HttpRequest, takedown: Takedown) -> HttpResponse:
    actions = {"confirm": taking_down.confirm, "decline": taking_down.decline, "lift": taking_down.lift}
    action = actions.get(words(request.POST, "action", 20))
    if action is None:
        return redirect("desk:takedown", takedown.pk)
    try:
        action(takedown, editor_of(request))
    except curation.Refused as error:
        messages.error(request, str(error))
        return redirect("desk:takedown", takedown.pk)
    messages.success(request, _("Done."))
    return redirect("desk:takedowns")
