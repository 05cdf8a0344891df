"""The filters of the map: those of articles, and what the places on it are to their stories."""

from django.utils.translation import gettext_lazy as _

from articles.filters.asking import Asks
from articles.filters.fields import Choice, Option
from articles.filters.lists import ArticleFilter

ROLES = {
    "named": Option("all", _("named in the story")),
    "happened": Option("all", _("where it happened")),
    "reported_from": Option("all", _("reported from")),
    "speaker_at": Option("all", _("where the speaker was")),
}


class MapFilter(ArticleFilter):
    """/map/: the role does not choose among articles, only among the places that they name."""

    left_out = ("order", "place", "happened", "reported_from", "speaker_at")

    role = Asks("role", Choice(_("role of places"), ROLES, default="named"), label=_("Places"), rare=True)

    @property
    def role_asked(self) -> str:
        asked = self.given.get("role", "named").lower()
        return asked if asked in ROLES else "named"

    def query_at(self, pk: int) -> str:
        """The query string of the list of articles behind one place of the map."""
        given = dict(self.given)
        role = given.pop("role", "named").lower()
        name = "location" if role == "named" else role
        if name in given:
            name = "place"
        changed = {**dict.fromkeys(self.given), **given, name: str(pk)}
        return self.query(**changed)
