package dev.tandem.workbench.live;

import dev.tandem.datasets.DataFacts;
import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.datasets.known.KnownData;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Engines;
import dev.tandem.mistakes.Catalogue;
import dev.tandem.network.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What there is to choose from. */
final class Catalog {
  /** Engines that a page does not offer by name. */
  private static final Set<String> BESIDE = Set.of("process", "mistake");

  private static final Set<String> POINTS = Set.of("xor", "moons", "circles", "spirals");

  private static final Map<String, String> GENERATED =
      Map.of(
          "xor", "four rows: is exactly one of the two inputs 1?",
          "moons", "two interleaved half circles with noise",
          "circles", "a circle within a circle, with noise",
          "spirals", "two spirals within each other, with noise",
          "digits", "28x28 hand-drawn-looking digits, rendered from strokes",
          "appointments", "a table of medical appointments; one in five is missed",
          "friedman", "Friedman's function of five of ten numbers, with noise");

  private final LiveOptions options;

  Catalog(LiveOptions options) {
    this.options = options;
  }

  Map<String, Object> told() {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("engines", Engines.all().stream().filter(Catalog::offered).map(Catalog::of).toList());
    told.put("datasets", DatasetCatalog.names().stream().map(this::dataset).toList());
    told.put("mistakes", mistakes());
    told.put("programs", options.programs());
    told.put("defaults", options.start().toPlain());
    return told;
  }

  private static boolean offered(Engine engine) {
    return !BESIDE.contains(engine.name());
  }

  private static Map<String, Object> of(Engine engine) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("name", engine.name());
    told.put("description", engine.description());
    return told;
  }

  private Map<String, Object> dataset(String name) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("name", name);
    told.put(
        "text",
        KnownData.find(name)
            .map(KnownData::about)
            .orElseGet(() -> GENERATED.getOrDefault(name, "")));
    told.put("task", DatasetCatalog.task(name).map(Task::label).orElse(null));
    told.put("available", available(name));
    String kind = DatasetCatalog.isOfImages(name) || name.equals("digits") ? "images" : "table";
    told.put("kind", POINTS.contains(name) ? "points" : kind);
    return told;
  }

  private boolean available(String name) {
    return KnownData.find(name)
        .map(data -> data.isShipped() || data.isIn(options.folders().data().resolve(name)))
        .orElse(true);
  }

  private static List<Map<String, Object>> mistakes() {
    List<Map<String, Object>> told = new ArrayList<>();
    for (Catalogue.Chapter chapter : Catalogue.chapters()) {
      chapter
          .mistakes()
          .forEach(
              mistake ->
                  told.add(
                      Map.of(
                          "id", mistake.name(),
                          "name", mistake.title(),
                          "group", chapter.title(),
                          "words", mistake.words(),
                          "right", mistake.right(),
                          "wrong", mistake.wrong())));
    }
    return told;
  }

  /** What data is, for the page's head. */
  static Map<String, Object> data(DataFacts facts) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("name", facts.name());
    told.put("generated", facts.generated());
    told.put("task", facts.task().label());
    told.put("features", facts.features());
    told.put("classes", facts.classes());
    told.put(
        "rows",
        Map.of(
            "train", facts.trainRows(),
            "validation", facts.validationRows(),
            "test", facts.testRows()));
    return told;
  }
}
