import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Kills Tandem at random moments and resumes it; see kill-test.sh. */
final class KillTest {
  private static final long MILLIS_FOR_A_WRITE = 5000;

  private static final List<Work> ALL =
      List.of(
          Work.of(
              "compare moons --engines scratch,textbook --epochs 40 --repeats 2 --dropout 0.2"
                  + " --schedule reduce-on-plateau --checkpoint 1"),
          Work.of(
              "sweep moons --epochs 40 --seeds 1,2 --vary optimizer.learningRate=0.01,0.003"
                  + " --jobs 2 --checkpoint 1"),
          Work.of("train digits --epochs 8 --checkpoint 1"));

  private final Random random;
  private final Map<String, Long> faults = new TreeMap<>();
  private int kills;
  private int insideWrites;
  private int resumed;

  private KillTest(long seed) {
    this.random = new Random(seed);
  }

  public static void main(String[] arguments) throws Exception {
    int wanted = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    Path place = Files.createTempDirectory("kill-test");
    KillTest test = new KillTest(seed);
    Map<Work, Path> unbroken = new HashMap<>();
    Map<Work, Long> millis = new HashMap<>();
    for (Work work : ALL) {
      Path out = Files.createDirectory(place.resolve(work.name() + "-unbroken"));
      long start = System.nanoTime();
      int code = start(work.begin(out), out).waitFor();
      millis.put(work, (System.nanoTime() - start) / 1_000_000);
      unbroken.put(work, out);
      System.out.println(
          work.name() + ", unbroken: " + millis.get(work) / 1000 + " s, exit code " + code);
    }
    for (int run = 1; test.kills < wanted; run++) {
      Work work = ALL.get(run % ALL.size());
      Path out = Files.createDirectory(place.resolve(work.name() + "-" + run));
      int before = test.kills;
      test.killUntilDone(work, out, millis.get(work), wanted);
      Leavings.differences(unbroken.get(work), out).forEach(test::fault);
      System.out.printf(
          "%3d kills: %s, killed %d times%s%n",
          test.kills, work.name(), test.kills - before, test.faults.isEmpty() ? "" : test.faults);
    }
    System.out.println(
        test.kills
            + " kills, "
            + test.insideWrites
            + " of them while a checkpoint was written; "
            + test.resumed
            + " resumed; "
            + (test.faults.isEmpty() ? "no faults" : "FAULTS: " + test.faults + " in " + place));
    System.exit(test.faults.isEmpty() ? 0 : 1);
  }

  /** At most four times, so that every command comes to its end. */
  private void killUntilDone(Work work, Path out, long millis, int wanted) throws Exception {
    int left = 1 + random.nextInt(4);
    while (true) {
      List<String> resume = work.resume(out);
      resumed += resume.isEmpty() ? 0 : 1;
      Map<Path, FileTime> finished = Leavings.finished(out);
      Process process = start(resume.isEmpty() ? work.begin(out) : resume, out);
      boolean kill = left-- > 0 && kills < wanted;
      if (kill && !process.waitFor(random.nextLong(millis), TimeUnit.MILLISECONDS)) {
        int before = unfinished(out.toFile());
        if (random.nextInt(3) == 0) {
          waitForWrite(process, out, before);
        }
        kill(process);
        kills++;
        insideWrites += unfinished(out.toFile()) > before ? 1 : 0;
      } else {
        process.waitFor();
        left = 0;
      }
      if (Work.orphans(process.pid()) > 0) {
        fault("orphan");
      }
      Leavings.unreadable(out).forEach(this::fault);
      Leavings.madeAgain(finished).forEach(this::fault);
      if (process.exitValue() == 0) {
        return;
      }
      if (process.exitValue() < 128) { // a lost contender ends with 1 or 3, and is resumed
        String said = Files.readString(out.resolve("log"), StandardCharsets.UTF_8);
        if (said.contains("has finished")) {
          return; // killed after its end, while the report was drawn
        }
        if (process.exitValue() != 1 && process.exitValue() != 3) {
          fault("exit code " + process.exitValue() + ": " + said.strip());
          return;
        }
      }
    }
  }

  private static Process start(List<String> words, Path out) throws IOException {
    return Work.start(words, out.resolve("log"), Map.of());
  }

  /** The parent alone, its whole group, or one of its children. */
  private void kill(Process process) throws Exception {
    int how = random.nextInt(4);
    List<ProcessHandle> children = process.toHandle().descendants().toList();
    if (how == 0 && !children.isEmpty()) {
      children.get(random.nextInt(children.size())).destroyForcibly();
    } else if (how == 1) {
      Work.system("kill", "-9", "--", "-" + process.pid());
    } else {
      process.destroyForcibly();
    }
    process.waitFor();
  }

  private static void waitForWrite(Process process, Path out, int before) {
    long end = System.nanoTime() + MILLIS_FOR_A_WRITE * 1_000_000;
    while (process.isAlive() && System.nanoTime() < end && unfinished(out.toFile()) <= before) {
      Thread.onSpinWait();
    }
  }

  /** How many checkpoints lie under a temporary name; files may come and go meanwhile. */
  private static int unfinished(File folder) {
    File[] files = folder.listFiles();
    int unfinished = 0;
    for (File file : files == null ? new File[0] : files) {
      boolean checkpoint = folder.getName().equals("checkpoints");
      if (file.isDirectory()) {
        unfinished += unfinished(file);
      } else if (checkpoint && file.getName().startsWith(".")) {
        unfinished++;
      }
    }
    return unfinished;
  }

  private void fault(String what) {
    faults.merge(what, 1L, Long::sum);
  }
}
