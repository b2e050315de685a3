package dev.tandem.datasets.source;

import dev.tandem.network.DataSpec;
import dev.tandem.network.SplitSpec;

/** Rows made from a seed: as many as the spec asks for, and the same ones on every JDK. */
abstract class GeneratedSource implements Source {
  private final String name;
  private final int version;
  private final int defaultRows;

  /**
   * @param version another whenever the same seed makes other rows than before
   */
  GeneratedSource(String name, int version, int defaultRows) {
    this.name = name;
    this.version = version;
    this.defaultRows = defaultRows;
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
