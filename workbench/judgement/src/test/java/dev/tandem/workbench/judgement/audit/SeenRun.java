package dev.tandem.workbench.judgement.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.workbench.judgement.Entries;
import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** A run as it is saved, of which tests change single values. */
final class SeenRun {
  private static final String SAVED =
      """
      {"repeat": 1, "epochs": [{"epoch": 1, "order": "o1"}, {"epoch": 2, "order": "o2"}],
       "observed": {
        "threads": 1, "initialWeightsSha256": "weights", "orderSha256": "order",
        "data": {"rows": 2400, "sourceSha256": "source", "featuresSha256": "features",
          "targetsSha256": "targets", "heldOut": "2 validation and 3 test rows",
          "heldOutSha256": "held-out", "preprocessingSha256": "fitted",
          "preprocessing": "as it comes"},
        "batches": {"size": 1000, "last": 400, "epochs": 2, "lowestRate": 0.0001,
          "highestRate": 0.0001, "ratesSha256": "rates"},
        "precision": "float32",
        "conventions": {
          "network": {"known": true, "value": {"settings": {"inputs": 2, "layers":
            [{"dense": 4}, "tanh", {"batchNorm": {"momentum": 0.1, "epsilon": 1e-5}},
             {"dropout": 0.25}, {"dense": 2}]}}},
          "loss": {"known": true, "value": {"settings":
            {"type": "softmax-cross-entropy", "reduction": "mean", "classWeights": [1.0, 2.0]}}},
          "optimizer": {"known": true, "value": {"settings": {"type": "sgd",
            "learningRate": 0.0001, "momentum": 0.9, "nesterov": false,
            "regularization": {"l1": 1e-8, "clipNorm": "none"}}}},
          "masks": {"known": true, "value": {"layers":
            [{"layer": 3, "probability": 0.25, "deviating": 0, "units": 0},
             {"layer": 5, "probability": 0.5, "deviating": 2, "units": 8}], "hash": "masks"}}},
        "machine": {"processor": "fast", "cores": 2, "java": "17", "jvm": "JVM",
          "collectors": ["Copy"], "options": ["-Xmx1m"]},
        "computingThreads": 1, "threadSeconds": [1.5, 0.5], "waitingWorkSeconds": 0.4}}
      """;

  private final JsonNode tree;

  private SeenRun(JsonNode tree) {
    this.tree = tree;
  }

  static SeenRun saved() {
    return new SeenRun(parsed(SAVED));
  }

  static SeenRun of(RunEntry run) {
    return new SeenRun(Json.MAPPER.valueToTree(run));
  }

  /**
   * The same with another value at a path such as {@code observed/data/rows}.
   *
   * @param json the value; {@code null} for none
   */
  SeenRun with(String path, String json) {
    JsonNode changed = tree.deepCopy();
    int slash = path.lastIndexOf('/');
    JsonNode parent = slash < 0 ? changed : changed.at("/" + path.substring(0, slash));
    String key = path.substring(slash + 1);
    if (parent instanceof ArrayNode array) {
      array.set(Integer.parseInt(key), parsed(json));
    } else {
      ((ObjectNode) parent).set(key, parsed(json));
    }
    if (json.equals("null")) {
      ((ObjectNode) parent).remove(key);
    }
    return new SeenRun(changed);
  }

  /** The same with a formula as files before 0.2 have it: in words. */
  SeenRun withWords(String convention, String words) {
    return with(
        "observed/conventions/" + convention, "{\"known\": true, \"seen\": \"" + words + "\"}");
  }

  RunEntry entry() {
    return Json.MAPPER.convertValue(tree, RunEntry.class);
  }

  ContenderEntry contender(String id) {
    return contender(id, List.of(entry()));
  }

  static ContenderEntry contender(String id, List<RunEntry> runs) {
    return Entries.contender(id, "scratch", runs, Map.of());
  }

  private static JsonNode parsed(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
