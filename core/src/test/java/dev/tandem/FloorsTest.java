package dev.tandem;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
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

/** Dependencies point down only, and core needs nothing but the JDK. */
class FloorsTest {
  /** What each package of core may use beside itself. */
  private static final Map<String, List<String>> FLOORS =
      Map.ofEntries(
          Map.entry("fault", List.of()),
          Map.entry("file", List.of("fault")),
          Map.entry("tensor", List.of("fault")),
          Map.entry("network", List.of("fault", "tensor")),
          Map.entry("network.tree", List.of("network")),
          Map.entry("evaluation", List.of("tensor")),
          Map.entry("data", List.of("fault", "tensor")),
          Map.entry("model", List.of("fault", "file", "tensor", "network", "network.tree", "data")),
          Map.entry("engine", List.of("fault", "tensor", "network", "data", "model")),
          Map.entry(
              "training", List.of("fault", "tensor", "network", "data", "engine", "evaluation")),
          Map.entry(
              "library",
              List.of(
                  "tensor",
                  "network",
                  "network.tree",
                  "data",
                  "evaluation",
                  "model",
                  "engine",
                  "training")));

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.tandem");

  static Set<String> floors() {
    return FLOORS.keySet();
  }

  @ParameterizedTest
  @MethodSource("floors")
  void a_package_uses_only_what_lies_below_it_and_java(String floor) {
    String[] allowed =
        Stream.concat(
                Stream.concat(Stream.of(floor), FLOORS.get(floor).stream())
                    .map(name -> "dev.tandem." + name),
                Stream.of("java.."))
            .toArray(String[]::new);

    classes()
        .that()
        .resideInAPackage("dev.tandem." + floor)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed)
        .check(CORE);
  }

  @Test
  void every_package_has_its_floor_and_every_floor_its_package() {
    Set<String> packages =
        CORE.stream()
            .map(JavaClass::getPackageName)
            .map(name -> name.substring("dev.tandem.".length()))
            .collect(Collectors.toSet());

    assertThat(packages).isEqualTo(FLOORS.keySet());
  }

  @Test
  void no_packages_depend_on_each_other_in_a_circle() {
    slices().matching("dev.tandem.(**)").should().beFreeOfCycles().check(CORE);
  }
}
