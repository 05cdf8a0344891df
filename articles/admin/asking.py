"""What a request says, taken only as far as it can be true: an address or a form may say anything."""

from __future__ import annotations

from typing import cast

from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest, QueryDict

REASON = 500


def number(given: str | None) -> int:
    """An id, or 0, which no row has."""
    return int(given) if given and given.isascii() and given.isdigit() and len(given) < 19 else 0


def numbers(given: QueryDict, name: str) -> list[int]:
    return [found for value in given.getlist(name) if (found := number(value))]


def words(given: QueryDict, name: str, longest: int = REASON) -> str:
    return given.get(name, "").replace("\x00", "").strip()[:longest]


def editor_of(request: HttpRequest) -> User:
    return cast(User, request.user)


def page(request: HttpRequest, title: str, **context: object) -> dict[str, object]:
    """What every page of the desk needs, beside its own."""
    return {**admin.site.each_context(request), "title": title, **context}
