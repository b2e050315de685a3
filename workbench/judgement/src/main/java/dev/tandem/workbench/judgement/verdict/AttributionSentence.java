package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.results.AttributionFile;
import dev.tandem.workbench.runs.results.AttributionFile.EffectEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The answer of an attribution: what explains how much of the gap. */
public final class AttributionSentence {
  private static final double ROUNDING = 1e-12;

  private final AttributionFile file;
  private final Metric metric;
  private final double sign; // so that the gap is above 0
  private final double scale;
  private final int decimals;

  private AttributionSentence(AttributionFile file) {
    this.file = file;
    this.metric = Metric.byKey(file.metric()).orElseThrow();
    this.sign = file.gap().mean() < 0 ? -1 : 1;
    boolean points = metric == Metric.ACCURACY;
    this.scale = points ? 100 : 1;
    double size = Math.abs(file.gap().mean()) * scale;
    this.decimals = points ? (size >= 1 ? 1 : 2) : (size >= 0.1 ? 3 : 4);
  }

  /** Returns it; how an attribution without two whole repeats ended, if that is what it is. */
  public static String of(AttributionFile file) {
    return new AttributionSentence(file).text();
  }

  private String text() {
    if (!file.answered()) {
      return "The gap between "
          + file.first()
          + " and "
          + file.second()
          + " is not shared out: fewer than two repeats have all their combinations.";
    }
    boolean none = Math.abs(file.gap().mean()) < ROUNDING;
    if (none && file.effects().stream().allMatch(one -> Math.abs(one.mean()) < ROUNDING)) {
      return both() + " have the same " + words() + ": there is no gap to explain.";
    }
    List<String> shares = new ArrayList<>();
    for (EffectEntry effect : file.effects()) {
      shares.add(share(effect, shares.isEmpty()));
    }
    return String.format(
            Locale.ROOT,
            "%s's %s is %s %s %s's; %s.",
            file.second(),
            words(),
            amount(),
            sign > 0 ? "above" : "below",
            file.first(),
            String.join(", ", shares))
        + luck();
  }

  private String both() {
    return file.first() + " and " + file.second();
  }

  private String words() {
    return "test " + metric.words();
  }

  private String amount() {
    String number = number(Math.abs(file.gap().mean()));
    return metric == Metric.ACCURACY ? number + " points" : number;
  }

  private String share(EffectEntry effect, boolean first) {
    boolean together = effect.factor().equals(AttributionFile.TOGETHER);
    String name = together ? "their combination" : effect.factor();
    String size = number(sign * effect.mean()) + (first && !together ? " of it" : "");
    return name + (first ? " explains " : " ") + size + interval(effect);
  }

  private String interval(EffectEntry effect) {
    if (effect.high() - effect.low() < ROUNDING) {
      return " (in every repeat)";
    }
    double one = sign * effect.low();
    double other = sign * effect.high();
    return " (" + number(Math.min(one, other)) + " to " + number(Math.max(one, other)) + ")";
  }

  private String luck() {
    EffectEntry gap = file.gap();
    boolean mayBeNone = gap.low() <= 0 && gap.high() >= 0;
    return mayBeNone
        ? " The gap may be luck of the seed: its 95 % interval" + interval(gap) + " includes 0."
        : gap.high() - gap.low() < ROUNDING
            ? ""
            : " The gap is unlikely to be luck of the seed: its 95 % interval"
                + interval(gap)
                + " excludes 0.";
  }

  private String number(double value) {
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value * scale);
    return text.startsWith("-") && text.matches("[-0.]+") ? text.substring(1) : text;
  }
}
