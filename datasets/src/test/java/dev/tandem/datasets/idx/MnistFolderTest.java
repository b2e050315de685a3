package dev.tandem.datasets.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.data.DataException;
import dev.tandem.data.ImageShape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistFolderTest {
  private static final ImageShape SHAPE = new ImageShape(2, 3);
  private static final String IMAGES = "train-images-idx3-ubyte";
  private static final String LABELS = "train-labels-idx1-ubyte";

  @TempDir Path folder;
  private MnistFolder mnist;

  @BeforeEach
  void open() {
    mnist = new MnistFolder("mnist", folder);
  }

  @Test
  void plain_and_packed_files_read_the_same() throws IOException {
    byte[] images = idx(2051, new int[] {2, 2, 3}, 0, 1, 2, 3, 4, 255, 6, 7, 8, 9, 10, 11);
    write(IMAGES, images);
    byte[] plain = mnist.images("train", SHAPE).pixels();
    Files.delete(folder.resolve(IMAGES));
    write(IMAGES + ".gz", gzip(images));

    assertThat(plain).containsExactly(0, 1, 2, 3, 4, 255, 6, 7, 8, 9, 10, 11);
    assertThat(mnist.images("train", SHAPE).pixels()).isEqualTo(plain);
    assertThat(mnist.images("train", SHAPE).count()).isEqualTo(2);
  }

  @Test
  void labels_are_read_one_for_each_image() throws IOException {
    write(LABELS, idx(2049, new int[] {3}, 0, 9, 5));

    assertThat(mnist.labels("train", 3)).containsExactly(0, 9, 5);
    assertRefused(
        () -> mnist.labels("train", 4), LABELS, ": expected 4 labels, one for each image, got 3");
  }

  @Test
  void a_missing_file_is_refused_with_where_it_was_looked_for_and_how_to_get_it() {
    assertThatThrownBy(() -> mnist.files())
        .isInstanceOf(DataException.class)
        .hasMessage(
            "mnist: expected train-images-idx3-ubyte.gz in "
                + folder
                + ", got no such file; 'tandem data fetch mnist' downloads it, or"
                + " say where the folder mnist is with --data-dir or TANDEM_DATA");
  }

  @Test
  void a_wrong_magic_number_is_refused() throws IOException {
    write(IMAGES, idx(2049, new int[] {3}, 0, 9, 5));

    assertRefused(images(), IMAGES, ": expected magic number 2051, got 2049");
  }

  @Test
  void a_file_shorter_or_longer_than_its_header_says_is_refused() throws IOException {
    byte[] whole = idx(2051, new int[] {1, 2, 3}, 1, 2, 3, 4, 5, 6);
    write(IMAGES, Arrays.copyOf(whole, whole.length - 2));
    assertRefused(
        images(),
        IMAGES,
        ": expected 6 values, as its header says (1x2x3), got 4; is the file cut off?");

    write(IMAGES, Arrays.copyOf(whole, whole.length + 1));
    assertRefused(images(), IMAGES, ": expected 6 values, as its header says (1x2x3), got more");

    write(IMAGES, Arrays.copyOf(whole, 7));
    assertRefused(images(), IMAGES, ": expected a header of 16 bytes, got 7");

    write(IMAGES, new byte[0]);
    assertRefused(images(), IMAGES, ": expected a header of 16 bytes, got 0");
  }

  @Test
  void a_count_that_no_file_can_have_is_refused_before_memory_is_taken() throws IOException {
    write(IMAGES, idx(2051, new int[] {-1, 28, 28}));
    assertRefused(
        images(), IMAGES, ": expected a count of 1 to 2 GB of values, got 4294967295x28x28");

    write(IMAGES, idx(2051, new int[] {0, 28, 28}));
    assertRefused(images(), IMAGES, ": expected a count of 1 to 2 GB of values, got 0x28x28");

    write(IMAGES, idx(2051, new int[] {200_000_000, 2, 3}, 1, 2));
    assertRefused(
        images(),
        IMAGES,
        ": expected 1200000000 values, as its header says (200000000x2x3), got 2; is the file cut"
            + " off?");
  }

  @Test
  void a_packed_file_too_small_for_what_its_header_promises_is_not_unpacked() throws IOException {
    byte[] packed = gzip(idx(2051, new int[] {200_000_000, 2, 3}, 1, 2));
    write(IMAGES + ".gz", packed);

    assertRefused(
        images(),
        IMAGES + ".gz",
        ": expected 1200000000 values, as its header says (200000000x2x3), got a file of "
            + packed.length
            + " bytes, which cannot hold them; is it cut off?");
  }

  @Test
  void a_gzip_bomb_is_unpacked_no_further_than_its_header_promises() throws IOException {
    Path bomb = folder.resolve(IMAGES + ".gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
      out.write(idx(2051, new int[] {1, 2, 3}));
      for (int i = 0; i < 200; i++) {
        out.write(new byte[1 << 20]);
      }
    }
    com.sun.management.ThreadMXBean memory =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = memory.getCurrentThreadAllocatedBytes();

    assertRefused(
        images(), IMAGES + ".gz", ": expected 6 values, as its header says (1x2x3), got more");
    assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(4 << 20);
  }

  @Test
  void images_and_labels_that_do_not_fit_are_refused_by_their_headers_alone() throws IOException {
    write(IMAGES, idx(2051, new int[] {1, 40_000, 40_000}));
    assertRefused(images(), IMAGES, ": expected images of 2x3 pixels, got 40000x40000");

    write(LABELS, idx(2049, new int[] {2_000_000_000}));
    assertRefused(
        () -> mnist.labels("train", 3),
        LABELS,
        ": expected 3 labels, one for each image, got 2000000000");
  }

  @Test
  void images_of_another_size_are_refused() throws IOException {
    write(IMAGES, idx(2051, new int[] {1, 3, 2}, 1, 2, 3, 4, 5, 6));

    assertRefused(images(), IMAGES, ": expected images of 2x3 pixels, got 3x2");
  }

  @Test
  void a_label_above_9_is_refused_with_its_row() throws IOException {
    write(LABELS, idx(2049, new int[] {3}, 0, 10, 5));

    assertRefused(
        () -> mnist.labels("train", 3), LABELS, ", row 1: expected a label from 0 to 9, got 10");
  }

  @Test
  void a_gz_file_that_is_not_gzip_is_refused() throws IOException {
    write(LABELS + ".gz", idx(2049, new int[] {3}, 0, 9, 5));

    assertRefused(
        () -> mnist.labels("train", 3),
        LABELS + ".gz",
        ": expected gzip, as its name says, got something else; unpacked files have no .gz");
  }

  @Test
  void a_gz_file_that_is_cut_off_or_altered_is_refused() throws IOException {
    byte[] packed = gzip(idx(2049, new int[] {3}, 0, 9, 5));
    write(LABELS + ".gz", Arrays.copyOf(packed, packed.length - 4));
    assertRefused(
        () -> mnist.labels("train", 3),
        LABELS + ".gz",
        ": expected a whole gzip file, got one that is cut off");

    packed[packed.length - 5] ^= 1; // of the checksum
    write(LABELS + ".gz", packed);
    assertRefused(
        () -> mnist.labels("train", 3),
        LABELS + ".gz",
        ": expected a whole gzip file, got a damaged one");
  }

  private ThrowingCallable images() {
    return () -> mnist.images("train", SHAPE);
  }

  private void assertRefused(ThrowingCallable action, String file, String message) {
    assertThatThrownBy(action)
        .isInstanceOf(DataException.class)
        .hasMessage(folder.resolve(file) + message);
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }

  private static byte[] idx(int magic, int[] dimensions, int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * dimensions.length + values.length);
    bytes.putInt(magic);
    Arrays.stream(dimensions).forEach(bytes::putInt);
    Arrays.stream(values).forEach(value -> bytes.put((byte) value));
    return bytes.array();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
