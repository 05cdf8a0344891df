"""ZIP archives: order, tricks, bombs, damage."""

import io
import time
import zipfile

import pytest

from articles.text.readers import UnreadableSource, split
from articles.text.values import Part, Refused
from tests.text.readers.archives import LINES, STORY, parts, told, zipped


def test_members_come_in_the_archives_order_under_their_paths() -> None:
    members = [("z/é.json", STORY), ("a.json", STORY), ("t.csv", b"title,text\nA,Some words of it\n"), ("a/b/", b"")]
    assert list(told(zipped(members), "a.zip")) == ["z/é.json", "a.json", "t.csv, row 2"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_two() -> None:
    assert list(told(zipped([("a.json", STORY), ("a.json", STORY)]), "a.zip")) == ["a.json", "(2) a.json"]


@pytest.mark.parametrize(
    ("path", "reason", "passed_over"),
    [
        ("../../etc/passwd", "its path leads out of the archive", False),
        ("a/../../b.json", "its path leads out of the archive", False),
        ("..\\b.json", "its path leads out of the archive", False),
        ("/etc/passwd", "its path is an absolute one", False),
        ("C:\\b.json", "its path is an absolute one", False),
        ("\\\\server\\b.json", "its path is an absolute one", False),
        ("a\nb.json", "its path holds control characters", False),
        ("__MACOSX/._b.json", "is a file that computers leave behind", True),
        ("a/.DS_Store", "is a file that computers leave behind", True),
        ("Thumbs.db", "is a file that computers leave behind", True),
        ("b.css", "is the style of a page and holds no story", True),
    ],
)
def test_a_dangerous_or_idle_name_costs_only_itself(path: str, reason: str, passed_over: bool) -> None:
    found = parts(zipped([("a.json", STORY), (path, STORY), ("z.json", STORY)]), "a.zip")
    assert [type(item) for item in found] == [Part, Refused, Part]
    assert isinstance(found[1], Refused)
    assert found[1].reason.startswith(reason)
    assert found[1].passed_over == passed_over


def changed(offset: int, central: int, value: int) -> bytes:
    """An archive of two whose first member's header is another."""
    data = bytearray(zipped([("a.json", STORY), ("z.json", STORY)], zipfile.ZIP_STORED))
    data[offset] = data[data.find(b"PK\x01\x02") + central] = value
    return bytes(data)


def special(mode: int) -> bytes:
    member = zipfile.ZipInfo("a.json")
    member.external_attr = mode << 16
    return zipped([(member, STORY), ("z.json", STORY)])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (changed(6, 8, 1), "is encrypted; unpack the archive with its password"),
        (changed(8, 10, 99), "is packed in a way that cannot be read here"),
        (changed(14, 16, 0x55), "is damaged (its bytes do not unpack to what was packed)"),
        (special(0o120777), "is a link to another file"),
        (special(0o060666), "is a device, not a file"),
        (zipped([("a.json", b""), ("z.json", STORY)]), "is empty (0 bytes); expected a story"),
        (zipped([("a.json", b"\xff\xd8\xff\xe0 picture"), ("z.json", STORY)]), "is a JPEG picture and holds no story"),
        (zipped([("a.json", b" " * 40_000_000), ("z.json", STORY)]), "unpacks to 40,000,000 bytes from"),
        (zipped([("a.json", zipped([])), ("z.json", STORY)]), "the ZIP archive is empty"),
    ],
)
def test_a_member_that_cannot_be_read_costs_only_itself(data: bytes, reason: str) -> None:
    found = told(data, "a.zip")
    assert list(found) == ["a.json", "z.json"]
    assert found["a.json"].startswith(reason)
    assert found["z.json"] == "Wall Gives Way"


def office(folder: str) -> bytes:
    return zipped([("[Content_Types].xml", b"<Types/>"), (f"{folder}/document.xml", b"<w/>")])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (office("word"), "this is a Word document; save it as plain text or HTML and bring that"),
        (office("xl"), "this is an Excel workbook; save it as CSV and bring that"),
        (zipped([("mimetype", b"application/vnd.oasis.opendocument.text")]), "this is an OpenDocument text; save it"),
        (zipped([("mimetype", b"application/epub+zip")]), "this is an e-book (EPUB); save it as plain text or HTML"),
        (zipped([]), "the ZIP archive is empty; expected files with stories in it"),
        (zipped([("a.json", STORY)])[:-30], "the ZIP archive has no readable table of contents"),
        (b"PK\x03\x04" + bytes(200), "the ZIP archive has no readable table of contents"),
    ],
)
def test_refuses_what_is_no_archive_of_stories(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableSource) as refused:
        parts(data, "a.zip")
    assert refused.value.reason.startswith(reason)
    assert told(zipped([("in.zip", data), ("z.json", STORY)]), "a.zip")["in.zip"].startswith(reason)


def test_overlapping_members_are_refused() -> None:
    data = bytearray(zipped([("a.json", STORY), ("b.json", STORY)]))
    second = data.find(b"PK\x01\x02", data.find(b"PK\x01\x02") + 1)
    data[second + 42 : second + 46] = bytes(4)
    with pytest.raises(UnreadableSource, match="files overlap in this ZIP archive"):
        parts(bytes(data), "a.zip")


def test_archives_inside_each_other_have_a_limit() -> None:
    data = STORY
    for depth in range(6):
        data = zipped([("a.json" if depth == 0 else f"{depth}.zip", data)])
    assert list(told(data, "a.zip").values()) == ["more than 4 archives inside each other; unpack it first"]


def test_a_bomb_of_many_archives_stops() -> None:
    inner = zipped([("z.txt", b" " * 9_900_000)])
    found = parts(zipped([(f"{n}.zip", inner) for n in range(60)], zipfile.ZIP_STORED), "a.zip")
    assert len(found) < 60
    assert isinstance(found[-1], Refused)
    assert "(a “bomb”)" in found[-1].reason


def test_many_members() -> None:
    data = zipped([(f"{n}.txt", STORY) for n in range(3_000)])
    start = time.process_time()
    assert len(parts(data, "a.zip")) == 3_000
    assert time.process_time() - start < 20


def test_names_in_utf8_without_its_mark() -> None:
    data = zipped([("xxé.json", STORY)])
    assert list(told(data.replace("é".encode(), "ü".encode()), "a.zip")) == ["xxü.json"]


def test_the_same_parts_come_every_time() -> None:
    data = zipped([("a.jsonl", LINES), ("b.json", STORY)])
    assert list(split(io.BytesIO(data), "a.zip")) == list(split(io.BytesIO(data), "a.zip"))
