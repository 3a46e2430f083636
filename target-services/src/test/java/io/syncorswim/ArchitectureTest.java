package io.syncorswim;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses all =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.syncorswim");

    @Test
    void the_wire_contract_depends_on_nothing_but_the_jdk() {
        classes()
                .that()
                .resideInAPackage("io.syncorswim.wire")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.syncorswim.wire", "java..", "org.jspecify..")
                .check(all);
    }

    @Test
    void a_pattern_depends_on_nothing_but_the_wire_contract() {
        classes()
                .that()
                .resideInAPackage("io.syncorswim.target.pattern")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.syncorswim.target.pattern",
                        "io.syncorswim.wire",
                        "java..",
                        "org.jspecify..")
                .check(all);
    }

    @Test
    void frontend_and_backend_do_not_know_each_other() {
        noClasses()
                .that()
                .resideInAPackage("..frontend")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..backend")
                .check(all);
        noClasses()
                .that()
                .resideInAPackage("..backend")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..frontend", "..pattern")
                .check(all);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("io.syncorswim.(**)").should().beFreeOfCycles().check(all);
    }
}
