"""One statement with all its reports, and two versions of an article side by side."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from articles.models import Article, Copy, Report, Statement
from articles.views.differences import compare
from articles.views.finding import find
from articles.views.reporting import summary, versions


@dataclass(frozen=True, slots=True)
class Twin:
    """Another article that ran nearly the same; ``order`` is "earlier", "later" or "" where the dates do not tell."""

    article: Article
    link: Copy
    order: str


@require_safe
def statement(request: HttpRequest, pk: int) -> HttpResponse:
    found = find(Statement.objects.all(), pk, "statement")
    reports = list(Report.objects.for_reading().filter(statement=found))
    if not reports:
        raise Http404(gettext("No article reports statement number {number} any more.").format(number=pk))
    told = versions(reports)
    words = next(version.report.quote for version in told if version.is_fullest)
    address = request.build_absolute_uri(found.get_absolute_url())
    context = {
        "statement": found,
        "address": address,
        "words": words,
        "versions": told,
        "summary": summary(told),
        "articles": len({report.quote.article_id for report in reports}),
    }
    return render(request, "statements/detail.html", context)


@require_safe
def comparison(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    rows = Article.objects.select_related("outlet").defer("search")
    one, two = find(rows, pk, "article"), find(rows, other, "article")
    link = Copy.objects.between(one, two).first()
    if link and link.earlier_id == two.pk:
        one, two = two, one
    context = {"before": one, "after": two, "link": link, "passages": compare(one.body, two.body)}
    return render(request, "statements/comparison.html", context)


def twins(article: Article) -> list[Twin]:
    """Articles that are nearly the same, in one query."""
    return [
        Twin(link.other(article), link, _order(article, link.other(article)))
        for link in Copy.objects.of(article).for_reading()
    ]


def _order(article: Article, other: Article) -> str:
    mine, theirs = article.published_on, other.published_on
    if mine and theirs and mine == theirs and article.published_precision == other.published_precision == "minute":
        mine, theirs = article.published_at, other.published_at
    if not mine or not theirs or mine == theirs:
        return ""
    return "earlier" if theirs < mine else "later"


def reported_elsewhere(article: Article) -> list[Report]:
    """The article's quotes that other articles report, too, with ``articles``, in reading order, in one query."""
    return list(
        Report.objects.filter(quote__article=article)
        .annotate(articles=Count("statement__reports__quote__article", distinct=True))
        .filter(articles__gt=1)
        .select_related("quote", "statement")
        .defer("quote__search")
        .order_by("quote__start")
    )
