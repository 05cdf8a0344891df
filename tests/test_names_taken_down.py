"""A person's name taken down: unlinked, or replaced by initials everywhere, for good."""

import json
from io import StringIO
from pathlib import Path
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.db import connection

from articles import curation
from articles.curation import exchanging, taking_down
from articles.initials import names_of, owners_in, places, replaced, shortened
from articles.models import Actor, ActorMention, Article, Decision, LocationMention, Original, Quote, Takedown
from articles.naming import fold
from articles.permitting import EDITOR, SENIOR

STORY = """Quillfeather opens the dam

12/03/2019 09:30 GMT

The engineer Ada Quillfeather said: “We will not leave the valley until the last gate is closed.”

“Nobody listened to me,” Ms Quillfeather said in Geneva.

Ada M. Quillfeather's brother asked: “Has Ada Quillfeather slept?”

“The water was high,” said Jo Lund, a farmer.
"""
SECOND = """Dams of the north

14/03/2019 09:30 GMT

“The north is next,” said Ada Quillfeather, who works for the valley. Jo Lund agreed.
"""
OTHER = """Bridge is closed

13/03/2019 09:30 GMT

“The bridge is not safe for anybody,” said Jo Lund, an engineer, in Paris.
"""
THIRD = SECOND.replace("14/03/2019", "19/04/2019").replace("The north is next", "ADA QUILLFEATHER told us so twice")
PUBLIC = (
    "/",
    "/articles/",
    "/quotes/",
    "/speakers/",
    "/locations/",
    "/days/2019/03/12/",
    "/figures/",
    "/corrections/",
    "/corrections.atom",
    *(f"/{noun}.{form}" for noun in ("articles", "quotes", "speakers") for form in ("csv", "jsonl", "atom")),
    *(f"/facets/{noun}/?name=speaker" for noun in ("articles", "quotes")),
    "/search/?q=quillfeather",
    "/articles/?q=quillfeather",
    "/quotes/?q=ada",
    "/quotes/?speaker=Ada+Quillfeather",
)


def names():
    return names_of(["Ada Quillfeather"], [], 7)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Quillfeather said", "A. Q. said"),
        ("Ms Quillfeather's dam", "Ms Q.'s dam"),
        ("ADA QUILLFEATHER", "A. Q."),
        ("by Ada M. Quillfeather.", "by A. M. Q."),
        ("Ada Mary Quillfeather", "A. M. Q."),
        ("Quillfeather, Ada", "Q. A."),
        ("Áda Quíllfeather", "Á. Q."),
        ("#AdaQuillfeather", "#A."),
        ("ada-quillfeather", "A. Q."),
        ("Ada said", "A. said"),
        ("Ada Lovelace said", "Ada Lovelace said"),
        ("said Ada.", "said A."),
        ("Quillfeathers", "Quillfeathers"),
        ("Ad\u00ada Quill\u200bfeather", "A. Q."),
    ],
)
def test_initials_stand_for_a_name(text, expected):
    assert shortened(text, names()) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Faris al-Muntafiqi",
        "Mr al-Muntafiqi",
        "Muntafiqi's men",
        "FARIS EL-MUNTAFIQI",
        "faris-al-muntafiqi",
        "al Muntafiqi.",
    ],
)
def test_a_surname_with_a_particle_is_found_without_it(text):
    assert "untafiqi" not in shortened(text, names_of(["Faris al-Muntafiqi"], [], 7)).lower()


def test_offsets_follow():
    text = "“Go,” said Ada Quillfeather in Rome. Quillfeather left."
    new = replaced(text, places(text, names()))
    assert new.text == "“Go,” said A. Q. in Rome. Q. left."
    assert new.text[new.start(text.index("Rome")) : new.end(text.index("Rome") + 4)] == "Rome"
    assert new.text[new.start(text.index("Ada")) : new.end(text.index(" in Rome"))] == "A. Q."
    assert new.end(len(text)) == len(new.text)
    last = replaced(
        "It is so, said Ada Quillfeather. He left.", places("It is so, said Ada Quillfeather. He left.", names())
    )
    assert (last.text, last.text[last.start(15) : last.end(31)]) == ("It is so, said A. Q. He left.", "A. Q.")
    assert last.text[last.start(33) :] == "He left."
    assert owners_in(["Ms Quillfeather"], names()) == set()
    assert owners_in([text], names()) == {7}


def test_two_persons_share_a_surname():
    both = names_of(["Bob Quillfeather"], [], 8)
    joined = type(both)(
        {**names().full, **both.full},
        {key: names().short.get(key, frozenset()) | both.short.get(key, frozenset()) for key in both.short},
        names().first | both.first,
    )
    assert shortened("Ms Quillfeather", joined.only({7})) == shortened("Ms Quillfeather", joined.only({8})) == "Ms Q."


def test_hostile_texts_take_linear_time():
    for text in ("Ada " * 30_000, "A" * 100_000, "Ada" + "-" * 100_000, "Ada Quillfeather" * 8_000):
        shortened(text, names())


def senior(name: str, role: str = SENIOR) -> User:
    user, _ = User.objects.get_or_create(username=name, defaults={"is_staff": True})
    user.groups.add(Group.objects.get(name=role))
    return user


def take_down(degree: str) -> Takedown:
    actor = Actor.objects.get(name="Ada Quillfeather")
    asked = taking_down.ask(actor, degree, senior("ann"), reason="Asked for.")
    return taking_down.confirm(asked, senior("bob"))


@pytest.fixture
def folder(db, tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "quillfeather.txt").write_text(STORY)
    (folder / "dams.txt").write_text(SECOND)
    (folder / "bridge.txt").write_text(OTHER)
    call_command("import_articles", str(folder))
    call_command("import_articles", str(folder / "quillfeather.txt"))
    Article.objects.filter(title__startswith="Quill").update(
        byline="Ada Quillfeather", url="https://news.example/ada-quillfeather-opens"
    )
    editor, actor = senior("eve", EDITOR), Actor.objects.get(name="Ada Quillfeather")
    curation.accept(Quote.objects.get(text__contains="last gate"), editor, reason="Áda Quíllfeather said so")
    curation.add_alias(actor, "Dam Quillfeather", editor, reason="Quillfeather again")
    return folder


def sound() -> None:
    """Every offset still encloses what it says."""
    for quote in Quote.objects.select_related("article"):
        body = quote.article.body
        assert body[quote.start : quote.end] == quote.text
        if quote.mention_start is not None and quote.speaker_mention:
            assert body[quote.mention_start : quote.mention_end] == quote.speaker_mention
        if quote.cue_start is not None and quote.cue:
            assert body[quote.cue_start : quote.cue_end] == quote.cue
    for model in (ActorMention, LocationMention):
        for mention in model.objects.select_related("article"):
            assert mention.article.body[mention.start : mention.end].strip()


def traces() -> dict[str, str]:
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT lower(t::text) FROM "{table}" t')
            for row in (fold(row) for (row,) in cursor.fetchall()):
                if "quillfeather" in row:
                    at = row.index("quillfeather")
                    found[table] = row[max(at - 90, 0) : at + 60]
    return found


def links(client, actor: int, pages=PUBLIC) -> list[str]:
    found = []
    for page in pages:
        answer = client.get(page)
        text = (b"".join(answer) if answer.streaming else answer.content).decode()
        if f"/speakers/{actor}/" in text or f"speaker={actor}" in text:
            found.append(page)
    return found


def test_an_unlinked_person_has_no_page_and_no_links(folder, client):
    actor = Actor.objects.get(name="Ada Quillfeather")
    bodies = dict(Article.objects.values_list("pk", "body"))
    quoted = Quote.objects.filter(speaker=actor).count()
    assert links(client, actor.pk)
    assert quoted > 1
    taken = take_down("unlink")
    pages = [
        *PUBLIC,
        *(f"/articles/{pk}/" for pk in bodies),
        *(quote.get_absolute_url() for quote in Quote.objects.all()),
    ]
    assert links(client, actor.pk, pages) == []
    for address in (f"/speakers/{actor.pk}/", actor.get_absolute_url(), f"/speakers/{actor.pk}/?q=dam"):
        answer = client.get(address, follow=True)
        assert answer.status_code == 410
        assert "Quillfeather" not in answer.content.decode().replace(address, "")
    assert dict(Article.objects.values_list("pk", "body")) == bodies
    assert not Actor.objects.filter(folded="ada quillfeather").exists()
    rows = [json.loads(line) for line in b"".join(client.get("/speakers.jsonl")).splitlines()]
    assert rows
    assert "Ada Quillfeather" not in str(rows)
    with pytest.raises(curation.CannotUndo):
        curation.undo(Decision.objects.get(action="unlink"), senior("ann"))
    (folder / "third.txt").write_text(THIRD)
    for _ in range(2):
        call_command("import_articles", str(folder))
        call_command("reextract", "--all", "--workers", "0")
        curation.place_unplaced()
        assert not Actor.objects.filter(folded="ada quillfeather").exists()
    taking_down.lift(taken, senior("ann"))
    assert Actor.objects.get(folded="ada quillfeather").pk == actor.pk
    assert Quote.objects.filter(speaker=actor.pk).count() == quoted
    assert client.get(actor.get_absolute_url()).status_code == 200
    call_command("reextract", "--all", "--workers", "0")
    assert Quote.objects.filter(speaker=actor.pk).count() == quoted + 1


def test_initials_stand_everywhere(folder, client):
    actor = Actor.objects.get(name="Ada Quillfeather")
    quoted = set(Quote.objects.filter(speaker=actor).values_list("pk", flat=True))
    others = Article.objects.get(title="Bridge is closed").body
    take_down("initials")
    sound()
    assert traces() == {}
    actor.refresh_from_db()
    assert (actor.name, set(Quote.objects.filter(speaker=actor).values_list("pk", flat=True))) == ("A. Q.", quoted)
    assert Article.objects.get(title="Bridge is closed").body == others
    assert client.get(f"/speakers/{actor.pk}/ada-quillfeather/").status_code == 301
    admin = senior("root")
    admin.is_superuser = True
    admin.save()
    pages = [*PUBLIC, f"/speakers/{actor.pk}/a-q/"]
    for article in Article.objects.exclude(title="Bridge is closed"):
        pages += [article.get_absolute_url(), f"/articles/{article.pk}/cite.bib"]
        pages += [f"/admin/articles/article/{article.pk}/{page}/" for page in ("change", "history")]
    for pk in quoted:
        pages += [f"/quotes/{pk}/", f"/quotes/{pk}/embed/", f"/quotes/{pk}/cite.ris"]
        pages += [f"/admin/articles/quote/{pk}/{page}/" for page in ("change", "history")]
    pages += [f"/admin/articles/actor/{actor.pk}/{page}/" for page in ("change", "history")]
    pages += [
        f"/admin/articles/{kind}/" for kind in ("original", "importrun", "fileoutcome", "actor", "alias", "article")
    ]
    pages += ["/admin/review/", "/admin/same/", "/admin/takedowns/"]
    for signed_in in (False, True):
        if signed_in:
            client.force_login(admin)
        for page in pages:
            answer = client.get(page)
            text = (b"".join(answer) if answer.streaming else answer.content).decode().lower()
            asked = page.rpartition("=")[2].replace("+", " ").lower() if "=" in page else "–"
            assert "quillfeather" not in text.replace(asked, "").replace(asked.replace(" ", "+"), ""), page
    assert client.get("/quotes.jsonl?q=%22ada+quillfeather%22").getvalue() == b""
    for file in Original.objects.filter(article__in=Quote.objects.filter(pk__in=quoted).values("article")):
        assert client.get(f"/originals/{file.pk}/").status_code == 410
        assert client.get(f"/originals/{file.pk}/verify/").status_code == 200
    told = list(exchanging.lines())
    assert not any("uillfeather" in line for line in told)
    assert not any('"initials"' in line for line in told)


def test_initials_stay_through_imports_and_re_extraction(folder, client):
    actor = Actor.objects.get(name="Ada Quillfeather")
    log = "\n".join(exchanging.lines())
    taken = take_down("initials")
    Decision.objects.filter(action="add_alias").update(uuid=uuid4())
    exchanging.take_in(StringIO(log))
    assert traces() == {}
    before = list(Quote.objects.order_by("pk").values_list("pk", "text", "speaker"))
    (folder / "ada-quillfeather-again.txt").write_text(STORY)
    for _ in range(2):
        call_command("import_articles", str(folder))
        call_command("import_articles", str(folder / "quillfeather.txt"))
        call_command("reextract", "--all", "--workers", "0")
        curation.place_unplaced()
        assert traces() == {}
        sound()
        assert list(Quote.objects.order_by("pk").values_list("pk", "text", "speaker")) == before
    (folder / "third.txt").write_text(THIRD)
    call_command("import_articles", str(folder))
    assert traces() == {}
    sound()
    third = Article.objects.order_by("-pk")[0]
    assert "A. Q. told us so twice" in third.body
    assert Quote.objects.get(article=third, text__contains="told us").speaker_id == actor.pk
    file = Original.objects.get(article=third)
    assert client.get(f"/originals/{file.pk}/").status_code == 410
    with pytest.raises(curation.CannotUndo):
        curation.undo(Decision.objects.filter(action="add_alias").earliest("pk"), senior("ann"))
    taking_down.lift(taken, senior("ann"))
    assert traces() == {}


def test_what_is_not_covered_is_refused(folder):
    ann = senior("ann")
    surname = Actor.objects.create(kind="person", name="Lund", key="person:lund@1")
    body = Actor.objects.create(kind="organisation", name="Valley Works", key="organisation:valley works")
    for row, degree in ((surname, "initials"), (body, "unlink"), (body, "initials"), (surname, "seal")):
        with pytest.raises(curation.Refused):
            taking_down.ask(row, degree, ann, reason="Asked for.")
    with pytest.raises(curation.Refused):
        taking_down.ask(surname, "unlink", senior("eve", EDITOR), reason="Asked for.")
