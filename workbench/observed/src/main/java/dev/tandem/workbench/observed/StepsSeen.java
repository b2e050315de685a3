package dev.tandem.workbench.observed;

import java.util.List;

/**
 * What a synchronized walk of two contenders in lock-step found.
 *
 * @param steps how many were walked
 * @param agree whether there were any and each agreed to rounding
 * @param finding where and by how much the first one did not; null without any
 * @param unknown what could not be compared, and why; empty if nothing
 */
public record StepsSeen(
    String a, String b, long steps, boolean agree, String finding, List<String> unknown) {
  public StepsSeen {
    unknown = List.copyOf(unknown);
  }
}
