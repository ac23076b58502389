/* Rectangles of texts, as spreadsheets put them on the clipboard. Pure: no page, no server.
   Each text stays exactly as it was displayed: only the server reads numbers. */

// Quoted up to a quote that ends its cell, or else literally up to the next tab or line.
const FIELD = /"([^"]*(?:""[^"]*)*)"(?=[\t\n]|$)|([^\t\n]*)/y;
const LONGEST_SPAN = 1000;
const UNREAD = /<!--[^]*?-->|<(style|script)\b[^]*?<\/\1\s*>/gi;
const TAG = /<([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi;
const SPAN = /\b(?:col|row)span\s*=\s*["']?\d+/gi;
const BLOCKS = new Set(["P", "DIV", "LI"]);

/** The rows of tab-separated text; one line break at the end closes the last row. */
export function parseText(text) {
  const source = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  if (source === "") return [];
  const rows = [[]];
  FIELD.lastIndex = 0;
  for (;;) {
    const [, quoted, plain] = FIELD.exec(source);
    rows.at(-1).push(tidy(quoted === undefined ? plain : quoted.replaceAll('""', '"')));
    if (FIELD.lastIndex >= source.length) return rows;
    if (source[FIELD.lastIndex] === "\n") rows.push([]);
    FIELD.lastIndex += 1;
  }
}

/** The rows of the first table of a page; nothing where there is none. A merged cell has its text
    once, in its first place, and empty texts in the others, so that nothing shifts. */
export function parseHtml(html) {
  const page = new DOMParser().parseFromString(structure(html), "text/html");
  const table = page.querySelector("table");
  if (!table || !table.rows.length) return null;
  const rows = Array.from(table.rows, () => []);
  Array.from(table.rows).forEach((tr, top) => {
    let left = 0;
    for (const td of tr.cells) {
      while (rows[top][left] !== undefined) left += 1;
      const bottom = Math.min(top + span(td.rowSpan), rows.length);
      const right = left + span(td.colSpan);
      for (let row = top; row < bottom; row += 1) {
        for (let column = left; column < right; column += 1) rows[row][column] = "";
      }
      rows[top][left] = tidy(shown(td));
    }
  });
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ""));
}

/** What a paste brings, as a rectangle: the table if there is one, or else the text. */
export function read(data) {
  const html = data.getData("text/html");
  const rows = (html && parseHtml(html)) || parseText(data.getData("text/plain"));
  const width = Math.max(0, ...rows.map((row) => row.length));
  return rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ""));
}

export function writeText(rows) {
  const quoted = (text) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(quoted).join("\t")).join("\r\n");
}

export function writeHtml(rows) {
  const table = document.implementation.createHTMLDocument("").createElement("table");
  for (const row of rows) {
    const tr = table.insertRow();
    for (const text of row) tr.insertCell().textContent = text;
  }
  return table.outerHTML;
}

/** The page without its looks and scripts: the policy of this site refuses each of them aloud. */
function structure(html) {
  const spans = (said) => (said.match(SPAN) ?? []).map((each) => ` ${each.replace(/["']/g, "")}`);
  const bare = (tag, name, said) => `<${name}${spans(said).join("")}>`;
  return html.replace(UNREAD, "").replace(TAG, bare);
}

function span(count) {
  return Math.min(Math.max(count, 1), LONGEST_SPAN);
}

/** The text of a cell of a page: its source's line breaks are spaces, <br> and paragraphs break. */
function shown(node) {
  let text = "";
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) text += child.data.replace(/[\t\n\r ]+/g, " ");
    else if (child.nodeName === "BR") text += "\n";
    else text += BLOCKS.has(child.nodeName) ? `\n${shown(child)}\n` : shown(child);
  }
  return text;
}

/** Without the spaces around it and without the apostrophe by which Excel marks a number as text. */
function tidy(text) {
  const lines = text.replace(/[\u00a0\u202f\u2007]/g, " ").split("\n");
  const kept = lines.map((line) => line.replace(/[\t ]+/g, " ").trim()).filter(Boolean);
  return kept.join("\n").replace(/^'(?=[^']+$)/, "");
}
