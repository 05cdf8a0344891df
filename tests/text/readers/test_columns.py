"""What a column's name says of it."""

import pytest

from articles.text.readers import columns


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("title", "title title_en Headline HEADLINE head article_title news-title webTitle Titel título العنوان"),
        ("body", "text body content article story full_text maintext body_text النص 正文"),
        (
            "date",
            "date published pub_date publishedAt datetime timestamp Publication Date date_publish published_date_gmt",
        ),
        ("updated", "updated updated_at last_modified date_modify modified"),
        ("url", "url link article_link document_url web_url permalink"),
        ("outlet", "source pubtitle publication_title outlet publisher newspaper site source_name publication"),
        ("byline", "author authors byline writer author_name Autor author_en"),
        ("language", "language lang inLanguage"),
    ],
)
def test_finds(field: str, names: str) -> None:
    found = {name: columns.field_of(name) for name in names.replace("Publication Date", "Publication_Date").split()}
    assert found == dict.fromkeys(found, field)


@pytest.mark.parametrize(
    "name",
    [
        "id",
        "",
        "label",
        "crawl_date",
        "date_download",
        "scraped_at",
        "seendate",
        "image_url_1x",
        "unit_id",
        "location",
        "x" * 999,
    ],
)
def test_ignores(name: str) -> None:
    assert columns.field_of(name) is None


@pytest.mark.parametrize(
    ("names", "fields"),
    [
        (["description", "text", "title"], {"title": "title", "body": "text"}),
        (["created", "date_published", "body"], {"body": "body", "date": "date_published"}),
        (["related.title", "title", "text"], {"title": "title", "body": "text"}),
        (["_source.title", "_source.text"], {"title": "_source.title", "body": "_source.text"}),
        (["source.name", "text"], {"body": "text", "outlet": "source.name"}),
    ],
)
def test_the_likeliest_name_is_taken(names: list[str], fields: dict[str, str]) -> None:
    assert columns.by_name(names) == fields
