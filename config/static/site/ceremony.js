// The screen of a signing ceremony: asks for what changed, and is driven by keys.
const EVERY = 2500;

const main = document.querySelector("main");
const live = document.getElementById("live");
const said = document.getElementById("said");
const lost = document.getElementById("lost");
const keys = document.getElementById("keys");
const clock = document.getElementById("clock");
const views = [...document.querySelectorAll(".view")];

let shown = 0;
let ahead = 0; // So much the clock of this machine is behind that of the server.

function show(number) {
  shown = (number + views.length) % views.length;
  views.forEach((view, index) => { view.hidden = index !== shown; });
}

function signed(root) {
  return new Set([...root.querySelectorAll(".stands")].map((seat) => seat.dataset.board));
}

// Say who is new; a screen reader reads it, and the eye is drawn to the card.
function replace(text) {
  const before = signed(live);
  const next = document.createElement("div");
  next.innerHTML = text;
  const fresh = [...signed(next)].filter((board) => !before.has(board));
  if (next.textContent === live.textContent) {
    return;
  }
  live.replaceChildren(...next.childNodes);
  for (const seat of live.querySelectorAll(".stands")) {
    seat.classList.toggle("fresh", fresh.includes(seat.dataset.board));
  }
  if (fresh.length) {
    said.textContent = `${main.dataset.signed}: ${fresh.join(", ")}`;
  }
}

async function ask() {
  try {
    const answer = await fetch("?live=1", { redirect: "error", cache: "no-store" });
    if (!answer.ok) {
      throw new Error(answer.status);
    }
    ahead = Date.parse(answer.headers.get("Date")) - Date.now() || ahead;
    replace(await answer.text());
    lost.textContent = "";
  } catch {
    lost.textContent = main.dataset.lost;
  }
  setTimeout(ask, EVERY);
}

function tick() {
  const now = new Date(Date.now() + ahead);
  clock.textContent = now.toLocaleTimeString("vi-VN", { hour12: false, timeZone: clock.dataset.zone });
}

const acts = {
  next: () => show(shown + 1),
  back: () => show(shown - 1),
  check: () => show(shown === 1 ? 0 : 1),
  keys: () => { keys.hidden = !keys.hidden; },
  full: () => (document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen()),
};
const byKey = {
  ArrowRight: "next", PageDown: "next", " ": "next", ArrowLeft: "back", PageUp: "back",
  f: "full", q: "check", h: "keys",
};

document.addEventListener("keydown", (event) => {
  const name = byKey[event.key] ?? byKey[event.key.toLowerCase()];
  const typing = event.key === " " && event.target.matches("button, a");
  if (!name || typing || event.ctrlKey || event.altKey || event.metaKey) {
    return;
  }
  event.preventDefault();
  acts[name]();
});
keys.addEventListener("click", (event) => acts[event.target.closest("button")?.dataset.do]?.());

main.classList.add("driven");
show(0);
tick();
setInterval(tick, 1000);
setTimeout(ask, EVERY);
