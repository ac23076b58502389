"""The door that an application server knocks at."""

import runpy

from django.core.handlers.wsgi import WSGIHandler


def test_the_door_leads_to_the_site():
    assert isinstance(runpy.run_module("config.wsgi")["application"], WSGIHandler)
