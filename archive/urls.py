"""Every address of the archive."""

from django.contrib import admin
from django.urls import include, path

from archive.health import health

handler404 = "articles.views.sealed.not_found"

urlpatterns = [
    path("healthz", health),
    path("admin/", include("articles.admin.urls")),
    path("admin/", admin.site.urls),
    path("", include("articles.urls")),
]
