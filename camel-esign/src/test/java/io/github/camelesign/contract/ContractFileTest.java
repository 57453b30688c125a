// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.contract.InvalidContractException;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.testing.TestCamelContext;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a contract file is found at once, each thing at its line. */
class ContractFileTest {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    private final DefaultCamelContext context = new TestCamelContext();

    @BeforeEach
    void start(EsignSandbox sandbox) {
        Accounts.configure(context, sandbox);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private Exchange call(String uri, Object body, Map<String, Object> headers) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeaders(new java.util.HashMap<>(headers));
        return context.createProducerTemplate().send(uri, exchange);
    }

    @ParameterizedTest
    @CsvSource({
        "yousign, 'reminders.after: yousign reminds after 1, 2, 7 or 14 days, not 3'",
        "signeasy, reminders: signeasy does not have reminders"
    })
    void whatTheProviderDoesNotHaveIsRefusedByName(String provider, String finding)
            throws Exception {
        byte[] pdf = TestPdf.of("Lease of flat 7\nTenant signs here:\nLandlord signs here:\nDate:");

        Exchange refused =
                call(
                        "esign:contract/send?provider="
                                + provider
                                + "&contract=lease.contract.yaml",
                        pdf,
                        Map.of("flat", "7"));

        assertThat(refused.getException())
                .isInstanceOf(InvalidContractException.class)
                .hasMessageContaining(finding);
    }

    @ParameterizedTest
    @ValueSource(strings = "docusign")
    void allThatIsWrongIsFoundAtOnce(String provider) throws Exception {
        byte[] pdf = TestPdf.of("Nothing here");

        Exchange refused =
                call(
                        "esign:contract/send?provider="
                                + provider
                                + "&contract=wrong.contract.yaml",
                        pdf,
                        Map.of());

        assertThat(refused.getException()).isInstanceOf(InvalidContractException.class);
        // with others, what they do not have stands between these
        assertThat(refused.getException().getMessage().lines())
                .containsSubsequence(
                        """
                        wrong.contract.yaml cannot be sent, and nothing was:
                        - line 1, version: must be 1
                        - line 2, title: is required
                        - line 4, expires: must be a date or days, as in 2030-01-31 or 30d, not '30 days'
                        - line 5, colour: is not known here; known are version, documents, recipients, title, message, locale, reference, attempt, metadata, expires, reminders, template, fields, extensions
                        - line 9, recipients[0].order: must be a whole number from 1, not '0'
                        - line 9, recipients[0].email: 'ada' is no e-mail address
                        - line 10, recipients[1].kind: must be one of signer, approver, copy, not 'witness'
                        - line 10, recipients[1]: has the id 'tenant' of recipients[0]
                        - line 12, fields[0].anchor: 'Tenant signs here:' does not stand in the document
                        - line 13, fields[1].recipient: 'nobody' is no recipient of this contract
                        - line 13, fields[1].place: page 3 is not there: the document has 1
                        - line 14, fields[2]: does not lie on page 1: it takes 500 to 650 across and 830 to 850 down, and the page is 595 x 842 points"""
                                .stripIndent()
                                .lines()
                                .toList());
    }
}
