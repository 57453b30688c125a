// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A user's code must not be bound to what happens to be used inside. */
class PublicSignaturesTest {

    private static final List<String> INSIDE =
            List.of("com.fasterxml.jackson.", "org.apache.hc.", "io.github.camelesign.internal.");

    @Test
    void holdNoTypeOfTheLibrariesInside() {
        List<JavaCodeUnit> leaking =
                new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages(
                                        "io.github.camelesign.api",
                                        "io.github.camelesign.spi",
                                        "io.github.camelesign.component")
                                .stream()
                                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                                .flatMap(type -> type.getCodeUnits().stream())
                                .filter(PublicSignaturesTest::isVisible)
                                .filter(PublicSignaturesTest::leaks)
                                .toList();

        assertThat(leaking).isEmpty();
    }

    private static boolean isVisible(JavaCodeUnit unit) {
        return unit.getModifiers().contains(JavaModifier.PUBLIC)
                || unit.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static boolean leaks(JavaCodeUnit unit) {
        return Stream.concat(
                        unit.getRawParameterTypes().stream(), Stream.of(unit.getRawReturnType()))
                .map(JavaClass::getName)
                .anyMatch(name -> INSIDE.stream().anyMatch(name::startsWith));
    }
}
