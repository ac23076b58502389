/* Entries on their way to the server: in order, one request at a time, the newest text of each cell.
   What is not settled stays in the store; sending it twice is harmless, the server says "same". */

import { Trouble } from "./line.js";

const SOON = 250;
const AT_ONCE = 100;
const KEEPALIVE = 60_000;
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30_000;
const SETTLED = new Set(["saved", "same"]);

export class Queue extends EventTarget {
  #line;
  #store;
  #waiting = new Map();
  #flying = new Map();
  #unstored = new Set();
  #timer = 0;
  #pause = FIRST_PAUSE;
  #singly = 0;
  #trouble = null;

  constructor({ line, store }) {
    super();
    this.#line = line;
    this.#store = store;
  }

  /** How many cells the server has not answered yet. */
  get size() {
    return new Set([...this.#waiting.keys(), ...this.#flying.keys()]).size;
  }

  /** How many of them would be lost with this page. */
  get unstored() {
    return this.#unstored.size;
  }

  get trouble() {
    return this.#trouble;
  }

  /** The entry of a cell that is not sent yet. */
  waiting(id) {
    return this.#waiting.get(id);
  }

  flying(id) {
    return this.#flying.get(id);
  }

  put(entries) {
    const kept = this.#store.keep(entries);
    for (const entry of entries) {
      this.#waiting.delete(entry.cell);
      this.#waiting.set(entry.cell, entry);
      if (kept) this.#unstored.delete(entry.cell);
      else this.#unstored.add(entry.cell);
    }
    this.#changed();
    if (!this.#trouble) this.#in(SOON);
  }

  /** Forget what was typed in a cell, on the wish of its author. */
  forget(entry) {
    this.#waiting.delete(entry.cell);
    this.#unstored.delete(entry.cell);
    this.#store.drop(entry);
    this.#changed();
  }

  /** Send now, also after trouble. */
  async flush() {
    clearTimeout(this.#timer);
    if (this.#trouble && !(await this.#renewed())) return;
    await this.#send();
  }

  /** The page goes away: one last request that outlives it, with as much as such a one may carry. */
  last() {
    if (this.#trouble || !this.#waiting.size) return;
    const cells = [...this.#waiting.values()];
    while (JSON.stringify(cells).length > KEEPALIVE) cells.pop();
    this.#line.post(cells, { keepalive: true }).catch(() => {});
  }

  async #renewed() {
    try {
      await this.#line.renew();
    } catch (trouble) {
      this.#trip(trouble);
      return false;
    }
    const { kind } = this.#trouble;
    this.#trouble = null;
    this.#pause = FIRST_PAUSE;
    this.#changed();
    this.dispatchEvent(new CustomEvent("regained", { detail: kind }));
    return true;
  }

  async #send() {
    if (this.#flying.size || !this.#waiting.size) return;
    for (const [id, entry] of this.#waiting) {
      this.#flying.set(id, entry);
      this.#waiting.delete(id);
      if (this.#flying.size >= (this.#singly ? 1 : AT_ONCE)) break;
    }
    const entries = [...this.#flying.values()];
    this.#changed();
    this.dispatchEvent(new CustomEvent("sending", { detail: entries }));
    try {
      const { cells, beside, progress } = await this.#line.post(entries);
      this.#singly = Math.max(0, this.#singly - 1);
      this.#settle(entries, cells, { beside, progress });
    } catch (trouble) {
      this.#failed(entries, trouble);
    }
    if (!this.#trouble) await this.#send();
  }

  #settle(entries, answers, rest) {
    this.#flying.clear();
    const pairs = entries.map((entry, index) => ({ entry, answer: answers[index] }));
    for (const { entry, answer } of pairs) {
      this.#unstored.delete(entry.cell);
      const newer = this.#waiting.get(entry.cell);
      if (SETTLED.has(answer.state)) this.#store.drop(entry);
      // Whoever typed on saw their own text, not somebody else's.
      if (newer && SETTLED.has(answer.state)) newer.seen = answer.token;
    }
    this.#changed();
    this.dispatchEvent(new CustomEvent("answered", { detail: { pairs, ...rest } }));
  }

  #failed(entries, trouble) {
    if (!(trouble instanceof Trouble)) throw trouble;
    const newer = this.#waiting;
    this.#waiting = new Map();
    this.#flying.clear();
    for (const entry of [...entries, ...newer.values()]) this.#waiting.set(entry.cell, entry);
    if (trouble.kind !== "refused") {
      this.dispatchEvent(new CustomEvent("returned", { detail: entries }));
      this.#trip(trouble);
    } else if (entries.length > 1) {
      // One entry that the server cannot read must not hold up the others.
      this.#singly = entries.length;
    } else {
      this.#singly = Math.max(0, this.#singly - 1);
      this.#waiting.delete(entries[0].cell);
      this.dispatchEvent(new CustomEvent("refused", { detail: entries[0] }));
    }
    this.#changed();
  }

  #trip(trouble) {
    this.#trouble = trouble;
    this.#changed();
    if (trouble.kind === "line" || trouble.kind === "busy") {
      this.#in(this.#pause);
      this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
    }
  }

  #in(milliseconds) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), milliseconds);
  }

  #changed() {
    this.dispatchEvent(new Event("changed"));
  }
}
