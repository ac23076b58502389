/* The grid of a form: puts the parts together and listens once for the whole table. */

import { askAvailability, askExplanation } from "./asking.js";
import { Bar } from "./bar.js";
import { Sheet, content } from "./cells.js";
import { read, writeHtml, writeText } from "./clipboard.js";
import { closeByButtons, open } from "./dialogs.js";
import { Entering } from "./entering.js";
import { Keys } from "./keys.js";
import { Line } from "./line.js";
import { Paste, plan } from "./paste.js";
import { Pointer } from "./pointer.js";
import { offerExplanations } from "./questions.js";
import { Queue } from "./queue.js";
import { changeScale } from "./scale.js";
import { Selection } from "./selection.js";
import { Store } from "./store.js";
import { learn, word } from "./words.js";

class Grid {
  #form;
  #acts;
  #table;
  #sheet;
  #bar;
  #queue;
  #entering;
  #selection;
  #keys;
  #pointer;
  #paste;
  #painting = false;

  constructor(form) {
    const { saveUrl: url, officer, key } = form.dataset;
    const line = new Line({ url, officer, csrf: form.elements.csrfmiddlewaretoken.value });
    const store = new Store({ officer, form: key });
    const scroll = form.querySelector(".gridscroll");
    this.#form = form;
    this.#table = form.querySelector("table");
    this.#bar = new Bar(form);
    const say = this.#bar.say;
    const sheet = (this.#sheet = new Sheet(this.#table));
    const queue = (this.#queue = new Queue({ line, store }));
    const selection = (this.#selection = new Selection({ sheet, say }));
    this.#entering = new Entering({ sheet, queue, say });
    const acts = (this.#acts = this.#deeds());
    const keys = (this.#keys = new Keys({ sheet, selection, acts, scroll }));
    this.#pointer = new Pointer({ sheet, selection, keys, commit: () => this.#leave() });
    this.#paste = new Paste({ line, take: (changes) => this.#take(changes) });
    this.#prepare(scroll);
    this.#listen();
    this.#resume(store);
    this.#changed();
  }

  /** Turn the plain form into a grid: one stop of Tab, heads that never cover the active cell. */
  #prepare(scroll) {
    for (const node of document.querySelectorAll("[data-plain]")) node.hidden = true;
    for (const node of this.#table.querySelectorAll("td input, td a, td summary")) {
      node.setAttribute("tabindex", "-1");
    }
    this.#form.classList.add("live");
    offerExplanations(this.#table);
    const [first] = this.#sheet.cells;
    if (first) this.#selection.settle(first);
    const corner = this.#table.querySelector("thead th");
    const clear = () => {
      scroll.style.scrollPaddingTop = `${this.#table.tHead.offsetHeight + 4}px`;
      scroll.style.scrollPaddingLeft = `${corner.offsetWidth + 4}px`;
    };
    new ResizeObserver(clear).observe(corner);
  }

  /** What keys and buttons can ask for. */
  #deeds() {
    const back = { closed: () => this.#selection.go(this.#selection.active) };
    return {
      commit: () => this.#entering.commit(this.#selection.active),
      clear: (cells) => this.#entering.clear(cells),
      undo: () => this.#selection.go(this.#entering.undo()),
      redo: () => this.#selection.go(this.#entering.redo()),
      next: (by) => this.#next(by ?? 1),
      send: () => this.#queue.flush(),
      sendAndNext: (cell) => this.#sendAndNext(cell),
      keys: () => open("grid-keys", back),
      leave: () => this.#bar.focus(),
      refuse: (cell) => this.#entering.refuse(cell),
      availability: (cell) => this.#askAvailability(cell, back),
      explain: (button) => this.#askExplanation(button, back),
    };
  }

  #listen() {
    const on = (target, types, act) => {
      for (const type of types.split(" ")) target.addEventListener(type, act);
    };
    const table = this.#table;
    on(table, "keydown", (event) => this.#keys.handle(event));
    on(table, "focusin", (event) => this.#pointer.entered(event));
    // A window that loses the focus keeps it within: who comes back goes on typing.
    on(table, "focusout", ({ target }) => target !== document.activeElement && this.#leave());
    on(table, "input compositionstart", () => this.#keys.moving && this.#keys.begin("enter"));
    on(table, "pointerdown", (event) => this.#pointer.touch(event));
    on(table, "mousedown", (event) => this.#pointer.press(event));
    on(table, "mouseover", (event) => this.#pointer.pull(event));
    on(document, "mouseup", () => this.#pointer.release());
    on(table, "copy", (event) => this.#copy(event));
    on(table, "cut", (event) => this.#keys.moving && this.#copy(event));
    on(table, "paste", (event) => this.#pasted(event));
    on(this.#form, "click", (event) => this.#clicked(event));
    on(this.#form, "change", ({ target }) => {
      if (target.matches("[data-scale]")) changeScale(table, target);
    });
    on(this.#form, "submit", (event) => {
      event.preventDefault();
      this.#leave();
      this.#queue.flush();
    });
    on(document, "visibilitychange", () => this.#seen());
    on(window, "focus online", () => this.#seen());
    on(window, "pagehide", () => {
      this.#leave();
      this.#queue.last();
    });
    on(window, "beforeunload", (event) => this.#queue.unstored && event.preventDefault());
    on(this.#queue, "changed", () => this.#changed());
    on(this.#queue, "sending", ({ detail }) => this.#entering.mark(detail, "saving"));
    on(this.#queue, "returned", ({ detail }) => this.#entering.mark(detail, "unsent"));
    on(this.#queue, "refused", ({ detail }) => {
      this.#sheet.get(detail.cell).show("invalid", word("refused"));
    });
    on(this.#queue, "answered", ({ detail: { pairs, beside, progress } }) => {
      if (progress) this.#bar.progress = progress;
      this.#entering.answered(pairs);
      if (beside) this.#entering.compare(beside);
    });
    on(this.#queue, "regained", () => this.#bar.say(word("line_back")));
    closeByButtons();
  }

  /** What is left from an earlier visit, and what was typed before this script came. */
  #resume(store) {
    const kept = this.#entering.resume(store.entries());
    if (kept) this.#bar.say(word("kept", { n: kept }));
    for (const cell of this.#sheet.cells) this.#entering.commit(cell);
    const open = this.#sheet.cells.filter((cell) => cell.unsettled);
    this.#queue.put(open.map((cell) => cell.entry()));
  }

  #leave() {
    this.#entering.commit(this.#selection.active);
    this.#keys.end();
  }

  #sendAndNext(cell) {
    this.#queue.flush();
    const below = this.#sheet.from(cell.row + 1, cell.column, 1, 0);
    this.#selection.go(below ?? this.#sheet.from(0, cell.column + 1, 1, 0) ?? cell);
  }

  /** To the next cell that needs an answer, round the table. */
  #next(by) {
    const cells = this.#sheet.cells;
    const start = cells.indexOf(this.#selection.active);
    for (let step = 1; step <= cells.length; step += 1) {
      const cell = cells[(start + by * step + cells.length * 2) % cells.length];
      if (cell.unsettled) return this.#selection.go(cell);
    }
    return this.#bar.say(word("nothing_open"));
  }

  #copy(event) {
    if (!this.#keys.moving || !event.target.closest("input")) return;
    const rows = this.#selection.rows.map((row) => row.map((cell) => cell?.content.text ?? ""));
    event.clipboardData.setData("text/plain", writeText(rows));
    event.clipboardData.setData("text/html", writeHtml(rows));
    event.preventDefault();
    this.#bar.say(word("said_copied", { n: this.#selection.cells.length }));
  }

  #pasted(event) {
    const cell = this.#sheet.of(event.target);
    const rows = read(event.clipboardData);
    const single = rows.length === 1 && rows[0].length === 1;
    if (single && !this.#keys.moving) return;
    event.preventDefault();
    if (!rows.length) this.#bar.say(word("nothing_pasted"));
    else if (single && !this.#selection.wide) this.#put(cell, rows[0][0]);
    else this.#preview(cell, rows);
  }

  /** One text into one cell is the same as typing it: a doubtful one is asked under the cell. */
  #put(cell, text) {
    if (cell.locked) this.#entering.refuse(cell);
    else this.#entering.write([{ cell, given: content(text) }]);
    cell.input.select();
  }

  #preview(cell, rows) {
    if (!this.#keys.moving) cell.restore();
    this.#keys.end();
    const { active, head } = this.#selection;
    const corner = {
      row: Math.min(active.row, head.row),
      column: Math.min(active.column, head.column),
    };
    const planned = plan(rows, { sheet: this.#sheet, corner, range: this.#selection.rows });
    this.#paste.open(planned, () => this.#selection.go(active));
  }

  #take(changes) {
    this.#entering.write(changes);
    this.#bar.say(word("pasted", { n: changes.length }));
  }

  #clicked({ target }) {
    const button = target.closest("button");
    if (!button) return;
    const { do: act, choose, keep } = button.dataset;
    const cell = this.#sheet.of(button);
    if (act) this.#acts[act](cell ? button : undefined);
    else if (cell) this.#selection.go(cell);
    if (choose) this.#entering.choose(cell, choose);
    if (keep) this.#entering.decide(cell, keep);
  }

  #askAvailability(cell, { closed }) {
    if (cell.locked) return this.#entering.refuse(cell);
    return askAvailability(cell, {
      closed,
      taken: (given) => this.#entering.write([{ cell, given }]),
    });
  }

  #askExplanation(button, { closed }) {
    const cell = this.#sheet.of(button);
    this.#selection.settle(cell);
    askExplanation(cell, button.closest("[data-check]"), {
      closed,
      taken: (check, text) => this.#entering.explain(cell, check, text),
    });
  }

  /** The officer is back at this page: try again what could not be sent. */
  #seen() {
    if (document.visibilityState === "visible" && this.#queue.trouble) this.#queue.flush();
  }

  #changed() {
    if (this.#painting) return;
    this.#painting = true;
    requestAnimationFrame(() => {
      this.#painting = false;
      const { counts } = this.#entering;
      this.#bar.count(counts);
      this.#bar.able("undo", this.#entering.canUndo);
      this.#bar.able("redo", this.#entering.canRedo);
      this.#bar.warn(this.#queue.trouble, { ...counts, unstored: this.#queue.unstored });
    });
  }
}

learn(document.getElementById("grid-words"));
new Grid(document.getElementById("grid"));
