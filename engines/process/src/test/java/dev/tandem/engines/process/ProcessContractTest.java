package dev.tandem.engines.process;

import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineContract;
import dev.tandem.tensor.Precision;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

/**
 * The textbook engine behind the protocol, in a process of its own that serves one session after
 * another.
 */
@Tag("once")
class ProcessContractTest extends EngineContract {
  private static final Engine ENGINE =
      new ProcessEngine().with(Map.of("command", TextbookProgram.command(), "reuse", true));

  ProcessContractTest() {
    super(ENGINE, Precision.FLOAT64);
  }

  @AfterAll
  static void end() {
    ENGINE.release();
  }
}
