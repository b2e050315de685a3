package dev.tandem.workbench.runs.store;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.tandem.evaluation.Predictions;
import dev.tandem.tensor.Matrix;
import dev.tandem.training.Criterion;
import dev.tandem.workbench.observed.PredictionFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * What a contender predicts for the test rows in its first repeat. What is right stands in {@code
 * predictions.csv}, the logits in {@code predictions.safetensors}; so the data itself need not be
 * there any more.
 */
public final class SavedPredictions {
  private SavedPredictions() {}

  /**
   * Of classes.
   *
   * @param threshold from which probability on the positive of two classes is answered
   */
  public record OfClasses(
      ContenderEntry contender, List<String> names, Predictions predictions, double threshold) {
    /** The class that a row is answered with. */
    public int answer(int row) {
      return predictions.predicted(row, threshold);
    }

    public int actual(int row) {
      return predictions.labels()[row];
    }

    public boolean right(int row) {
      return answer(row) == actual(row);
    }
  }

  /** Of numbers, one a row. */
  public record OfNumbers(ContenderEntry contender, double[] actual, double[] predicted) {}

  /** Empty if a file is gone or not whole, or names a class that the comparison does not know. */
  public static Optional<OfClasses> ofClasses(SavedRun run, ContenderEntry contender) {
    List<String> names = run.dataset(contender).classes();
    Optional<List<String>> actual = actual(run, contender);
    Optional<Matrix> logits = PredictionFile.test(run.folder(contender));
    if (actual.isEmpty() || logits.isEmpty() || actual.get().size() != logits.get().rows()) {
      return Optional.empty();
    }
    int[] labels = actual.get().stream().mapToInt(names::indexOf).toArray();
    for (int label : labels) {
      if (label < 0) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new OfClasses(
            contender,
            names,
            new Predictions(logits.get(), labels, names.size(), lossOfValues(run, contender)),
            PredictionFile.threshold(contender.runs().get(0).threshold())));
  }

  /** Empty where outputs are logits, as they were in all runs that no longer have a model. */
  private static Optional<DoubleUnaryOperator> lossOfValues(
      SavedRun run, ContenderEntry contender) {
    return run.model(contender).flatMap(model -> Criterion.lossOfError(model.loss()));
  }

  /** Empty if a file is gone or not whole. */
  public static Optional<OfNumbers> ofNumbers(SavedRun run, ContenderEntry contender) {
    Optional<Matrix> predicted = PredictionFile.test(run.folder(contender));
    return actual(run, contender)
        .filter(values -> predicted.isPresent() && predicted.get().rows() == values.size())
        .map(
            values ->
                new OfNumbers(
                    contender,
                    values.stream().mapToDouble(Double::parseDouble).toArray(),
                    predicted.get().values()));
  }

  private static Optional<List<String>> actual(SavedRun run, ContenderEntry contender) {
    Path csv = run.folder(contender).resolve("predictions.csv");
    if (!Files.isRegularFile(csv)) {
      return Optional.empty();
    }
    try (CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(csv)) {
      return Optional.of(records.stream().skip(1).map(record -> record.getField(1)).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
