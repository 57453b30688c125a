// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.stream.Stream;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Camel's catalog, and with it the tools of users, know the component from its JSON. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class CatalogTests {

    private final CamelCatalog catalog = new DefaultCamelCatalog();
    private final CatalogFacts facts;
    private final String json;

    protected CatalogTests(CatalogFacts facts) {
        this.facts = facts;
        this.json = facts.component().catalogJson();
    }

    @BeforeEach
    protected void load() {
        catalog.addComponent(facts.component().scheme(), facts.component().componentClass(), json);
    }

    protected final Stream<String> validUris() {
        return facts.validUris().stream();
    }

    protected final Stream<String> invalidUris() {
        return facts.invalidUris().stream();
    }

    @ParameterizedTest
    @MethodSource("validUris")
    protected void aUriOfTheDocumentationIsValid(String uri) {
        EndpointValidationResult result = catalog.validateEndpointProperties(uri);

        assertThat(result.isSuccess()).as(result.summaryErrorMessage(false)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("invalidUris")
    protected void aMistakeIsFound(String uri) {
        assertThat(catalog.validateEndpointProperties(uri).isSuccess()).isFalse();
    }

    /** A list of words, such as eventTypes, is nothing that Camel's catalog can check. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "responseTimeout=soon",
                "webhookMaxAge=15x",
                "delay=often",
                "output=xml",
                "webhookVerification=perhaps",
                "maxMessagesPerPoll=few",
                "bridgeErrorHandler=perhaps",
                "cursorRepository=noReference"
            })
    protected void aWrongValueOfAConsumersOptionIsFound(String option) {
        String events =
                facts.operations().stream()
                        .filter(operation -> operation.endsWith("/events"))
                        .findFirst()
                        .orElseThrow();
        ComponentModel model = JsonMapper.generateComponentModel(json);
        String name = option.substring(0, option.indexOf('='));
        assumeTrue(
                model.getEndpointParameterOptions().stream()
                        .anyMatch(one -> one.getName().equals(name)));

        aMistakeIsFound("%s:%s?%s".formatted(facts.component().scheme(), events, option));
    }

    @Test
    protected void everyOperationIsListed() {
        ComponentModel model = JsonMapper.generateComponentModel(json);

        assertThat(model.getEndpointPathOptions()).hasSize(1);
        assertThat(model.getEndpointPathOptions().get(0).getEnums())
                .containsExactlyInAnyOrderElementsOf(facts.operations());
    }

    @Test
    protected void everySecretIsMarkedOnComponentAndEndpoint() {
        ComponentModel model = JsonMapper.generateComponentModel(json);

        assertThat(model.getComponentOptions())
                .filteredOn(BaseOptionModel::isSecret)
                .extracting(BaseOptionModel::getName)
                .containsAll(facts.secrets());
        assertThat(model.getEndpointParameterOptions())
                .filteredOn(BaseOptionModel::isSecret)
                .extracting(BaseOptionModel::getName)
                .containsExactlyInAnyOrderElementsOf(facts.secrets());
    }
}
