// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jdbc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** It brings no library to a runtime, and shows two classes. */
class ArchitectureTest {

    private static final JavaClasses OWN =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.github.camelesign.jdbc");

    @Test
    void dependsOnTheSpiAndCamelOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.camelesign.jdbc",
                        "io.github.camelesign.spi",
                        "org.apache.camel..",
                        "java..",
                        "javax.sql")
                .check(OWN);
    }

    @Test
    void twoClassesArePublic() {
        assertThat(OWN.stream().filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC)))
                .extracting(JavaClass::getSimpleName)
                .containsExactlyInAnyOrder("JdbcStateRepository", "JdbcLeases");
    }
}
