package dev.tandem.datasets.source;

import dev.tandem.datasets.digits.DigitGenerator;
import dev.tandem.network.DataSpec;
import dev.tandem.network.SplitSpec;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Images of digits drawn by {@link DigitGenerator}, as many of each; normalized like MNIST, with
 * the mean and deviation of their own training rows.
 */
public final class DigitsSource implements Source {
  /** By default 2,400 of them test, and 960 of the others validate. */
  static final int DEFAULT_ROWS = 12_000;

  static final List<String> CLASSES = IntStream.range(0, 10).mapToObj(Integer::toString).toList();

  @Override
  public String name() {
    return "digits";
  }

  @Override
  public boolean generated() {
    return true;
  }

  @Override
  public SplitSpec defaultSplit(DataSpec spec) {
    return new SplitSpec.Stratified();
  }

  @Override
  public void check(DataSpec spec) {
    SpecChecks.noColumns(spec);
  }

  @Override
  public String identity(DataSpec spec) {
    return "digits/1 " + spec.rows().orElse(DEFAULT_ROWS) + " " + spec.seed();
  }

  @Override
  public RawRows load(DataSpec spec) {
    int rows = spec.rows().orElse(DEFAULT_ROWS);
    byte[] pixels = DigitGenerator.images(rows, spec.seed());
    int[] labels = IntStream.range(0, rows).map(DigitGenerator::label).toArray();
    return new ImageRows(
        List.of(new ImageRows.Part(pixels, labels)),
        DigitGenerator.SHAPE,
        ImageRows::fitted,
        CLASSES);
  }
}
