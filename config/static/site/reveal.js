// The reveal is driven by keys; each is a link that stands on the screen, so it works without them.
const KEYS = {
  ArrowRight: "on",
  PageDown: "on",
  " ": "on",
  ArrowLeft: "back",
  PageUp: "back",
  Home: "home",
};

document.addEventListener("keydown", (event) => {
  const busy = event.target.closest("a, button"); // Space on a button presses it.
  if (event.ctrlKey || event.altKey || event.metaKey || (busy && event.key === " ")) {
    return;
  }
  const link = document.querySelector(`[data-key="${KEYS[event.key]}"]`);
  if (link) {
    event.preventDefault();
    link.click();
  }
});
