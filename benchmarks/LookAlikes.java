import dev.tandem.data.Dataset;
import dev.tandem.engine.Ability;
import dev.tandem.engine.Availability;
import dev.tandem.engine.DelegatingSession;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Execution;
import dev.tandem.engine.LaunchOptions;
import dev.tandem.engine.Predictor;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.mistakes.Catalogue;
import dev.tandem.mistakes.Mistake;
import dev.tandem.mistakes.Mistake.Reach;
import dev.tandem.mistakes.MistakeEngine;
import dev.tandem.model.Model;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.tensor.Precision;
import dev.tandem.workbench.check.Check;
import dev.tandem.workbench.check.CheckResult;
import dev.tandem.workbench.check.CheckResult.Outcome;
import dev.tandem.workbench.check.explain.Named;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes docs/look-alikes.md: the catalogue of mistakes checked against itself, by what a program
 * shows and by its precision; see look-alikes.sh.
 */
public final class LookAlikes {
  private static final Map<String, Set<Ability>> SHOWN = new LinkedHashMap<>();

  static {
    SHOWN.put("outputs of layers and gradients", EnumSet.of(Ability.FORWARD, Ability.GRADIENTS));
    SHOWN.put("outputs of layers", EnumSet.of(Ability.FORWARD));
    SHOWN.put("gradients", EnumSet.of(Ability.GRADIENTS));
    SHOWN.put("weights, losses and predictions only", Set.of());
  }

  private LookAlikes() {}

  public static void main(String[] arguments) throws IOException {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Mistakes that look alike

        `check` asks each mistake of the [catalogue](mistakes.md) that a program can have, one at a time, as if it were a program. This
        page says which it could not tell from another, by what the program shows and by its precision. `benchmarks/look-alikes.sh` writes it.
        """);
    for (Precision precision : List.of(Precision.FLOAT64, Precision.FLOAT32)) {
      for (Map.Entry<String, Set<Ability>> shown : SHOWN.entrySet()) {
        page.append("\n## ").append(precision.label()).append(", ").append(shown.getKey());
        page.append("\n\n").append(section(shown.getValue(), precision));
      }
    }
    Files.writeString(Path.of("docs/look-alikes.md"), page);
    System.exit(0);
  }

  private static String section(Set<Ability> shown, Precision precision) {
    List<String> unseen = new ArrayList<>();
    Set<String> groups = new TreeSet<>();
    int told = 0;
    List<Mistake> mistakes =
        Catalogue.all().stream().filter(mistake -> mistake.reach() == Reach.PROGRAM).toList();
    for (Mistake mistake : mistakes) {
      Engine engine = new MistakeEngine().with(Map.of("mistake", mistake.name()));
      CheckResult result =
          new Check(new Limited(engine, shown, precision), line -> {}).run(mistake.name());
      if (result.outcome() == Outcome.RIGHT) {
        unseen.add("`" + mistake.name() + "`");
        continue;
      }
      List<Named> named = result.findings().named();
      Set<String> alike = new TreeSet<>();
      named.forEach(
          one -> {
            alike.add("`" + one.mistake().name() + "`");
            one.rivals().forEach(rival -> alike.add("`" + rival.name() + "`"));
          });
      alike.add("`" + mistake.name() + "`");
      if (alike.size() > 1) {
        groups.add("- " + String.join(", ", alike) + "\n");
      } else {
        told++;
      }
      System.out.println(mistake.name() + " " + alike);
    }
    StringBuilder text = new StringBuilder();
    text.append(told).append(" of ").append(mistakes.size()).append(" are told from all others.");
    if (!unseen.isEmpty()) {
      text.append(" These look right: ").append(String.join(", ", unseen)).append(".");
    }
    if (!groups.isEmpty()) {
      text.append(" These look alike:\n\n");
      groups.forEach(text::append);
    }
    return text.append("\n").toString().replace("\n\n\n", "\n\n").stripTrailing() + "\n";
  }

  /** An engine that shows only some of its numbers, to the tolerance of a precision. */
  private record Limited(Engine engine, Set<Ability> shown, Precision precision)
      implements Engine {
    @Override
    public String name() {
      return engine.name();
    }

    @Override
    public String description() {
      return engine.description();
    }

    @Override
    public List<Precision> precisions() {
      return List.of(precision);
    }

    @Override
    public Availability availability() {
      return engine.availability();
    }

    @Override
    public LaunchOptions launch(Execution execution) {
      return engine.launch(execution);
    }

    @Override
    public Session open(
        ExperimentSpec experiment, Execution execution, SessionState initial, Dataset training) {
      return new DelegatingSession(engine.open(experiment, execution, initial, training)) {
        @Override
        public Set<Ability> abilities() {
          return shown;
        }
      };
    }

    @Override
    public Predictor predictor(Model model, Execution execution) {
      return engine.predictor(model, execution);
    }
  }
}
