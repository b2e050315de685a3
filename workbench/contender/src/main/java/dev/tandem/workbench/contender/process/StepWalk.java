package dev.tandem.workbench.contender.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.tandem.engine.Engines;
import dev.tandem.engine.LaunchOptions;
import dev.tandem.tensor.Precision;
import dev.tandem.workbench.contender.walk.WalkJob;
import dev.tandem.workbench.contender.walk.WalkMain;
import dev.tandem.workbench.contender.wire.Channel;
import dev.tandem.workbench.contender.wire.Checkpointing;
import dev.tandem.workbench.contender.wire.ContenderException;
import dev.tandem.workbench.observed.StepsSeen;
import dev.tandem.workbench.observed.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Has pairs of contenders that trained walk in lock-step, in a process of its own: what a native
 * library does there harms nobody. The process may be started long before, loads its engines and
 * then waits without using the processor.
 */
public final class StepWalk implements AutoCloseable {
  private static final String ARCHIVE = "walk";

  private final Channel walker;

  private StepWalk(Channel walker) {
    this.walker = walker;
  }

  /**
   * Two contenders that trained the same.
   *
   * @param steps how many to walk at most
   */
  public record Pair(ContenderRun a, ContenderRun b, long steps) {}

  /**
   * Starts the process and waits until its engines are loaded.
   *
   * @param contenders of whom any two may be walked
   * @param folder that takes the process's output
   * @throws ContenderException if the process dies, with its last words
   */
  public static StepWalk start(List<PlannedContender> contenders, Path folder) {
    Set<String> options = new LinkedHashSet<>();
    Map<String, String> environment = new LinkedHashMap<>();
    long heap = 0;
    for (PlannedContender contender : contenders) {
      LaunchOptions launch = launch(contender);
      options.addAll(launch.jvmOptions());
      environment.putAll(launch.environment());
      heap = Math.max(heap, heap(contender));
    }
    List<String> all = new ArrayList<>(options);
    all.add("-Xmx" + (2 * heap >> 20) + "m"); // for two of them
    all.add("-XX:+UseSerialGC");
    all.addAll(ChildJvm.archive(ARCHIVE));
    ContenderProcess process =
        ContenderProcess.start(WalkMain.class, all, environment, folder.resolve("output.log"));
    StepWalk walk = new StepWalk(process);
    walk.load(contenders);
    return walk;
  }

  private void load(List<PlannedContender> contenders) {
    try {
      walker.send(json(contenders.stream().map(one -> one.contender().engine()).toList()));
      walker.receive();
    } catch (ContenderException e) {
      close();
      throw e;
    }
  }

  /**
   * Returns what was seen of each pair, in order. To be asked once.
   *
   * @throws ContenderException if the process dies, with its last words
   */
  public List<StepsSeen> walk(List<Pair> pairs) {
    walker.send(json(new WalkJob(pairs.stream().map(StepWalk::pair).toList())));
    try {
      return Json.MAPPER.readValue(walker.receive(), new TypeReference<List<StepsSeen>>() {});
    } catch (JsonProcessingException e) {
      throw new ContenderException("expected what was seen of each pair, got " + Json.problem(e));
    }
  }

  /** Ends the process. */
  @Override
  public void close() {
    walker.close();
  }

  private static String json(Object value) {
    try {
      return Json.MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values", e);
    }
  }

  private static LaunchOptions launch(PlannedContender planned) {
    return Engines.find(planned.contender().engine())
        .orElseThrow()
        .launch(planned.contender().execution());
  }

  /** A session is held twice and looked into: as much as two trainings need, and more. */
  private static long heap(PlannedContender planned) {
    Precision precision = planned.contender().execution().precision();
    return 2 * HeapEstimate.of(planned.experiment(), planned.prepared().facts(), precision).bound();
  }

  private static WalkJob.Pair pair(Pair pair) {
    return new WalkJob.Pair(
        pair.a().planned().id(),
        pair.b().planned().id(),
        ContenderLaunch.job(pair.a(), false, Checkpointing.NONE),
        ContenderLaunch.job(pair.b(), false, Checkpointing.NONE),
        pair.steps());
  }
}
