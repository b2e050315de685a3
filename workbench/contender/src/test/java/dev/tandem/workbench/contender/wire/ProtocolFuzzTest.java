package dev.tandem.workbench.contender.wire;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tandem.fault.Altered;
import dev.tandem.fault.Hostile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Lines between parent and child, from whoever may have written them. */
class ProtocolFuzzTest {
  private static final List<Altered> MESSAGES =
      Stream.of("observed-epoch", "observed-finished", "ready", "trained")
          .map(name -> good("a_line_is_a_message_or_refused/" + name))
          .toList();

  private static final Altered OPEN = good("a_line_is_a_command_or_refused/open");

  @FuzzTest(maxDuration = "1h")
  void a_line_is_a_message_or_refused(byte[] bytes) throws Exception {
    read(Protocol::message, bytes);
    read(Protocol::processes, bytes);
  }

  @FuzzTest(maxDuration = "1h")
  void a_line_is_a_command_or_refused(byte[] bytes) throws Exception {
    read(Protocol::command, bytes);
  }

  @FuzzTest(maxDuration = "1h")
  void a_message_with_other_words_is_one_or_refused(byte[] changes) throws Exception {
    read(Protocol::message, Altered.one(MESSAGES, changes));
  }

  @FuzzTest(maxDuration = "1h")
  void a_command_with_other_words_is_one_or_refused(byte[] changes) throws Exception {
    read(Protocol::command, OPEN.with(changes));
  }

  private static Altered good(String name) {
    return Altered.text(ProtocolFuzzTest.class, "ProtocolFuzzTestInputs/" + name);
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
