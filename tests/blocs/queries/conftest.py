"""A small edition of three boards, made by hand, so that a case can say what it needs."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from django.utils import translation

from blocs.domain.editions import canonical, fingerprint, recompute
from blocs.models import Edition
from blocs.queries.published import opened
from blocs.queries.reader import Reader

BOARDS = ("an", "binh", "cam")


def indicator(code, unit, dimension):
    return {
        "code": code,
        "name": f"Chỉ tiêu {code}",
        "name_en": f"Indicator {code}",
        "dimension": dimension,
        "time_type": "flow",
        "direction": "more",
        "unit": unit,
    }


def figure(board, code, amount, unit, **changes):
    row = {
        "board": board,
        "indicator": code,
        "amount": amount,
        "unit": unit,
        "currency": unit[:3] if unit.startswith(("VND", "USD")) else "",
        "basis": "actual",
        "availability": "reported",
        "qualifier": "",
        "as_printed": f"{amount} {unit}",
        "doubt": "",
        "doubt_reason": "",
        "doubt_reason_en": "",
        "doubt_settled": False,
        "settlement": "",
        "note": "",
        "note_en": "",
        "source": "bai-bao",
        "place": "",
    }
    return row | changes


def absent(board, code, availability="missing"):
    unit = {"capital": "VND_BN", "trade": "USD_MN"}[code]
    return figure(board, code, None, unit, availability=availability, as_printed="", source="")


def criterion(code, maximum="50"):
    return {
        "code": f"tc-{code}",
        "indicator": code,
        "name": f"Tiêu chí {code}",
        "name_en": f"Criterion {code}",
        "maximum": maximum,
        "method": "relative_to_largest",
        "parameters": {},
        "formula": {"vi": "điểm = …", "en": "points = …"},
    }


def document(figures, **changes):
    content = {
        "format": "khoi-thi-dua/edition/1",
        "bloc": "khoi",
        "bloc_name": "Khối thử",
        "bloc_name_en": "Test bloc",
        "bloc_short_name": "Khối",
        "bloc_short_name_en": "Bloc",
        "council": "Hội đồng",
        "council_en": "Council",
        "year": 2022,
        "edition": 1,
        "illustrative": False,
        "correction": "",
        "licence": "CC BY 4.0",
        "conference": {"on": None, "place": ""},
        "members": [
            {
                "board": board,
                "name": f"Ban {board}",
                "name_en": "",
                "short_name": board.capitalize(),
                "seat": seat,
                "province": "Tỉnh",
            }
            for seat, board in enumerate(BOARDS, start=1)
        ],
        "mandates": [],
        "indicators": [
            indicator("projects", "project", "count"),
            indicator("capital", "VND_BN", "money"),
            indicator("trade", "USD_MN", "money"),
            indicator("workers", "person", "people"),
        ],
        "rates": [
            {
                "currency": "USD",
                "year": 2022,
                "kind": "period_end",
                "vnd_per_unit": "20000",
                "date": "2022-12-30",
                "source": "Nguồn",
                "source_en": "Source",
            }
        ],
        "documents": [
            {
                "code": "bai-bao",
                "kind": "article",
                "number": "12/TB",
                "issued_on": "2023-01-11",
                "issuer": "Ban",
                "title": "Bài báo",
                "url": "",
            }
        ],
        "scheme": {
            "code": "thu",
            "version": 1,
            "name": "Bảng thử",
            "name_en": "Test scheme",
            "note": "",
            "note_en": "",
            "total": "100",
            "places": 2,
            "missing_policy": "exclude_and_rescale",
            "rate_kind": "period_end",
            "criteria": [criterion("capital"), criterion("workers")],
        },
        "targets": [],
        "figures": figures,
    } | changes
    return content | {"standings": recompute(content)}


@pytest.fixture
def opened_with():
    """Opens a made-up edition with these figures for a reader of this language."""

    def make(*figures, language="vi", latest=1, **changes):
        content = document(list(figures), **changes)
        edition = Edition(
            pk=1,
            number=1,
            payload=canonical(content).decode(),
            fingerprint=fingerprint(content),
            published_at=datetime(2023, 1, 11, 3, tzinfo=UTC),
        )
        assert json.loads(edition.payload) == content
        return opened(edition, Reader(language), latest=latest)

    with translation.override("en"):
        yield make


@pytest.fixture
def make_figure():
    return figure


@pytest.fixture
def make_absent():
    return absent


@pytest.fixture
def make_criterion():
    return criterion


@pytest.fixture
def make_indicator():
    return indicator
