package io.github.camelesign.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The walls that make the sandbox a witness: it must not share a mistake with a component. */
class ArchitectureTest {
    private static final String SANDBOX = "io.github.camelesign.sandbox";

    @Test
    void nothingKnowsAComponent() {
        JavaClasses everything = new ClassFileImporter().importPackages(SANDBOX);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.camelesign.support..",
                        "io.github.camelesign.signnow..",
                        "io.github.camelesign.docusign..",
                        "io.github.camelesign.yousign..",
                        "io.github.camelesign.signeasy..",
                        "io.github.camelesign.jsign..",
                        "org.apache.camel..")
                .check(everything);
    }

    @Test
    void theServerRunsWithoutJUnitAndCommandLine() {
        JavaClasses shipped =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(SANDBOX);
        noClasses()
                .that()
                .doNotBelongToAnyOf(EsignSandboxExtension.class, SandboxMain.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "picocli..")
                .check(shipped);
    }
}
