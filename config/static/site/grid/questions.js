/* What a cell asks under itself: which reading, whose value, why so. Clicks reach the form by the
   data of the buttons; no button has a listener of its own. */

import { element, word } from "./words.js";

const STAYS = { block: "severity_block", explain: "severity_explain", inform: "severity_inform" };

/** One button for each reading of a text; in a preview the chosen one stays pressed. */
export function readingButtons(readings, chosen = null) {
  const box = element("div", { className: "question" });
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", word("ask"));
  for (const { key, words, exactly } of readings) {
    const button = element("button", { text: words, choose: key });
    if (exactly) button.append(" ", element("span", { text: exactly, className: "exactly" }));
    if (chosen !== null) button.setAttribute("aria-pressed", String(key === chosen));
    box.append(button);
  }
  return box;
}

/** Whose value stands, and the two ways out. */
export function conflictQuestion(now, mine) {
  const box = element("div", { className: "question" });
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", word("conflict"));
  box.append(
    element("p", { text: standing(now) }),
    element("button", { text: word("keep_theirs"), keep: "theirs" }),
    element("button", { text: word("put_mine", { what: mine || word("empty") }), keep: "mine" }),
  );
  return box;
}

export function standing({ text, echo, by, at }, key = "conflict_now") {
  const what = [text || word("empty"), echo].filter(Boolean).join(" ");
  return word(key, { who: by, when: at, what });
}

/** What the checks found, each with its severity in words; null where they found nothing. */
export function findingList(findings, { asking = true } = {}) {
  if (!findings?.length) return null;
  const list = element("ul", { className: "findings" });
  for (const { check, severity, sentence, explained, instruction = "" } of findings) {
    const item = element("li", { check, severity, instruction });
    item.append(
      element("strong", { text: word(STAYS[severity]) }),
      " ",
      element("span", { text: sentence, className: "sentence" }),
    );
    if (explained) item.append(" ", element("em", { text: word("explained") }));
    else if (asking && severity === "explain") item.append(" ", explainButton());
    list.append(item);
  }
  return list;
}

/** Offer the explanation at findings that came with the page. */
export function offerExplanations(table) {
  const open = table.querySelectorAll(
    '.cell:not([data-state="locked"]) [data-severity="explain"][data-explained="0"]',
  );
  for (const item of open) item.append(" ", explainButton());
}

function explainButton() {
  return element("button", { text: word("explain"), className: "explain", do: "explain" });
}
