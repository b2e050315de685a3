package dev.tandem.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.network.FormatSpec;
import dev.tandem.network.TableSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Thirty tables with one planted fault each, in small and in larger, and thirty clean twins. */
@Tag("once")
class PreflightTest {
  private static final TableSpec AS_IS =
      new TableSpec(
          FormatSpec.DEFAULT,
          Map.of(),
          List.of(),
          false,
          Map.of(),
          Optional.of(false),
          Optional.empty());

  @TempDir Path folder;

  /**
   * @param found how the line of the finding begins
   * @param specs beside source and label
   */
  record Planted(
      String fault,
      String found,
      Consumer<PlantedTable> plant,
      UnaryOperator<Specs> specs,
      boolean numbers) {
    @Override
    public String toString() {
      return fault;
    }
  }

  private static Planted planted(String fault, String found, Consumer<PlantedTable> plant) {
    return new Planted(fault, found, plant, specs -> specs, false);
  }

  private static Planted ofNumbers(String fault, String found, Consumer<PlantedTable> plant) {
    return new Planted(fault, found, plant, Specs::regression, true);
  }

  private static Planted dealt(
      String fault, String found, String split, Consumer<PlantedTable> plant) {
    return new Planted(fault, found, plant, specs -> specs.split(split), false);
  }

  static Stream<Planted> faults() {
    return Stream.of(
        planted("alive", "alive: gives churn away", t -> leak(t, "alive", "dead", "alive", 0)),
        planted("a code", "code: gives churn away", t -> leak(t, "code", "0", "1", 0)),
        planted("a leak with errors", "left: gives churn", t -> leak(t, "left", "n", "y", 0.004)),
        planted(
            "a number above a limit",
            "score: gives churn away",
            t ->
                t.add(
                    "score",
                    (row, cells) ->
                        PlantedTable.number(
                            (isYes(cells) ? 1 : -1) * (0.2 + t.random().nextDouble())))),
        planted(
            "only leavers have one",
            "refund: gives churn away",
            t ->
                t.add(
                    "refund",
                    (row, cells) -> isYes(cells) ? 10 + t.random().nextInt(500) + "" : "")),
        planted(
            "several categories for each class",
            "status: gives churn away",
            t ->
                t.add(
                    "status",
                    (row, cells) -> (isYes(cells) ? "left-" : "here-") + "abc".charAt(row % 3))),
        ofNumbers(
            "a copy of the target",
            "amount: gives churn away",
            t ->
                t.add(
                    "amount",
                    (row, cells) -> PlantedTable.number(7 + 3 * Double.parseDouble(label(cells))))),
        ofNumbers(
            "its exponential",
            "odds: gives churn away",
            t -> t.add("odds", (row, cells) -> Math.exp(Double.parseDouble(label(cells))) + "")),
        ofNumbers(
            "it falls with it",
            "rank: gives churn away",
            t -> t.add("rank", (row, cells) -> -Double.parseDouble(label(cells)) + "")),
        planted("a row number", "row: identifies", t -> t.add("row", (row, cells) -> row + 1 + "")),
        planted(
            "ids in any order",
            "record: identifies",
            t -> {
              List<Integer> numbers = shuffled(t);
              t.add("record", (row, cells) -> 1000 + numbers.get(row) + "");
            }),
        planted(
            "long ids by name",
            "account_id: identifies",
            t ->
                t.add(
                    "account_id",
                    (row, cells) -> 100_000_000 + t.random().nextInt(8_999) * 100_000 + row + "")),
        planted(
            "tickets that rise",
            "ticket: identifies",
            t -> {
              int[] last = {5_000};
              t.add("ticket", (row, cells) -> (last[0] += 1 + t.random().nextInt(9)) + "");
            }),
        planted("a constant", "year: has one value, 2024", t -> t.add("year", (r, c) -> "2024")),
        planted("a constant word", "unit: has one value, EUR", t -> t.add("unit", (r, c) -> "EUR")),
        planted("copies", "rows: ", t -> t.copy(0.15)),
        planted(
            "copies with ids of their own",
            "rows: ",
            t -> {
              t.copy(0.2);
              t.add("nr", (row, cells) -> row + "");
            }),
        planted(
            "patients",
            "patient: ",
            t -> t.add("patient", (r, c) -> "P" + t.random().nextInt(t.count() / 3))),
        planted(
            "customers by number",
            "customer: ",
            t -> t.add("customer", (r, c) -> t.random().nextInt(t.count() / 4) + "")),
        planted(
            "a number that few share",
            "policy: ",
            t ->
                t.add(
                    "policy",
                    (r, c) ->
                        7_919L * 10_007 * (1 + t.random().nextInt(t.count() / 4)) % 9_999_991
                            + "")),
        new Planted(
            "patients who are ignored",
            "patient: ",
            t -> t.add("patient", (r, c) -> "P" + t.random().nextInt(t.count() / 3)),
            specs -> specs.label("churn", "patient"),
            false),
        planted("-999", "income: -999 in ", t -> t.put("income", "-999", 0.05)),
        planted("9999", "age: 9999 in ", t -> t.put("age", "9999", 0.05)),
        planted("age 0", "age: 0 in ", t -> t.put("age", "0", 0.06)),
        planted("a lone -1", "visits: -1 in ", t -> t.put("visits", "-1", 0.3)),
        planted("99 among ratings", "rating: 99 in ", t -> t.put("rating", "99", 0.05)),
        dealt(
            "prices rise in time",
            "price: differs between",
            "time:day",
            t -> {
              t.add("price", (r, c) -> PlantedTable.number(100 + r * 50.0 / t.count()));
              days(t);
            }),
        dealt(
            "another plan in time",
            "tariff: differs between",
            "time:day",
            t -> {
              t.add(
                  "tariff",
                  (r, c) -> t.random().nextInt(10) == 0 == 5 * r < 4 * t.count() ? "new" : "old");
              days(t);
            }),
        planted("a class of one row", "churn: class maybe", t -> t.row(77).set(6, "maybe")),
        new Planted(
            "huge targets as they are",
            "churn: to be predicted as it is",
            t -> {
              for (int row = 0; row < t.count(); row++) {
                double value = Double.parseDouble(t.row(row).get(6));
                t.row(row).set(6, PlantedTable.number(3e8 + 2e7 * value));
              }
            },
            specs -> specs.regression().table(AS_IS),
            true));
  }

  @Test
  void there_are_thirty_faults() {
    assertThat(faults()).hasSize(30);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_planted_fault_is_found_and_its_clean_twin_has_nothing(Planted planted) throws IOException {
    for (int rows : new int[] {150, 5_000}) {
      long seed = rows + planted.fault().hashCode();
      assertThat(findings(planted, rows, seed, planted.plant()))
          .as("%s in %s rows", planted.fault(), rows)
          .anyMatch(line -> line.startsWith(planted.found()));
      assertThat(findings(planted, rows, seed, twin(planted)))
          .as("twin of %s in %s rows", planted.fault(), rows)
          .isEmpty();
    }
  }

  /** As the table with the fault, but for the fault. */
  private static Consumer<PlantedTable> twin(Planted planted) {
    return table -> {
      if (planted.fault().endsWith("in time")) {
        days(table);
      }
      if (planted.fault().endsWith("ignored")) {
        table.add("patient", (row, cells) -> "ABCDE".charAt(row % 5) + "");
      }
    };
  }

  private List<String> findings(Planted planted, int rows, long seed, Consumer<PlantedTable> plant)
      throws IOException {
    PlantedTable table = new PlantedTable(rows, seed, planted.numbers());
    plant.accept(table);
    Path file = table.write(folder);
    Specs specs = planted.specs().apply(Specs.of(file.toString()).label("churn").seed(seed));
    return DatasetCatalog.prepare(specs.spec(), new DataFolders(folder, folder)).facts().findings();
  }

  private static void leak(PlantedTable table, String name, String no, String yes, double errors) {
    table.add(
        name, (row, cells) -> isYes(cells) == table.random().nextDouble() >= errors ? yes : no);
  }

  private static void days(PlantedTable table) {
    table.add(
        "day",
        (row, cells) -> LocalDate.of(2020, 1, 1).plusDays(row * 900L / table.count()).toString());
  }

  private static List<Integer> shuffled(PlantedTable table) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < table.count(); i++) {
      numbers.add(i);
    }
    Collections.shuffle(numbers, table.random());
    return numbers;
  }

  private static String label(List<String> cells) {
    return cells.get(cells.size() - 1);
  }

  private static boolean isYes(List<String> cells) {
    return label(cells).equals("yes");
  }
}
