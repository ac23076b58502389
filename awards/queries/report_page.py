"""The page of an achievement report: the last version, and what has changed since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from awards.domain.achievements import Change, Citation, changed, filled
from awards.models import AchievementReport, Nomination
from awards.queries.achievements import Facts, Json, facts_of, kept_facts
from awards.queries.dossier_page import closed_by


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A version of a report, beside the facts of today.

    ``latest`` is nothing where nobody has saved one: the texts are those of the draft then.
    """

    nomination: Nomination
    version: AchievementReport | None
    latest: AchievementReport | None
    versions: tuple[AchievementReport, ...]
    texts: Mapping[str, str]
    facts: Facts
    changes: tuple[Change, ...]
    closed: str

    @property
    def number(self) -> int:
        """The version that a form is based on."""
        return self.latest.number if self.latest else 0

    @property
    def is_past(self) -> bool:
        """Whether an earlier version is shown, which is only read."""
        return self.version is not None and self.version != self.latest

    @property
    def read(self) -> tuple[tuple[str, str], ...]:
        """Each part with what it quotes, as it is printed."""
        return tuple((part, filled(text, self.facts.by_name)) for part, text in self.texts.items())

    @property
    def table(self) -> tuple[Json, ...]:
        """The rows of the table of figures."""
        return self.facts.table

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What the texts may quote."""
        return self.facts.citations


def report_page(nomination: Nomination, number: int | None = None) -> ReportPage | None:
    """The last version, or the one of that number; nothing where there is no such version."""
    rows = nomination.achievement_reports.select_related("officer", "finished_by")
    versions = tuple(rows.order_by("-number"))
    latest = versions[0] if versions else None
    version = next((each for each in versions if each.number == number), None)
    if number is not None and version is None:
        return None
    shown = version or latest
    now = facts_of([nomination])[nomination.pk]
    facts = kept_facts(shown.facts) if shown else now
    return ReportPage(
        nomination=nomination,
        version=version,
        latest=latest,
        versions=versions,
        texts=texts_of(shown) if shown else drafted(nomination, now),
        facts=facts,
        changes=changed(facts.citations, now.citations) if shown else (),
        closed=closed_by(nomination),
    )


def texts_of(version: AchievementReport) -> dict[str, str]:
    """The three parts of a version."""
    return {
        "situation": version.situation,
        "achievements": version.achievements,
        "commendations": version.commendations,
    }


def drafted(nomination: Nomination, facts: Facts) -> dict[str, str]:
    """What the site can say by itself; people write the rest. Nothing is made up."""
    board, year = nomination.board, nomination.cycle.year
    name = board.name_on(nomination.cycle.members_on)
    lines = [f"- {row['indicator']}: {{{row['indicator']}}}." for row in facts.table]
    standing = (
        f"Năm {year}, đơn vị xếp thứ {{Thứ hạng}} trong {{Số đơn vị}} đơn vị của khối, "
        f"đạt {{Điểm}} điểm. Kết quả thực hiện các chỉ tiêu:"
    )
    return {
        "situation": f"{name} là thành viên của {nomination.cycle.bloc.name}.",
        "achievements": "\n".join([standing, *lines]),
        "commendations": "\n".join(facts.awards) or "Chưa có hình thức khen thưởng nào được ghi.",
    }
