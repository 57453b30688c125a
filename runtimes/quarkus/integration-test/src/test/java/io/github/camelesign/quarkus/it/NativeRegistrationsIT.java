// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.quarkus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.contract.ContractComponent;
import io.github.camelesign.docusign.DocuSignComponent;
import io.github.camelesign.jsign.JSignComponent;
import io.github.camelesign.signeasy.SigneasyComponent;
import io.github.camelesign.signnow.SignNowComponent;
import io.github.camelesign.yousign.YousignComponent;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds what a native binary would be made from against what is in the jars of the components. It
 * does not show that such a binary works.
 */
class NativeRegistrationsIT {

    private static NativeSources sources;

    @BeforeAll
    static void read() throws Exception {
        sources = NativeSources.read(Path.of(System.getProperty("native.sources")));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                SignNowComponent.class,
                DocuSignComponent.class,
                YousignComponent.class,
                SigneasyComponent.class,
                JSignComponent.class,
                ContractComponent.class
            })
    void everythingThatIsReachedByNameIsRegistered(Class<?> component) throws Exception {
        ComponentJar jar = ComponentJar.of(component);
        List<Class<?>> named =
                jar.publicClasses().stream()
                        .filter(type -> type.getPackage().equals(component.getPackage()))
                        .toList();

        assertThat(jar.services())
                .contains(component.getName(), component.getName() + "Configurer");
        assertThat(sources.reflective()).containsAll(jar.services());
        assertThat(named).contains(component);
        assertThat(sources.reflective()).containsAll(names(named));
        assertThat(sources.reflective()).containsAll(optionTypes(named));
        assertThat(jar.descriptors())
                // the list of operations is for tools
                .filteredOn(descriptor -> !descriptor.endsWith("/operations.json"))
                .hasSize(1)
                .allMatch(sources::holds);
    }

    @Test
    void everyExceptionThatRoutesAskForDetailsIsRegistered() throws Exception {
        List<Class<?>> exceptions =
                ComponentJar.of(EsignOperationException.class).publicClasses().stream()
                        .filter(EsignOperationException.class::isAssignableFrom)
                        .toList();

        assertThat(exceptions).hasSizeGreaterThan(3);
        assertThat(sources.reflective()).containsAll(names(exceptions));
    }

    /** Simple asks them for details, and Jackson writes them. */
    @Test
    void everythingOfAContractIsRegistered() throws Exception {
        List<Class<?>> records =
                ComponentJar.of(Contract.class).publicClasses().stream()
                        .filter(type -> type.getPackage().equals(Contract.class.getPackage()))
                        .toList();

        assertThat(records).contains(Contract.class, ContractState.Recipient.class);
        assertThat(sources.reflective()).containsAll(names(records));
    }

    /** In the jars of PDFBox and FontBox, as they are on the class path here. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "org/apache/pdfbox/resources/afm/Helvetica.afm",
                "org/apache/pdfbox/resources/glyphlist/glyphlist.txt",
                "org/apache/pdfbox/resources/text/BidiMirroring.txt",
                "org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf",
                "org/apache/fontbox/cmap/Identity-H",
                "org/apache/fontbox/unicode/Scripts.txt"
            })
    void whatPdfBoxReadsIsThere(String resource) {
        assertThat(getClass().getClassLoader().getResource(resource)).isNotNull();
        assertThat(sources.holds(resource)).isTrue();
    }

    @Test
    void theBinaryWouldSpeakHttps() {
        assertThat(sources.arguments()).contains("--enable-url-protocols=http,https");
    }

    private static List<String> names(List<Class<?>> classes) {
        return classes.stream().<String>map(Class::getName).toList();
    }

    /** Where the options of classes are declared, and the enums that they take. */
    private static Set<String> optionTypes(List<Class<?>> classes) {
        Set<String> types = new TreeSet<>();
        for (Class<?> type : classes) {
            ancestors(type)
                    .filter(
                            ancestor ->
                                    setters(ancestor.getDeclaredMethods()).findAny().isPresent())
                    .map(Class::getName)
                    .forEach(types::add);
            setters(type.getMethods())
                    .map(Method::getParameterTypes)
                    .flatMap(Stream::of)
                    .filter(parameter -> parameter.isEnum() && isOurs(parameter))
                    .map(Class::getName)
                    .forEach(types::add);
        }
        return types;
    }

    private static Stream<Method> setters(Method[] methods) {
        return Stream.of(methods)
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> method.getName().startsWith("set"));
    }

    private static Stream<Class<?>> ancestors(Class<?> type) {
        return Stream.<Class<?>>iterate(type, Class::getSuperclass)
                .takeWhile(ancestor -> ancestor != null && isOurs(ancestor));
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("io.github.camelesign.");
    }
}
