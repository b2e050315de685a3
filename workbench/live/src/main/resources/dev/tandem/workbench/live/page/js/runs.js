import { History } from "./history.js";

/** Columns of a contender's histories. */
export const BATCH = { x: 0, loss: 1, accuracy: 2 };
export const EPOCH = { x: 0, trainLoss: 1, trainAccuracy: 2, heldOutLoss: 3, heldOutAccuracy: 4 };

/** States in which a run can go on. */
const ALIVE = ["waiting", "preparing", "starting", "paused", "running"];
/** A finished run can still be asked, as long as a page listens to it. */
const THERE = [...ALIVE, "finished"];

/** The contender with a hidden mistake, in a quiz. */
const PUZZLE = "puzzle";

/** What the page knows of one run, as the server's events told it. */
class Run {
  state = "preparing";
  message = "";
  data = null;
  /** How far apart weights are, by the second contender of each pair. */
  parities = new Map();
  step = 0;
  epoch = 0;
  /** By id: what the server said, and the histories `batches` and `epochs`. */
  contenders = new Map();
  #ids;

  constructor(id, settings, ids, quiz) {
    this.id = id;
    this.#ids = ids;
    this.quiz = quiz;
    this.settings = settings;
    this.key = JSON.stringify(settings);
  }

  get alive() {
    return ALIVE.includes(this.state);
  }

  get there() {
    return THERE.includes(this.state);
  }

  /** Ids of its contenders in order; a quiz has one that the settings do not name. */
  get ids() {
    return this.quiz ? [...this.#ids, PUZZLE] : this.#ids;
  }

  contender(id) {
    if (!this.contenders.has(id)) {
      this.contenders.set(id, {
        id,
        status: "waiting",
        progress: null,
        evaluation: null,
        batches: new History(3),
        epochs: new History(5),
      });
    }
    return this.contenders.get(id);
  }
}

/**
 * The run on the page and the one before it, which stays as a ghost. Events: `run` when there is a
 * new one, and the server's `state`, `data`, `contender`, `progress`, `epoch` and `parity`.
 */
export class Runs extends EventTarget {
  run = null;
  before = null;
  /** How fast epochs follow each other. */
  pace = "normal";
  #api;
  #store;
  #stream = null;
  #wanted = null;
  #begun = null;

  constructor(api, store) {
    super();
    this.#api = api;
    this.#store = store;
    api.addEventListener("back", () => this.run?.there && this.#listen(this.run));
    addEventListener("pagehide", (event) => this.#leave(event.persisted));
    addEventListener("pageshow", (event) => event.persisted && this.run?.there && this.#listen(this.run));
  }

  /** Ids of the contenders that the page shows: those of the run, or of the settings once they differ. */
  get ids() {
    return this.run === null || this.outdated ? this.#store.contenders.map(({ id }) => id) : this.run.ids;
  }

  /** Whether the settings on the page are other than those of the run. */
  get outdated() {
    return this.run !== null && this.run.key !== JSON.stringify(this.#store.settings);
  }

  /** "start", "pause", "batch" or "epoch". Without a run that fits the settings, there is a new one first. */
  async act(action) {
    if (action !== "pause" && (this.run === null || !this.run.alive || this.outdated)) {
      await this.begin();
    }
    if (this.run === null) {
      return;
    }
    if (["waiting", "preparing", "starting"].includes(this.run.state)) {
      this.#wanted = action === "pause" ? null : action; // as soon as all contenders are ready
      return;
    }
    await this.#api.post(`api/runs/${this.run.id}/do`, { action, pace: this.pace });
  }

  /** A new run from the settings, in place of the one that is there. */
  async begin(options = {}) {
    // a second click while the first is on its way means the same run
    this.#begun ??= this.#create(options).finally(() => (this.#begun = null));
    await this.#begun;
  }

  async #create(options) {
    const settings = this.#store.settings;
    const ids = this.#store.contenders.map(({ id }) => id);
    const instead = this.run === null ? {} : { instead: this.run.id };
    const { run, choices } = await this.#api.post("api/runs", { settings, ...instead, ...options });
    if (this.run !== null && JSON.stringify(this.run.settings.data) !== JSON.stringify(settings.data)) {
      this.before = null; // losses on other rows say nothing of these
    } else if (this.run !== null && this.run.step > 0 && this.outdated) {
      this.before = this.run; // the same settings once more are no change to compare
    }
    this.#wanted = null;
    this.run = new Run(run, settings, ids, options.quiz === true);
    this.run.choices = choices;
    document.body.dataset.run = run;
    this.#tell("run");
    this.#tell("state");
    this.#listen(this.run);
  }

  /** A run that is ready for questions, begun if need be. */
  async ready() {
    if (this.run === null || this.run.state === "ended" || this.outdated) {
      await this.begin();
    }
    const run = this.run;
    await new Promise((resolve, reject) => {
      const look = () => {
        if (["paused", "running", "finished"].includes(run.state)) {
          resolve();
        } else if (["failed", "ended"].includes(run.state)) {
          reject(new Error(run.message || "The run has ended."));
        } else {
          this.addEventListener("state", look, { once: true });
        }
      };
      look();
    });
    return run;
  }

  #listen(run) {
    this.#stream?.close();
    const stream = new EventSource(`api/runs/${run.id}/events`);
    this.#stream = stream;
    const hear = (name, hearer) =>
      stream.addEventListener(name, (event) => {
        if (run === this.run) {
          hearer.call(this, run, JSON.parse(event.data));
          this.#tell(name);
        }
      });
    hear("state", this.#state);
    hear("data", (of, told) => (of.data = told));
    hear("contender", (of, told) => Object.assign(of.contender(told.id), told));
    hear("progress", this.#progress);
    hear("epoch", this.#epoch);
    hear("parity", (of, told) => of.parities.set(told.b, told));
    stream.addEventListener("error", () => this.#broken(run, stream));
  }

  /** A page that may come back lets its run wait a while; one that is closed ends it, which frees its place. */
  #leave(mayComeBack) {
    this.#stream?.close();
    if (this.run?.there && !mayComeBack) {
      this.#api.farewell(`api/runs/${this.run.id}/do`, { action: "end" });
    }
  }

  #state(run, told) {
    run.state = told.state;
    run.message = told.message ?? "";
    if (!run.there) {
      this.#stream?.close(); // or the browser would ask for it again and again
    }
    if (told.state === "paused" && this.#wanted !== null) {
      const action = this.#wanted;
      this.#wanted = null;
      this.act(action).catch((refusal) => this.#store.refuse(refusal));
    }
  }

  #progress(run, told) {
    const contender = run.contender(told.id);
    if (contender.progress !== null && told.step <= contender.progress.step) {
      return; // heard before the connection broke
    }
    contender.progress = told;
    contender.batches.add([told.epoch - 1 + told.batch / told.batches, told.loss, told.accuracy]);
    run.step = Math.max(run.step, told.step);
    run.epoch = Math.max(run.epoch, told.epoch);
  }

  #epoch(run, told) {
    const contender = run.contender(told.id);
    if (contender.evaluation !== null && told.epoch <= contender.evaluation.epoch) {
      return;
    }
    contender.evaluation = told;
    const heldOut = told.test ?? told.validation ?? {};
    contender.epochs.add([
      told.epoch,
      told.train?.loss,
      told.train?.accuracy,
      heldOut.loss,
      heldOut.accuracy,
    ]);
    run.step = Math.max(run.step, told.step);
    run.epoch = Math.max(run.epoch, told.epoch);
  }

  /** The stream broke off: the server is away, or it has ended the run. */
  async #broken(run, stream) {
    stream.close();
    if (run !== this.run || !run.there || !(await this.#api.answers())) {
      return; // if the server is away, `back` listens again
    }
    if (run.broken) {
      run.state = "ended";
      run.message = "this run is over: Tandem was restarted, or nobody was watching";
      this.#tell("state");
      return;
    }
    run.broken = true; // once may be an accident of the network
    this.#listen(run);
    this.#stream.addEventListener("heartbeat", () => (run.broken = false), { once: true });
  }

  #tell(name) {
    this.dispatchEvent(new Event(name));
  }
}
