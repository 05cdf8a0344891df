"""Every decision can be undone, and then everything is as it was, the mark included; history says who did it."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from articles import curation
from articles.models import (
    EVENTS,
    Actor,
    ActorMention,
    Alias,
    Article,
    Decision,
    Figure,
    KeptApart,
    KnownAs,
    Location,
    LocationMention,
    Outlet,
    PlaceRule,
    Quote,
    Report,
    Role,
    Statement,
)
from articles.models.history import TRACKED
from tests.factories import (
    ActorFactory,
    ActorMentionFactory,
    AliasFactory,
    ArticleFactory,
    LocationFactory,
    LocationMentionFactory,
    OriginalFactory,
    QuoteFactory,
)

pytestmark = pytest.mark.django_db
KEPT = (*TRACKED, Role, Report, Statement, KnownAs, PlaceRule, KeptApart)


class Archive:
    def __init__(self) -> None:
        self.article = ArticleFactory(title="Bridge closed")
        self.ada = ActorFactory(name="Ada Brandt", key="person:ada brandt")
        self.jo = ActorFactory(name="Jo Lund", key="person:jo lund")
        self.quote = QuoteFactory(article=self.article, speaker=self.ada)
        self.second = QuoteFactory(article=self.article, speaker=self.ada, text="The mayor spoke first.")
        self.alias = AliasFactory(actor=self.ada, name="Mrs Brandt")
        AliasFactory(actor=self.jo, name="Mrs Brandt")
        AliasFactory(actor=self.jo, name="Mr Lund")
        self.named = ActorMentionFactory(article=self.article, actor=self.ada)
        self.place = LocationFactory(name="Bridge")
        self.other = LocationFactory(name="Another Bridge")
        self.mention = LocationMentionFactory(article=self.article, location=self.place)
        OriginalFactory(article=self.article)
        for actor in (self.ada, self.jo):
            Role.objects.create(article=self.article, actor=actor, wording="mayor")
        told = {"article": self.article, "speaker": self.ada, "quote": self.quote, "sentence_start": 0}
        told |= {"kind": "killed", "low": 12, "location": self.place, "sentence": self.article.body[:22]}
        self.figure = Figure.objects.create(**told, start=4, end=9, wording="mayor")
        Figure.objects.create(**told, start=10, end=15, wording="spoke", part_of=self.figure)
        Report.objects.create(statement=Statement.objects.create(key="one"), quote=self.quote, kind="exact")


DECISIONS: dict[str, Any] = {
    "accept": lambda a, e: curation.accept(a.quote, e),
    "reject": lambda a, e: curation.reject(a.quote, e),
    "bounds": lambda a, e: curation.correct_bounds(a.quote, a.quote.start + 3, a.quote.end, e),
    "nobody": lambda a, e: curation.reattribute(a.quote, None, e),
    "somebody": lambda a, e: curation.reattribute(a.quote, a.jo, e),
    "somebody new": lambda a, e: curation.reattribute(a.quote, curation.NewActor(name="Max Roth"), e),
    "date": lambda a, e: curation.set_date(a.article, curation.Dating(), e, reason="the source errs"),
    "reported from": lambda a, e: curation.set_reported_from(a.article, a.other, e),
    "place": lambda a, e: curation.set_location(a.mention, a.other, e),
    "place in the article": lambda a, e: curation.set_location(a.mention, a.other, e, reach="article"),
    "place always": lambda a, e: curation.set_location(a.mention, a.other, e, reach="always"),
    "new place": lambda a, e: curation.add_location("Mole End", 1.5, 2.5, e, country="SY"),
    "rename": lambda a, e: curation.rename(a.ada, "Mrs Brandt", e),
    "rename a place": lambda a, e: curation.rename(a.place, "Old Bridge", e),
    "rename an outlet": lambda a, e: curation.rename(a.article.outlet, "The Bridge", e),
    "alias": lambda a, e: curation.add_alias(a.ada, "Addie Brandt", e),
    "no alias": lambda a, e: curation.remove_alias(a.alias, e),
    "merge": lambda a, e: curation.merge(a.jo, a.ada, e),
    "split": lambda a, e: curation.split([a.quote], a.jo, e),
    "split all": lambda a, e: curation.split([a.quote, a.second], curation.NewActor(name="Ada Brandt"), e),
    "means": lambda a, e: curation.name_means(a.article, "Ada Brandt", a.jo, e),
    "apart": lambda a, e: curation.keep_apart(a.ada, a.jo, e),
    "wikidata": lambda a, e: curation.set_wikidata(a.ada, "Q42", e),
    "add an actor": lambda a, e: curation.add(Actor(kind="person", name="Max Roth"), e),
    "add an outlet": lambda a, e: curation.add(Outlet(name="The Dam"), e),
    "add an alias": lambda a, e: curation.add(Alias(actor=a.ada, name="Addie"), e),
    "add a quote": lambda a, e: curation.add(Quote(article=a.article, speaker=a.jo, start=0, end=9), e),
    "add a mention": lambda a, e: curation.add(ActorMention(article=a.article, actor=a.jo, start=0, end=3), e),
    "correct an article": lambda a, e: curation.correct(*with_values(a.article, e, title="Open", published_on=None)),
    "correct a quote": lambda a, e: curation.correct(*with_values(a.quote, e, cue="spoke", kind="partial")),
    "correct a mention": lambda a, e: curation.correct(*with_values(a.mention, e, location=a.other)),
    "correct a figure": lambda a, e: curation.correct(
        *with_values(a.figure, e, low=11, speaker=a.jo, location=a.other)
    ),
    "correct the kind of a figure": lambda a, e: curation.correct(*with_values(a.figure, e, kind="wounded")),
    "correct a place": lambda a, e: curation.correct(*with_values(a.place, e, latitude=3.5)),
    "remove a mention": lambda a, e: curation.remove(a.mention, e),
    "remove a quote": lambda a, e: curation.remove(a.quote, e),
    "remove a figure": lambda a, e: curation.remove(a.figure, e),
    "remove an article": lambda a, e: curation.remove(a.article, e),
    "remove a place": lambda a, e: curation.remove(a.place, e),
    "remove an actor": lambda a, e: curation.remove(a.jo, e),
}


def with_values(row: Any, editor: User, **values: Any) -> tuple[Any, User, list[str]]:
    if "published_on" in values:
        values |= {"published_at": None, "published_precision": "unknown"}
    for name, value in values.items():
        setattr(row, name, value)
    return row, editor, list(values)


def content() -> dict[Any, dict[str, Any]]:
    return {
        (model, values["id"]): {name: value for name, value in values.items() if name not in ("search", "quotes_count")}
        for model in KEPT
        for values in model._default_manager.order_by().values()
    }


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("edith")


@pytest.mark.parametrize("what", DECISIONS)
def test_what_is_undone_is_as_it_was(what, editor):
    archive = Archive()
    before = content()
    decision = DECISIONS[what](archive, editor)
    assert content() != before
    assert Decision.objects.filter(pk=decision.pk, editor=editor, undone_at=None).exists()
    curation.undo(decision, editor, reason="a slip")
    assert content() == before
    assert not Decision.objects.in_force().exists()


@pytest.mark.parametrize("what", DECISIONS)
def test_what_is_decided_again_after_undoing_is_the_same(what, editor):
    archive = Archive()
    curation.undo(DECISIONS[what](archive, editor), editor)
    for row in vars(archive).values():
        row.refresh_from_db()
    DECISIONS[what](archive, editor)
    assert Decision.objects.in_force().exists()


def test_history_says_who_changed_what_and_why(editor):
    archive = Archive()
    decision = curation.reattribute(archive.quote, archive.jo, editor, reason="heard it")
    Quote.objects.filter(pk=archive.quote.pk).update(cue="told")
    events = EVENTS[Quote].objects.filter(pgh_obj_id=archive.quote.pk).order_by("pgh_id")
    first, *_, last = events
    assert (first.speaker_id, last.speaker_id, last.cue) == (archive.ada.pk, archive.jo.pk, "said")
    assert first.pgh_context.metadata["editor"] == "edith"
    assert first.pgh_context.metadata["reason"] == "heard it"
    assert first.pgh_context_id == decision.context
    assert last.pgh_context is None
    assert not hasattr(EVENTS[Article], "body")


def test_a_later_decision_on_the_same_is_undone_first(editor):
    archive = Archive()
    first = curation.reattribute(archive.quote, archive.jo, editor)
    second = curation.accept(archive.quote, editor)
    assert curation.what_builds_on(first) == [second]
    with pytest.raises(curation.CannotUndo, match="Undo first"):
        curation.undo(first, editor)
    curation.undo(second, editor)
    archive.quote.refresh_from_db()
    assert (archive.quote.speaker, archive.quote.is_edited) == (archive.jo, True)
    curation.undo(first, editor)


def test_the_mark_of_an_article_is_that_of_the_latest_decision_in_force(editor):
    archive, other = Archive(), User.objects.create_user("otto")
    first = curation.remove(archive.mention, editor)
    second = curation.remove(archive.named, other)
    curation.undo(first, editor)
    archive.article.refresh_from_db()
    assert archive.article.edited_by == other
    curation.undo(second, editor)
    archive.article.refresh_from_db()
    assert not archive.article.is_edited


def refused(archive: Archive, editor: User) -> dict[str, Any]:
    group = ActorFactory(kind="organisation", name="Dam Board")
    return {
        "kinds": lambda: curation.merge(archive.ada, group, editor),
        "itself": lambda: curation.merge(archive.ada, archive.ada, editor),
        "bounds": lambda: curation.correct_bounds(archive.quote, 5, 5, editor),
        "far": lambda: curation.correct_bounds(archive.quote, 5, 10_000, editor),
        "wikidata": lambda: curation.set_wikidata(archive.ada, "42", editor),
        "no name": lambda: curation.rename(archive.ada, " ", editor),
        "alias": lambda: curation.add_alias(archive.ada, "ADA BRANDT", editor),
        "nothing": lambda: curation.split([], archive.jo, editor),
        "same": lambda: curation.split([archive.quote], archive.ada, editor),
        "taken": lambda: (
            curation.accept(archive.second, editor),
            curation.correct_bounds(archive.quote, archive.second.start, archive.second.end, editor),
        ),
        "apart": lambda: (
            curation.keep_apart(archive.ada, archive.jo, editor),
            curation.merge(archive.jo, archive.ada, editor),
        ),
    }


@pytest.mark.parametrize(
    "what",
    [
        "kinds",
        "itself",
        "bounds",
        "far",
        "wikidata",
        "no name",
        "alias",
        "nothing",
        "same",
        "taken",
        "apart",
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(what, editor):
    archive = Archive()
    with pytest.raises(curation.Refused, match=r"\.$"):
        refused(archive, editor)[what]()


def test_names_in_use_and_places_named_are_not_lost_to_undoing(editor):
    archive = Archive()
    decision = curation.add_location("Mole End", 1.5, 2.5, editor)
    place = Location.objects.get(pk=decision.object_id)
    LocationMention.objects.filter(pk=archive.mention.pk).update(location=place)
    with pytest.raises(curation.CannotUndo, match="in use"):
        curation.undo(decision, editor)
