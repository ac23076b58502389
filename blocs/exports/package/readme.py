"""The page that lies in a package, in both languages: what is in it, how to cite and check it."""

from __future__ import annotations

from blocs.exports.citation import citation
from blocs.exports.package.tables import TABLES
from blocs.queries.published import Opened

TEXT = """# {title}

{summary}

**Giấy phép:** {licence}. **Trích dẫn:** {cite}

| Tệp | Nội dung |
|---|---|
{tables}
| `data/edition.json` | Toàn bộ bản công bố như đã niêm phong |

`datapackage.json` mô tả từng cột: kiểu, đơn vị, giá trị cho phép, khóa. Số thập phân dùng dấu
chấm; ô trống là không có, không phải số 0. Ô chữ bắt đầu bằng `=`, `+`, `-`, `@` có thêm dấu nháy
đơn để bảng tính không chạy nó; nguyên văn nằm trong `data/edition.json`.

Tính lại mọi điểm và mã xác minh (chỉ cần Python):

    python3 verify_edition.py data/edition.json

Mã xác minh SHA-256: `{fingerprint}`

---

# {title_en}

**Licence:** {licence}. **Cite as:** {cite_en}

| File | Content |
|---|---|
{tables_en}
| `data/edition.json` | The whole edition as it was sealed |

`datapackage.json` describes every column: type, unit, allowed values, keys. The decimal mark is a
dot; an empty cell is nothing, not zero. A text that begins with `=`, `+`, `-` or `@` has an
apostrophe in front, so that no spreadsheet runs it; the text itself stands in `data/edition.json`.

To compute every point and the fingerprint again (Python is enough):

    python3 verify_edition.py data/edition.json

Fingerprint, SHA-256: `{fingerprint}`
"""


def readme(opened: Opened, *, origin: str) -> str:
    """The page, in Markdown."""
    cite = citation(opened.head, origin=origin)
    return TEXT.format(
        title=cite.title.vi,
        title_en=cite.title.en,
        summary=opened.document["bloc_name"],
        licence=opened.document["licence"],
        cite=cite.text.vi,
        cite_en=cite.text.en,
        tables="\n".join(f"| `data/{table.name}.csv` | {table.says.vi} |" for table in TABLES),
        tables_en="\n".join(f"| `data/{table.name}.csv` | {table.says.en} |" for table in TABLES),
        fingerprint=opened.document["fingerprint"],
    )
