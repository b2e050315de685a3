package dev.tandem.datasets.images;

/** Rows of numbers in another length. */
final class Resampling {
  private Resampling() {}

  /**
   * A box as wide as a new pixel, or as an old one where that is wider, stands over each new
   * pixel's middle; old pixels count by how much of them lies in it.
   *
   * @param values [count, from]
   * @return [count, to]
   */
  static double[] rows(double[] values, int count, int from, int to) {
    double step = from / (double) to;
    double box = Math.max(1, step);
    double[] result = new double[count * to];
    for (int i = 0; i < to; i++) {
      double low = (i + 0.5) * step - box / 2;
      double high = low + box;
      for (int j = (int) Math.floor(low); j < high; j++) {
        double weight = (Math.min(high, j + 1) - Math.max(low, j)) / box;
        int place = Math.max(0, Math.min(from - 1, j)); // beyond the edge as at the edge
        for (int row = 0; weight > 0 && row < count; row++) {
          result[row * to + i] += weight * values[row * from + place];
        }
      }
    }
    return result;
  }

  static double[] transposed(double[] values, int rows, int columns) {
    double[] result = new double[values.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        result[column * rows + row] = values[row * columns + column];
      }
    }
    return result;
  }
}
