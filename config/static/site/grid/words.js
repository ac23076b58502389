/* The words that the page gives the grid in the language of its reader; the modules hold none. */

const found = new Map();

export function learn(template) {
  for (const node of template.content.querySelectorAll("[data-word]")) {
    found.set(node.dataset.word, node.textContent.trim());
  }
}

/** A number as the reader writes it. */
export function number(value) {
  return value.toLocaleString(document.documentElement.lang || "vi");
}

/** The sentence of `key`, its {braces} filled with `values`. */
export function word(key, values = {}) {
  const sentence = found.get(key);
  if (sentence === undefined) throw new Error(`The page gives no word for ${key}.`);
  return sentence.replace(/\{(\w+)\}/g, (brace, name) => {
    const value = values[name];
    if (value === undefined) return brace;
    return typeof value === "number" ? number(value) : value;
  });
}

/** An element with its text; what comes from officers or the server is never markup. */
export function element(name, { text = "", className = "", ...data } = {}) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  for (const [key, value] of Object.entries(data)) made.dataset[key] = value;
  if (name === "button") made.type = "button";
  return made;
}
