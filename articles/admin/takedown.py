"""Articles taken down: asked for on one page, confirmed by a second editor on another. Neither shows any content."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from articles import curation
from articles.admin.asking import editor_of, page, words
from articles.curation import sealing, taking_down
from articles.models import Article, Takedown

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
    article = Article.objects.filter(pk=pk).defer("body", "search").first()
    if article is None:
        raise Http404(_("This archive has no such article."))
    if request.method == "POST":
        try:
            degree, reason = words(request.POST, "degree", 20), words(request.POST, "reason")
            taking_down.ask(article, degree, editor_of(request), reason=reason)
        except curation.Refused as error:
            messages.error(request, str(error))
            return redirect("desk:take-down", pk)
        messages.success(request, _("Asked for. It waits for a second editor."))
        return redirect("desk:takedowns")
    goes = sealing.what_goes(article)
    context = page(request, _("Take down"), article=article, goes=goes, degrees=Takedown.DEGREES, takedown=None)
    return render(request, "admin/takedown.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(ALLOWED, raise_exception=True)
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """What will go, and the decision; afterwards, what was decided."""
    takedown = Takedown.objects.filter(pk=pk).first()
    if takedown is None:
        raise Http404(_("There is no such request."))
    if request.method == "POST":
        return _decide(request, takedown)
    article = Article.objects.filter(pk=takedown.article_number).defer("body", "search").first()
    goes = sealing.what_goes(article) if article else {}
    mine = takedown.asked_by_id == request.user.pk
    context = page(request, _("Take down"), article=article, goes=goes, takedown=takedown, mine=mine)
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
