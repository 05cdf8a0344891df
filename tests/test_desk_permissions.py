"""Every address of the desk, GET and POST, for every role: what the table of roles says, no more and no less."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import NoReverseMatch, reverse

from articles.admin.urls import urlpatterns as desk_patterns
from articles.models import Decision
from articles.permitting import ADMINISTRATOR, EDITOR, ROLES, SENIOR, VIEWER, permitted
from tests.factories import (
    ActorFactory,
    ActorMentionFactory,
    AliasFactory,
    ArticleFactory,
    CutFactory,
    LocationMentionFactory,
    OriginalFactory,
    QuoteFactory,
)

pytestmark = pytest.mark.django_db

# The desk's own pages: what each needs to be seen, and to be sent a form. None: every one who may enter; "": nobody.
OWN = {
    "review": ("review_quote", ""),
    "decide": ("", "review_quote"),
    "alike": ("review_quote", "review_quote"),
    "same": ("part_actor", ""),
    "merge-two": ("part_actor", ""),
    "merge": ("part_actor", "merge_actor"),
    "split": ("split_actor", "split_actor"),
    "undated": ("change_article", "change_article"),
    "undo": ("", "merge_actor"),
    "guide": (None, ""),
    "guide-picture": (None, ""),
    "place": ("change_locationmention", "change_locationmention"),
    "reported-from": ("change_article", "change_article"),
    "who": ("change_actormention", "change_actormention"),
    "takedowns": ("seal_article", ""),
    "takedown": ("seal_article", "seal_article"),
    "take-down": ("seal_article", "seal_article"),
    "take-name-down": ("seal_article", "seal_article"),
}


def client_of(role: str) -> Client:
    user = User.objects.create_user(role, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def rows() -> dict[str, int]:
    """One row of most kinds, by the kind's name."""
    quote = QuoteFactory()
    made = [quote, quote.article, quote.speaker, quote.article.outlet]
    made += [AliasFactory(), ActorMentionFactory(), CutFactory(), OriginalFactory()]
    mention = LocationMentionFactory()
    return {row._meta.model_name: row.pk for row in [*made, mention, mention.location]}


def may(role: str, codename: str | None, app: str = "articles") -> bool:
    return codename is None or f"{app}.{codename}" in permitted(role)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("model", sorted(admin.site._registry, key=lambda model: model._meta.label), ids=str)
def test_pages_of_every_kind_of_row(role, model, rows):
    client, opts = client_of(role), model._meta
    kind, app, held = opts.model_name, opts.app_label, admin.site._registry[model]
    pk = rows.get(kind) or User.objects.get().pk
    sees = may(role, f"view_{kind}", app) or may(role, f"change_{kind}", app)
    # Records are read only, whatever the table says of their kind.
    request = client.get("/admin/").wsgi_request
    for page, verb, method in (
        ("changelist", "view", "get"),
        ("add", "add", "get"),
        ("add", "add", "post"),
        ("change", "view", "get"),
        ("change", "change", "post"),
        ("delete", "delete", "get"),
        ("history", "view", "get"),
    ):
        args = [] if page in ("changelist", "add") else [pk]
        address = reverse(f"admin:{app}_{kind}_{page}", args=args)
        answer = getattr(client, method)(address)
        if kind not in rows and args and app != "auth":
            assert answer.status_code in (302, 403, 404), (address, method)
            continue
        allowed = sees if verb == "view" else may(role, f"{verb}_{kind}", app)
        if verb != "view":
            allowed = allowed and getattr(held, f"has_{verb}_permission")(request)
        expected = {200, 302, 409} if allowed else {403}
        if kind == "group" and args:
            expected |= {302}
        assert answer.status_code in expected, (address, method, answer.status_code)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", OWN)
def test_the_desks_own_pages(role, name, rows):
    client = client_of(role)
    args = {
        "merge": [rows["actor"], ActorFactory().pk],
        "split": [rows["actor"]],
        "place": [rows["locationmention"]],
        "who": [rows["actormention"]],
        "reported-from": [rows["article"]],
        "guide-picture": ["none"],
        "take-down": [rows["article"]],
        "take-name-down": [rows["actor"]],
        "takedown": [1],
    }.get(name, [])
    if name == "undo":
        args = [Decision.objects.create(action="merge", kind="actor", object_id=rows["actor"]).pk]
    seen, sent = OWN[name]
    address = reverse(f"desk:{name}", args=args)
    answer, posted = client.get(address), client.post(address, {"action": "merge"})
    assert answer.status_code in ({405} if seen == "" else {200, 302, 404} if may(role, seen) else {403})
    assert posted.status_code in ({405, 403} if sent == "" else {200, 302, 404} if may(role, sent) else {403})


def test_no_page_of_the_desk_is_forgotten():
    assert {pattern.name for pattern in desk_patterns} == set(OWN)


@pytest.mark.parametrize("name", OWN)
def test_nobody_enters_without_the_door(client, name):
    for args in ([], [1], [1, 2], ["none"]):
        try:
            address = reverse(f"desk:{name}", args=args)
        except NoReverseMatch:
            continue
        for answer in (client.get(address), client.post(address)):
            assert answer.status_code == 302
            assert answer["Location"].startswith("/admin/login/")


def test_the_first_page_leads_where_somebody_may_go():
    ArticleFactory()
    shown = {role: client_of(role).get("/admin/").content.decode() for role in ROLES}
    assert "/admin/review/" not in shown[VIEWER]
    assert all("/admin/review/" in shown[role] for role in (EDITOR, SENIOR, ADMINISTRATOR))
    assert "/admin/auth/user/" in shown[ADMINISTRATOR]
    assert "/admin/auth/user/" not in shown[SENIOR]
