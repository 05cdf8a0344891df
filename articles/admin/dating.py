"""Undated articles, with what they say about their day. A person decides; the machine only shows where to look."""

from __future__ import annotations

import re
from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles import curation
from articles.admin.asking import editor_of, number, page, words
from articles.admin.hinting import hints_of
from articles.models import Article

ALLOWED = "articles.change_article"
AT_ONCE = 10
_GIVEN = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\Z", re.ASCII)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(ALLOWED, raise_exception=True)
def undated(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return _date(request)
    before = number(request.GET.get("before"))
    rows = Article.objects.undated().select_related("outlet").prefetch_related("originals").defer("search")
    rows = rows.filter(pk__lt=before) if before else rows
    some = list(rows.order_by("-pk")[:AT_ONCE])
    context = page(
        request,
        _("Undated articles"),
        left=Article.objects.undated().count(),
        articles=list(zip(some, hints_of(some), strict=True)),
        more=f"{reverse('desk:undated')}?before={some[-1].pk}" if len(some) == AT_ONCE else "",
        before=before,
    )
    return render(request, "admin/undated.html", context)


def _date(request: HttpRequest) -> HttpResponse:
    back = f"{reverse('desk:undated')}?before={before}" if (before := number(request.POST.get("before"))) else None
    reason = words(request.POST, "reason")
    try:
        day, precision = read(words(request.POST, "day", 20))
        if not reason:
            raise ValidationError(_("Say why: what tells the day?"))
        with transaction.atomic():
            rows = Article.objects.select_for_update(of=("self",)).defer("search")
            article = rows.filter(pk=number(request.POST.get("article"))).first()
            if article is None:
                raise curation.Refused(_("This article is no longer here."))
            if article.published_on is not None:
                told = _("“{title}” has been dated meanwhile: {day}. Nothing of yours was saved.")
                raise curation.Refused(told.format(title=article.title, day=article.day_words))
            given = curation.Dating(published_on=day, published_precision=precision)
            dating = curation.settle(given, {"published_on", "published_precision"})
            curation.set_date(article, dating, editor_of(request), reason=reason)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    except curation.Refused as error:
        messages.error(request, str(error))
    else:
        told = _("“{title}” is dated {day}.").format(title=article.title, day=article.day_words)
        messages.success(request, told)
    return redirect(back or "desk:undated")


def read(given: str) -> tuple[date, str]:
    """A day, a month or a year, and which of them. Raises ValidationError."""
    found = _GIVEN.match(given)
    if found is None:
        raise ValidationError(_("Give the day as 2012-07-27, a month as 2012-07, or a year as 2012."))
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        return date(year or 0, month or 1, day or 1), "day" if day else "month" if month else "year"
    except ValueError:
        raise ValidationError(_("There is no such day.")) from None
