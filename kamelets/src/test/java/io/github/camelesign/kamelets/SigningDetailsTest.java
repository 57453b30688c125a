// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigningDetailsTest {

    private final SigningDetails details = new SigningDetails();
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    @BeforeEach
    void configure() {
        details.setSignerEmail("ada@acme.test");
        details.setSignerName("Ada Lovelace");
        details.setFileName("document.pdf");
    }

    @ParameterizedTest
    @CsvSource({
        "Ada Lovelace,Ada,Lovelace",
        "Ada Byron King,Ada Byron,King",
        "Ada,Ada,Ada",
        "'  Ada  Lovelace ',Ada,Lovelace",
        "ada@acme.test,ada,ada",
        "ada.king_1815@acme.test,ada king,1815",
        "@acme.test,@acme.test,@acme.test"
    })
    void aNameHasTwoParts(String name, String first, String last) {
        details.setSignerName(name);

        assertThat(process())
                .containsEntry("signerFirstName", first)
                .containsEntry("signerLastName", last);
    }

    @Test
    void theHeadersGoBeforeTheProperties() {
        exchange.getMessage().setHeader(SigningDetails.SIGNER_EMAIL, "bob@acme.test");
        exchange.getMessage().setHeader(SigningDetails.SIGNER_NAME, "Bob Hope");

        assertThat(process())
                .containsEntry("signerEmail", "bob@acme.test")
                .containsEntry("signerName", "Bob Hope");
    }

    @Test
    void somebodyWhomOnlyTheHeaderNamesDoesNotGetTheOthersName() {
        exchange.getMessage().setHeader(SigningDetails.SIGNER_EMAIL, "bob@acme.test");

        assertThat(process()).containsEntry("signerName", "bob@acme.test");
    }

    @Test
    void theTitleIsTheNameOfTheFileUnlessItIsGiven() {
        exchange.getMessage().setHeader(Exchange.FILE_NAME, "2026/Lease v1.2.pdf");

        assertThat(process())
                .containsEntry("fileName", "Lease v1.2.pdf")
                .containsEntry("title", "Lease v1.2");

        details.setTitle("Offer");
        assertThat(process()).containsEntry("title", "Offer");
    }

    @Test
    void aDocumentWithoutANameGetsOne() {
        assertThat(process()).containsEntry("title", "document");
        assertThat(exchange.getMessage().getHeader(Exchange.FILE_NAME)).isEqualTo("document.pdf");
    }

    @Test
    void quotesAndLineBreaksFitIntoJson() {
        details.setSignerName("Ada \"Countess\"\nLove\\lace");

        assertThat(process()).containsEntry("signerName", "Ada \\\"Countess\\\"\\nLove\\\\lace");
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> process() {
        details.process(exchange);
        return exchange.getVariable(SigningDetails.VARIABLE, Map.class);
    }
}
