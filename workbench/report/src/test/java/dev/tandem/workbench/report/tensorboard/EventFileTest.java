package dev.tandem.workbench.report.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.report.tensorboard.EventMessage.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {
  @TempDir Path folder;

  @Test
  void another_implementation_reads_the_same_events() throws IOException {
    EventFile file = new EventFile();
    file.add(EventMessage.first(1.5));
    file.add(EventMessage.scalars(2.25, 0, List.of(new Value("loss/train", 0.1f))));
    file.add(
        EventMessage.scalars(
            1e9 + 0.5, 300, List.of(new Value("F1/ä", -0f), new Value("b", Float.MAX_VALUE))));
    Path written = Files.write(folder.resolve("events"), file.toBytes());

    assertThat(EventRecords.read(written))
        .containsExactly(
            new EventRecords.Event(1.5, null, "brain.Event:2", Map.of()),
            new EventRecords.Event(2.25, 0L, null, Map.of("loss/train", 0.1f)),
            new EventRecords.Event(
                1e9 + 0.5, 300L, null, Map.of("F1/ä", -0f, "b", Float.MAX_VALUE)));
  }

  /** The bytes that TensorFlow's and PyTorch's writers begin a file with, but for the time. */
  @Test
  void a_file_begins_as_those_of_others_do() throws IOException {
    EventFile file = new EventFile();
    file.add(EventMessage.first(0));

    // length 24; 09 and a double: wall time; 1a 0d and 13 letters: the version
    String message = "090000000000000000" + "1a0d" + hex("brain.Event:2");
    assertThat(HexFormat.of().formatHex(file.toBytes()))
        .startsWith("1800000000000000" + "a37f4b22" + message);
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** The check value that RFC 3720 and the CRC catalogue give. */
  @Test
  void the_readers_own_checksum_is_castagnolis() {
    byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);

    assertThat(EventRecords.crc32c(digits)).isEqualTo(0xE3069283);
  }
}
