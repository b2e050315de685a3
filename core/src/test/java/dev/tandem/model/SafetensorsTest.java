package dev.tandem.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.model.Safetensors.Contents;
import dev.tandem.model.Safetensors.Entry;
import dev.tandem.model.Safetensors.Type;
import dev.tandem.tensor.ShapeException;
import dev.tandem.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
  @TempDir private Path folder;

  @Test
  void tensors_of_every_type_come_back_as_they_were_written() {
    Tensor floats = Tensor.of(new float[] {1.5f, -0f, Float.MIN_VALUE}, 3, 1);
    Tensor doubles = Tensor.of(new double[] {Math.PI, Double.NaN}, 2);
    Map<String, Entry> tensors = new LinkedHashMap<>();
    tensors.put("bytes", Entry.ofBytes(new byte[] {1, -1, 127}, 3));
    tensors.put("floats", Entry.of(floats));
    tensors.put("doubles", Entry.of(doubles));
    tensors.put("ints", Entry.of(new int[] {Integer.MIN_VALUE, 7}, 1, 2));
    tensors.put("none", Entry.of(new float[0], 0, 4));
    tensors.put("single", Entry.of(new double[] {2.5}));

    Contents read = writeAndRead(Map.of("title", "Größe \"1\"\n"), tensors);

    assertThat(read.metadata()).containsExactly(Map.entry("title", "Größe \"1\"\n"));
    assertThat(read.tensors().keySet()).containsExactlyElementsOf(tensors.keySet());
    assertThat(read.get("floats").tensor()).isEqualTo(floats);
    assertThat(read.get("doubles").tensor()).isEqualTo(doubles);
    assertThat(read.get("ints").ints()).containsExactly(Integer.MIN_VALUE, 7);
    assertThat(read.get("ints").shape()).containsExactly(1, 2);
    assertThat(read.get("bytes").bytes()).isEqualTo(ByteBuffer.wrap(new byte[] {1, -1, 127}));
    assertThat(read.get("none").tensor()).isEqualTo(Tensor.of(new float[0], 0, 4));
    assertThat(read.get("single").tensor()).isEqualTo(Tensor.of(new double[] {2.5}));
  }

  @Test
  void a_file_that_was_read_is_a_view_and_not_a_copy() {
    Contents read = writeAndRead(Map.of(), Map.of("x", Entry.of(new float[] {1, 2}, 2)));

    assertThat(read.get("x").data().isDirect()).isTrue();
    assertThat(read.get("x").data().isReadOnly()).isTrue();
    assertThat(read.get("x").floats().get(1)).isEqualTo(2f);
  }

  @Test
  void the_header_is_padded_so_that_values_begin_at_a_multiple_of_8_with_the_widest_first()
      throws IOException {
    Map<String, Entry> tensors = new LinkedHashMap<>();
    tensors.put("a", Entry.ofBytes(new byte[] {9}, 1));
    tensors.put("b", Entry.of(new double[] {1}, 1));
    Path file = folder.resolve("padded.safetensors");
    Safetensors.write(file, Map.of(), tensors);

    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int header = (int) bytes.getLong(0);
    assertThat(header % 8).isZero();
    assertThat(bytes.getDouble(8 + header)).isEqualTo(1);
    assertThat(bytes.get(8 + header + 8)).isEqualTo((byte) 9);
    assertThat(new String(bytes.array(), 8, header, StandardCharsets.UTF_8))
        .startsWith(
            "{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[8,9]},"
                + "\"b\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}}")
        .matches("\\{.*} {0,7}");
  }

  @Test
  void writing_replaces_a_file_whole_and_leaves_nothing_beside_it() throws IOException {
    Path file = folder.resolve("again.safetensors");
    Safetensors.write(file, Map.of(), Map.of("old", Entry.of(new float[] {1}, 1)));
    Safetensors.write(file, Map.of(), Map.of("new", Entry.of(new float[] {2}, 1)));

    assertThat(Safetensors.read(file).tensors()).containsOnlyKeys("new");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void a_file_from_pythons_library_is_read() {
    Contents read = Safetensors.read(Reference.golden("safetensors.safetensors"));

    assertThat(read.metadata())
        .containsOnly(
            Map.entry("title", "golden, größer \"quoted\" \\ 漢 😀"), Map.entry("empty", ""));
    assertThat(read.get("f32").tensor())
        .isEqualTo(Tensor.of(new float[] {0, 0.1f, 0.2f, 0.3f, 0.4f, -1e-45f}, 2, 3));
    assertThat(read.get("f64").tensor())
        .isEqualTo(Tensor.of(new double[] {Math.PI, 5e-324, Double.NEGATIVE_INFINITY}, 3));
    assertThat(read.get("i32").ints()).containsExactly(-2147483648, -1, 2147483647);
    assertThat(read.get("i64").type()).isEqualTo(Type.I64);
    assertThat(read.get("i64").data().getLong()).isEqualTo(Long.MIN_VALUE);
    assertThat(read.get("u8").bytes()).isEqualTo(ByteBuffer.wrap(new byte[] {0, 127, -1}));
    assertThat(read.get("none").shape()).containsExactly(0, 4);
    assertThat(read.get("single").tensor()).isEqualTo(Tensor.of(new float[] {2.5f}));
    assertThat(read.tensors()).hasSize(7);
  }

  @Test
  void a_tensor_that_is_not_there_is_named_with_those_that_are() {
    Contents read = writeAndRead(Map.of(), Map.of("x", Entry.of(new float[] {1}, 1)));

    assertThatThrownBy(() -> read.get("y"))
        .isInstanceOf(SafetensorsException.class)
        .hasMessage(read.file() + ": expected a tensor named y, got [x]");
    assertThatThrownBy(() -> read.get("x", Type.I32))
        .hasMessage(read.file() + ": expected tensor x as I32, got F32 [1]");
  }

  @Test
  void a_tensor_is_not_read_as_another_type() {
    assertThatThrownBy(() -> Entry.of(new int[] {1}, 1).tensor())
        .isInstanceOf(ShapeException.class)
        .hasMessage("Entry: expected F32 or F64, got I32 [1]");
  }

  @Test
  void what_a_reader_expects_and_does_not_find_is_named() {
    Contents read = writeAndRead(Map.of("a", "b"), Map.of("x", Entry.of(new double[6], 2, 3)));

    assertThat(read.matrix("x").cols()).isEqualTo(3);
    assertThatThrownBy(() -> read.get("x", Type.F64, new int[] {2, Safetensors.ANY, 3}))
        .hasMessageEndingWith("expected tensor x as F64 [2, any, 3], got F64 [2, 3]");
    assertThatThrownBy(() -> read.get("x", Type.F64, new int[] {Safetensors.ANY, 4}))
        .hasMessageEndingWith("expected tensor x as F64 [any, 4], got F64 [2, 3]");
    assertThatThrownBy(() -> read.text("title"))
        .hasMessageEndingWith("expected metadata with the key title, got [a]");
  }

  @Test
  void values_that_do_not_fill_the_shape_are_refused() {
    assertThatThrownBy(() -> Entry.of(new float[5], 2, 3))
        .isInstanceOf(ShapeException.class)
        .hasMessage("Entry F32 [2, 3]: expected 24 bytes, got 20");
  }

  @Test
  void a_place_that_cannot_be_written_to_is_named() {
    Path file = folder.resolve("absent/x.safetensors");

    assertThatThrownBy(() -> Safetensors.write(file, Map.of(), Map.of()))
        .isInstanceOf(SafetensorsException.class)
        .hasMessageStartingWith(file + ": expected a place that can be written to, got");
  }

  @Test
  void a_tensor_cannot_bear_the_metadatas_name() {
    Path file = folder.resolve("x.safetensors");
    Map<String, Entry> tensors = Map.of("__metadata__", Entry.of(new float[] {1}, 1));

    assertThatThrownBy(() -> Safetensors.write(file, Map.of(), tensors))
        .hasMessage(file + ": expected another name for a tensor, got __metadata__");
  }

  private Contents writeAndRead(Map<String, String> metadata, Map<String, Entry> tensors) {
    Path file = folder.resolve("test.safetensors");
    Safetensors.write(file, metadata, tensors);
    return Safetensors.read(file);
  }

  @Test
  void a_temporary_file_is_as_long_as_its_tensors_whatever_was_there_before() {
    Path file = folder.resolve("steps.safetensors");

    Safetensors.writeTemporary(file, Map.of("rows", Entry.of(new int[1000], 1000)));
    Safetensors.writeTemporary(file, Map.of("rows", Entry.of(new int[] {7, 8}, 2)));

    assertThat(Safetensors.read(file).get("rows").ints()).containsExactly(7, 8);
  }
}
