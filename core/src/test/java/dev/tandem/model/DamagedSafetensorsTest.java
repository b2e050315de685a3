package dev.tandem.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.model.Safetensors.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DamagedSafetensorsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]  | a header in JSON that starts with {, got []",
        "` {}` | a header in JSON that starts with {, got  {}",
        "{'a' | a header in JSON, got a fault: expected ':', got the end at character 4",
        "{'a':{'dtype':'U8','shape':[4]}}"
            + " | tensor a with dtype, shape and data_offsets, got {dtype=U8, shape=[4]}",
        "{'a':{'dtype':'F16','shape':[2],'data_offsets':[0,4]}}"
            + " | tensor a with a dtype of [F64, F32, I64, I32, U8], got F16",
        "{'a':{'dtype':'U8','shape':[-4],'data_offsets':[0,4]}}"
            + " | tensor a with a shape of whole numbers, got [-4]",
        "{'a':{'dtype':'U8','shape':[4.0],'data_offsets':[0,4]}}"
            + " | tensor a with a shape of whole numbers, got [4.0]",
        "{'a':{'dtype':'U8','shape':[4],'data_offsets':[4,0]}}"
            + " | tensor a with data_offsets [begin, end], got [4, 0]",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}}"
            + " | tensor a, F32 [2], with 8 bytes, got 4",
        "{'a':{'dtype':'F32','shape':[2147483647,2147483647,8],'data_offsets':[0,4]}}"
            + " | tensor a with at most 2^31 - 1 bytes, got F32 [2147483647, 2147483647, 8]",
        "{'a':{'dtype':'U8','shape':[2],'data_offsets':[0,2]}}"
            + " | 2 bytes after the header, got 4",
        "{'a':{'dtype':'U8','shape':[8],'data_offsets':[0,8]}}"
            + " | 8 bytes after the header, got 4",
        "{'a':{'dtype':'U8','shape':[3],'data_offsets':[1,4]}}"
            + " | tensor a to begin at byte 0, where the last one ends, got 1",
        "{'a':{'dtype':'U8','shape':[3],'data_offsets':[0,3]},"
            + "'b':{'dtype':'U8','shape':[2],'data_offsets':[2,4]}}"
            + " | tensor b to begin at byte 3, where the last one ends, got 2",
        "{'a':{'dtype':'U8','shape':[4],'data_offsets':[0,4]},'a':{}}"
            + " | a header in JSON, got a fault: expected every key once, got 'a' again"
            + " at character 53",
        "{'__metadata__':{'n':1}} | a text as __metadata__.n, got 1",
        "{'__metadata__':[]} | texts by name as __metadata__, got []",
      })
  void a_false_header_is_refused_in_one_line(String header, String complaint) throws IOException {
    Path file = write(header.replace('\'', '"').getBytes(StandardCharsets.UTF_8), new byte[4]);

    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(SafetensorsException.class)
        .hasMessage(file + ": expected " + complaint);
  }

  @Test
  void a_file_that_is_not_there_is_refused() {
    Path file = folder.resolve("absent.safetensors");

    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(SafetensorsException.class)
        .hasMessage(file + ": expected a safetensors file, got no such file");
  }

  @Test
  void a_folder_is_refused() {
    assertThatThrownBy(() -> Safetensors.read(folder))
        .isInstanceOf(SafetensorsException.class)
        .hasMessageStartingWith(folder + ": expected a safetensors file, got a folder");
  }

  @Test
  void a_header_length_beyond_the_file_is_refused() throws IOException {
    Path file = folder.resolve("long.safetensors");
    Files.write(file, new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, '{', '}'});

    assertThatThrownBy(() -> Safetensors.read(file))
        .hasMessage(
            file
                + ": expected a safetensors file, whose header here has at most 2 bytes, got"
                + " 18446744073709551615");
  }

  @Test
  void a_header_that_is_not_utf_8_is_refused() throws IOException {
    Path file = write(new byte[] {'{', (byte) 0xff, '}'}, new byte[0]);

    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(SafetensorsException.class)
        .hasMessageStartingWith(file + ": expected a header in UTF-8, got");
  }

  @Test
  void every_truncation_is_refused() throws IOException {
    byte[] whole = small();
    Path file = folder.resolve("truncated.safetensors");
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Safetensors.read(file)).isInstanceOf(SafetensorsException.class);
    }
  }

  @Test
  void a_header_with_any_byte_changed_is_refused_or_read_and_nothing_worse() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    byte[] whole = small();
    int headerEnd = 8 + (int) ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getLong();
    Path file = folder.resolve("flipped.safetensors");
    int refused = 0;
    for (int trial = 0; trial < 3000; trial++) {
      byte[] damaged = whole.clone();
      damaged[trial % headerEnd] ^= (byte) (1 + random.nextInt(255));
      Files.write(file, damaged);
      refused += isRefused(file) ? 1 : 0;
    }
    assertThat(refused).isBetween(1500, 2999); // a changed name or text is as good as before
  }

  private static boolean isRefused(Path file) {
    try {
      Safetensors.read(file);
      return false;
    } catch (SafetensorsException expected) {
      assertThat(expected.getMessage()).startsWith(file + ": expected ").doesNotContain("\n");
      return true;
    }
  }

  private byte[] small() throws IOException {
    Path file = folder.resolve("small.safetensors");
    Map<String, Entry> tensors =
        Map.of(
            "0.weight", Entry.of(new float[] {1, 2}, 1, 2),
            "0.bias", Entry.of(new double[] {3}, 1));
    Safetensors.write(file, Map.of("note", "größer"), tensors);
    return Files.readAllBytes(file);
  }

  private Path write(byte[] header, byte[] data) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(8 + header.length + data.length);
    bytes.order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).put(header).put(data);
    return Files.write(folder.resolve("false.safetensors"), bytes.array());
  }
}
