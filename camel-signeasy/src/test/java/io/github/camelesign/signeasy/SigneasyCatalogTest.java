package io.github.camelesign.signeasy;

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
class SigneasyCatalogTest {

    private static final String JSON = "/META-INF/io/github/camelesign/signeasy/signeasy.json";

    private final CamelCatalog catalog = new DefaultCamelCatalog();

    @BeforeEach
    void load() throws IOException {
        catalog.addComponent("signeasy", SigneasyComponent.class.getName(), json());
    }

    private static String json() throws IOException {
        try (InputStream in = SigneasyCatalogTest.class.getResourceAsStream(JSON)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "signeasy:pending/create",
                "signeasy:v3/signed/download?signedId=1&type=merged&include_certificate=true",
                "signeasy:v3/envelope/events?delay=5000&startFrom=beginning&eventTypes=completed",
                "signeasy:raw/call?method=GET&path=/v3/me/",
                "signeasy:user/get?clientId=x&responseTimeout=5s&authentication=REFRESH_TOKEN&gzip=true"
            })
    void aUriOfTheDocumentationIsValid(String uri) {
        EndpointValidationResult result = catalog.validateEndpointProperties(uri);

        assertThat(result.isSuccess()).as(result.summaryErrorMessage(false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "signeasy:pending/creat",
                "signeasy:user/get?maxRetries=many",
                "signeasy:user/get?authentication=MAGIC"
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
                                        Stream.of(
                                                "pending/events", "v3/envelope/events", "raw/call"))
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
                        "clientId",
                        "clientSecret",
                        "authorizationCode",
                        "webhookSecret");
    }
}
