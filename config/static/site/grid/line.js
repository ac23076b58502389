/* The line to the server: one request, its answer or the trouble with it. */

const PATIENCE = 30_000;

/** Why nothing was answered: "line" and "busy" pass by themselves, "signed_out", "forbidden",
    "other_officer" and "refused" do not. */
export class Trouble extends Error {
  constructor(kind, detail = {}) {
    super(kind);
    this.kind = kind;
    this.detail = detail;
  }
}

export class Line {
  #url;
  #csrf;
  #officer;

  constructor({ url, csrf, officer }) {
    this.#url = url;
    this.#csrf = csrf;
    this.#officer = officer;
  }

  /** The answers to some entries, in their order, and the progress of the form. */
  async post(cells, { dry = false, keepalive = false } = {}) {
    const body = JSON.stringify({ dry, officer: this.#officer, cells });
    const ask = () =>
      this.#fetch({
        method: "POST",
        body,
        keepalive,
        headers: { "Content-Type": "application/json", "X-CSRFToken": this.#csrf },
      });
    const answer = await ask().catch(async (trouble) => {
      if (trouble.kind !== "forbidden") throw trouble;
      // A token lives as long as its session: after a new sign-in the form needs the new one.
      await this.renew();
      return ask();
    });
    if (answer.cells?.length !== cells.length) throw new Trouble("refused");
    return answer;
  }

  /** Take the token of the present session, and make sure that it is the same officer's. */
  async renew() {
    const { csrf, officer } = await this.#fetch({ method: "GET" });
    if (String(officer) !== this.#officer) throw new Trouble("other_officer");
    this.#csrf = csrf;
  }

  async #fetch({ headers = {}, ...options }) {
    let response;
    try {
      response = await fetch(this.#url, {
        credentials: "same-origin",
        redirect: "manual",
        cache: "no-store",
        signal: AbortSignal.timeout(PATIENCE),
        headers: { Accept: "application/json", ...headers },
        ...options,
      });
    } catch {
      throw new Trouble("line");
    }
    if (response.type === "opaqueredirect") throw new Trouble("signed_out");
    const json = (response.headers.get("Content-Type") || "").includes("json");
    const answer = json ? await response.json().catch(() => null) : null;
    if (response.ok && answer) return answer;
    if (answer && answer.state === "signed_out") throw new Trouble("signed_out", answer);
    if (response.status === 401) throw new Trouble("signed_out");
    if (response.status === 403) throw new Trouble("forbidden");
    if (response.status >= 500 || response.status === 429 || response.ok) throw new Trouble("busy");
    throw new Trouble("refused");
  }
}
