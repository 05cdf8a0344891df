"""Facets of a list: what its rows can be narrowed to, and how many each choice would leave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_safe

from articles import counting
from articles.filters import ArchiveFilter, ArticleFilter, FigureFilter, QuoteFilter
from articles.models import Article, Figure, Quote
from articles.models.dating import in_words
from articles.templatetags.languages import language_name

NAMES = ("speaker", "location", "outlet", "month", "kind", "source", "language")
TITLES = {
    "speaker": gettext_lazy("Speakers"),
    "location": gettext_lazy("Places"),
    "outlet": gettext_lazy("Outlets"),
    "month": gettext_lazy("Busiest months"),
    "kind": gettext_lazy("Kind of quote"),
    "source": gettext_lazy("Named or unnamed"),
    "language": gettext_lazy("Language"),
}
NAMES_OF_FIGURES = ("kind", "location", "speaker", "outlet", "month")
TITLES_OF_FIGURES = {"kind": gettext_lazy("Kind of figure"), "speaker": gettext_lazy("Who says so")}
LISTS = {
    "articles": (ArticleFilter, Article.objects.all),
    "quotes": (QuoteFilter, Quote.objects.all),
    "figures": (FigureFilter, Figure.objects.wholes),
}
VALUES_A_PAGE = 100
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Choice:
    """``query`` is the list's query string with the choice made; for the ``chosen`` one, with it taken back."""

    key: str
    words: str
    count: int
    query: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """One facet with its most frequent choices; ``all_of_them`` leads to the others, "" where there are none."""

    name: str
    title: str
    choices: list[Choice]
    all_of_them: str


def panels(found: ArchiveFilter, address: str) -> list[Panel]:
    """Facets that leave a choice, in the order of their names; ``address`` is the list's own."""
    if found.problems:
        return []
    names = NAMES_OF_FIGURES if _is_of_figures(found) else NAMES
    facets = counting.facets(found, [name for name in names if name in found.filters or name == "month"])
    made = [_panel(found, facet, address) for facet in facets.values()]
    return [panel for panel in made if len(panel.choices) > 1 or any(choice.chosen for choice in panel.choices)]


def _panel(found: ArchiveFilter, facet: counting.Facet, address: str) -> Panel:
    chosen = _chosen(found, facet.name)
    # Of the kinds of quotes the list's own default is no choice: it is what the list shows anyway.
    default = getattr(_field(found, facet.name), "default", "")
    others = [
        choice(found, facet.name, option)
        for option in facet.options
        if option.value != default and not (chosen and _is_it(found, facet.name, option, chosen))
    ]
    all_of_them = f"{all_address(address)}{_with_facet(found, facet.name)}" if facet.more else ""
    return Panel(facet.name, str(_title(found, facet.name)), [*([chosen] if chosen else []), *others], all_of_them)


def _is_of_figures(found: ArchiveFilter) -> bool:
    return found.queryset.model is Figure


def _title(found: ArchiveFilter, name: str) -> str | Promise:
    return TITLES_OF_FIGURES.get(name, TITLES[name]) if _is_of_figures(found) else TITLES[name]


def choice(found: ArchiveFilter, name: str, option: counting.Option) -> Choice:
    changed = {"from": option.value, "to": option.value, "undated": None} if name == "month" else {name: option.value}
    words = option.words or words_of(found, name, option.value)
    return Choice(f"{name}-{option.value}", words, option.count, found.query(**changed))


def words_of(found: ArchiveFilter, name: str, value: str) -> str:
    if name == "month":
        return in_words(date.fromisoformat(f"{value}-01"), "month")
    if name == "language":
        return language_name(value)
    return dict(getattr(_field(found, name), "choices", ())).get(value, value)


def _chosen(found: ArchiveFilter, name: str) -> Choice | None:
    """What the list is narrowed to by the facet's own filter, with how many rows that leaves: all of the list's."""
    names = ("from", "to") if name == "month" else (name,)
    chips = [chip for chip in found.chips if chip.name in names]
    if not chips:
        return None
    asked = [found.form.cleaned_data[chip.name] for chip in chips]
    given = {found.given[chip.name] for chip in chips}
    if name == "month" and len(chips) == 2 and len(given) == 1:
        words, key = asked[0].words, f"month-{given.pop()}"
    elif name == "month":
        words, key = ", ".join(chip.words for chip in chips), "month-chosen"
    else:
        words, key = asked[0].words, f"{name}-{given.pop()}"
    return Choice(key, words, counting.count(found), found.query(**dict.fromkeys(names)), chosen=True)


def _is_it(found: ArchiveFilter, name: str, option: counting.Option, chosen: Choice) -> bool:
    """Whether an option is what was chosen already, be it by its number or by its name."""
    if chosen.key == f"{name}-{option.value}":
        return True
    given = found.given.get(name, "")
    return not given.isdigit() and bool(option.words) and option.words == chosen.words


def _field(found: ArchiveFilter, name: str) -> Any:
    return found.filters[name].field if name in found.filters else None


def all_address(address: str) -> str:
    rows = next((name for name in ("quotes", "figures") if address == reverse(name)), "articles")
    return reverse("facets", args=[rows])


def _with_facet(found: ArchiveFilter, name: str) -> str:
    query = QueryDict(found.query()[1:], mutable=True)
    query["facet"] = name
    return f"?{query.urlencode()}"


@require_safe
def facets(request: HttpRequest, rows: str) -> HttpResponse:
    """All values of one facet of a list, most frequent first, or those that hold some words."""
    if rows not in LISTS:
        raise Http404(gettext("There is no such list."))
    filterset, everything = LISTS[rows]
    found = filterset(request.GET, everything())
    name = request.GET.get("facet", "")
    if name not in TITLES or (name != "month" and name not in found.filters):
        raise Http404(gettext("The list has no such facet."))
    like = request.GET.get("like", "").replace("\x00", "")[:LONGEST].strip()
    page = _page(request.GET.get("page", ""))
    offset = (page - 1) * VALUES_A_PAGE
    held = counting.values(found, name, like=like, offset=offset, limit=VALUES_A_PAGE)
    here = QueryDict(_with_facet(found, name)[1:], mutable=True)
    if like:
        here["like"] = like
    context = {
        "rows": rows,
        "list": reverse(rows),
        "filter": found,
        "name": name,
        "title": _title(found, name),
        "like": like,
        "held": held,
        "kept": [(key, value) for key, value in here.items() if key != "like"],
        "choices": [choice(found, name, option) for option in held.options],
        "first": offset + 1,
        "last": offset + len(held.options),
        "previous": _at(here, page - 1) if page > 1 else "",
        "next": _at(here, page + 1) if offset + VALUES_A_PAGE < held.total else "",
    }
    return render(request, "facets/values.html", context)


def _page(text: str) -> int:
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def _at(query: QueryDict, page: int) -> str:
    there = query.copy()
    if page > 1:
        there["page"] = str(page)
    return f"?{there.urlencode()}"
