"""A quote as a card that other sites may show in a frame, and citations as files."""

from __future__ import annotations

from typing import Any

from csp.constants import NONE, SELF
from csp.decorators import csp
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from articles.models import Article, Original, Quote
from articles.views import citing
from articles.views.finding import find
from articles.views.sealed import unindexed

HASHES = 3
FORMS = {
    "bib": (citing.bibtex, "application/x-bibtex; charset=utf-8"),
    "ris": (citing.ris, "application/x-research-info-systems; charset=utf-8"),
}
# Any site may frame the card; nothing in it can run, load from elsewhere or send. (The decorator's types know no "*".)
anywhere: Any = csp(
    {"default-src": [NONE], "style-src": [SELF], "base-uri": [NONE], "form-action": [NONE], "frame-ancestors": ["*"]}
)


@require_safe
@xframe_options_exempt
@anywhere
def card(request: HttpRequest, pk: int) -> HttpResponse:
    found = _quote(pk)
    context = {
        "quote": found,
        "article": found.article,
        "address": request.build_absolute_uri(found.get_absolute_url()),
    }
    return unindexed(render(request, "embeds/quote.html", context), found.article_id)


@require_safe
def article_citation(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    found = find(Article.objects.select_related("outlet").defer("body", "search"), pk, "article")
    return _file(request, form, found, f"article-{pk}")


@require_safe
def quote_citation(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    found = _quote(pk)
    return _file(request, form, found.article, f"quote-{pk}", found)


def _quote(pk: int) -> Quote:
    rows = Quote.objects.select_related("speaker", "article__outlet")
    return find(rows.defer("search", "article__body", "article__search"), pk, "quote")


def _file(request: HttpRequest, form: str, article: Article, name: str, quote: Quote | None = None) -> HttpResponse:
    if form not in FORMS:
        raise Http404
    write, content_type = FORMS[form]
    address = request.build_absolute_uri((quote or article).get_absolute_url())
    hashes = dict.fromkeys(Original.objects.filter(article=article).values_list("sha256", flat=True)[:HASHES])
    response = HttpResponse(write(article, address, hashes, quote), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response
