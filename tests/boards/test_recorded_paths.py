"""No code of the site writes past the history: what could is named here, with its reason."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
APPS = ("boards", "blocs", "awards", "config")
PAST = re.compile(
    r"_raw_delete|\.raw\(|cursor\(|\bQuerySet(?:\[\w+\])?\(|\bQuerySet\.\w|save_base\(|\bCollector\("
    r"|_base_manager\.\w*(?:update|create|delete)|\b_(?:insert|update)\("
)
"""What writes, or could write, without a word to the history."""

KNOWN = {
    "blocs/queries/published.py": {".raw("},
    "boards/models/recorded.py": {"QuerySet.b", "QuerySet.u"},
    "config/health.py": {"cursor("},
}
"""Reads by hand (published.py, health.py), and the history itself (recorded.py)."""


def test_no_code_writes_past_the_history():
    found = {}
    for app in APPS:
        for path in (ROOT / app).rglob("*.py"):
            if "migrations" not in path.parts and (ways := PAST.findall(path.read_text("utf-8"))):
                found[path.relative_to(ROOT).as_posix()] = set(ways)

    assert found == KNOWN
