"""Pledges, targets and signatures: what the members promised for a year."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from blocs.enums import PledgeState, SignatureKind, SignatureState
from blocs.models.blocs import Cycle
from boards.models import Board, Document, Indicator, Officer, Signatory
from boards.models.constraints import FrozenSince
from boards.models.files import PAPER
from boards.models.indicators import unit_choices
from boards.models.recorded import Recorded


class Target(Recorded):
    """What a board pledges to reach for an indicator in a cycle."""

    cycle = models.ForeignKey(
        Cycle, verbose_name=_("cycle"), on_delete=models.PROTECT, related_name="targets"
    )
    board = models.ForeignKey(
        Board, verbose_name=_("board"), on_delete=models.PROTECT, related_name="targets"
    )
    indicator = models.ForeignKey(
        Indicator, verbose_name=_("indicator"), on_delete=models.PROTECT, related_name="targets"
    )
    amount = models.DecimalField(
        _("amount"), max_digits=24, decimal_places=6, null=True, blank=True
    )
    unit = models.CharField(_("unit"), max_length=12, choices=unit_choices)
    as_printed = models.CharField(_("as printed"), max_length=200, blank=True)
    reason = models.CharField(
        _("reason"),
        max_length=300,
        blank=True,
        help_text=_("Why there is no target, or why it is below what was reached before."),
    )

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ["cycle", "board__sort_key", "indicator__order"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "board", "indicator"],
                name="target_one_per_cycle_board_and_indicator",
                violation_error_message=_("This board already has a target for the indicator."),
            ),
            models.CheckConstraint(
                condition=models.Q(amount__isnull=False) | ~models.Q(reason=""),
                name="target_or_the_reason_for_none",
                violation_error_message=_("Say why there is no target."),
            ),
        ]

    history_together = ("amount", "unit")

    def __str__(self) -> str:
        return f"{self.board}: {self.indicator}"


class Pledge(Recorded):
    """One version of the covenant of a cycle.

    Opening it for signature makes its paper, a PDF file that every member signs. At the first
    signature text, content and paper are frozen: ``pledge_frozen_at_the_first_signature`` refuses
    every later write to them. A change is a new version, which all sign again.
    """

    cycle = models.ForeignKey(
        Cycle, verbose_name=_("cycle"), on_delete=models.PROTECT, related_name="pledges"
    )
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    state = models.CharField(
        pgettext_lazy("pledge", "state"),
        max_length=10,
        choices=PledgeState.choices,
        default=PledgeState.DRAFT,
        editable=False,
    )
    reason = models.CharField(
        _("why the earlier version is amended"), max_length=1000, blank=True, editable=False
    )
    text = models.TextField(_("text"), blank=True)
    text_en = models.TextField(_("text in English"), blank=True)
    content = models.TextField(_("content"), blank=True, editable=False)
    fingerprint = models.CharField(_("fingerprint"), max_length=64, blank=True, editable=False)
    code = models.CharField(
        _("code"), max_length=20, unique=True, null=True, blank=True, editable=False
    )
    file = models.FileField(_("paper"), upload_to="pledges/%Y/", blank=True, validators=PAPER)
    file_sha256 = models.CharField(
        _("fingerprint of the paper"), max_length=64, blank=True, editable=False
    )
    opened_at = models.DateTimeField(_("opened at"), null=True, blank=True, editable=False)
    opened_by = models.ForeignKey(
        Officer,
        verbose_name=_("opened by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
    )
    frozen_at = models.DateTimeField(_("frozen at"), null=True, blank=True, editable=False)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True, editable=False)
    end_reason = models.CharField(_("why it ended"), max_length=1000, blank=True, editable=False)
    document = models.ForeignKey(
        Document,
        verbose_name=_("basis document"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("pledge")
        verbose_name_plural = _("pledges")
        ordering = ["cycle", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "version"],
                name="pledge_version_once_per_cycle",
                violation_error_message=_("This version of the pledge already exists."),
            ),
            models.UniqueConstraint(
                fields=["cycle"],
                condition=models.Q(state__in=[PledgeState.DRAFT, PledgeState.OPEN]),
                name="pledge_one_in_the_making",
                violation_error_message=_("Another version of the pledge is not signed yet."),
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=[PledgeState.SUPERSEDED, PledgeState.VOID])
                | (models.Q(ended_at__isnull=False) & ~models.Q(end_reason="")),
                name="pledge_ends_with_a_reason",
                violation_error_message=_("Say why the pledge no longer holds."),
            ),
            FrozenSince(
                fields=[
                    "cycle",
                    "version",
                    "reason",
                    "text",
                    "text_en",
                    "content",
                    "fingerprint",
                    "code",
                    "file",
                    "file_sha256",
                    "opened_at",
                    "opened_by",
                ],
                since="frozen_at",
                name="pledge_frozen_at_the_first_signature",
                violation_error_message=_("The text stands since the first signature."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cycle} (v{self.version})"


class Signature(Recorded):
    """What one board did with a pledge: signed it, on paper or digitally, or declined to."""

    pledge = models.ForeignKey(
        Pledge, verbose_name=_("pledge"), on_delete=models.PROTECT, related_name="signatures"
    )
    board = models.ForeignKey(
        Board, verbose_name=_("board"), on_delete=models.PROTECT, related_name="signatures"
    )
    kind = models.CharField(_("kind"), max_length=8, choices=SignatureKind.choices, blank=True)
    state = models.CharField(
        pgettext_lazy("signature", "state"),
        max_length=8,
        choices=SignatureState.choices,
        default=SignatureState.STANDS,
        editable=False,
    )
    signed_on = models.DateField(_("signed on"))
    signed_by = models.CharField(_("signed by"), max_length=120, blank=True)
    signatory = models.ForeignKey(
        Signatory,
        verbose_name=_("signatory"),
        on_delete=models.PROTECT,
        related_name="signatures",
        null=True,
        blank=True,
        editable=False,
    )
    file = models.FileField(
        _("signed file"), upload_to="signatures/%Y/", blank=True, validators=PAPER
    )
    file_sha256 = models.CharField(
        _("fingerprint of the file"), max_length=64, blank=True, editable=False
    )
    signed_at = models.DateTimeField(
        _("time in the signature"), null=True, blank=True, editable=False
    )
    certificate_sha256 = models.CharField(
        _("fingerprint of the certificate"), max_length=64, blank=True, editable=False
    )
    found = models.JSONField(_("what was checked"), default=dict, blank=True, editable=False)
    reason = models.CharField(_("reason"), max_length=1000, blank=True, editable=False)
    recorded_by = models.ForeignKey(
        Officer,
        verbose_name=_("recorded by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
    )
    recorded_at = models.DateTimeField(_("recorded at"), null=True, blank=True, editable=False)
    confirmed_by = models.ForeignKey(
        Officer,
        verbose_name=_("confirmed by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
    )
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True, editable=False)
    source = models.ForeignKey(
        Document,
        verbose_name=_("source"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        ordering = ["pledge", "board__sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["pledge", "board"],
                name="signature_one_per_board_and_pledge",
                violation_error_message=_("This board has already signed the pledge."),
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="") | models.Q(state=SignatureState.DECLINED),
                name="signature_has_a_kind",
                violation_error_message=_("Say whether it was signed digitally or on paper."),
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=[SignatureState.DECLINED, SignatureState.REJECTED])
                | ~models.Q(reason=""),
                name="signature_refused_has_a_reason",
                violation_error_message=_("Say why."),
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_by__isnull=True)
                | models.Q(recorded_by__isnull=True)
                | ~models.Q(confirmed_by=models.F("recorded_by")),
                name="signature_confirmed_by_a_second_officer",
                violation_error_message=_("Whoever recorded it cannot confirm it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pledge}: {self.board}"
