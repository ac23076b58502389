"""What people judge: the points of one board on one criterion, from the opinions of each layer.

``points = Σ weight · points of the layer / Σ weights``, over the layers that gave any; the layer of
the peers counts once, whatever their number. DOMAIN: average of scorers, judgement.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from blocs.domain.scoring.data import Datum
from blocs.domain.scoring.wording import Wording, plain_number
from blocs.enums import Layer, PeerRule
from boards.domain.sentences import Sentence
from boards.enums import Availability

FEWEST_TO_TRIM = 3
SHOWN = Wording(places=2)

LAYERS: Mapping[Layer, Sentence] = {
    Layer.SELF: Sentence("tự chấm", "self-scored"),
    Layer.PEER: Sentence("chấm chéo", "peers"),
    Layer.APPRAISED: Sentence("thẩm định", "appraised"),
}
RULES: Mapping[PeerRule, Sentence] = {
    PeerRule.MEDIAN: Sentence("trung vị", "median"),
    PeerRule.MEAN: Sentence("trung bình", "average"),
    PeerRule.TRIMMED: Sentence(
        "trung bình sau khi bỏ điểm cao nhất, thấp nhất", "average without highest and lowest"
    ),
}
UNJUDGED = Sentence("Chưa có điểm chấm.", "Nobody has judged it yet.")


@dataclass(frozen=True, slots=True)
class Judging:
    """How opinions become points; a layer of weight 0 is only shown."""

    rule: PeerRule = PeerRule.MEDIAN
    weights: Mapping[Layer, int] | None = None

    def weight(self, layer: Layer) -> int:
        """Without weights the peers and the appraisal count alike, and one's own score does not."""
        return (self.weights or DEFAULT)[layer]


DEFAULT: Mapping[Layer, int] = {Layer.SELF: 0, Layer.PEER: 1, Layer.APPRAISED: 1}


@dataclass(frozen=True, slots=True)
class Opinion:
    """Points that one scorer gives; the council's decision is no opinion among others."""

    layer: Layer
    points: Fraction


@dataclass(frozen=True, slots=True)
class Decision:
    """What the council decided, in place of whatever was computed or judged."""

    points: Fraction
    reason: str

    def sentence(self) -> Sentence:
        """``Hội đồng kết luận 8,5 điểm: …``."""
        points = plain_number(self.points)
        why = f": {self.reason.rstrip('.')}" if self.reason else ""
        return Sentence(
            f"Hội đồng kết luận {points.vi} điểm{why}.",
            f"The council decided {points.en} points{why}.",
        )


def combined(points: Sequence[Fraction], rule: PeerRule) -> Fraction:
    """One value for several scorers. Of fewer than three nobody is left out."""
    ordered = sorted(points)
    if rule is PeerRule.MEDIAN:
        return Fraction(median(ordered))
    if rule is PeerRule.TRIMMED and len(ordered) >= FEWEST_TO_TRIM:
        ordered = ordered[1:-1]
    return sum(ordered, Fraction(0)) / len(ordered)


def judged(opinions: Iterable[Opinion], judging: Judging) -> Datum:
    """The datum of a criterion that people judge; without an opinion that counts it is missing."""
    given: dict[Layer, list[Fraction]] = {}
    for opinion in opinions:
        given.setdefault(opinion.layer, []).append(opinion.points)
    layers = [
        (layer, combined(given[layer], judging.rule), given[layer])
        for layer in LAYERS
        if layer in given
    ]
    weight = sum(judging.weight(layer) for layer, _, _ in layers)
    said = _said(layers, judging)
    if not weight:
        return Datum(None, Availability.MISSING, inputs=said)
    points = sum((judging.weight(layer) * value for layer, value, _ in layers), Fraction(0))
    return Datum(points / weight, Availability.REPORTED, inputs=said)


def _said(
    layers: Sequence[tuple[Layer, Fraction, Sequence[Fraction]]], judging: Judging
) -> Sentence:
    if not layers:
        return UNJUDGED
    words = [_layer(layer, value, points, judging) for layer, value, points in layers]
    vi, en = "; ".join(word.vi for word in words), "; ".join(word.en for word in words)
    return Sentence(f"{vi[:1].upper()}{vi[1:]}.", f"{en[:1].upper()}{en[1:]}.")


def _layer(layer: Layer, value: Fraction, points: Sequence[Fraction], judging: Judging) -> Sentence:
    """``chấm chéo 7; 8; 9 → trung vị 8 (hệ số 2)``."""
    weight, name = judging.weight(layer), LAYERS[layer]
    each = [plain_number(one) for one in sorted(points)]
    vi, en = " – ".join(one.vi for one in each), " – ".join(one.en for one in each)
    if len(points) > 1:
        rule, one = RULES[judging.rule], SHOWN.points(value)
        vi, en = f"{vi} → {rule.vi} {one.vi}", f"{en} → {rule.en} {one.en}"
    return Sentence(f"{name.vi} {vi} (hệ số {weight})", f"{name.en} {en} (weight {weight})")
