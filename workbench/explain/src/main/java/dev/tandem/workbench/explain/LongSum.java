package dev.tandem.workbench.explain;

import dev.tandem.workbench.explain.Expression.Sum;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** How a sum is written: whole if it is short, otherwise by its largest terms. */
final class LongSum {
  private static final int SHORT = 9;
  private static final int LARGEST = 6;

  private LongSum() {}

  static void write(List<Expression> terms, Ink ink) {
    int[] written = written(terms);
    for (int i = 0; i < written.length; i++) {
      ink.text(i == 0 ? "" : " + ");
      ink.child(terms.get(written[i]), Expression.SUM);
    }
    if (written.length < terms.size()) {
      ink.rest(terms.size() - written.length, rest(terms, written).value());
    }
  }

  /** Indexes of the terms that are written, ascending. */
  private static int[] written(List<Expression> terms) {
    if (terms.size() <= SHORT) {
      return IntStream.range(0, terms.size()).toArray();
    }
    return IntStream.range(0, terms.size())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -Math.abs(terms.get(i).value())))
        .limit(LARGEST)
        .mapToInt(i -> i)
        .sorted()
        .toArray();
  }

  private static Sum rest(List<Expression> terms, int[] written) {
    List<Integer> out = IntStream.of(written).boxed().toList();
    return new Sum(
        IntStream.range(0, terms.size())
            .filter(i -> !out.contains(i))
            .mapToObj(terms::get)
            .toList());
  }
}
