package dev.tandem.workbench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dependencies point down only, and engines are seen through core alone. */
class FloorsTest {
  private static final String ROOT = "dev.tandem.workbench.";

  /** What each package of the workbench may use of the others. */
  private static final Map<String, List<String>> FLOORS =
      Map.ofEntries(
          entry("json", List.of()),
          entry("experiment", List.of()),
          entry("figures", List.of()),
          entry("observation", List.of()),
          entry("results", List.of("observation")),
          entry("audit", List.of("json", "observation", "results")),
          entry("statistics", List.of()),
          entry("child", List.of("json", "observation")),
          entry("saved", List.of("json", "results", "child")),
          entry("curves", List.of("observation", "figures", "results", "saved")),
          entry("report", List.of("json", "experiment", "figures", "results", "saved", "curves")),
          entry("verdicts", List.of("experiment", "results", "statistics")),
          entry(
              "comparison",
              List.of(
                  "json",
                  "observation",
                  "experiment",
                  "results",
                  "child",
                  "statistics",
                  "verdicts",
                  "audit")),
          entry("sweep", List.of("json", "experiment", "figures", "results", "comparison")),
          entry("lockstep", List.of("json", "experiment", "figures", "results", "comparison")),
          entry("tensorboard", List.of("json", "observation", "results", "child")),
          entry("runs", List.of("json", "experiment", "results", "report", "child", "comparison")),
          entry(
              "cli",
              List.of(
                  "json",
                  "audit",
                  "experiment",
                  "results",
                  "child",
                  "saved",
                  "report",
                  "comparison",
                  "sweep",
                  "runs",
                  "lockstep",
                  "tensorboard",
                  "bench")),
          entry("bench", List.of("json", "experiment", "results", "child", "comparison")));

  private static final JavaClasses WORKBENCH =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.tandem.workbench");

  static Set<String> floors() {
    return FLOORS.keySet();
  }

  @ParameterizedTest
  @MethodSource("floors")
  void a_package_uses_only_what_lies_below_it(String floor) {
    String[] denied =
        FLOORS.keySet().stream()
            .filter(other -> !other.equals(floor) && !FLOORS.get(floor).contains(other))
            .map(other -> ROOT + other)
            .toArray(String[]::new);

    noClasses()
        .that()
        .resideInAPackage(ROOT + floor)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(denied)
        .check(WORKBENCH);
  }

  @Test
  void every_package_has_its_floor() {
    Set<String> packages =
        WORKBENCH.stream()
            .map(JavaClass::getPackageName)
            .map(name -> name.substring(ROOT.length()))
            .collect(Collectors.toSet());

    assertThat(packages).isEqualTo(FLOORS.keySet());
  }

  @Test
  void no_packages_depend_on_each_other_in_a_circle() {
    slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(WORKBENCH);
  }

  @Test
  void engines_are_seen_only_through_core() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.tandem.engines..")
        .check(WORKBENCH);
  }
}
