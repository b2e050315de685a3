package dev.tandem.engines.process;

import dev.tandem.engine.Batch;
import dev.tandem.engine.StepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/** What a program answers to steps: a loss for each, up to the first that is not finite. */
record StepAnswer(Answer answer, List<Batch> batches) {
  /**
   * @param weight what a batch's mean loss is multiplied by for the sum
   * @throws ProgramException if there are too few or too many
   */
  List<StepResult> results(ToDoubleFunction<Batch> weight) {
    List<Double> losses = answer.numbers("losses");
    Optional<List<Long>> correct = answer.counts("correct");
    boolean ended = !losses.isEmpty() && !Double.isFinite(losses.get(losses.size() - 1));
    requireCount("losses", losses.size(), ended);
    correct.ifPresent(hits -> requireCount("correct", hits.size(), ended));
    List<StepResult> results = new ArrayList<>(losses.size());
    for (int i = 0; i < losses.size(); i++) {
      Batch batch = batches.get(i);
      int rows = batch.rows().length;
      double batchWeight = weight.applyAsDouble(batch);
      OptionalInt hits =
          correct.isPresent() && i < correct.get().size()
              ? OptionalInt.of(hits(correct.get().get(i), batch))
              : OptionalInt.empty();
      results.add(new StepResult(losses.get(i) * batchWeight, batchWeight, rows, hits));
      if (!Double.isFinite(losses.get(i))) {
        break;
      }
    }
    return results;
  }

  private void requireCount(String key, int count, boolean ended) {
    int most = batches.size();
    if (count > most || (count < most && !ended)) {
      throw answer.refuse(most + " " + key + ", one for each batch", count + "");
    }
  }

  private int hits(long correct, Batch batch) {
    if (correct < 0 || correct > batch.rows().length) {
      throw answer.refuse(
          "at most " + batch.rows().length + " correct rows in step " + batch.step(), correct + "");
    }
    return (int) correct;
  }
}
