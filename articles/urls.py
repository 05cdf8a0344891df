"""Addresses of the archive's pages. Permalinks: an id never changes, and the slug after it may."""

from django.urls import path, register_converter

from articles.exports import EXPORTS, LISTS
from articles.views import (
    about,
    articles,
    comparing,
    corrections,
    days,
    embeds,
    exports,
    facets,
    figures,
    home,
    locations,
    mapping,
    originals,
    quotes,
    search,
    speakers,
    statements,
    unnamed,
    verifying,
)
from articles.views.finding import IdConverter

register_converter(IdConverter, "id")

urlpatterns = [
    path("", home.home, name="home"),
    path("facets/<str:rows>/", facets.facets, name="facets"),
    path("search/", search.search, name="search"),
    path("articles/", articles.article_list, name="articles"),
    path("articles/<id:pk>/", articles.article, name="article"),
    path("articles/<id:pk>/<str:slug>/", articles.article, name="article"),
    path("articles/<id:pk>/compare/<id:other>/", statements.comparison, name="comparison"),
    path("statements/<id:pk>/", statements.statement, name="statement"),
    path("quotes/", quotes.quote_list, name="quotes"),
    path("quotes/<id:pk>/", quotes.quote, name="quote"),
    path("speakers/", speakers.speaker_list, name="speakers"),
    path("speakers/compare/", comparing.compare, name="compare-speakers"),
    path("speakers/<id:pk>/", speakers.speaker, name="speaker"),
    path("speakers/<id:pk>/<str:slug>/", speakers.speaker, name="speaker"),
    path("locations/", locations.location_list, name="locations"),
    path("locations/<id:pk>/", locations.location, name="location"),
    path("locations/<id:pk>/<str:slug>/", locations.location, name="location"),
    path("days/", days.latest, name="days"),
    path("days/<str:year>/", days.year_page, name="year"),
    path("days/<str:year>/<str:month>/", days.month_page, name="month"),
    path("days/<str:year>/<str:month>/<str:day>/", days.day_page, name="day"),
    path("map/", mapping.world, name="map"),
    path("figures/", figures.figure_list, name="figures"),
    path("unnamed/", unnamed.unnamed, name="unnamed"),
    path("originals/<id:pk>/", originals.original, name="original"),
    path("originals/<id:pk>/part/", originals.part, name="original-part"),
]
urlpatterns += [
    path(f"{noun}.{form}", exports.export, {"noun": noun, "form": form}, name=f"{noun}.{form}")
    for noun in LISTS
    for form in EXPORTS
]
urlpatterns += [path(f"{noun}.atom", exports.feed, {"noun": noun}, name=f"{noun}.atom") for noun in LISTS]
urlpatterns += [
    path("about/", about.about, name="about"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("corrections.atom", corrections.feed, name="corrections.atom"),
    path("articles/<id:pk>/cite.<str:form>", embeds.article_citation, name="article-citation"),
    path("quotes/<id:pk>/cite.<str:form>", embeds.quote_citation, name="quote-citation"),
    path("quotes/<id:pk>/embed/", embeds.card, name="embed"),
    path("originals/<id:pk>/verify/", verifying.verification, name="verification"),
]
