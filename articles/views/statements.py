"""One statement with all its reports, and two versions of an article side by side."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from articles.models import Article, Copy, Report, Statement
from articles.views.differences import changed_words, compare, marked
from articles.views.finding import find


@dataclass(frozen=True, slots=True)
class Version:
    """A report, and its words as changes of the fullest report's."""

    report: Report
    html: SafeString
    is_fullest: bool


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
        raise Http404(f"No article reports statement number {pk} any more.")
    texts = {report.pk: " ".join(report.quote.paragraphs) for report in reports}
    fullest = max(reports, key=lambda report: (not report.quote.is_indirect, len(texts[report.pk].split())))
    context = {
        "statement": found,
        "words": fullest.quote,
        "versions": [
            Version(report, marked(changed_words(texts[fullest.pk], texts[report.pk])), report is fullest)
            for report in reports
        ],
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
