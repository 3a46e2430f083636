package io.syncorswim;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The arrows of docs/architecture.md. */
class ArchitectureTest {
    private static final String[] PACKAGES = {
        "experiment",
        "schedule",
        "theory",
        "ledger",
        "statistics",
        "recording",
        "analysis",
        "comparison",
        "report",
        "process",
        "broker",
        "gatling",
        "metrics",
        "lab",
        "selftest",
        "cli",
    };

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(
                            Arrays.stream(PACKAGES)
                                    .map(ArchitectureTest::of)
                                    .toArray(String[]::new));

    @Test
    void the_arrows_between_packages_point_one_way() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("experiment")
                .definedBy(all("experiment"))
                .layer("schedule")
                .definedBy(all("schedule"))
                .layer("ledger")
                .definedBy(all("ledger"))
                .layer("statistics")
                .definedBy(all("statistics"))
                .layer("recording")
                .definedBy(all("recording"))
                .layer("analysis")
                .definedBy(all("analysis"))
                .layer("comparison")
                .definedBy(all("comparison"))
                .layer("report")
                .definedBy(all("report"))
                .layer("process")
                .definedBy(all("process"))
                .layer("broker")
                .definedBy(all("broker"))
                .layer("gatling")
                .definedBy(all("gatling"))
                .layer("metrics")
                .definedBy(all("metrics"))
                .layer("lab")
                .definedBy(all("lab"))
                .layer("theory")
                .definedBy(all("theory"))
                .layer("selftest")
                .definedBy(all("selftest"))
                .layer("cli")
                .definedBy(all("cli"))
                .whereLayer("experiment")
                .mayNotAccessAnyLayer()
                .whereLayer("ledger")
                .mayNotAccessAnyLayer()
                .whereLayer("statistics")
                .mayNotAccessAnyLayer()
                .whereLayer("theory")
                .mayNotAccessAnyLayer()
                .whereLayer("process")
                .mayNotAccessAnyLayer()
                .whereLayer("schedule")
                .mayOnlyAccessLayers("experiment")
                .whereLayer("recording")
                .mayOnlyAccessLayers("experiment", "ledger")
                .whereLayer("analysis")
                .mayOnlyAccessLayers("experiment", "theory", "ledger", "recording", "statistics")
                .whereLayer("comparison")
                .mayOnlyAccessLayers("experiment", "statistics", "analysis")
                .whereLayer("report")
                .mayOnlyAccessLayers(
                        "experiment", "ledger", "recording", "analysis", "comparison", "selftest")
                .whereLayer("broker")
                .mayOnlyAccessLayers("experiment", "process")
                .whereLayer("gatling")
                .mayOnlyAccessLayers("experiment", "schedule", "ledger", "recording")
                .whereLayer("metrics")
                .mayOnlyAccessLayers("process")
                .whereLayer("lab")
                .mayOnlyAccessLayers(
                        "experiment",
                        "schedule",
                        "ledger",
                        "recording",
                        "process",
                        "broker",
                        "metrics",
                        "gatling")
                .whereLayer("selftest")
                .mayOnlyAccessLayers(
                        "experiment",
                        "schedule",
                        "theory",
                        "ledger",
                        "recording",
                        "analysis",
                        "process",
                        "gatling",
                        "lab")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .check(CLASSES);
    }

    @Test
    void packages_are_free_of_cycles() {
        slices().matching("io.syncorswim.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void the_domain_knows_nothing_of_gatling_amqp_http_processes_or_html() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        all("experiment"),
                        all("schedule"),
                        all("theory"),
                        all("ledger"),
                        all("statistics"),
                        all("analysis"),
                        all("comparison"))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(
                                        "io.gatling..",
                                        "com.rabbitmq..",
                                        "io.netty..",
                                        "io.undertow..",
                                        "java.net.http..",
                                        "com.sun.net.httpserver..",
                                        "gg.jte..",
                                        "picocli..")
                                .or(name("java.lang.ProcessBuilder"))
                                .or(name("java.lang.ProcessHandle"))
                                .or(name("java.lang.Process")))
                .check(CLASSES);
    }

    @Test
    void of_the_injector_the_lab_knows_only_how_it_is_started() {
        noClasses()
                .that()
                .resideInAPackage(all("lab"))
                .should()
                .dependOnClassesThat(
                        resideInAPackage(all("gatling"))
                                .and(not(name("io.syncorswim.gatling.InjectorCommand"))))
                .check(CLASSES);
    }

    @Test
    void libraries_stay_in_the_one_package_that_is_about_them() {
        onlyIn("io.gatling..", "gatling");
        onlyIn("com.rabbitmq..", "broker");
        onlyIn("org.snakeyaml..", "experiment");
        onlyIn("gg.jte..", "report");
        onlyIn("io.prometheus..", "metrics");
        onlyIn("picocli..", "cli");
        onlyIn("org.apache.commons.statistics..", "statistics");
    }

    @Test
    void statistics_is_arithmetic_and_nothing_else() {
        classes()
                .that()
                .resideInAPackage(all("statistics"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        all("statistics"),
                        "java.lang..",
                        "java.util..",
                        "org.jspecify..",
                        "org.apache.commons.statistics.distribution..")
                .check(CLASSES);
    }

    @Test
    void of_the_target_services_only_the_wire_contract_is_known() {
        String[] known =
                Stream.concat(
                                Arrays.stream(PACKAGES).map(ArchitectureTest::all),
                                Stream.of("io.syncorswim.wire"))
                        .toArray(String[]::new);
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAPackage("io.syncorswim..").and(not(resideInAnyPackage(known))))
                .check(CLASSES);
    }

    @Test
    void only_the_command_line_and_the_injectors_protocol_speak_on_standard_streams() {
        noClasses()
                .that()
                .resideOutsideOfPackage(all("cli"))
                .and()
                .doNotHaveFullyQualifiedName("io.syncorswim.gatling.Injector")
                .and()
                .doNotHaveFullyQualifiedName("io.syncorswim.gatling.StandAlone")
                .and()
                .doNotHaveFullyQualifiedName("io.syncorswim.selftest.SyntheticServer")
                .should(ACCESS_STANDARD_STREAMS)
                .check(CLASSES);
    }

    @Test
    void nobody_waits_by_sleeping() {
        noClasses()
                .should()
                .callMethodWhere(target(name("sleep")).and(target(owner(name("java.lang.Thread")))))
                .check(CLASSES);
    }

    @Test
    void no_package_is_a_drawer_for_what_found_no_place() {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..util..", "..common..", "..impl..", "..helper..", "..manager..")
                .check(CLASSES);
    }

    @Test
    void every_package_is_checked_for_nulls() {
        Set<JavaPackage> packages =
                CLASSES.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
        assertThat(packages).isNotEmpty();
        assertThat(packages)
                .allMatch(one ->
                        one.tryGetPackageInfo()
                                .filter(info -> info.isAnnotatedWith(NullMarked.class))
                                .isPresent());
    }

    private static void onlyIn(String library, String home) {
        noClasses()
                .that()
                .resideOutsideOfPackage(all(home))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CLASSES);
    }

    private static String of(String name) {
        return "io.syncorswim." + name;
    }

    private static String all(String name) {
        return of(name) + "..";
    }
}
