"""The desk as an editor uses it, and as somebody would who means it no good."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import (
    Actor,
    ActorMention,
    Alias,
    Article,
    Copy,
    Cut,
    FileOutcome,
    FixityCheck,
    ImportRun,
    Location,
    LocationMention,
    Original,
    Outlet,
    Quarantined,
    Quote,
    Report,
    Role,
    Statement,
)

pytestmark = pytest.mark.django_db

BODY = (
    "ZAKHO — The dam is sound, Ada Brandt said on Friday.\n\n“We will not leave the valley,” she said. "
    "“The gates are closed.”\n\nThe mayor called it “a\nblatant lie”. It is a blatant lie, he said."
)
NAUGHTY = Path(__file__).resolve().parents[2] / "shared" / "samples" / "naughty-strings" / "src" / "blns.json"
MODELS = [
    Actor,
    ActorMention,
    Alias,
    Article,
    Cut,
    FileOutcome,
    FixityCheck,
    ImportRun,
    Location,
    LocationMention,
    Original,
    Outlet,
    Quarantined,
    Quote,
    Report,
    Role,
    Statement,
]
RECORDS = [Cut, FileOutcome, FixityCheck, ImportRun, Original, Quarantined, Report, Role, Statement]


@pytest.fixture
def editor() -> User:
    user = User.objects.create_user("edith", is_staff=True)
    user.groups.add(Group.objects.get(name="Editor"))
    return user


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


@pytest.fixture
def archive() -> Article:
    """One row of every kind."""
    run = ImportRun.objects.create(arguments=["sources"], finished_at=datetime(2019, 3, 1, tzinfo=UTC))
    article = Article.objects.create(
        title="Dam sound", body=BODY, text_key="a" * 64, outlet=Outlet.objects.create(name="Harbour Courier")
    )
    actor = Actor.objects.create(kind="person", name="Ada Brandt", key="person:ada brandt")
    place = Location.objects.create(name="Zakho", latitude=37.1, longitude=42.7, country="IQ", geonames_id=1)
    Alias.objects.create(actor=actor, name="Dr Brandt")
    ActorMention.objects.create(article=article, actor=actor, start=25, end=35)
    LocationMention.objects.create(article=article, location=place, start=0, end=5)
    Cut.objects.create(article=article, position=0, kind="caption", text="A picture of the dam")
    Original.objects.create(article=article, name="dam.txt", sha256="b" * 64, size=9, text_key="a" * 64, run=run)
    Quarantined.objects.create(name="photo.txt", reason="photo.txt: is a picture, not a text.", run=run)
    quote = add_quote(article, "We will not leave the valley,", actor)
    FileOutcome.objects.create(run=run, path="/in/dam.txt", name="dam.txt", sha256="b" * 64, outcome="imported")
    FixityCheck.objects.create(sha256="b" * 64, result="sound")
    Role.objects.create(article=article, actor=actor, wording="dam keeper")
    statement = Statement.objects.create(key="a" * 64)
    Report.objects.create(statement=statement, quote=quote, kind="exact", is_first=True)
    return article


def add_quote(article: Article, words: str, speaker: Actor | None = None) -> Quote:
    start = article.body.index(words)
    return Quote.objects.create(
        article=article,
        speaker=speaker,
        start=start,
        end=start + len(words),
        text=words,
        rule="pronoun",
        confidence=0.6,
    )


def change(row) -> str:
    return reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])


def listing(model) -> str:
    return reverse(f"admin:articles_{model._meta.model_name}_changelist")


def adding(model) -> str:
    return reverse(f"admin:articles_{model._meta.model_name}_add")


def form_of(client: Client, address: str) -> dict[str, str]:
    """What a browser would send if the form were submitted as it came."""
    context = client.get(address).context
    forms = [context["adminform"].form]
    sent = {}
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    for form in forms:
        for bound in form:
            value = bound.value()
            parts = bound.field.widget.decompress(value) if hasattr(bound.field.widget, "decompress") else [value]
            names = [f"{bound.html_name}_{i}" for i in range(len(parts))] if len(parts) > 1 else [bound.html_name]
            for name, part in zip(names, parts, strict=True):
                if part is not None and part is not False:
                    sent[name] = str(part).replace("\n", "\r\n")
    return sent


def submit(client: Client, address: str, **changes: str):
    sent = {**form_of(client, address), **{name.replace("__", "-"): value for name, value in changes.items()}}
    return client.post(address, sent)


def errors(response) -> dict[str, list[str]]:
    assert response.status_code == 200, "the form was accepted"
    found = dict(response.context["adminform"].form.errors)
    for inline in response.context["inline_admin_formsets"]:
        for form in inline.formset.forms:
            found |= form.errors
        if inline.formset.non_form_errors():
            found["formset"] = inline.formset.non_form_errors()
    return found


# What can be seen


def test_every_model_has_a_list_with_search_and_filters_and_a_page_for_each_row(desk, archive):
    for model in MODELS:
        page = desk.get(listing(model))
        assert page.status_code == 200, model
        assert page.context["cl"].search_fields, model
        assert page.context["cl"].result_count == 1, model
        assert desk.get(listing(model), {"q": "zzz"}).context["cl"].result_count == 0, model
        row = model.objects.get()
        assert desk.get(change(row)).status_code == 200, model
        assert desk.get(change(row).replace("change", "history")).status_code == 200, model


def test_records_can_be_read_and_not_changed(desk, archive):
    for model in RECORDS:
        row = model.objects.get()
        assert desk.get(adding(model)).status_code == 403
        assert desk.post(change(row), {"name": "x", "kind": "x"}).status_code == 403
        deletion = desk.post(change(row).replace("change", "delete"), {"post": "yes"})
        assert deletion.status_code == (302 if model is Quarantined else 403)
    assert not Quarantined.objects.exists()


def test_an_original_leads_to_its_bytes(desk, archive):
    original = Original.objects.get()
    assert f'href="/originals/{original.pk}/"' in desk.get(change(original)).content.decode()


@pytest.mark.parametrize(
    ("model", "words"),
    [
        (Article, "valley"),
        (Article, '"blatant lie"'),
        (Article, "dam -zurich"),
        (Quote, "leaving valleys"),
        (Quote, "dr brandt"),
        (Actor, "BRANDT"),
        (Actor, "dr brandt"),
        (Actor, "Ádà Br"),
        (Alias, "DR"),
        (Location, "zakh"),
        (ActorMention, "dr brandt"),
        (LocationMention, "zakho"),
        (Original, "dam.txt"),
        (Original, "bbbb"),
        (Quarantined, "picture"),
        (Cut, "picture"),
        (ImportRun, "sources"),
        (FileOutcome, "/in/dam"),
        (FixityCheck, "bbbb"),
        (Role, "keeper"),
        (Role, "Ada"),
        (Statement, "leaving valleys"),
        (Report, "leaving valleys"),
    ],
)
def test_search_finds(desk, archive, model, words):
    assert desk.get(listing(model), {"q": words}).context["cl"].result_count == 1


def test_an_article_is_found_by_its_number(desk, archive):
    assert desk.get(listing(Article), {"q": archive.pk}).context["cl"].result_count == 1


@pytest.mark.parametrize(
    ("model", "query", "number"),
    [
        (Quote, "edited=yes", 0),
        (Quote, "edited=no", 1),
        (Quote, "confidence=middle", 1),
        (Quote, "confidence=low", 0),
        (Quote, "speaker__isempty=1", 0),
        (Quote, "speaker__kind__exact=person", 1),
        (Article, "published_precision__exact=unknown", 1),
        (Article, "published_precision__exact=day", 0),
        (Actor, "kind__exact=unnamed", 0),
        (Location, "country=IQ", 1),
        (Original, "article__isempty=1", 0),
    ],
)
def test_lists_are_filtered(desk, archive, model, query, number):
    assert desk.get(f"{listing(model)}?{query}").context["cl"].result_count == number


def test_the_evidence_stands_marked_in_its_sentence(desk, archive):
    page = desk.get(change(Quote.objects.get())).content.decode()
    assert "“<mark>We will not leave the valley,</mark>” she said." in page
    assert reverse("quote", args=[Quote.objects.get().pk]) in page


def test_what_an_article_says_is_escaped(desk):
    article = Article.objects.create(title="<b>x</b>", body="“<script>alert(1)</script>,” he said", text_key="c" * 64)
    quote = add_quote(article, "<script>alert(1)</script>,")
    for address in (change(article), change(quote), listing(Quote), listing(Article)):
        page = desk.get(address).content.decode()
        assert "<script>alert" not in page
        assert "<b>x</b>" not in page


def test_no_page_holds_a_style_or_a_script_of_its_own(desk, archive):
    for model in MODELS:
        for address in (listing(model), change(model.objects.get())):
            page = desk.get(address).content.decode()
            assert "<style" not in page
            assert " style=" not in page
            assert "<script>" not in page


def test_nobody_else_gets_in(client, archive):
    client.force_login(User.objects.create_user("reader"))
    assert client.get(listing(Article)).status_code == 302


def test_the_door_opens_to_the_password_and_closes_after_ten_wrong_ones(client, editor, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    editor.set_password("a-heron-by-the-lock")
    editor.save()
    login = reverse("admin:login")
    given = {"username": "edith", "password": "a-heron-by-the-lock", "next": "/admin/"}
    assert client.post(login, given).status_code == 302
    client.logout()
    for _ in range(10):
        answer = client.post(login, {**given, "password": "wrong"})
    assert answer.status_code == 429
    assert client.post(login, given).status_code == 429


# What is changed, and how it is marked


def test_saving_without_a_change_marks_nothing(desk, archive):
    for model in (Article, Quote, Actor, Location):
        row = model.objects.get()
        assert submit(desk, change(row)).status_code == 302, model
        row.refresh_from_db()
        assert not row.is_edited, model


@pytest.mark.parametrize(
    ("model", "field", "value"),
    [
        (Article, "title", "Dam holds"),
        (Article, "byline", "Jo Lund"),
        (Quote, "kind", "partial"),
        (Actor, "kind", "organisation"),
        (Location, "latitude", "37.2"),
    ],
)
def test_a_change_marks_the_row_and_keeps_its_identity(desk, editor, archive, model, field, value):
    row = model.objects.get()
    key = getattr(row, "text_key", None) or getattr(row, "key", None)
    assert submit(desk, change(row), **{field: value}).status_code == 302
    row.refresh_from_db()
    assert str(getattr(row, field)) == value
    assert row.edited_by == editor
    assert key == (getattr(row, "text_key", None) or getattr(row, "key", None))
    assert "By edith on" in desk.get(change(row)).content.decode()


def test_identity_and_body_are_not_taken_from_a_form(desk, archive):
    submit(desk, change(archive), title="Dam holds", text_key="z" * 64, body="nothing")
    actor = Actor.objects.get()
    submit(desk, change(actor), name="Ada Lund", key="z", folded="z")
    archive.refresh_from_db()
    actor.refresh_from_db()
    assert (archive.title, archive.body, archive.text_key) == ("Dam holds", BODY, "a" * 64)
    assert (actor.key, actor.folded) == ("person:ada brandt", "ada lund")
    assert set(actor.aliases.values_list("name", flat=True)) == {"Ada Brandt", "Dr Brandt"}


def test_another_speaker_chosen_on_the_article_marks_that_quote_only(desk, editor, archive):
    first, second = Quote.objects.get(), add_quote(archive, "The gates are closed.")
    other = Actor.objects.create(kind="person", name="Jo Lund", key="person:jo lund")
    answer = submit(desk, change(archive), **{"quotes__0__speaker": str(other.pk)})
    assert answer.status_code == 302
    for row in (first, second, archive):
        row.refresh_from_db()
    assert (first.speaker, first.edited_by, first.rule) == (other, editor, "editor")
    assert not second.is_edited
    assert not archive.is_edited
    assert LogEntry.objects.filter(user=editor).count() == 1


def test_a_quote_deleted_on_the_article_is_gone(desk, archive):
    submit(desk, change(archive), **{"quotes__0__DELETE": "on"})
    assert not Quote.objects.exists()


@pytest.mark.parametrize(
    ("pasted", "found"),
    [
        ("The gates are closed.", "The gates are closed."),
        ("“The gates are closed.”", "The gates are closed."),
        (" a blatant lie ", "a\nblatant lie"),
    ],
)
def test_a_missed_quote_is_given_by_its_words(desk, editor, archive, pasted, found):
    answer = submit(desk, change(archive), **new_quote(pasted, Actor.objects.get()))
    assert answer.status_code == 302, errors(answer)
    quote = Quote.objects.latest("pk")
    assert quote.text == found == archive.body[quote.start : quote.end]
    assert (quote.rule, quote.confidence, quote.edited_by) == ("editor", 1.0, editor)
    archive.refresh_from_db()
    assert not archive.is_edited


@pytest.mark.parametrize(
    "pasted", ["", "   ", "“”", "Not in it", "We will not leave the valley,", "\x00", "((((a+)+)+"]
)
def test_words_that_will_not_do_are_refused_with_a_reason(desk, archive, pasted):
    changes = new_quote(pasted)
    if not pasted.strip():
        changes["quotes-2__0__speaker"] = str(Actor.objects.get().pk)
    assert errors(submit(desk, change(archive), **changes))
    assert Quote.objects.count() == 1


def test_the_same_words_twice_in_one_form_are_refused(desk, archive):
    twice = {
        **new_quote("The gates are closed."),
        **{
            name.replace("__0__", "__1__"): value
            for name, value in new_quote("The gates are closed.").items()
            if "__0__" in name
        },
        "quotes-2__TOTAL_FORMS": "2",
    }
    assert "formset" in errors(submit(desk, change(archive), **twice))


def new_quote(words: str, speaker: Actor | None = None) -> dict[str, str]:
    return {
        "quotes-2__TOTAL_FORMS": "1",
        "quotes-2__0__text": words,
        "quotes-2__0__kind": "direct",
        "quotes-2__0__speaker": str(speaker.pk) if speaker else "",
    }


# A quote's own page


def quote_given(stands_in: Article, **given) -> dict[str, str]:
    return {"article": str(stands_in.pk), "kind": "direct", **{name: str(value) for name, value in given.items()}}


@pytest.mark.parametrize(
    "given",
    [
        {"text": "The gates are closed."},
        {"text": "The gates are closed.", "start": BODY.index("The gates")},
        {"start": BODY.index("The gates"), "end": BODY.index("The gates") + 21},
    ],
)
def test_a_quote_is_added_by_words_or_offsets(desk, archive, given):
    answer = desk.post(adding(Quote), quote_given(archive, **given))
    assert answer.status_code == 302, errors(answer)
    assert Quote.objects.latest("pk").text == "The gates are closed."


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({}, "text"),
        ({"text": "Nowhere"}, "text"),
        ({"start": 5, "end": 5}, "end"),
        ({"start": 9, "end": 5}, "end"),
        ({"start": 5, "end": 99999}, "end"),
        ({"start": -5, "end": 5}, "start"),
        ({"start": 0, "end": 99999999999999999999}, "end"),
        ({"start": 0, "end": 5, "text": "wrong"}, "text"),
        ({"start": BODY.index("We will"), "end": BODY.index("We will") + 29}, "__all__"),
        ({"text": "closed", "article": "abc"}, "article"),
        ({"text": "closed", "speaker": 99999}, "speaker"),
        ({"text": "closed", "speaker": "99999999999999999999"}, "speaker"),
        ({"text": "closed", "kind": "sung"}, "kind"),
        ({"text": "closed", "speaker_mention": "Nobody"}, "speaker_mention"),
        ({"text": "closed", "cue": "sang"}, "cue"),
    ],
)
def test_a_quote_that_is_not_in_the_article_is_refused(desk, archive, given, field):
    assert field in errors(desk.post(adding(Quote), quote_given(archive, **given)))
    assert Quote.objects.count() == 1


def test_a_quote_of_several_paragraphs_is_not_changed_by_a_browsers_line_ends(desk):
    body = "“One paragraph.\n\n“And another,” she said."
    article = Article.objects.create(title="Two", body=body, text_key="d" * 64)
    quote = add_quote(article, "One paragraph.\n\n“And another,")
    assert submit(desk, change(quote)).status_code == 302
    quote.refresh_from_db()
    assert not quote.is_edited


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"start": str(BODY.index("not leave"))}, "not leave the valley,"),
        ({"text": "leave the valley"}, "leave the valley"),
        ({"text": ""}, "We will not leave the valley,"),
    ],
)
def test_a_quotes_bounds_are_moved(desk, archive, changes, text):
    quote = Quote.objects.get()
    answer = submit(desk, change(quote), **changes)
    assert answer.status_code == 302, errors(answer)
    quote.refresh_from_db()
    assert quote.text == text == BODY[quote.start : quote.end]


# Dates


@pytest.mark.parametrize(
    ("given", "day", "moment", "precision"),
    [
        ({"published_on": "2019-03-12"}, "2019-03-12", "2019-03-12T00:00:00+00:00", "day"),
        (
            {"published_on": "2019-03-12", "published_at_0": "2019-03-12", "published_at_1": "09:30"},
            "2019-03-12",
            "2019-03-12T09:30:00+00:00",
            "minute",
        ),
        (
            {"published_on": "2019-03-12", "published_precision": "month"},
            "2019-03-01",
            "2019-03-01T00:00:00+00:00",
            "month",
        ),
        ({"published_on": "0001-01-01"}, "0001-01-01", "0001-01-01T00:00:00+00:00", "day"),
    ],
)
def test_an_undated_article_is_dated(desk, archive, given, day, moment, precision):
    answer = submit(desk, change(archive), **given)
    assert answer.status_code == 302, errors(answer)
    archive.refresh_from_db()
    assert archive.published_on.isoformat() == day
    assert archive.published_at.isoformat() == moment
    assert (archive.published_precision, archive.published_origin) == (precision, "editor")
    assert desk.get(listing(Article)).status_code == 200
    assert desk.get(change(archive)).status_code == 200


def test_a_cleared_day_makes_an_article_undated(desk, archive):
    submit(desk, change(archive), published_on="2019-03-12")
    answer = submit(desk, change(archive), published_on="")
    assert answer.status_code == 302, errors(answer)
    archive.refresh_from_db()
    assert (archive.published_on, archive.published_at, archive.published_precision) == (None, None, "unknown")
    assert archive.published_origin == "editor"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"published_precision": "day"}, "published_on"),
        ({"published_on": "2019-03-12", "published_precision": "minute"}, "published_at"),
        ({"published_on": "yesterday"}, "published_on"),
        ({"published_on": "99999-01-01"}, "published_on"),
        ({"published_on": "9999-12-31"}, "published_on"),
        ({"published_at_0": "2019-03-12"}, "published_at"),
        ({"published_precision": "century"}, "published_precision"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"title": ""}, "title"),
        ({"title": "x" * 501}, "title"),
        ({"title": "x\x00"}, "title"),
        ({"outlet": "99999999999999999999"}, "outlet"),
        ({"language": "x" * 9}, "language"),
    ],
)
def test_an_article_that_would_contradict_itself_is_refused(desk, archive, given, field):
    assert field in errors(submit(desk, change(archive), **given))
    archive.refresh_from_db()
    assert not archive.is_edited


def test_an_article_can_be_written_by_hand(desk, editor):
    given = {
        "title": "Notice",
        "body": "One.\r\n\r\nTwo.",
        "published_on": "2019-03-12",
        "published_precision": "unknown",
    }
    answer = desk.post(adding(Article), given)
    assert answer.status_code == 302, errors(answer)
    article = Article.objects.get()
    assert (article.body, article.published_precision, article.edited_by) == ("One.\n\nTwo.", "day", editor)


# Actors, locations, mentions, outlets


@pytest.mark.parametrize(
    ("model", "given", "field"),
    [
        (Actor, {"name": ""}, "name"),
        (Actor, {"name": "\u0301"}, "name"),
        (Actor, {"name": "\ufdfa" * 300}, "name"),
        (Actor, {"kind": "ghost"}, "kind"),
        (Location, {"latitude": "91"}, "latitude"),
        (Location, {"latitude": "nan"}, "latitude"),
        (Location, {"longitude": "-181"}, "longitude"),
        (Location, {"longitude": "inf"}, "longitude"),
        (Location, {"longitude": ""}, "longitude"),
        (Location, {"country": "Iraq"}, "country"),
        (Location, {"country": "1Q"}, "country"),
        (Location, {"name": "\ufdfa" * 200}, "name"),
        (Location, {"geonames_id": "-1"}, "geonames_id"),
        (Location, {"geonames_id": "99999999999"}, "geonames_id"),
        (Alias, {"name": " "}, "name"),
        (ActorMention, {"start": "35"}, "end"),
        (ActorMention, {"end": "99999"}, "end"),
        (LocationMention, {"start": "-1"}, "start"),
        (Outlet, {"name": ""}, "name"),
    ],
)
def test_wrong_values_are_refused(desk, archive, model, given, field):
    assert field in errors(submit(desk, change(model.objects.get()), **given))


def test_what_is_there_already_is_refused(desk, archive):
    actor, place = Actor.objects.get(), Location.objects.get()
    at_zakho = {"latitude": "1", "longitude": "1", "feature": "city"}
    assert "name" in errors(desk.post(adding(Alias), {"actor": actor.pk, "name": "DR BRANDT"}))
    assert "name" in errors(desk.post(adding(Outlet), {"name": "Harbour Courier"}))
    assert errors(desk.post(adding(Location), {**at_zakho, "name": "Zakho", "geonames_id": place.geonames_id}))
    assert desk.post(adding(Location), {**at_zakho, "name": "Nowhere"}).status_code == 302
    assert "__all__" in errors(desk.post(adding(Location), {**at_zakho, "name": "NOWHERE"}))
    mention = {"article": archive.pk, "actor": actor.pk, "start": 25, "end": 30}
    assert "start" in errors(desk.post(adding(ActorMention), mention))
    rows = {"aliases__TOTAL_FORMS": "2", "aliases__1__name": "dr  brandt"}
    assert errors(submit(desk, change(actor), **rows))
    rows = {"aliases__TOTAL_FORMS": "3", "aliases__1__name": "Ada B.", "aliases__2__name": "ADA B."}
    assert "formset" in errors(submit(desk, change(actor), **rows))


def test_a_new_name_and_its_old_one_as_alias_in_one_form(desk, archive):
    actor = Actor.objects.get()
    rows = {"name": "Ada Lund", "aliases__TOTAL_FORMS": "2", "aliases__1__name": "Ada Brandt"}
    answer = submit(desk, change(actor), **rows)
    assert answer.status_code == 302
    assert sorted(actor.aliases.values_list("name", flat=True)) == ["Ada Brandt", "Dr Brandt"]


def test_an_actor_and_a_place_made_by_hand(desk, editor):
    assert desk.post(adding(Actor), {"name": "Jo Lund", "kind": "person", **no_rows("aliases")}).status_code == 302
    assert Actor.objects.get().edited_by == editor


def no_rows(prefix: str) -> dict[str, str]:
    return {f"{prefix}-TOTAL_FORMS": "0", f"{prefix}-INITIAL_FORMS": "0"}


# Deleting


def test_whom_somebody_quotes_cannot_be_deleted(desk, archive):
    actor = Actor.objects.get()
    page = desk.get(change(actor).replace("change", "delete")).content.decode()
    assert "1 quotes. Give them another speaker" in page
    assert desk.post(change(actor).replace("change", "delete"), {"post": "yes"}).status_code == 200
    chosen = {"action": "delete_selected", "_selected_action": actor.pk, "post": "yes"}
    assert desk.post(listing(Actor), chosen).status_code in (200, 302)
    assert Actor.objects.exists()
    assert desk.post(change(Outlet.objects.get()).replace("change", "delete"), {"post": "yes"}).status_code == 200
    assert Outlet.objects.exists()


def test_deleting_an_article_says_what_stays(desk, archive):
    address = change(archive).replace("change", "delete")
    assert "Original files that stay: 1." in desk.get(address).content.decode()
    assert desk.post(address, {"post": "yes"}).status_code == 302
    assert not Article.objects.exists()
    assert Original.objects.get().article is None


def test_many_are_deleted_at_once(desk, archive):
    chosen = {"action": "delete_selected", "_selected_action": Quote.objects.get().pk}
    assert "Are you sure" in desk.post(listing(Quote), chosen).content.decode()
    assert desk.post(listing(Quote), {**chosen, "post": "yes"}).status_code == 302
    assert not Quote.objects.exists()


def test_a_confirmation_counts_what_goes_and_does_not_list_it(desk, archive, django_assert_max_num_queries):
    place = Location.objects.get()
    rows = [LocationMention(article=archive, location=place, start=n, end=n + 1) for n in range(10, 80)]
    LocationMention.objects.bulk_create(rows)
    with django_assert_max_num_queries(12):
        page = desk.get(change(place).replace("change", "delete")).content.decode()
    assert "location mentions: 71" in page.lower()


# Any number of rows


def test_an_articles_page_costs_the_same_at_1_quote_and_at_50(desk, archive, django_assert_num_queries):
    cost = queries(desk, change(archive))
    many_quotes(archive, 49)
    assert queries(desk, change(archive)) == cost


def test_saving_an_article_costs_the_same_at_1_quote_and_at_50(desk, archive):
    sent = form_of(desk, change(archive))
    cost = queries(desk, change(archive), sent)
    many_quotes(archive, 49)
    sent = form_of(desk, change(archive))
    assert len([name for name in sent if name.endswith("-speaker")]) == 50
    assert queries(desk, change(archive), sent) == cost


@pytest.mark.parametrize(
    "model",
    [
        Article,
        Quote,
        Actor,
        Location,
        Alias,
        ActorMention,
        LocationMention,
        Original,
        Cut,
        FileOutcome,
        FixityCheck,
        ImportRun,
        Quarantined,
        Report,
        Role,
        Statement,
    ],
)
def test_a_list_costs_the_same_at_1_row_and_at_40(desk, archive, model):
    cost = queries(desk, listing(model))
    for number in range(39):
        another(archive, number)
    assert queries(desk, listing(model)) == cost


def many_quotes(article: Article, number: int) -> None:
    for n in range(number):
        speaker = Actor.objects.create(kind="person", name=f"Jo {n}", key=f"person:jo {n}")
        Quote.objects.create(article=article, speaker=speaker, start=n, end=n + 3, text=BODY[n : n + 3])


def another(article: Article, number: int) -> None:
    other = Article.objects.create(
        title=f"Other {number}", body=BODY, text_key=f"{number:064}", outlet=Outlet.objects.create(name=f"Out {number}")
    )
    actor = Actor.objects.create(kind="person", name=f"Jo {number}", key=f"person:jo {number}")
    place = Location.objects.create(name=f"Place {number}", latitude=1, longitude=1, feature=article.title)
    Alias.objects.create(actor=actor, name="Jojo")
    ActorMention.objects.create(article=other, actor=actor, start=0, end=4)
    LocationMention.objects.create(article=other, location=place, start=0, end=4)
    Cut.objects.create(article=other, position=0, kind="caption", text="x")
    Original.objects.create(article=other, name=f"{number}.txt", sha256="b" * 64, size=9, text_key=f"{number:064}")
    quote = Quote.objects.create(article=other, speaker=actor, start=0, end=4, text=BODY[:4])
    run = ImportRun.objects.create(arguments=["more"])
    FileOutcome.objects.create(run=run, path=f"{number}.txt", name=f"{number}.txt", outcome="imported")
    FixityCheck.objects.create(sha256="b" * 64, result="sound")
    Quarantined.objects.create(name=f"{number}.jpg", reason="a picture", run=run)
    Role.objects.create(article=other, actor=actor, wording="mayor")
    statement = Statement.objects.create(key=f"{number}")
    Report.objects.create(statement=statement, quote=quote, kind="exact")


def queries(client: Client, address: str, sent: dict | None = None) -> int:
    with CaptureQueriesContext(connection) as found:
        answer = client.post(address, sent) if sent else client.get(address)
    assert answer.status_code == (302 if sent else 200)
    return len(found)


def test_no_page_holds_a_select_of_all_rows(desk, archive):
    for number in range(30):
        another(archive, number)
    for address in (change(archive), change(Quote.objects.first()), adding(Quote), adding(ActorMention), adding(Alias)):
        page = desk.get(address).content.decode()
        assert "Jo 29" not in page
        assert "Other 29" not in page


# Any input

GARBAGE = ["\x00", "abc", "99999999999999999999", "-1", "", "٣", "😀"]
HIERARCHIES = {
    Article: "published_on",
    Quote: "article__published_on",
    ImportRun: "started_at",
    Original: "arrived_at",
    Quarantined: "last_seen",
    FixityCheck: "checked_at",
    Role: "article__published_on",
}
ANYWHERE = ["q", "p", "o", "_to_field", "id__in", "edited_by__password__startswith"]
FILTERS = {
    Article: ["edited", "outlet__id__exact", "published_certain__exact", "published_on__gte"],
    Quote: ["confidence", "speaker__id__exact", "article__id__exact", "speaker__isempty", "kind__exact"],
    ActorMention: ["actor__id__exact"],
    Location: ["country"],
    Quarantined: ["run__id__exact"],
    FileOutcome: ["run__id__exact", "outcome__exact"],
    FixityCheck: ["result__exact"],
    ImportRun: ["finished_at__isempty", "code_version"],
    Copy: ["kind__exact", "earlier__id__exact"],
    Statement: ["key"],
    Report: ["kind__exact", "is_first__exact", "statement__id__exact"],
    Role: ["is_former__exact", "article__id__exact", "actor__id__exact"],
}


@pytest.mark.parametrize("value", GARBAGE)
@pytest.mark.parametrize("model", FILTERS)
def test_no_query_string_breaks_a_list(desk, archive, model, value):
    dates = [f"{HIERARCHIES[model]}__{part}" for part in ("year", "month", "day")] if model in HIERARCHIES else []
    for name in [*ANYWHERE, *FILTERS[model], *dates]:
        assert desk.get(listing(model), {name: value}, follow=True).status_code in (200, 400), name


@pytest.mark.parametrize("model", HIERARCHIES)
def test_no_date_breaks_a_list(desk, archive, model):
    for given in ({"year": 99999}, {"year": 0}, {"year": 9999}, {"month": 1}, {"year": 2019, "month": 13}):
        self_made = {f"{HIERARCHIES[model]}__{part}": value for part, value in given.items()}
        assert desk.get(listing(model), self_made, follow=True).status_code in (200, 400), given
    leap = {f"{HIERARCHIES[model]}__{part}": n for part, n in (("year", 2019), ("month", 2), ("day", 31))}
    assert desk.get(listing(model), leap, follow=True).status_code == 200


@pytest.mark.parametrize("key", ["99999999999999999999", "abc", "-1", "%00", "%F0%9F%98%80", "a/b"])
def test_no_number_breaks_a_page(desk, archive, key):
    for model in (Article, Quote, Actor, Original):
        for page in ("change", "delete", "history"):
            address = f"{listing(model)}{key}/{page}/"
            assert desk.get(address, follow=True).status_code in (200, 403, 404), address


@pytest.mark.parametrize("value", [*GARBAGE, "2019-03-12", "1" * 5000])
def test_no_prefilled_value_breaks_a_form(desk, archive, value):
    for model in (Article, Quote, Actor, Alias, Location, ActorMention, Outlet):
        given = {field.name: value for field in model._meta.concrete_fields}
        assert desk.get(adding(model), given).status_code == 200, model


@pytest.mark.parametrize("value", GARBAGE)
def test_no_autocompletion_breaks(desk, archive, value):
    asked = {"app_label": "articles", "model_name": "quote", "field_name": "speaker"}
    for changed in ("term", "page", "app_label", "model_name", "field_name"):
        answer = desk.get(reverse("admin:autocomplete"), {**asked, changed: value})
        assert answer.status_code in (200, 403, 404), changed


def test_autocompletion_finds_by_any_name(desk, archive):
    asked = {"app_label": "articles", "model_name": "quote", "field_name": "speaker", "term": "DR Br"}
    found = json.loads(desk.get(reverse("admin:autocomplete"), asked).content)["results"]
    assert [one["text"] for one in found] == ["Ada Brandt"]


@pytest.mark.parametrize("value", GARBAGE)
def test_no_forged_form_breaks_a_page(desk, archive, value):
    for chosen in (
        {"action": "delete_selected", "_selected_action": value},
        {"action": value, "_selected_action": "1"},
    ):
        for more in ({}, {"post": "yes"}, {"index": value}, {"select_across": value}):
            assert desk.post(listing(Actor), {**chosen, **more}, follow=True).status_code in (200, 302, 400)
    for name in ("quotes-TOTAL_FORMS", "quotes-INITIAL_FORMS", "quotes-0-id", "quotes-0-article", "quotes-0-speaker"):
        assert submit(desk, change(archive), **{name: value}).status_code in (200, 302, 400), name
    assert desk.post(change(archive), {"title": value}).status_code in (200, 302, 400)
    assert Article.objects.count() == 1


def test_naughty_strings_break_nothing(desk, archive):
    if not NAUGHTY.exists():
        pytest.skip(f"{NAUGHTY} is not here")
    strings = json.loads(NAUGHTY.read_text(encoding="utf-8"))
    for words in strings[::8]:
        assert desk.get(listing(Quote), {"q": words}).status_code == 200, words
    named = [words.replace("\x00", "") or "-" for words in strings]
    Actor.objects.bulk_create(Actor(kind="person", name=name[:300], key=f"naughty {n}") for n, name in enumerate(named))
    first = Actor.objects.get(key="naughty 0")
    Alias.objects.bulk_create(Alias(actor=first, name=name[:300], folded=str(n)) for n, name in enumerate(named[::5]))
    Article.objects.filter(pk=archive.pk).update(title=" ".join(named)[:500], dateline=" ".join(named)[500:1000])
    for page in range(1, 12):
        assert desk.get(listing(Actor), {"p": page}).status_code == 200
    for row in (first, archive, Quote.objects.get()):
        assert desk.get(change(row)).status_code == 200
        assert desk.get(change(row).replace("change", "delete")).status_code == 200
