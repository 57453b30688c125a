// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How support is divided. */
class ArchitectureTest {

    private static final String INTERNAL = "io.github.camelesign.internal";

    private static final JavaClasses SUPPORT =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(
                            "io.github.camelesign.api",
                            "io.github.camelesign.spi",
                            "io.github.camelesign.component",
                            INTERNAL);

    @Test
    void knowsNoProviderAndNoSandbox() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage("io.github.camelesign..")
                .orShould()
                .onlyDependOnClassesThat(
                        JavaClass.Predicates.resideInAnyPackage(
                                        "io.github.camelesign.api..",
                                        "io.github.camelesign.spi..",
                                        "io.github.camelesign.component..",
                                        INTERNAL + "..")
                                .or(
                                        JavaClass.Predicates.resideOutsideOfPackage(
                                                "io.github.camelesign..")))
                .check(SUPPORT);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.github.camelesign.(**)").should().beFreeOfCycles().check(SUPPORT);
    }

    @Test
    void whatIsPublicDoesNotDependOnTheComponents() {
        noClasses()
                .that()
                .resideInAnyPackage("io.github.camelesign.api", "io.github.camelesign.spi")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.camelesign.component",
                        INTERNAL + ".call",
                        INTERNAL + ".content",
                        INTERNAL + ".event",
                        INTERNAL + ".http",
                        INTERNAL + ".lease",
                        INTERNAL + ".poll",
                        INTERNAL + ".token",
                        INTERNAL + ".webhook")
                .check(SUPPORT);
    }

    @Test
    void onlyTransportAndContentKnowTheHttpClient() {
        noClasses()
                .that()
                .resideOutsideOfPackages(INTERNAL + ".http", INTERNAL + ".content")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.hc..", "org.apache.camel.component.http..")
                .check(SUPPORT);
    }

    /** What users and authors of providers see is small. */
    @Test
    void mostTypesAreInternal() {
        List<JavaClass> types =
                SUPPORT.stream()
                        .filter(JavaClass::isTopLevelClass)
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .toList();
        long all = types.size();
        long internal =
                types.stream().filter(type -> type.getPackageName().startsWith(INTERNAL)).count();

        assertThat(3 * (all - internal)).isLessThanOrEqualTo(all);
    }
}
