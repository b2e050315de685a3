package dev.tandem.workbench.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.data.Features;
import dev.tandem.data.Preprocessing;
import dev.tandem.workbench.live.http.Refusal;
import dev.tandem.workbench.live.run.Looker;
import java.util.Map;

/** What pages ask about rows of their own, and about images. */
final class Inquiries {
  private Inquiries() {}

  /** Each contender's probabilities for a row that comes raw, as a page has drawn it. */
  static Map<String, Object> predict(Looker looker, JsonNode json) {
    return looker.probabilities(features(looker, json.path("features")));
  }

  private static Features features(Looker looker, JsonNode raw) {
    int width = looker.training().features().width();
    if (!raw.isArray() || raw.size() != width) {
      throw new Refusal(422, "features: expected " + width + " numbers, got " + raw.size());
    }
    float[] values = new float[width];
    for (int i = 0; i < width; i++) {
      values[i] = encoded(looker.prepared().preprocessing(), (float) raw.get(i).asDouble());
    }
    return Features.of(values, width);
  }

  private static float encoded(Preprocessing preprocessing, float value) {
    if (preprocessing instanceof Preprocessing.Pixels pixels) {
      return value * pixels.scale() + pixels.offset();
    }
    if (preprocessing instanceof Preprocessing.AsIs) {
      return value;
    }
    throw new Refusal(422, "expected data of images or points, got a table with columns to encode");
  }

  /** First-layer weights, and the test images that confuse each contender most. */
  static Map<String, Object> images(Looker looker) {
    return looker
        .images()
        .orElseThrow(() -> new Refusal(422, "expected data of images, got rows of columns"));
  }
}
