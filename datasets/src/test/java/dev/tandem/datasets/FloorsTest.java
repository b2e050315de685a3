package dev.tandem.datasets;

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

/** Dependencies point down only, from {@code DatasetCatalog} to core, and never in a circle. */
class FloorsTest {
  /** Libraries that read files of rows. */
  private static final String[] READERS = {
    "de.siegmar.fastcsv..",
    "com.fasterxml.jackson.core..",
    "blue.strategic.parquet..",
    "org.apache.parquet.."
  };

  /** What each package of datasets may use beside itself, below {@code dev.tandem}. */
  private static final Map<String, List<String>> FLOORS =
      Map.ofEntries(
          entry("datasets.idx", List.of("data")),
          entry("datasets.known", List.of("file", "data")),
          entry("datasets.images", List.of("file", "data")),
          entry("datasets.digits", List.of("tensor", "data")),
          entry("datasets.table.text", List.of("fault", "file", "network", "network.tree", "data")),
          entry("datasets.table.cells", List.of("data")),
          entry(
              "datasets.table.survey",
              List.of("network", "data", "datasets.table.cells", "datasets.table.text")),
          entry(
              "datasets.table.column",
              List.of(
                  "data", "datasets.table.cells", "datasets.table.text", "datasets.table.survey")),
          entry(
              "datasets.table",
              List.of(
                  "tensor",
                  "network",
                  "data",
                  "datasets.table.cells",
                  "datasets.table.text",
                  "datasets.table.survey",
                  "datasets.table.column")),
          entry(
              "datasets.preflight",
              List.of(
                  "network",
                  "data",
                  "datasets.table",
                  "datasets.table.cells",
                  "datasets.table.text",
                  "datasets.table.column")),
          entry("datasets.appointments", List.of("tensor", "datasets.table.text")),
          entry(
              "datasets.source",
              List.of(
                  "file",
                  "tensor",
                  "network",
                  "network.tree",
                  "data",
                  "model",
                  "datasets.idx",
                  "datasets.known",
                  "datasets.images",
                  "datasets.digits",
                  "datasets.table",
                  "datasets.table.cells",
                  "datasets.table.text",
                  "datasets.table.survey",
                  "datasets.table.column",
                  "datasets.preflight",
                  "datasets.appointments")),
          entry(
              "datasets",
              List.of(
                  "fault",
                  "tensor",
                  "network",
                  "network.tree",
                  "evaluation",
                  "data",
                  "model",
                  "library",
                  "datasets.table",
                  "datasets.table.text",
                  "datasets.table.survey",
                  "datasets.table.column",
                  "datasets.preflight",
                  "datasets.known",
                  "datasets.images",
                  "datasets.source")));

  private static final JavaClasses DATASETS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.tandem.datasets");

  static Set<String> floors() {
    return FLOORS.keySet();
  }

  @ParameterizedTest
  @MethodSource("floors")
  void a_package_uses_only_what_lies_below_it(String floor) {
    String[] allowed =
        Stream.concat(
                Stream.concat(Stream.of(floor), FLOORS.get(floor).stream())
                    .map(name -> "dev.tandem." + name),
                Stream.concat(Stream.of("java..", "javax.imageio.."), Stream.of(READERS)))
            .toArray(String[]::new);

    classes()
        .that()
        .resideInAPackage("dev.tandem." + floor)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed)
        .check(DATASETS);
  }

  @Test
  void only_files_of_rows_are_read_by_their_libraries() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.tandem.datasets.table.text")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(READERS)
        .check(DATASETS);
  }

  @Test
  void every_package_has_its_floor_and_every_floor_its_package() {
    Set<String> packages =
        DATASETS.stream()
            .map(JavaClass::getPackageName)
            .map(name -> name.substring("dev.tandem.".length()))
            .collect(Collectors.toSet());

    assertThat(packages).isEqualTo(FLOORS.keySet());
  }

  @Test
  void no_packages_depend_on_each_other_in_a_circle() {
    slices().matching("dev.tandem.(**)").should().beFreeOfCycles().check(DATASETS);
  }
}
