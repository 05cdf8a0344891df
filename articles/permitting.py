"""Who may do what at the desk. This table is the only place that says so: it is applied after every migration."""

from __future__ import annotations

from typing import Any

from django.apps import apps as installed
from django.apps.registry import Apps
from django.db import DEFAULT_DB_ALIAS

VIEWER, EDITOR, SENIOR, ADMINISTRATOR = ROLES = ("Viewer", "Editor", "Senior editor", "Administrator")

_FOUND = ("article", "quote", "figure", "actor", "alias", "location", "outlet", "actormention", "locationmention")
_NOTED = ("original", "importrun", "cut", "quarantined", "fileoutcome", "fixitycheck")
_LINKED = ("copy", "statement", "report", "role")
_ALL = (True, True, True, True)
_EDITORS = (False, True, True, True)
_SENIORS = (False, False, True, True)
_ADMINISTRATORS = (False, False, False, True)

# What may be done -> whether each of ROLES may, in their order.
TABLE: dict[str, tuple[bool, bool, bool, bool]] = {
    **{f"articles.view_{kind}": _ALL for kind in (*_FOUND, *_NOTED, *_LINKED)},
    **{f"articles.{verb}_{kind}": _EDITORS for verb in ("add", "change", "delete") for kind in _FOUND},
    "articles.delete_quarantined": _EDITORS,
    "articles.review_quote": _EDITORS,
    "articles.split_actor": _EDITORS,
    "articles.part_actor": _EDITORS,
    "articles.merge_actor": _SENIORS,
    "articles.seal_article": _SENIORS,
    **{f"auth.{verb}_user": _ADMINISTRATORS for verb in ("view", "add", "change")},
    "auth.view_group": _ADMINISTRATORS,
}

# What is no matter of adding, changing and deleting rows, in Django's words for permissions.
OWN = {
    "review_quote": "Can go through the review queue",
    "split_actor": "Can put quotes of an actor on another",
    "part_actor": "Can say that two actors are not the same",
    "merge_actor": "Can make two actors one",
    "seal_article": "Can seal an article",
}


def permitted(role: str) -> frozenset[str]:
    """All that a role may do."""
    column = ROLES.index(role)
    return frozenset(action for action, allowed in TABLE.items() if allowed[column])


def apply_table(apps: Apps = installed, using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
    """Give each role's group exactly what the table says; called when all migrations have run."""
    try:
        groups = apps.get_model("auth", "Group")._default_manager.using(using)
        known = _permissions(apps, using)
    except LookupError:
        return  # taken back to before there were users
    for role in ROLES:
        group, _new = groups.get_or_create(name=role)
        group.permissions.set(known[action] for action in permitted(role) if action in known)


def _permissions(apps: Apps, using: str) -> dict[str, Any]:
    """What the table names; for what is its own the permission is made. An app that is not yet migrated has none."""
    permissions = apps.get_model("auth", "Permission")._default_manager.using(using)
    kinds = apps.get_model("contenttypes", "ContentType")._default_manager.using(using)
    for codename, words in OWN.items():
        kind, _ = kinds.get_or_create(app_label="articles", model=codename.rpartition("_")[2])
        permissions.get_or_create(content_type=kind, codename=codename, defaults={"name": words})
    rows = permissions.select_related("content_type").filter(content_type__app_label__in=("articles", "auth"))
    return {f"{row.content_type.app_label}.{row.codename}": row for row in rows}
