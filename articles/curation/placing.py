"""Decisions carried to where what they are about is: another archive, or the same story read anew."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID, uuid5

from django.db import connection, transaction
from django.db.models import ProtectedError, QuerySet

from articles.curation import carrying
from articles.curation.recording import carry_out
from articles.curation.refusing import Refused
from articles.models import Article, Decision, Original
from articles.models.decision import FINDINGS


def place(decisions: Iterable[Decision]) -> int:
    """Carry out what was decided elsewhere, in its order; how many found their place.

    What does not is kept with the reason, and tried again after each import.
    """
    placed = 0
    for decision in decisions:
        try:
            if decision.action == "reject":
                decision.object_id = None  # what went is found by its words, or is still away
            _lead_to_article(decision)
            carry_out(decision)
            placed += 1
        except (Refused, ProtectedError) as error:
            Decision.objects.filter(pk=decision.pk).update(unplaced=_sentence(error))
    return placed


def _lead_to_article(decision: Decision) -> None:
    """Where cleaning reads a story otherwise by now, its source file tells which article it is."""
    if not decision.text_key or Article.objects.filter(text_key=decision.text_key).exists():
        return
    for sha256, label in decision.subject.get("originals", []):
        here = Original.objects.filter(sha256=sha256, label=label, article__isnull=False).order_by("pk")
        keys = set(here.values_list("article__text_key", flat=True))
        if len(keys) == 1:
            decision.text_key = keys.pop()
            decision.subject["article"] = decision.text_key
            return


def _sentence(error: Exception) -> str:
    return (str(error.args[0]) if error.args else str(error))[:300] or "It could not be carried out."


def place_unplaced() -> tuple[int, int]:
    """After an import: (decisions that found their place, those that have none). One query where all have one."""
    carrying.hide_what_came()
    _carry_over_all()
    waiting = list(Decision.objects.unplaced().in_order())
    if not waiting:
        return 0, 0
    placed = place(waiting)
    return placed, len(waiting) - placed


def _carry_over_all() -> None:
    """What was decided on one text of a story holds for the other, which cleaning made of the same bytes."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT DISTINCT was.text_key, now.text_key
            FROM (SELECT DISTINCT text_key FROM articles_decision WHERE undone_at IS NULL AND text_key <> '') AS decided
            JOIN articles_original was ON was.text_key = decided.text_key
            JOIN articles_original now ON now.sha256 = was.sha256 AND now.label = was.label
                AND now.text_key <> was.text_key AND now.article_id IS NOT NULL AND now.id > was.id
            WHERE NOT EXISTS (  -- several stories of one file are not one story
                SELECT FROM articles_original beside WHERE beside.sha256 = was.sha256
                    AND beside.text_key = now.text_key AND beside.name = was.name)
            ORDER BY 1, 2
            """
        )
        pairs = cursor.fetchall()
    for old, new in pairs:
        with transaction.atomic():
            carry_over(old, new)


def carry_over(old: str, new: str) -> int:
    """Copies of an article's decisions for another text of it; those that were carried before are left out."""
    rows: QuerySet[Decision] = Decision.objects.in_force().filter(text_key=old).in_order()
    copies = []
    known = set(Decision.objects.filter(text_key=new).values_list("uuid", flat=True))
    for decision in rows:
        whole = decision.kind == "article" and decision.action in ("add", "remove")
        copy = _copy(decision, new)
        if decision.kind in (*FINDINGS, "article") and not whole and copy.uuid not in known:
            copies.append(copy)
    for copy in copies:
        copy.save(force_insert=True)
    return place(copies)


def _copy(decision: Decision, text_key: str) -> Decision:
    title = Article.objects.filter(text_key=text_key).values_list("title", flat=True).first() or ""
    return Decision(
        uuid=_derived(decision.uuid, text_key),
        made_at=decision.made_at,
        editor=decision.editor,
        editor_name=decision.editor_name,
        action=decision.action,
        kind=decision.kind,
        thread=_derived(decision.thread, text_key),
        text_key=text_key,
        subject={**decision.subject, "article": text_key, "title": title},
        given=decision.given,
        reason=decision.reason,
    )


def _derived(uuid: UUID, text_key: str) -> UUID:
    """The same copy of the same decision, however often it is made."""
    return uuid5(uuid, text_key)
