/* A pasted rectangle: the server reads every cell of it without keeping any, the officer sees what
   it understood, answers what is doubtful, and takes all, some or nothing. */

import { content } from "./cells.js";
import { open } from "./dialogs.js";
import { findingList, readingButtons, standing } from "./questions.js";
import { element, number, word } from "./words.js";

const AT_ONCE = 300;
const NAMED = 5;
const TAKEN = new Set(["saved", "conflict"]);

/** Which text goes to which cell. What has no cell lies outside; one text, or a rectangle that fits
    several times, fills the whole range. */
export function plan(rows, { sheet, corner, range }) {
  const fits = range.length % rows.length === 0 && range[0].length % rows[0].length === 0;
  const height = fits ? range.length : rows.length;
  const width = fits ? range[0].length : rows[0].length;
  const [items, outside, locked] = [[], [], []];
  for (let down = 0; down < height; down += 1) {
    for (let right = 0; right < width; right += 1) {
      const text = rows[down % rows.length][right % rows[0].length];
      const cell = sheet.at(corner.row + down, corner.column + right);
      if (!cell) outside.push(...(text ? [text] : []));
      else if (cell.locked) locked.push({ cell, text });
      else items.push({ cell, text, choice: "", answer: null, ticked: false });
    }
  }
  return { items, outside, locked };
}

export class Paste {
  #line;
  #take;
  #items = [];
  #dialog = null;
  #turn = 0;

  constructor({ line, take }) {
    this.#line = line;
    this.#take = take;
  }

  async open({ items, outside, locked }, closed) {
    this.#dialog = open("grid-paste", { closed });
    this.#items = items;
    const turn = (this.#turn += 1);
    this.#dialog.onclick = (event) => this.#clicked(event);
    this.#dialog.onchange = (event) => this.#changed(event);
    this.#dialog.onkeydown = ({ key, ctrlKey }) => {
      if (ctrlKey && key === "Enter") this.#accept("chosen");
    };
    this.#part("tbody").replaceChildren();
    this.#part("[data-filter]").value = "";
    this.#dialog.dataset.show = "";
    this.#count();
    this.#name(outside, locked);
    try {
      for (let from = 0; from < items.length; from += AT_ONCE) {
        this.#part(".summary").textContent = word("paste_reading", { n: from, m: items.length });
        await this.#read(items.slice(from, from + AT_ONCE));
        if (turn !== this.#turn || !this.#dialog.open) return;
      }
    } catch {
      this.#part(".summary").textContent = word("paste_failed");
      return;
    }
    this.#part("tbody").append(...items.map((item, index) => this.#row(item, index)));
    this.#count();
  }

  async #read(items) {
    const entries = items.map(({ cell, text, choice }) => ({
      cell: cell.id,
      text,
      seen: cell.token,
      ...(choice && { choice }),
    }));
    const { cells } = await this.#line.post(entries, { dry: true });
    items.forEach((item, index) => {
      item.answer = cells[index];
      item.ticked = acceptable(item) && !clears(item);
    });
  }

  #row(item, index) {
    const { cell, text, answer, ticked } = item;
    const tr = element("tr", { state: answer.state, index, kind: kinds(item).join(" ") });
    const takes = element("td", { className: "take" });
    if (TAKEN.has(answer.state)) takes.append(checkbox(cell.label, ticked));
    const place = element("th", { text: cell.label });
    place.scope = "row";
    const change = element("td", { className: "change" });
    const before = element("del", { text: cell.stored.text || word("empty") });
    change.append(before, " → ", element("ins", { text: text || word("empty") }));
    const found = element("td");
    const findings = findingList(answer.findings, { asking: false });
    if (findings) found.append(findings);
    tr.append(takes, place, change, understood(item), found);
    return tr;
  }

  #clicked({ target }) {
    const chosen = target.closest("[data-choose]");
    if (chosen) this.#choose(chosen.closest("tr"), chosen.dataset.choose);
    const accept = target.closest("[data-accept]");
    if (accept) this.#accept(accept.dataset.accept);
  }

  #changed({ target }) {
    if (target.matches("[data-filter]")) this.#dialog.dataset.show = target.value;
    if (target.type !== "checkbox") return;
    this.#items[target.closest("tr").dataset.index].ticked = target.checked;
    this.#count();
  }

  /** A chosen reading is read again, because the checks look at its value. */
  async #choose(tr, choice) {
    const item = this.#items[tr.dataset.index];
    const readings = item.readings ?? item.answer.readings;
    item.choice = choice;
    await this.#read([item]).catch(() => {});
    item.readings = readings;
    const row = this.#row(item, tr.dataset.index);
    tr.replaceWith(row);
    row.querySelector('[aria-pressed="true"]')?.focus();
    this.#count();
  }

  #accept(which) {
    const taken = this.#items.filter(
      (item) => item.answer && (which === "all" ? acceptable(item) && !clears(item) : item.ticked),
    );
    this.#dialog.close();
    this.#take(
      taken.map(({ cell, text, choice, answer: { now } }) => {
        // Whoever ticks a conflict has read whose value stands.
        if (now) cell.learn(now);
        const before = now ? cell.stored : cell.content;
        return { cell, given: content(text, { choice }), before };
      }),
    );
  }

  #count() {
    const read = this.#items.filter((item) => item.answer);
    const count = (test) => read.filter(test).length;
    const counts = {
      n: read.length,
      ok: count(acceptable),
      ask: count(({ answer }) => answer.state === "ask"),
      bad: count(({ answer }) => ["invalid", "locked", "conflict"].includes(answer.state)),
      same: count(({ answer }) => answer.state === "same"),
    };
    const clearing = count((item) => acceptable(item) && clears(item));
    const note = clearing ? ` ${word("paste_clear_note", { n: clearing })}` : "";
    if (read.length) this.#part(".summary").textContent = word("paste_summary", counts) + note;
    this.#button("all", count((item) => acceptable(item) && !clears(item)));
    this.#button("chosen", count(({ ticked }) => ticked));
  }

  #button(which, count) {
    this.#part(`[data-count="${which}"]`).textContent = number(count);
    this.#part(`[data-accept="${which}"]`).disabled = count === 0;
  }

  #name(outside, locked) {
    const list = this.#part(".outside");
    const more = outside.length > NAMED ? ["…"] : [];
    const what = [...outside.slice(0, NAMED), ...more].join(" · ");
    const places = new Map();
    for (const { cell } of locked) {
      places.set(cell.why, [...(places.get(cell.why) ?? []), cell.label]);
    }
    const lines = Array.from(places, ([what, named]) =>
      word("paste_locked", { place: named.join(" · "), what }),
    );
    if (outside.length) lines.unshift(word("paste_outside", { n: outside.length, what }));
    list.replaceChildren(...lines.map((text) => element("li", { text })));
    list.hidden = !lines.length;
  }

  #part(selector) {
    return this.#dialog.querySelector(selector);
  }
}

function acceptable({ answer }) {
  return answer.state === "saved";
}

/** An empty text over a stored one: taken only where the officer ticks it. */
function clears({ cell, text }) {
  return text === "" && (cell.stored.text !== "" || cell.stored.availability !== "");
}

function kinds({ answer }) {
  const kind = { saved: "change", same: "same", ask: "ask" }[answer.state] ?? "bad";
  return answer.findings?.length ? [kind, "finding"] : [kind];
}

function checkbox(place, ticked) {
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = ticked;
  box.setAttribute("aria-label", word("paste_take", { place }));
  return box;
}

/** The value in words, or the question, or why there is no value. */
function understood(item) {
  const { answer, choice, readings } = item;
  const td = element("td", { className: "understood" });
  const said = {
    same: () => [word("paste_same"), answer.echo],
    conflict: () => [standing(answer.now, "paste_theirs")],
    saved: () => [clears(item) ? word("paste_clear") : "", answer.echo],
  }[answer.state] ?? (() => [answer.message]);
  td.append(said().filter(Boolean).join(" · "));
  const open = answer.state === "ask" ? answer.readings : readings;
  if (open) td.append(readingButtons(open, choice));
  return td;
}
