#!/usr/bin/env python3
"""Recount a ballot of an emulation bloc (khối thi đua) without trusting who counted it.

    python3 recount_ballot.py FILE.json [RECEIPT]

Needs Python 3.8 or later and nothing else. From the sealed rules and the numbers it computes both
fingerprints, quorum, thresholds and outcomes again, and prints whatever differs. With a receipt it
says whether that envelope was counted. Exit status: 0 all agrees, 1 not, 2 no readable ballot.
Cần Python 3.8 trở lên. Mã thoát: 0 khớp, 1 có sai khác, 2 không đọc được tệp.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from fractions import Fraction  # exact: 2/3 of 7 is 14/3
from math import ceil, floor
from pathlib import Path
from typing import Any

BASES = ("electors", "present", "cast", "valid")


def fingerprint(document: dict[str, Any]) -> str:
    kept = {key: value for key, value in document.items() if key != "fingerprint"}
    text = json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def needed(part: str, strict: bool, base: int) -> int:
    exact = Fraction(part) * base
    return max(floor(exact) + 1 if strict else ceil(exact), 1)


def bases(ballot: dict[str, Any], name: str) -> dict[str, int]:
    """What votes for a name may be a share of: recused boards leave, unless the rules keep them."""
    rules, turnout = ballot["sealed"], ballot["turnout"]
    keeps = rules["recusal"] != "leaves"
    counted = [e for e in rules["electors"] if keeps or name not in e["recused"]]
    boards = {e["board"] for e in counted}
    phones = len(boards & set(ballot["voted"]))
    recused = len(set(ballot["by_hand"]) - boards)
    lost = turnout["issued"] - turnout["returned"]
    return {
        "electors": len(counted),
        "present": sum(e["presence"] != "absent" for e in counted),
        "cast": phones + turnout["returned"] - max(0, recused - lost),
        "valid": phones
        + (turnout["returned"] - turnout["invalid"])
        - max(0, recused - lost - turnout["invalid"]),
    }


def asked(ballot: dict[str, Any], name: str) -> int:
    """How many spoke of a name: papers lost or not valid are taken to be of recused boards."""
    turnout = ballot["turnout"]
    recused = {e["board"] for e in ballot["sealed"]["electors"] if name in e["recused"]}
    lost = turnout["issued"] - turnout["returned"] + turnout["invalid"]
    papers: int = turnout["returned"] - turnout["invalid"]
    by_hand = len(recused & set(ballot["by_hand"]))
    left: int = max(0, by_hand - lost)
    return len(set(ballot["voted"]) - recused) + papers - left


def outcomes(
    ballot: dict[str, Any], quorate: bool
) -> Iterator[tuple[dict[str, Any], int, int, str]]:
    """Places go by the number of votes for, among the names that reached the threshold."""
    share = ballot["sealed"]["threshold"]
    rows = []
    for row in ballot["counts"]:
        base = bases(ballot, row["board"])[share["base"]]
        rows.append((row, base, needed(share["part"], share["strict"], base)))
    reached = sorted(
        (row["yes"] for row, _base, least in rows if row["yes"] >= least), reverse=True
    )
    places = ballot["sealed"]["places"] or len(reached)
    for row, base, least in rows:
        votes = row["yes"]
        if not quorate:
            outcome = "no_quorum"
        elif votes < least:
            outcome = "short"
        elif sum(other >= votes for other in reached) <= places:
            outcome = "elected"
        else:
            outcome = "tied" if sum(other > votes for other in reached) < places else "below"
        yield row, base, least, outcome


def differences(ballot: dict[str, Any]) -> list[str]:
    rules, turnout, quorum = ballot["sealed"], ballot["turnout"], ballot["quorum"]
    checks = [
        ("rules_fingerprint", ballot["rules_fingerprint"], fingerprint(rules)),
        ("fingerprint", ballot["fingerprint"], fingerprint(ballot)),
        ("receipts", len(ballot["receipts"]), turnout["phones"]),
        ("phones", turnout["phones"], len(ballot["voted"])),
        ("members", turnout["members"], len(rules["electors"])),
        ("names", [r["board"] for r in ballot["counts"]], [n["board"] for n in rules["names"]]),
    ]
    there = ("present", "letter") if rules["quorum"]["letters_count"] else ("present",)
    present = sum(e["presence"] in there for e in rules["electors"])
    least = needed(rules["quorum"]["part"], False, len(rules["electors"]))
    checks += [
        ("quorum needed", quorum["needed"], least),
        ("quorum present", quorum["present"], present),
        ("quorum", quorum["met"], present >= least),
    ]
    for row, base, enough, outcome in outcomes(ballot, present >= least):
        own = bases(ballot, row["board"])
        exact = Fraction(100 * row["yes"], base) if base else None
        said = None if row["percent"] is None else Fraction(row["percent"])
        rounded = None if exact is None else floor(exact * 100 + Fraction(1, 2)) / Fraction(100)
        checks += [(f"{row['board']} {base_}", row["bases"][base_], own[base_]) for base_ in BASES]
        checks += [
            (f"{row['board']} base", row["base"], base),
            (f"{row['board']} needed", row["needed"], enough),
            (
                f"{row['board']} votes",
                row["yes"] + row["no"] + row["abstain"],
                asked(ballot, row["board"]),
            ),
            (f"{row['board']} percent", said, rounded),
            (f"{row['board']} outcome", row["outcome"], outcome),
        ]
        if ballot["votes"] is not None and not ballot["by_hand"]:
            voices = [vote[row["board"]] for vote in ballot["votes"].values()]
            checks += [(f"{row['board']} {v}", row[v], voices.count(v)) for v in ("yes", "no")]
    return [f"{what}: {stated} / {truth}" for what, stated, truth in checks if stated != truth]


def main(arguments: list[str]) -> int:
    if len(arguments) not in (1, 2):
        print("Usage / Cách dùng: python3 recount_ballot.py FILE.json [RECEIPT]")
        return 2
    try:
        ballot = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
        found = differences(ballot)
    except (
        OSError,
        ArithmeticError,
        AttributeError,
        LookupError,
        TypeError,
        ValueError,
    ) as problem:
        print(f"Not a readable ballot / Không đọc được: {problem}"[:300])
        return 2
    receipt = "".join(arguments[1].lower().split()) if len(arguments) == 2 else None
    if receipt is not None and not any(r.startswith(receipt) for r in ballot["receipts"]):
        found.append("receipt / biên nhận: no such envelope was counted / không có phiếu này")
    for text in found:
        print(f"DIFFERS / SAI KHÁC  {text}")
    if not found:
        print(f"OK  {ballot['fingerprint']}: everything agrees / mọi số khớp")
    return 1 if found else 0


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]  # plain consoles print ?
    sys.exit(main(sys.argv[1:]))
