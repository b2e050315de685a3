package dev.tandem.workbench.runs.results;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code lockstep.json}: two engines walked step by step.
 *
 * @param experiment with every default resolved
 * @param sides the two, the one whose state counts first
 * @param rows in a batch, but for the last of an epoch
 * @param layers in a few words each
 */
public record LockstepFile(
    String schema,
    Map<String, Object> experiment,
    List<SideEntry> sides,
    int rows,
    ToleranceEntry tolerance,
    List<String> layers,
    List<WalkEntry> walks) {

  /** The one schema that there is. */
  public static final String SCHEMA = "tandem.lockstep/1";

  /** Before each step both sides go to the first one's state. */
  public static final String SYNCHRONIZED = "synchronized";

  /** Each side goes on from its own state. */
  public static final String FREE = "free";

  /**
   * One of the two.
   *
   * @param device on which it computed, and how; null in files that did not keep it
   */
  public record SideEntry(
      String id, String engine, String version, String device, String precision, int threads) {}

  /**
   * How far two numbers may lie apart.
   *
   * @param relative of the largest value of the tensor that they stand in
   * @param epsilon the coarser precision's, by which rounding is reckoned
   */
  public record ToleranceEntry(double relative, double epsilon) {}

  /**
   * One walk.
   *
   * @param mode {@link #SYNCHRONIZED} or {@link #FREE}
   * @param first what differs first; null where nothing does, and in a free walk, which only
   *     measures
   * @param stepsThatDiffer how many steps have something that differs
   * @param stepsInPart how many steps were judged in part, for a kink
   * @param end why it ended early or could not begin; null if it did neither
   * @param unknown what of its steps was not compared and why; null where all was
   */
  public record WalkEntry(
      String mode,
      FindingEntry first,
      long stepsThatDiffer,
      long stepsInPart,
      String end,
      @JsonInclude(JsonInclude.Include.NON_NULL) String unknown,
      List<StepEntry> steps) {}

  /** One step; losses as they are reduced. */
  public record StepEntry(
      long step,
      int epoch,
      double lossA,
      double lossB,
      @JsonInclude(JsonInclude.Include.NON_NULL) FindingEntry finding,
      @JsonInclude(JsonInclude.Include.NON_NULL) KinkEntry kink,
      List<DriftEntry> layers) {}

  /**
   * What differs.
   *
   * @param phase forward, loss, backward or update
   * @param layer null for the loss
   * @param index of the worst value in its tensor
   * @param a the first side's value; null where it is not finite
   * @param b the second side's
   */
  public record FindingEntry(
      long step,
      String phase,
      Integer layer,
      String what,
      List<Integer> index,
      double a,
      double b,
      double difference,
      double allowed) {}

  /** A value that rounding has put on either side of a kink. */
  public record KinkEntry(int layer, int row, int column, double a, double b) {}

  /**
   * A layer's largest differences, each over the tensor's largest value; null where the layer has
   * no parameters.
   */
  public record DriftEntry(double output, double outputGradient, double gradient, double weight) {}

  /** The walk of a mode, if it was made. */
  public Optional<WalkEntry> walk(String mode) {
    return walks.stream().filter(walk -> walk.mode().equals(mode)).findFirst();
  }

  /** What differs first. */
  @JsonIgnore
  public Optional<FindingEntry> first() {
    return walk(SYNCHRONIZED).flatMap(walk -> Optional.ofNullable(walk.first()));
  }
}
