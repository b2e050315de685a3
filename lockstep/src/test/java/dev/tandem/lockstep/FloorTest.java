package dev.tandem.lockstep;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class FloorTest {
  @Test
  void lockstep_uses_core_and_java_only() {
    classes()
        .that()
        .resideInAPackage("dev.tandem.lockstep..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.tandem.lockstep..",
            "dev.tandem.tensor",
            "dev.tandem.network",
            "dev.tandem.data",
            "dev.tandem.engine",
            "dev.tandem.training",
            "java..")
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.tandem.lockstep"));
  }
}
