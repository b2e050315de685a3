import { interval } from "./paint.js";

const LOOKING = ["paused", "running", "finished"];

/**
 * Looks inside the networks while they train: weights, gradients, decision surfaces. One question is
 * on its way at a time, none while nobody sees the page. Event: `look`.
 */
export class Looks extends EventTarget {
  latest = null;
  /** Whether somebody sees what is looked at; a look takes time from training. */
  wanted = () => true;
  #api;
  #runs;
  #asking = false;
  #again = false;

  constructor(api, runs) {
    super();
    this.#api = api;
    this.#runs = runs;
    runs.addEventListener("run", () => (this.latest = null));
    for (const event of ["state", "progress", "epoch"]) {
      runs.addEventListener(event, () => this.ask());
    }
    document.addEventListener("visibilitychange", () => this.ask());
  }

  /** Asks for a look, unless nobody would see it. */
  async ask() {
    const run = this.#runs.run;
    if (this.#asking) {
      this.#again = true;
      return;
    }
    if (run === null || document.hidden || !this.wanted() || !LOOKING.includes(run.state)) {
      return;
    }
    this.#asking = true;
    this.#again = false;
    try {
      const look = await this.#api.get(`api/runs/${run.id}/look`);
      if (run === this.#runs.run) {
        this.latest = look;
        this.dispatchEvent(new Event("look"));
      }
    } catch {
      // the run has ended meanwhile, which its own events say
      this.#again = false;
    }
    setTimeout(() => {
      this.#asking = false;
      if (this.#again) {
        this.ask();
      }
    }, interval());
  }
}
