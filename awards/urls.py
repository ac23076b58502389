"""Addresses of the public pages of awards."""

from __future__ import annotations

from django.urls import path

from awards.views import ballots, decisions, roll
from blocs.urls import YEAR

app_name = "awards"

urlpatterns = [
    path("awards/", roll.roll, name="roll"),
    path("awards.csv", roll.roll_csv, name="roll_csv"),
    path("awards.json", roll.roll_json, name="roll_json"),
    path("awards/decisions/<slug:decision>/", decisions.decision, name="decision"),
    path("awards/decisions/<slug:decision>/paper", decisions.paper, name="paper"),
    path("awards/<slug:award>/", decisions.award, name="award"),
    path(f"{YEAR}/ballots/", ballots.ballots, name="ballots"),
    path(f"{YEAR}/ballots/<edition:number>/", ballots.ballot, name="ballot"),
    path(f"{YEAR}/ballots/<edition:number>.json", ballots.ballot_file, name="ballot_file"),
]
