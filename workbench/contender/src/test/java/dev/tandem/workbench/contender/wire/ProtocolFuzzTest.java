package dev.tandem.workbench.contender.wire;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tandem.fault.Hostile;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Lines between parent and child, from whoever may have written them. */
class ProtocolFuzzTest {
  @FuzzTest(maxDuration = "1h")
  void a_line_is_a_message_or_refused(byte[] bytes) throws Exception {
    read(Protocol::message, bytes);
    read(Protocol::processes, bytes);
  }

  @FuzzTest(maxDuration = "1h")
  void a_line_is_a_command_or_refused(byte[] bytes) throws Exception {
    read(Protocol::command, bytes);
  }

  private static void read(Consumer<String> protocol, byte[] bytes) throws Exception {
    String line = new String(bytes, StandardCharsets.UTF_8);
    Hostile.read(
        () -> {
          try {
            protocol.accept(line);
          } catch (ContenderException refused) {
            // the other side is told
          }
        });
  }
}
