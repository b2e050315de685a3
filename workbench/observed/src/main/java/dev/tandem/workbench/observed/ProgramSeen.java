package dev.tandem.workbench.observed;

/**
 * What was seen of a program of somebody's own in which a session computed: its process, and all
 * that it started.
 *
 * @param processes most at once
 * @param threads most at once, idle ones too, as the system counts them; null where it does not
 * @param saidThreads how many compute, as the program says; null if it does not
 * @param handOverSeconds of training in which Tandem wrote what the program needs and read what it
 *     answered
 * @param ownSeconds of training by the program's own clock; null if it tells no time
 */
public record ProgramSeen(
    int processes,
    Integer threads,
    Integer saidThreads,
    double handOverSeconds,
    Double ownSeconds) {
  /** Of this one and an earlier one that trained the epochs before. */
  public ProgramSeen after(ProgramSeen earlier) {
    return new ProgramSeen(
        Math.max(processes, earlier.processes),
        larger(threads, earlier.threads),
        saidThreads,
        handOverSeconds + earlier.handOverSeconds,
        ownSeconds == null || earlier.ownSeconds == null
            ? null
            : (Double) (ownSeconds + earlier.ownSeconds));
  }

  private static Integer larger(Integer a, Integer b) {
    return a == null || b != null && b > a ? b : a;
  }
}
