/* Putting texts into cells: typed, cleared, pasted, undone, chosen. All go one way: the cell shows the
   text at once, the step can be undone, the queue brings it to the server, the answer is shown. */

import { alike, content, oneLine } from "./cells.js";
import { conflictQuestion, findingList, readingButtons } from "./questions.js";
import { Undo } from "./undo.js";
import { element, word } from "./words.js";

export class Entering {
  #sheet;
  #queue;
  #say;
  #undo = new Undo();
  #travelled = new Set();
  #saved = new Set();

  constructor({ sheet, queue, say }) {
    this.#sheet = sheet;
    this.#queue = queue;
    this.#say = say;
  }

  get counts() {
    const open = this.#sheet.cells.filter((cell) => cell.unsettled).length;
    return { saved: this.#saved.size, unsent: this.#queue.size, open };
  }

  get canUndo() {
    return this.#undo.canBack;
  }

  get canRedo() {
    return this.#undo.canForth;
  }

  /** Write contents into cells, as one step. A change may say what stood before instead of the cell. */
  write(changes, { undoable = true, travelled = false, extra = {} } = {}) {
    const step = changes.map(({ cell, given, before = cell.content }) => ({
      id: cell.id,
      before,
      after: given,
    }));
    const entries = changes
      .map(({ cell, given }) => this.#enter(cell, given, extra))
      .filter(Boolean);
    for (const { cell } of entries) this.#travelled[travelled ? "add" : "delete"](cell);
    if (undoable) this.#undo.push(step);
    this.#queue.put(entries);
  }

  /** Keep what was typed in a cell, if anything was. */
  commit(cell) {
    if (!cell || cell.locked || !cell.changed) return;
    const text = cell.input.value;
    const given = text === oneLine(cell.stored.text) && text ? cell.stored : content(text);
    this.write([{ cell, given }]);
  }

  clear(cells) {
    const filled = cells.filter(({ content: { text, availability } }) => text || availability);
    const open = filled.filter((cell) => !cell.locked);
    if (open.length < filled.length) this.refuse(filled.find((cell) => cell.locked));
    if (open.length) this.write(open.map((cell) => ({ cell, given: content("") })));
  }

  refuse(cell) {
    this.#say(word("said_locked", { place: cell.label, what: cell.why }));
  }

  undo() {
    return this.#travel(this.#undo.back(), "said_undone", "nothing_to_undo");
  }

  redo() {
    return this.#travel(this.#undo.forth(), "said_redone", "nothing_to_redo");
  }

  /** Settle which reading a text has; it belongs to the step that brought the text. */
  choose(cell, choice) {
    const given = { ...cell.content, choice };
    this.#undo.amend(cell.id, given.text, choice);
    this.write([{ cell, given }], { undoable: false });
  }

  /** Settle whose value stays. Putting one's own over the other's is a step of its own. */
  decide(cell, keep) {
    const { now } = cell.answer;
    this.#queue.forget(cell.entry());
    cell.learn(now);
    if (keep === "mine") {
      this.write([{ cell, given: cell.content, before: cell.stored }]);
      return;
    }
    this.#undo.forget(cell.id);
    cell.take(cell.stored);
    cell.echo(now.echo);
    cell.hang("question", null);
    cell.show(filled(cell.stored) ? "saved" : "empty", "", "");
  }

  explain(cell, check, text) {
    const extra = { explanation: { check, text } };
    this.write([{ cell, given: cell.content }], { undoable: false, extra });
  }

  /** Take up what an earlier visit could not send; gives the number of such cells. */
  resume(entries) {
    const known = entries.filter(({ cell }) => this.#sheet.get(cell));
    const [again, step] = [[], []];
    for (const entry of known) {
      const cell = this.#sheet.get(entry.cell);
      const given = content(entry.text, entry);
      if (cell.locked) {
        remind(cell, given.text);
      } else if (alike(given, cell.stored) && !entry.explanation) {
        this.#queue.forget(entry);
      } else {
        step.push({ id: cell.id, before: cell.content, after: given });
        cell.take(given);
        cell.show("unsent");
        again.push(entry);
      }
    }
    this.#undo.push(step);
    this.#queue.put(again);
    return again.length;
  }

  mark(entries, state) {
    for (const { cell } of entries) this.#sheet.get(cell).show(state);
  }

  answered(pairs) {
    const shown = pairs.map(({ entry, answer }) => this.#show(entry, answer)).filter(Boolean);
    const saved = shown.filter(({ state }) => state === "saved" || state === "same");
    if (saved.length > 1) this.#say(word("said_saved_many", { n: saved.length }));
    for (const { cell, state, message } of shown) {
      const one = saved.length === 1 && (state === "saved" || state === "same");
      if (one) this.#say(word("said_saved", { place: cell.label, what: spoken(cell) }));
      else if (message) this.#say(message);
    }
  }

  /** Show what is found now in the reports that were written to: a value is compared with others. */
  compare({ reports, findings }) {
    const touched = new Set(reports.map(String));
    for (const cell of this.#sheet.cells) {
      if (!touched.has(cell.id.split(":", 1)[0]) || this.#queue.waiting(cell.id)) continue;
      if (cell.changed) continue;
      const found = filled(cell.stored) ? findings[cell.id] : null;
      cell.hang("findings", findingList(found));
    }
  }

  #enter(cell, given, extra) {
    const underWay = this.#queue.flying(cell.id);
    const idle = !underWay && !extra.explanation && cell.state !== "conflict";
    // An explanation that was not sent yet speaks of its own text, and of no other.
    const waiting = this.#queue.waiting(cell.id);
    const kept = waiting?.text === given.text && waiting.explanation;
    cell.take(given);
    cell.hang("question", null);
    cell.hang("note", null);
    if (idle && !kept && alike(given, cell.stored)) {
      // Back to what the server has, before it heard of anything else.
      this.#queue.forget(cell.entry());
      cell.show(filled(given) ? "saved" : "empty", "", "");
      return null;
    }
    cell.show("unsent");
    return cell.entry({ ...(kept && { explanation: kept }), ...extra });
  }

  #travel(step, said, nothing) {
    if (!step) {
      this.#say(word(nothing));
      return null;
    }
    const changes = step.map(({ id, content: given }) => ({ cell: this.#sheet.get(id), given }));
    const open = changes.filter(({ cell }) => !cell.locked);
    if (open.length < changes.length) this.refuse(changes.find(({ cell }) => cell.locked).cell);
    this.write(open, { undoable: false, travelled: true });
    this.#say(word(said, { n: open.length }));
    return changes[0].cell;
  }

  /** Show one answer; gives what there is to say about it. */
  #show(entry, answer) {
    const cell = this.#sheet.get(entry.cell);
    const travelled = this.#travelled.delete(cell.id);
    const { state } = answer;
    if (state === "saved" || state === "same") {
      cell.learn({ ...entry, ...answer });
      this.#saved.add(cell.id);
    }
    // A newer text is on its way: this answer is history.
    if (this.#queue.waiting(cell.id)) return null;
    cell.answer = answer;
    cell.hang("findings", findingList(answer.findings));
    return { cell, state, message: SHOWN[state](cell, entry, answer, travelled) };
  }
}

const SHOWN = {
  saved(cell, entry, answer) {
    cell.take(cell.stored);
    cell.echo(answer.echo ?? "");
    cell.show(filled(cell.stored) ? "saved" : "empty", answer.message, "saved");
  },
  same(...answered) {
    SHOWN.saved(...answered);
  },
  invalid(cell, entry, { message }) {
    cell.show("invalid", message);
    return word("said_invalid", { place: cell.label, what: message });
  },
  ask(cell, entry, { readings, message }) {
    cell.show("ask", message);
    cell.hang("question", readingButtons(readings));
    return word("said_ask", { place: cell.label, n: readings.length });
  },
  conflict(cell, entry, { now }, travelled) {
    const said = word(travelled ? "undo_conflict" : "said_conflict", {
      place: cell.label,
      who: now.by,
    });
    cell.show("conflict", travelled ? said : "");
    cell.hang("question", conflictQuestion(now, entry.text));
    return said;
  },
  locked(cell, entry, { message }) {
    cell.input.readOnly = true;
    cell.take(cell.stored);
    cell.show("locked", message);
    remind(cell, entry.text);
    return word("said_locked", { place: cell.label, what: message });
  },
};

/** Leave what could not be written in sight, for whoever may write it later. */
function remind(cell, text) {
  const note = word("not_written", { what: text || word("empty") });
  cell.hang("note", element("p", { text: note, className: "note" }));
}

function filled({ text, availability }) {
  return Boolean(text || availability);
}

function spoken(cell) {
  const echo = cell.about.querySelector(".echo").textContent;
  return [cell.stored.text || word("empty"), echo].filter(Boolean).join(" ");
}
