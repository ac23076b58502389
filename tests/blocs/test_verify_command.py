"""``manage.py verify_edition``: a file alone proves its edition."""

import json

import pytest
from django.core.management import CommandError, call_command


@pytest.fixture
def file(edition_2022, tmp_path):
    path = tmp_path / "2022.json"
    path.write_text(json.dumps(edition_2022.document), "utf-8")
    return path


def test_a_published_file_verifies(file, capsys):
    call_command("verify_edition", str(file))

    assert capsys.readouterr().out == "The fingerprint and every point agree.\n"


def test_a_changed_file_does_not(file, capsys):
    document = json.loads(file.read_text("utf-8"))
    document["standings"][0]["points"] = "99.99"
    file.write_text(json.dumps(document), "utf-8")

    with pytest.raises(CommandError, match=r"^The file does not verify.$"):
        call_command("verify_edition", str(file))

    assert [line.split(":")[0] for line in capsys.readouterr().err.splitlines()] == [
        "fingerprint",
        "bac-giang.points",
    ]


def test_a_file_that_is_not_json_is_said_to_be_none(tmp_path):
    (tmp_path / "x.json").write_bytes(b"\xff{")

    with pytest.raises(CommandError, match=r"^not a readable JSON file$"):
        call_command("verify_edition", str(tmp_path / "x.json"))


def test_a_file_that_is_not_there_is_said_not_to_be(tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        call_command("verify_edition", str(tmp_path / "x.json"))
