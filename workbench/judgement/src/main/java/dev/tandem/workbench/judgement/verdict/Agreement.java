package dev.tandem.workbench.judgement.verdict;

import dev.tandem.tensor.Matrix;
import dev.tandem.workbench.runs.results.VerdictsEntry.AgreementEntry;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** How far the predictions of two models for the same test rows agree. */
final class Agreement {
  /** Of the standard deviation of the actual numbers: predictions closer than that are the same. */
  static final double TOLERANCE = 1e-3;

  private Agreement() {}

  static AgreementEntry of(int repeat, TestPredictions a, TestPredictions b) {
    if (a instanceof TestPredictions.OfNumbers numbers
        && b instanceof TestPredictions.OfNumbers others) {
      double tolerance = TOLERANCE * deviation(numbers.estimates().actual());
      Matrix one = numbers.estimates().predicted();
      Matrix other = others.estimates().predicted();
      return new AgreementEntry(
          repeat, a.rows(), count(a.rows(), row -> near(one, other, row, tolerance)), tolerance);
    }
    TestPredictions.OfClasses one = (TestPredictions.OfClasses) a;
    TestPredictions.OfClasses other = (TestPredictions.OfClasses) b;
    int agreeing = count(a.rows(), row -> one.predicted(row) == other.predicted(row));
    return new AgreementEntry(repeat, a.rows(), agreeing, null);
  }

  private static int count(int rows, IntPredicate agrees) {
    return (int) IntStream.range(0, rows).filter(agrees).count();
  }

  private static boolean near(Matrix a, Matrix b, int row, double tolerance) {
    return IntStream.range(0, a.cols())
        .allMatch(col -> Math.abs(a.get(row, col) - b.get(row, col)) <= tolerance);
  }

  private static double deviation(Matrix actual) {
    double mean =
        IntStream.range(0, actual.rows()).mapToDouble(r -> actual.get(r, 0)).average().orElse(0);
    double squares =
        IntStream.range(0, actual.rows())
            .mapToDouble(r -> actual.get(r, 0) - mean)
            .map(d -> d * d)
            .sum();
    return Math.sqrt(squares / Math.max(1, actual.rows()));
  }
}
