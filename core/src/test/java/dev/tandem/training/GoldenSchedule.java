package dev.tandem.training;

import dev.tandem.GoldenFiles;
import dev.tandem.network.ScheduleSpec;
import dev.tandem.network.ScheduleSpec.Constant;
import dev.tandem.network.ScheduleSpec.Cosine;
import dev.tandem.network.ScheduleSpec.Exponential;
import dev.tandem.network.ScheduleSpec.MultiStep;
import dev.tandem.network.ScheduleSpec.OneCycle;
import dev.tandem.network.ScheduleSpec.ReduceOnPlateau;
import dev.tandem.network.ScheduleSpec.Step;
import dev.tandem.network.ScheduleSpec.WarmUp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One case of {@code schedules.txt}: a schedule, and the rates that torch makes of it. */
record GoldenSchedule(String name, Map<String, String> lines) {

  static List<GoldenSchedule> all() {
    List<GoldenSchedule> cases = new ArrayList<>();
    for (String line : GoldenFiles.lines("schedules.txt")) {
      if (line.startsWith("case ")) {
        cases.add(new GoldenSchedule(line.substring(5), new LinkedHashMap<>()));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        String[] words = line.split(" ", 2);
        cases.get(cases.size() - 1).lines().put(words[0], words[1]);
      }
    }
    return cases;
  }

  int epochs() {
    return Integer.parseInt(lines.get("epochs"));
  }

  int stepsPerEpoch() {
    return Integer.parseInt(lines.get("stepsPerEpoch"));
  }

  LearningRates rates() {
    double rate = Double.parseDouble(lines.get("learningRate"));
    return LearningRates.of(spec(lines.get("schedule")), rate, epochs(), stepsPerEpoch());
  }

  double expected(int epoch, int step) {
    return lines.containsKey("rates")
        ? numbers("rates")[epoch * stepsPerEpoch() + step]
        : numbers("epochRates")[epoch];
  }

  /** The validation loss after an epoch; NaN where the case has none. */
  double loss(int epoch) {
    return lines.containsKey("losses") ? numbers("losses")[epoch] : Double.NaN;
  }

  private double[] numbers(String line) {
    return Arrays.stream(lines.get(line).split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  private ScheduleSpec spec(String text) {
    Keys keys = Keys.of(text);
    return switch (text.split(" ")[0]) {
      case "constant" -> new Constant();
      case "step" -> new Step((int) keys.number("every"), keys.number("gamma"));
      case "multi-step" -> new MultiStep(keys.wholes("milestones"), keys.number("gamma"));
      case "exponential" -> new Exponential(keys.number("gamma"));
      case "cosine" -> new Cosine(keys.number("minimum"));
      case "warm-up" ->
          new WarmUp((int) keys.number("epochs"), keys.number("start"), spec(lines.get("then")));
      case "one-cycle" ->
          new OneCycle(
              keys.number("maximum"),
              keys.number("rise"),
              keys.number("divide"),
              keys.number("finalDivide"));
      case "reduce-on-plateau" ->
          new ReduceOnPlateau(
              keys.number("factor"),
              (int) keys.number("patience"),
              keys.number("threshold"),
              keys.number("minimum"));
      default -> throw new IllegalArgumentException("schedules.txt: unknown schedule " + text);
    };
  }

  /** {@code key=value} pairs after the first word. */
  private record Keys(Map<String, String> values) {
    static Keys of(String text) {
      Map<String, String> values = new LinkedHashMap<>();
      Arrays.stream(text.split(" "))
          .skip(1)
          .map(pair -> pair.split("="))
          .forEach(pair -> values.put(pair[0], pair[1]));
      return new Keys(values);
    }

    double number(String key) {
      return Double.parseDouble(values.get(key));
    }

    List<Integer> wholes(String key) {
      return Arrays.stream(values.get(key).split(",")).map(Integer::valueOf).toList();
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
