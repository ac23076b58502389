/* The bar above the table: counts, buttons, what is wrong with the line, and the voice of the grid. */

import { element, word } from "./words.js";

const SPEECH = 150;
const WARNINGS = { line: "no_line", busy: "no_line", signed_out: "signed_out" };

export class Bar {
  #bar;
  #counts;
  #warning;
  #voice;
  #signIn;
  #said = [];
  #timer = 0;

  constructor(form) {
    this.#bar = form.querySelector(".gridbar");
    this.#counts = this.#bar.querySelector(".gridcounts");
    this.#warning = this.#bar.querySelector(".gridwarn");
    this.#voice = this.#bar.querySelector(".gridsays");
    this.#signIn = form.dataset.signInUrl;
    this.progress = { filled: this.#counts.dataset.filled, of: this.#counts.dataset.of };
    this.#bar.querySelector(".gridtools").hidden = false;
  }

  /** Say something to those who do not see it; what comes at once is said in one breath. */
  say = (sentence) => {
    this.#said.push(sentence);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#voice.textContent = this.#said.join(" ");
      this.#said = [];
    }, SPEECH);
  };

  count({ saved, unsent, open }) {
    const { filled, of } = this.progress;
    const parts = [element("strong", { text: word("counts", { n: Number(filled), m: Number(of) }) })];
    const add = (key, n) => n && parts.push(element("span", { text: word(key, { n }), count: key }));
    add("count_unsent", unsent);
    add("count_open", open);
    add("count_saved", saved);
    if (!unsent && !open) parts.push(element("span", { text: word("all_sent"), count: "all_sent" }));
    this.#counts.replaceChildren(...parts);
  }

  /** Why nothing is sent, and what to do about it. */
  warn(trouble, { unsent, unstored }) {
    const sentences = [];
    if (trouble) sentences.push(word(WARNINGS[trouble.kind] ?? trouble.kind, { n: unsent }));
    if (unstored) sentences.push(word("unstored", { n: unstored }));
    const text = sentences.join(" ");
    if (this.#warning.dataset.said === text) return;
    this.#warning.dataset.said = text;
    this.#warning.replaceChildren(element("span", { text }));
    if (trouble?.kind === "signed_out") this.#warning.append(" ", this.#link(trouble.detail.sign_in));
    this.#warning.hidden = !text;
    if (text) this.say(text);
  }

  able(what, can) {
    const button = this.#bar.querySelector(`[data-do="${what}"]`);
    if (button) button.disabled = !can;
  }

  focus() {
    this.#bar.querySelector("button:not(:disabled)").focus();
  }

  #link(address) {
    const link = element("a", { text: word("sign_in") });
    link.href = address || this.#signIn;
    link.target = "_blank";
    link.rel = "noopener";
    return link;
  }
}
