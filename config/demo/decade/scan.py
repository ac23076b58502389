"""A page in the place of a scan: what the boards of the demonstration upload as signed paper."""

from __future__ import annotations

from django.core.files.base import ContentFile

SAYS = "HU CAU / FICTION - ban quet thu, khong phai chu ky cua ai [{board}]"


def scan_of(board: str) -> ContentFile[bytes]:
    """A PDF of one page that says that nobody signed it; ``board`` is the code of the board."""
    said = f"BT /F1 11 Tf 60 780 Td ({SAYS.format(board=board)}) Tj ET"
    parts = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(said)} >>\nstream\n{said}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    text, places = "%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(text))
        text += f"{number} 0 obj\n{part}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(parts) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    end += f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(text)}\n%%EOF\n"
    return ContentFile((text + end).encode("ascii"), name=f"ban-quet-thu-{board}.pdf")
