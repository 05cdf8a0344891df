"""Who is meant by a name in one article: a surname, a title, a spelling."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles import curation
from articles.admin.asking import editor_of, number, page, words
from articles.admin.evidence import shown_in_place
from articles.models import Actor, ActorMention, Quote

ALLOWED = "articles.change_actormention"
MOST = 20


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(ALLOWED, raise_exception=True)
def pick(request: HttpRequest, pk: int) -> HttpResponse:
    mention = ActorMention.objects.select_related("actor", "article").filter(pk=pk).first()
    if mention is None:
        raise Http404(_("This mention is no longer here."))
    if request.method == "POST":
        return _decide(request, mention)
    sought = words(request.GET, "who", 100)
    here = {"article": mention.article_id}
    context = page(
        request,
        _("Who is meant?"),
        mention=mention,
        written=_written(mention),
        evidence=shown_in_place(mention.article.body, mention.start, mention.end),
        sought=sought,
        choices=choices(mention, sought),
        mentions=ActorMention.objects.filter(actor=mention.actor_id, **here).count(),
        quotes=Quote.objects.filter(speaker=mention.actor_id, edited_at=None, **here).count(),
    )
    return render(request, "admin/meaning.html", context)


def _written(mention: ActorMention) -> str:
    return mention.article.body[mention.start : mention.end]


def choices(mention: ActorMention, sought: str) -> list[Actor]:
    """Those who are called as asked; where nothing is asked, as the mention is, and the article's other people."""
    others = Actor.objects.standing().exclude(pk=mention.actor_id)
    called = others.called(sought or _written(mention)).order_by("folded", "pk")
    if sought:
        return list(called[:MOST])
    beside = others.filter(mentions__article=mention.article_id).order_by("folded", "pk").distinct()
    return list(dict.fromkeys([*called[:MOST], *beside[:MOST]]))


def _decide(request: HttpRequest, mention: ActorMention) -> HttpResponse:
    name = _written(mention)
    try:
        with transaction.atomic():
            actor = Actor.objects.standing().filter(pk=number(request.POST.get("actor"))).first()
            if actor is None:
                raise curation.Refused(_("Choose who is meant."))
            curation.name_means(mention.article, name, actor, editor_of(request), reason=words(request.POST, "reason"))
    except curation.Refused as error:
        messages.error(request, str(error))
        return redirect("desk:who", mention.pk)
    messages.success(request, _("“{name}” in this article is {actor}.").format(name=name, actor=actor.name))
    return redirect("admin:articles_actormention_change", mention.pk)
