"""The offices that articles tell of their people, as rows."""

from collections.abc import Iterable, Mapping, Sequence

from articles.importing.copying import copy_rows
from articles.models import Role
from articles.text.values import Findings

FIELDS = ("article", "actor", "wording", "is_former")
FORMER = "former "
LONGEST = 200
Pair = tuple[int, Findings]
"""An article's id, and what was found in it."""


def store_roles(pairs: Iterable[Pair], actors: Mapping[tuple[int, str], int]) -> None:
    """Write the offices found in the articles, in the place of those they told before, in two statements.

    ``actors`` are the ids of the actors by article and by the name it gives them.
    """
    found = list(pairs)
    Role.objects.filter(article__in=[article for article, _ in found]).delete()
    copy_rows(Role, FIELDS, role_rows(found, actors))


def role_rows(found: Sequence[Pair], actors: Mapping[tuple[int, str], int]) -> list[tuple[int, int, str, bool]]:
    """The values of FIELDS, each once: two names of an article may be one actor."""
    rows: dict[tuple[int, int, str, bool], None] = {}
    for article, findings in found:
        for actor in findings.actors:
            for role in actor.roles:
                wording = role.removeprefix(FORMER)[:LONGEST]
                rows[article, actors[article, actor.name], wording, role.startswith(FORMER)] = None
    return list(rows)
