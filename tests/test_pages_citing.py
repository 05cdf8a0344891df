"""Pages worth citing: quotes proved in their originals, bytes verified, cards, citations, /about/."""

import hashlib
import html
import json
import re
from datetime import date

import pytest
from django.conf import settings as project
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import call_command
from django.utils import timezone

from articles.models import Article, Original, Quote
from articles.views.measured import measured
from articles.views.proving import prove
from tests.factories import ArticleFactory, CutFactory, LocationMentionFactory, OriginalFactory, QuoteFactory
from tests.text.readers.stories import DATA

pytestmark = pytest.mark.django_db
HOSTILE = '"><script>alert(1)</script>\u2028{}\\%&#$_^~ and أزمة'


def kept(content: bytes, **given) -> Original:
    sha256 = hashlib.sha256(content).hexdigest()
    original = OriginalFactory(sha256=sha256, size=len(content), **given)
    storages["originals"].save(original.path, ContentFile(content))
    return original


def page(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


UNREADABLE = {"pdf", "gz", "bz2", "xz", "zip", "tgz"}


@pytest.mark.parametrize("path", sorted(DATA.glob("sample*")), ids=lambda path: path.name)
def test_the_words_of_every_format_are_found_in_the_original_or_the_page_says_why_not(client, path):
    call_command("import_articles", str(path), workers=0)
    for quote in Quote.objects.select_related("article"):
        proof = prove(quote)
        assert proof is not None
        packed = path.name.rsplit(".", 1)[-1] in UNREADABLE
        assert bool(proof.html) != packed, proof.sentence
        shown = page(client, quote.get_absolute_url())
        assert ("Open the original" in shown) == packed
        assert ('class="raw"' in shown) != packed
    assert Quote.objects.exists()


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16", "utf-16-le", "utf-8-sig"])
def test_the_original_is_read_as_it_was_encoded(encoding):
    text = "She said: “Nous fermons le café, ce soir,” and left."
    article = ArticleFactory(body=text, encoding=encoding)
    quote = QuoteFactory(article=article, text="Nous fermons le café, ce soir,")
    kept(text.encode(encoding), article=article)
    proof = prove(quote)
    assert proof is not None
    assert '<mark class="quote">Nous fermons le café, ce soir</mark>' in proof.html


def test_only_the_part_of_the_file_that_the_article_came_from_is_searched():
    quote = QuoteFactory()
    body = quote.article.body.encode()
    original = kept(b"before " + body + b" behind", article=quote.article, label="line 2", start=7, length=len(body))
    proof = prove(quote)
    assert proof is not None
    assert (proof.original, "before" in proof.html, "behind" in proof.html) == (original, False, False)


def test_words_that_an_editor_put_into_the_text_are_said_not_to_be_found(client):
    quote = QuoteFactory()
    kept(b"Something else altogether.", article=quote.article)
    assert "These words could not be found in this file" in page(client, quote.get_absolute_url())


def test_a_file_whose_bytes_are_gone_is_said_to_be_missing(client):
    quote = QuoteFactory()
    original = OriginalFactory(article=quote.article)
    assert "missing from the archive’s store" in page(client, quote.get_absolute_url())
    assert "The stored bytes are missing (checked " in page(client, f"/originals/{original.pk}/verify/")


def test_stored_bytes_are_hashed_at_the_moment_of_asking(client):
    quote = QuoteFactory()
    original = kept(quote.article.body.encode(), article=quote.article)
    address = f"/originals/{original.pk}/verify/"
    assert address in page(client, quote.get_absolute_url())
    shown = page(client, f"{address}?quote={quote.pk}")
    assert re.search(r"The stored bytes have this sha256 \(checked \d\d:\d\d:\d\d UTC\)\.", shown)
    assert f'href="{quote.get_absolute_url()}#prove"' in shown
    storages["originals"].delete(original.path)
    storages["originals"].save(original.path, ContentFile(b"forged"))
    assert "The stored bytes do not have this sha256 (checked " in page(client, address)
    assert "no-store" in client.get(address)["Cache-Control"]


@pytest.mark.parametrize("asked", ["0", "9" * 30, "abc", "\0", "٣", "-1", "", "<script>"])
def test_a_quote_that_did_not_lead_here_is_ignored(client, asked):
    original = kept(b"bytes", article=ArticleFactory())
    response = client.get(f"/originals/{original.pk}/verify/", {"quote": asked})
    assert response.status_code == 200
    assert b"Back to the quote" not in response.content


@pytest.mark.parametrize("address", ["/originals/404/verify/", "/quotes/404/embed/", "/quotes/404/cite.bib"])
def test_what_is_not_there_is_not_found(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("form", ["xyz", "bib.ris", "%00", "BIB", "a" * 5000])
def test_a_form_of_citation_that_is_not_known_is_not_found(client, form):
    quote = QuoteFactory()
    assert client.get(f"/quotes/{quote.pk}/cite.{form}").status_code == 404
    assert client.get(f"/articles/{quote.article_id}/cite.{form}").status_code == 404


def test_any_site_may_frame_the_card_and_nothing_in_it_runs(client):
    quote = QuoteFactory(speaker__name=HOSTILE[:200], article__title=HOSTILE)
    response = client.get(f"/quotes/{quote.pk}/embed/")
    policy = response["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "X-Frame-Options" not in response
    shown = response.content.decode()
    assert "<script" not in shown
    assert html.escape(HOSTILE) in shown
    assert "frame-ancestors 'none'" in client.get(quote.get_absolute_url())["Content-Security-Policy"]


def test_who_passed_the_words_on_is_told_on_the_page_and_in_the_rows(client, settings, tmp_path):
    path = tmp_path / "one.txt"
    path.write_text("Bridge to close\n\nMayor Ann Bell told Channel 4 News: “The bridge closes tonight.”\n")
    call_command("import_articles", str(path))
    quote = Quote.objects.get()
    assert (quote.speaker.name, quote.relay) == ("Ann Bell", "Channel 4 News")
    assert '<dt>Passed on by</dt><dd dir="auto"><bdi>Channel 4 News</bdi></dd>' in page(
        client, quote.get_absolute_url()
    )
    rows = b"".join(client.get("/quotes.jsonl").streaming_content).decode().splitlines()
    assert "Channel 4 News" in [json.loads(row).get("passed_on_by") for row in rows]


def test_what_is_copied_is_plain_html(client):
    quote = QuoteFactory(speaker__name="Ada <b>", article__title='A "title" & more')
    shown = page(client, quote.get_absolute_url())
    copied = dict(re.findall(r'<textarea id="(\w+)"[^>]*>(.*?)</textarea>', shown, re.DOTALL))
    snippet, frame = html.unescape(copied["snippet"]), html.unescape(copied["frame"])
    address = f"http://testserver/quotes/{quote.pk}/"
    assert snippet.startswith(f'<blockquote cite="{address}"')
    assert "<bdi>Ada &lt;b&gt;</bdi>" in snippet
    assert "“We close the bridge tonight,”" in snippet
    assert frame.startswith(f'<iframe src="{address}embed/"')
    assert "script" not in snippet + frame
    assert f'value="{address}"' in shown


def data_of(client, row) -> dict:
    shown = page(client, row.get_absolute_url())
    [block] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', shown, re.S)
    assert not set(block) & set("<>&\u2028")
    return json.loads(block)


def test_machines_read_who_said_what_where(client):
    quote = QuoteFactory(speaker__name=HOSTILE[:200], article__title=HOSTILE, article__byline="By Élodie Marsh")
    found = data_of(client, quote)
    assert (found["@type"], found["text"]) == ("Quotation", "We close the bridge tonight,")
    assert found["spokenByCharacter"]["name"] == quote.speaker.name
    assert found["isPartOf"]["headline"] == HOSTILE
    assert found["isPartOf"]["datePublished"] == "2019-03-09"
    assert found["isPartOf"]["author"]["name"] == "Élodie Marsh"
    claim = data_of(client, QuoteFactory(kind="indirect"))
    assert (claim["@type"], claim["appearance"]["@type"]) == ("Claim", "NewsArticle")


@pytest.mark.parametrize(
    ("day", "precision", "told"),
    [(None, "unknown", None), (date(2012, 6, 1), "month", "2012-06"), (date(2012, 1, 1), "year", "2012")],
)
def test_a_date_is_cited_no_more_exactly_than_it_is_known(client, day, precision, told):
    article = ArticleFactory(published_on=day, published_precision=precision, outlet=None)
    assert data_of(client, article).get("datePublished") == told
    bib, ris = (page(client, f"/articles/{article.pk}/cite.{form}") for form in ("bib", "ris"))
    assert ("Undated" in bib, "year = " in bib, "month = " in bib) == (not told, bool(told), precision == "month")
    assert ("PY  - 2012" in ris, "journal" in bib, "T2" in ris) == (bool(told), False, False)


def test_citations_are_escaped_for_their_format(client):
    article = ArticleFactory(
        title=f"{HOSTILE}\nER  - ", byline="By A } B", outlet__name="R&D {Post}", body="“Yes,” he said."
    )
    quote = QuoteFactory(article=article, text="Yes,")
    sha256 = OriginalFactory(article=article).sha256
    bib = page(client, f"/quotes/{quote.pk}/cite.bib")
    assert r"\{\}\textbackslash{}\%\&\#\$\_\textasciicircum{}\textasciitilde{} and" in bib
    assert r"journal = {R\&D \{Post\}}" in bib
    assert sha256 in bib
    plain = bib.replace("\\{", "").replace("\\}", "")
    assert plain.count("{") == plain.count("}")
    ris = page(client, f"/quotes/{quote.pk}/cite.ris")
    assert ris.startswith("TY  - NEWS\r\n")
    assert ris.count("\r\nER  - ") == 1
    assert "“Yes,”" in ris


def test_the_printed_page_tells_address_time_and_hash(client):
    quote = QuoteFactory()
    sha256 = OriginalFactory(article=quote.article).sha256
    for row in (quote, quote.article):
        printed = page(client, f"{row.get_absolute_url()}?a=%3Cb%3E").split('class="print-only"')[1].split("</div>")[0]
        assert f"http://testserver{row.get_absolute_url()}?a=%3Cb%3E, retrieved 20" in printed
        assert sha256 in printed


def test_an_article_tells_what_was_left_out_where_it_stood_and_what_was_corrected(client):
    now = timezone.now()
    article = ArticleFactory(edited_at=now)
    quote = QuoteFactory(article=article, edited_at=now, speaker__name="Zoë Kessler")
    CutFactory(article=article, position=article.body.index("Nobody"), text="Advert: <b>bridges</b>")
    CutFactory(article=article, position=10_000, text="Behind it all")
    LocationMentionFactory(article=article, location__name="Mosul")
    shown = page(client, article.get_absolute_url())
    story = shown.split('class="story"')[1].split("</aside>")[0]
    assert story.index("Advert: &lt;b&gt;") < story.index("Nobody objected")
    assert story.index("Nobody objected") < story.index("Behind it all")
    assert '<li class="named">' in story
    assert shown.count("Corrected on ") == 2
    assert quote.get_absolute_url() in shown.split('id="corrections"')[1].split("</section>")[0]
    assert "Corrected on" not in page(client, ArticleFactory().get_absolute_url())


def test_about_tells_the_numbers_that_were_measured_and_what_is_missing(client):
    ArticleFactory(published_on=None, language="ar", extractor="")
    shown = page(client, "/about/")
    _, tables = measured()
    held_out = tables["Quotes and speakers"].cell("US political news, held out", "segments found")
    assert re.fullmatch(r"\d+\.\d %", held_out)
    assert f"found {held_out} of the quoted passages" in " ".join(shown.split())
    for words in ("1 article is undated", "In 1 article quotes were not looked for", "Arabic", "0 files", "GeoNames"):
        assert words in " ".join(shown.split())
    assert not re.search(r"\d[.,]\d %", (project.BASE_DIR / "templates/about/about.html").read_text())
    assert 'href="/about/"' in page(client, "/")


def test_about_shows_what_other_papers_gave_and_sets_words_apart_from_numbers(client):
    shown = page(client, "/about/")
    assert '<span lang="en">Other papers</span>' in shown
    assert f">{measured()[1]['Other papers'].rows[0][0]}</th>" in shown
    failures = measured()[1]["Known failures"]
    assert [words for _, words in failures.head] == [True, False, True]
    assert f'<td class="in-words">{failures.rows[0][2]}</td>' in shown
    assert f"<td>{failures.rows[0][1]}</td>" in shown


def test_about_opens_where_nothing_was_measured(client, settings, tmp_path):
    settings.BASE_DIR = tmp_path
    assert "no measurements at hand" in page(client, "/about/")
    assert Article.objects.count() == 0


def test_a_page_that_is_not_there_says_so_and_offers_a_search(client):
    for address in ("/nowhere/", "/quotes/404/"):
        response = client.get(address)
        shown = response.content.decode()
        assert response.status_code == 404
        assert 'type="search"' in shown.split("<main")[1]
        assert shown.count('role="search"') == 1
