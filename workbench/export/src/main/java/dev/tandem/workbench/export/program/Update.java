package dev.tandem.workbench.export.program;

import dev.tandem.network.OptimizerSpec;
import java.util.ArrayList;
import java.util.List;

/** An optimizer written out: what each parameter remembers, and the lines that update it. */
record Update(Syntax syntax) implements OptimizerSpec.Visitor<Update.Parts> {
  private static final String G = "g";
  private static final String W = "w";

  /**
   * What the program needs.
   *
   * @param memory of a parameter, beside w and g
   * @param countsSteps whether the update wants the number of the step, t
   * @param formula for the update's comment
   * @param before lines that come before all parameters' updates
   * @param lines of the update of one parameter
   */
  record Parts(
      List<Memory> memory,
      boolean countsSteps,
      String formula,
      List<String> before,
      List<String> lines) {
    Parts(List<Memory> memory, boolean countsSteps, String formula, List<String> lines) {
      this(memory, countsSteps, formula, List.of(), lines);
    }
  }

  /** A number for each of a parameter's. */
  record Memory(String name, String words, double start) {}

  @Override
  public Parts sgd(OptimizerSpec.Sgd spec) {
    List<String> lines = new ArrayList<>();
    String g = gradient(spec.weightDecay(), lines);
    if (spec.momentum() == 0) {
      lines.add(step(g));
      return new Parts(List.of(), false, "Gradient descent: w ← w - η g", lines);
    }
    String momentum = Literal.of(spec.momentum());
    boolean dampened = spec.dampening() != 0;
    String rest = Literal.rest(spec.dampening());
    String share = dampened ? syntax.firstTime("1", rest) + " * " : "";
    String v = syntax.of("v");
    lines.add(assign("v", momentum + " * " + v + " + " + share + g));
    lines.add(step(spec.nesterov() ? "(" + g + " + " + momentum + " * " + v + ")" : v));
    String formula =
        (spec.nesterov()
                ? "Gradient descent with Nesterov's momentum"
                : "Gradient descent with momentum")
            + ": v ← "
            + momentum
            + " v + "
            + (dampened ? rest + " g (the first time v ← g)" : G)
            + ",  w ← w - η "
            + (spec.nesterov() ? "(g + " + momentum + " v)" : "v");
    return new Parts(List.of(new Memory("v", "velocity", 0)), dampened, formula, lines);
  }

  @Override
  public Parts adam(OptimizerSpec.Adam spec) {
    List<String> lines = new ArrayList<>();
    String g = gradient(spec.weightDecay(), lines);
    return adam(
        g,
        lines,
        new OptimizerSpec.AdamW(
            spec.learningRate(), spec.beta1(), spec.beta2(), spec.epsilon(), 0, spec.amsgrad()),
        "Adam: ");
  }

  @Override
  public Parts adamW(OptimizerSpec.AdamW spec) {
    List<String> lines = new ArrayList<>();
    String g = gradient(0, lines);
    if (spec.weightDecay() == 0) {
      return adam(g, lines, spec, "AdamW: ");
    }
    String decay = Literal.of(spec.weightDecay());
    lines.add(step(decay + " * " + syntax.of(W)));
    return adam(g, lines, spec, "AdamW: w ← w - η " + decay + " w,  then ");
  }

  private Parts adam(String g, List<String> lines, OptimizerSpec.AdamW spec, String title) {
    List<Memory> memory = new ArrayList<>();
    memory.add(new Memory("m", "running mean of g", 0));
    lines.add(mean("m", spec.beta1(), g));
    memory.add(new Memory("v", "running mean of g²", 0));
    lines.add(mean("v", spec.beta2(), syntax.square(g)));
    String v = syntax.of("v");
    if (spec.amsgrad()) {
      memory.add(new Memory("largest", "the largest v so far", 0));
      String largest = syntax.of("largest");
      lines.add(assign("largest", syntax.larger(largest, v)));
      v = largest;
    }
    String root = syntax.root(v + " / c2");
    lines.add(
        step(
            "(" + syntax.of("m") + " / c1) / (" + root + " + " + Literal.of(spec.epsilon()) + ")"));
    List<String> corrections =
        List.of(correction("c1", spec.beta1()), correction("c2", spec.beta2()));
    String formula =
        title
            + "w ← w - η (m / c₁) / (√(v / c₂) + ε)"
            + (spec.amsgrad() ? " with the largest v (AMSGrad)" : "");
    return new Parts(memory, true, formula, corrections, lines);
  }

  @Override
  public Parts rmsProp(OptimizerSpec.RmsProp spec) {
    List<String> lines = new ArrayList<>();
    List<Memory> memory = new ArrayList<>();
    String g = gradient(spec.weightDecay(), lines);
    memory.add(new Memory("s", "running mean of g²", 0));
    lines.add(mean("s", spec.alpha(), syntax.square(g)));
    String below = syntax.of("s");
    if (spec.centered()) {
      memory.add(new Memory("a", "running mean of g", 0));
      lines.add(mean("a", spec.alpha(), g));
      below += " - " + syntax.square(syntax.of("a"));
    }
    String direction = g + " / (" + syntax.root(below) + " + " + Literal.of(spec.epsilon()) + ")";
    String formula = "RMSprop: d = g / (√" + (spec.centered() ? "(s - a²)" : "s") + " + ε)";
    if (spec.momentum() == 0) {
      lines.add(step(direction));
      formula += ",  w ← w - η d";
    } else {
      String momentum = Literal.of(spec.momentum());
      String v = syntax.of("v");
      memory.add(new Memory("v", "velocity", 0));
      lines.add(assign("v", momentum + " * " + v + " + " + direction));
      lines.add(step(v));
      formula += ",  v ← " + momentum + " v + d,  w ← w - η v";
    }
    return new Parts(memory, false, formula, lines);
  }

  @Override
  public Parts adagrad(OptimizerSpec.Adagrad spec) {
    List<String> lines = new ArrayList<>();
    String g = gradient(spec.weightDecay(), lines);
    String s = syntax.of("s");
    boolean slowing = spec.rateDecay() != 0;
    String slower = "(1 + (t - 1) * " + Literal.of(spec.rateDecay()) + ")";
    lines.add(assign("s", s + " + " + syntax.square(g)));
    lines.add(
        step(
            g
                + " / ("
                + syntax.root(s)
                + " + "
                + Literal.of(spec.epsilon())
                + ")"
                + (slowing ? " / " + slower : "")));
    String formula =
        "Adagrad: s ← s + g²,  w ← w - η g / (√s + ε)"
            + (slowing ? ", where η falls by " + slower : "");
    return new Parts(
        List.of(new Memory("s", "sum of all g²", spec.initialAccumulator())),
        slowing,
        formula,
        lines);
  }

  /** The gradient, with the pull of weight decay to zero if there is one. */
  private String gradient(double weightDecay, List<String> lines) {
    if (weightDecay == 0) {
      return syntax.of(G);
    }
    String pull = Literal.of(weightDecay) + " * " + syntax.of(W);
    String sum = syntax.local(G, syntax.of(G) + " + " + pull);
    lines.add(syntax.statement(sum, "weight decay"));
    return G;
  }

  private String correction(String name, double beta) {
    String value = "1 - " + syntax.power(Literal.of(beta), "t");
    return syntax.statement(syntax.local(name, value), "since running means start at 0");
  }

  private String mean(String name, double share, String value) {
    String own = syntax.of(name);
    String rest = Literal.rest(share);
    return assign(name, Literal.of(share) + " * " + own + " + " + rest + " * " + value);
  }

  private String assign(String name, String value) {
    return syntax.statement(syntax.of(name) + " = " + value);
  }

  private String step(String direction) {
    return syntax.statement(syntax.of(W) + " -= rate * " + direction);
  }
}
