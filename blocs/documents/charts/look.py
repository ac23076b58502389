"""How an image looks that carries its own colours: those of the light scheme of the site.

``config/static/site/tokens.css`` has the same values, and a test compares. The faces are those
that the library of papers brings along, then their like on any machine: the image is laid out
alike in both, and equal data give equal bytes.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import Final

COLOURS: Final = {
    "card": "#ffffff",
    "ink": "#1d1b19",
    "soft": "#6a645c",
    "line": "#e4dfd6",
    "track": "#efeae1",
    "lacquer": "#a3182b",
    "caution": "#835500",
    "series-1": "#a3182b",
    "series-2": "#b8862b",
    "series-3": "#1f6f6b",
    "series-4": "#2f5d8c",
    "series-5": "#7a4a78",
    "pattern": "#ffffff",
}

_SERIES = "".join(f".series-{n}{{fill:{COLOURS[f'series-{n}']}}}" for n in range(1, 6))

STYLE: Final = (
    'text{font-family:"Libertinus Serif","Times New Roman","Liberation Serif",serif;'
    f"font-size:15px;fill:{COLOURS['ink']}}}"
    ".title{font-size:21px;font-weight:700}"
    f".caution{{font-weight:700;fill:{COLOURS['caution']}}}"
    f".foot,.chart-unit,.trend-gap{{font-size:13px;fill:{COLOURS['soft']}}}"
    ".chart-value{font-weight:700}"
    f".ground{{fill:{COLOURS['card']}}}"
    f".chart-track{{fill:{COLOURS['track']}}}"
    f".stack-cut{{fill:{COLOURS['card']}}}"
    f"{_SERIES}"
    f".pattern-line{{fill:none;stroke:{COLOURS['pattern']};stroke-width:1.5}}"
    f".pattern-dot{{fill:{COLOURS['pattern']}}}"
    f".trend-base{{stroke:{COLOURS['line']}}}"
    f".trend-line{{stroke:{COLOURS['ink']};stroke-width:2}}"
    f".trend-dot{{fill:{COLOURS['lacquer']}}}"
    f".trend-target{{stroke:{COLOURS['series-4']};stroke-width:3}}"
    f".trend-cut{{stroke:{COLOURS['caution']};stroke-width:1.5;stroke-dasharray:4 3}}"
)

STYLE_HASH: Final = f"'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'"
"""What a policy names that lets these styles through, and no others."""
