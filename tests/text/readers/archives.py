"""Archives made for the tests."""

import io
import json
import tarfile
import zipfile
from collections.abc import Iterable
from typing import Any

from articles.text.readers import read_whole, split
from articles.text.readers.splitting import Item
from articles.text.values import Columns, RawArticle

TEXT = "The water came in the night and the wall of the harbour broke."
STORY = json.dumps({"title": "Wall Gives Way", "text": TEXT, "date": "2012-06-01"}).encode()
LINES = b"".join(
    json.dumps({"title": f"Wall {n}", "text": f"{TEXT} {n * 7919}", "date": "2012-06-01"}).encode() + b"\n"
    for n in range(300)
)


def zipped(members: Iterable[tuple[str | zipfile.ZipInfo, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return written.getvalue()


def tarred(members: Iterable[tuple[str, bytes, dict[str, Any]]]) -> bytes:
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w") as archive:
        for name, data, fields in members:
            member = tarfile.TarInfo(name)
            member.size = len(data)
            for field, value in fields.items():
                setattr(member, field, value)
            archive.addfile(member, io.BytesIO(data))
    return written.getvalue()


def told(data: bytes, name: str) -> dict[str, str]:
    """What became of each part, by its label: the story's title, or why there is none."""
    found = read_whole(data, name)
    return {item.label: item.title if isinstance(item, RawArticle) else item.reason for item in found}


def parts(data: bytes, name: str) -> list[Item]:
    return [item for item in split(io.BytesIO(data), name) if not isinstance(item, Columns)]
