"""Pages taken apart: elements by the simple selectors that tests need."""

import re
from typing import Any

from lxml import html

_STEP = re.compile(r"(?P<tag>\w*)(?P<rest>(?:[.#][\w-]+|\[[\w-]+(?:=[\w-]+)?\])*)")
_PART = re.compile(r"([.#])([\w-]+)|\[([\w-]+)(?:=([\w-]+))?\]")


def parsed(content: bytes) -> Any:
    return html.document_fromstring(content.decode())


def pick(root: Any, selector: str) -> list[Any]:
    """Elements by tag, .class, #id, [name] and [name=value], with descendants, in order."""
    return root.xpath("." + "".join(f"//{_step(step)}" for step in selector.split()))


def words(element: Any) -> str:
    """What is read, with single spaces."""
    return " ".join(element.text_content().split())


def _step(step: str) -> str:
    found = _STEP.fullmatch(step)
    assert found, step
    conditions = ""
    for mark, name, attribute, value in _PART.findall(found["rest"]):
        if mark == ".":
            conditions += f"[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"
        elif mark == "#":
            conditions += f"[@id='{name}']"
        else:
            conditions += f"[@{attribute}='{value}']" if value else f"[@{attribute}]"
    return (found["tag"] or "*") + conditions
