"""Bytes in any encoding become the same text, and every repair is named."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from articles.text.readers import UnreadableSource
from articles.text.readers.decoding import decode, to_text

REAL = Path(__file__).parents[4] / "shared" / "samples" / "encodings" / "chardet"
PYTHON_NAMES = {"MacRoman": "mac_roman", "MacCyrillic": "mac_cyrillic", "TIS-620": "tis_620"}
STORY = "Rebels “take” the town – officials\n\nThe café owner’s son said: “We won’t go.” It cost £40.\n"
RUSSIAN = "Жители города сообщили, что утром на площади были слышны выстрелы. Власти пока молчат.\n" * 4
ARABIC = "قال السكان إنهم سمعوا إطلاق نار في الساحة صباح اليوم ولم تعلق السلطات على ذلك.\n" * 4


@pytest.mark.parametrize(
    "encoding",
    [
        "utf-8",
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "utf-32-le",
        "utf-32-be",
        "cp1252",
        "mac_roman",
    ],
)
def test_every_encoding_of_english_gives_the_text(encoding: str) -> None:
    assert decode(STORY.encode(encoding), "a.txt").text == STORY


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (RUSSIAN, "utf-16-le"),
        (ARABIC, "cp1256"),
        (ARABIC, "iso8859_6"),
        ("町の住民は今朝、広場で銃声を聞いたと話した。当局はまだ何も発表していない。\n" * 4, "shift_jis"),
        ("町の住民は今朝、広場で銃声を聞いたと話した。当局はまだ何も発表していない。\n" * 4, "iso2022_jp"),
        ("The £40 fee was dropped, said the café.\n" * 3, "latin_1"),
    ],
)
def test_legacy_encodings_are_told(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding), "a.txt")
    assert decoded.text == text
    assert decoded.steps[0].startswith("decoded as ")


def test_a_declared_encoding_is_believed() -> None:
    data = "charset=iso-8859-7\n\nΗ πόλη\n".encode("iso8859_7")
    assert "Η πόλη" in decode(data, "a.txt").text


@pytest.mark.parametrize(
    ("data", "text", "step"),
    [
        (b"one\r\ntwo\rthree", "one\ntwo\nthree", "line ends unified"),
        (b"the to\x00wn fell", "the town fell", "control characters removed"),
        (b"a bell\x07 rang", "a bell rang", "control characters removed"),
        ("Mr\xa0Hale".encode(), "Mr Hale", "no-break spaces made plain"),
        ("state\u200bment".encode(), "statement", "invisible characters removed"),
        ("cafe\u0301".encode(), "café", "accents joined to their letters"),
        (b"It&#8217;s &quot;over&quot; &amp; done", 'It’s "over" & done', "HTML entities decoded"),
        ("It’s the café’s".encode().decode("cp1252").encode(), "It’s the café’s", "mojibake repaired"),
        ("“Yes,” he said".encode().decode("cp1252", "replace").encode(), "“Yes,” he said", "mojibake repaired"),
        ("it\x92s".encode(), "it’s", "C1 controls read as windows-1252"),
    ],
)
def test_repairs_and_names_the_step(data: bytes, text: str, step: str) -> None:
    decoded = decode(data, "a.txt")
    assert decoded.text == text
    assert step in decoded.steps


@pytest.mark.parametrize(
    "text",
    [
        '“Curly” and ‘single’ marks stay, and so do "straight" ones.',
        "The ﬁrst ligature and ＦＵＬＬ width stay.",
        "AT&T and R&D; keep theirs",
        "CAFÉ’S ROOF FELL, and the Élysée said nothing",
        "naïve façade, São Paulo, Zürich, Đà Nẵng",
    ],
)
def test_leaves_alone(text: str) -> None:
    decoded = decode(text.encode(), "a.txt")
    assert decoded.text == text
    assert decoded.steps == ()


def test_a_few_foreign_bytes_do_not_spoil_utf8() -> None:
    decoded = decode("Café é è ü ö “x”".encode() + b" it\x92s", "a.txt")
    assert decoded.text.endswith("“x” it’s")


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\x00\x01\x02\x03" * 400])
def test_binary_data_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableSource, match=r"^folder/b\.txt: not text but binary data"):
        decode(data, "folder/b.txt")


def test_a_plain_file_loads_neither_detector_nor_mender() -> None:
    code = (
        "import sys; from articles.text.readers import read_whole; read_whole('Ein “Wort” é'.encode(), 'a.txt');"
        "assert not {'ftfy', 'charset_normalizer'} & set(sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.skipif(not REAL.is_dir(), reason="the real files in many encodings are not beside this project")
def test_nearly_all_real_files_give_the_text_they_hold() -> None:
    right = total = 0
    for path in sorted(REAL.glob("*/*")):
        folder = re.sub(r"^((?:iso-8859|windows)-\d+)-[a-z]+$", r"\1", path.parent.name)
        data = path.read_bytes()
        try:
            truth = data.decode(PYTHON_NAMES.get(folder, folder))
        except (LookupError, UnicodeDecodeError):
            continue
        total += 1
        right += to_text(data, path.name)[0].lstrip("\ufeff") == truth.lstrip("\ufeff")
    assert right >= 0.97 * total
