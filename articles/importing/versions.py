"""Which extractor made a finding: its code and data, told apart by what is in them."""

import hashlib
from pathlib import Path

import articles.text.extraction as extraction


def _fingerprint() -> str:
    """sha256 over the extractor's modules and data files, twelve hexadecimal digits of it."""
    folder = Path(extraction.__file__).parent
    sha = hashlib.sha256()
    for path in sorted([*folder.glob("*.py"), *(folder.parent / "data").glob("*.t[sx][vt]")], key=lambda p: p.name):
        sha.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return sha.hexdigest()[:12]


EXTRACTOR = _fingerprint()
