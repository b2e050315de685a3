package dev.tandem.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.tensor.ShapeException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackedBytesTest {
  private static final int ROWS = 20;

  @ParameterizedTest
  @CsvSource({"1, 0.5", "7, 0.2", "8, 0.9", "63, 0.5", "64, 1", "65, 0", "130, 0.1", "784, 0.19"})
  void rows_come_out_as_they_went_in(int width, double share) {
    byte[] rows = random(width, share);
    PackedBytes packed = PackedBytes.of(ByteBuffer.wrap(rows), width);
    assertThat(packed.rows()).isEqualTo(ROWS);
    for (int row = 0; row < ROWS; row++) {
      assertThat(packed.row(row))
          .isEqualTo(Arrays.copyOfRange(rows, row * width, (row + 1) * width));
    }
  }

  @ParameterizedTest
  @CsvSource({"7, 0.2", "64, 1", "65, 0", "130, 0.1"})
  void features_read_as_the_scaled_bytes_however_they_are_asked_for(int width, double share) {
    byte[] rows = random(width, share);
    Features features = Features.of(ByteBuffer.wrap(rows), width, 0.5f, -3);
    float[] gathered = new float[2 * width];
    features.gather(new int[] {ROWS - 1, 4}, gathered);
    float[] copied = new float[width];
    features.copy(4, copied);
    assertThat(Arrays.copyOfRange(gathered, width, 2 * width)).isEqualTo(copied);
    for (int i = 0; i < width; i++) {
      assertThat(copied[i]).isEqualTo((rows[4 * width + i] & 0xFF) * 0.5f - 3);
    }
  }

  @Test
  void handwriting_takes_a_third_of_its_memory() {
    byte[] rows = random(784, 0.19);
    PackedBytes packed = PackedBytes.of(ByteBuffer.wrap(rows), 784);
    assertThat(packed.packed().remaining()).isLessThan(rows.length / 3 + ROWS);
  }

  @Test
  void a_last_row_that_is_not_whole_is_refused() {
    assertThatThrownBy(() -> PackedBytes.of(ByteBuffer.allocate(13), 4))
        .isInstanceOf(ShapeException.class)
        .hasMessage("Features: expected [rows, 4], got 13 values");
  }

  @Test
  void rows_that_do_not_fill_their_buffer_are_refused() {
    assertThatThrownBy(() -> new PackedBytes(4, new int[] {0, 9}, ByteBuffer.allocate(10)))
        .isInstanceOf(ShapeException.class)
        .hasMessage("PackedBytes: expected 9 bytes from 0, got 10 from 0");
  }

  private static byte[] random(int width, double share) {
    Random random = new Random(width);
    byte[] rows = new byte[ROWS * width];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = random.nextDouble() < share ? (byte) (1 + random.nextInt(255)) : 0;
    }
    return rows;
  }
}
