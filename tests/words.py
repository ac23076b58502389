"""The words that a reader of a rendered page meets or hears, without a browser."""

from lxml import html

APART = {"script", "style", "noscript", "code", "pre", "kbd", "samp", "template", "textarea"}
"""Where a machine speaks, or a person types."""

SAID = ("title", "alt", "aria-label", "placeholder", "data-label")
"""Attributes that are read out or shown."""


def words(content):
    """Every text of a page, but for what is marked as another language."""
    root = html.fromstring(content)
    found = root.xpath("//title/text()")
    for node in root.xpath("//body//*[not(self::script)]"):
        if apart(node):
            continue
        found += node.xpath("text()")
        found += [node.get(name) for name in SAID if node.get(name)]
        if node.get("type") in {"submit", "button"} and node.get("value"):
            found.append(node.get("value"))
    return [" ".join(text.split()) for text in found if text.strip()]


def apart(node):
    """Whether a machine speaks here, or another language than that of the page."""
    language = node.getroottree().getroot().get("lang")
    spoken = next(iter(node.xpath("ancestor-or-self::*[@lang][1]/@lang")), language)
    return spoken != language or any(each.tag in APART for each in (node, *node.iterancestors()))
