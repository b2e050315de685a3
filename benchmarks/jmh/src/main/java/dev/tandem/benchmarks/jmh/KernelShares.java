package dev.tandem.benchmarks.jmh;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the kernel's benchmarks, with JMH's own options, and holds each product against the peak of
 * the same run.
 */
public final class KernelShares {
  private static final Map<String, Double> BARS =
      Map.of(
          "1024x1024x1024", 0.8,
          "256x2048x2048", 0.8,
          "64x784x128", 0.75,
          "784x64x128", 0.75,
          "64x128x784", 0.75);

  private KernelShares() {}

  public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .parent(new CommandLineOptions(arguments))
                    .include("KernelBenchmark")
                    .build())
            .run();
    double peak =
        results.stream()
            .filter(result -> result.getParams().getBenchmark().endsWith("peak"))
            .mapToDouble(KernelShares::gigaflops)
            .findFirst()
            .orElseThrow();
    boolean passed = true;
    System.out.printf(Locale.ROOT, "%nFMA peak of this run: %.1f GFLOP/s, one thread%n", peak);
    for (RunResult result : results) {
      String shape = result.getParams().getParam("shape");
      if (shape != null) {
        double speed = gigaflops(result);
        boolean holds = speed / peak >= BARS.getOrDefault(shape, 0.0);
        passed &= holds;
        System.out.printf(
            Locale.ROOT,
            "%-4s  %-16s %7.1f GFLOP/s  %5.1f %% of the peak, bar %.0f %%%n",
            holds ? "pass" : "FAIL",
            shape,
            speed,
            100 * speed / peak,
            100 * BARS.getOrDefault(shape, 0.0));
      }
    }
    System.exit(passed ? 0 : 1);
  }

  private static double gigaflops(RunResult result) {
    return result.getSecondaryResults().get("flop").getScore();
  }
}
