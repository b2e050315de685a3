package dev.tandem.engines.process;

import dev.tandem.engine.EngineContract;
import dev.tandem.tensor.Precision;
import java.util.Map;

/** The textbook engine behind the protocol, in a process of its own. */
class ProcessContractTest extends EngineContract {
  ProcessContractTest() {
    super(
        new ProcessEngine().with(Map.of("command", TextbookProgram.command())), Precision.FLOAT64);
  }
}
