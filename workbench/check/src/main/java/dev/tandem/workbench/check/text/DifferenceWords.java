package dev.tandem.workbench.check.text;

import dev.tandem.network.LayerSpec;
import dev.tandem.network.NetworkSpec;
import dev.tandem.workbench.check.explain.Difference;
import dev.tandem.workbench.check.probe.Probe;
import dev.tandem.workbench.check.seen.Part;
import dev.tandem.workbench.check.seen.Place;
import dev.tandem.workbench.check.seen.Seen;
import dev.tandem.workbench.report.text.PartWords;
import java.util.Locale;
import java.util.Optional;

/** A difference in words: where, both numbers, and what they have to do with each other. */
final class DifferenceWords {
  private DifferenceWords() {}

  /** One or two sentences without a full stop at the end. */
  static String of(Difference difference) {
    Seen yours = difference.program();
    Seen expected = difference.expected();
    String where = where(difference.probe(), difference.place());
    if (yours.values().length != expected.values().length) {
      return where
          + ": expected "
          + expected.values().length
          + " numbers, got "
          + yours.values().length;
    }
    int index = largest(yours, expected);
    double own = yours.values()[index];
    double right = expected.values()[index];
    int digits = 4;
    while (digits < 16 && own != right && number(own, digits).equals(number(right, digits))) {
      digits++;
    }
    return where
        + ": yours "
        + number(own, digits)
        + at(yours, index)
        + ", expected "
        + number(right, digits)
        + ratio(difference).map(text -> "; " + text).orElse("");
  }

  /** Part and layer: {@code "backward, layer 2 (dense 4 → 2), gradient of the weight"}. */
  static String where(Probe probe, Place place) {
    String layer = layer(probe.experiment().network(), place.name());
    return switch (place.part()) {
      case PREDICTION -> "forward, outputs before training";
      case FORWARD -> "forward" + layer + ", output";
      case LOSS -> "loss of the batch";
      case GRADIENT -> "backward" + layer + ", gradient of the " + role(place.name());
      case UPDATE -> "update" + layer + ", change of the " + role(place.name());
      case STATISTICS -> "update" + layer + ", " + role(place.name());
      case PREDICTION_AFTER -> "outputs after training";
    };
  }

  private static String layer(NetworkSpec network, String name) {
    if (name.isEmpty()) {
      return "";
    }
    int index = Integer.parseInt(name.split("\\.")[0]);
    LayerSpec layer = network.layers().get(index);
    String words = PartWords.of(layer, network.widthInto(index));
    return ", layer " + index + " (" + words + ")";
  }

  private static String role(String name) {
    String role = name.substring(name.indexOf('.') + 1);
    return switch (role) {
      case "running_var" -> "running variance";
      case "running_mean" -> "running mean";
      case "num_batches_tracked" -> "number of batches";
      default -> role;
    };
  }

  private static int largest(Seen yours, Seen expected) {
    int index = 0;
    double most = -1;
    for (int i = 0; i < yours.values().length; i++) {
      double a = yours.values()[i];
      double b = expected.values()[i];
      double apart = Double.isFinite(a) && Double.isFinite(b) ? Math.abs(a - b) : 1e300;
      if (Double.isFinite(a) == Double.isFinite(b) && !Double.isFinite(a)) {
        apart = 0;
      }
      if (apart > most) {
        most = apart;
        index = i;
      }
    }
    return index;
  }

  private static String at(Seen seen, int index) {
    int[] shape = seen.shape();
    if (shape.length == 2) {
      return " at [" + index / shape[1] + ", " + index % shape[1] + "]";
    }
    return shape.length == 1 && shape[0] > 1 ? " at [" + index + "]" : "";
  }

  /** Empty unless all numbers are the same multiple of what is expected. */
  private static Optional<String> ratio(Difference difference) {
    double[] yours = difference.program().values();
    double[] expected = difference.expected().values();
    double least = 1e-3 * difference.expected().largest();
    double ratio = Double.NaN;
    for (int i = 0; i < yours.length; i++) {
      if (!(Math.abs(expected[i]) > least)) {
        continue;
      }
      double here = yours[i] / expected[i];
      if (!Double.isFinite(here) || Math.abs(here - ratio) > 2e-3 * Math.abs(ratio)) {
        return Optional.empty();
      }
      ratio = here;
    }
    if (Double.isNaN(ratio)
        || near(ratio, 1)
        || yours.length < 2 && difference.place().part() != Part.LOSS) {
      return Optional.empty();
    }
    return Optional.of(times(ratio, difference));
  }

  private static String times(double ratio, Difference difference) {
    int rows = difference.probe().rows(Math.max(1, difference.place().step()));
    boolean many = difference.program().values().length > 1;
    String everywhere = many ? " everywhere" : "";
    if (Math.abs(ratio) < 1e-9) {
      return "0" + everywhere;
    }
    String times = String.format(Locale.ROOT, "%.2f times%s", ratio, everywhere);
    if (rows > 1 && near(ratio, rows)) {
      return times + ", and the batch has " + rows + " rows";
    }
    if (rows > 1 && near(ratio, 1.0 / rows)) {
      return String.format(
          Locale.ROOT, "%.3f times%s, and the batch has %d rows", ratio, everywhere, rows);
    }
    return times;
  }

  private static boolean near(double a, double b) {
    return Math.abs(a - b) <= 5e-3 * Math.abs(b);
  }

  private static String number(double value, int digits) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "infinity" : "-infinity";
    }
    return String.format(Locale.ROOT, "%." + digits + "g", value);
  }
}
