package dev.tandem.workbench.observed;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one look into a session between two epochs showed.
 *
 * @param gradientNorms by layer, the Euclidean norm of its parameters' gradients over the looked-at
 *     rows, before clipping; layers without parameters have none
 * @param maskSha256 of the dropout masks; null without dropout, or where they do not show
 */
public record Glance(Map<String, Double> gradientNorms, String maskSha256) {
  public Glance {
    gradientNorms = withoutNulls(gradientNorms);
  }

  /** NaN for each null, which is how JSON has a norm that is not finite; null for null. */
  public static Map<String, Double> withoutNulls(Map<String, Double> norms) {
    if (norms == null) {
      return null;
    }
    Map<String, Double> defined = new LinkedHashMap<>();
    norms.forEach((layer, norm) -> defined.put(layer, norm == null ? Double.NaN : norm));
    return defined;
  }
}
