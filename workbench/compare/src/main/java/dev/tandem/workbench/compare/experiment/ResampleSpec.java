package dev.tandem.workbench.compare.experiment;

import dev.tandem.network.tree.Section;
import java.util.Map;

/** Whether repeats deal their rows out anew, and how. */
public sealed interface ResampleSpec {
  /** All repeats have the same rows. */
  ResampleSpec NONE = new None();

  /** The key by which splits are redrawn. */
  String RESAMPLE = "resample";

  /** The key by which rows are dealt into folds. */
  String FOLDS = "folds";

  /** Returns plain keys; none where all repeats have the same rows. */
  Map<String, Object> toPlain();

  /** All repeats have the same rows. */
  record None() implements ResampleSpec {
    @Override
    public Map<String, Object> toPlain() {
      return Map.of();
    }
  }

  /** Each repeat draws its split by the split seed after that of the repeat before. */
  record Split() implements ResampleSpec {
    @Override
    public Map<String, Object> toPlain() {
      return Map.of(RESAMPLE, "split");
    }
  }

  /**
   * Rows are dealt into equal parts; each repeat tests on another one.
   *
   * @param count how many parts, and repeats
   */
  record Folds(int count) implements ResampleSpec {
    @Override
    public Map<String, Object> toPlain() {
      return Map.of(FOLDS, count);
    }
  }

  /**
   * Reads {@code resample: split} or {@code folds: 5}.
   *
   * @param section with these keys, and repeats
   * @throws dev.tandem.network.SpecException if both are there, or repeats do not go with them
   */
  static ResampleSpec read(Section section) {
    ResampleSpec resample =
        section.oneOf(RESAMPLE, Map.of("none", NONE, "split", new Split()), NONE);
    if (section.find(FOLDS).isPresent()) {
      if (!resample.equals(NONE)) {
        throw section.refuse(FOLDS, "either resample: split or folds", "both");
      }
      return folds(section);
    }
    int repeats = section.integer("repeats", 1);
    if (!resample.equals(NONE) && repeats == 1) {
      throw section.refuse(
          RESAMPLE, "repeats of at least 2, each with a split of its own (--repeats 10)", "1");
    }
    return resample;
  }

  private static Folds folds(Section section) {
    int count = section.integer(FOLDS);
    if (count < 2) {
      throw section.refuse(FOLDS, "a whole number of at least 2", count + "");
    }
    int repeats = section.integer("repeats", count);
    if (repeats != count) {
      throw section.refuse(
          FOLDS,
          "as many folds as repeats, or no repeats",
          count + " folds, " + repeats + " repeats");
    }
    return new Folds(count);
  }
}
