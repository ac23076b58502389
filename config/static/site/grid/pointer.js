/* The mouse of a spreadsheet: a click goes to a cell, a second one edits within it, pulling over cells
   or Shift stretches the range. A finger edits at once: there are no arrows on a phone. */

const CONTROLS = "button, a, summary, label";

export class Pointer {
  #sheet;
  #selection;
  #keys;
  #commit;
  #pressed = false;
  #finger = false;

  constructor({ sheet, selection, keys, commit }) {
    this.#sheet = sheet;
    this.#selection = selection;
    this.#keys = keys;
    this.#commit = commit;
  }

  touch({ pointerType }) {
    this.#finger = pointerType !== "mouse";
  }

  press(event) {
    const cell = this.#sheet.of(event.target);
    if (!cell || this.#finger || event.button !== 0 || event.target.closest(CONTROLS)) return;
    const again = cell === this.#selection.active && event.target === cell.input;
    if (again && (event.detail > 1 || !this.#keys.moving)) {
      this.#keys.begin("edit");
      return;
    }
    event.preventDefault();
    this.#commit();
    this.#pressed = true;
    if (event.shiftKey) this.#selection.extend(cell);
    else this.#selection.go(cell);
  }

  pull({ target }) {
    if (this.#pressed) this.#selection.extend(this.#sheet.of(target));
  }

  release() {
    this.#pressed = false;
  }

  /** The focus came to a cell by other means than the keys of the grid. */
  entered({ target }) {
    const cell = this.#sheet.of(target);
    if (!cell) return;
    if (cell !== this.#selection.active) this.#selection.settle(cell);
    if (target !== cell.input) return;
    if (this.#finger) this.#keys.begin("edit");
    else if (this.#keys.moving) target.select();
  }
}
