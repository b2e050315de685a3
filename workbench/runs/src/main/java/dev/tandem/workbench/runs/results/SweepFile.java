package dev.tandem.workbench.runs.results;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.workbench.runs.results.ComparisonFile.RowsEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.SummaryEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code sweep.json}: every combination of a sweep, best first, failed ones last.
 *
 * @param figure key of the validation rows' metric that ranks, e.g. {@code "accuracy"}
 * @param label the same for people
 * @param keys that are varied
 * @param jobs how many processes ran at once when the last run was made
 * @param rows of the best combination's data
 * @param test metrics of the best combination's test rows, over its seeds; of no other
 */
public record SweepFile(
    String schema,
    String name,
    String engine,
    String precision,
    int threads,
    String figure,
    String label,
    boolean largerIsBetter,
    List<String> keys,
    List<Long> seeds,
    int jobs,
    RowsEntry rows,
    List<CombinationEntry> combinations,
    Map<String, SummaryEntry> test,
    List<String> notes) {

  /** The one schema that there is. */
  public static final String SCHEMA = "tandem.sweep/1";

  /**
   * One combination.
   *
   * @param rank counts from 1; null if a run of it failed
   * @param status finished or failed
   * @param message why it failed; null otherwise
   * @param figure over the seeds
   * @param epochs mean over the seeds
   * @param seconds of training, mean over the seeds
   * @param same settings of further combinations that mean the same and so share its runs
   */
  public record CombinationEntry(
      Integer rank,
      Map<String, Object> settings,
      String status,
      @JsonInclude(JsonInclude.Include.NON_NULL) String message,
      SummaryEntry figure,
      double epochs,
      double seconds,
      List<SweepRunEntry> runs,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Map<String, Object>> same) {
    public CombinationEntry {
      same = same == null ? List.of() : List.copyOf(same);
    }

    /** A key's values in words, {@code "relu = tanh"} where two of them mean the same. */
    public String words(String key) {
      return Stream.concat(Stream.of(settings), same.stream())
          .map(own -> Settings.text(own.get(key)))
          .distinct()
          .collect(Collectors.joining(" = "));
    }

    /** Whether all of its runs finished with the metric. */
    public boolean ranked() {
      return rank != null;
    }
  }

  /** One run of a combination. */
  public record SweepRunEntry(
      long seed,
      String status,
      @JsonInclude(JsonInclude.Include.NON_NULL) String message,
      double figure,
      int epochs,
      double seconds,
      String weightsSha256) {}

  /** The combinations that have the metric, best first. */
  @JsonIgnore
  public List<CombinationEntry> ranked() {
    return combinations.stream().filter(CombinationEntry::ranked).toList();
  }

  /** The last word of each key, or all of it where two keys share that. */
  @JsonIgnore
  public List<String> headings() {
    List<String> last = keys.stream().map(SweepFile::lastWord).toList();
    List<String> headings = new ArrayList<>();
    for (String key : keys) {
      String word = lastWord(key);
      long sharing = last.stream().filter(word::equals).count();
      headings.add(sharing > 1 || word.equals("type") ? key : word);
    }
    return headings;
  }

  private static String lastWord(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }
}
