package dev.tandem.workbench.child;

import dev.tandem.workbench.observation.Account;
import dev.tandem.workbench.observation.BatchesSeen;
import dev.tandem.workbench.observation.Conventions;
import dev.tandem.workbench.observation.MemorySampler;
import dev.tandem.workbench.observation.Phase;
import dev.tandem.workbench.observation.PhaseClock;
import dev.tandem.workbench.observation.PhaseSeconds;
import dev.tandem.workbench.observation.ProcessorTimes;
import dev.tandem.workbench.observation.ResidentMemory;
import dev.tandem.workbench.observation.ThreadTimes;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;

/** A child's own clock, memory and threads, from the start of its JVM. */
final class Diary implements AutoCloseable {
  private final long started = jvmStart();
  private final PhaseClock clock = new PhaseClock(Phase.START_UP, started);
  private final MemorySampler sampler = new MemorySampler(this::seconds);
  private final long emptyBytes;
  private ProcessorTimes waited = ProcessorTimes.NONE;
  private ThreadTimes threadsBefore;
  private List<Double> threadSeconds = List.of();
  private long peakBytes;
  private long heapBytes;

  Diary() {
    ProcessorTimes.now(); // loads what it needs, so that this counts as the empty JVM's
    sampler.resume();
    emptyBytes = ResidentMemory.peakBytes();
  }

  /** In the nanoseconds of {@link System#nanoTime}. */
  private static long jvmStart() {
    long millis = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    return System.nanoTime() - 1_000_000 * Math.max(0, millis);
  }

  /** Since the start of the JVM. */
  double seconds() {
    return (System.nanoTime() - started) / 1e9;
  }

  long emptyBytes() {
    return emptyBytes;
  }

  void enter(Phase phase) {
    clock.enter(phase);
  }

  /** Of the time spent since the last change of phase, so much belongs to another one. */
  void move(Phase to, double seconds) {
    clock.move(to, Math.round(seconds * 1e9));
  }

  /** The parent's next word; null if it has gone away. Whatever comes next is phase OTHER. */
  String await(BufferedReader commands) throws IOException {
    sampler.pause();
    clock.enter(Phase.WAITING);
    ProcessorTimes before = ProcessorTimes.now();
    String command = commands.readLine();
    waited = waited.plus(ProcessorTimes.now().minus(before));
    clock.enter(Phase.OTHER);
    sampler.resume();
    return command;
  }

  /** The session is open and nothing was trained. */
  void trainingBegins() {
    threadsBefore = ThreadTimes.now();
  }

  /** Training is over; what comes now is not to count in anybody's peak. */
  void trainingEnded() {
    peakBytes = ResidentMemory.peakBytes();
    heapBytes = Math.min(MemorySampler.heapBytes(), peakBytes);
    threadSeconds = ThreadTimes.now().secondsSince(threadsBefore);
    sampler.pause();
  }

  /** At the end of training. */
  long peakBytes() {
    return peakBytes;
  }

  /** Everything up to now. */
  Account account(BatchesSeen batches, String precision, Conventions conventions) {
    ProcessorTimes times = ProcessorTimes.now();
    PhaseSeconds phases = clock.read();
    return new Account(
        phases,
        times.jit(),
        times.gc(),
        waited.work(),
        threadSeconds,
        heapBytes,
        sampler.samples(),
        batches,
        precision,
        conventions);
  }

  @Override
  public void close() {
    sampler.close();
  }
}
