package dev.tandem.network.tree;

import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.ScheduleSpec;
import dev.tandem.network.ScheduleSpec.Constant;
import dev.tandem.network.ScheduleSpec.Cosine;
import dev.tandem.network.ScheduleSpec.Exponential;
import dev.tandem.network.ScheduleSpec.MultiStep;
import dev.tandem.network.ScheduleSpec.OneCycle;
import dev.tandem.network.ScheduleSpec.ReduceOnPlateau;
import dev.tandem.network.ScheduleSpec.Step;
import dev.tandem.network.ScheduleSpec.WarmUp;
import java.util.List;
import java.util.Map;

/**
 * {@code schedule: {type: step, every: 10, gamma: 0.1}}, or the type alone where all its settings
 * have defaults; {@code {type: warm-up, epochs: 5, then: {type: cosine}}} has another inside.
 */
final class ScheduleForm {
  static final String EVERY = "every";
  static final String GAMMA = "gamma";
  static final String MILESTONES = "milestones";
  static final String MINIMUM = "minimum";
  static final String EPOCHS = "epochs";
  static final String START = "start";
  static final String THEN = "then";
  static final String MAXIMUM = "maximum";
  static final String RISE = "rise";
  static final String DIVIDE = "divide";
  static final String FINAL_DIVIDE = "finalDivide";
  static final String FACTOR = "factor";
  static final String PATIENCE = "patience";
  static final String THRESHOLD = "threshold";

  static final Kinds<ScheduleSpec> KINDS =
      Kinds.<ScheduleSpec>none()
          .and("constant", section -> section.done(Constant::new))
          .and("step", ScheduleForm::step)
          .and("multi-step", ScheduleForm::multiStep)
          .and("exponential", ScheduleForm::exponential)
          .and("cosine", ScheduleForm::cosine)
          .and("warm-up", ScheduleForm::warmUp)
          .and("one-cycle", ScheduleForm::oneCycle)
          .and("reduce-on-plateau", ScheduleForm::reduceOnPlateau);

  private ScheduleForm() {}

  static ScheduleSpec read(Section section) {
    return KINDS.typed(section, ExperimentSpec.DEFAULT_SCHEDULE.name());
  }

  static Map<String, Object> write(ScheduleSpec spec) {
    return spec.accept(new ScheduleKeys());
  }

  private static Step step(Section section) {
    int every = section.integer(EVERY);
    double gamma = section.number(GAMMA, Step.DEFAULT_GAMMA);
    return section.done(() -> new Step(every, gamma));
  }

  private static MultiStep multiStep(Section section) {
    List<Integer> milestones = section.list(MILESTONES).stream().map(Located::integer).toList();
    double gamma = section.number(GAMMA, MultiStep.DEFAULT_GAMMA);
    return section.done(() -> new MultiStep(milestones, gamma));
  }

  private static Exponential exponential(Section section) {
    double gamma = section.number(GAMMA);
    return section.done(() -> new Exponential(gamma));
  }

  private static Cosine cosine(Section section) {
    double minimum = section.number(MINIMUM, Cosine.DEFAULT.minimum());
    return section.done(() -> new Cosine(minimum));
  }

  private static WarmUp warmUp(Section section) {
    int epochs = section.integer(EPOCHS);
    double start = section.number(START, WarmUp.DEFAULT_START);
    ScheduleSpec then = KINDS.typed(section.typedSection(THEN), WarmUp.DEFAULT_THEN.name());
    return section.done(() -> new WarmUp(epochs, start, then));
  }

  private static OneCycle oneCycle(Section section) {
    double maximum = section.number(MAXIMUM);
    double rise = section.number(RISE, OneCycle.DEFAULT_RISE);
    double divide = section.number(DIVIDE, OneCycle.DEFAULT_DIVIDE);
    double finalDivide = section.number(FINAL_DIVIDE, OneCycle.DEFAULT_FINAL_DIVIDE);
    return section.done(() -> new OneCycle(maximum, rise, divide, finalDivide));
  }

  private static ReduceOnPlateau reduceOnPlateau(Section section) {
    ReduceOnPlateau standard = ReduceOnPlateau.DEFAULT;
    double factor = section.number(FACTOR, standard.factor());
    int patience = section.integer(PATIENCE, standard.patience());
    double threshold = section.number(THRESHOLD, standard.threshold());
    double minimum = section.number(MINIMUM, standard.minimum());
    return section.done(() -> new ReduceOnPlateau(factor, patience, threshold, minimum));
  }
}
