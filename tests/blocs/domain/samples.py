"""The bloc of 2022 as an edition's document, and how a test makes others from it."""

from blocs.domain.editions import FORMAT, FORMAT_OF_YEARS, fingerprint, of_years, recompute
from blocs.domain.facts import facts_of
from blocs.domain.reading import Node

BOARDS = {
    "yen-bai": "Yên Bái",
    "thai-nguyen": "Thái Nguyên",
    "hoa-binh": "Hòa Bình",
    "phu-tho": "Phú Thọ",
    "bac-kan": "Bắc Kạn",
    "tuyen-quang": "Tuyên Quang",
    "bac-giang": "Bắc Giang",
}

FIGURES_2022 = [
    ("yen-bai", "projects_attracted", "11 dự án đầu tư", "11", "project"),
    ("yen-bai", "registered_capital", "1.277 tỷ đồng", "1277", "VND_BN"),
    ("yen-bai", "land_registered", "38ha", "38", "HA"),
    ("yen-bai", "trade_value", "5.143,7 tỷ đồng", "5143.7", "VND_BN"),
    ("yen-bai", "workers", "5.037 lao động", "5037", "person"),
    ("thai-nguyen", "projects_attracted", "16 dự án", "16", "project"),
    ("thai-nguyen", "registered_capital", "1,527 tỷ USD", "1527", "USD_MN"),
    ("thai-nguyen", "registered_capital", "1.283 tỷ đồng", "1283", "VND_BN"),
    ("thai-nguyen", "workers", "90.693 lao động", "90693", "person"),
    ("hoa-binh", "projects_attracted", "11 dự án đầu tư", "11", "project"),
    ("hoa-binh", "registered_capital", "4.637,3 tỷ đồng", "4637.3", "VND_BN"),
    ("hoa-binh", "trade_value", "763,86 triệu đồng", "763.86", "VND_MN"),
    ("hoa-binh", "workers", "2.100 lao động", "2100", "person"),
    ("phu-tho", "projects_attracted", "06 dự án đầu tư", "6", "project"),
    ("phu-tho", "registered_capital", "2.684 tỷ đồng", "2684", "VND_BN"),
    ("phu-tho", "trade_value", "10.200 triệu USD", "10200", "USD_MN"),
    ("phu-tho", "workers", "50.000 lao động", "50000", "person"),
    ("bac-kan", "trade_value", "20 triệu USD", "20", "USD_MN"),
    ("bac-kan", "workers", "hơn 1.500 lao động", "1500", "person"),
    ("tuyen-quang", "projects_attracted", "04 dự án đầu tư", "4", "project"),
    ("tuyen-quang", "registered_capital", "1.200 tỷ đồng", "1200", "VND_BN"),
    ("tuyen-quang", "trade_value", "66 triệu USD", "66", "USD_MN"),
    ("tuyen-quang", "workers", "6.000 lao động", "6000", "person"),
    ("bac-giang", "projects_attracted", "35 dự án đầu tư", "35", "project"),
    ("bac-giang", "registered_capital", "4.356 tỷ đồng", "4356", "VND_BN"),
    ("bac-giang", "registered_capital", "414,1 triệu USD", "414.1", "USD_MN"),
    ("bac-giang", "workers", "195.578 lao động", "195578", "person"),
]

DOUBT_2022 = "đọc đúng từng chữ thì chỉ khoảng 32.350 USD"


def figure(board, indicator, amount, unit, **changes):
    return {
        "board": board,
        "indicator": indicator,
        "amount": amount,
        "unit": unit,
        "currency": unit[:3] if unit[:3] in {"USD", "VND"} else "",
        "basis": "actual",
        "availability": "reported",
        "qualifier": "",
        "as_printed": "",
        "doubt": "",
        "doubt_reason": "",
        "doubt_settled": False,
        "source": "",
        **changes,
    }


def missing(board, indicator, unit, availability="missing", **changes):
    return figure(board, indicator, None, unit, availability=availability, **changes)


def target(board, indicator, amount, unit):
    return {"board": board, "indicator": indicator, "amount": amount, "unit": unit}


def criterion(code, indicator, method="relative_to_largest", maximum="25", **parameters):
    return {
        "code": code,
        "indicator": indicator,
        "name": code,
        "name_en": code,
        "maximum": maximum,
        "method": method,
        "parameters": parameters,
        "formula": {"vi": "", "en": ""},
    }


def rate(vnd_per_unit="23612", **changes):
    return {
        "currency": "USD",
        "year": 2022,
        "kind": "period_end",
        "vnd_per_unit": vnd_per_unit,
        "date": "2022-12-30",
        "source": "Ngân hàng Nhà nước",
        **changes,
    }


RATES = (rate(),)


def scheme(*criteria, **changes):
    return {
        "code": "minh-hoa",
        "version": 1,
        "name": "Minh họa",
        "name_en": "Illustration",
        "total": "100",
        "places": 2,
        "missing_policy": "exclude_and_rescale",
        "rate_kind": "period_end",
        "criteria": list(criteria),
        **changes,
    }


def member(board, name):
    return {"board": board, "name": name, "name_en": name, "short_name": name, "seat": 1}


def baseline(board, indicator, *figures, year=2021, why="", restated=False):
    """What a board is compared with; figures of several boards are pairs of board and figure."""
    return {
        "board": board,
        "indicator": indicator,
        "year": year,
        "restated": restated,
        "why": why,
        "why_en": why,
        "figures": [{**row, "board_name": row["board"].upper()} for row in figures],
    }


def award(board, award="flag", year=2021, holder=None, document="", **changes):
    return {
        "board": board,
        "award": award,
        "name": award,
        "name_en": award,
        "year": year,
        "number": "12/QĐ",
        "date": f"{year + 1}-01-05",
        "holder": holder or board,
        "holder_name": (holder or board).upper(),
        "document": document or f"{award}-{year}",
        **changes,
    }


def in_format(document):
    """The document under the name of the third format, if it says what only that one knows."""
    third = {"format": FORMAT_OF_YEARS} if of_years(Node(document, "")) else {}
    return {**document, **third}


def document(*, figures, scheme, boards=BOARDS, targets=(), rates=RATES, year=2022, **more):
    return in_format(
        {
            **_document(figures, scheme, boards, targets, rates, year),
            **more,
        }
    )


def _document(figures, scheme, boards, targets, rates, year):
    return {
        "format": FORMAT,
        "bloc": "kcn-trung-du-mien-nui-phia-bac",
        "bloc_name": "Khối các khu công nghiệp",
        "bloc_name_en": "Bloc of the industrial zones",
        "bloc_short_name": "Khối",
        "bloc_short_name_en": "Bloc",
        "council": "Hội đồng",
        "council_en": "Council",
        "year": year,
        "edition": 1,
        "illustrative": True,
        "correction": "",
        "licence": "CC BY 4.0",
        "conference": {"on": None, "place": ""},
        "mandates": [],
        "indicators": [],
        "documents": [],
        "members": [member(board, name) for board, name in boards.items()],
        "rates": list(rates),
        "scheme": scheme,
        "figures": list(figures),
        "targets": list(targets),
    }


def sealed(document):
    """The document with the standings that it gives and the fingerprint that seals it."""
    whole = {**document, "standings": recompute(document)}
    return {
        **whole,
        "fingerprint": fingerprint(whole),
        "publication": {"published_at": "2023-01-12T09:00:00+07:00"},
    }


def illustration():
    """The 2022 results with the illustration scheme; Hòa Bình's trade is under a blocking doubt."""
    figures = [
        figure(board, indicator, amount, unit, as_printed=printed)
        for board, indicator, printed, amount, unit in FIGURES_2022
    ]
    for item in figures:
        if (item["board"], item["indicator"]) == ("hoa-binh", "trade_value"):
            item.update(doubt="blocking", doubt_reason=DOUBT_2022)
    rules = scheme(
        criterion("projects", "projects_attracted"),
        criterion("capital", "registered_capital"),
        criterion("trade", "trade_value"),
        criterion("workers", "workers"),
    )
    return sealed(document(figures=figures, scheme=rules))


def engine_inputs(document):
    """The scheme and the data of a document, as the engine takes them."""
    facts = facts_of(document)
    return facts.scheme, facts.data
