package dev.tandem.engines.process;

import dev.tandem.tensor.Precision;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What a program says of itself.
 *
 * @param threads how many compute, if it says so
 * @param network its layers, if it has just one network
 * @param inputsFirst whether dense weights are [inputs, outputs]
 * @param probabilities whether outputs are those rather than logits
 */
record Hello(
    String name,
    Optional<String> version,
    Precision precision,
    OptionalInt threads,
    Can can,
    Optional<List<?>> network,
    boolean inputsFirst,
    boolean probabilities) {
  static final int PROTOCOL = 1;

  /**
   * @throws ProgramException if the answer is no greeting
   */
  static Hello of(Answer answer) {
    return new Hello(
        answer.text("name").orElseThrow(() -> answer.refuse("a name", "none")),
        answer.text("version"),
        precision(answer),
        answer.count("threads"),
        Can.of(answer.object("can")),
        answer.list("network"),
        oneOf(answer, "layout", "out,in", "in,out"),
        oneOf(answer, "outputs", "logits", "probabilities"));
  }

  private static Precision precision(Answer answer) {
    String given = answer.text("precision").orElse("none");
    return Stream.of(Precision.values())
        .filter(precision -> precision.label().equals(given))
        .findFirst()
        .orElseThrow(() -> answer.refuse("precision float32 or float64", given));
  }

  /** Whether it is the second of two, of which the first is the default. */
  private static boolean oneOf(Answer answer, String key, String first, String second) {
    String given = answer.text(key).orElse(first);
    if (!given.equals(first) && !given.equals(second)) {
      throw answer.refuse(key + " '" + first + "' or '" + second + "'", "'" + given + "'");
    }
    return given.equals(second);
  }

  /** Name and version. */
  String title() {
    return name + version.map(text -> " " + text).orElse("");
  }
}
