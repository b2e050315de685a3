package dev.tandem.workbench.judgement.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** One run as it is saved, and others that differ from it in chosen places. */
final class Runs {
  private static final String BASE =
      """
      {"repeat": 1, "seed": 1, "metrics": {}, "weightsSha256": "11",
       "epochs": [{"epoch": 1, "seconds": 1.0, "order": "aa"},
                  {"epoch": 2, "seconds": 1.0, "order": "bb"}],
       "observed": {
         "threads": 4, "computingThreads": 2,
         "threadSeconds": [1.5, 0.5], "waitingWorkSeconds": 0.4,
         "initialWeightsSha256": "0123456789abcdef", "targetsSha256": "22", "orderSha256": "33",
         "precision": "float32",
         "data": {"rows": 1200, "sourceSha256": "44", "featuresSha256": "55",
                  "targetsSha256": "66", "heldOut": "100 and 200 rows", "heldOutSha256": "77",
                  "preprocessing": "as it comes", "preprocessingSha256": "88"},
         "batches": {"size": 50, "last": 20, "steps": 48, "epochs": 2,
                     "lowestRate": 0.1, "highestRate": 0.1, "ratesSha256": "99"},
         "conventions": {
           "network": {"seen": "dense 4, relu, dense 2", "known": true},
           "loss": {"seen": "softmax cross-entropy, mean, weights 1, smoothing 0", "known": true},
           "optimizer": {"seen": "sgd learningRate 5.0E-4, momentum 0.9", "known": true},
           "masks": {"seen": "dropout 0.2", "known": true}},
         "machine": {"processor": "Abacus", "cores": 2, "java": "17", "jvm": "Server",
                     "collectors": ["Serial"], "options": []}}}
      """;

  private Runs() {}

  /** A run without changes. */
  static RunEntry base() {
    return with(Map.of());
  }

  /**
   * A run with other values in some places.
   *
   * @param changes JSON by place, such as {@code "/observed/batches/size"}
   */
  static RunEntry with(Map<String, String> changes) {
    try {
      JsonNode run = Json.MAPPER.readTree(BASE);
      for (Map.Entry<String, String> change : changes.entrySet()) {
        int slash = change.getKey().lastIndexOf('/');
        JsonNode parent = run.at(change.getKey().substring(0, slash));
        String name = change.getKey().substring(slash + 1);
        JsonNode value = Json.MAPPER.readTree(change.getValue());
        if (parent instanceof ArrayNode array) {
          array.set(Integer.parseInt(name), value);
        } else {
          ((ObjectNode) parent).set(name, value);
        }
      }
      return Json.MAPPER.treeToValue(run, RunEntry.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A run with another value in one place. */
  static RunEntry with(String place, String json) {
    return with(Map.of(place, json));
  }

  static ContenderEntry contender(String id, RunEntry... runs) {
    return new ContenderEntry(
        id,
        "scratch",
        "1",
        "CPU",
        1,
        "float32",
        runs.length == 0 ? "failed" : "finished",
        null,
        22,
        Map.of(),
        null,
        List.of(runs),
        Map.of());
  }
}
