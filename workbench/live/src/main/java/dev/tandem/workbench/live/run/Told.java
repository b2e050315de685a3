package dev.tandem.workbench.live.run;

import dev.tandem.training.Score;
import dev.tandem.training.TrainingEvent.Progress;
import dev.tandem.workbench.compare.event.RunEvent;
import dev.tandem.workbench.contender.process.ContenderRun;
import dev.tandem.workbench.observed.Observation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns what happens in a run into what its pages hear. */
final class Told {
  private static final int MEDIAN_OF = 15;

  private final Audience audience;
  private final Map<String, ContenderRun> runs;
  private final Map<String, Observation.Hello> loaded = new HashMap<>();
  private final Map<String, Long> steps = new HashMap<>();
  private long since = System.nanoTime();

  Told(Audience audience, List<ContenderRun> runs) {
    this.audience = audience;
    this.runs =
        runs.stream().collect(Collectors.toMap(run -> run.planned().id(), Function.identity()));
  }

  void accept(RunEvent event) {
    if (event instanceof RunEvent.Progressed progressed) {
      progress(progressed.contender(), progressed.progress());
    } else if (event instanceof RunEvent.Observed observed) {
      observed(observed.contender(), observed.seen());
    } else if (event instanceof RunEvent.Out out) {
      contender(out.contender(), Map.of("status", out.status(), "message", out.message()));
    }
    since = System.nanoTime(); // whoever is next works from here
  }

  private void progress(String id, Progress progress) {
    long step = (progress.epoch() - 1L) * progress.batches() + progress.batch();
    long rows = (step - steps.getOrDefault(id, 0L)) * rowsOfBatch(runs.get(id));
    steps.put(id, step);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("id", id);
    data.put("step", step);
    data.put("epoch", progress.epoch());
    data.put("batch", progress.batch());
    data.put("batches", progress.batches());
    data.put("loss", progress.running().loss());
    data.put("accuracy", progress.running().accuracy());
    data.put("rowsPerSecond", rows * 1e9 / (System.nanoTime() - since));
    audience.mention("progress", data);
  }

  private static int rowsOfBatch(ContenderRun run) {
    return run.experiment()
        .training()
        .batchSize()
        .orElse(run.planned().prepared().facts().trainRows());
  }

  private void observed(String id, Observation seen) {
    if (seen instanceof Observation.Hello hello) {
      loaded.put(id, hello);
    } else if (seen instanceof Observation.Ready ready) {
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("status", "ready");
      data.put("version", loaded.get(id).version());
      data.put("threads", ready.threads());
      data.put("parameters", ready.parameters());
      contender(id, data);
    } else if (seen instanceof Observation.Epoch epoch) {
      epoch(id, epoch);
    }
  }

  private void contender(String id, Map<String, Object> more) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("id", id);
    data.putAll(more);
    audience.tell("contender " + id, "contender", data);
  }

  private void epoch(String id, Observation.Epoch epoch) {
    long step = (long) epoch.epoch() * runs.get(id).stepsPerEpoch();
    steps.put(id, step);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("id", id);
    data.put("epoch", epoch.epoch());
    data.put("step", step);
    data.put("train", score(epoch.train()));
    data.put("validation", score(epoch.validation()));
    data.put("test", score(epoch.test()));
    data.put("seconds", epoch.seconds());
    data.put("rowsPerSecond", rate(runs.get(id)));
    data.put("learningRate", epoch.learningRates().last());
    audience.epoch(data);
  }

  /** Over the median time of the last epochs: single ones of small networks jump about. */
  private static double rate(ContenderRun run) {
    List<Observation.Epoch> epochs = run.epochs();
    double[] seconds =
        epochs.subList(Math.max(0, epochs.size() - MEDIAN_OF), epochs.size()).stream()
            .mapToDouble(Observation.Epoch::seconds)
            .sorted()
            .toArray();
    return run.planned().prepared().facts().trainRows() / seconds[seconds.length / 2];
  }

  private static Map<String, Object> score(Score score) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("loss", score.loss());
    data.put("accuracy", score.accuracy());
    return data;
  }
}
