// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.camelesign.sandbox.core.SandboxExtension;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The borders that make the sandbox a witness: it must not share a mistake with a component. */
class ArchitectureTest {
    private static final String PROJECT = "io.github.camelesign";
    private static final String SANDBOX = PROJECT + ".sandbox";
    private static final List<String> PROVIDERS =
            List.of("signnow", "docusign", "yousign", "signeasy", "jsign");

    private final JavaClasses everything = new ClassFileImporter().importPackages(SANDBOX);
    private final JavaClasses shipped =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(SANDBOX);

    @Test
    void allModulesAreLookedAt() {
        Stream.concat(Stream.of("core"), PROVIDERS.stream())
                .forEach(
                        module ->
                                assertThat(shipped)
                                        .anyMatch(
                                                c ->
                                                        c.getPackageName()
                                                                .equals(SANDBOX + "." + module)));
    }

    @Test
    void nothingKnowsAComponent() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        Stream.concat(
                                        Stream.of(
                                                        "support",
                                                        "api",
                                                        "spi",
                                                        "component",
                                                        "internal",
                                                        "esign")
                                                .map(ArchitectureTest::project),
                                        Stream.concat(
                                                PROVIDERS.stream().map(ArchitectureTest::project),
                                                Stream.of("org.apache.camel..")))
                                .toArray(String[]::new))
                .check(everything);
    }

    private static String project(String name) {
        return PROJECT + "." + name + "..";
    }

    @Test
    void coreKnowsNoProvider() {
        noClasses()
                .that()
                .resideInAPackage(SANDBOX + ".core..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        Stream.concat(Stream.of(SANDBOX), PROVIDERS.stream().map(this::provider))
                                .toArray(String[]::new))
                .check(everything);
    }

    @Test
    void providersDoNotKnowEachOther() {
        slices().matching(SANDBOX + ".(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(alwaysTrue(), resideInAPackage(SANDBOX + ".core.."))
                .check(shipped);
    }

    private String provider(String name) {
        return SANDBOX + "." + name + "..";
    }

    @Test
    void theServerRunsWithoutJUnitAndCommandLine() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(
                        SandboxExtension.class, EsignSandboxExtension.class, SandboxMain.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "picocli..")
                .check(shipped);
    }
}
