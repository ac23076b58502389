/* The cells of the form: what each holds, what the server knows of it, and how it shows that. */

import { element, word } from "./words.js";

const UNSETTLED = new Set(["invalid", "ask", "conflict"]);

/** What an officer puts in a cell: its text and, where given, the chosen reading or availability. */
export function content(text, { choice = "", availability = "" } = {}) {
  return { text, choice, availability };
}

export function alike(one, other) {
  return (
    one.text === other.text &&
    one.choice === other.choice &&
    one.availability === other.availability
  );
}

export class Cell {
  constructor(td, row, column) {
    this.td = td;
    this.row = row;
    this.column = column;
    this.id = td.dataset.cell;
    this.label = td.dataset.label;
    this.token = td.dataset.token ?? "";
    this.state = td.dataset.state;
    this.input = td.querySelector("input");
    this.editing = false;
    this.answer = null;
    this.content = content(this.input.defaultValue, td.dataset);
    this.stored = this.content;
  }

  get locked() {
    return this.input.readOnly;
  }

  get unsettled() {
    return UNSETTLED.has(this.state);
  }

  /** Whether the officer has changed the text and not left the cell yet. */
  get changed() {
    return this.input.value !== oneLine(this.content.text);
  }

  /** What the state says in words: of a locked cell, why and who can open it. */
  get why() {
    return this.#part("state").textContent.trim();
  }

  /** This cell as the server takes it. */
  entry(extra = {}) {
    const { text, choice, availability } = this.content;
    const entry = { cell: this.id, text, seen: this.token, ...extra };
    if (choice) entry.choice = choice;
    if (availability) entry.availability = availability;
    return entry;
  }

  take(given) {
    this.content = given;
    if (!this.editing) this.restore();
  }

  /** Take note of what the server holds, whoever wrote it. */
  learn({ text, choice, availability, token }) {
    this.token = token;
    this.stored = content(text, { choice, availability });
  }

  restore() {
    const text = oneLine(this.content.text);
    if (this.input.value !== text) this.input.value = text;
  }

  /** Show a state by its word and, after it, why. */
  show(state, message = "", name = state) {
    this.state = state;
    this.td.dataset.state = state;
    this.#part("state").textContent = [name && word(name), message].filter(Boolean).join(": ");
    if (this.unsettled) this.input.setAttribute("aria-invalid", "true");
    else this.input.removeAttribute("aria-invalid");
  }

  /** The value as the server understood it. */
  echo(text) {
    this.#part("echo").textContent = text;
  }

  /** Put a question or a list under the cell in the place of the one before; nothing takes it away. */
  hang(className, node) {
    this.about.querySelector(`.${className}`)?.remove();
    if (node) this.about.append(node);
  }

  get about() {
    let about = this.td.querySelector(".about");
    if (!about) {
      about = element("div", { className: "about" });
      about.id = `about-${this.id.replaceAll(":", "-")}`;
      this.input.after(about);
      this.input.setAttribute("aria-describedby", about.id);
    }
    return about;
  }

  #part(className) {
    let part = this.about.querySelector(`.${className}`);
    if (!part) {
      part = element("small", { className });
      this.about.append(part);
    }
    return part;
  }
}

/** All cells of the form by place and by id. Columns are those that can be written. */
export class Sheet {
  #rows = [];
  #ids = new Map();

  constructor(table) {
    const lines = Array.from(table.tBodies).flatMap((body) => Array.from(body.rows));
    const found = lines
      .map((tr) => Array.from(tr.cells).filter((td) => td.dataset.cell))
      .filter((tds) => tds.length);
    const places = [...new Set(found.flat().map((td) => td.cellIndex))].sort((a, b) => a - b);
    const column = new Map(places.map((place, index) => [place, index]));
    this.width = places.length;
    found.forEach((tds, row) => {
      const line = new Array(this.width).fill(null);
      for (const td of tds) {
        const cell = new Cell(td, row, column.get(td.cellIndex));
        line[cell.column] = cell;
        this.#ids.set(cell.id, cell);
      }
      this.#rows.push(line);
    });
  }

  get height() {
    return this.#rows.length;
  }

  get cells() {
    return [...this.#ids.values()];
  }

  at(row, column) {
    return this.#rows[row]?.[column] ?? null;
  }

  get(id) {
    return this.#ids.get(id) ?? null;
  }

  /** The cell around a node of the page. */
  of(node) {
    return this.get(node?.closest?.("[data-cell]")?.dataset.cell);
  }

  /** The nearest cell from a place on, in the direction of a step; null past the edge. */
  from(row, column, down, right) {
    let [y, x] = [row, column];
    while (y >= 0 && y < this.height && x >= 0 && x < this.width) {
      if (this.at(y, x)) return this.at(y, x);
      y += down;
      x += right;
    }
    return null;
  }

  /** The rows of the rectangle between two cells. */
  between(one, other) {
    const [top, bottom] = [one.row, other.row].sort((a, b) => a - b);
    const [left, right] = [one.column, other.column].sort((a, b) => a - b);
    return this.#rows.slice(top, bottom + 1).map((line) => line.slice(left, right + 1));
  }
}

/** A text as a single line shows it: several amounts of one cell stay apart. */
export function oneLine(text) {
  return text.replace(/\s*\n\s*/g, " ");
}
