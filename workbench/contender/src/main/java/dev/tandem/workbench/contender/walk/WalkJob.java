package dev.tandem.workbench.contender.walk;

import dev.tandem.workbench.contender.wire.Job;
import java.util.List;

/** The pairs of contenders that a walking process is to compare step by step, one after another. */
public record WalkJob(List<Pair> pairs) {
  /**
   * Two contenders of the same network, batches and seed.
   *
   * @param jobA what a was to do when it trained; jobB likewise
   * @param steps how many to walk at most
   */
  public record Pair(String a, String b, Job jobA, Job jobB, long steps) {}
}
