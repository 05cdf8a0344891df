"""What is taken down: by two editors, and a seal leaves no trace and stays."""

import html
import re
from collections.abc import Iterable
from io import StringIO
from pathlib import Path
from urllib.parse import urljoin

import pytest
from django.contrib.auth.models import Group, User
from django.core.files.storage import storages
from django.core.management import call_command
from django.db import connection
from django.test import Client

from articles import curation
from articles.curation import exchanging, taking_down
from articles.models import Alias, Article, Cut, Decision, Location, LocationMention, Original, Outlet, Quote, Takedown
from articles.models.takedown import Sealed
from articles.permitting import ADMINISTRATOR, EDITOR, SENIOR

pytestmark = pytest.mark.django_db

STORY = """Zorbinate of the valley

12/03/2019 09:30 GMT

The engineer Ada Quillfeather said: “We will not leave the flumetide until the last gate is closed.”

Officials in Geneva welcomed it. Vexilomber stands in the file as well.

Ada Quillfeather has worked on brackwimple dams for twenty years.
"""
OTHER = """Bridge is closed

13/03/2019 09:30 GMT

“The bridge is not safe for anybody,” said Jo Lund, an engineer, in Paris.
"""
CANARIES = {
    "title": "zorbinate",
    "body": "brackwimple",
    "quote": "flumetide",
    "speaker": "quillfeather",
    "alias": "snodgrackle",
    "place": "plumbervale",
    "outlet": "hobnackle",
    "url": "crumplewick",
    "original": "trundlemoss",
    "bytes": "vexilomber",
    "byline": "wexelby",
    "cut": "drimmocast",
    "note": "grebblethorn",
}
LINK = re.compile(r"""(?:href|src|action)=["']([^"'#]+)""")
PAGES = (
    "/",
    "/articles/",
    "/quotes/",
    "/speakers/",
    "/locations/",
    "/map/",
    "/days/",
    "/days/2019/",
    "/days/2019/03/",
    "/days/2019/03/12/",
    "/figures/",
    "/unnamed/",
    "/about/",
    "/corrections/",
    "/corrections.atom",
    "/speakers/compare/",
    *(f"/{noun}.atom" for noun in ("articles", "quotes", "speakers", "locations")),
    *(f"/{noun}.{form}" for noun in ("articles", "quotes", "speakers", "locations") for form in ("csv", "jsonl")),
    *(f"/facets/{noun}/" for noun in ("articles", "quotes")),
    "/sitemap.xml",
    "/robots.txt",
    "/search/",
    "/admin/",
    "/admin/takedowns/",
    "/admin/review/",
    "/admin/same/",
    "/admin/undated/",
)


def senior(name: str, role: str = SENIOR) -> User:
    user, _ = User.objects.get_or_create(username=name, defaults={"is_staff": True})
    user.groups.add(Group.objects.get(name=role))
    return user


def seal(article: Article, capture) -> Takedown:
    asked = taking_down.ask(article, "seal", senior("ann"), reason="A court said so.")
    with capture(execute=True):
        return taking_down.confirm(asked, senior("bob"))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "trundlemoss.txt").write_text(STORY)
    (folder / "bridge.txt").write_text(OTHER)
    return folder / "trundlemoss.txt"


@pytest.fixture
def article(source: Path) -> Article:
    call_command("import_articles", str(source))
    call_command("import_articles", str(source.parent))
    found = Article.objects.get(title__startswith="Zorbinate")
    editor = senior("eve", EDITOR)
    quote = Quote.objects.get(text__contains="flumetide")
    assert quote.speaker is not None
    curation.add_alias(quote.speaker, "Snodgrackle", editor, reason="grebblethorn it is")
    place = curation.add_location("Plumbervale", 46.2, 6.1, editor).object_id
    LocationMention.objects.filter(article=found).update(location=place)
    curation.accept(quote, editor, reason="flumetide it is")
    Article.objects.filter(pk=found.pk).update(
        byline="Will Wexelby", url="https://crumplewick.example/1", outlet=Outlet.objects.create(name="Hobnackle")
    )
    Cut.objects.create(article=found, position=0, kind="caption", text="A drimmocast")
    found.refresh_from_db()
    return found


def stored(article: Article) -> Path:
    return Path(storages["originals"].path(Original.objects.filter(article=article)[0].path))


def traces() -> dict[str, list[str]]:
    """The canaries in every column of every table of the database."""
    found: dict[str, list[str]] = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT lower(t::text) FROM "{table}" t')
            text = "\n".join(row[0] for row in cursor.fetchall())
            if here := [canary for canary in CANARIES.values() if canary in text]:
                found[table] = here
    return found


def addresses(article: Article) -> list[str]:
    """The pages of the rows that the article has."""
    quotes = Quote.objects.filter(article=article)
    speakers = {quote.speaker_id for quote in quotes if quote.speaker_id}
    places = set(LocationMention.objects.filter(article=article).values_list("location", flat=True))
    files = Original.objects.filter(article=article).values_list("pk", flat=True)
    pages = [f"/articles/{article.pk}/", article.get_absolute_url(), f"/articles/{article.pk}/cite.bib"]
    for quote in quotes:
        pages += [f"/quotes/{quote.pk}/", f"/quotes/{quote.pk}/embed/", f"/quotes/{quote.pk}/cite.ris"]
        pages += [f"/admin/articles/quote/{quote.pk}/change/", f"/admin/articles/quote/{quote.pk}/history/"]
    pages += [
        page for pk in files for page in (f"/originals/{pk}/", f"/originals/{pk}/part/", f"/originals/{pk}/verify/")
    ]
    pages += [f"/{kind}/{pk}/" for kind, pks in (("speakers", speakers), ("locations", places)) for pk in pks]
    for kind, pks in (("article", [article.pk]), ("actor", speakers), ("location", places)):
        pages += [f"/admin/articles/{kind}/{pk}/{page}/" for pk in pks for page in ("change", "history")]
    return pages


def crawled(client: Client, pages: Iterable[str], more: int = 0) -> tuple[dict[str, list[str]], set[str]]:
    """The canaries on these pages and so many more to which they lead, by page, and the pages that were seen."""
    waiting, seen = list(pages), set()
    most = len(waiting) + more
    found: dict[str, list[str]] = {}
    while waiting and len(seen) < most:
        address = waiting.pop(0)
        if address in seen:
            continue
        seen.add(address)
        answer = client.get(address)
        assert answer.status_code < 500, address
        text = (b"".join(answer) if answer.streaming else answer.content).decode("utf-8", "replace")
        if here := [canary for canary in CANARIES.values() if canary in text.lower()]:
            found[address] = here
        if "html" in answer.get("Content-Type", "") and address.count("?") < 1:
            links = (html.unescape(link) for link in LINK.findall(text))
            waiting += [urljoin(address, link) for link in links if urljoin(address, link).startswith("/")]
        waiting = [page for page in waiting if not page.startswith(("/static/", "/admin/logout/", "/admin/jsi18n/"))]
    return found, seen


def test_a_seal_leaves_no_trace(article, source, django_capture_on_commit_callbacks):
    assert {canary for here in traces().values() for canary in here} == set(CANARIES.values())
    file, own = stored(article), addresses(article)
    assert file.exists()
    client = Client()
    client.force_login(senior("ada", ADMINISTRATOR))
    client.get("/articles/")
    seal(article, django_capture_on_commit_callbacks)
    assert traces() == {}
    assert not file.exists()
    assert not any("trundlemoss" in line or "flumetide" in line for line in exchanging.lines())
    found, seen = crawled(client, [*PAGES, *own], more=120)
    assert found == {}
    assert len(seen) > 100
    for canary in CANARIES.values():
        for noun in ("articles", "quotes"):
            rows = client.get(f"/{noun}.jsonl?q={canary}")
            assert b"".join(rows).strip() == b""
    assert crawled(Client(), [*PAGES, *own])[0] == {}
    for word in CANARIES.values():
        for page in ("search", "articles", "quotes", "speakers", "locations"):
            answer = client.get(f"/{page}/?q={word}").content.decode().lower()
            assert [other for other in CANARIES.values() if other != word and other in answer] == []


def test_the_pages_of_what_was_sealed_say_so(article, client, django_capture_on_commit_callbacks):
    quote, file = Quote.objects.filter(article=article)[0].pk, Original.objects.filter(article=article)[0].pk
    seal(article, django_capture_on_commit_callbacks)
    for address in (
        f"/articles/{article.pk}/",
        f"/articles/{article.pk}/old-name/",
        f"/quotes/{quote}/",
        f"/originals/{file}/",
    ):
        answer = client.get(address)
        assert answer.status_code == 410, address
        assert answer["X-Robots-Tag"] == "noindex"
    assert b"sealed" in client.get(f"/articles/{article.pk}/").content
    assert client.get("/articles/999999/").status_code == 404


def test_it_does_not_come_back(article, source, tmp_path, settings, django_capture_on_commit_callbacks):
    second = tmp_path / "second"
    first = settings.STORAGES["originals"]
    settings.STORAGES = {**settings.STORAGES, "originals-copy": {**first, "OPTIONS": {"location": second}}}
    call_command("fixity")
    log, file = "\n".join(exchanging.lines()), stored(article)
    copies = [path for path in second.rglob("*") if path.name == file.name]
    assert len(copies) == 1
    seal(article, django_capture_on_commit_callbacks)
    assert not copies[0].exists()
    (source.parent / "again.txt").write_text(STORY)
    (source.parent / "spaced.txt").write_text(STORY + "\n\n")
    for _ in range(2):
        call_command("import_articles", str(source))
        call_command("import_articles", str(source.parent))
        call_command("reextract", "--all", "--workers", "0")
        call_command("fixity")
        exchanging.take_in(StringIO(log))
        assert Article.objects.count() == 1
        assert traces() == {}
        assert not file.exists()
        assert not copies[0].exists()
    kept = [path for path in Path(storages["originals"].path("")).rglob("*") if path.is_file()]
    assert len(kept) == 1
    assert not any(canary.encode() in path.read_bytes().lower() for path in kept for canary in CANARIES.values())
    client = Client()
    client.force_login(senior("ada", ADMINISTRATOR))
    assert crawled(client, PAGES)[0] == {}


def test_what_others_tell_stays(article, django_capture_on_commit_callbacks):
    seal(article, django_capture_on_commit_callbacks)
    assert Article.objects.get().title == "Bridge is closed"
    assert Quote.objects.get().speaker.name == "Jo Lund"
    assert Location.objects.filter(name="Paris").exists()
    assert not Alias.objects.filter(name="Snodgrackle").exists()
    assert not Decision.objects.filter(text_key=article.text_key).exists()


def test_a_second_editor_has_to_confirm(article, django_capture_on_commit_callbacks):
    ann, eve = senior("ann"), senior("mia", EDITOR)
    with pytest.raises(curation.Refused):
        taking_down.ask(article, "seal", eve, reason="No.")
    asked = taking_down.ask(article, "seal", ann, reason="Asked for.")
    for editor in (ann, eve):
        with pytest.raises(curation.Refused):
            taking_down.confirm(asked, editor)
    assert Article.objects.filter(pk=article.pk).exists()
    taking_down.decline(asked, ann)
    with pytest.raises(curation.Refused):
        taking_down.confirm(asked, senior("bob"))


def test_a_seal_is_for_ever_and_its_log_tells_no_content(article, django_capture_on_commit_callbacks):
    sealed = seal(article, django_capture_on_commit_callbacks)
    with pytest.raises(curation.Refused):
        taking_down.lift(sealed, User.objects.get(username="ann"))
    assert (sealed.asked_by_name, sealed.confirmed_by_name, sealed.degree) == ("ann", "bob", "seal")
    assert {mark.kind for mark in Sealed.objects.all()} >= {"article", "quote", "file", "text", "bytes"}


def test_an_article_is_hidden_from_search_engines_and_found_again(article, client):
    pages = [f"/articles/{article.pk}/{article.slug}/", f"/quotes/{Quote.objects.filter(article=article)[0].pk}/"]
    ann, bob = senior("ann"), senior("bob")
    pages.append(f"{pages[1]}embed/")
    asked = taking_down.ask(article, "hide", ann, reason="Asked for.")
    assert not any(client.get(page).has_header("X-Robots-Tag") for page in pages)
    taking_down.confirm(asked, bob)
    assert all("noindex" in client.get(page)["X-Robots-Tag"] for page in pages)
    taking_down.lift(asked, ann)
    assert not any(client.get(page).has_header("X-Robots-Tag") for page in pages)


def test_two_editors_seal_at_the_desk(article, django_capture_on_commit_callbacks):
    one, two = Client(), Client()
    one.force_login(senior("ann"))
    two.force_login(senior("bob"))
    address = f"/admin/articles/{article.pk}/take-down/"
    assert address in one.get(f"/admin/articles/article/{article.pk}/change/").content.decode()
    assert one.get(address).status_code == 200
    one.post(address, {"degree": "seal", "reason": "A court said so."})
    asked = Takedown.objects.get()
    page = f"/admin/takedowns/{asked.pk}/"
    assert "/admin/takedowns/" in two.get("/admin/").content.decode()
    assert page in two.get("/admin/takedowns/").content.decode()
    assert 'value="confirm"' not in one.get(page).content.decode()
    one.post(page, {"action": "confirm"})
    assert Article.objects.filter(pk=article.pk).exists()
    assert 'value="confirm"' in two.get(page).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        two.post(page, {"action": "confirm"})
    assert not Article.objects.filter(pk=article.pk).exists()
    for told in (page, "/admin/takedowns/"):
        assert [canary for canary in CANARIES.values() if canary in two.get(told).content.decode().lower()] == []
    assert two.get("/admin/takedowns/999999/").status_code == 404
    assert two.get("/admin/articles/999999/take-down/").status_code == 404


def test_corrections_tell_of_takedowns_without_content(article, client, django_capture_on_commit_callbacks):
    quote, speaker = Quote.objects.filter(article=article).values_list("pk", "speaker")[0]
    hidden = taking_down.ask(article, "hide", senior("ann"), reason="Wexelby asked.")
    assert "hidden from search engines" not in client.get("/corrections/").content.decode().rpartition("</form>")[2]
    taking_down.confirm(hidden, senior("bob"))
    page = client.get("/corrections/?action=hide").content.decode()
    assert "An article was hidden from search engines." in page.rpartition("</form>")[2]
    assert "Wexelby" not in page
    taking_down.lift(hidden, senior("ann"))
    assert "This was lifted on" in client.get("/corrections/").content.decode()
    seal(article, django_capture_on_commit_callbacks)
    for query in (f"article={article.pk}", f"quote={quote}", f"speaker={speaker}", "action=seal", "since=2019"):
        told = client.get(f"/corrections/?{query}").content.decode().rpartition("</form>")[2]
        assert "An article was sealed." in told, query
        assert "An article was sealed." in client.get(f"/corrections.atom?{query}").content.decode()
    other = Article.objects.get().pk
    for query in (f"article={other}", "action=hide", "since=2990"):
        told = client.get(f"/corrections/?{query}").content.decode().rpartition("</form>")[2]
        assert "An article was sealed." not in told, query
    assert client.get("/corrections/?action=seal&before=9").status_code == 200
