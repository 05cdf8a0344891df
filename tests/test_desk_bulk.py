"""Many quotes at once: counted and shown first, then each decided by itself."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from articles.admin import bulk
from articles.models import Decision, Quote
from articles.permitting import EDITOR, VIEWER
from tests.factories import ActorFactory, QuoteFactory

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/quote/"


def somebody(role: str) -> Client:
    user = User.objects.create_user(role, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def desk() -> Client:
    return somebody(EDITOR)


@pytest.mark.parametrize(("action", "left"), [("accept_chosen", 3), ("reject_chosen", 1)])
def test_a_count_is_shown_before_anything_is_done(desk, action, left):
    chosen = [QuoteFactory(), QuoteFactory()]
    QuoteFactory()
    sent = {"action": action, "_selected_action": [str(quote.pk) for quote in chosen]}
    page = desk.post(LIST, sent)
    assert (page.context["total"], Decision.objects.count()) == (2, 0)
    desk.post(LIST, sent | {"confirmed": "yes", "reason": "as the tape says"})
    assert Quote.objects.count() == left
    assert set(Decision.objects.values_list("object_id", "reason")) == {(q.pk, "as the tape says") for q in chosen}


def test_quotes_are_given_to_a_speaker_who_is_found_by_name(desk):
    quote, jo = QuoteFactory(), ActorFactory(name="Jo Lund")
    sent = {"action": "give_chosen", "_selected_action": [str(quote.pk)]}
    assert desk.post(LIST, sent).status_code == 200
    page = desk.post(LIST, sent | {"name": "jo lund"})
    assert [actor.pk for actor in page.context["known"]] == [jo.pk]
    desk.post(LIST, sent | {"name": "jo lund", "to": str(jo.pk), "confirmed": "yes"})
    assert Quote.objects.get().speaker == jo


def test_too_many_are_not_decided_at_once(desk, monkeypatch):
    monkeypatch.setattr(bulk, "MOST", 1)
    chosen = [str(QuoteFactory().pk) for _ in range(2)]
    sent = {"action": "accept_chosen", "_selected_action": chosen, "confirmed": "yes"}
    page = desk.post(LIST, sent, follow=True)
    assert "at most 1" in page.content.decode()
    assert not Decision.objects.exists()


def test_a_viewer_decides_nothing():
    quote = QuoteFactory()
    sent = {"action": "accept_chosen", "_selected_action": [str(quote.pk)], "confirmed": "yes"}
    somebody(VIEWER).post(LIST, sent)
    assert not Decision.objects.exists()


def test_an_actors_page_leads_to_wikidata_and_to_what_can_be_done(desk):
    actor = ActorFactory()
    page = desk.get(reverse("admin:articles_actor_change", args=[actor.pk])).content.decode()
    assert f"/admin/same/?actor={actor.pk}" in page
    assert f"/admin/split/{actor.pk}/" in page
