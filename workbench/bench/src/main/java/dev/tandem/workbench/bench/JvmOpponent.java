package dev.tandem.workbench.bench;

import dev.tandem.workbench.contender.process.ChildJvm;
import dev.tandem.workbench.rounds.Assignment;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Another library of the JVM's, in a module and a profile of its own, which is built when it is
 * first asked for.
 *
 * @param name what a user types; of the folder in benchmarks/opponents and of the profile {@code
 *     bench-NAME} too
 */
record JvmOpponent(String name, boolean usesThreads) implements Opponent {
  private static final long HEAP = 2L << 30;
  private static final int COPIES_OF_ROWS = 4; // as float, as double, as the library's own

  @Override
  public boolean takes(PreparedCase bench) {
    return bench.bench().task().equals(Assignment.TRAIN);
  }

  @Override
  public Runner runner(PreparedCase bench, int threads, double warmUpSeconds) throws IOException {
    Path module = Jvm.source("benchmarks/opponents/" + name);
    Path libraries = module.resolve("target").resolve("lib");
    build(bench, module.resolve("target").resolve("built"));
    long rows = (long) bench.facts().trainRows() * bench.facts().features() * Double.BYTES;
    String count = Integer.toString(threads);
    List<String> command = new ArrayList<>();
    command.add(ChildJvm.java());
    command.add("-Xmx" + ((HEAP + COPIES_OF_ROWS * rows) >> 20) + "m");
    Path options = module.resolve("jvm.options");
    if (Files.exists(options)) {
      command.add("@" + options);
    }
    command.addAll(List.of("-cp", libraries.resolve("*").toString()));
    command.add("dev.tandem.benchmarks.opponents." + name + ".Main");
    command.add(bench.assignment(threads, warmUpSeconds).toString());
    return new Runner(
        name,
        threads,
        command,
        Map.of("OMP_NUM_THREADS", count, "MKL_NUM_THREADS", count, "OPENBLAS_NUM_THREADS", count));
  }

  private void build(PreparedCase bench, Path stamp) throws IOException {
    if (Files.exists(stamp) && !changedSince(stamp)) {
      return;
    }
    Path log = bench.folder().resolve("build-" + name + ".log");
    Process maven =
        new ProcessBuilder(
                "mvn",
                "-q",
                "-B",
                "-ntp",
                "-DskipTests",
                "-Dspotless.check.skip",
                "-Pbench-" + name,
                "-pl",
                "benchmarks/opponents/" + name,
                "-am",
                "package")
            .directory(Jvm.source("pom.xml").getParent().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (maven.waitFor() != 0) {
        throw new BenchException("does not build: " + firstError(log) + "; see " + log);
      }
    } catch (InterruptedException e) {
      maven.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted while it was built");
    }
    Files.writeString(stamp, "");
  }

  private boolean changedSince(Path stamp) throws IOException {
    FileTime built = Files.getLastModifiedTime(stamp);
    for (String sources : List.of("benchmarks/opponents/" + name, "workbench/rounds")) {
      try (Stream<Path> files = Files.walk(Jvm.source(sources))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          boolean made = file.toString().contains(File.separator + "target" + File.separator);
          if (!made && Files.getLastModifiedTime(file).compareTo(built) > 0) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static String firstError(Path log) throws IOException {
    return Files.readAllLines(log, StandardCharsets.ISO_8859_1).stream()
        .filter(line -> line.startsWith("[ERROR]"))
        .findFirst()
        .orElse("Maven says nothing");
  }
}
