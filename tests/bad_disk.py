"""Files that are odd on the disk, and good ones to stand between the bad."""

# ruff: noqa: E501 - bytes that are better read in one line

import json
import os
import socket
from pathlib import Path

from tests.bad_files import page, text
from tests.importing_apart import story

ODD_NAMES = (
    b"line\nbreak.txt", b"\x1b[31mred.txt", b"not utf-8 \xff\xfe.txt", b"-rf.txt", b"a" * 240 + b".txt", b" .txt", b"*?[a].txt",
    "\u202etxt.exe.txt".encode(), b"quote\"'`$(id).txt", b"tab\there.txt", b".hidden.txt", b"%2e%2e%2fetc.txt", b"\xe9t\xe9.html",
    b"back\\slash.txt", b"trailing.txt ", b"no suffix", "é\u0301\u0302.txt".encode(), b"CON.txt", b"a.b.c.d.zip", b"\x7f.json",
)  # fmt: skip


def write_odd_files(folder: Path) -> list[bytes]:
    """Odd names (each with a story of its own or a torn file), and what is on a disk and is no file."""
    folder.mkdir()
    root = os.fsencode(folder)
    for number, name in enumerate(ODD_NAMES):
        Path(os.fsdecode(root + b"/" + name)).write_bytes(text(40_000 + number).encode())
    names = list(ODD_NAMES)
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(folder / "socket.txt"))
    for link, target in (
        ("nowhere.txt", "is-not-there"),
        ("loop.txt", "loop.txt"),
        ("up", ".."),
        ("zero.txt", "/dev/zero"),
    ):
        (folder / link).symlink_to(target)
        names.append(link.encode())
    (folder / "empty folder").mkdir()
    return [root + b"/" + name for name in [*names, b"pipe.txt", b"socket.txt"]]


def write_good_files(folder: Path, count: int) -> list[str]:
    """Stories in eight formats, a different one each; gives their titles."""
    titles = []
    for number in range(50_000, 50_000 + count):
        told = story(number)
        titles.append(told["title"])
        row = json.dumps(told, ensure_ascii=False)
        item = "".join(
            f"<{tag}>{value}</{tag}>" for tag, value in (("title", told["title"]), ("pubDate", told["date"]))
        )
        mail = (
            f"From: Tarn Post <a@tarn.example>\r\nSubject: {told['title']}\r\nDate: Fri, 1 Jun 2012 09:24:00 +0000\r\n"
        )
        formats: tuple[tuple[str, str], ...] = (
            (".txt", text(number)),
            (".html", page(number)),
            (".jsonl", f'{{"title": "cut off\n{row}\n[[[[\n'),
            (".json", row),
            (".csv", f'title,text,date\n"{told["title"]}","{told["text"]}",{told["date"]}\n'),
            (".rss", f"<rss version='2.0'><channel><title>Tarn</title><item>{item}<description>{told['text']}"
                     "</description></item></channel></rss>"),
            (".eml", f"{mail}MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{told['text']}"),
            (".htm", page(number, "<p>" * 2_000)),
        )  # fmt: skip
        suffix, content = formats[number % len(formats)]
        (folder / f"good-{number}{suffix}").write_text(content, encoding="utf-8")
    return titles
