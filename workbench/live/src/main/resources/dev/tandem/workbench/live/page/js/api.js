/**
 * Requests to the server on this machine. Addresses are relative to the page's own, which holds the
 * token. A server that does not answer is reported once as `lost`, and as `back` when it answers.
 */

/** What the server refused, in one line for people; `path` is the setting to which it belongs. */
export class Refusal extends Error {
  constructor(message, path, status) {
    super(message);
    this.path = path ?? null;
    this.status = status;
  }
}

const PATIENCE = 2000;
const JSON_TYPE = { "Content-Type": "application/json" };

export class Api extends EventTarget {
  #lost = false;

  get(address) {
    return this.#json(address, {});
  }

  post(address, body) {
    return this.#json(address, { method: "POST", body: JSON.stringify(body) });
  }

  async text(address, body) {
    return (await this.#ask(address, { method: "POST", body: JSON.stringify(body) })).text();
  }

  async blob(address, body) {
    return (await this.#ask(address, { method: "POST", body: JSON.stringify(body) })).blob();
  }

  upload(file) {
    return this.#json(`api/upload?name=${encodeURIComponent(file.name)}`, {
      method: "POST",
      body: file,
      headers: { "Content-Type": "application/octet-stream" },
    });
  }

  /** A last word while the page is being closed; nobody waits for the answer. */
  farewell(address, body) {
    fetch(address, { method: "POST", body: JSON.stringify(body), headers: JSON_TYPE, keepalive: true }).catch(
      () => {},
    );
  }

  /** Whether the server answers now; if it does not, the page waits for it. */
  async answers() {
    try {
      return (await fetch("api/ping", { cache: "no-store" })).ok;
    } catch {
      this.#lose();
      return false;
    }
  }

  async #json(address, options) {
    return (await this.#ask(address, options)).json();
  }

  async #ask(address, options) {
    const headers = options.method === "POST" ? { ...JSON_TYPE, ...options.headers } : {};
    let answer;
    try {
      answer = await fetch(address, { cache: "no-store", ...options, headers });
    } catch (failure) {
      this.#lose();
      throw new Refusal("The server does not answer.", null, 0);
    }
    if (!answer.ok) {
      const told = await answer.json().catch(() => ({}));
      throw new Refusal(
        told.error ?? `The server answered with status ${answer.status}.`,
        told.path,
        answer.status,
      );
    }
    return answer;
  }

  #lose() {
    if (!this.#lost) {
      this.#lost = true;
      this.dispatchEvent(new Event("lost"));
      setTimeout(() => this.#lookAgain(), PATIENCE);
    }
  }

  async #lookAgain() {
    let answer = null;
    try {
      answer = await fetch("api/ping", { cache: "no-store" });
    } catch {
      // still away
    }
    if (answer?.ok) {
      this.#lost = false;
      this.dispatchEvent(new Event("back"));
      return;
    }
    if (answer) {
      // another server has taken the port: its token is not ours
      this.dispatchEvent(new Event("replaced"));
    }
    setTimeout(() => this.#lookAgain(), PATIENCE);
  }
}
