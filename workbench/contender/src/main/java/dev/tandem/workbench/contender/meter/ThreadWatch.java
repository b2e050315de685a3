package dev.tandem.workbench.contender.meter;

import dev.tandem.workbench.observed.Proc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which threads compute in an epoch, and whether any does while the process waits for its turn. To
 * be told of some epochs, each with the wait after it.
 */
public final class ThreadWatch {
  private static final double LEAST_SECONDS = 0.2;
  private static final double SHARE_OF_BUSIEST = 0.1;

  private ThreadTimes times = ThreadTimes.ofThisProcess();
  private final Map<String, Long> inEpochs = new HashMap<>();
  private final Map<String, Long> inWaits = new HashMap<>();
  private Map<String, Long> epochBegan = Map.of();
  private Map<String, Long> waitBegan;
  private String waiting;

  /** From now on the program's threads are watched. */
  public void follow(ProgramWatch program) {
    times = ThreadTimes.of(program);
  }

  public void epochBegins() {
    epochBegan = times.computing();
  }

  public void epochEnded() {
    add(epochBegan, times.computing(), inEpochs);
  }

  /** Of the calling thread, which waits and so cannot compute: it would only see itself watch. */
  public void waitBegins() {
    waiting = Proc.thread().map(number -> ThreadTimes.SELF + "/task/" + number).orElse("");
    waitBegan = times.computing();
  }

  /** Ends the wait, if one began. */
  public void waitEnded() {
    if (waitBegan != null) {
      Map<String, Long> now = times.computing();
      now.remove(waiting);
      add(waitBegan, now, inWaits);
      waitBegan = null;
    }
  }

  private static void add(
      Map<String, Long> before, Map<String, Long> after, Map<String, Long> sums) {
    after.forEach(
        (thread, nanoseconds) ->
            sums.merge(thread, nanoseconds - before.getOrDefault(thread, 0L), Long::sum));
  }

  /** Seconds of the processor in the watched epochs, by thread, the busiest first. */
  public List<Double> secondsInEpochs() {
    return inEpochs.values().stream()
        .map(nanoseconds -> nanoseconds / 1e9)
        .filter(seconds -> seconds > 0)
        .sorted((a, b) -> Double.compare(b, a))
        .toList();
  }

  /** Seconds of the processor in the waits after them, of all threads but the one that waited. */
  public double secondsInWaits() {
    return inWaits.values().stream().mapToLong(Long::longValue).sum() / 1e9;
  }

  /** Seconds of this JVM's compilers since it started; 0 where the system does not tell. */
  public double compilerSeconds() {
    return ThreadTimes.ofThisProcess().compilerSeconds();
  }

  /**
   * How many threads computed: those with at least a tenth of the busiest one's time. Null where
   * the busiest had less than 0.1 s, which is too little to tell.
   *
   * @param seconds in epochs, by thread, the busiest first
   */
  public static Integer computing(List<Double> seconds) {
    if (seconds.isEmpty() || seconds.get(0) < LEAST_SECONDS) {
      return null;
    }
    double least = SHARE_OF_BUSIEST * seconds.get(0);
    return (int) seconds.stream().filter(own -> own >= least).count();
  }
}
