package dev.tandem.mistakes;

import dev.tandem.engine.Batch;
import dev.tandem.engine.DelegatingSession;
import dev.tandem.engine.Session;
import dev.tandem.engine.StepResult;
import dev.tandem.engine.Trace;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Parameters;
import java.util.List;
import java.util.function.UnaryOperator;

/** A session that does what another does, but for what goes through {@code step} and the trace. */
abstract class AlteredSession extends DelegatingSession {
  AlteredSession(Session session) {
    super(session);
  }

  @Override
  public List<StepResult> steps(List<Batch> batches) {
    return batches.stream().map(this::step).toList();
  }

  @Override
  public List<Matrix> forward(Batch batch) {
    return trace(batch).layers().stream().map(Trace.LayerTrace::output).toList();
  }

  @Override
  public Parameters gradients(Batch batch) {
    return trace(batch).gradients();
  }

  /** Every batch is changed before it is used. */
  static Session batches(Session session, UnaryOperator<Batch> change) {
    return new AlteredSession(session) {
      @Override
      public StepResult step(Batch batch) {
        return super.step(change.apply(batch));
      }

      @Override
      public Trace trace(Batch batch) {
        return super.trace(change.apply(batch));
      }
    };
  }
}
