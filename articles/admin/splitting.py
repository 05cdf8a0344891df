"""Quotes of one actor put on another: first chosen, then seen once more with their number, then done."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from articles import curation
from articles.admin.asking import editor_of, number, numbers, page, words
from articles.models import Actor, Quote
from articles.naming import fold

ALLOWED = "articles.split_actor"
PER_PAGE = 100
NEW = "new"


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(ALLOWED, raise_exception=True)
def split(request: HttpRequest, pk: int) -> HttpResponse:
    actor = Actor.objects.filter(pk=pk).first()
    if actor is None:
        raise Http404(_("This archive has no such actor."))
    if request.method != "POST":
        return _choose(request, actor)
    chosen = list(Quote.objects.filter(speaker=actor, pk__in=numbers(request.POST, "quote")[:PER_PAGE]).for_reading())
    name = words(request.POST, "name", 300)
    try:
        if not chosen:
            raise curation.Refused(_("Choose the quotes that somebody else said."))
        if not fold(name):
            raise curation.Refused(_("Say who said them."))
        if request.POST.get("to"):
            return _done(request, actor, chosen, name)
    except curation.Refused as error:
        messages.error(request, str(error))
        return redirect("desk:split", pk)
    known = Actor.objects.named(name).exclude(pk=pk).order_by("pk")[:PER_PAGE]
    context = page(request, _("Are these somebody else’s words?"), actor=actor, quotes=chosen, name=name, known=known)
    return render(request, "admin/split_preview.html", context)


def _choose(request: HttpRequest, actor: Actor) -> HttpResponse:
    rows = Quote.objects.filter(speaker=actor).for_reading().order_by("-pk")
    if sought := words(request.GET, "q", 300):
        rows = rows.with_words(sought)
    shown: Any = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = page(request, _("Split an actor"), actor=actor, quotes=shown, q=sought)
    return render(request, "admin/split.html", context)


def _done(request: HttpRequest, actor: Actor, chosen: list[Quote], name: str) -> HttpResponse:
    to, reason = request.POST["to"], words(request.POST, "reason")
    known = Actor.objects.standing().filter(pk=number(to)).first()
    if known is None and to != NEW:
        raise curation.Refused(_("This actor is no longer here."))
    curation.split(chosen, known or curation.NewActor(kind=actor.kind, name=name), editor_of(request), reason=reason)
    told = ngettext("{n} quote is now by {name}.", "{n} quotes are now by {name}.", len(chosen))
    messages.success(request, told.format(n=len(chosen), name=name))
    return redirect("admin:articles_actor_history", actor.pk)
