package dev.tandem.engines.process;

import dev.tandem.network.SpecException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the engine is set up with: {@code {command: [python3, my_network.py], stall: 30}}.
 *
 * @param command its words; none if no program is given
 * @param stall how long an answer may take, where that is not left to Tandem
 * @param reuse whether one started program serves several sessions, one after another
 */
record Settings(List<String> command, Optional<Duration> stall, boolean reuse) {
  static final Settings NONE = new Settings(List.of(), Optional.empty(), false);

  private static final String COMMAND = "command";
  private static final String STALL = "stall";
  private static final String REUSE = "reuse";

  /**
   * @throws SpecException if there are others, or they are no command and no time
   */
  static Settings of(Map<String, Object> settings) {
    if (!Set.of(COMMAND, STALL, REUSE).containsAll(settings.keySet())) {
      throw refuse("settings command, stall and reuse only", settings.keySet());
    }
    Object stall = settings.get(STALL);
    if (stall != null && !(stall instanceof Number number && number.doubleValue() > 0)) {
      throw refuse("stall as a number of seconds above 0", stall);
    }
    return new Settings(
        command(settings.get(COMMAND)),
        Optional.ofNullable((Number) stall)
            .map(seconds -> Duration.ofMillis((long) Math.ceil(1000 * seconds.doubleValue()))),
        Boolean.TRUE.equals(settings.get(REUSE)));
  }

  private static List<String> command(Object given) {
    List<String> words =
        given instanceof List<?> list
            ? list.stream().map(String::valueOf).toList()
            : given instanceof String text ? Launch.words(text) : List.of();
    if (words.isEmpty() || words.get(0).isBlank()) {
      throw refuse("command as a list such as [python3, my_network.py], or as a text", given);
    }
    return words;
  }

  private static SpecException refuse(String expected, Object got) {
    return new SpecException("engine " + ProcessEngine.NAME, expected, got);
  }
}
