package dev.tandem.network.tree;

import dev.tandem.network.DataSpec;
import dev.tandem.network.SplitSpec;
import dev.tandem.network.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code data: {source: digits, split: stratified, testFraction: 0.2, ...}}. */
public final class DataForm {
  private DataForm() {}

  public static DataSpec read(Section section) {
    DataSpec standard = DataSpec.DEFAULT;
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
    return section.done(
        () ->
            new DataSpec(
                Task.CLASSIFICATION,
                source,
                label,
                ignore,
                rows,
                split,
                testFraction,
                validation,
                trainRows,
                testRows,
                seed));
  }

  /** What is absent has no key: the source decides. */
  public static Map<String, Object> write(DataSpec spec) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("source", spec.source());
    spec.label().ifPresent(label -> keys.put("label", label));
    keys.put("ignore", spec.ignore());
    spec.rows().ifPresent(rows -> keys.put("rows", rows));
    spec.split().ifPresent(split -> keys.put("split", split.text()));
    keys.put("testFraction", spec.testFraction());
    keys.put("validation", spec.validation());
    spec.trainRows().ifPresent(rows -> keys.put("trainRows", rows));
    spec.testRows().ifPresent(rows -> keys.put("testRows", rows));
    keys.put("seed", spec.seed());
    return keys;
  }
}
