package io.github.camelesign.docusign;

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
class DocuSignCatalogTest {

    private static final String JSON = "/META-INF/io/github/camelesign/docusign/docusign.json";

    private final CamelCatalog catalog = new DefaultCamelCatalog();

    @BeforeEach
    void load() throws IOException {
        catalog.addComponent("docusign", DocuSignComponent.class.getName(), json());
    }

    private static String json() throws IOException {
        try (InputStream in = DocuSignCatalogTest.class.getResourceAsStream(JSON)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docusign:envelopes/create?idempotencyKey=${header.JMSMessageID}",
                "docusign:envelopes/get?envelopeId=e1&include=recipients&accept=application/xml",
                "docusign:envelopes/void?voidedReason=Expired",
                "docusign:envelopes/download?certificate=true&contentTransferEncoding=base64",
                "docusign:envelopes/list-status-changes?from_date=2026-01-01T00:00:00Z&fetchAll=true",
                "docusign:envelopes/events?delay=15m&startFrom=beginning&eventTypes=completed",
                "docusign:raw/call?method=GET&path=/restapi/v2.1/accounts/1",
                "docusign:accounts/get?accessToken=x&accountId=1&apiVersion=v2&environment=sandbox"
            })
    void aUriOfTheDocumentationIsValid(String uri) {
        EndpointValidationResult result = catalog.validateEndpointProperties(uri);

        assertThat(result.isSuccess()).as(result.summaryErrorMessage(false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docusign:envelopes/craete",
                "docusign:envelopes/get?fetchAll=perhaps",
                "docusign:envelopes/get?maxRetries=many",
                "docusign:accounts/get?apiVersion=v3",
                "docusign:accounts/get?environment=demo"
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
                                                "envelopes/download",
                                                "envelopes/events",
                                                "envelopes/resend",
                                                "envelopes/send",
                                                "envelopes/void",
                                                "raw/call"))
                                .toList());
    }
}
