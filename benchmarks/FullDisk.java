import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Disks that fail Tandem, and several commands in one place; see full-disk.sh. */
final class FullDisk {
  private static final long LARGE = 256 << 20;
  private static final long PAGE = 4096;

  private static final Work COMPARE =
      Work.of(
          "compare moons --engines scratch,textbook --epochs 6 --repeats 2 --dropout 0.2"
              + " --checkpoint 1");
  private static final Work SWEEP =
      Work.of(
          "sweep moons --epochs 6 --seeds 1,2 --vary optimizer.learningRate=0.01 --jobs 2"
              + " --checkpoint 1");
  private static final Work TRAIN =
      Work.of("train digits --train-rows 500 --epochs 6 --checkpoint 1");
  private static final List<Work> ALL = List.of(COMPARE, SWEEP, TRAIN);

  /** What lies on the disk that fails; the rest lies elsewhere. */
  private enum OnDisk {
    RESULTS,
    CACHE
  }

  private enum Loss {
    READ_ONLY_BEFORE,
    READ_ONLY,
    ABSENT
  }

  private final Random random;
  private final Path place;
  private final Map<Work, Path> undisturbed = new HashMap<>();
  private final Map<Work, Long> millis = new HashMap<>();
  private final List<String> faults = new ArrayList<>();
  private int trial;
  private int failed;

  private FullDisk(long seed, Path place) {
    this.random = new Random(seed);
    this.place = place;
  }

  public static void main(String[] arguments) throws Exception {
    int sizes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    List<String> parts =
        arguments.length > 2
            ? List.of(arguments).subList(2, arguments.length)
            : List.of("full", "lost", "together");
    FullDisk test = new FullDisk(seed, Files.createTempDirectory("full-disk"));
    test.undisturbed();
    if (parts.contains("full")) {
      for (int i = 0; i < sizes; i++) {
        test.full(ALL.get(i % ALL.size()), i % 7 == 6 ? OnDisk.CACHE : OnDisk.RESULTS);
      }
    }
    if (parts.contains("lost")) {
      for (Work work : ALL) {
        for (Loss loss : Loss.values()) {
          test.lost(work, OnDisk.RESULTS, loss);
          test.lost(work, OnDisk.CACHE, loss);
        }
      }
    }
    if (parts.contains("together")) {
      new Together(test.random, test.place, test.undisturbed, test::environment).all(test::told);
    }
    System.out.printf(
        "%d trials, %d faults%s%n",
        test.trial, test.failed, test.failed == 0 ? "" : "; see " + test.place);
    System.exit(test.failed == 0 ? 0 : 1);
  }

  private void undisturbed() throws Exception {
    for (Work work : ALL) {
      Path out = Files.createDirectory(place.resolve(work.name() + "-undisturbed"));
      run(work.begin(out), place.resolve("prepare.log"), environment(OnDisk.RESULTS, out));
      Path again = Files.createDirectory(place.resolve(work.name() + "-undisturbed-again"));
      long start = System.nanoTime();
      int code =
          run(work.begin(again), place.resolve(work.name() + ".log"), environment(OnDisk.RESULTS, again));
      millis.put(work, (System.nanoTime() - start) / 1_000_000);
      undisturbed.put(work, again);
      System.out.printf(
          "%s, undisturbed: %d s, %,d bytes, exit code %d%n",
          work.name(), millis.get(work) / 1000, bytes(again), code);
    }
  }

  /** A disk of a random size, and then a large one. */
  private void full(Work work, OnDisk what) throws Exception {
    long needed = bytes(what == OnDisk.CACHE ? cache() : undisturbed.get(work)) / PAGE;
    // as many small ones as large ones: most of what is decided is written in the first few pages
    long size = PAGE * Math.round(Math.exp(random.nextDouble() * Math.log(needed * 1.25)));
    Path folder = Files.createDirectory(place.resolve("full-" + trial));
    Disk disk = Disk.of(size, folder.resolve("disk"));
    Path out = out(what, disk, folder);
    int code = run(work.begin(out), folder.resolve("log"), environment(what, disk.place()));
    String said = Files.readString(folder.resolve("log"));
    if (code != 0) {
      told(code, said, disk.place(), List.of("No space left on device"));
    } else if (what == OnDisk.RESULTS && said.contains("No space left on device")) {
      require(said.contains(disk.place() + "/"), "no path in " + said);
    }
    disk.resize(LARGE);
    goOn(work, what, disk, folder, code);
    say(work, what + ", " + size / 1024 + " KiB", code);
  }

  /** A disk that is lost, and comes back. */
  private void lost(Work work, OnDisk what, Loss loss) throws Exception {
    Path folder = Files.createDirectory(place.resolve("lost-" + trial));
    Disk disk = Disk.of(LARGE, folder.resolve("disk"));
    Path out = out(what, disk, folder);
    if (loss == Loss.READ_ONLY_BEFORE) {
      disk.readOnly();
    }
    Process process =
        Work.start(work.begin(out), folder.resolve("log"), environment(what, disk.place()));
    while (loss != Loss.READ_ONLY_BEFORE && process.isAlive() && work.resume(out).isEmpty()) {
      Thread.sleep(10); // nothing is lost yet
    }
    process.waitFor(random.nextLong(millis.get(work) / 2), TimeUnit.MILLISECONDS);
    if (loss == Loss.READ_ONLY) {
      disk.readOnly();
    } else if (loss == Loss.ABSENT) {
      disk.vanish(random);
    }
    int code = process.waitFor();
    require(Work.orphans(process.pid()) == 0, "an orphan");
    if (code != 0) {
      told(code, Files.readString(folder.resolve("log")), disk.place(), List.of());
    }
    if (loss == Loss.ABSENT) {
      List<Path> beside = files(disk.place());
      require(
          what == OnDisk.CACHE || beside.isEmpty(), // a cache may be made anew
          "written where the disk was: " + beside);
      Work.system("mv", disk.place() + "", folder.resolve("underneath") + "");
      disk.appear();
    } else {
      disk.writable();
    }
    goOn(work, what, disk, folder, code);
    say(work, what + ", " + loss, code);
  }

  /** What the first try has left must be whole, and the second must bring it to its end. */
  private void goOn(Work work, OnDisk what, Disk disk, Path folder, int code) throws Exception {
    Path out = out(what, disk, folder);
    Leavings.unreadable(out).forEach(faults::add);
    Map<Path, FileTime> finished = Leavings.finished(out);
    if (code != 0) {
      List<String> resume = work.resume(out);
      int again =
          run(
              resume.isEmpty() ? work.begin(out) : resume,
              folder.resolve("log-again"),
              environment(what, disk.place()));
      String said = Files.readString(folder.resolve("log-again"));
      // stopped after its end, while the report was drawn
      require(again == 0 || said.contains("has finished"), again + " with room again: " + said);
    }
    Leavings.madeAgain(finished).forEach(faults::add);
    // steps of a finished comparison are walked on the prepared rows; without them it says so
    boolean walked = !Files.readString(folder.resolve("log")).contains("Not compared: ");
    Leavings.differences(undisturbed.get(work), out).stream()
        .filter(one -> walked || !one.endsWith("comparison.json"))
        .forEach(faults::add);
    if (faults.isEmpty()) {
      disk.remove();
    }
  }

  /** The machine failed: one line says so, names the path and has no stack trace after it. */
  private void told(int code, String said, Path disk, List<String> reasons) {
    require(code == 3 || code == 1, "exit code " + code + ": " + said.strip());
    require(!said.contains("\tat "), "a stack trace: " + said.strip());
    require(said.contains(disk.toString()), "no path in: " + said.strip());
    reasons.forEach(reason -> require(said.contains(reason), "no reason in: " + said.strip()));
    long lines = said.lines().filter(line -> line.startsWith("tandem: ")).count();
    require(lines == (code == 3 ? 1 : lines), lines + " messages: " + said.strip());
  }

  private int run(List<String> words, Path log, Map<String, String> environment) throws Exception {
    Process process = Work.start(words, log, environment);
    int code = process.waitFor();
    require(Work.orphans(process.pid()) == 0, "an orphan");
    return code;
  }

  private Path cache() {
    return place.resolve("cache");
  }

  private static Path out(OnDisk what, Disk disk, Path folder) throws IOException {
    return Files.createDirectories((what == OnDisk.RESULTS ? disk.place() : folder).resolve("out"));
  }

  private Map<String, String> environment(OnDisk what, Path disk) {
    Path cache = what == OnDisk.CACHE ? disk.resolve("cache") : cache();
    return Map.of("TANDEM_CACHE", cache.toString());
  }

  private Map<String, String> environment(Path cache) {
    return Map.of("TANDEM_CACHE", cache.toString());
  }

  private static long bytes(Path folder) throws IOException {
    long bytes = 0;
    for (Path file : files(folder)) {
      bytes += (Files.size(file) + PAGE - 1) / PAGE * PAGE;
    }
    return bytes;
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private void require(boolean holds, String fault) {
    if (!holds) {
      faults.add(fault);
    }
  }

  private void told(String what, List<String> wrong) {
    faults.addAll(wrong);
    say(what);
  }

  private void say(Work work, String what, int code) {
    say(work.name() + ", " + what + ": exit code " + code);
  }

  private void say(String what) {
    System.out.printf("%3d  %-4s  %s%n", trial, faults.isEmpty() ? "ok" : "FAIL", what);
    faults.forEach(fault -> System.out.println("       " + fault.replace("\n", "\n       ")));
    failed += faults.isEmpty() ? 0 : 1;
    faults.clear();
    trial++;
  }
}
