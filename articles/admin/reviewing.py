"""The review queue: one quote after the other, with all that is needed to judge it."""

from __future__ import annotations

from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.core import signing
from django.db.models import F, Min
from django.db.models.functions import Abs
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.admin.asking import editor_of, number, page, words
from articles.admin.passages import passage
from articles.importing.weighing import chances
from articles.models import Actor, Quote, Unreviewed
from articles.models.reviewing import take_in

ALLOWED = "articles.review_quote"
CANDIDATES = 9
IN_HAND = 12
LAST, DONE = "review_last", "review_done"


@require_safe
@permission_required(ALLOWED, raise_exception=True)
def queue(request: HttpRequest) -> HttpResponse:
    """The next quote, or the one that is asked for."""
    take_in()
    editor, who = editor_of(request), words(request.GET, "who", 100)
    waiting = _chosen(request, editor)
    context = page(
        request,
        _("Review queue"),
        left=Unreviewed.objects.left(),
        done=request.session.get(DONE, 0),
        in_hand=_in_hand(editor),
        waiting=waiting,
        undo=request.session.get(LAST),
    )
    if waiting is not None:
        quote = _quote(waiting.quote_id)
        after = urlencode({"after": f"{waiting.priority!r}:{waiting.pk}"})
        context |= {
            "quote": quote,
            "pieces": passage(quote),
            "candidates": candidates(quote, who),
            "who": who,
            "next": f"{reverse('desk:review')}?{after}",
            "version": version_of(quote),
        }
    return render(request, "admin/review.html", context)


def _chosen(request: HttpRequest, editor: User) -> Unreviewed | None:
    """Where what was asked for is judged or in other hands, the first of the queue."""
    rows = Unreviewed.objects.all()
    if pk := number(request.GET.get("quote")):
        return rows.filter(quote=pk).claim(editor) or rows.claim(editor)
    priority, _colon, behind = request.GET.get("after", "").partition(":")
    try:
        return rows.behind(float(priority), number(behind)).claim(editor) or rows.claim(editor)
    except ValueError:
        return rows.claim(editor)


def _quote(pk: int) -> Quote:
    rows = Quote.objects.select_related("speaker", "article__outlet")
    return rows.defer("search", "article__search").get(pk=pk)


def _in_hand(editor: User) -> list[Unreviewed]:
    rows = Unreviewed.objects.in_hand().exclude(claimed_by=editor).select_related("claimed_by", "quote")
    return list(rows.defer("quote__search")[:IN_HAND])


def candidates(quote: Quote, who: str) -> list[Actor]:
    """Who may have said it: those the extractor weighs, with ``percent``; then others named in the article, with
    ``near``, nearest first; or those found by the words given.
    """
    if who:
        return list(Actor.objects.called(who).order_by("folded", "pk")[:CANDIDATES])
    weighed = chances(quote)
    for actor, chance in weighed.items():
        vars(actor)["percent"] = min(99, round(100 * chance))
    near = Min(Abs(F("mentions__start") - quote.start))
    rows = Actor.objects.filter(mentions__article=quote.article_id).annotate(near=near)
    others = rows.exclude(pk__in=[actor.pk for actor in weighed]).order_by("near", "pk")
    return [*weighed, *others][:CANDIDATES]


def version_of(quote: Quote) -> str:
    """Another one whenever somebody has decided about the quote, or a machine has found it anew."""
    told = [quote.pk, quote.speaker_id, quote.start, quote.end, quote.rule, str(quote.edited_at)]
    return signing.Signer(salt="articles.admin.reviewing").signature(repr(told))
