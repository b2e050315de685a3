package dev.tandem.workbench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dependencies point down only, and engines are seen through core alone. */
class FloorsTest {
  private static final String ROOT = "dev.tandem.workbench.";

  /** What each package of the workbench may use of the others; the first word is its module. */
  private static final Map<String, List<String>> FLOORS =
      Map.ofEntries(
          entry("observed", List.of()),
          entry("observed.cost", List.of()),
          entry("observed.json", List.of()),
          entry("runs.results", List.of("observed")),
          entry("runs.metric", List.of("runs.results")),
          entry("runs.folder", List.of("observed..")),
          entry("runs.store", List.of("observed..", "runs..")),
          entry("contender.wire", List.of("observed..")),
          entry("contender.meter", List.of("observed")),
          entry("contender.probe", List.of("observed")),
          entry("contender.checkpoint", List.of("observed..", "contender.wire", "contender.probe")),
          entry(
              "contender.child",
              List.of(
                  "observed..",
                  "contender.wire",
                  "contender.meter",
                  "contender.probe",
                  "contender.checkpoint")),
          entry("contender.walk", List.of("observed..", "contender.wire")),
          entry(
              "contender.process",
              List.of("observed..", "contender.wire", "contender.child", "contender.walk")),
          entry("judgement.statistics", List.of()),
          entry(
              "judgement.summary", List.of("runs.results", "runs.metric", "judgement.statistics")),
          entry(
              "judgement.verdict", List.of("runs.results", "runs.metric", "judgement.statistics")),
          entry("judgement.analysis", List.of("observed", "runs.results", "runs.metric")),
          entry("judgement.audit", List.of("observed..", "runs..")),
          entry("judgement.reproduction", List.of("runs..")),
          entry("report.analysis", List.of("runs..")),
          entry("report.text", List.of("observed..", "runs..", "judgement..", "report.analysis")),
          entry("report.answer", List.of("runs..")),
          entry(
              "report.terminal",
              List.of("runs..", "report.analysis", "report.answer", "report.chart", "report.text")),
          entry("report.chart", List.of()),
          entry("report.gallery", List.of("observed", "runs..", "report.chart")),
          entry("report.drawing", List.of("report.chart")),
          entry(
              "report.page",
              List.of(
                  "observed..",
                  "runs..",
                  "report.analysis",
                  "report.answer",
                  "report.text",
                  "report.chart",
                  "report.gallery",
                  "report.drawing")),
          entry(
              "notebook", List.of("observed", "report.chart", "report.gallery", "report.drawing")),
          entry("report.tensorboard", List.of("observed..", "runs..")),
          entry(
              "compare.experiment",
              List.of(
                  "runs.folder",
                  "runs.store",
                  "contender.process",
                  "judgement.summary",
                  "judgement.verdict")),
          entry("compare.event", List.of("observed", "runs.results")),
          entry(
              "compare.run",
              List.of(
                  "observed..",
                  "runs..",
                  "contender..",
                  "judgement..",
                  "compare.experiment",
                  "compare.event")),
          entry(
              "compare.sweep",
              List.of(
                  "observed..",
                  "runs..",
                  "contender.process",
                  "contender.wire",
                  "contender.checkpoint",
                  "judgement.summary",
                  "compare.experiment",
                  "compare.event",
                  "compare.run")),
          entry(
              "compare.attribution",
              List.of(
                  "observed",
                  "runs..",
                  "contender.process",
                  "judgement.statistics",
                  "judgement.verdict",
                  "compare.experiment",
                  "compare.event",
                  "compare.run",
                  "compare.sweep")),
          entry(
              "compare.lockstep",
              List.of(
                  "observed.json",
                  "runs..",
                  "contender.process",
                  "compare.experiment",
                  "compare.event",
                  "compare.run")),
          entry("export.program", List.of()),
          entry(
              "export",
              List.of("contender.process", "compare.experiment", "compare.run", "export.program")),
          entry("check.probe", List.of()),
          entry("check.seen", List.of("check.probe")),
          entry("check.explain", List.of("check.probe", "check.seen")),
          entry("check", List.of("check.probe", "check.seen", "check.explain")),
          entry(
              "check.text",
              List.of(
                  "report.page",
                  "report.terminal",
                  "report.text",
                  "check",
                  "check.probe",
                  "check.seen",
                  "check.explain")),
          entry("explain", List.of("report.page")),
          entry("live.http", List.of("observed.json")),
          entry("live.lesson", List.of("observed.json", "compare.experiment")),
          entry(
              "live.run",
              List.of(
                  "observed..",
                  "contender.process",
                  "contender.wire",
                  "compare.experiment",
                  "compare.event",
                  "compare.run",
                  "live.http")),
          entry(
              "live",
              List.of(
                  "observed..",
                  "runs.results",
                  "contender.process",
                  "contender.wire",
                  "compare..",
                  "report.page",
                  "explain",
                  "export",
                  "live.http",
                  "live.lesson",
                  "live.run")),
          entry("rounds", List.of()),
          entry("bench.runner", List.of("observed.json", "contender.wire", "rounds")),
          entry(
              "bench",
              List.of(
                  "observed..",
                  "runs..",
                  "contender..",
                  "judgement.summary",
                  "compare.experiment",
                  "compare.event",
                  "compare.run",
                  "rounds",
                  "bench.runner")),
          entry(
              "cli",
              List.of(
                  "observed..",
                  "runs..",
                  "contender.process",
                  "contender.wire",
                  "judgement..",
                  "report..",
                  "compare..",
                  "check",
                  "check.text",
                  "live",
                  "explain",
                  "export",
                  "bench")));

  /** Libraries, and the one place of the workbench that uses each. */
  private static final Map<String, String> LIBRARIES =
      Map.ofEntries(
          entry("de.siegmar.fastcsv..", "runs.."),
          entry("org.apache.commons.statistics..", "judgement.statistics"),
          entry("org.knowm.xchart..", "report.drawing"),
          entry("org.apache.batik..", "report.drawing"),
          entry("java.awt..", "report.drawing"),
          entry("com.samskivert.mustache..", "report.page"),
          entry("com.fasterxml.jackson.dataformat..", "report.tensorboard"),
          entry("org.snakeyaml..", "compare.experiment"),
          entry("picocli..", "cli"));

  private static final JavaClasses WORKBENCH =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("dev.tandem.workbench");

  static Set<String> floors() {
    return FLOORS.keySet();
  }

  static Set<String> libraries() {
    return LIBRARIES.keySet();
  }

  @ParameterizedTest
  @MethodSource("floors")
  void a_package_uses_only_what_lies_below_it(String floor) {
    String[] allowed =
        Stream.concat(Stream.of(floor), FLOORS.get(floor).stream())
            .map(name -> ROOT + name)
            .toArray(String[]::new);

    noClasses()
        .that()
        .resideInAPackage(ROOT + floor)
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage(ROOT + ".")
                .and(JavaClass.Predicates.resideOutsideOfPackages(allowed)))
        .check(WORKBENCH);
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void a_library_is_used_in_one_place(String library) {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + LIBRARIES.get(library))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(WORKBENCH);
  }

  @Test
  void a_page_is_made_without_drawing_and_only_then_written_beside_its_pictures() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "report.page")
        .and()
        .doNotHaveSimpleName("RunReport")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "report.drawing")
        .check(WORKBENCH);
  }

  @Test
  void drawing_has_one_door() {
    classes()
        .that()
        .resideInAPackage(ROOT + "report.drawing")
        .and()
        .arePublic()
        .should()
        .haveSimpleName("Drawing")
        .orShould()
        .haveSimpleName("ChartImage") // what comes out of it
        .check(WORKBENCH);
  }

  @Test
  void every_package_has_its_floor_and_every_floor_its_package() {
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
        .that()
        .resideOutsideOfPackage(ROOT + "check.explain") // it puts numbers between textbook's parts
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.tandem.engines..")
        .check(WORKBENCH);
  }
}
