package io.github.camelesign.signeasy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** A provider is built on support and Camel, and on nothing else. */
class ArchitectureTest {

    @Test
    void dependsOnSupportAndCamelOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.camelesign.signeasy..",
                        "io.github.camelesign.support..",
                        "org.apache.camel..",
                        "org.slf4j..",
                        "java..")
                .check(
                        new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("io.github.camelesign.signeasy"));
    }
}
