/* Questions that the officer answers in a dialog: why a figure is as it is, or why there is none. */

import { content } from "./cells.js";
import { ask } from "./dialogs.js";

/** Which of the states of a figure stands in the place of an amount. */
export function askAvailability(cell, { closed, taken }) {
  ask("grid-availability", {
    closed,
    fill(dialog) {
      dialog.querySelector(".place").textContent = cell.label;
      for (const box of dialog.querySelectorAll("input")) {
        box.checked = box.value === cell.content.availability;
      }
    },
    answer(dialog) {
      const chosen = dialog.querySelector("input:checked");
      if (chosen) taken(content("", { availability: chosen.value }));
      return Boolean(chosen);
    },
  });
}

/** What explains a finding of the checks. */
export function askExplanation(cell, item, { closed, taken }) {
  ask("grid-explain", {
    closed,
    fill(dialog) {
      const put = (selector, text) => (dialog.querySelector(selector).textContent = text);
      put(".place", cell.label);
      put(".sentence", sentence(item));
      put(".instruction", item.dataset.instruction ?? "");
      dialog.querySelector("textarea").value = "";
    },
    answer(dialog) {
      const box = dialog.querySelector("textarea");
      const text = box.value.trim();
      if (text) taken(item.dataset.check, text);
      else box.reportValidity();
      return Boolean(text);
    },
  });
}

/** The sentence of a finding without the button beside it. */
function sentence(item) {
  const copy = item.cloneNode(true);
  for (const button of copy.querySelectorAll("button")) button.remove();
  return copy.textContent.trim();
}
