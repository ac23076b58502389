"""How to cite a published edition: as text, as BibTeX, and as CSL-JSON for reference managers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from blocs.queries.published import Head
from boards.domain.sentences import Sentence
from boards.domain.years import short_date

Json = dict[str, Any]

SITE = "Khối Thi Đua"
NOT_OFFICIAL = Sentence(
    "minh họa theo bảng tiêu chí của trang này, không phải kết quả chính thức",
    "an illustration by a scheme of this site, not an official result",
)


@dataclass(frozen=True, slots=True)
class Citation:
    """What a citation says. An illustration is the work of the site, never of the council."""

    key: str
    author: Sentence
    title: Sentence
    published_on: date
    address: str
    code: str
    fingerprint: str
    number: int

    @property
    def text(self) -> Sentence:
        """The ready sentence in both languages."""
        day = short_date(self.published_on)
        return Sentence(
            f"{self.author.vi} ({self.published_on.year}). {self.title.vi}. Công bố ngày {day}. "
            f"{self.address} (mã {self.code}).",
            f"{self.author.en} ({self.published_on.year}). {self.title.en}. Published on {day}. "
            f"{self.address} (code {self.code}).",
        )


def citation(head: Head, *, origin: str, board: str = "", board_name: str = "") -> Citation:
    """Of an edition, or of what it says of one board; the address is the permanent one."""
    own = Sentence(SITE, SITE)
    return Citation(
        key="-".join((head.bloc, str(head.year), str(head.number), *([board] if board else []))),
        author=own if head.illustrative else head.council_called,
        title=_title(head, board_name),
        published_on=localdate(head.published_at),
        address=origin + _path(head, board),
        code=head.code,
        fingerprint=head.fingerprint,
        number=head.number,
    )


def _title(head: Head, board: str) -> Sentence:
    of_vi, of_en = (f" của {board}", f" for {board}") if board else ("", "")
    bloc = head.bloc_called
    vi = f"Kết quả thi đua năm {head.year}{of_vi}, {bloc.vi}, bản công bố số {head.number}"
    en = f"Emulation results of {head.year}{of_en}, {bloc.en}, edition {head.number}"
    if not head.illustrative:
        return Sentence(vi, en)
    return Sentence(f"{vi} ({NOT_OFFICIAL.vi})", f"{en} ({NOT_OFFICIAL.en})")


def _path(head: Head, board: str) -> str:
    if board:
        page = reverse("blocs:board_in_year", args=[head.bloc, head.year, board])
        return f"{page}?edition={head.number}"
    return reverse("blocs:edition", args=[head.bloc, head.year, head.number])


def bibtex(cited: Citation) -> bytes:
    """For BibLaTeX and BibTeX, in Vietnamese as the edition is published."""
    fields = {
        "author": f"{{{_tex(cited.author.vi)}}}",
        "title": f"{{{_tex(cited.title.vi)}}}",
        "year": str(cited.published_on.year),
        "date": cited.published_on.isoformat(),
        "version": str(cited.number),
        "url": cited.address,
        "note": f"SHA-256 {cited.fingerprint}",
        "language": "vietnamese",
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{cited.key},\n{lines}\n}}\n".encode()


def _tex(text: str) -> str:
    """The signs that TeX would take for its own."""
    return "".join(f"\\{sign}" if sign in "&%$#_{}" else sign for sign in text)


def csl_json(cited: Citation) -> bytes:
    """For Zotero and other programs that read CSL."""
    day = cited.published_on
    entry = {
        "id": cited.key,
        "type": "dataset",
        "author": [{"literal": cited.author.vi}],
        "title": cited.title.vi,
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "version": str(cited.number),
        "URL": cited.address,
        "note": f"SHA-256 {cited.fingerprint}",
        "language": "vi",
    }
    return json.dumps([entry], ensure_ascii=False, indent=2).encode() + b"\n"
