package dev.tandem.datasets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A table as people have them, generated; a fault may be planted in it. */
final class PlantedTable {
  private static final String[] CITIES = {"Lima", "Rome", "Oslo", "Kyiv", "Cairo"};
  private static final String[] PLANS = {"basic", "plus", "pro"};

  private final List<String> header =
      new ArrayList<>(List.of("age", "income", "visits", "rating", "city", "plan", "churn"));
  private final List<List<String>> rows = new ArrayList<>();
  private final Random random;

  /**
   * @param numbers whether the label is a number rather than a class
   */
  PlantedTable(int count, long seed, boolean numbers) {
    random = new Random(seed);
    for (int i = 0; i < count; i++) {
      int age = Math.max(18, Math.min(90, (int) (45 + 15 * random.nextGaussian())));
      double income = Math.exp(10.5 + 0.5 * random.nextGaussian() + age / 200.0);
      int visits = poisson(3);
      double rating = Math.round(10 * (3 + random.nextGaussian())) / 10.0;
      double pull = (45 - age) / 10.0 + visits - 3 + (rating - 3) + random.nextGaussian();
      rows.add(
          new ArrayList<>(
              List.of(
                  age + "",
                  Math.round(income) + "",
                  visits + "",
                  rating + "",
                  CITIES[random.nextInt(CITIES.length)],
                  PLANS[random.nextInt(PLANS.length)],
                  numbers ? number(pull) : pull > 1 ? "yes" : "no")));
    }
  }

  private int poisson(double mean) {
    double left = Math.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > left) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** A cell that a rule makes. */
  interface Cell {
    String of(int row, List<String> cells);
  }

  int count() {
    return rows.size();
  }

  Random random() {
    return random;
  }

  List<String> row(int row) {
    return rows.get(row);
  }

  int place(String column) {
    return header.indexOf(column);
  }

  void add(String column, Cell cell) {
    for (int row = 0; row < rows.size(); row++) {
      rows.get(row).add(0, cell.of(row, rows.get(row)));
    }
    header.add(0, column);
  }

  /** Puts a text into a share of a column's cells. */
  void put(String column, String text, double share) {
    for (List<String> row : rows) {
      if (random.nextDouble() < share) {
        row.set(place(column), text);
      }
    }
  }

  /** Writes a share of the rows once more, anywhere. */
  void copy(double share) {
    int copies = (int) Math.round(share * rows.size());
    for (int i = 0; i < copies; i++) {
      List<String> copy = new ArrayList<>(rows.get(random.nextInt(rows.size())));
      rows.add(random.nextInt(rows.size()), copy);
    }
  }

  Path write(Path folder) throws IOException {
    List<String> lines = new ArrayList<>(List.of(String.join(",", header)));
    rows.forEach(row -> lines.add(String.join(",", row)));
    return Files.write(folder.resolve("planted.csv"), lines);
  }
}
