/* Dialogs of the page: opened by name, closed by Esc or their own button, and then back to the cell. */

export function open(name, { closed = () => {} } = {}) {
  const dialog = document.getElementById(name);
  if (!dialog || dialog.open) return null;
  dialog.addEventListener("close", closed, { once: true });
  dialog.showModal();
  return dialog;
}

export function closeByButtons() {
  document.addEventListener("click", ({ target }) => {
    if (target.closest("dialog [data-close]")) target.closest("dialog").close();
  });
}

/** Ask in a dialog: `fill` it, and close it once `answer` takes what stands in it. */
export function ask(name, { fill, answer, closed }) {
  const dialog = open(name, { closed });
  if (!dialog) return;
  fill(dialog);
  dialog.querySelector("[data-accept]").onclick = () => {
    if (answer(dialog)) dialog.close();
  };
}
