"""What must not stand on a public machine."""

import pytest
from django.conf import settings as site

from config.checks import anchors_are_there, letters_arrive, safe_to_deploy
from config.environment import SMTP, TO_FILES
from tests.signing import trust

SAFE = {
    "DEMO": False,
    "SECRET_KEY": "x" * 60,
    "DEBUG": False,
    "HTTPS": True,
    "ALLOWED_HOSTS": ["thi-dua.example"],
}


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        pytest.param({}, [], id="a safe machine"),
        pytest.param({"DEMO": True}, ["site.E001"], id="demo mode"),
        pytest.param({"SECRET_KEY": site.INSECURE_KEY}, ["site.E002"], id="the known key"),
        pytest.param({"DEBUG": True}, ["site.E003"], id="debug"),
        pytest.param({"HTTPS": False}, ["site.E004"], id="plain HTTP"),
        pytest.param({"ALLOWED_HOSTS": ["*"]}, ["site.E005"], id="any host"),
        pytest.param(
            {"DEMO": True, "DEBUG": True, "HTTPS": False},
            ["site.E001", "site.E003", "site.E004"],
            id="all that is wrong is said at once",
        ),
    ],
)
def test_what_is_unsafe_is_refused_with_a_hint(settings, change, codes):
    for name, value in (SAFE | change).items():
        setattr(settings, name, value)

    found = safe_to_deploy(None)

    assert [error.id for error in found] == codes
    assert all(error.hint for error in found)


@pytest.mark.parametrize(
    ("url", "backend", "codes"),
    [
        pytest.param("https://thi-dua.example", SMTP, [], id="letters arrive"),
        pytest.param("", SMTP, ["site.W001"], id="no address of the site"),
        pytest.param("https://thi-dua.example", TO_FILES, ["site.W002"], id="no mail server"),
    ],
)
def test_what_keeps_letters_from_helping_is_warned_of(settings, url, backend, codes):
    settings.SITE_URL, settings.EMAIL_BACKEND = url, backend

    found = letters_arrive(None)

    assert [warning.id for warning in found] == codes
    assert all(warning.hint for warning in found)


@pytest.mark.parametrize(
    ("filled", "codes"),
    [
        pytest.param(lambda folder: None, ["site.W003"], id="nobody is trusted"),
        pytest.param(trust, ["site.W005"], id="no revocation list"),
        pytest.param(lambda folder: trust(folder, revoked={}), [], id="all is there"),
        pytest.param(
            lambda folder: (trust(folder, revoked={}), (folder / "x.crt").write_bytes(b"x")),
            ["site.W004"],
            id="a file that is no certificate",
        ),
    ],
)
def test_what_keeps_signatures_from_counting_is_warned_of(settings, tmp_path, filled, codes):
    settings.TRUST_DIR = tmp_path / "trust"
    filled(settings.TRUST_DIR)

    found = anchors_are_there(None)

    assert [warning.id for warning in found] == codes
    assert all(warning.hint for warning in found)
