"""Tables of text: delimiters, headers, encodings and quotation marks, good and broken."""

import csv
import io
import time

import pytest

from articles.text.readers import UnreadableSource, read_whole, split
from articles.text.values import Columns, Part, RawArticle, Refused

TEXT = "The water came in the night, and the wall of the harbour broke."
HEADER = ["id", "title", "text", "date", "source"]
ROWS = [["1", "Wall Gives Way", f"{TEXT}\n\n“Run,” said Ann Oak.", "2012-06-01", "The Tarn Post"]]


def table(rows: list[list[str]], **dialect: str) -> str:
    written = io.StringIO()
    csv.writer(written, **dialect).writerows(rows)
    return written.getvalue()


def read(text: str | bytes, name: str = "a.csv", /, **columns: str) -> list[RawArticle | Refused]:
    data = text if isinstance(text, bytes) else text.encode()
    return list(read_whole(data, name, columns=columns))


def stories(text: str | bytes, name: str = "a.csv", /, **columns: str) -> list[RawArticle]:
    return [found for found in read(text, name, **columns) if isinstance(found, RawArticle)]


def announced(text: str | bytes, /, **columns: str) -> Columns:
    data = text if isinstance(text, bytes) else text.encode()
    return next(item for item in split(io.BytesIO(data), "a.csv", columns=columns) if isinstance(item, Columns))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_finds_every_delimiter_in_every_encoding(delimiter: str, encoding: str) -> None:
    (story,) = stories(table([HEADER, *ROWS], delimiter=delimiter).encode(encoding))
    assert story.title == "Wall Gives Way"
    assert story.body == f"{TEXT}\n\n“Run,” said Ann Oak."
    assert (story.outlet, story.label) == ("The Tarn Post", "row 2")
    assert story.published is not None
    assert story.published.local_day == (2012, 6, 1)


def test_finds_arabic_in_its_old_encoding() -> None:
    text = (
        "العنوان;النص;التاريخ;المصدر\nخبر جديد;" + "نص عربي طويل عن الفيضان في المدينة " * 8 + ";2012-06-01;الجزيرة\n"
    )
    (story,) = stories(text.encode("cp1256"))
    assert (story.title, story.outlet, story.language, story.encoding) == ("خبر جديد", "الجزيرة", "ar", "cp1256")


def test_finds_two_encodings_in_one_table() -> None:
    good = "".join(f"{i},Café {i},{TEXT} naïve,2012-01-01,s\n" for i in range(20)).encode()
    bad = "99,Café,It’s late,2012-01-01,s\n".encode("cp1252")
    found = stories(",".join(HEADER).encode() + b"\n" + good + bad)
    assert len(found) == 21
    assert (found[-1].title, found[-1].body) == ("Café", "It’s late")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (f"Export of 3 June\n\n{table([HEADER, *ROWS])}", "row 4"),
        (f"sep=;\n{table([HEADER, *ROWS], delimiter=';')}", "row 3"),
        (table([["", *HEADER[1:]], *ROWS]), "row 2"),
        (table([["title", "text", "text", "date", ""], ["Wall Gives Way", TEXT, "other", "2012-06-01", "x"]]), "row 2"),
        (table([["Otsikko", "Juttu", "Pvm"], ["Wall Gives Way", TEXT * 4, "1.6.2012"]]), "row 2"),
        (table([[r"1", "Wall Gives Way", TEXT * 4, "2012-06-01", "https://a.example/x"]]), "row 1"),
        (table([HEADER, *ROWS]).replace("\r\n", "\r"), "row 2"),
        (table([HEADER, *ROWS]).replace("Wall", "W\0all"), "row 2"),
        ("article_title, article_content, date\n" + f'"Wall Gives Way", "{TEXT}", 2012-06-01\n', "row 2"),
    ],
)
def test_finds_the_header(text: str, first: str) -> None:
    (story,) = stories(text)
    assert story.label == first
    assert TEXT in story.body
    assert story.published is not None
    assert story.published.local_day == (2012, 6, 1)


@pytest.mark.parametrize(
    ("line", "body"),
    [
        (f"7,Title,{TEXT},2012-01-01,s", TEXT),
        ('7,Title,"He said "no, never" and left",2012-01-01,s', 'He said "no, never" and left'),
        ('7,Title,"She said ""no, never"" and left",2012-01-01,s', 'She said "no, never" and left'),
        ('7,Title,"never closed,2012-01-01,s', "never closed"),
        ('7,Title,"One.\n\nTwo.",2012-01-01,s', "One.\n\nTwo."),
        ('7,Title,"He said "no".\n\nHe left.",2012-01-01,s', 'He said "no".\n\nHe left.'),
        ("7,Title,Plain text,2012-01-01,s,,,", "Plain text"),
        ('7,Title,Plain text,"Fri, 01 Jun 2012 09:24:00 GMT",s', "Plain text"),
        ("7,Title,Plain text,Fri, 01 Jun 2012 09:24:00 GMT,s", "Plain text"),
        ('7,Title,"Para one.\\n\\nPara “two”.",2012-01-01,s', "Para one.\n\nPara “two”."),
        ("7,Title,<p>One &amp; two.</p><p>Three.</p>,2012-01-01,s", "One & two.\n\nThree."),
        ("7,Title,&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;,2012-01-01,s", "One.\n\nTwo."),
        ("7,Title,C:\\new is a folder and no line end,2012-01-01,s", "C:\\new is a folder and no line end"),
        ("7,Title,Shares of Phillips Co <P> fell,2012-01-01,s", "Shares of Phillips Co <P> fell"),
    ],
)
def test_finds_the_text_in_a_row_and_leaves_its_neighbours_alone(line: str, body: str) -> None:
    others = [f'{i},Other {i},"{TEXT} {i}",2012-01-0{i},s' for i in (1, 2, 3)]
    found = stories("\n".join([",".join(HEADER), others[0], line, *others[1:]]) + "\n")
    assert [story.body for story in found] == [f"{TEXT} 1", body, f"{TEXT} 2", f"{TEXT} 3"]
    assert all(story.published and story.outlet == "s" for story in found)


def test_finds_marks_escaped_by_a_backslash() -> None:
    (story,) = stories('title,text,date\nA,"He said \\"no, never\\" and left",2012-01-01\n')
    assert story.body == 'He said "no, never" and left'


def test_a_mark_that_is_never_closed_swallows_no_rows() -> None:
    lines = [
        ",".join(HEADER),
        '1,A,"never closed,2012-01-01,s',
        *(f"{i},B,{TEXT} {i},2012-01-02,s" for i in range(2, 999)),
    ]
    assert len(stories("\n".join(lines))) == 998


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("7,Title,,2012-01-01,s", "the column “text” is empty; expected the text of an article"),
        ("7,Title, \t ,2012-01-01,s", "the column “text” is empty; expected the text of an article"),
        ("7,Title,nan,2012-01-01,s", "the column “text” is empty; expected the text of an article"),
        ("7,Title", "the column “text” is empty; expected the text of an article"),
        ("7,a,b,c,d,e,f,g,h,i,j", "has 11 cells where the header names 5; expected quotation marks"),
        ('7,"Title', "has a quotation mark that is never closed"),
    ],
)
def test_a_row_that_cannot_be_read_costs_only_itself(line: str, reason: str) -> None:
    good = f"1,A,{TEXT},2012-01-01,s"
    found = read("\n".join([",".join(HEADER), good, good + "x", "", line]))
    assert [type(item) for item in found] == [RawArticle, RawArticle, Refused]
    assert found[2].label == "row 5"
    assert isinstance(found[2], Refused)
    assert found[2].reason.startswith(reason)
    assert not found[2].passed_over


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (
            b"date,open,close\n2012-01-01,1,2\n",
            "no column holds the text of the articles (its columns are “date”, “open”",
        ),
        (b"\n\n \n", "nothing but empty rows; expected a table of articles"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "this is an old Word, Excel or PowerPoint file, whatever"),
        (bytes(range(256)) * 40, "not text but binary data"),
    ],
)
def test_refuses_what_is_no_table(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableSource) as refused:
        read(data)
    assert refused.value.reason.startswith(reason)


def test_a_table_without_rows_has_no_articles() -> None:
    assert read("title,text\n") == []


def test_columns_are_announced_before_the_first_row() -> None:
    items = list(split(io.BytesIO(table([HEADER, *ROWS]).encode()), "a.csv"))
    assert [type(item) for item in items] == [Columns, Part]
    fields = {"title": "title", "body": "text", "date": "date", "outlet": "source"}
    assert items[0] == Columns(name="a.csv", fields=fields, unused=("id",))


def test_columns_can_be_given_by_hand() -> None:
    text = table([["kop", "inhoud2", "pub_dt"], ["Wall Gives Way", TEXT, "2012-06-01"]])
    (story,) = stories(text, title="kop", text="inhoud2", date="pub_dt")
    assert (story.title, story.body) == ("Wall Gives Way", TEXT)
    assert announced(text, body="inhoud2").fields["body"] == "inhoud2"


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"date": "pub_dt"}, "has no column “pub_dt”; its columns are “id”, “title”, “text”, “date”, “source”"),
        ({"colour": "title"}, "“colour” is no field of an article; map one of title, body, date"),
    ],
)
def test_a_column_that_the_table_lacks_is_refused(columns: dict[str, str], reason: str) -> None:
    with pytest.raises(UnreadableSource) as refused:
        read(table([HEADER, *ROWS]), **columns)
    assert refused.value.reason.startswith(reason)


@pytest.mark.parametrize(
    ("dates", "first", "certain"),
    [
        (["01/06/2012", "02/06/2012"], (2012, 6, 1), False),
        (["01/06/2012", "13/06/2012"], (2012, 6, 1), True),
        (["01/06/2012", "06/13/2012"], (2012, 1, 6), True),
        (["4/6/2017", "4/27/2017"], (2017, 4, 6), True),
        (["01.06.12", "31.12.12"], (2012, 6, 1), True),
    ],
)
def test_the_other_rows_tell_the_order_of_day_and_month(
    dates: list[str], first: tuple[int, int, int], certain: bool
) -> None:
    rows = [[str(i), "A", f"{TEXT} {i}", day, "s"] for i, day in enumerate(dates)]
    published = stories(table([HEADER, *rows]))[0].published
    assert published is not None
    assert (published.local_day, published.certain) == (first, certain)


def test_a_text_file_that_is_a_table_is_told_by_its_content() -> None:
    assert [story.body for story in stories(f"title\ttext\tdate\nA\t{TEXT}\t2012-01-01\n", "a.txt")] == [TEXT]


@pytest.mark.parametrize(
    "line", ['"', 'a,"', '""', '"a""', ",", "x" * 200, '"' * 99, 'a,"b,2012-01-01', "\r", 'a "b" c', '",']
)
def test_hostile_tables_take_linear_time(line: str) -> None:
    data = (",".join(HEADER) + f"\n1,A,{TEXT},2012-01-01,s\n" + (line + "\n") * (300_000 // (len(line) + 1))).encode()
    start = time.process_time()
    assert list(split(io.BytesIO(data), "a.csv"))
    assert time.process_time() - start < 10


def test_a_line_too_long_costs_only_itself() -> None:
    text = f'title,text\nA,"{"a" * 6_000_000}"\nB,{TEXT}\n'
    found = read(text)
    assert [(item.label, type(item)) for item in found] == [("row 2", Refused), ("row 3", RawArticle)]


def test_returns_end_the_lines_of_large_tables_too() -> None:
    text = "title,text\r" + "".join(f"A {n},{TEXT * 20} {n}\r" for n in range(5_000))
    assert len(list(split(io.BytesIO(text.encode()), "a.csv"))) == 5_001


def test_fields_may_be_long() -> None:
    (story,) = stories(f'title,text\nA,"{TEXT * 10_000}"\n')
    assert len(story.body) == 10_000 * len(TEXT)
