"""Words of the other language on a rendered page.

A page in one language may hold another only where it says so (``lang``), where a machine speaks
(``code`` and its like), and in names. What is found is either a text of our catalogue that nobody
translated, or a sentence: it betrays itself by the small words that no sentence does without.
"""

import re
from functools import cache

from babel.messages.pofile import read_po

from tests.catalogue import PO

ENGLISH = re.compile(
    r"\b(the|of|and|is|are|was|were|with|from|for|this|that|which|has|have|been|its|not|by|"
    r"each|every|who|what|their|there|these|than|then|when|where|your|you|only|into|all|any)\b",
    re.IGNORECASE,
)
"""Small words that are no Vietnamese syllables."""

VIETNAMESE = re.compile(
    r"\b(của|được|không|những|này|cho|trong|chưa|với|theo|là|có|đã|từ|bởi|hoặc|nếu|phải|mỗi|"
    r"đến|để|tại|vì|thì|mà|bị|cũng|rằng)\b",
    re.IGNORECASE,
)
"""Small words that stand in sentences and in no name of a board, bloc or indicator."""

SMALL = {"vi": ENGLISH, "en": VIETNAMESE}

NAMES = re.compile(r"\bCC BY\b|\(tên theo báo chí\)")
"""What is called so in every language: a licence; a remark that is part of a recorded name."""

ADDRESS = re.compile(r"(?:https?:/)?/[\w\-./?=&:]*")
"""Boards may be called in their addresses as an English word is: `/boards/than/`."""

TEXTS = """() => {
  const apart = "script, style, noscript, code, pre, kbd, samp, template, textarea";
  const language = document.documentElement.lang;
  const foreign = (node) => node.closest("[lang]").lang !== language || node.closest(apart);
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest(apart) || foreign(node.parentElement)) continue;
    found.push(node.data);
  }
  for (const name of ["title", "alt", "aria-label", "placeholder", "value", "data-label"]) {
    for (const node of document.querySelectorAll(`[${name}]`)) {
      const typed = name === "value" && !node.matches("[type=submit], [type=button]");
      if (!typed && !foreign(node)) found.push(node.getAttribute(name));
    }
  }
  found.push(document.title);
  return found.map((text) => text.replace(/\\s+/g, " ").trim()).filter(Boolean);
}"""
"""Every text that a reader meets or hears, but for what is marked as another language."""


@cache
def catalogue() -> dict[str, frozenset[str]]:
    """Whole texts of the other language: message ids for a Vietnamese page, and the reverse."""
    with PO.open("rb") as file:
        messages = [each for each in read_po(file) if isinstance(each.id, str) and each.id]
    pairs = [(each.id, each.string) for each in messages if each.id != each.string]
    said = {"vi": {text for text, _ in pairs}, "en": {text for _, text in pairs}}
    # A word may be right in both languages: a message of one that is a translation in the other.
    both = said["vi"] & said["en"]
    return {language: frozenset(texts - both) for language, texts in said.items()}


def leaks(page, language: str) -> list[str]:
    """The texts of a page that are not of its language."""
    return [text for text in page.evaluate(TEXTS) if is_foreign(text, language)]


def is_foreign(text: str, language: str) -> bool:
    """Whether a text betrays another language."""
    sentence = ADDRESS.sub("", NAMES.sub("", text))
    return text in catalogue()[language] or bool(SMALL[language].search(sentence))
