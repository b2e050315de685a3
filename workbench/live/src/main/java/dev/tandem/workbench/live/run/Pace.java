package dev.tandem.workbench.live.run;

import dev.tandem.workbench.live.http.Refusal;
import java.util.Arrays;
import java.util.Locale;

/** How fast epochs follow each other: small networks are over before anybody has seen them. */
public enum Pace {
  SLOW(2),
  NORMAL(15),
  FULL(Integer.MAX_VALUE);

  private final int epochsPerSecond;

  Pace(int epochsPerSecond) {
    this.epochsPerSecond = epochsPerSecond;
  }

  long nanosBetweenEpochs() {
    return 1_000_000_000L / epochsPerSecond;
  }

  /**
   * The pace that a page means.
   *
   * @throws Refusal if there is none of that name
   */
  public static Pace of(String name) {
    return Arrays.stream(values())
        .filter(pace -> pace.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(() -> new Refusal(400, "pace: expected slow, normal or full"));
  }
}
