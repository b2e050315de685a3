package dev.tandem.workbench.report.text;

import dev.tandem.network.ActivationSpec;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.LayerSpec.Activation;
import dev.tandem.network.LayerSpec.BatchNorm;
import dev.tandem.network.LayerSpec.Dense;
import dev.tandem.network.LayerSpec.Dropout;
import dev.tandem.network.LayerSpec.LayerNorm;
import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.OptimizerSpec.Adagrad;
import dev.tandem.network.OptimizerSpec.Adam;
import dev.tandem.network.OptimizerSpec.AdamW;
import dev.tandem.network.OptimizerSpec.RmsProp;
import dev.tandem.network.OptimizerSpec.Sgd;
import java.util.Locale;

/** Layers and optimizers in a few words each. */
public final class PartWords {
  private PartWords() {}

  /** Kind and settings, e.g. {@code "dense 784 → 128"}. */
  public static String of(LayerSpec layer, int inputs) {
    return layer.accept(new LayerWords(inputs));
  }

  /** Its update, as the spec's formula has it. */
  static String formula(OptimizerSpec optimizer) {
    return optimizer.accept(new Formula());
  }

  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value).replace(".0E", "e").replace("E", "e");
  }

  private record LayerWords(int inputs) implements LayerSpec.Visitor<String> {
    @Override
    public String dense(Dense spec) {
      String widths = "dense " + inputs + " → " + spec.outputs().orElseThrow();
      return spec.bias() ? widths : widths + ", no bias";
    }

    @Override
    public String activation(Activation spec) {
      return activation(spec.function());
    }

    private static String activation(ActivationSpec function) {
      if (function instanceof ActivationSpec.LeakyRelu leaky) {
        return function.name() + ", slope " + number(leaky.slope());
      }
      if (function instanceof ActivationSpec.Elu elu) {
        return function.name() + ", alpha " + number(elu.alpha());
      }
      if (function instanceof ActivationSpec.Gelu gelu) {
        return function.name() + ", " + gelu.form().name().toLowerCase(Locale.ROOT);
      }
      if (function instanceof ActivationSpec.Softplus softplus) {
        return function.name() + ", beta " + number(softplus.beta());
      }
      return function.name();
    }

    @Override
    public String dropout(Dropout spec) {
      return "dropout " + number(spec.probability());
    }

    @Override
    public String batchNorm(BatchNorm spec) {
      return "batch norm, momentum "
          + number(spec.momentum())
          + ", epsilon "
          + number(spec.epsilon());
    }

    @Override
    public String layerNorm(LayerNorm spec) {
      return "layer norm, epsilon " + number(spec.epsilon());
    }
  }

  private static final class Formula implements OptimizerSpec.Visitor<String> {
    @Override
    public String sgd(Sgd spec) {
      String gradient = decayed(spec.weightDecay());
      if (spec.momentum() == 0) {
        return gradient + "w -= η·g";
      }
      String share = spec.dampening() == 0 ? "g" : "(1 - dampening)·g";
      String step = spec.nesterov() ? "η·(g + momentum·v)" : "η·v";
      return gradient + "v = momentum·v + " + share + "; w -= " + step;
    }

    @Override
    public String adam(Adam spec) {
      return decayed(spec.weightDecay()) + adam(spec.amsgrad());
    }

    @Override
    public String adamW(AdamW spec) {
      return "w -= η·λ·w; " + adam(spec.amsgrad());
    }

    private static String adam(boolean amsgrad) {
      return "w -= η·m̂ / (√v̂ + ε), both corrected" + (amsgrad ? ", the largest v so far" : "");
    }

    @Override
    public String rmsProp(RmsProp spec) {
      String root = spec.centered() ? "√(s - a²)" : "√s";
      String step = "g / (" + root + " + ε)";
      return decayed(spec.weightDecay())
          + "s = alpha·s + (1 - alpha)·g²; "
          + (spec.momentum() == 0 ? "w -= η·" + step : "v = momentum·v + " + step + "; w -= η·v");
    }

    @Override
    public String adagrad(Adagrad spec) {
      String rate = spec.rateDecay() == 0 ? "η" : "η/(1 + (t - 1)·rateDecay)";
      return decayed(spec.weightDecay()) + "s += g²; w -= " + rate + "·g / (√s + ε)";
    }

    private static String decayed(double weightDecay) {
      return weightDecay == 0 ? "" : "g += λ·w; ";
    }
  }
}
