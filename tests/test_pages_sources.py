"""What an article's page tells of its source, and the bytes it leads to."""

import hashlib
import html
from datetime import UTC, datetime
from gzip import compress
from pathlib import Path

import pytest
from django.conf import settings as project
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import call_command

from articles.models import Article, Original
from articles.templatetags.languages import direction, language_name
from tests.factories import ArticleFactory, OriginalFactory, QuoteFactory

pytestmark = pytest.mark.django_db
LINES = '{"title": "One"}\n{"title": "Två – zwei"}\n'.encode()


def page_of(client, row) -> str:
    return html.unescape(client.get(row.get_absolute_url()).content.decode())


def kept(content: bytes, **given) -> Original:
    sha256 = hashlib.sha256(content).hexdigest()
    given.setdefault("article", ArticleFactory(encoding="utf-8"))
    original = OriginalFactory(sha256=sha256, size=len(content), **given)
    storages["originals"].save(original.path, ContentFile(content))
    return original


def content(response) -> bytes:
    return b"".join(response.streaming_content)


# Languages


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "in French."),
        ("ar", "in Arabic."),
        ("zh", "in Chinese."),
        ("ps", "in Pashto."),
        ("pt-br", "in Brazilian Portuguese."),
    ],
)
def test_an_article_in_another_language_says_that_quotes_were_not_looked_for(client, language, words):
    page = page_of(client, ArticleFactory(language=language))
    assert f"Quotes were not looked for: this article is {words}" in page


def test_where_the_language_is_not_known_it_says_so_without_one(client):
    assert "Quotes were not looked for in this article." in page_of(client, ArticleFactory(language=""))


@pytest.mark.parametrize("language", ["en", ""])
def test_an_article_that_was_searched_says_nothing(client, language):
    assert "not looked for" not in page_of(client, ArticleFactory(language=language, extractor="1ca07e58a4d3"))


@pytest.mark.parametrize(
    "language", ["ar", "he", "fa", "ur", "ps", "sd", "yi", "ug", "dv", "ckb", "AR", "fa-IR", "ar_EG"]
)
def test_these_run_from_right_to_left(language):
    assert direction(language) == "rtl"


@pytest.mark.parametrize("language", ["en", "fr", "th", "zh", "", "ku", "az", "xx", "arn"])
def test_these_run_as_their_letters_tell(language):
    assert direction(language) == "auto"


@pytest.mark.parametrize(
    ("code", "name"), [("fr", "French"), ("no", "Norwegian"), ("zh", "Chinese"), ("am", "Amharic"), ("xx", "xx")]
)
def test_languages_have_english_names(code, name):
    assert language_name(code) == name


def test_a_text_from_right_to_left_runs_so_everywhere(client):
    body = "CNN: قال العمدة إن الجسر مغلق الليلة.\n\n“نغلق الجسر الليلة” قال."
    article = ArticleFactory(title="BBC: الجسر مغلق", body=body, language="ar")
    article.cuts.create(position=0, kind="caption", text="AFP صورة")
    quote = QuoteFactory(article=article, text="نغلق الجسر الليلة")
    page = page_of(client, article)
    assert page.count('dir="rtl"') == 5  # headline, paragraphs, the passage left out: there and in the list
    assert '<h1 dir="rtl" lang="ar">' in page
    assert '<div class="story" lang="ar">' in page
    assert client.get("/articles/").content.decode().count('dir="rtl" lang="ar"') == 2
    for address in ("/quotes/", quote.get_absolute_url()):
        assert '<blockquote dir="rtl" lang="ar">' in client.get(address).content.decode()


# Dates


@pytest.mark.parametrize(
    ("origin", "words"),
    [
        ("header", "from the head of the source"),
        ("metadata", "from the page's metadata"),
        ("url", "from its address"),
        ("path", "from the path of the file"),
        ("dateline", "from the dateline"),
        ("editor", "decided by an editor"),
    ],
)
def test_a_date_says_where_it_comes_from(client, origin, words):
    assert words in page_of(client, ArticleFactory(published_origin=origin))


def test_when_a_crawler_came_is_told_apart_from_the_date_of_the_article(client):
    article = ArticleFactory(
        published_on=None,
        captured_at=datetime(2013, 8, 30, 4, 5, tzinfo=UTC),
        source_updated_at=datetime(2013, 8, 29, 1, 2, tzinfo=UTC),
    )
    page = page_of(client, article)
    assert "Captured by a crawler</dt><dd>30 August 2013, 04:05 UTC" in page
    assert "Updated at the source</dt><dd>29 August 2013, 01:02 UTC" in page
    assert "Undated: the source gives no date." in page


# Originals


def test_originals_are_listed_with_all_that_is_known_of_them(client):
    original = OriginalFactory(name="dump.jsonl", label="line 17", size=5000, start=100, length=900)
    packed = OriginalFactory(article=original.article, name="dump.zip", label="pages/a.html")
    whole = OriginalFactory(article=original.article, name="a.txt", start=0, length=1234)
    Original.objects.update(arrived_at=datetime(2020, 1, 2, 3, 4, tzinfo=UTC))
    page = page_of(client, original.article).replace("\xa0", " ")
    for words in ("dump.jsonl", "4.9 KB", "line 17", "900 bytes", original.sha256, "arrived 2 January 2020, 03:04 UTC"):
        assert words in page
    assert f'href="/originals/{original.pk}/part/"' in page
    assert "pages/a.html" in page
    for other in (packed, whole):
        assert f'href="/originals/{other.pk}/"' in page
        assert f"/originals/{other.pk}/part/" not in page


def test_the_first_of_many_originals_stand_open_and_a_page_lists_no_more_than_fifty(client):
    article = ArticleFactory()
    for _ in range(5):
        OriginalFactory(article=article)
    page = page_of(client, article)
    assert "2 more files with the same text" in page
    assert page.count('class="hash"') == 5
    for _ in range(50):
        OriginalFactory(article=article)
    page = page_of(client, article)
    assert "47 more files with the same text" in page
    assert "Still more files hold this text" in page
    assert page.count('class="hash"') == 50


def test_originals_come_as_they_arrived_and_as_nothing_but_text(client):
    data = "<script>alert(1)</script> é".encode("windows-1252")
    original = kept(data, article=ArticleFactory(encoding="windows-1252"), name='bad\n"name".html')
    response = client.get(original.get_absolute_url())
    assert content(response) == data
    assert response["Content-Type"] == "text/plain; charset=windows-1252"
    assert response["Content-Length"] == str(len(data))
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].startswith("inline")
    policy = response["Content-Security-Policy"]
    assert "sandbox" in policy
    assert "default-src 'none'" in policy


@pytest.mark.parametrize("data", [b"%PDF-1.4 x", b"PK\x03\x04 x", compress(b"x", mtime=0), b"a\x00b"])
def test_what_is_no_text_is_to_be_saved(client, data):
    response = client.get(kept(data, name="file.bin").get_absolute_url())
    assert content(response) == data
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"] == 'attachment; filename="file.bin"'
    assert "sandbox" in response["Content-Security-Policy"]


def test_wide_characters_are_text(client):
    response = client.get(kept("é".encode("utf-16"), article=ArticleFactory(encoding="utf-16")).get_absolute_url())
    assert response["Content-Type"] == "text/plain; charset=utf-16"


def test_a_part_of_a_file_comes_as_exactly_its_bytes(client):
    second = LINES.index(b"\n") + 1
    original = kept(LINES, name="in/dump.jsonl", label="line 2", start=second, length=len(LINES) - second - 1)
    response = client.get(f"/originals/{original.pk}/part/")
    assert content(response) == '{"title": "Två – zwei"}'.encode()
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["Content-Length"] == str(len(LINES) - second - 1)
    assert 'filename="dump.jsonl line 2"' in response["Content-Disposition"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert content(client.get(original.get_absolute_url())) == LINES


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ({"start": None, "length": None}, "take the whole file"),
        ({"start": 5, "length": 5000}, "shorter than it was"),
    ],
)
def test_a_part_that_cannot_be_given_says_why(client, place, words):
    response = client.get(f"/originals/{kept(LINES, label='line 1', **place).pk}/part/")
    assert response.status_code == 404
    assert words in response.content.decode()


@pytest.mark.parametrize("address", ["/originals/{}/", "/originals/{}/part/"])
def test_an_original_whose_bytes_are_gone_is_not_found(client, address):
    response = client.get(address.format(OriginalFactory(start=0, length=9).pk))
    assert response.status_code == 404
    assert "are not in the archive’s store" in response.content.decode().replace("&#x27;", "’")


def test_every_part_of_the_samples_lies_where_the_archive_says(client):
    """Each format's sample, as imported: the part's bytes hold the article's own words."""
    samples = Path(project.BASE_DIR) / "tests" / "data"
    call_command("import_articles", *(str(samples / f"sample.{suffix}") for suffix in ("jsonl", "mbox", "ndjson")))
    rows = Original.objects.exclude(start=None).select_related("article")
    assert rows.filter(label__startswith="line").count() == 4
    for original in rows:
        response = client.get(f"/originals/{original.pk}/part/")
        assert len(content(response)) == original.length
    assert Article.objects.count() == 2
