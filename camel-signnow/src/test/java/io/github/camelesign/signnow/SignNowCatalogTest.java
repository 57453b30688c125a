package io.github.camelesign.signnow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Camel's catalog, and with it the tools of users, know the component from its JSON. */
class SignNowCatalogTest {

    private static final String JSON = "/META-INF/io/github/camelesign/signnow/signnow.json";

    private final CamelCatalog catalog = new DefaultCamelCatalog();

    @BeforeEach
    void load() throws IOException {
        catalog.addComponent("signnow", SignNowComponent.class.getName(), json());
    }

    private static String json() throws IOException {
        try (InputStream in = SignNowCatalogTest.class.getResourceAsStream(JSON)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "signnow:document/upload",
                "signnow:document/invite?documentId=d1&email=disable",
                "signnow:document/download?type=collapsed",
                "signnow:folder/get?folderId=f1&fetchAll=true",
                "signnow:document/events?delay=5000&startFrom=beginning&eventTypes=completed",
                "signnow:raw/call?method=GET&path=/user",
                "signnow:user/get?accessToken=x&responseTimeout=5s&authentication=ACCESS_TOKEN"
            })
    void aUriOfTheDocumentationIsValid(String uri) {
        EndpointValidationResult result = catalog.validateEndpointProperties(uri);

        assertThat(result.isSuccess()).as(result.summaryErrorMessage(false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "signnow:document/uplaod",
                "signnow:document/get?fetchAll=perhaps",
                "signnow:document/get?maxRetries=many",
                "signnow:user/get?authentication=MAGIC"
            })
    void aMistakeIsFound(String uri) {
        assertThat(catalog.validateEndpointProperties(uri).isSuccess()).isFalse();
    }

    @Test
    void everyOperationIsListed() throws IOException {
        ComponentModel model = JsonMapper.generateComponentModel(json());

        assertThat(model.getEndpointPathOptions()).hasSize(1);
        assertThat(model.getEndpointPathOptions().get(0).getEnums())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(
                                        OperationFacts.all().stream()
                                                .map(OperationFacts::operation),
                                        Stream.of("document/events", "raw/call"))
                                .toList());
    }

    @Test
    void everySecretIsMarkedOnComponentAndEndpoint() throws IOException {
        ComponentModel model = JsonMapper.generateComponentModel(json());
        Set<String> secrets =
                Set.of(
                        "accessToken",
                        "refreshToken",
                        "apiKey",
                        "authorizationCode",
                        "basicToken",
                        "webhookSecret",
                        "clientId",
                        "clientSecret",
                        "username",
                        "password");

        assertThat(model.getComponentOptions())
                .filteredOn(option -> option.isSecret())
                .extracting(option -> option.getName())
                .containsAll(secrets);
        assertThat(model.getEndpointParameterOptions())
                .filteredOn(option -> option.isSecret())
                .extracting(option -> option.getName())
                .containsExactlyInAnyOrderElementsOf(secrets);
    }
}
