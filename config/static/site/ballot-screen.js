// The screen of a ballot asks for what changed; without script the page loads itself anew.
const EVERY = 2500;
const main = document.querySelector("main");
const live = document.getElementById("live");
const lost = document.getElementById("lost");

async function ask() {
  try {
    const answer = await fetch("?live=1", { redirect: "error", cache: "no-store" });
    if (!answer.ok) {
      throw new Error(answer.status);
    }
    const text = await answer.text();
    if (text !== live.dataset.text) {
      live.dataset.text = text;
      live.innerHTML = text;
    }
    lost.textContent = "";
  } catch {
    lost.textContent = main.dataset.lost;
  }
  setTimeout(ask, EVERY);
}

setTimeout(ask, EVERY);
