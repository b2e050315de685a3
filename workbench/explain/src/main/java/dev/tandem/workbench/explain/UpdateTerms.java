package dev.tandem.workbench.explain;

import static dev.tandem.workbench.explain.Expression.max;
import static dev.tandem.workbench.explain.Expression.minus;
import static dev.tandem.workbench.explain.Expression.number;
import static dev.tandem.workbench.explain.Expression.over;
import static dev.tandem.workbench.explain.Expression.sqrt;
import static dev.tandem.workbench.explain.Expression.sum;
import static dev.tandem.workbench.explain.Expression.times;

import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.OptimizerSpec.Adagrad;
import dev.tandem.network.OptimizerSpec.Adam;
import dev.tandem.network.OptimizerSpec.AdamW;
import dev.tandem.network.OptimizerSpec.RmsProp;
import dev.tandem.network.OptimizerSpec.Sgd;
import dev.tandem.tensor.Parameters;
import dev.tandem.workbench.explain.Expression.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How one parameter follows its gradient, by the formulas of {@link OptimizerSpec}. A prime marks
 * what is new.
 *
 * @param gradient as the optimizer gets it
 * @param learningRate of the step
 */
record UpdateTerms(Quantities quantities, Place place, Quantity gradient, double learningRate)
    implements OptimizerSpec.Visitor<List<Formula>> {
  @Override
  public List<Formula> sgd(Sgd spec) {
    List<Formula> formulas = new ArrayList<>();
    Quantity g = decayed(spec.weightDecay(), formulas);
    Expression direction = g;
    if (spec.momentum() != 0) {
      Quantity momentum = new Quantity("μ", "momentum", spec.momentum());
      Quantity velocity =
          added(
              formulas,
              "v'",
              "velocity after the step",
              remembered("momentum_buffer")
                  .map(before -> velocity(spec, momentum, before, g))
                  .orElse(g));
      direction = spec.nesterov() ? sum(g, times(momentum, velocity)) : velocity;
    }
    formulas.add(after(weight(), times(rate(), direction)));
    return formulas;
  }

  private Expression velocity(Sgd spec, Quantity momentum, double before, Quantity g) {
    Quantity old = new Quantity("v", "velocity before the step", before);
    Quantity dampening = new Quantity("τ", "dampening", spec.dampening());
    return sum(
        times(momentum, old), spec.dampening() == 0 ? g : times(minus(number(1), dampening), g));
  }

  @Override
  public List<Formula> adam(Adam spec) {
    List<Formula> formulas = new ArrayList<>();
    Quantity g = decayed(spec.weightDecay(), formulas);
    formulas.addAll(adam(spec, g, weight()));
    return formulas;
  }

  @Override
  public List<Formula> adamW(AdamW spec) {
    List<Formula> formulas = new ArrayList<>();
    Quantity w = weight();
    if (spec.weightDecay() != 0) {
      Quantity decay = decay(spec.weightDecay());
      w =
          added(
              formulas,
              "u",
              place.symbol() + " after its own decay",
              minus(w, times(rate(), decay, w)));
    }
    Adam adam =
        new Adam(
            spec.learningRate(), spec.beta1(), spec.beta2(), spec.epsilon(), 0, spec.amsgrad());
    formulas.addAll(adam(adam, gradient, w));
    return formulas;
  }

  private List<Formula> adam(Adam spec, Quantity g, Quantity w) {
    List<Formula> formulas = new ArrayList<>();
    Quantity beta1 = new Quantity("β1", "share of the first moment that is kept", spec.beta1());
    Quantity beta2 = new Quantity("β2", "share of the second moment that is kept", spec.beta2());
    Quantity t = new Quantity("t", "updates so far, this one included", updates());
    Quantity first =
        added(
            formulas,
            "m'",
            "first moment, a running mean of gradients",
            running(beta1, old("m", "exp_avg"), g));
    Quantity second =
        added(
            formulas,
            "v'",
            "second moment, a running mean of squared gradients",
            running(beta2, old("v", "exp_avg_sq"), square(g)));
    if (spec.amsgrad()) {
      second =
          added(
              formulas,
              "vmax'",
              "largest second moment so far",
              max(old("vmax", "max_exp_avg_sq"), second));
    }
    Quantity correctedFirst =
        added(formulas, "mc", "first moment without its bias to 0", corrected(first, beta1, t));
    Quantity correctedSecond =
        added(formulas, "vc", "second moment without its bias to 0", corrected(second, beta2, t));
    formulas.add(
        after(
            w,
            over(
                times(rate(), correctedFirst),
                sum(sqrt(correctedSecond), epsilon(spec.epsilon())))));
    return formulas;
  }

  private static Expression corrected(Quantity moment, Quantity beta, Quantity t) {
    return over(moment, minus(number(1), new Expression.Power(beta, t)));
  }

  @Override
  public List<Formula> rmsProp(RmsProp spec) {
    List<Formula> formulas = new ArrayList<>();
    Quantity g = decayed(spec.weightDecay(), formulas);
    Quantity alpha = new Quantity("α", "share of the running mean that is kept", spec.alpha());
    Expression below =
        added(
            formulas,
            "s'",
            "running mean of squared gradients",
            running(alpha, old("s", "square_avg"), square(g)));
    if (spec.centered()) {
      Quantity mean =
          added(
              formulas, "a'", "running mean of gradients", running(alpha, old("a", "grad_avg"), g));
      below = minus(below, square(mean));
    }
    Quantity direction =
        added(
            formulas,
            "r",
            "gradient by its usual size",
            over(g, sum(sqrt(below), epsilon(spec.epsilon()))));
    if (spec.momentum() != 0) {
      Quantity momentum = new Quantity("μ", "momentum", spec.momentum());
      direction =
          added(
              formulas,
              "v'",
              "velocity after the step",
              sum(times(momentum, old("v", "momentum_buffer")), direction));
    }
    formulas.add(after(weight(), times(rate(), direction)));
    return formulas;
  }

  @Override
  public List<Formula> adagrad(Adagrad spec) {
    List<Formula> formulas = new ArrayList<>();
    Quantity g = decayed(spec.weightDecay(), formulas);
    Quantity squares =
        added(
            formulas,
            "s'",
            "sum of squared gradients",
            sum(old("s", "sum", spec.initialAccumulator()), square(g)));
    Quantity rate = rate();
    if (spec.rateDecay() != 0) {
      Quantity decay = new Quantity("δ", "decay of the learning rate", spec.rateDecay());
      Quantity before = new Quantity("t", "updates before this one", updates() - 1);
      rate =
          added(
              formulas,
              "η'",
              "learning rate as it has decayed",
              over(rate, sum(number(1), times(before, decay))));
    }
    formulas.add(
        after(weight(), over(times(rate, g), sum(sqrt(squares), epsilon(spec.epsilon())))));
    return formulas;
  }

  private Quantity weight() {
    return quantities.parameter(place);
  }

  private Formula after(Quantity before, Expression change) {
    return quantities.formula(quantities.after(place), minus(before, change));
  }

  /** The gradient with the pull of weight decay. */
  private Quantity decayed(double weightDecay, List<Formula> formulas) {
    return weightDecay == 0
        ? gradient
        : added(
            formulas,
            "g",
            "gradient by " + place.symbol() + " with weight decay",
            sum(gradient, times(decay(weightDecay), weight())));
  }

  private static Quantity added(
      List<Formula> formulas, String symbol, String meaning, Expression right) {
    Formula formula = Formula.computed(symbol, meaning, right);
    formulas.add(formula);
    return formula.left();
  }

  private static Expression running(Quantity share, Quantity before, Expression now) {
    return sum(times(share, before), times(minus(number(1), share), now));
  }

  private static Expression square(Quantity quantity) {
    return new Expression.Power(quantity, number(2));
  }

  private Quantity rate() {
    return new Quantity("η", "learning rate of this step", learningRate);
  }

  private static Quantity decay(double weightDecay) {
    return new Quantity("λ", "weight decay", weightDecay);
  }

  private static Quantity epsilon(double epsilon) {
    return new Quantity("ε", "keeps the divisor above 0", epsilon);
  }

  private long updates() {
    return quantities.side().state().step() + 1;
  }

  private Quantity old(String letter, String slot) {
    return old(letter, slot, 0);
  }

  private Quantity old(String letter, String slot, double start) {
    return new Quantity(
        letter, "the same before the step, of " + place.symbol(), remembered(slot).orElse(start));
  }

  private Optional<Double> remembered(String slot) {
    Parameters saved =
        quantities.side().state().optimizer().slots().getOrDefault(slot, Parameters.NONE);
    return saved.isEmpty()
        ? Optional.empty()
        : Optional.of(saved.get(place.tensor()).get(place.index()));
  }
}
