"""Kinds of quotes and of sources. Below every other model's module, so that all of them may ask for them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

QUOTE_KINDS = [("direct", _("direct")), ("partial", _("partial")), ("indirect", _("indirect"))]
INDIRECT = "indirect"
ALL_KINDS = ("direct", "partial", "indirect")
IN_MARKS = ("direct", "partial")  # the speaker's own words; the rest is told in the reporter's

# What an unnamed source is, as `articles.text.extraction.source_kinds` tells it, and how tables head it.
SOURCE_KINDS: dict[str, Any] = {
    "official": _("officials"),
    "spokesperson": _("spokespeople"),
    "witness": _("witnesses"),
    "activist": _("activists"),
    "military": _("military"),
    "police": _("police"),
    "diplomat": _("diplomats"),
    "medic": _("medics"),
    "resident": _("residents"),
    "victim": _("victims"),
    "relative": _("relatives"),
    "refugee": _("refugees"),
    "rebel": _("rebels"),
    "lawyer": _("lawyers"),
    "expert": _("experts"),
    "media": _("media"),
    "aid": _("aid workers"),
    "business": _("business"),
    "politician": _("politicians"),
    "document": _("documents"),
    "other": _("others"),
}

# What a place is to the story at a mention of it, as `articles.text.extraction.places_roles` tells it.
PLACE_ROLES = [
    ("mentioned", _("named in the story")),
    ("reported_from", _("reported from")),
    ("speaker_at", _("where the speaker was")),
]
