package dev.tandem.workbench.report.text;

import dev.tandem.datasets.DataFacts;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LossSpec;
import dev.tandem.network.RegularizationSpec;
import dev.tandem.network.ScheduleSpec;
import dev.tandem.network.Task;
import dev.tandem.network.tree.ExperimentWriter;
import dev.tandem.training.LearningRates;
import dev.tandem.workbench.runs.metric.Formats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How an experiment trains, a labelled line a part, broken to fit a terminal.
 *
 * @param facts of the experiment's data
 * @param batch rows in a full batch
 */
record PlanWords(ExperimentSpec experiment, DataFacts facts, int batch) {
  private static final int LABEL = 16;
  private static final int WIDTH = 80;

  String text(List<String> contenders) {
    StringBuilder text = new StringBuilder();
    line(text, "loss", loss());
    line(text, "optimizer", settings("optimizer"));
    line(text, "", PartWords.formula(experiment.optimizer()));
    line(text, "schedule", schedule());
    line(text, "regularization", regularization());
    line(text, "initialization", initialization());
    line(text, "data", data());
    line(text, "rows", rows());
    line(text, "steps", steps());
    for (int i = 0; i < contenders.size(); i++) {
      line(text, i == 0 ? "contenders" : "", contenders.get(i));
    }
    return text.toString();
  }

  private String loss() {
    boolean mean = experiment.loss().reduction() == LossSpec.Reduction.MEAN;
    return settings("loss")
        + (mean ? ": mean over a batch" : ": summed over a batch")
        + (facts.targetsScaled() ? ", of standardized targets" : "");
  }

  /** Returns a typed section as it would be written, with every default. */
  private String settings(String key) {
    Object plain = ExperimentWriter.write(experiment).get(key);
    if (!(plain instanceof Map<?, ?> keys)) {
      return String.valueOf(plain);
    }
    Map<Object, Object> others = new LinkedHashMap<>(keys);
    Object type = others.remove("type");
    others.remove("reduction");
    List<String> parts = new ArrayList<>(List.of(String.valueOf(type)));
    others.forEach((name, value) -> parts.add(name + " " + value(value)));
    return String.join(", ", parts);
  }

  private static String value(Object value) {
    return value instanceof Double number ? PartWords.number(number) : String.valueOf(value);
  }

  private String schedule() {
    int epochs = experiment.training().epochs();
    ScheduleSpec spec = experiment.schedule();
    double rate = experiment.optimizer().learningRate();
    if (spec instanceof ScheduleSpec.Constant) {
      return "constant: " + rate(rate) + " in every epoch";
    }
    if (spec instanceof ScheduleSpec.ReduceOnPlateau) {
      return spec.name() + ": " + rate(rate) + " at first, then as the validation loss goes";
    }
    LearningRates rates = LearningRates.of(spec, rate, epochs, stepsPerEpoch());
    return "%s: %s in the first step, %s in the last"
        .formatted(
            spec.name(), rate(rates.at(0, 0)), rate(rates.at(epochs - 1, stepsPerEpoch() - 1)));
  }

  private static String rate(double rate) {
    return String.format(Locale.ROOT, "%.4g", rate)
        .replaceAll("(\\.\\d*?)0+($|e)", "$1$2")
        .replaceAll("\\.($|e)", "$1");
  }

  private String regularization() {
    RegularizationSpec spec = experiment.regularization();
    List<String> parts = new ArrayList<>();
    if (spec.l1() > 0) {
      parts.add("L1 " + PartWords.number(spec.l1()));
    }
    spec.clipNorm().ifPresent(norm -> parts.add("gradients' norm at most " + rate(norm)));
    spec.clipValue().ifPresent(value -> parts.add("gradients' values at most " + rate(value)));
    experiment
        .training()
        .earlyStopping()
        .ifPresent(
            early ->
                parts.add(
                    "early stopping on validation %s, patience %d"
                        .formatted(
                            early.metric().name().toLowerCase(Locale.ROOT), early.patience())));
    return parts.isEmpty() ? "none but what layers and optimizer name" : String.join("; ", parts);
  }

  private String initialization() {
    Map<?, ?> network = (Map<?, ?>) ExperimentWriter.write(experiment).get("network");
    return "weights %s, biases %s; seed %d"
        .formatted(
            plain(network.get("initialization")),
            experiment.network().biases().name(),
            experiment.training().seed());
  }

  private static String plain(Object value) {
    return String.valueOf(value).replaceAll("[{}]", "").replace('=', ' ');
  }

  private String data() {
    String targets =
        facts.task() == Task.REGRESSION ? "regression" : facts.classes().size() + " classes";
    return "%s%s: %s features, %s, split %s"
        .formatted(
            facts.name(),
            facts.generated() ? ", generated" : "",
            Formats.whole(facts.features()),
            targets,
            facts.split());
  }

  private String rows() {
    return String.format(
        Locale.ROOT,
        "%,d training, %,d validation, %,d test",
        facts.trainRows(),
        facts.validationRows(),
        facts.testRows());
  }

  private int stepsPerEpoch() {
    return (facts.trainRows() + batch - 1) / batch;
  }

  private String steps() {
    int epochs = experiment.training().epochs();
    int last = facts.trainRows() - (stepsPerEpoch() - 1) * batch;
    String smaller = last == batch ? "" : " (the last of " + last + ")";
    String most = experiment.training().earlyStopping().isPresent() ? "at most " : "";
    return String.format(
        Locale.ROOT,
        "%,d an epoch of %,d rows each%s; %s%,d in %,d epochs",
        stepsPerEpoch(),
        batch,
        smaller,
        most,
        (long) stepsPerEpoch() * epochs,
        epochs);
  }

  /** Adds words after a label, broken between words. */
  private static void line(StringBuilder text, String label, String words) {
    String start = String.format("%-" + LABEL + "s", label);
    StringBuilder line = new StringBuilder(start);
    for (String word : words.split(" ")) {
      boolean first = line.toString().isBlank() || line.length() == start.length();
      if (!first && line.length() + 1 + word.length() > WIDTH) {
        text.append(line).append('\n');
        line = new StringBuilder(" ".repeat(LABEL));
        first = true;
      }
      line.append(first ? "" : " ").append(word);
    }
    text.append(line).append('\n');
  }
}
