package dev.tandem.workbench.contender.process;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.tandem.engine.Engines;
import dev.tandem.engine.Execution;
import dev.tandem.engine.LaunchOptions;
import dev.tandem.tensor.Precision;
import dev.tandem.workbench.contender.walk.WalkJob;
import dev.tandem.workbench.contender.walk.WalkMain;
import dev.tandem.workbench.contender.wire.ContenderException;
import dev.tandem.workbench.observed.StepsSeen;
import dev.tandem.workbench.observed.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Has pairs of contenders that trained walk in lock-step, in a process of its own: what a native
 * library does there harms nobody.
 */
public final class StepWalk {
  private StepWalk() {}

  /**
   * Two contenders that trained the same.
   *
   * @param steps how many to walk at most
   */
  public record Pair(ContenderRun a, ContenderRun b, long steps) {}

  /**
   * Returns what was seen of each pair, in order.
   *
   * @param folder that takes the job, the result and the process's output
   * @throws ContenderException if the process dies, with its last words
   */
  public static List<StepsSeen> walk(List<Pair> pairs, Path folder) {
    Path job = folder.resolve("job.json");
    Path result = folder.resolve("walk.json");
    Path output = folder.resolve("output.log");
    try {
      Json.MAPPER.writeValue(
          job.toFile(), new WalkJob(pairs.stream().map(StepWalk::pair).toList()));
      start(pairs, job, result, output);
      return Json.MAPPER.readValue(result.toFile(), new TypeReference<List<StepsSeen>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void start(List<Pair> pairs, Path job, Path result, Path output)
      throws IOException {
    Set<String> options = new LinkedHashSet<>();
    ProcessBuilder builder = new ProcessBuilder();
    long heap = 0;
    for (Pair pair : pairs) {
      for (ContenderRun run : List.of(pair.a(), pair.b())) {
        LaunchOptions launch = launch(run);
        options.addAll(launch.jvmOptions());
        builder.environment().putAll(launch.environment());
      }
      heap = Math.max(heap, heap(pair.a()) + heap(pair.b()));
    }
    List<String> all = new ArrayList<>(options);
    all.add("-Xmx" + (heap >> 20) + "m");
    all.add("-XX:+UseSerialGC");
    builder.command(
        ChildJvm.command(
            all, ChildJvm.contenderClassPath(), WalkMain.class, job.toString(), result.toString()));
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    Thread killer = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(killer);
    if (ended(process) != 0) {
      throw new ContenderException(ContenderProcess.lastWords(process, output));
    }
    Runtime.getRuntime().removeShutdownHook(killer);
  }

  private static int ended(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new ContenderException("interrupted while it walked in lock-step");
    }
  }

  private static LaunchOptions launch(ContenderRun run) {
    return Engines.find(run.planned().contender().engine())
        .orElseThrow()
        .launch(run.planned().contender().execution());
  }

  /** Both sessions are held twice and looked into: as much as two trainings need, and more. */
  private static long heap(ContenderRun run) {
    Execution execution = run.planned().contender().execution();
    Precision precision = execution.precision();
    return 2 * HeapEstimate.bytes(run.experiment(), run.planned().prepared().facts(), precision);
  }

  private static WalkJob.Pair pair(Pair pair) {
    return new WalkJob.Pair(
        pair.a().planned().id(),
        pair.b().planned().id(),
        ContenderLaunch.job(pair.a(), false),
        ContenderLaunch.job(pair.b(), false),
        pair.steps());
  }
}
