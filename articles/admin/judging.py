"""What editors decide in the review queue: one quote, or all that were found in the same way."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.core import signing
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from articles import curation
from articles.admin.asking import editor_of, number, page, words
from articles.admin.reviewing import ALLOWED, DONE, LAST, version_of
from articles.models import Actor, Decision, Quote, Unreviewed
from articles.models.quote import QuoteQuerySet

AT_ONCE = 500
_SALT = "articles.admin.judging"


@require_POST
@permission_required(ALLOWED, raise_exception=True)
def decide(request: HttpRequest) -> HttpResponse:
    """One decision; then the next quote."""
    action, editor = request.POST.get("action", ""), editor_of(request)
    if action == "undo":
        return _undo(request, editor)
    pk = number(request.POST.get("quote"))
    if action == "skip":
        Unreviewed.objects.put_aside(editor, pk)
        return redirect("desk:review")
    with transaction.atomic():
        quote = Quote.objects.select_for_update(of=("self",)).select_related("article").filter(pk=pk).first()
        if quote is None or request.POST.get("version") != version_of(quote):
            messages.warning(request, _already(quote))
            return redirect("desk:review")
        try:
            decision, told = _judge(request, quote, editor)
        except curation.Refused as error:
            messages.error(request, str(error))
            return redirect(f"{reverse('desk:review')}?quote={pk}")
    messages.success(request, told)
    request.session[LAST] = decision.pk
    request.session[DONE] = request.session.get(DONE, 0) + 1
    return redirect("desk:review")


def _judge(request: HttpRequest, quote: Quote, editor: User) -> tuple[Decision, str]:
    reason, speaker = words(request.POST, "reason"), request.POST.get("speaker", "")
    if speaker == "none":
        return curation.reattribute(quote, None, editor, reason=reason), _("Nobody can tell who said it.")
    if speaker:
        actor = Actor.objects.filter(pk=number(speaker)).first()
        if actor is None:
            raise curation.Refused(_("This speaker is no longer here."))
        told = _("Given to {name}.").format(name=actor.name)
        return curation.reattribute(quote, actor, editor, reason=reason), told
    if request.POST.get("action") == "accept":
        return curation.accept(quote, editor, reason=reason), _("Accepted.")
    if request.POST.get("action") == "reject":
        return curation.reject(quote, editor, reason=reason), _("Rejected.")
    raise curation.Refused(_("Say what should become of it."))


def _already(quote: Quote | None) -> str:
    if quote is None:
        return _("This quote is no longer here; nothing of yours was saved.")
    if quote.edited_by is None:
        return _("This quote was changed meanwhile; nothing of yours was saved. Here it is anew, or the next.")
    return _("{name} has judged this quote meanwhile; nothing of yours was saved.").format(name=quote.edited_by)


def _undo(request: HttpRequest, editor: User) -> HttpResponse:
    decision = Decision.objects.filter(pk=request.session.pop(LAST, 0), editor=editor).first()
    if decision is None:
        messages.warning(request, _("There is nothing of yours to undo."))
        return redirect("desk:review")
    try:
        curation.undo(decision, editor)
    except curation.Refused as error:
        messages.error(request, str(error))
        return redirect("desk:review")
    request.session[DONE] = max(request.session.get(DONE, 0) - 1, 0)
    messages.success(request, _("Undone: here it is again."))
    return redirect(f"{reverse('desk:review')}?quote={decision.object_id}")


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(ALLOWED, raise_exception=True)
def alike(request: HttpRequest) -> HttpResponse:
    """All with the same wording for the speaker, by the same rule, at least as sure: first seen, then accepted."""
    if request.method == "POST":
        return _accept_all(request)
    quote = Quote.objects.filter(pk=number(request.GET.get("quote"))).select_related("speaker").defer("search").first()
    if quote is None:
        raise Http404(_("This quote is no longer here."))
    least = _least(request.GET.get("least"), quote.confidence)
    rows = like(quote, least)
    shown = list(rows.for_reading().order_by("confidence", "pk")[:AT_ONCE])
    context = page(
        request,
        _("All like this"),
        quote=quote,
        least=least,
        total=rows.count(),
        rows=shown,
        most=AT_ONCE,
        chosen=signing.dumps([row.pk for row in shown], salt=_SALT, compress=True),
    )
    return render(request, "admin/alike.html", context)


def like(quote: Quote, least: float) -> QuoteQuerySet:
    """Not judged yet, and found in the same way as this one."""
    return Quote.objects.filter(
        speaker_mention=quote.speaker_mention, rule=quote.rule, confidence__gte=least, edited_at__isnull=True
    )


def _least(given: str | None, otherwise: float) -> float:
    try:
        return min(max(float(given or ""), 0.0), 1.0)
    except ValueError:
        return otherwise


def _accept_all(request: HttpRequest) -> HttpResponse:
    """Exactly those that were shown, without any that somebody judged meanwhile."""
    try:
        chosen = signing.loads(request.POST.get("chosen", ""), salt=_SALT, max_age=24 * 3600)
    except signing.BadSignature:
        raise Http404(_("This page is too old. Look again at what would be accepted.")) from None
    editor, reason = editor_of(request), words(request.POST, "reason")
    with transaction.atomic():
        rows = Quote.objects.select_for_update(of=("self",)).filter(pk__in=chosen, edited_at__isnull=True)
        accepted = [
            curation.accept(row, editor, reason=reason) for row in rows.select_related("article").order_by("pk")
        ]
    told = ngettext("{n} quote accepted.", "{n} quotes accepted.", len(accepted)).format(n=len(accepted))
    if missed := len(chosen) - len(accepted):
        told += " " + ngettext("{n} had been judged meanwhile.", "{n} had been judged meanwhile.", missed).format(
            n=missed
        )
    messages.success(request, told)
    request.session[DONE] = request.session.get(DONE, 0) + len(accepted)
    return redirect("desk:review")
