/* The keyboard of a spreadsheet. While moving, the whole text of the active cell is selected: what is
   typed takes its place, by any input method. "enter" is typing over a text, where arrows leave the
   cell; "edit" is working within it, where they move the caret. */

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
const CONTROLS = "button, a[href], summary";
const QUESTIONS = ".question button";

export class Keys {
  #sheet;
  #selection;
  #acts;
  #scroll;
  #mode = "move";

  /** `acts` does what the keys ask for: commit, clear, undo, redo, next, send, keys, leave … */
  constructor({ sheet, selection, acts, scroll }) {
    this.#sheet = sheet;
    this.#selection = selection;
    this.#acts = acts;
    this.#scroll = scroll;
  }

  get moving() {
    return this.#mode === "move";
  }

  begin(mode) {
    const cell = this.#selection.active;
    if (!cell || cell.locked) return;
    this.#mode = mode;
    cell.editing = true;
    cell.td.classList.add("editing");
  }

  /** Back to moving; what was typed stays in the input. */
  end() {
    const cell = this.#selection.active;
    this.#mode = "move";
    if (!cell) return;
    cell.editing = false;
    cell.td.classList.remove("editing");
  }

  handle(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const cell = this.#sheet.of(event.target);
    if (!cell) return;
    const inText = event.target === cell.input;
    const done = inText ? this.#inCell(event, cell) : this.#inControls(event, cell);
    if (done) event.preventDefault();
  }

  #inCell(event, cell) {
    const { key, shiftKey: shift } = event;
    if (event.altKey) return key === "ArrowDown" && this.#toControls(cell, CONTROLS);
    if (event.ctrlKey || event.metaKey) return this.#withControl(event, cell);
    switch (key) {
      case "Enter":
        return this.#step(cell, shift ? -1 : 1, 0);
      case "Tab":
        return this.#tab(cell, shift);
      case "Escape":
        return this.#escape(cell);
      case "F2":
        return this.#within(cell);
      case "F4":
        return this.#leaving(() => this.#acts.availability(cell));
      case "F6":
        return this.#leaving(() => this.#acts.leave());
      case "F8":
        return this.#leaving(() => this.#acts.next(shift ? -1 : 1));
    }
    if (this.#mode === "edit") return false;
    if (key in STEPS) return this.#arrow(cell, STEPS[key], shift && this.moving);
    if (key === "PageUp" || key === "PageDown") return this.#page(cell, key === "PageUp" ? -1 : 1);
    return this.moving && this.#whileMoving(key, cell);
  }

  #whileMoving(key, cell) {
    const { width } = this.#sheet;
    switch (key) {
      case "Home":
        return this.#to(this.#sheet.from(cell.row, 0, 0, 1));
      case "End":
        return this.#to(this.#sheet.from(cell.row, width - 1, 0, -1));
      case "Delete":
        return this.#done(this.#acts.clear(this.#selection.cells));
      case "?":
        return this.#done(this.#acts.keys());
    }
    if (cell.locked && key.length === 1) return this.#done(this.#acts.refuse(cell));
    return false;
  }

  #withControl({ key, shiftKey: shift }, cell) {
    const { width, height } = this.#sheet;
    if (key === "Enter") return this.#leaving(() => this.#acts.sendAndNext(cell));
    if (!this.moving) return false;
    switch (key.toLowerCase()) {
      case "home":
        return this.#to(this.#sheet.from(0, 0, 0, 1));
      case "end":
        return this.#to(this.#sheet.from(height - 1, width - 1, 0, -1));
      case "a":
        return this.#done(this.#selection.all());
      case "z":
        return this.#done(shift ? this.#acts.redo() : this.#acts.undo());
      case "y":
        return this.#done(this.#acts.redo());
    }
    return false;
  }

  /** Within the questions and links of a cell: Tab goes on, Esc goes back. */
  #inControls(event, cell) {
    const controls = visible(cell.td, CONTROLS);
    const index = controls.indexOf(event.target);
    const { key, shiftKey: shift } = event;
    if (key === "Escape") return this.#to(cell);
    if (key === "ArrowUp" || (key === "Tab" && shift)) {
      return index > 0 ? this.#done(controls[index - 1].focus()) : this.#to(cell);
    }
    if (key === "ArrowDown") return this.#done(controls[index + 1]?.focus());
    if (key !== "Tab") return false;
    const questions = visible(cell.td, QUESTIONS);
    const place = questions.indexOf(event.target);
    const next = place < 0 ? null : questions[place + 1];
    return next ? this.#done(next.focus()) : this.#tab(cell, false, true);
  }

  #toControls(cell, selector) {
    const [first] = visible(cell.td, selector);
    if (!first) return false;
    return this.#leaving(() => first.focus());
  }

  #tab(cell, back, answered = false) {
    if (!back && !answered && this.moving && this.#toControls(cell, QUESTIONS)) return true;
    const { width, height } = this.#sheet;
    const by = back ? -1 : 1;
    for (let at = cell.row * width + cell.column + by; at >= 0 && at < width * height; at += by) {
      const next = this.#sheet.at(Math.floor(at / width), at % width);
      if (next) return this.#to(next);
    }
    // Past the last cell, as before the first, Tab goes on through the page.
    if (this.#selection.active.input !== document.activeElement) this.#selection.go(cell);
    return false;
  }

  #escape(cell) {
    if (this.moving) return this.#to(cell);
    cell.restore();
    this.end();
    return this.#done(cell.input.select());
  }

  #within(cell) {
    if (cell.locked) return this.#done(this.#acts.refuse(cell));
    this.begin("edit");
    const end = cell.input.value.length;
    return this.#done(cell.input.setSelectionRange(end, end));
  }

  #arrow(cell, [down, right], stretch) {
    if (!stretch) return this.#step(cell, down, right);
    const { head } = this.#selection;
    return this.#done(
      this.#selection.extend(this.#sheet.from(head.row + down, head.column + right, down, right)),
    );
  }

  #step(cell, down, right) {
    const next = this.#sheet.from(cell.row + down, cell.column + right, down, right);
    return this.#to(next ?? cell);
  }

  #page(cell, by) {
    const rows = Math.max(1, Math.floor(this.#scroll.clientHeight / cell.td.offsetHeight) - 2);
    const row = Math.min(Math.max(cell.row + by * rows, 0), this.#sheet.height - 1);
    const from = (down) => this.#sheet.from(row, cell.column, down, 0);
    return this.#to(from(by) ?? from(-by));
  }

  #to(cell) {
    return this.#leaving(() => this.#selection.go(cell));
  }

  /** Keep what was typed before doing something else. */
  #leaving(act) {
    this.#acts.commit();
    this.end();
    return this.#done(act());
  }

  #done() {
    return true;
  }
}

function visible(td, selector) {
  return Array.from(td.querySelectorAll(selector)).filter((node) => node.checkVisibility());
}
