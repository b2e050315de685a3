package dev.tandem.workbench.contender.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Locale;
import java.util.Objects;

/**
 * What a parent asks of its child, which answers each with one {@link Message}, when it is done.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "command")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Command.Open.class, name = "open"),
  @JsonSubTypes.Type(value = Command.Train.class, name = "train"),
  @JsonSubTypes.Type(value = Command.Predict.class, name = "predict"),
  @JsonSubTypes.Type(value = Command.State.class, name = "state"),
  @JsonSubTypes.Type(value = Command.Restore.class, name = "restore"),
  @JsonSubTypes.Type(value = Command.Trace.class, name = "trace"),
  @JsonSubTypes.Type(value = Command.Finish.class, name = "finish")
})
public sealed interface Command {
  /**
   * Load the engine, which is answered first, then map the data and open the session. The first
   * command, and there is one only.
   */
  record Open(Job job) implements Command {
    public Open {
      Objects.requireNonNull(job, "job");
    }
  }

  /**
   * Train up to a step. Epochs that end before it are told of on the way.
   *
   * @param step counts from 1 over all epochs
   */
  record Train(long step) implements Command {}

  /**
   * Predict rows with the network as it is.
   *
   * @param features a safetensors file with {@code "features"} [rows, inputs] as the network takes
   *     them; null for the rows of the prepared data
   * @param file that takes the logits (or numbers): a tensor for each split, or one named {@code
   *     "predictions"}
   */
  record Predict(String features, String file) implements Command {}

  /** Write the session's state, optimizer included, to a file. */
  record State(String file) implements Command {}

  /**
   * Give the session a state from a file. Batches, learning rates and early stopping go on from
   * where they are: this moves the session alone.
   */
  record Restore(String file) implements Command {}

  /**
   * Look into the next step and write what it would do to a file, as {@link TraceFile} has it; an
   * engine that cannot look writes none. Changes nothing.
   *
   * @param rows of the training data to make that step on; null for those of the next batch
   */
  record Trace(int[] rows, String file) implements Command {}

  /** Write what is asked for into the job's folder, and end. */
  record Finish(Output output) implements Command {}

  /** What it is called in messages for people. */
  default String label() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** What is left of a run. */
  enum Output {
    PREDICTIONS_AND_MODEL,
    MODEL
  }
}
