package io.github.camelesign.jsign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
class JSignCatalogTest {

    private static final String JSON = "/META-INF/io/github/camelesign/jsign/jsign.json";

    private final CamelCatalog catalog = new DefaultCamelCatalog();

    @BeforeEach
    void load() throws IOException {
        catalog.addComponent("jsign", JSignComponent.class.getName(), json());
    }

    private static String json() throws IOException {
        try (InputStream in = JSignCatalogTest.class.getResourceAsStream(JSON)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jsign:envelope/create",
                "jsign:envelope/download?envelopeId=e1&documentId=d1&signedCopy=true",
                "jsign:envelope/events?delay=5000&startFrom=beginning&eventTypes=completed",
                "jsign:raw/call?method=GET&path=/api/v2.0/account",
                "jsign:account/get?email=x&responseTimeout=5s&authentication=LOGIN"
            })
    void aUriOfTheDocumentationIsValid(String uri) {
        EndpointValidationResult result = catalog.validateEndpointProperties(uri);

        assertThat(result.isSuccess()).as(result.summaryErrorMessage(false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jsign:envelope/creat",
                "jsign:account/get?maxRetries=many",
                "jsign:account/get?authentication=MAGIC"
            })
    void aMistakeIsFound(String uri) {
        assertThat(catalog.validateEndpointProperties(uri).isSuccess()).isFalse();
    }

    @Test
    void everyOperationIsListed() throws IOException {
        ComponentModel model = JsonMapper.generateComponentModel(json());

        assertThat(model.getEndpointPathOptions().get(0).getEnums())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(
                                        OperationFacts.all().stream()
                                                .map(OperationFacts::operation),
                                        Stream.of("envelope/events", "raw/call"))
                                .toList());
    }

    @Test
    void everySecretIsMarked() throws IOException {
        ComponentModel model = JsonMapper.generateComponentModel(json());

        assertThat(model.getEndpointParameterOptions())
                .filteredOn(option -> option.isSecret())
                .extracting(option -> option.getName())
                .containsExactlyInAnyOrder(
                        "accessToken",
                        "refreshToken",
                        "apiKey",
                        "apiSecret",
                        "email",
                        "password",
                        "webhookSecret");
    }
}
