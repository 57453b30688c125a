// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.camelesign.testing.ComponentName;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A provider is built on support and Camel, and on nothing else. */
public abstract class ArchitectureTests {

    private static final String[] ALL_PROVIDERS = {
        "io.github.camelesign.api..",
        "io.github.camelesign.spi..",
        "io.github.camelesign.component..",
        "org.apache.camel..",
        "org.slf4j..",
        "java.."
    };

    private final String ownPackage;
    private final String[] allowed;

    /**
     * @param more packages that only this provider needs
     */
    protected ArchitectureTests(ComponentName component, String... more) {
        ownPackage = component.packageName();
        allowed =
                Stream.of(new String[] {ownPackage + ".."}, ALL_PROVIDERS, more)
                        .flatMap(Stream::of)
                        .toArray(String[]::new);
    }

    @Test
    protected void dependsOnSupportAndCamelOnly() {
        classes().should().onlyDependOnClassesThat().resideInAnyPackage(allowed).check(own());
    }

    @Test
    protected void itsPackagesHaveNoCycles() {
        slices().matching(ownPackage + ".(*)..").should().beFreeOfCycles().check(own());
    }

    private JavaClasses own() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ownPackage);
    }
}
