package dev.tandem.datasets.source;

import dev.tandem.datasets.digits.DigitGenerator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Images of digits drawn by {@link DigitGenerator}, as many of each; normalized like MNIST, with
 * the mean and deviation of their own training rows.
 */
public final class DigitsSource extends GeneratedSource {
  /** By default 2,400 of them test, and 960 of the others validate. */
  static final int DEFAULT_ROWS = 12_000;

  static final List<String> CLASSES = IntStream.range(0, 10).mapToObj(Integer::toString).toList();

  public DigitsSource() {
    super("digits", 1, DEFAULT_ROWS, new RowSize(784, 3 * 784));
  }

  @Override
  RawRows generate(int rows, long seed) {
    byte[] pixels = DigitGenerator.images(rows, seed);
    int[] labels = IntStream.range(0, rows).map(DigitGenerator::label).toArray();
    return new ImageRows(
        List.of(new ImageRows.Part(pixels, labels)),
        DigitGenerator.SHAPE,
        ImageRows::fitted,
        CLASSES);
  }
}
