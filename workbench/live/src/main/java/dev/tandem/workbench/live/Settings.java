package dev.tandem.workbench.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.engine.EngineReference;
import dev.tandem.fault.UserException;
import dev.tandem.network.SpecException;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.compare.experiment.ComparisonReader;
import dev.tandem.workbench.compare.experiment.ComparisonSpec;
import dev.tandem.workbench.compare.experiment.EngineWords;
import dev.tandem.workbench.compare.experiment.OwnPrograms;
import dev.tandem.workbench.live.http.Refusal;
import dev.tandem.workbench.live.run.OwnPaths;
import dev.tandem.workbench.observed.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the settings of a page as {@code compare} reads an experiment file, with two differences: a
 * page may name only data that is known, was uploaded or was given on the command line, and start
 * only programs that were named there.
 */
final class Settings {
  private static final String ORIGIN = "settings";
  private static final int MOST_CONTENDERS = 4;

  private final LiveOptions options;
  private final Uploads uploads;

  Settings(LiveOptions options, Uploads uploads) {
    this.options = options;
    this.uploads = uploads;
  }

  /**
   * Returns the comparison.
   *
   * @throws Refusal with the key that does not fit
   */
  ComparisonSpec read(JsonNode settings) {
    return read(tree(settings));
  }

  /** The same, of a tree that was made here. */
  ComparisonSpec read(SpecNode tree) {
    try {
      OwnPrograms.REFUSED.check(tree);
      return ComparisonReader.read(withPrograms(tree), OwnPrograms.ALLOWED);
    } catch (UserException e) {
      throw refusal(e);
    }
  }

  /** Returns a complaint as the page gets it: at its field, and without the place in a file. */
  static Refusal refusal(UserException e) {
    String key = e instanceof SpecException spec ? spec.key() : key(e.getMessage());
    if (e.getMessage().contains(OwnPrograms.FLAG)) {
      return new Refusal(
          422,
          "contenders",
          "contenders: expected programs that were named by 'tandem live --program FILE', got"
              + " another one");
    }
    return new Refusal(422, key, OwnPaths.plain(e.getMessage()).replace(ORIGIN + ": ", ""));
  }

  /** Data speaks of its keys, too: "data.label: expected ...". */
  private static String key(String message) {
    int end = message.indexOf(':');
    String first = end < 0 ? "" : message.substring(0, end);
    return first.matches("[a-z]+(\\.[A-Za-z]+)*") ? first : null;
  }

  /** Returns the settings with the data that they may name. */
  SpecNode tree(JsonNode settings) {
    SpecNode tree;
    try {
      tree = SpecNode.of(Json.MAPPER.convertValue(settings, Map.class), ORIGIN);
    } catch (IllegalArgumentException e) {
      throw new Refusal(400, "expected the keys of an experiment file, got: " + e.getMessage());
    }
    Optional<Object> source = tree.find("data.source").map(SpecNode::toPlain);
    return source.isEmpty()
        ? tree
        : tree.with("data.source", SpecNode.of(source(source.get().toString()), ORIGIN));
  }

  private String source(String named) {
    Optional<String> given = options.start().find("data.source").map(own -> own.toPlain() + "");
    if (DatasetCatalog.names().contains(named) || given.filter(named::equals).isPresent()) {
      return named;
    }
    return uploads
        .find(named)
        .map(Object::toString)
        .orElseThrow(
            () ->
                new Refusal(
                    422,
                    "data.source",
                    "data.source: expected one of "
                        + String.join(", ", DatasetCatalog.names())
                        + " or a file that you have dropped on this page, got '"
                        + named
                        + "'"));
  }

  /** A contender of the page may be a program that the command line named, by that name. */
  private SpecNode withPrograms(SpecNode tree) {
    if (!(tree.find("contenders").orElse(null) instanceof SpecNode.Items contenders)) {
      return tree;
    }
    if (contenders.items().size() > MOST_CONTENDERS) {
      throw new Refusal(422, "contenders", "contenders: expected at most four on a page, got more");
    }
    List<SpecNode> sides = new ArrayList<>();
    for (SpecNode side : contenders.items()) {
      String engine = side.find("engine").map(own -> own.toPlain() + "").orElse("");
      sides.add(options.programs().contains(engine) ? program(side, engine) : side);
    }
    return tree.with("contenders", new SpecNode.Items(sides, ORIGIN));
  }

  private static SpecNode program(SpecNode side, String word) {
    EngineReference reference = EngineWords.reference(word, ORIGIN);
    return side.with("engine", SpecNode.of(reference.toPlain(), ORIGIN));
  }
}
