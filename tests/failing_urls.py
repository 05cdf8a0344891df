"""A site whose every page fails."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def fail(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("as asked")


urlpatterns = [path("", fail, name="home")]
