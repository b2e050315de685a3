package dev.tandem.datasets.source;

import dev.tandem.data.Targets;
import dev.tandem.network.DataSpec;
import dev.tandem.network.SplitSpec;
import java.util.List;

/** The four rows of exclusive or, as they are. */
public final class XorSource implements Source {
  @Override
  public String name() {
    return "xor";
  }

  @Override
  public boolean generated() {
    return true;
  }

  @Override
  public SplitSpec defaultSplit(DataSpec spec) {
    return new SplitSpec.None();
  }

  @Override
  public void check(DataSpec spec) {
    SpecChecks.noColumns(spec);
    SpecChecks.noRows(spec, "xor has its four rows, no more and no fewer");
  }

  @Override
  public String identity(DataSpec spec) {
    return "xor";
  }

  @Override
  public RawRows load(DataSpec spec) {
    float[] values = {0, 0, 0, 1, 1, 0, 1, 1};
    int[] labels = {0, 1, 1, 0};
    return new PointRows(
        values, List.of("x1", "x2"), new Targets.Classes(labels, List.of("0", "1")), List.of());
  }
}
