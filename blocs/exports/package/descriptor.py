"""``datapackage.json``: what is in the package, described after Frictionless Table Schema.

English texts stand beside the Vietnamese ones in keys that end in ``_en``, as everywhere here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from blocs.exports.citation import citation
from blocs.exports.package.columns import Column
from blocs.exports.package.tables import TABLES, Table
from blocs.queries.published import Opened
from boards.domain.sentences import Sentence
from boards.licences import LICENCES

Json = dict[str, Any]

DATA = "data"
EDITION = "edition.json"
WHOLE = Sentence(
    "Toàn bộ bản công bố như đã niêm phong; từ đó tính lại được mọi điểm và mã xác minh",
    "The whole edition as it was sealed; every point and the fingerprint follow from it",
)


def descriptor(opened: Opened, files: Mapping[str, bytes], *, origin: str) -> bytes:
    """The descriptor of the files, which stand in the folder ``data`` beside it."""
    document, cited = opened.document, citation(opened.head, origin=origin)
    titles = cited.title
    described = {
        "profile": "data-package",
        "name": f"{document['bloc']}-{document['year']}-{document['edition']}",
        "title": titles.vi,
        "title_en": titles.en,
        "description": document["scheme"]["note"] or titles.vi,
        "description_en": document["scheme"]["note_en"] or titles.en,
        "homepage": cited.address,
        "version": str(document["edition"]),
        "created": document["publication"]["published_at"],
        "fingerprint": document["fingerprint"],
        "illustrative": document["illustrative"],
        "correction": document["correction"],
        "licenses": [_licence(document["licence"])],
        "sources": [_source(paper) for paper in document["documents"]],
        "resources": [
            *(_table(table, files[f"{table.name}.csv"]) for table in TABLES),
            _whole(files[EDITION]),
        ],
    }
    return json.dumps(described, ensure_ascii=False, indent=2).encode() + b"\n"


def _licence(code: str) -> Json:
    """One that we do not know is told as the edition names it."""
    known = LICENCES.get(code)
    if known is None:
        return {"name": code, "title": code}
    return {"name": known.spdx, "path": known.url, "title": known.title.en}


def _source(paper: Json) -> Json:
    said = {"title": ", ".join(part for part in (paper["title"], paper["issuer"]) if part)}
    return said | ({"path": paper["url"]} if paper["url"] else {})


def _file(name: str, content: bytes) -> Json:
    return {
        "path": f"{DATA}/{name}",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
    }


def _table(table: Table, content: bytes) -> Json:
    return {
        "name": table.name,
        "profile": "tabular-data-resource",
        "title": table.says.vi,
        "title_en": table.says.en,
        **_file(f"{table.name}.csv", content),
        "format": "csv",
        "mediatype": "text/csv",
        "schema": {
            "fields": [_field(table, column) for column in table.described()],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {"fields": name, "reference": {"resource": other, "fields": name}}
                for name, other in table.keys.items()
            ],
        },
    }


def _field(table: Table, column: Column) -> Json:
    constraints: Json = {}
    if column.name in table.needed:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    if column.pattern:
        constraints["pattern"] = column.pattern
    unit = {"unit": column.unit.vi, "unit_en": column.unit.en} if column.unit else {}
    return {
        "name": column.name,
        "type": column.kind,
        "description": column.says.vi,
        "description_en": column.says.en,
        **unit,
        **({"constraints": constraints} if constraints else {}),
    }


def _whole(content: bytes) -> Json:
    return {
        "name": "edition",
        "title": WHOLE.vi,
        "title_en": WHOLE.en,
        **_file(EDITION, content),
        "format": "json",
        "mediatype": "application/json",
    }
