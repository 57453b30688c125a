package io.github.camelesign.yousign;

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
class YousignCatalogTest {

    private static final String JSON = "/META-INF/io/github/camelesign/yousign/yousign.json";

    private final CamelCatalog catalog = new DefaultCamelCatalog();

    @BeforeEach
    void load() throws IOException {
        catalog.addComponent("yousign", YousignComponent.class.getName(), json());
    }

    private static String json() throws IOException {
        try (InputStream in = YousignCatalogTest.class.getResourceAsStream(JSON)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yousign:signature-request/create?idempotencyKey=x",
                "yousign:signature-request/list?status[in]=done,declined&fetchAll=true",
                "yousign:document/upload?signatureRequestId=x",
                "yousign:signature-request/events?delay=5000&startFrom=beginning&eventTypes=completed",
                "yousign:v2/procedure/create?webhookUrl=https://d&webhookSecret=x",
                "yousign:v2/procedure/events",
                "yousign:raw/call?method=GET&path=/v3/users",
                "yousign:v2/user/list?apiKey=x&environment=staging&responseTimeout=5s"
            })
    void aUriOfTheDocumentationIsValid(String uri) {
        EndpointValidationResult result = catalog.validateEndpointProperties(uri);

        assertThat(result.isSuccess()).as(result.summaryErrorMessage(false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yousign:signature-request/creat",
                "yousign:signer/list?fetchAll=perhaps",
                "yousign:signer/list?maxRetries=many"
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
                                        Stream.of(
                                                "signature-request/events",
                                                "v2/procedure/events",
                                                "raw/call",
                                                "v2/raw/call"))
                                .toList());
    }

    @Test
    void everySecretIsMarkedOnComponentAndEndpoint() throws IOException {
        ComponentModel model = JsonMapper.generateComponentModel(json());
        Set<String> secrets = Set.of("apiKey", "webhookSecret");

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
