// Ctrl + Enter saves and goes on. What was typed and not saved is kept in this tab, and put back
// when the page is loaded again: after a session that ended, or a tab that was closed by mistake.
"use strict";

const form = document.querySelector("form.give");

const key = (form) => `points:${form.dataset.draft}`;
const texts = (form) => [form.elements.points, form.elements.reason];

const keep = (form) => {
  const typed = texts(form).map((box) => box.value);
  sessionStorage.setItem(key(form), JSON.stringify({ typed, seen: form.elements.seen.value }));
};

const restore = (form) => {
  const kept = JSON.parse(sessionStorage.getItem(key(form)) ?? "null");
  // What somebody saved since is not covered up by an old draft.
  if (kept && kept.seen === form.elements.seen.value && !form.querySelector(".errornote, .fault")) {
    texts(form).forEach((box, place) => {
      box.value = kept.typed[place];
    });
  }
};

if (form) {
  restore(form);
  form.addEventListener("input", () => keep(form));
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(form.querySelector("button[value=save]"));
    }
  });
}
