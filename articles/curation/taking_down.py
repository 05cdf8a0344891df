"""Articles and names taken down: one editor asks, a second one confirms. The log tells who, when and why, and no
content."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from articles.curation import initialling, unlinking
from articles.curation.refusing import Refused
from articles.curation.sealing import seal
from articles.models import Actor, Article, Takedown
from articles.models.takedown import clear_away

DEGREES = dict(Takedown.DEGREES)
PERMISSION = "articles.seal_article"


@transaction.atomic
def ask(row: Article | Actor, degree: str, editor: User, *, reason: str) -> Takedown:
    """Raises Refused. Nothing happens to the article or the name before somebody else confirms."""
    _refuse_unless(editor.has_perm(PERMISSION), "Only a senior editor takes an article or a name down.")
    _refuse_unless(degree in degrees_of(row), "Choose a degree.")
    _refuse_unless(reason.strip(), "Say why.")
    if isinstance(row, Actor):
        _refuse_unless(row.merged_into_id is None, "This one was merged into another: take that one down.")
        _refuse_unless(row.kind == "person", "Only persons are unlinked or shown by initials.")
        same = Takedown.objects.filter(actor_number=row.pk)
    else:
        same = Takedown.objects.filter(article_number=row.pk)
    if degree == "initials":
        initialling.refuse_what_is_not_covered(row)
    _refuse_unless(
        not same.filter(degree=degree).waiting().exists(),
        "This has been asked for already, and waits for a second editor.",
    )
    _refuse_unless(not same.filter(degree=degree).in_force().exists(), "This is in force already.")
    return Takedown.objects.create(
        degree=degree,
        article_number=row.pk if isinstance(row, Article) else None,
        actor_number=row.pk if isinstance(row, Actor) else None,
        reason=reason.strip(),
        asked_by=editor,
        asked_by_name=editor.get_username(),
    )


def degrees_of(row: Article | Actor) -> list[str]:
    return ["hide", "seal"] if isinstance(row, Article) else ["unlink", "initials"]


def confirm(takedown: Takedown, editor: User) -> Takedown:
    """Carry it out. Raises Refused; never for whoever asked."""
    with transaction.atomic():
        current = _waiting(takedown)
        _refuse_unless(editor.has_perm(PERMISSION), "Only a senior editor takes an article or a name down.")
        same = current.asked_by_id == editor.pk or current.asked_by_name == editor.get_username()
        _refuse_unless(not same, "Whoever asked cannot confirm: a second editor has to.")
        current.confirmed_at, current.confirmed_by = timezone.now(), editor
        current.confirmed_by_name = editor.get_username()
        current.save()
        if current.actor_number is None:
            _take_article_down(current)
        else:
            _take_name_down(current, editor)
    cache.clear()
    return current


def _take_article_down(current: Takedown) -> None:
    article = Article.objects.filter(pk=current.article_number or 0).first()
    if article is None:
        raise Refused("This article is no longer here.")
    if current.degree == "seal":
        seal(article, current)
        rest = Takedown.objects.waiting().filter(article_number=current.article_number)
        rest.update(declined_at=timezone.now(), declined_by_name=current.confirmed_by_name)
        transaction.on_commit(clear_away)


def _take_name_down(current: Takedown, editor: User) -> None:
    actor = Actor.objects.filter(pk=current.actor_number or 0, merged_into__isnull=True).first()
    if actor is None:
        raise Refused("This speaker is no longer here.")
    carry_out = unlinking.unlink if current.degree == "unlink" else initialling.put_initials
    current.decision = carry_out(actor, current, editor)
    current.save(update_fields=["decision"])


@transaction.atomic
def decline(takedown: Takedown, editor: User) -> Takedown:
    """By a second editor, or taken back by whoever asked. Raises Refused."""
    current = _waiting(takedown)
    _refuse_unless(editor.has_perm(PERMISSION), "Only a senior editor takes an article or a name down.")
    current.declined_at, current.declined_by_name = timezone.now(), editor.get_username()
    current.save()
    return current


@transaction.atomic
def lift(takedown: Takedown, editor: User) -> Takedown:
    """What is hidden is found again, what is unlinked is linked. Raises Refused: a seal is for ever.

    Initials stay where they stand, for the name is gone; only what is imported later shows it.
    """
    current = Takedown.objects.select_for_update(of=("self",)).get(pk=takedown.pk)
    _refuse_unless(editor.has_perm(PERMISSION), "Only a senior editor takes an article or a name down.")
    _refuse_unless(current.degree != "seal", "A seal cannot be undone.")
    _refuse_unless(current.confirmed_at and not current.lifted_at, "This is not in force.")
    if current.degree == "unlink":
        unlinking.link_again(current, editor)
    if current.degree == "initials":
        initialling.let_names_pass(current)
    current.lifted_at, current.lifted_by_name = timezone.now(), editor.get_username()
    current.save()
    transaction.on_commit(cache.clear)
    return current


def _waiting(takedown: Takedown) -> Takedown:
    current = Takedown.objects.select_for_update(of=("self",)).get(pk=takedown.pk)
    _refuse_unless(not current.confirmed_at and not current.declined_at, "This has been decided already.")
    return current


def _refuse_unless(condition: object, sentence: str) -> None:
    if not condition:
        raise Refused(sentence)
