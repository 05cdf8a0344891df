"""Addresses of the archive's pages. Permalinks: an id never changes, and the slug after it may."""

urlpatterns: list = []
