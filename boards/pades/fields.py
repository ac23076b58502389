"""Empty signature fields in the paper: the places where each member's software signs."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Protocol


class Box(Protocol):
    """Where a field stands: lower left and upper right corner in points, pages from 1."""

    @property
    def name(self) -> str: ...
    @property
    def page(self) -> int: ...
    @property
    def x1(self) -> int: ...
    @property
    def y1(self) -> int: ...
    @property
    def x2(self) -> int: ...
    @property
    def y2(self) -> int: ...


def with_signature_fields(pdf: bytes, boxes: Iterable[Box]) -> bytes:
    """The paper with an empty signature field in each box, added as one revision.

    Software that signs offers these fields, so that signatures stand in the grid of the paper.
    The name of a box is that of its field, and what a screen reader says.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import SigFieldSpec, append_signature_field, ensure_sig_flags

    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    for box in boxes:
        append_signature_field(
            writer,
            SigFieldSpec(
                box.name,
                on_page=box.page - 1,
                box=(box.x1, box.y1, box.x2, box.y2),
                readable_field_name=box.name,
            ),
        )
    # Software that signs may only append from here on; setting the flag later would be an edit.
    ensure_sig_flags(writer)
    made = BytesIO()
    writer.write(made)  # type: ignore[no-untyped-call]
    return made.getvalue()
