package dev.tandem.workbench.runs.results;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * One item of a fairness audit, of two contenders.
 *
 * @param finding {@code "matched"}, {@code "differs"} or {@code "unknown"}
 * @param observedA what was seen on a's side
 * @param observedB what was seen on b's side
 * @param matters for {@code "quality"}, for {@code "speed"}, for both or for neither
 * @param followsFrom the item whose difference brings this one with it; null if none does
 * @param caveat a difference in a few words; null unless it differs
 */
public record AuditEntry(
    String a,
    String b,
    String item,
    String finding,
    String observedA,
    String observedB,
    List<String> matters,
    @JsonInclude(JsonInclude.Include.NON_NULL) String followsFrom,
    @JsonInclude(JsonInclude.Include.NON_NULL) String caveat) {
  public static final String MATCHED = "matched";
  public static final String DIFFERS = "differs";
  public static final String UNKNOWN = "unknown";

  /** What a difference may matter for: how good the models are. */
  public static final String QUALITY = "quality";

  /** What a difference may matter for: how long training takes. */
  public static final String SPEED = "speed";

  /** Whether it differs and that matters for quality or speed. */
  @JsonIgnore
  public boolean counts() {
    return finding.equals(DIFFERS) && !matters.isEmpty();
  }
}
