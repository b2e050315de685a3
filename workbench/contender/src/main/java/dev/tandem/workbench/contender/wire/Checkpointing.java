package dev.tandem.workbench.contender.wire;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often a child keeps a checkpoint, always at the end of an epoch.
 *
 * @param epochs after so many; 0 if not by epochs
 * @param minutes at the first end of an epoch after so much work of its own; 0 if not by minutes
 */
public record Checkpointing(int epochs, int minutes) {
  /** Unless somebody says otherwise: short runs keep none. */
  public static final Checkpointing USUAL = new Checkpointing(0, 10);

  public static final Checkpointing NONE = new Checkpointing(0, 0);

  private static final Pattern WORDS = Pattern.compile("([1-9][0-9]{0,8})(m?)");
  private static final int SECONDS = 60;

  /** Reads {@code 5}, {@code 10m} or {@code none}; empty if it is none of these. */
  public static Optional<Checkpointing> parse(String words) {
    Matcher matcher = WORDS.matcher(words);
    if (!matcher.matches()) {
      return words.equals("none") ? Optional.of(NONE) : Optional.empty();
    }
    int count = Integer.parseInt(matcher.group(1));
    return Optional.of(
        matcher.group(2).isEmpty() ? new Checkpointing(count, 0) : new Checkpointing(0, count));
  }

  /** Whether somebody has said that checkpoints are to be kept. */
  public boolean asked() {
    return !equals(USUAL) && !equals(NONE);
  }

  /** Whether it is time for one, so many epochs and so much work after the last one. */
  public boolean due(int epochsSince, double secondsSince) {
    return epochs > 0 && epochsSince >= epochs || minutes > 0 && secondsSince >= minutes * SECONDS;
  }
}
