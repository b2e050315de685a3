package dev.tandem.workbench.compare.sweep;

import dev.tandem.fault.UserException;
import dev.tandem.network.SpecException;
import dev.tandem.network.tree.ExperimentTree;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.compare.experiment.ComparisonReader;
import dev.tandem.workbench.compare.experiment.ComparisonSpec;
import dev.tandem.workbench.compare.experiment.EngineWords;
import dev.tandem.workbench.compare.experiment.ExperimentException;
import dev.tandem.workbench.compare.experiment.FilePaths;
import dev.tandem.workbench.compare.experiment.OwnPrograms;
import dev.tandem.workbench.compare.experiment.ResampleSpec;
import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.results.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.LongStream;

/** Makes a sweep of an experiment and of what {@code --vary} says, and checks every combination. */
public final class SweepReader {
  /** Runs of each combination when nobody says how many. */
  public static final int DEFAULT_REPEATS = 3;

  private static final Path HERE = Path.of(""); // paths in flags count from here
  private static final int MOST_COMBINATIONS = 10_000;

  private final SpecNode base;
  private final String engine;

  private SweepReader(SpecNode base, String engine) {
    this.base = base;
    this.engine = engine;
  }

  /**
   * What the user asked for.
   *
   * @param vary {@code KEY=VALUE,VALUE,...} each
   * @param random how many combinations to draw; empty means all of them
   * @param seeds of training; empty means the experiment's and those after it
   * @param engine as it was typed: a name, or a program's file
   * @param programs that are contenders of the experiment, to which the best combination goes back
   */
  public record Wish(
      List<String> vary,
      OptionalInt random,
      List<Long> seeds,
      String engine,
      OwnPrograms programs,
      Optional<Metric> figure) {}

  /**
   * Reads and checks everything that needs no data.
   *
   * @param base the experiment with all other flags applied
   * @throws ExperimentException if a line of {@code --vary} or a combination cannot be
   * @throws SpecException if the experiment itself cannot be
   */
  public static SweepSpec read(SpecNode base, Wish wish) {
    wish.programs().check(base);
    List<VariedKey> keys = wish.vary().stream().map(VariedKey::parse).toList();
    requireKeys(keys, wish.random());
    requireTheSameRows(base);
    SweepReader reader = new SweepReader(base, wish.engine());
    long firstSeed = seedOf(base);
    List<Map<String, Object>> settings =
        wish.random().isPresent()
            ? SettingsDrawer.random(keys, wish.random().getAsInt(), firstSeed)
            : SettingsDrawer.grid(keys);
    List<Combination> combinations = settings.stream().map(reader::combination).toList();
    return new SweepSpec(
        combinations.get(0).contender().experiment().name(),
        keys.stream().map(VariedKey::path).toList(),
        combinations,
        reader.seeds(wish.seeds(), firstSeed),
        wish.figure());
  }

  private static void requireKeys(List<VariedKey> keys, OptionalInt random) {
    if (keys.isEmpty()) {
      throw new ExperimentException(
          "--vary: expected at least one KEY=VALUE,VALUE,..., such as"
              + " optimizer.learningRate=0.001,0.01, got none");
    }
    long product = 1;
    for (VariedKey key : keys) {
      if (keys.stream().filter(other -> other.path().equals(key.path())).count() > 1) {
        throw new ExperimentException(
            "--vary: " + key.path() + ": expected once, got twice; separate values by commas");
      }
      if (random.isEmpty() && key.hasRange()) {
        throw new ExperimentException(
            "--vary: "
                + key.path()
                + ": expected single values, got a range; ranges need --random N");
      }
      product = Math.min(MOST_COMBINATIONS + 1, product * key.choices().size());
    }
    long count = random.isPresent() ? random.getAsInt() : product;
    if (count < 1 || count > MOST_COMBINATIONS) {
      throw new ExperimentException(
          (random.isPresent() ? "--random" : "--vary")
              + ": expected 1 to 10,000 combinations, got "
              + (random.isPresent() ? count : "more")
              + (random.isPresent() ? "" : "; --random N draws some of them"));
    }
  }

  private static void requireTheSameRows(SpecNode base) {
    for (String key : List.of(ResampleSpec.RESAMPLE, ResampleSpec.FOLDS)) {
      if (base.find(key).isPresent()) {
        throw new ExperimentException(
            base.find(key).get().origin()
                + ": "
                + key
                + ": expected a comparison, since all runs of a sweep have the same rows, got a"
                + " sweep; leave the key out");
      }
    }
  }

  private static long seedOf(SpecNode base) {
    Optional<Object> seed = base.find("training.seed").map(SpecNode::toPlain);
    return seed.isPresent() && seed.get() instanceof Long given ? given : 1;
  }

  private List<Long> seeds(List<Long> given, long first) {
    if (!given.isEmpty()) {
      if (given.stream().distinct().count() < given.size()) {
        throw new ExperimentException("--seeds: expected different seeds, got " + given);
      }
      return given;
    }
    int repeats = base.find("repeats").isPresent() ? readBase().repeats() : DEFAULT_REPEATS;
    return LongStream.range(first, first + repeats).boxed().toList();
  }

  private ComparisonSpec readBase() {
    return ComparisonReader.read(onEngine(base), OwnPrograms.ALLOWED);
  }

  private Combination combination(Map<String, Object> settings) {
    SpecNode tree;
    ComparisonSpec read;
    try {
      tree = FilePaths.absolute(ExperimentTree.merge(base, overrides(settings)), HERE);
      read = ComparisonReader.read(onEngine(tree), OwnPrograms.ALLOWED);
    } catch (UserException e) {
      throw explain(e, settings);
    }
    return new Combination(settings, tree, read.contenders().get(0));
  }

  /** Contenders that the base has are none of a sweep; the engine was typed, so it may start. */
  private SpecNode onEngine(SpecNode tree) {
    return tree.with("contenders", EngineWords.contenders(List.of(engine), "--engine"));
  }

  /** All settings as one tree: outer keys first, so that inner ones add to them. */
  private static SpecNode overrides(Map<String, Object> settings) {
    SpecNode tree = SpecNode.of(Map.of(), VariedKey.ORIGIN);
    List<String> paths = new ArrayList<>(settings.keySet());
    paths.sort(Comparator.comparingInt(path -> path.split("\\.").length));
    for (String path : paths) {
      tree = named(tree, path);
      tree = tree.with(path, SpecNode.of(settings.get(path), VariedKey.ORIGIN));
    }
    return tree;
  }

  /** {@code optimizer: adam} above {@code optimizer.beta1} is short for its type. */
  private static SpecNode named(SpecNode tree, String path) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      return tree;
    }
    String above = path.substring(0, dot);
    Optional<Object> there = tree.find(above).map(SpecNode::toPlain);
    return there.isPresent() && there.get() instanceof String name
        ? tree.with(above, SpecNode.of(Map.of("type", name), VariedKey.ORIGIN))
        : tree;
  }

  /** The complaint itself where it names the flag, or is not about the settings at all. */
  private RuntimeException explain(RuntimeException complaint, Map<String, Object> settings) {
    String text = complaint.getMessage();
    if (text.startsWith("--") && settings.size() == 1 || text.equals(complaintOfBase())) {
      return complaint;
    }
    return inCombination(text.replaceFirst("^--vary: ", ""), settings);
  }

  private String complaintOfBase() {
    try {
      readBase();
      return "";
    } catch (UserException e) {
      return e.getMessage();
    }
  }

  /** A complaint about settings that do not go together, or not with the data. */
  static ExperimentException inCombination(String complaint, Map<String, Object> settings) {
    return new ExperimentException(
        VariedKey.ORIGIN + " " + Settings.all(settings) + ": " + complaint);
  }
}
