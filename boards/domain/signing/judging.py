"""What speaks against a signed file: every reason at once, so that nobody comes back for the next.

The file must be the opened paper with nothing but signatures on top; each new signature must be
sound, cover the file, come from a trusted authority, name a possible time, and belong to somebody
who may sign for the board on that very day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from boards.domain.sentences import Sentence
from boards.domain.signing import words
from boards.domain.signing.expecting import SKEW, Expected, Signer
from boards.domain.signing.facts import SIGNING, Coverage, Level, PdfFacts, SignatureFacts
from boards.enums import SigningFault

WEAK_DIGESTS = frozenset({"md2", "md5", "sha1"})
LEAST_BITS = {"rsa": 2048, "ec": 256, "ed25519": 256, "ed448": 448}
"""Keys below are no longer safe; a kind of key that is not named here never is."""
OTHER_PURPOSES = frozenset({"server_auth", "code_signing", "time_stamping", "ocsp_signing"})
"""A certificate made for nothing but these is not made for papers."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault. ``said`` gives names and days, where the fault alone would leave a question."""

    fault: SigningFault
    said: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """Every fault; without any, the new signature and the person whose it is.

    ``seals`` are those of the agency itself, which came with it.
    """

    findings: tuple[Finding, ...] = ()
    signature: SignatureFacts | None = None
    signer: Signer | None = None
    seals: tuple[SignatureFacts, ...] = ()


def judge(file: PdfFacts, expected: Expected) -> Judgement:
    """Whether the file carries a new signature of the board that counts, and whose it is."""
    if not file.readable:
        faults = [SigningFault.ENCRYPTED if file.encrypted else SigningFault.UNREADABLE]
        faults += [SigningFault.ANOTHER_FILE] if file.paper != expected.sha256 else []
        return Judgement(tuple(map(Finding, faults)))
    new = [each for each in file.signed if each.container not in expected.known]
    seals = [each for each in new if expected.is_seal(each)]
    people = [each for each in new if each not in seals]
    findings = [*_of_file(file, expected, new), *_of_each(new, expected)]
    findings += [found for each in people for found in _of_person(each, expected)]
    if new and not people:
        findings.append(Finding(SigningFault.SEAL_ONLY))
    if findings or not people:
        return Judgement(tuple(dict.fromkeys(findings)))
    signature = people[-1]
    return Judgement((), signature, _authorised(signature, expected), tuple(seals))


def _of_file(file: PdfFacts, expected: Expected, new: list[SignatureFacts]) -> Iterator[Finding]:
    """What is wrong with the file as a whole."""
    if file.paper != expected.sha256:
        yield Finding(SigningFault.ANOTHER_FILE)
    elif file.added is Level.OTHER:
        yield Finding(SigningFault.MODIFIED_BETWEEN)
    if file.active:
        yield Finding(SigningFault.ACTIVE)
    if not file.signed:
        yield Finding(SigningFault.NO_SIGNATURE)
    elif not new:
        yield Finding(SigningFault.NOTHING_NEW)
    if any(not each.whole for each in file.signatures):
        yield Finding(SigningFault.ALTERED)
    if any(each.whole and each.level is Level.OTHER for each in file.signatures):
        yield Finding(SigningFault.MODIFIED_BETWEEN)
    if file.signatures and not _covered(file):
        yield Finding(SigningFault.PARTLY_COVERED)


def _covered(file: PdfFacts) -> bool:
    """Whether the newest signature covers the whole file, or all but proofs for the long run."""
    newest = file.signatures[-1]
    if any(each.coverage is Coverage.PART for each in file.signatures) or not file.ends_clean:
        return False
    return newest.coverage is Coverage.WHOLE or newest.level is Level.PROOFS


def _of_each(new: list[SignatureFacts], expected: Expected) -> Iterator[Finding]:
    """What is wrong with a signature whoever made it."""
    for each in new:
        found = [*_of_certificate(each, expected), *_of_time(each, expected)]
        yield from found
        if each.whole and not each.good and not found and each.level is not Level.OTHER:
            # The library saw something that none of our own questions names.
            yield Finding(SigningFault.NOT_PROVEN)
        if each.locks:
            yield Finding(SigningFault.LOCKS)


def _of_certificate(each: SignatureFacts, expected: Expected) -> Iterator[Finding]:
    if not each.chained:
        yield Finding(SigningFault.UNTRUSTED, words.issued_by(each))
    at = [each.signed_at or expected.now, each.stamped_at or expected.now]
    if any(not each.valid_from <= moment <= each.valid_until for moment in at):
        yield Finding(SigningFault.EXPIRED, words.valid(each, expected))
    if each.revoked_at is not None and each.revoked_at <= (each.stamped_at or expected.now):
        yield Finding(SigningFault.REVOKED, words.revoked(each, expected))
    only_other = bool(each.purposes) and OTHER_PURPOSES.issuperset(each.purposes)
    if SIGNING.isdisjoint(each.usages) or only_other:
        yield Finding(SigningFault.UNFIT)
    if each.digest in WEAK_DIGESTS or each.bits < LEAST_BITS.get(each.algorithm, each.bits + 1):
        yield Finding(SigningFault.WEAK, words.algorithm(each))


def _of_time(each: SignatureFacts, expected: Expected) -> Iterator[Finding]:
    if each.signed_at is None:
        yield Finding(SigningFault.UNDATED)
        return
    for moment in filter(None, (each.claimed_at, each.stamped_at)):
        if moment > expected.now + SKEW:
            yield Finding(SigningFault.FROM_THE_FUTURE, words.signed_at(moment, expected))
        if moment < expected.opened_at - SKEW:
            yield Finding(SigningFault.BEFORE_OPENING, words.before(moment, expected))


def _of_person(each: SignatureFacts, expected: Expected) -> Iterator[Finding]:
    """Whether the signer may sign for this board on that day."""
    named = expected.named(each)
    if not named:
        yield Finding(SigningFault.UNKNOWN_SIGNER, words.stranger(each, expected))
        return
    counting = [
        one for one in named if not one.certificates or each.certificate in one.certificates
    ]
    if not counting:
        yield Finding(SigningFault.UNREGISTERED, words.registered_otherwise(named[0]))
    elif _authorised(each, expected) is None:
        day = expected.day_of(each.signed_at or expected.now)
        yield Finding(SigningFault.NO_AUTHORITY, words.no_authority(counting, day))


def _authorised(each: SignatureFacts, expected: Expected) -> Signer | None:
    """The first whom the certificate means and whose term covers the day of the signature."""
    day = expected.day_of(each.signed_at or expected.now)
    return next(
        (
            one
            for one in expected.named(each)
            if one.may_sign_on(day)
            and (not one.certificates or each.certificate in one.certificates)
        ),
        None,
    )
