// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelesign.spi.Authentication;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot work is refused before any call, with a hint. */
class BadInputTest extends StubbedJSign {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jsign:envelope/creat | did you mean 'envelope/create'?",
                "jsign:envelope/get | option envelopeId of the endpoint or in the header CamelJSignEnvelopeId",
                "jsign:envelope/get?envelopId=e1 | did you mean 'envelopeId'?",
                "jsign:envelope/events | use it in from:",
                "jsign:envelope/get?envelopeId=.. | must not contain the path segment '..'",
                "jsign:envelope/get?envelopeId=e1&fetchAll=true | does not answer in pages",
                "jsign:envelope/get?envelopeId=e1&environment=staging&baseUri= | must be production or sandbox"
            })
    void aMistakeInTheUriIsNamed(String uri, String hint) {
        if (uri.contains("baseUri=")) {
            options().setBaseUri(null);
        }
        assertThatThrownBy(
                        () -> {
                            Exception thrown =
                                    send(uri.replace("&baseUri=", ""), "{}").getException();
                            if (thrown != null) {
                                throw thrown;
                            }
                        })
                .satisfies(e -> assertThat(reason(e)).hasMessageContaining(hint));
        assertThat(requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"email", "password", "apiKey", "apiSecret"})
    void withAnIncompleteLoginARouteStartsAndItsCallsNameWhatIsMissing(String option)
            throws Exception {
        logIn();
        switch (option) {
            case "email" -> options().setEmail(null);
            case "password" -> options().setPassword(" ");
            case "apiKey" -> options().setApiKey(null);
            default -> options().setApiSecret(null);
        }

        route(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:account").to("jsign:account/get");
                    }
                });

        assertThat(send("direct:account", null).getException())
                .isInstanceOf(Authentication.MissingOptionException.class)
                .hasMessageContaining("by LOGIN. Set camel.component.jsign." + option);
        assertThat(requests()).isEmpty();
    }

    @Test
    void theRestOfADocumentInBase64MustBeAMap() {
        assertThat(reason(send("jsign:envelope/create", "pdf", form("text")).getException()))
                .hasMessageContaining("CamelJSignForm must be a Map");
        assertThat(
                        reason(
                                send(
                                                "jsign:envelope/create",
                                                "pdf",
                                                form(Map.of("document", List.of())))
                                        .getException()))
                .hasMessageContaining("entry document of the header CamelJSignForm must be a Map");
        assertThat(reason(send("jsign:envelope/create", null, form(Map.of())).getException()))
                .hasMessageContaining("it must hold the document to upload");
        assertThat(requests()).isEmpty();
    }

    private static Map<String, Object> form(Object value) {
        return Map.of(JSignConstants.FORM, value);
    }

    @Test
    void aWebhookIsRefusedWithTheReason() {
        assertThatThrownBy(
                        () ->
                                route(
                                        new RouteBuilder() {
                                            @Override
                                            public void configure() {
                                                from("webhook:jsign:envelope/events")
                                                        .to("log:never");
                                            }
                                        }))
                .satisfies(
                        e ->
                                assertThat(reason(e))
                                        .hasMessageContaining("jsign has no webhooks")
                                        .hasMessageContaining("from: jsign:envelope/events"));
    }
}
