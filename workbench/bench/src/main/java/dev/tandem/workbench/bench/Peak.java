package dev.tandem.workbench.bench;

import dev.tandem.workbench.contender.process.ChildJvm;
import java.util.List;
import java.util.Map;

/**
 * The machine's own speed: multiply-adds that never leave the registers. The program is run from
 * its source, so that nothing else of Tandem's is compiled with an incubating module.
 */
record Peak() implements Opponent {
  @Override
  public String name() {
    return "FMA peak";
  }

  @Override
  public Runner runner(PreparedCase bench, int threads, double warmUpSeconds) {
    return new Runner(
        name(),
        threads,
        List.of(
            ChildJvm.java(),
            "--add-modules=jdk.incubator.vector",
            Jvm.source("benchmarks/FmaPeak.java").toString(),
            Integer.toString(threads),
            Double.toString(Math.min(1, warmUpSeconds))),
        Map.of());
  }
}
