"""Pictures as images that stand alone: SVG, and PNG made from the very same SVG."""

from blocs.documents.charts.image import png_of, svg_of
from blocs.documents.charts.look import STYLE_HASH

__all__ = ["STYLE_HASH", "png_of", "svg_of"]
