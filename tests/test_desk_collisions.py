"""Two editors at once: nothing is overwritten unseen."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from articles.models import Actor, Alias, Article, Quote
from articles.permitting import EDITOR
from tests.factories import ActorFactory, AliasFactory, ArticleFactory, QuoteFactory

pytestmark = pytest.mark.django_db


def editor(name: str) -> Client:
    user = User.objects.create_user(name, is_staff=True)
    user.groups.add(Group.objects.get(name=EDITOR))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def ann() -> Client:
    return editor("ann")


@pytest.fixture
def ben() -> Client:
    return editor("ben")


def change(row) -> str:
    return reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])


def opened(client: Client, address: str) -> dict[str, str]:
    """What a browser would send if the page were saved as it came."""
    context = client.get(address).context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    sent = {}
    for form in forms:
        for bound in form:
            widget = getattr(bound.field.widget, "widget", bound.field.widget)
            value = bound.value()
            parts = widget.decompress(value) if hasattr(widget, "decompress") else [value]
            names = [f"{bound.html_name}_{i}" for i in range(len(parts))] if len(parts) > 1 else [bound.html_name]
            for name, part in zip(names, parts, strict=True):
                if part is not None and part is not False:
                    sent[name] = "on" if part is True else str(part)
    return sent


def chosen(page, **choices: str) -> dict[str, str]:
    """The page of both versions, sent with choices; what is not named stays as the page proposes."""
    context = page.context
    sent = dict(context["kept"]) | {context["field"]: context["loaded"]}
    for difference in context["differences"]:
        choice = choices.get(difference.label.lower().replace(" ", "_"), difference.chosen)
        sent |= {difference.name: choice} if choice else {}
    return sent


def test_who_saves_second_sees_both_versions_and_nothing_is_overwritten(ann, ben):
    article = ArticleFactory(title="Bridge closed", byline="A. Writer")
    first, second = opened(ann, change(article)), opened(ben, change(article))
    ann.post(change(article), first | {"title": "Bridge shut"})
    page = ben.post(change(article), second | {"title": "Bridge barred"})
    assert page.status_code == 409
    assert [(d.label, d.opened, d.theirs, d.mine, d.chosen) for d in page.context["differences"]] == [
        ("Title", "Bridge closed", "Bridge shut", "Bridge barred", "")
    ]
    assert "<strong>ann</strong>" in page.content.decode()
    article.refresh_from_db()
    assert (article.title, article.edited_by.username) == ("Bridge shut", "ann")


@pytest.mark.parametrize(("choice", "title"), [("theirs", "Bridge shut"), ("mine", "Bridge barred")])
def test_what_was_chosen_stands(ann, ben, choice, title):
    article = ArticleFactory(title="Bridge closed")
    first, second = opened(ann, change(article)), opened(ben, change(article))
    ann.post(change(article), first | {"title": "Bridge shut"})
    page = ben.post(change(article), second | {"title": "Bridge barred"})
    assert ben.post(change(article), chosen(page, title=choice)).status_code == 302
    article.refresh_from_db()
    assert article.title == title


def test_changes_of_different_fields_are_both_kept_by_default(ann, ben):
    article = ArticleFactory(title="Bridge closed", byline="A. Writer")
    first, second = opened(ann, change(article)), opened(ben, change(article))
    ann.post(change(article), first | {"title": "Bridge shut"})
    page = ben.post(change(article), second | {"byline": "B. Writer"})
    assert page.status_code == 409
    assert ben.post(change(article), chosen(page)).status_code == 302
    article.refresh_from_db()
    assert (article.title, article.byline) == ("Bridge shut", "B. Writer")


def test_a_third_save_in_between_is_shown_too(ann, ben):
    article = ArticleFactory(title="One")
    sent = opened(ben, change(article))
    ann.post(change(article), opened(ann, change(article)) | {"title": "Two"})
    page = ben.post(change(article), sent | {"title": "Mine"})
    ann.post(change(article), opened(ann, change(article)) | {"title": "Three"})
    page = ben.post(change(article), chosen(page, title="mine"))
    assert page.status_code == 409
    assert [(d.theirs, d.mine) for d in page.context["differences"]] == [("Three", "Mine")]


def test_who_saves_alone_is_asked_nothing(ann):
    article = ArticleFactory(title="One")
    QuoteFactory(article=article)
    assert ann.post(change(article), opened(ann, change(article)) | {"title": "Two"}).status_code == 302
    assert Article.objects.get().title == "Two"


def test_a_row_of_an_inline_table_has_two_versions_as_well(ann, ben):
    quote, other, third = QuoteFactory(), ActorFactory(), ActorFactory(name="Jo Lund")
    first, second = opened(ann, change(quote.article)), opened(ben, change(quote.article))
    ann.post(change(quote.article), first | {"quotes-0-speaker": str(other.pk)})
    page = ben.post(change(quote.article), second | {"quotes-0-speaker": str(third.pk)})
    assert [(d.theirs, d.mine) for d in page.context["differences"]] == [(other.name, "Jo Lund")]
    assert Quote.objects.get().speaker == other
    ben.post(change(quote.article), chosen(page, speaker="mine"))
    assert Quote.objects.get().speaker == third


def test_a_deletion_is_not_done_unseen(ann, ben):
    quote, other = QuoteFactory(), ActorFactory()
    first, second = opened(ann, change(quote.article)), opened(ben, change(quote.article))
    ann.post(change(quote.article), first | {"quotes-0-speaker": str(other.pk)})
    page = ben.post(change(quote.article), second | {"quotes-0-DELETE": "on"})
    assert page.status_code == 409
    assert Quote.objects.filter(speaker=other).exists()
    ben.post(change(quote.article), chosen(page, delete="theirs"))
    assert Quote.objects.filter(speaker=other).exists()


def test_rows_that_are_gone_are_told_and_the_rest_is_saved(ann, ben):
    actor = ActorFactory()
    for name in ("Ms One", "Ms Two", "Ms Three"):
        AliasFactory(actor=actor, name=name)
    first, second = opened(ann, change(actor)), opened(ben, change(actor))
    gone = next(key[:-5] for key, value in first.items() if value == "Ms Two" and key.endswith("-name"))
    kept = next(key for key, value in second.items() if value == "Ms Three" and key.endswith("-name"))
    ann.post(change(actor), first | {f"{gone}-DELETE": "on"})
    page = ben.post(change(actor), second | {kept: "Ms Drei"})
    assert page.status_code == 409
    done = ben.post(change(actor), chosen(page))
    assert done.status_code == 302
    assert set(Alias.objects.values_list("name", flat=True)) == {"Ms One", "Ms Drei"}


def test_a_row_added_meanwhile_stays(ann, ben):
    actor = ActorFactory(name="Ada Brandt")
    sent = opened(ben, change(actor))
    AliasFactory(actor=actor, name="Ms Brandt")
    assert ben.post(change(actor), sent | {"name": "Ada Brand"}).status_code == 302
    assert "Ms Brandt" in Alias.objects.values_list("name", flat=True)


@pytest.mark.parametrize("token", ["nonsense", "a:b:c", "\x00", "x" * 9000])
def test_a_version_that_is_none_of_ours_shows_what_would_change(ann, token):
    actor = ActorFactory(name="Ada Brandt")
    page = ann.post(change(actor), opened(ann, change(actor)) | {"name": "Jo Lund", "loaded": token})
    assert page.status_code == 409
    assert [(d.theirs, d.mine) for d in page.context["differences"]] == [("Ada Brandt", "Jo Lund")]
    assert Actor.objects.get().name == "Ada Brandt"


@pytest.mark.parametrize("name", ["take:title", "take:", "take:quotes#9.speaker", "take:aliases#1.", "take:\x00.x"])
def test_choices_that_nobody_was_given_change_nothing(ann, name):
    article = ArticleFactory(title="One")
    assert ann.post(change(article), opened(ann, change(article)) | {name: "theirs"}).status_code == 302
    assert Article.objects.get().title == "One"
