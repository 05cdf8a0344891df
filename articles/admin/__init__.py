"""The desk at which editors look after the archive. Everything they decide is written by articles.curation."""

from django.contrib import admin

from articles.admin import actor, article, copies, figure, imports, location, mention, people, provenance, quote, role

__all__ = [
    "actor",
    "article",
    "copies",
    "figure",
    "imports",
    "location",
    "mention",
    "people",
    "provenance",
    "quote",
    "role",
]

admin.site.site_header = "Archive desk"
admin.site.site_title = "Archive desk"
admin.site.index_title = "What is in the archive"
