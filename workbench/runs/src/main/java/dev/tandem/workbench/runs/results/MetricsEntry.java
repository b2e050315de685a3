package dev.tandem.workbench.runs.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.LinkedHashMap;
import java.util.Map;

/** One side's figures after training. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
  @JsonSubTypes.Type(MetricsEntry.OfClasses.class),
  @JsonSubTypes.Type(MetricsEntry.OfNumbers.class)
})
public sealed interface MetricsEntry {
  double loss();

  /** All that are numbers, by name, in the order that tables show them. */
  Map<String, Double> figures();

  /**
   * Of classes. Of two, answers are those at the run's threshold.
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
    public Map<String, Double> figures() {
      Map<String, Double> figures = new LinkedHashMap<>();
      figures.put("loss", loss);
      figures.put("accuracy", accuracy);
      figures.put("precision", precision);
      figures.put("recall", recall);
      figures.put("f1", f1);
      figures.put("prAuc", prAuc);
      figures.put("rocAuc", rocAuc);
      if (atHalf != null) {
        figures.put("atHalf.accuracy", atHalf.accuracy);
        figures.put("atHalf.precision", atHalf.precision);
        figures.put("atHalf.recall", atHalf.recall);
        figures.put("atHalf.f1", atHalf.f1);
      }
      return figures;
    }
  }

  /**
   * Of numbers.
   *
   * @param loss the mean of the experiment's own
   */
  record OfNumbers(double loss, double mae, double rmse, double r2) implements MetricsEntry {
    @Override
    public Map<String, Double> figures() {
      Map<String, Double> figures = new LinkedHashMap<>();
      figures.put("loss", loss);
      figures.put("mae", mae);
      figures.put("rmse", rmse);
      figures.put("r2", r2);
      return figures;
    }
  }
}
