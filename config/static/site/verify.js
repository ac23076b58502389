// Computes the SHA-256 of a chosen file in the browser, before anything is sent, and compares it
// with the fingerprints on the page.
const LARGEST = 20 * 1024 * 1024;

const form = document.getElementById("by-file");
const file = form.querySelector("input[type=file]");
const local = document.getElementById("local");
const [digest, same] = [local.querySelector("code"), local.querySelector("strong")];
const known = [...document.querySelectorAll("[data-sha256]")];

async function compute() {
  const chosen = file.files[0];
  local.hidden = true;
  file.setCustomValidity("");
  if (!chosen) {
    return;
  }
  if (chosen.size > LARGEST) {
    file.setCustomValidity(form.dataset.large);
    file.reportValidity();
    return;
  }
  if (!window.crypto?.subtle) {
    return; // Only where the page came over a safe way.
  }
  const bytes = await crypto.subtle.digest("SHA-256", await chosen.arrayBuffer());
  const text = [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const found = known.find((each) => each.dataset.sha256 === text);
  digest.textContent = text;
  same.textContent = found ? `✓ ${form.dataset.same}: ${found.dataset.name}` : "";
  if (!found && known.length) {
    same.textContent = form.dataset.other;
  }
  local.hidden = false;
}

file.addEventListener("change", compute);
