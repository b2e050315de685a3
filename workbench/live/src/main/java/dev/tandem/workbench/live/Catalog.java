package dev.tandem.workbench.live;

import dev.tandem.datasets.DataFacts;
import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.datasets.PreparedData;
import dev.tandem.datasets.PreparedFile;
import dev.tandem.datasets.known.KnownData;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Engines;
import dev.tandem.mistakes.Catalogue;
import dev.tandem.network.Task;
import dev.tandem.network.tree.Choices;
import dev.tandem.network.tree.ExperimentReader;
import dev.tandem.network.tree.ExperimentWriter;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.compare.experiment.ComparisonReader;
import dev.tandem.workbench.compare.experiment.EngineWords;
import dev.tandem.workbench.live.lesson.Lessons;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What there is to choose from. */
final class Catalog {
  /** Engines that a page does not offer by name. */
  private static final Set<String> BESIDE = Set.of("process", "mistake");

  private static final int MOST_NAMES = 100;

  private static final Set<String> POINTS = Set.of("xor", "moons", "circles", "spirals");

  private static final Map<String, Object> EMPTY_NETWORK = Map.of("hidden", List.of());

  private static final Map<String, String> GENERATED =
      Map.of(
          "xor", "four rows: is exactly one of the two inputs 1?",
          "moons", "two interleaved half circles with noise",
          "circles", "a circle within a circle, with noise",
          "spirals", "two spirals within each other, with noise",
          "digits", "28x28 hand-drawn-looking digits, rendered from strokes",
          "appointments", "a table of medical appointments; one in five is missed",
          "friedman", "Friedman's function of five of ten numbers, with noise");

  /** The keys of a schedule, beside its type: those without a default, too. */
  private static final Map<String, List<String>> SCHEDULE_KEYS =
      Map.of(
          "step", List.of("every", "gamma"),
          "multi-step", List.of("milestones", "gamma"),
          "exponential", List.of("gamma"),
          "cosine", List.of("minimum"),
          "warm-up", List.of("epochs", "start"),
          "one-cycle", List.of("maximum", "rise", "divide", "finalDivide"),
          "reduce-on-plateau", List.of("factor", "patience", "threshold", "minimum"));

  private final LiveOptions options;
  private final Lessons lessons;

  Catalog(LiveOptions options, Lessons lessons) {
    this.options = options;
    this.lessons = lessons;
  }

  Map<String, Object> told() {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("engines", Engines.all().stream().filter(Catalog::offered).map(Catalog::of).toList());
    told.put("datasets", DatasetCatalog.names().stream().map(this::dataset).toList());
    told.put("activations", Choices.activations());
    told.put("losses", Choices.losses().stream().map(name -> Map.of("name", name)).toList());
    told.put("optimizers", Choices.optimizers().stream().map(Catalog::optimizer).toList());
    told.put("schedules", Choices.schedules().stream().map(Catalog::schedule).toList());
    told.put("mistakes", mistakes());
    told.put("lessons", lessons.list());
    told.put("programs", options.programs());
    told.put("defaults", defaults());
    return told;
  }

  /** A page needs somebody who trains. */
  private Object defaults() {
    SpecNode start = options.start();
    return start.find("contenders").isPresent()
        ? start.toPlain()
        : start
            .with("contenders", EngineWords.contenders(ComparisonReader.DEFAULT_ENGINES, "default"))
            .toPlain();
  }

  private static Map<String, Object> optimizer(String name) {
    Map<String, Object> plain = Map.of("type", name, "learningRate", 0.1);
    SpecNode tree = SpecNode.of(Map.of("network", EMPTY_NETWORK, "optimizer", plain), "catalog");
    List<String> keys = new ArrayList<>();
    ((Map<?, ?>) ExperimentWriter.write(ExperimentReader.read(tree)).get("optimizer"))
        .keySet()
        .forEach(key -> keys.add(key.toString()));
    keys.remove("type");
    return Map.of("name", name, "keys", keys);
  }

  private static Map<String, Object> schedule(String name) {
    return Map.of("name", name, "keys", SCHEDULE_KEYS.getOrDefault(name, List.of()));
  }

  private static boolean offered(Engine engine) {
    return !BESIDE.contains(engine.name());
  }

  private static Map<String, Object> of(Engine engine) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("name", engine.name());
    told.put("description", engine.description());
    told.put(
        "available", true); // a native library is loaded by the contender, who says what it lacks
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
  static Map<String, Object> data(PreparedFile file) {
    DataFacts facts = file.facts();
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("name", facts.name());
    told.put("generated", facts.generated());
    told.put("task", facts.task().label());
    told.put("features", facts.features());
    told.put("classes", facts.classes());
    told.put(
        "names",
        PreparedData.open(file.path()).splits().training().featureNames().stream()
            .limit(MOST_NAMES)
            .toList());
    told.put(
        "rows",
        Map.of(
            "train", facts.trainRows(),
            "validation", facts.validationRows(),
            "test", facts.testRows()));
    return told;
  }
}
