"""Addresses of the desk that belong to no single kind of row."""

from django.contrib import admin
from django.urls import path, register_converter
from django.urls.converters import IntConverter

from articles.admin import (
    dating,
    guiding,
    histories,
    judging,
    meaning,
    merging,
    placing,
    reviewing,
    splitting,
    takedown,
)

app_name = "desk"

view = admin.site.admin_view


class RowConverter(IntConverter):
    """Numbers that fit the database's own."""

    regex = "[0-9]{1,18}"


register_converter(RowConverter, "row")

urlpatterns = [
    path("review/", view(reviewing.queue), name="review"),
    path("review/decide/", view(judging.decide), name="decide"),
    path("review/alike/", view(judging.alike), name="alike"),
    path("same/", view(merging.suggestions), name="same"),
    path("same/two/", view(merging.two), name="merge-two"),
    path("same/<row:one>/<row:other>/", view(merging.merge), name="merge"),
    path("split/<row:pk>/", view(splitting.split), name="split"),
    path("undated/", view(dating.undated), name="undated"),
    path("undo/<row:pk>/", view(histories.undo), name="undo"),
    path("guide/", view(guiding.guide), name="guide"),
    path("guide/<slug:name>.png", view(guiding.picture), name="guide-picture"),
    path("takedowns/", view(takedown.takedowns), name="takedowns"),
    path("takedowns/<row:pk>/", view(takedown.decide), name="takedown"),
    path("articles/<row:pk>/take-down/", view(takedown.ask), name="take-down"),
    path("speakers/<row:pk>/take-down/", view(takedown.ask_for_name), name="take-name-down"),
    path("place/<row:pk>/", view(placing.pick), name="place"),
    path("articles/<row:pk>/reported-from/", view(placing.pick_reported), name="reported-from"),
    path("who/<row:pk>/", view(meaning.pick), name="who"),
]
