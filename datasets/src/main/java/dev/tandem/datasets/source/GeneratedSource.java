package dev.tandem.datasets.source;

import dev.tandem.data.DataException;
import dev.tandem.network.DataSpec;
import dev.tandem.network.SplitSpec;
import java.util.Locale;

/** Rows made from a seed: as many as the spec asks for, and the same ones on every JDK. */
abstract class GeneratedSource implements Source {
  private final String name;
  private final int version;
  private final int defaultRows;
  private final RowSize size;

  /** What a row takes while rows are made: values in one array, and bytes with all copies. */
  record RowSize(int values, int bytes) {}

  /**
   * @param version another whenever the same seed makes other rows than before
   */
  GeneratedSource(String name, int version, int defaultRows, RowSize size) {
    this.name = name;
    this.version = version;
    this.defaultRows = defaultRows;
    this.size = size;
  }

  /** So many rows. */
  abstract RawRows generate(int rows, long seed);

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final boolean generated() {
    return true;
  }

  @Override
  public SplitSpec defaultSplit(DataSpec spec) {
    return new SplitSpec.Stratified();
  }

  @Override
  public final void check(DataSpec spec) {
    SpecChecks.noColumns(spec);
    requireRoom(spec, Runtime.getRuntime().maxMemory());
  }

  /** Rows are made in memory: more than that is refused before any is. */
  final void requireRoom(DataSpec spec, long memory) {
    long most = Math.min(memory / size.bytes(), Integer.MAX_VALUE / size.values());
    if (rows(spec) > most) {
      throw new DataException(
          "data.rows",
          String.format(
              Locale.ROOT, "at most %,d rows of %s, which are made in memory", most, name),
          String.format(
              Locale.ROOT,
              "%,d, an estimate of %.1f GB where this process may have %.1f GB; ask for fewer",
              rows(spec),
              (double) rows(spec) * size.bytes() / 1e9,
              memory / 1e9));
    }
  }

  @Override
  public final String identity(DataSpec spec) {
    return name + "/" + version + " " + rows(spec) + " " + spec.seed();
  }

  @Override
  public final RawRows load(DataSpec spec) {
    return generate(rows(spec), spec.seed());
  }

  private int rows(DataSpec spec) {
    return spec.rows().orElse(defaultRows);
  }
}
