package dev.tandem.network.tree;

import dev.tandem.network.DataSpec;
import dev.tandem.network.FoldSpec;
import dev.tandem.network.SplitSpec;
import dev.tandem.network.TableSpec;
import dev.tandem.network.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code data: {source: digits, task: classification, split: stratified, testFraction: 0.2, ...}}.
 */
public final class DataForm {
  private DataForm() {}

  /** Reads a map of keys; absent ones have their defaults. */
  public static DataSpec read(Section section) {
    return read(section, DataSpec.DEFAULT.task());
  }

  /** The same, with a task for where the data does not say its own: that of the loss. */
  static DataSpec read(Section section, Task ofLoss) {
    DataSpec standard = DataSpec.DEFAULT;
    Task task = section.oneOf("task", Words.byName(Task.values()), ofLoss);
    String source = section.text("source", standard.source());
    Optional<String> label = section.find("label").map(Located::text);
    List<String> ignore = section.listIfAny("ignore").stream().map(Located::text).toList();
    OptionalInt rows = section.integerIfAny("rows");
    Optional<SplitSpec> split =
        section.find("split").map(value -> value.build(() -> SplitSpec.parse(value.text())));
    double testFraction = section.number("testFraction", standard.testFraction());
    double validation = section.number("validation", standard.validation());
    OptionalInt trainRows = section.integerIfAny("trainRows");
    OptionalInt testRows = section.integerIfAny("testRows");
    long seed = section.longInteger("seed", standard.seed());
    double labelNoise = section.number("labelNoise", standard.labelNoise());
    long splitSeed = section.longInteger("splitSeed", seed);
    Optional<FoldSpec> fold = fold(section);
    TableSpec table = TableForm.read(section);
    return section.done(
        () ->
            new DataSpec(
                task,
                source,
                label,
                ignore,
                rows,
                split,
                testFraction,
                validation,
                trainRows,
                testRows,
                seed,
                labelNoise,
                splitSeed,
                fold,
                table));
  }

  private static Optional<FoldSpec> fold(Section section) {
    if (section.find("fold").isEmpty()) {
      return Optional.empty();
    }
    Section fold = section.section("fold");
    int index = fold.integer("index");
    int of = fold.integer("of");
    return Optional.of(fold.done(() -> new FoldSpec(index, of)));
  }

  /**
   * What is absent has no key: the source decides. Nor has a split seed that is the seed, so that
   * whoever changes the seed of a written file changes both.
   */
  public static Map<String, Object> write(DataSpec spec) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("source", spec.source());
    keys.put("task", spec.task().label());
    spec.label().ifPresent(label -> keys.put("label", label));
    keys.put("ignore", spec.ignore());
    spec.rows().ifPresent(rows -> keys.put("rows", rows));
    spec.split().ifPresent(split -> keys.put("split", split.text()));
    keys.put("testFraction", spec.testFraction());
    keys.put("validation", spec.validation());
    spec.trainRows().ifPresent(rows -> keys.put("trainRows", rows));
    spec.testRows().ifPresent(rows -> keys.put("testRows", rows));
    keys.put("seed", spec.seed());
    keys.put("labelNoise", spec.labelNoise());
    if (spec.splitSeed() != spec.seed()) {
      keys.put("splitSeed", spec.splitSeed());
    }
    TableForm.write(spec.table(), keys);
    spec.fold().ifPresent(fold -> keys.put("fold", Map.of("index", fold.index(), "of", fold.of())));
    return keys;
  }
}
