/* What was typed and is not saved yet, kept in the browser: one item for each cell, so that two
   windows on the same form do not overwrite each other. The officer's id is part of the name: nobody
   else on this computer is shown it or sends it. */

const PREFIX = "grid:";
export const KEPT_FOR = 7 * 24 * 60 * 60 * 1000;

export class Store {
  #prefix;
  #storage;
  #now;

  constructor({ officer, form, storage = ours(), now = Date.now }) {
    this.#prefix = `${PREFIX}${officer}:${form}:`;
    this.#storage = storage;
    this.#now = now;
  }

  /** Whether every one of the entries is kept; a full or forbidden storage keeps nothing. */
  keep(entries) {
    try {
      for (const entry of entries) {
        const item = JSON.stringify({ at: this.#now(), ...entry });
        this.#storage.setItem(this.#prefix + entry.cell, item);
      }
      return true;
    } catch {
      return false;
    }
  }

  /** Drop an entry that was settled, unless another window has put a newer text in its place. */
  drop(entry) {
    try {
      const name = this.#prefix + entry.cell;
      const kept = parse(this.#storage.getItem(name));
      if (kept && kept.text === entry.text) this.#storage.removeItem(name);
    } catch {
      // Where nothing can be kept, nothing was.
    }
  }

  /** The entries of this officer and form, oldest first; those of anybody past their time go. */
  entries() {
    const found = [];
    try {
      for (const name of Object.keys(this.#storage)) {
        if (!name.startsWith(PREFIX)) continue;
        const entry = parse(this.#storage.getItem(name));
        if (!entry || this.#now() - entry.at > KEPT_FOR) this.#storage.removeItem(name);
        else if (name.startsWith(this.#prefix)) found.push(entry);
      }
    } catch {
      return [];
    }
    return found.sort((one, other) => one.at - other.at);
  }
}

/** The storage of the browser; touching one that its owner switched off already raises. */
function ours() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

function parse(item) {
  try {
    const entry = JSON.parse(item);
    return entry && typeof entry.text === "string" && Number.isFinite(entry.at) ? entry : null;
  } catch {
    return null;
  }
}
