package io.github.camelesign;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The walls of this room. */
class ArchitectureTest {

    private static final JavaClasses SUPPORT =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.github.camelesign.support");

    @Test
    void knowsNoProviderAndNoSandbox() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.camelesign.signnow..",
                        "io.github.camelesign.docusign..",
                        "io.github.camelesign.yousign..",
                        "io.github.camelesign.signeasy..",
                        "io.github.camelesign.jsign..",
                        "io.github.camelesign.sandbox..")
                .check(SUPPORT);
    }

    @Test
    void onlyTransportKnowsTheHttpClient() {
        classes()
                .that()
                .resideOutsideOfPackage("io.github.camelesign.support.http..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages("org.apache.hc..", "org.apache.camel.component.http..")
                .check(SUPPORT);
    }

    @Test
    void operationsAndEventsAreFreeOfTransport() {
        noClasses()
                .that()
                .resideInAnyPackage("..support.operation..", "..support.event..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..support.http..", "..support.producer..", "..support.poll..")
                .check(SUPPORT);
    }
}
