package dev.tandem.workbench.contender.child;

import dev.tandem.workbench.contender.checkpoint.Life;
import dev.tandem.workbench.contender.meter.MemorySampler;
import dev.tandem.workbench.contender.meter.PhaseClock;
import dev.tandem.workbench.contender.meter.ProgramWatch;
import dev.tandem.workbench.contender.meter.ResidentMemory;
import dev.tandem.workbench.contender.meter.ServiceTimes;
import dev.tandem.workbench.contender.meter.ThreadWatch;
import dev.tandem.workbench.contender.wire.Channel;
import dev.tandem.workbench.observed.Account;
import dev.tandem.workbench.observed.BatchesSeen;
import dev.tandem.workbench.observed.Conventions;
import dev.tandem.workbench.observed.Phase;
import dev.tandem.workbench.observed.PhaseSeconds;
import dev.tandem.workbench.observed.UnitsSeen;
import java.lang.management.ManagementFactory;
import java.util.List;

/** A child's own clock, memory and threads, from the start of its JVM. */
final class Diary implements AutoCloseable {
  private final long started = jvmStart();
  private final PhaseClock clock = new PhaseClock(Phase.START_UP, started);
  private final MemorySampler sampler = new MemorySampler(this::seconds);
  private final long emptyBytes;
  private final ThreadWatch threads = new ThreadWatch();
  private ProgramWatch program; // null unless the session computes in another process
  private Life before; // of the processes that this one goes on from; null without any
  private Life ended; // up to the end of training

  Diary() {
    ServiceTimes.collectorSeconds(); // loads what it needs: that counts as the empty JVM's
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

  /** Has a sign of life given each second, while it does not wait. */
  void everySecond(Runnable sign) {
    sampler.everySecond(sign);
  }

  /** From now on memory and threads of the program in which a session computes are measured. */
  void follow(ProgramWatch own) {
    program = own;
    sampler.follow(own);
    threads.follow(own);
  }

  /** What is measured takes so much memory now; 0 where the system does not tell. */
  long residentBytes() {
    return program == null ? ResidentMemory.currentBytes() : program.residentBytes();
  }

  void enter(Phase phase) {
    clock.enter(phase);
  }

  /** Of the time spent since the last change of phase, so much belongs to another one. */
  void move(Phase to, double seconds) {
    clock.move(to, Math.round(seconds * 1e9));
  }

  /** The parent's next line; null if it has gone away. Whatever comes next is phase OTHER. */
  String await(Channel commands) {
    sampler.pause();
    clock.enter(Phase.WAITING);
    String command = commands.receive();
    clock.enter(Phase.OTHER);
    sampler.resume();
    threads.waitEnded();
    return command;
  }

  /** To be told of the epochs that are looked at. */
  ThreadWatch threads() {
    return threads;
  }

  /** Training is over; what comes now is not to count in anybody's peak. */
  void trainingEnded() {
    sampler.lastSample();
    ended = life();
  }

  /** At the end of training. */
  long peakBytes() {
    return ended.peakBytes();
  }

  /** Goes on from what earlier processes of the same training saw. */
  void resume(Life earlier) {
    before = earlier;
  }

  /** Everything up to now, that of the earlier processes included. */
  Life life() {
    PhaseSeconds phases = clock.read();
    double compilers = threads.compilerSeconds();
    long peak = program == null ? ResidentMemory.peakBytes() : program.peakBytes();
    return new Life(
            seconds(),
            peak,
            program == null ? Math.min(MemorySampler.heapBytes(), peak) : 0,
            phases,
            compilers == 0 ? ServiceTimes.compilerSeconds() : compilers,
            ServiceTimes.collectorSeconds(),
            threads.secondsInWaits(),
            threads.secondsInEpochs(),
            sampler.samples(),
            program == null ? null : program.seen())
        .after(before);
  }

  /**
   * Everything up to now.
   *
   * @param units null where nobody could look
   */
  Account account(
      BatchesSeen batches, String precision, Conventions conventions, List<UnitsSeen> units) {
    Life life = life();
    return new Account(
        life.phases(),
        life.jitSeconds(),
        life.gcSeconds(),
        life.waitingSeconds(),
        life.threadSeconds(),
        ended.heapBytes(),
        life.memory(),
        batches,
        precision,
        conventions,
        units,
        life.program());
  }

  @Override
  public void close() {
    sampler.close();
  }
}
