"""Actors who may be the same: suggested with the reasons, seen side by side, made one or kept apart."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from articles import curation
from articles.admin.asking import editor_of, number, page, words
from articles.admin.likening import NAMED, Likeness, likenesses
from articles.admin.profiles import profile
from articles.models import Actor, KeptApart

SEEING, MERGING, PARTING = "articles.part_actor", "articles.merge_actor", "articles.part_actor"
LOOKED_AT = 40
ENOUGH = 10
ROUNDS = 5


@require_safe
@permission_required(SEEING, raise_exception=True)
def suggestions(request: HttpRequest) -> HttpResponse:
    """Those of one actor, or of all, the newest first: so many actors are looked at that some are found."""
    chosen = Actor.objects.filter(pk=number(request.GET.get("actor"))).first()
    if chosen is not None:
        found, before = _likenesses([chosen]), 0
    else:
        found, before = _look(number(request.GET.get("before")))
    more = f"{reverse('desk:same')}?before={before}" if before else ""
    context = page(request, _("Who may be the same"), likenesses=found, actor=chosen, more=more)
    return render(request, "admin/likenesses.html", context)


def _look(before: int) -> tuple[list[Likeness], int]:
    """What was found, and the actor before whom to go on; 0 at the end."""
    found: dict[frozenset[int], Likeness] = {}
    for _round in range(ROUNDS):
        rows = Actor.objects.standing().filter(kind__in=NAMED).order_by("-pk")
        some = list((rows.filter(pk__lt=before) if before else rows)[:LOOKED_AT])
        for like in _likenesses(some):
            found.setdefault(frozenset((like.one.pk, like.other.pk)), like)
        before = some[-1].pk if len(some) == LOOKED_AT else 0
        if not before or len(found) >= ENOUGH:
            break
    return sorted(found.values(), key=lambda like: -like.score), before


def _likenesses(actors: list[Actor]) -> list[Likeness]:
    ids = [actor.pk for actor in actors]
    apart = KeptApart.objects.filter(Q(one__in=ids) | Q(other__in=ids)).values_list("one", "other")
    return likenesses(actors, (frozenset(pair) for pair in apart))


@require_safe
@permission_required(SEEING, raise_exception=True)
def two(request: HttpRequest) -> HttpResponse:
    """From two numbers to the page of both."""
    one, other = number(request.GET.get("one")), number(request.GET.get("other"))
    if one == other or Actor.objects.filter(pk__in=[one, other]).count() < 2:
        messages.warning(request, _("Give the numbers of two actors; they stand in the addresses of their pages."))
        return redirect("desk:same")
    return redirect("desk:merge", one, other)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(SEEING, raise_exception=True)
def merge(request: HttpRequest, one: int, other: int) -> HttpResponse:
    """Both side by side, with what would move; then the decision."""
    pair = Actor.objects.in_bulk([one, other])
    if len(pair) < 2:
        raise Http404(_("This archive has no two such actors."))
    if gone := next((actor for actor in pair.values() if actor.merged_into_id), None):
        messages.warning(request, _("{name} has been merged already.").format(name=gone.name))
        return redirect("admin:articles_actor_change", gone.merged_into_id)
    if request.method == "POST":
        return _decide(request, pair[one], pair[other])
    found = likenesses([pair[one]])
    like = next((like for like in found if {like.one.pk, like.other.pk} == {one, other}), None)
    apart = KeptApart.objects.filter(one=min(one, other), other=max(one, other)).select_related("decision").first()
    profiles = [profile(pair[one]), profile(pair[other])]
    context = page(
        request,
        _("Are they the same?"),
        profiles=profiles,
        survivor=max(profiles, key=lambda each: (each.moves["quotes"], len(each.actor.name), -each.actor.pk)).actor,
        reasons=like.reasons if like else (),
        apart=apart,
        may_merge=request.user.has_perm(MERGING),
        may_part=request.user.has_perm(PARTING),
    )
    return render(request, "admin/merge.html", context)


def _decide(request: HttpRequest, one: Actor, other: Actor) -> HttpResponse:
    action, reason, editor = request.POST.get("action"), words(request.POST, "reason"), editor_of(request)
    try:
        with transaction.atomic():
            if action == "apart" and request.user.has_perm(PARTING):
                curation.keep_apart(one, other, editor, reason=reason)
                messages.success(request, _("They stay two, and are not suggested again."))
                return redirect("desk:same")
            if action == "merge" and request.user.has_perm(MERGING):
                survivor = {one.pk: one, other.pk: other}.get(number(request.POST.get("survivor")))
                if survivor is None:
                    raise curation.Refused(_("Choose who stays."))
                gone = other if survivor is one else one
                curation.merge(survivor, gone, editor, reason=reason)
                told = _("{gone} is now part of {name}. The old address leads there.")
                messages.success(request, told.format(gone=gone.name, name=survivor.name))
                return redirect("admin:articles_actor_history", survivor.pk)
    except curation.Refused as error:
        messages.error(request, str(error))
        return redirect("desk:merge", one.pk, other.pk)
    raise PermissionDenied
