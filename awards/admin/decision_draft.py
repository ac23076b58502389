"""The draft of a decision as a file, entered into the register of files before it leaves."""

from __future__ import annotations

from collections.abc import Sequence

from awards.documents.drafting import draft_of
from awards.documents.papers import pdf, word
from awards.enums import PaperKind
from awards.models import Nomination, OfficialFile
from awards.services.files import keep_file
from blocs.models import Cycle
from boards.models import Officer

MAKERS = {"docx": word, "pdf": pdf}


def make_draft(
    cycle: Cycle,
    chosen: Sequence[Nomination],
    *,
    ending: str,
    issuer: str,
    signed_by: str,
    officer: Officer,
) -> OfficialFile:
    """Make it and keep it; what is no known kind of file is Word. Raises ``Refused``."""
    ending = ending if ending in MAKERS else "docx"
    content = draft_of(cycle, chosen, issuer=issuer, signed_by=signed_by)
    return keep_file(
        kind=PaperKind.DECISION,
        name=f"du-thao-quyet-dinh-khen-thuong-{cycle.year}.{ending}",
        content=MAKERS[ending](PaperKind.DECISION, content),
        cycle=cycle,
        officer=officer,
        edition=cycle.editions.published().first(),
        about=f"Dự thảo quyết định khen thưởng: {len(chosen)} đề nghị",
    )
