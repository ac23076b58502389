/* Where the officer is: one active cell, which alone is reached by Tab, and a range from it. */

import { word } from "./words.js";

export class Selection {
  #sheet;
  #say;
  #picked = new Set();

  constructor({ sheet, say }) {
    this.#sheet = sheet;
    this.#say = say;
    this.active = null;
    this.head = null;
  }

  /** Make a cell the active one, without moving the focus. */
  settle(cell) {
    if (this.active !== cell) {
      this.active?.input.setAttribute("tabindex", "-1");
      this.active?.td.classList.remove("active");
      cell.input.setAttribute("tabindex", "0");
      cell.td.classList.add("active");
      this.active = cell;
    }
    this.head = cell;
    this.#paint(new Set());
  }

  go(cell) {
    if (!cell) return;
    this.settle(cell);
    cell.input.focus({ preventScroll: true });
    cell.input.select();
    reveal(cell);
  }

  /** Stretch the range from the active cell to another one. */
  extend(cell) {
    if (!cell || cell === this.head) return;
    this.head = cell;
    this.#paint(cell === this.active ? new Set() : new Set(this.cells));
    reveal(cell);
    this.#say(word("said_selected", { n: this.cells.length }));
  }

  all() {
    const corner = (row, column, down, right) => this.#sheet.from(row, column, down, right);
    this.go(corner(0, 0, 0, 1));
    this.extend(corner(this.#sheet.height - 1, this.#sheet.width - 1, 0, -1));
  }

  get wide() {
    return this.head !== this.active;
  }

  /** The rows of the range; a place without a cell is null. */
  get rows() {
    return this.active ? this.#sheet.between(this.active, this.head) : [];
  }

  get cells() {
    return this.rows.flat().filter(Boolean);
  }

  #paint(picked) {
    for (const cell of this.#picked) if (!picked.has(cell)) mark(cell, false);
    for (const cell of picked) if (!this.#picked.has(cell)) mark(cell, true);
    this.#picked = picked;
  }
}

function mark(cell, picked) {
  cell.td.classList.toggle("picked", picked);
  if (picked) cell.td.setAttribute("aria-selected", "true");
  else cell.td.removeAttribute("aria-selected");
}

function reveal(cell) {
  cell.td.scrollIntoView({ block: "nearest", inline: "nearest" });
}
