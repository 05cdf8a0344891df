"""How readers come: at a desk and on a phone, each with and without JavaScript."""

import pytest

DESK = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 320, "height": 640}}
NO_SCRIPT = {"java_script_enabled": False}

WAYS = [
    pytest.param(DESK, id="desktop"),
    pytest.param(PHONE, id="phone"),
    pytest.param({**DESK, **NO_SCRIPT}, id="desktop-no-script"),
    pytest.param({**PHONE, **NO_SCRIPT}, id="phone-no-script"),
]
