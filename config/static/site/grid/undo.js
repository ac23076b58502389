/* Steps back and forth, as long as the page is open. A step is a list of changes of cells, each with
   the content before and after: {id, before, after}. Saving does not touch the steps. */

export class Undo {
  #past = [];
  #future = [];

  push(step) {
    if (!step.length) return;
    this.#past.push(step);
    this.#future = [];
  }

  /** The cells of the last step with what stood in them before, or nothing. */
  back() {
    const step = this.#past.pop();
    if (!step) return null;
    this.#future.push(step);
    return step.map(({ id, before }) => ({ id, content: before }));
  }

  forth() {
    const step = this.#future.pop();
    if (!step) return null;
    this.#past.push(step);
    return step.map(({ id, after }) => ({ id, content: after }));
  }

  /** A reading that was chosen later belongs to the step that brought its text. */
  amend(id, text, choice) {
    for (const step of this.#past.toReversed()) {
      const change = step.find((each) => each.id === id);
      if (!change) continue;
      if (change.after.text === text) change.after = { ...change.after, choice };
      return;
    }
  }

  /** A cell that now holds somebody else's value starts anew: no step may write over it. */
  forget(id) {
    const without = (steps) =>
      steps.map((step) => step.filter((change) => change.id !== id)).filter((step) => step.length);
    this.#past = without(this.#past);
    this.#future = without(this.#future);
  }

  get canBack() {
    return this.#past.length > 0;
  }

  get canForth() {
    return this.#future.length > 0;
  }
}
