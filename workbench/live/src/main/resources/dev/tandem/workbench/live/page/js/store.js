import { afterPause } from "./paint.js";
import { isMap, read, write } from "./tree.js";

/**
 * The settings of the page, and what the server made of them. Events: `change` when a setting
 * changed, `checked` when the server has filled in all defaults, `refused` when something does not
 * fit (`event.refusal`).
 */
export class Store extends EventTarget {
  settings;
  /** The server's answer to the last settings that fitted: settings, network and data. */
  checked = null;
  #api;
  #asked = 0;
  #checkSoon = afterPause(200, () => this.check());

  constructor(api, settings) {
    super();
    this.#api = api;
    this.settings = inOneForm(settings);
  }

  /** The value that is set, or else its default as the server last told it. */
  value(path) {
    const own = read(this.settings, path);
    return own === undefined && this.#sameType(path) ? read(this.checked?.settings, path) : own;
  }

  /** Defaults of another optimizer, loss or schedule would mislead. */
  #sameType(path) {
    const section = path.split(".")[0];
    const type = read(this.settings, `${section}.type`);
    return type === undefined || type === read(this.checked?.settings, `${section}.type`);
  }

  /** The contenders that are set, or else the usual ones. */
  get contenders() {
    const usual = () => this.checked?.settings.contenders.map(({ id, engine }) => ({ id, engine })) ?? [];
    return this.settings.contenders ?? usual();
  }

  set(path, value) {
    if (JSON.stringify(read(this.settings, path)) !== JSON.stringify(value)) {
      const whole = path.startsWith("contenders")
        ? { ...this.settings, contenders: this.contenders }
        : this.settings;
      this.replace(write(whole, path, value));
    }
  }

  replace(settings) {
    this.settings = inOneForm(settings);
    this.dispatchEvent(new Event("change"));
    this.#checkSoon();
  }

  async check() {
    const question = ++this.#asked;
    try {
      const answer = await this.#api.post("api/check", this.settings);
      if (question === this.#asked) {
        this.checked = answer;
        this.dispatchEvent(new Event("checked"));
      }
    } catch (refusal) {
      if (question === this.#asked) {
        this.refuse(refusal);
      }
    }
  }

  refuse(refusal) {
    this.dispatchEvent(Object.assign(new Event("refused"), { refusal }));
  }
}

/** `loss: huber` is `loss: {type: huber}`; the page works with the second. */
export function inOneForm(settings) {
  const { inputs, ...network } = settings.network ?? { hidden: [] }; // inputs follow from the data
  const form = { ...settings, network };
  for (const section of ["loss", "optimizer", "schedule"]) {
    if (typeof form[section] === "string") {
      form[section] = { type: form[section] };
    }
  }
  form.contenders &&= form.contenders.map((contender, index) => {
    const own = isMap(contender) ? contender : { engine: contender };
    const engine = isMap(own.engine) ? own.engine.name : own.engine;
    return { ...own, id: own.id ?? engine ?? `contender-${index + 1}` };
  });
  return form;
}
