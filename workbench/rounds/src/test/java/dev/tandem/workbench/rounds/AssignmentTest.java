package dev.tandem.workbench.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssignmentTest {
  private static final int ROWS = 5;

  @TempDir Path folder;

  @Test
  void what_is_written_is_read_again() throws IOException {
    Assignment written = assignment();
    Path file = folder.resolve("assignment.txt");
    written.write(file);

    Assignment read = Assignment.read(file);

    assertThat(read).usingRecursiveComparison().isEqualTo(written);
    assertThat(Files.readString(file)).contains("widths=2,3,1\n", "momentum=0.9\n");
  }

  @Test
  void rows_are_read_in_their_order() throws IOException {
    Rows rows = Rows.read(assignment());

    assertThat(rows.features()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(rows.doubles(3)).containsExactly(6, 7);
    assertThat(rows.labels()).containsExactly(0, 1, 0, 1, 0);
  }

  @Test
  void batches_are_whole_and_an_epoch_has_no_row_twice() throws IOException {
    BatchLoop loop = new BatchLoop(assignment());
    int[][] seen = new int[2][];

    Round first = loop.run(0, rows -> keep(seen, 0, rows, 0.5));
    Round second = loop.run(0, rows -> keep(seen, 1, rows, 0.25));

    assertThat(first.work()).isEqualTo(2);
    assertThat(first.loss()).isEqualTo(0.5);
    assertThat(second.loss()).isEqualTo(0.25);
    Set<Integer> rows = new HashSet<>();
    Arrays.stream(seen).flatMapToInt(Arrays::stream).forEach(rows::add);
    assertThat(rows).hasSize(4).allMatch(row -> row >= 0 && row < ROWS);
  }

  @Test
  void a_call_costs_as_much_as_the_median_call() {
    Round round = Calls.run(0, () -> {});

    assertThat(round.work()).isEqualTo(1);
    assertThat(round.seconds()).isBetween(0.0, 1.0);
    assertThat(round.json()).contains("\"loss\": null");
  }

  private static double keep(int[][] seen, int index, int[] rows, double loss) {
    seen[index] = rows;
    return loss;
  }

  private Assignment assignment() throws IOException {
    ByteBuffer features = ByteBuffer.allocate(8 * ROWS).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer labels = ByteBuffer.allocate(4 * ROWS).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 2 * ROWS; i++) {
      features.putFloat(i);
    }
    for (int i = 0; i < ROWS; i++) {
      labels.putInt(i % 2);
    }
    Path x = Files.write(folder.resolve("x"), features.array());
    Path y = Files.write(folder.resolve("y"), labels.array());
    return new Assignment(
        Assignment.TRAIN,
        new int[] {2, 3, 1},
        2,
        "sgd",
        0.01,
        0.9,
        "binary-cross-entropy",
        1,
        0.5,
        ROWS,
        x,
        y,
        7);
  }
}
