package dev.tandem.workbench.observed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tandem.training.Score;
import dev.tandem.training.TrainingEvent.RateSpan;
import dev.tandem.training.TrainingEvent.Stopped;
import java.util.Locale;
import java.util.Objects;

/** What a child observed, not what it was asked for; each a JSON line of {@code events.jsonl}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Observation.Hello.class, name = "hello"),
  @JsonSubTypes.Type(value = Observation.Missing.class, name = "missing"),
  @JsonSubTypes.Type(value = Observation.Ready.class, name = "ready"),
  @JsonSubTypes.Type(value = Observation.Epoch.class, name = "epoch"),
  @JsonSubTypes.Type(value = Observation.Resumed.class, name = "resumed"),
  @JsonSubTypes.Type(value = Observation.Finished.class, name = "finished"),
  @JsonSubTypes.Type(value = Observation.Failed.class, name = "failed")
})
public sealed interface Observation {
  /**
   * The engine is loaded, no data yet.
   *
   * @param version of the engine or of the library behind it
   * @param device what it computes on
   * @param baselineBytes peak resident memory up to here; 0 where the system does not tell
   * @param seconds since the JVM started
   * @param emptyBytes peak resident memory before the engine was looked for; 0 where the system
   *     does not tell
   * @param machine that it runs on
   */
  record Hello(
      String version,
      String device,
      long baselineBytes,
      double seconds,
      long emptyBytes,
      Machine machine)
      implements Observation {}

  /** The engine cannot work here. */
  record Missing(String reason, String remedy) implements Observation {}

  /**
   * Data is mapped and the session open. Hashes, precision and data are null where the child is not
   * observed.
   *
   * @param threads that the session uses
   * @param parameters how many numbers it trains
   * @param initialWeightsSha256 of the session's weights before the first step, as float32
   * @param targetsSha256 of the training rows' labels or numbers
   * @param seconds that opening took
   * @param precision of the numbers that the session holds
   * @param data the rows as they were handed over
   */
  record Ready(
      int threads,
      long parameters,
      String initialWeightsSha256,
      String targetsSha256,
      double seconds,
      String precision,
      RowsSeen data)
      implements Observation {}

  /**
   * An epoch is done.
   *
   * @param seconds of training
   * @param wallSeconds of training and evaluation
   * @param orderSha256 of the rows in the order in which they were trained on
   * @param residentBytes now; 0 where the system does not tell
   * @param stopped how early stopping has ended with this epoch; null if it has not
   * @param targetsSha256 of those rows' labels or numbers, in the same order
   * @param evaluationSeconds of validation and test rows
   * @param glance into the session after the epoch; null where nobody looked
   */
  record Epoch(
      int epoch,
      Score train,
      Score validation,
      Score test,
      RateSpan learningRates,
      double seconds,
      double wallSeconds,
      String orderSha256,
      long residentBytes,
      @JsonInclude(JsonInclude.Include.NON_NULL) Stopped stopped,
      String targetsSha256,
      double evaluationSeconds,
      @JsonInclude(JsonInclude.Include.NON_NULL) Glance glance)
      implements Observation {
    public Epoch {
      Objects.requireNonNull(train, "no train");
      Objects.requireNonNull(validation, "no validation");
      Objects.requireNonNull(test, "no test");
      Objects.requireNonNull(learningRates, "no learningRates");
    }
  }

  /**
   * Another process goes on from a checkpoint.
   *
   * @param epoch after which it was kept
   */
  record Resumed(int epoch) implements Observation {}

  /**
   * Predictions and model are written.
   *
   * @param peakBytes peak resident memory up to the end of training; 0 where the system does not
   *     tell
   * @param seconds that predicting and writing took
   * @param threshold of the positive of two classes; null for more classes and for numbers
   * @param account what was observed up to here; null where nothing was
   */
  record Finished(
      String weightsSha256,
      long peakBytes,
      double seconds,
      @JsonInclude(JsonInclude.Include.NON_NULL) Double threshold,
      @JsonInclude(JsonInclude.Include.NON_NULL) Account account)
      implements Observation {}

  /**
   * It cannot go on; one line for people.
   *
   * @param lost whether for no fault of its own, so that another try may end well
   */
  record Failed(String reason, @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean lost)
      implements Observation {
    /** By a fault of its own. */
    public Failed(String reason) {
      this(reason, false);
    }
  }

  /** What its type is called, in files and in messages for people. */
  default String label() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}
