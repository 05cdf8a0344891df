"""Articles taken down: one editor asks, a second one confirms. The log tells who, when and why, and no content."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from articles.curation.refusing import Refused
from articles.curation.sealing import seal
from articles.models import Article, Takedown
from articles.models.takedown import clear_away

DEGREES = dict(Takedown.DEGREES)
PERMISSION = "articles.seal_article"


@transaction.atomic
def ask(article: Article, degree: str, editor: User, *, reason: str) -> Takedown:
    """Raises Refused. Nothing happens to the article before somebody else confirms."""
    _refuse_unless(editor.has_perm(PERMISSION), "Only a senior editor takes an article down.")
    _refuse_unless(degree in DEGREES, "Choose a degree.")
    _refuse_unless(reason.strip(), "Say why.")
    same = Takedown.objects.filter(article_number=article.pk, degree=degree)
    _refuse_unless(not same.waiting().exists(), "This has been asked for already, and waits for a second editor.")
    _refuse_unless(not same.in_force().exists(), "This is in force already.")
    return Takedown.objects.create(
        degree=degree,
        article_number=article.pk,
        reason=reason.strip(),
        asked_by=editor,
        asked_by_name=editor.get_username(),
    )


def confirm(takedown: Takedown, editor: User) -> Takedown:
    """Carry it out. Raises Refused; never for whoever asked."""
    with transaction.atomic():
        current = _waiting(takedown)
        _refuse_unless(editor.has_perm(PERMISSION), "Only a senior editor takes an article down.")
        same = current.asked_by_id == editor.pk or current.asked_by_name == editor.get_username()
        _refuse_unless(not same, "Whoever asked cannot confirm: a second editor has to.")
        article = Article.objects.filter(pk=current.article_number).first()
        if article is None:
            raise Refused("This article is no longer here.")
        current.confirmed_at, current.confirmed_by = timezone.now(), editor
        current.confirmed_by_name = editor.get_username()
        current.save()
        if current.degree == "seal":
            seal(article, current)
            rest = Takedown.objects.waiting().filter(article_number=current.article_number)
            rest.update(declined_at=timezone.now(), declined_by_name=editor.get_username())
            transaction.on_commit(clear_away)
    cache.clear()
    return current


@transaction.atomic
def decline(takedown: Takedown, editor: User) -> Takedown:
    """By a second editor, or taken back by whoever asked. Raises Refused."""
    current = _waiting(takedown)
    _refuse_unless(editor.has_perm(PERMISSION), "Only a senior editor takes an article down.")
    current.declined_at, current.declined_by_name = timezone.now(), editor.get_username()
    current.save()
    return current


@transaction.atomic
def lift(takedown: Takedown, editor: User) -> Takedown:
    """What is hidden is found again. Raises Refused: a seal is for ever."""
    current = Takedown.objects.select_for_update(of=("self",)).get(pk=takedown.pk)
    _refuse_unless(editor.has_perm(PERMISSION), "Only a senior editor takes an article down.")
    _refuse_unless(current.degree != "seal", "A seal cannot be undone.")
    _refuse_unless(current.confirmed_at and not current.lifted_at, "This is not in force.")
    current.lifted_at, current.lifted_by_name = timezone.now(), editor.get_username()
    current.save()
    return current


def _waiting(takedown: Takedown) -> Takedown:
    current = Takedown.objects.select_for_update(of=("self",)).get(pk=takedown.pk)
    _refuse_unless(not current.confirmed_at and not current.declined_at, "This has been decided already.")
    return current


def _refuse_unless(condition: object, sentence: str) -> None:
    if not condition:
        raise Refused(sentence)
