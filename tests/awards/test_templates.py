"""Templates of the staff: read and filled in before they are kept, used when somebody says so."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation

from awards.documents.papers import word
from awards.documents.shipped import shipped
from awards.domain.papers import FIELDS
from awards.enums import PaperKind
from awards.models import PaperTemplate
from awards.services.templates import add_template, use_template
from boards.refusals import Refused
from boards.typesetting.faults import TemplateFault
from boards.typesetting.reading import word_lines
from boards.typesetting.word import Letterhead, OfficialPaper
from tests.boards.typing_in import errors

pytestmark = pytest.mark.django_db

KIND = PaperKind.DECISION
ADD = "admin:awards_papertemplate_add"
LIST = "admin:awards_papertemplate_changelist"
PAPERS = "admin:awards_papertemplate_papers"


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


def template(*lines):
    paper = OfficialPaper(
        Letterhead("Bộ"),
        kind="Quyết định",
        about="Khen thưởng",
        author="Bộ",
        made_at=datetime(2023, 1, 6, tzinfo=UTC),
    )
    for line in lines:
        paper.add_paragraph(line)
    return paper.content()


@pytest.fixture
def added(secretary):
    def make(name, *lines):
        return add_template(
            kind=KIND,
            name=name,
            file_name="C:\\Mẫu/Quyết định.docx",
            content=template(*lines),
            officer=secretary,
        )

    return make


def says():
    return word_lines(word(KIND, {"authority": "Bộ trưởng", "number": "9"}))[-1]


def test_a_template_is_not_used_before_somebody_says_so(added):
    before = says()

    made = added("Mẫu của Bộ", "Số {{ so_ky_hieu }}, {{ tham_quyen|upper }}")
    unused = says()
    use_template(template=made)

    assert (unused, says()) == (before, "Số 9, BỘ TRƯỞNG")
    assert made.file_name == "Quyết định.docx"


def test_the_template_before_steps_back_and_our_own_comes_again(as_officer, secretary, added):
    shipped_says = says()
    first, second = added("Một", "một"), added("Hai", "hai")
    use_template(template=first)
    use_template(template=second)

    in_use = list(PaperTemplate.objects.filter(in_use=True))
    second_says = says()
    as_officer(secretary).post(reverse("admin:awards_papertemplate_own", args=["decision"]))

    assert (in_use, second_says, says()) == ([second], "hai", shipped_says)


def test_the_database_keeps_two_templates_from_being_used(added):
    use_template(template=added("Một", "một"))

    with pytest.raises(IntegrityError), transaction.atomic():
        PaperTemplate.objects.create(
            kind=KIND, name="x", file="x.docx", size=1, officer_id=1, in_use=True
        )


def test_a_template_that_no_longer_fits_is_not_put_to_use(added, monkeypatch):
    made = added("Một", "{{ nam }}")
    fields = tuple(field for field in FIELDS[KIND] if field.name != "nam")
    monkeypatch.setattr("awards.services.templates.FIELDS", {KIND: fields})

    with pytest.raises(Refused) as refused:
        use_template(template=made)

    assert (refused.value.refusal, refused.value.detail[:3]) == (TemplateFault.UNKNOWN_FIELD, "nam")


# The pages


def sent(content, name="Mẫu.docx", **said):
    upload = SimpleUploadedFile(name, content)
    return {"kind": "decision", "name": "Mẫu của Bộ", "file": upload, **said}


def test_staff_upload_a_template_and_put_it_to_use(as_officer, secretary):
    client = as_officer(secretary)

    client.post(reverse(ADD), sent(template("Số {{ so_ky_hieu }}")))
    made = PaperTemplate.objects.get()
    answer = client.post(
        reverse(LIST), {"action": "put_to_use", "_selected_action": [made.pk]}, follow=True
    )

    assert (made.officer, made.in_use, made.file_name) == (secretary, False, "Mẫu.docx")
    assert [message.level_tag for message in answer.context["messages"]] == ["success"] * 2
    assert says() == "Số 9"


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        pytest.param(
            lambda: template("{{ tham_quyn }}"), "a.docx", "tham_quyn → tham_quyen", id="x"
        ),
        pytest.param(
            lambda: template("{{ tham_quyen }"), "a.docx", "“{{ tham_quyen }”", id="brace"
        ),
        pytest.param(lambda: b"PK\x03\x04 x", "a.docx", "", id="damaged"),
        pytest.param(lambda: b"%PDF-1.7", "a.pdf", "", id="another kind"),
    ],
)
def test_a_template_that_fails_its_test_is_not_kept(as_officer, secretary, content, name, expected):
    answer = as_officer(secretary).post(reverse(ADD), sent(content(), name))

    assert list(errors(answer)) == ["file"]
    assert expected in errors(answer)["file"][0]
    assert PaperTemplate.objects.count() == 0


def test_a_template_without_a_name_is_asked_for_it(as_officer, secretary):
    answer = as_officer(secretary).post(reverse(ADD), sent(template("x")) | {"name": ""})

    assert list(errors(answer)) == ["name"]


def test_what_does_not_fit_stays_out_of_use_with_a_reason(as_officer, secretary, added):
    made = added("Một", "một")
    made.file.storage.delete(made.file.name)
    made.file.storage.save(made.file.name, SimpleUploadedFile("x.docx", b"gone"))

    answer = as_officer(secretary).post(
        reverse(LIST), {"action": "put_to_use", "_selected_action": [made.pk]}, follow=True
    )

    made.refresh_from_db()
    assert (made.in_use, len(answer.context["messages"])) == (False, 1)


def test_nobody_changes_a_template(as_officer, secretary, added):
    page = reverse("admin:awards_papertemplate_change", args=[added("Một", "một").pk])

    response = as_officer(secretary).get(page)

    assert response.context["has_change_permission"] is False


def test_every_paper_shows_what_it_is_made_from(as_officer, auditor, added):
    use_template(template=added("Mẫu của Bộ", "một"))

    papers = as_officer(auditor).get(reverse(PAPERS)).context["papers"]

    assert [str(paper.template or "") for paper in papers] == ["", "", "", "", "", "Mẫu của Bộ"]


def test_the_fields_of_a_paper_are_listed_as_they_are_typed(as_officer, auditor):
    page = reverse("admin:awards_papertemplate_paper", args=["minutes"])

    fields = as_officer(auditor).get(page).context["paper"].fields

    typed = [(field.typed, field.within) for field in fields]
    start = typed.index(("{%tr for dong in bo_phieu %}", False))
    assert typed[start : start + 6] == [
        ("{%tr for dong in bo_phieu %}", False),
        ("{{ dong.stt }}", True),
        ("{{ dong.ten }}", True),
        ("{{ dong.so_phieu }}", True),
        ("{%p for cau in dong.ket_luan %}", True),
        ("{%tr endfor %}", True),
    ]
    assert ("{{ dong }}", True) in typed


@pytest.mark.parametrize("name", ["template.docx", "sample.docx", "sample.pdf"])
def test_files_to_begin_with_are_downloaded(as_officer, auditor, name):
    page = reverse("admin:awards_papertemplate_file", args=["minutes", name])

    response = as_officer(auditor).get(page)

    begins = b"%PDF-" if name.endswith("pdf") else b"PK"
    assert (response.status_code, response.content[: len(begins)]) == (200, begins)
    assert name != "template.docx" or response.content == shipped(PaperKind.MINUTES)


@pytest.mark.parametrize(
    "args", [["package", "template.docx"], ["minutes", "x.docx"], ["zzz", "sample.pdf"]]
)
def test_what_is_no_file_of_a_paper_is_not_found(as_officer, auditor, args):
    page = reverse("admin:awards_papertemplate_file", args=args)

    assert as_officer(auditor).get(page).status_code == 404


def test_a_paper_that_does_not_exist_has_no_page(as_officer, auditor):
    page = reverse("admin:awards_papertemplate_paper", args=["package"])

    assert as_officer(auditor).get(page).status_code == 404


def test_an_auditor_reads_templates_and_uses_none(as_officer, auditor, board_officer):
    own = reverse("admin:awards_papertemplate_own", args=["minutes"])

    assert as_officer(auditor).post(own).status_code == 403
    assert as_officer(auditor).get(reverse(ADD)).status_code == 403
    assert as_officer(board_officer).get(reverse(PAPERS)).status_code == 403
