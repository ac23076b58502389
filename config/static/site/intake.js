// Reads a large file on, a portion at a time, and shows how far it is. Without this script the
// button of the form does the same.
"use strict";

(() => {
  const form = document.querySelector("form.advance");
  const bar = form.querySelector("progress");
  const words = form.querySelector(".read");
  const button = form.querySelector("input[type=submit]");

  const step = async () => {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json" },
    });
    if (!answer.ok || answer.redirected) {
      throw new Error(answer.statusText);
    }
    return answer.json();
  };

  const run = async () => {
    button.hidden = true;
    try {
      for (let told = await step(); ; told = await step()) {
        bar.value = told.read;
        words.textContent = told.read;
        if (told.done) {
          break;
        }
      }
      location.reload();
    } catch {
      button.hidden = false;
    }
  };

  run();
})();
