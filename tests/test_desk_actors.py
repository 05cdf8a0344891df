"""Who may be the same: found with reasons, merged, kept apart, split, and all of it undone."""

from datetime import date

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.admin.likening import likenesses, skeleton
from articles.models import Actor, Decision, KeptApart, Quote, Role
from articles.permitting import EDITOR, SENIOR
from tests.factories import ActorFactory, AliasFactory, ArticleFactory, QuoteFactory

pytestmark = pytest.mark.django_db


def somebody(role: str) -> Client:
    user = User.objects.create_user(role, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def senior() -> Client:
    return somebody(SENIOR)


@pytest.fixture
def editor() -> Client:
    return somebody(EDITOR)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Ada Brandt", "Áda BRANDT", "the same full name"),
        ("Moammar Gaddafi", "Muammar al-Qaddafi", "transliteration"),
        ("Mohamed el-Baradei", "Mohammed ElBaradei", "spel"),
        ("Jonathan Rowlet", "Jonathan Rowlett", "spel"),
        ("Brandt", "Ada Brandt", "surname alone"),
    ],
)
def test_finds(one, other, reason):
    first = ActorFactory(name=one)
    ActorFactory(name=other)
    found = likenesses([first])
    assert len(found) == 1
    assert any(reason in words for words in found[0].reasons), found[0].reasons


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Brandt", "Jo Lund"),
        ("Ada Brandt", "Ida Brand-Larsen"),
        ("Bashar Haddad", "Maher Haddad"),
        ("Lee", "Ada Brandt"),
        ("100%_%", "Ada Brandt"),
    ],
)
def test_ignores(one, other):
    first = ActorFactory(name=one)
    ActorFactory(name=other)
    assert likenesses([first]) == []


def test_an_alias_and_a_role_are_reasons_too():
    ada, mayor = ActorFactory(name="Ada Brandt"), ActorFactory(name="The Mayor of Zakho", kind="person")
    AliasFactory(actor=ada, name="The mayor of Zakho")
    for actor in (ada, mayor):
        Role.objects.create(article=ArticleFactory(), actor=actor, wording="Mayor")
    (like,) = likenesses([mayor])
    assert like.reasons == ("the name of one is an alias of the other", "the same role: Mayor")


def test_a_shared_role_alone_is_no_reason():
    for name in ("Ada Brandt", "Jo Lund"):
        Role.objects.create(article=ArticleFactory(), actor=ActorFactory(name=name), wording="Mayor")
    assert likenesses(list(Actor.objects.all())) == []


def test_people_and_organisations_are_not_taken_for_each_other():
    first = ActorFactory(name="Save the River")
    ActorFactory(name="Save the Rivers", kind="organisation")
    assert likenesses([first]) == []


@pytest.mark.parametrize("name", ["", "a", "'" * 400, "-" * 300, "ал-Асад", "محمد"])
def test_any_name_has_a_skeleton(name):
    assert isinstance(skeleton(name), str)


def test_both_are_seen_side_by_side_with_what_would_move(senior):
    ada, other = ActorFactory(name="Ada Brandt"), ActorFactory(name="Ada Brand")
    QuoteFactory(speaker=ada, article=ArticleFactory(published_on=date(2019, 3, 1)))
    QuoteFactory(speaker=ada, article=ArticleFactory(published_on=date(2019, 4, 1)))
    AliasFactory(actor=other, name="Ms Brand")
    page = senior.get(reverse("desk:merge", args=[ada.pk, other.pk]))
    one, two = page.context["profiles"]
    assert (one.moves["quotes"], one.first, one.last) == (2, date(2019, 3, 1), date(2019, 4, 1))
    assert (two.names, two.moves) == (["Ms Brand"], {"quotes": 0, "mentions": 0, "roles": 0, "aliases": 1})
    assert page.context["survivor"] == ada


def test_a_merge_moves_all_leads_on_and_is_undone_from_the_history(senior, client):
    kept, gone = ActorFactory(name="Ada Brandt"), ActorFactory(name="A. Brandt")
    quote = QuoteFactory(speaker=gone)
    old = gone.get_absolute_url()
    page = senior.post(
        reverse("desk:merge", args=[kept.pk, gone.pk]),
        {"action": "merge", "survivor": str(kept.pk), "reason": "one person"},
        follow=True,
    )
    assert Quote.objects.get(pk=quote.pk).speaker == kept
    answer = client.get(old)
    assert (answer.status_code, answer["Location"]) == (301, kept.get_absolute_url())
    (decision,) = page.context["decisions"]
    assert (decision.action, decision.reason, decision.may_undo) == ("merge", "one person", True)
    senior.post(reverse("desk:undo", args=[decision.pk]), {"kind": "actor", "row": str(kept.pk)})
    assert Quote.objects.get(pk=quote.pk).speaker == gone
    assert client.get(old).status_code == 200


def test_only_a_senior_editor_merges_and_undoes_a_merge(editor, senior):
    kept, gone = ActorFactory(), ActorFactory()
    address = reverse("desk:merge", args=[kept.pk, gone.pk])
    sent = {"action": "merge", "survivor": str(kept.pk)}
    assert not editor.get(address).context["may_merge"]
    assert editor.post(address, sent).status_code == 403
    senior.post(address, sent)
    assert editor.post(reverse("desk:undo", args=[Decision.objects.get().pk])).status_code == 403
    assert Decision.objects.in_force().exists()


def test_those_kept_apart_are_not_suggested_again(editor):
    one, other = ActorFactory(name="Ada Brandt"), ActorFactory(name="Ada Brandt")
    assert len(editor.get(reverse("desk:same")).context["likenesses"]) == 1
    editor.post(reverse("desk:merge", args=[one.pk, other.pk]), {"action": "apart", "reason": "mother and daughter"})
    assert KeptApart.objects.count() == 1
    assert editor.get(reverse("desk:same")).context["likenesses"] == []
    assert "mother and daughter" in editor.get(reverse("desk:merge", args=[one.pk, other.pk])).content.decode()


def test_suggestions_of_one_actor(editor):
    ada = ActorFactory(name="Ada Brandt")
    ActorFactory(name="Ada Brandt")
    ActorFactory(name="Jo Lund"), ActorFactory(name="Jo Lund")
    found = editor.get(reverse("desk:same"), {"actor": ada.pk}).context["likenesses"]
    assert [ada in (like.one, like.other) for like in found] == [True]


@pytest.mark.parametrize("n", [1, 30])
def test_suggestions_cost_few_queries(editor, n):
    for _ in range(n):
        ActorFactory(name="Ada Brandt")
    with CaptureQueriesContext(connection) as queries:
        editor.get(reverse("desk:same"))
    assert len(queries) <= 16


def test_quotes_are_put_on_another_after_a_second_look(editor):
    ada, jo = ActorFactory(name="Ada Brandt"), ActorFactory(name="Jo Lund")
    mine, theirs = QuoteFactory(speaker=ada), QuoteFactory(speaker=ada)
    address = reverse("desk:split", args=[ada.pk])
    assert {q.pk for q in editor.get(address).context["quotes"]} == {mine.pk, theirs.pk}
    page = editor.post(address, {"quote": [str(theirs.pk)], "name": "jo lund"})
    assert [actor.pk for actor in page.context["known"]] == [jo.pk]
    assert Quote.objects.filter(speaker=ada).count() == 2
    editor.post(address, {"quote": [str(theirs.pk)], "name": "jo lund", "to": str(jo.pk)})
    assert (Quote.objects.get(pk=mine.pk).speaker, Quote.objects.get(pk=theirs.pk).speaker) == (ada, jo)


def test_quotes_are_put_on_somebody_new(editor):
    quote = QuoteFactory()
    address = reverse("desk:split", args=[quote.speaker_id])
    editor.post(address, {"quote": [str(quote.pk)], "name": "Mara Voss", "to": "new"})
    assert Quote.objects.get().speaker.name == "Mara Voss"


@pytest.mark.parametrize(
    "given", [{}, {"quote": ["x"]}, {"quote": ["9" * 30], "name": "x"}, {"name": "\x00"}, {"to": "new"}]
)
def test_nothing_chosen_moves_nothing(editor, given):
    quote = QuoteFactory()
    assert editor.post(reverse("desk:split", args=[quote.speaker_id]), given).status_code == 302
    assert not Decision.objects.exists()


@pytest.mark.parametrize("value", ["\x00", "x" * 5000, "9" * 20, "-1", "[]"])
def test_no_value_breaks_the_pages_of_actors(senior, value):
    one, other = ActorFactory(), ActorFactory()
    for name, query in (("same", "actor"), ("same", "before"), ("merge-two", "one")):
        assert senior.get(reverse(f"desk:{name}"), {query: value}).status_code in (200, 302)
    sent = {"action": "merge", "survivor": value, "reason": value}
    assert senior.post(reverse("desk:merge", args=[one.pk, other.pk]), sent).status_code == 302
    assert senior.get(reverse("desk:split", args=[one.pk]), {"q": value, "page": value}).status_code == 200
    assert not Decision.objects.exists()
