package dev.tandem.workbench.runs.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.LinkedHashMap;
import java.util.Map;

/** A split's metrics after training. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
  @JsonSubTypes.Type(MetricsEntry.OfClasses.class),
  @JsonSubTypes.Type(MetricsEntry.OfNumbers.class)
})
public sealed interface MetricsEntry {
  double loss();

  /** Returns all that are numbers, by name, in the order that tables show them. */
  Map<String, Double> values();

  /**
   * Of classes. Of two, predictions are those at the run's threshold.
   *
   * @param confusion rows are actual classes, columns predicted ones
   * @param atHalf the same at the threshold 0.5, where the experiment asks for another; null
   *     otherwise
   */
  record OfClasses(
      double loss,
      double accuracy,
      double precision,
      double recall,
      double f1,
      double prAuc,
      double rocAuc,
      int[][] confusion,
      @JsonInclude(JsonInclude.Include.NON_NULL) OfClasses atHalf)
      implements MetricsEntry {
    @Override
    public Map<String, Double> values() {
      Map<String, Double> values = new LinkedHashMap<>();
      values.put("loss", loss);
      values.put("accuracy", accuracy);
      values.put("precision", precision);
      values.put("recall", recall);
      values.put("f1", f1);
      values.put("prAuc", prAuc);
      values.put("rocAuc", rocAuc);
      if (atHalf != null) {
        values.put("atHalf.accuracy", atHalf.accuracy);
        values.put("atHalf.precision", atHalf.precision);
        values.put("atHalf.recall", atHalf.recall);
        values.put("atHalf.f1", atHalf.f1);
      }
      return values;
    }
  }

  /**
   * Of numbers.
   *
   * @param loss the mean of the experiment's own
   */
  record OfNumbers(double loss, double mae, double rmse, double r2) implements MetricsEntry {
    @Override
    public Map<String, Double> values() {
      Map<String, Double> values = new LinkedHashMap<>();
      values.put("loss", loss);
      values.put("mae", mae);
      values.put("rmse", rmse);
      values.put("r2", r2);
      return values;
    }
  }
}
