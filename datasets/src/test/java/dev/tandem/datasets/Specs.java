package dev.tandem.datasets;

import dev.tandem.network.DataSpec;
import dev.tandem.network.SplitSpec;
import dev.tandem.network.TableSpec;
import dev.tandem.network.Task;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Builds data specs for tests: the defaults but for what a test is about. */
public final class Specs {
  private final String source;
  private Task task = Task.CLASSIFICATION;
  private Optional<String> label = Optional.empty();
  private List<String> ignore = List.of();
  private OptionalInt rows = OptionalInt.empty();
  private Optional<SplitSpec> split = Optional.empty();
  private double validation = DataSpec.DEFAULT.validation();
  private OptionalInt trainRows = OptionalInt.empty();
  private OptionalInt testRows = OptionalInt.empty();

  private double labelNoise;
  private TableSpec table = TableSpec.DEFAULT;
  private double testFraction = DataSpec.DEFAULT.testFraction();
  private long seed = 42;

  private Specs(String source) {
    this.source = source;
  }

  public static Specs of(String source) {
    return new Specs(source);
  }

  public Specs regression() {
    task = Task.REGRESSION;
    return this;
  }

  public Specs rows(int count) {
    rows = OptionalInt.of(count);
    return this;
  }

  public Specs split(String text) {
    split = Optional.of(SplitSpec.parse(text));
    return this;
  }

  public Specs label(String column, String... ignored) {
    label = Optional.of(column);
    ignore = List.of(ignored);
    return this;
  }

  public Specs labelNoise(double share) {
    labelNoise = share;
    return this;
  }

  public Specs limits(int training, int test) {
    trainRows = OptionalInt.of(training);
    testRows = OptionalInt.of(test);
    return this;
  }

  public Specs validation(double share) {
    validation = share;
    return this;
  }

  public Specs testFraction(double share) {
    testFraction = share;
    return this;
  }

  public Specs seed(long other) {
    seed = other;
    return this;
  }

  public Specs table(TableSpec other) {
    table = other;
    return this;
  }

  public DataSpec spec() {
    return new DataSpec(
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
        seed,
        Optional.empty(),
        table);
  }
}
