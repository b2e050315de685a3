package dev.tandem.workbench.live;

import dev.tandem.fault.UserException;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.compare.event.RunEvent;
import dev.tandem.workbench.compare.experiment.ComparisonSpec;
import dev.tandem.workbench.compare.run.Comparison;
import dev.tandem.workbench.live.http.PageFiles;
import dev.tandem.workbench.live.http.Refusal;
import dev.tandem.workbench.live.run.Places;
import dev.tandem.workbench.observed.Observation;
import dev.tandem.workbench.report.page.RunReport;
import dev.tandem.workbench.runs.results.VerdictsEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Whole comparisons that a page asks for: they take their time, and leave a run folder. */
final class Jobs {
  private static final int MOST_KEPT = 50;

  private final LiveOptions options;
  private final PageFiles files;
  private final Places places;
  private final Map<String, Job> jobs = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();

  Jobs(LiveOptions options, PageFiles files, Places places) {
    this.options = options;
    this.files = files;
    this.places = places;
  }

  /** One comparison: how far it is, then what it showed. */
  private static final class Job {
    private volatile String state = "running";
    private volatile String progress = "";
    private volatile String message;
    private volatile String verdict;
    private volatile String report;
    private volatile String folder;

    private Map<String, Object> told() {
      Map<String, Object> told = new LinkedHashMap<>();
      told.put("state", state);
      told.put("progress", progress);
      told.put("message", message);
      told.put("verdict", verdict);
      told.put("report", report);
      told.put("folder", folder);
      return told;
    }
  }

  /** Starts one, and returns its name. */
  String start(ComparisonSpec spec) {
    if (count.get() >= MOST_KEPT) {
      throw new Refusal(
          409, "expected at most " + MOST_KEPT + " comparisons; use 'tandem compare'");
    }
    String name = "j" + count.incrementAndGet();
    Job job = new Job();
    jobs.put(name, job);
    Thread thread = new Thread(() -> run(name, spec, job), "live-" + name);
    thread.setDaemon(true);
    thread.start();
    return name;
  }

  /** How one stands. */
  Map<String, Object> find(String name) {
    Job job = jobs.get(name);
    if (job == null) {
      throw new Refusal(404, "expected a comparison that this page has started");
    }
    return job.told();
  }

  private void run(String name, ComparisonSpec spec, Job job) {
    try (Places.Place place = places.take(words -> job.progress = words, () -> false)) {
      if (place != null) {
        compare(name, spec, job);
      }
    } catch (UserException e) {
      fail(job, e.getMessage());
    } catch (RuntimeException | Error e) {
      fail(job, "the comparison has failed: " + e);
    }
  }

  private void compare(String name, ComparisonSpec spec, Job job) {
    Comparison comparison =
        new Comparison(
            options.folders(), options.runs(), "tandem live", event -> progress(event, spec, job));
    Comparison.Result result = comparison.run(spec);
    job.progress = "writing the report";
    job.report = files.add(name + ".html", RunReport.write(result.folder()));
    job.folder = result.folder().toString();
    job.verdict = verdict(result.file().verdicts());
    job.state = "done";
  }

  private static void fail(Job job, String message) {
    job.message = message;
    job.state = "failed";
  }

  private static void progress(RunEvent event, ComparisonSpec spec, Job job) {
    if (event instanceof RunEvent.Observed told && told.seen() instanceof Observation.Epoch epoch) {
      String repeat =
          spec.repeats() == 1 ? "" : "seed " + told.repeat() + " of " + spec.repeats() + ", ";
      job.progress =
          repeat + told.contender() + ", epoch " + epoch.epoch() + " of " + told.epochs();
    }
  }

  private static String verdict(VerdictsEntry verdicts) {
    return verdicts == null
            || verdicts.pairs().isEmpty()
            || verdicts.pairs().get(0).figures().isEmpty()
        ? null
        : verdicts.pairs().get(0).figures().get(0).sentence();
  }

  /** The comparison of two settings over five seeds: what an after has that its before has not. */
  static SpecNode fiveSeeds(Map<String, Object> before, Map<String, Object> after, Object engine) {
    Map<String, Object> changed = new LinkedHashMap<>();
    after.forEach(
        (section, value) -> {
          if (!value.equals(before.get(section)) && !section.equals("contenders")) {
            changed.put(section, value);
          }
        });
    Map<String, Object> tree = new LinkedHashMap<>(before);
    tree.put(
        "contenders",
        List.of(
            Map.of("id", "before", "engine", engine),
            Map.of("id", "after", "engine", engine, "overrides", changed)));
    tree.put("repeats", 5L);
    return SpecNode.of(tree, "settings");
  }
}
