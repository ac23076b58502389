/* Earlier amounts by thousand, million or billion: only shown so, digit for digit, never rounded. */

const SEPARATORS = { vi: [".", ","], en: [",", "."] };

/** A decimal in plain digits, its point moved to the left by `places`. */
export function scaled(base, places, language) {
  const [group, mark] = SEPARATORS[language] ?? SEPARATORS.vi;
  const sign = base.startsWith("-") ? "-" : "";
  const [whole, fraction = ""] = base.replace("-", "").split(".");
  const digits = whole.padStart(places + 1, "0");
  const cut = digits.length - places;
  const left = digits.slice(0, cut).replace(/^0+(?=\d)/, "");
  const right = (digits.slice(cut) + fraction).replace(/0+$/, "");
  const grouped = left.replace(/\B(?=(\d{3})+$)/g, group);
  return sign + grouped + (right && mark + right);
}

/** Show every amount that carries its base in the chosen scale, or as it was written. */
export function changeScale(table, select) {
  const places = Number(select.value);
  const name = select.selectedOptions[0].textContent.trim();
  for (const node of table.querySelectorAll("[data-base]")) {
    node.dataset.written ??= node.textContent;
    const { base, written } = node.dataset;
    const amount = scaled(base, places, document.documentElement.lang);
    node.textContent = places ? `${amount} ${name}` : written;
  }
}
