import { Refusal } from "./api.js";

const EACH = 700;

/** Follows work that the server does in the background until it is done, and gives its last answer. */
export async function followJob(api, id, progress) {
  for (;;) {
    const job = await api.get(`api/jobs/${id}`);
    if (job.state === "failed") {
      throw new Refusal(job.message || "It failed.", null, 0);
    }
    if (job.state === "done") {
      return job;
    }
    progress(job.progress ?? "");
    await new Promise((resolve) => setTimeout(resolve, EACH));
  }
}
