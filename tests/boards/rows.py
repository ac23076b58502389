"""One row of every model, each with relations of its own; ``number`` keeps rows apart."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from awards.models import (
    Award,
    AwardRule,
    Ballot,
    Conferral,
    Decision,
    ListProfile,
    Nomination,
    OfficialFile,
    PaperTemplate,
    Submission,
)
from blocs.models import (
    Bloc,
    Breach,
    Criterion,
    Cycle,
    DayOff,
    Edition,
    Gate,
    Grade,
    Group,
    HandOver,
    Hindrance,
    Letter,
    Mandate,
    Membership,
    Opinion,
    Pledge,
    Scheme,
    Score,
    Signature,
    Standing,
    Target,
)
from blocs.models.schemes import EARLIER_AWARDS, JUDGEMENT
from boards.models import (
    Board,
    Certificate,
    Check,
    Document,
    ExchangeRate,
    Figure,
    HeadingMemory,
    Indicator,
    Officer,
    Province,
    Report,
    Signatory,
    Succession,
)

PAYLOAD = (
    '{"members": [], "standings": [], "figures": [], "indicators": [], "illustrative": false,'
    ' "scheme": {"places": 2}}'
)

UNMEASURED = {JUDGEMENT, EARLIER_AWARDS}


def province(number):
    return Province.objects.create(slug=f"tinh-{number}", name=f"Tỉnh {number}")


def document(number):
    return Document.objects.create(
        slug=f"van-ban-{number}",
        kind="decision",
        number=f"{number}/QĐ",
        issuer=f"Ủy ban {number}",
        title="Quyết định",
        issued_on=date(2022, 1, 1),
    )


def board(number):
    return Board.objects.create(
        slug=f"ban-{number}",
        name=f"Ban Quản lý {number}",
        short_name=f"Đơn vị {number}",
        province=province(number),
    )


def succession(number):
    made = Succession.objects.create(
        slug=f"ke-thua-{number}",
        kind="merge",
        effective_on=date(2025, 7, 1),
        document=document(number),
    )
    made.predecessors.add(board(number))
    made.successors.add(board(1000 + number))
    return made


def officer(number):
    return Officer.objects.create(username=f"can-bo-{number}", role="board", board=board(number))


def indicator(number):
    return Indicator.objects.create(
        code=f"chi-tieu-{number}",
        name=f"Chỉ tiêu {number}",
        name_en=f"Indicator {number}",
        dimension="people",
        time_type="stock",
        unit="person",
    )


def check(number):
    return Check.objects.create(
        code=f"kiem-tra-{number}",
        kind="range",
        severity="explain",
        indicator=indicator(number),
        minimum=Decimal(0),
        instruction="Xem lại.",
    )


def heading_memory(number):
    return HeadingMemory.objects.create(
        heading=f"tieu de {number}", column="note", officer=officer(number)
    )


def rate(number):
    return ExchangeRate.objects.create(
        currency="USD",
        year=2000 + number,
        kind="period_end",
        vnd_per_unit=Decimal(23612),
        source="NHNN",
        document=document(number),
    )


def report(number):
    return Report.objects.create(board=board(number), year=2022, source=document(number))


def figure(number):
    return Figure.objects.create(
        report=report(number),
        indicator=indicator(number),
        amount=Decimal(number),
        unit="person",
        as_printed=f"{number} lao động",
        doubt="notice",
        doubt_reason="lạ",
    )


def bloc(number):
    return Bloc.objects.create(
        slug=f"khoi-{number}",
        name=f"Khối {number}",
        name_en=f"Bloc {number}",
        short_name=f"Khối {number}",
        short_name_en=f"Bloc {number}",
        council="Hội đồng",
        council_en="Council",
    )


def membership(number):
    return Membership.objects.create(
        bloc=bloc(number),
        board=board(number),
        seat=1,
        starts_on=date(2020, 1, 1),
        document=document(number),
    )


def cycle(number, stage="conference"):
    return Cycle.objects.create(
        bloc=bloc(number), year=2022, stage=stage, members_on=date(2022, 2, 18)
    )


def mandate(number):
    return Mandate.objects.create(
        cycle=cycle(number),
        board=board(number),
        role="chair",
        status="acting",
        starts_on=date(2022, 1, 1),
        document=document(number),
    )


def hindrance(number):
    return Hindrance.objects.create(
        bloc=bloc(number),
        board=board(number),
        year=2022,
        kind="declined",
        reason="bận nhiệm vụ chính trị",
        document=document(number),
    )


def day_off(number):
    return DayOff.objects.create(day=date(2022, 1, 1) + timedelta(number), name="Nghỉ lễ")


def letter(number):
    return Letter.objects.create(
        key=f"thu-{number}",
        cycle=cycle(number),
        kind="reminder",
        officer=officer(number),
        address="can-bo@example.vn",
        subject=f"Nhắc việc {number}",
        body="Còn thiếu.",
        written_at=timezone.now(),
    )


def hand_over(number):
    return HandOver.objects.create(
        cycle=cycle(number),
        giver=board(number),
        taker=board(6000 + number),
        made_at=timezone.now(),
        made_by=officer(7000 + number),
        archive="hand-overs/a.zip",
        size=1,
        sha256=f"{number:064d}",
        index={"sections": [], "files": []},
    )


def signatory(number):
    return Signatory.objects.create(
        board=board(number),
        name=f"Nguyễn Văn {number}",
        post="Trưởng ban",
        starts_on=date(2020, 1, 1),
        document=document(number),
    )


def certificate(number):
    return Certificate.objects.create(
        signatory=signatory(number),
        sha256=f"{number:064d}",
        subject=f"CN=Nguyễn Văn {number}",
        issuer="CN=Cơ quan chứng thực thử nghiệm",
        serial=str(number),
        valid_from=datetime(2020, 1, 1, tzinfo=UTC),
        valid_until=datetime(2030, 1, 1, tzinfo=UTC),
    )


def pledge(number):
    return Pledge.objects.create(cycle=cycle(number), document=document(number))


def signature(number):
    return Signature.objects.create(
        pledge=pledge(number), board=board(number), kind="paper", signed_on=date(2022, 3, 1)
    )


def target(number):
    return Target.objects.create(
        cycle=cycle(number),
        board=board(number),
        indicator=indicator(number),
        amount=Decimal(5),
        unit="person",
    )


def scheme(number, issued_on=None):
    return Scheme.objects.create(
        cycle=cycle(number, "running"),
        code="bang",
        name=f"Bảng {number}",
        name_en=f"Scheme {number}",
        missing_policy="zero",
        rate_kind="period_end",
        illustrative=True,
        issued_on=issued_on,
    )


def criterion(number, **fields):
    return Criterion.objects.create(
        **{
            "scheme": scheme(number),
            "code": "lao-dong",
            "order": 1,
            "name": "Lao động",
            "name_en": "Workers",
            "indicator": None if fields.get("method") in UNMEASURED else indicator(number),
            "maximum": Decimal(100),
            "method": "relative_to_largest",
            **fields,
        }
    )


def group(number):
    return Group.objects.create(
        scheme=scheme(number),
        code="kinh-te",
        order=1,
        name="Kinh tế",
        name_en="Economy",
        maximum=Decimal(60),
    )


def gate(number):
    return Gate.objects.create(
        scheme=scheme(number),
        code="cham",
        order=1,
        name="Nộp chậm",
        name_en="Late",
        effect="unranked",
    )


def grade(number):
    return Grade.objects.create(
        scheme=scheme(number), name="Xuất sắc", name_en="Excellent", share_from=Decimal("0.9")
    )


def breach(number):
    unmet = gate(number)
    return Breach.objects.create(
        cycle=unmet.scheme.cycle, board=board(3000 + number), gate=unmet, document=document(number)
    )


def score(number):
    made = criterion(number)
    return Score.objects.create(
        cycle=made.scheme.cycle,
        board=board(number),
        criterion=made,
        layer="final",
        points=Decimal(10),
        outcome="counted",
        explanation="vì",
        explanation_en="because",
        computed_at=timezone.now(),
    )


def opinion(number):
    return Opinion.objects.create(
        board=board(number),
        criterion=criterion(number),
        layer="appraised",
        points=Decimal(10),
        officer=officer(6000 + number),
        given_at=timezone.now(),
    )


def edition(number):
    return Edition.objects.create(
        cycle=cycle(number),
        number=1,
        payload=PAYLOAD,
        fingerprint=f"{number:064d}",
        prepared_by=officer(number),
        prepared_at=timezone.now(),
        approved_by=officer(5000 + number),
        published_at=timezone.now(),
    )


def standing(number):
    return Standing.objects.create(
        edition=edition(number), board=board(2000 + number), place=1, points=Decimal("79.28")
    )


def award(number):
    return Award.objects.create(
        slug=f"danh-hieu-{number}",
        name=f"Danh hiệu {number}",
        name_en=f"Award {number}",
        level="ministry",
        grantor="Bộ trưởng",
    )


def award_rule(number):
    return AwardRule.objects.create(
        award=award(number),
        kind="form",
        wording="Mẫu số 1",
        starts_on=date(2024, 1, 1),
        source="NĐ",
        certainty="press",
    )


def nomination(number):
    stood = standing(number)
    return Nomination.objects.create(
        cycle=stood.edition.cycle,
        board=stood.board,
        award=award(number),
        edition=stood.edition,
        achievements="tốt",
        nominated_by=stood.edition.prepared_by,
    )


def submission(number):
    return Submission.objects.create(
        cycle=cycle(number),
        issuer="Khối",
        recipient="Hội đồng",
        title="Đề nghị khen thưởng",
        number=f"{number}/TTr-KTĐ",
        made_by=officer(number),
    )


def official_file(number):
    stood = standing(number)
    return OfficialFile.objects.create(
        kind="nomination_list",
        name="Danh sách.xlsx",
        file=f"official-files/2026/{number}.xlsx",
        size=4,
        sha256="0" * 64,
        cycle=stood.edition.cycle,
        edition=stood.edition,
        officer=stood.edition.prepared_by,
    )


def ballot(number):
    return Ballot.objects.create(
        cycle=cycle(number),
        number=1,
        title="Cờ thi đua của Bộ",
        title_en="Emulation flag",
        award=award(number),
        prepared_by=officer(number),
    )


def paper_template(number):
    return PaperTemplate.objects.create(
        kind="decision",
        name=f"Mẫu {number}",
        file=f"paper-templates/{number}.docx",
        file_name="Mẫu.docx",
        size=4,
        sha256="0" * 64,
        officer=officer(number),
    )


def list_profile(number):
    profile = ListProfile.objects.create(name=f"Mẫu {number}")
    profile.columns.create(order=1, holds="board")
    return profile


def decision(number):
    return Decision.objects.create(document=document(number), cycle=cycle(number))


def conferral(number):
    return Conferral.objects.create(
        decision=decision(number), board=board(number), award=award(number)
    )


MAKERS = {
    Province: province,
    Document: document,
    Board: board,
    Succession: succession,
    Officer: officer,
    Indicator: indicator,
    ExchangeRate: rate,
    Check: check,
    HeadingMemory: heading_memory,
    Report: report,
    Figure: figure,
    Bloc: bloc,
    Membership: membership,
    Cycle: cycle,
    Mandate: mandate,
    Hindrance: hindrance,
    DayOff: day_off,
    Letter: letter,
    HandOver: hand_over,
    Signatory: signatory,
    Pledge: pledge,
    Signature: signature,
    Target: target,
    Scheme: scheme,
    Group: group,
    Criterion: criterion,
    Gate: gate,
    Grade: grade,
    Breach: breach,
    Score: score,
    Opinion: opinion,
    Edition: edition,
    Standing: standing,
    Award: award,
    Ballot: ballot,
    AwardRule: award_rule,
    Nomination: nomination,
    Submission: submission,
    OfficialFile: official_file,
    PaperTemplate: paper_template,
    ListProfile: list_profile,
    Decision: decision,
    Conferral: conferral,
}
