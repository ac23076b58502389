"""The door that an application server knocks at."""

import runpy
import sys

from django.core.handlers.wsgi import WSGIHandler


def test_the_door_leads_to_the_site(monkeypatch):
    monkeypatch.delitem(sys.modules, "config.wsgi", raising=False)  # Others may have knocked.

    assert isinstance(runpy.run_module("config.wsgi")["application"], WSGIHandler)
