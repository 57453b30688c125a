// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.contract.ContractBusyException;
import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.api.contract.InvalidContractException;
import io.github.camelesign.contract.send.HalfSentHealthCheck;
import io.github.camelesign.docusign.DocuSignComponent;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.Fault;
import io.github.camelesign.spi.Leases;
import io.github.camelesign.testing.TestCamelContext;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.util.json.Jsoner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * What holds when something else is going on: a pause, a repetition, an earlier step of the route.
 */
class SendingAgainTest {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    private static final String SEND =
            "esign:contract/send?provider=docusign&stateRepository=#contracts";
    private static final String ENVELOPES = "/restapi/v2.1/accounts/*/envelopes";

    private final DefaultCamelContext context = new TestCamelContext();
    private final MemoryStateRepository contracts = new MemoryStateRepository();
    private EsignSandbox sandbox;

    @BeforeEach
    void start(EsignSandbox started) throws Exception {
        sandbox = started;
        Accounts.configure(context, sandbox);
        context.getRegistry().bind("contracts", contracts);
        context.start();
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
    }

    /** As a contract whose day of expiry has come since it was sent. */
    @Test
    void whatWasSentIsFoundThoughItIsNoLongerRight() throws Exception {
        Exchange first = send(KitContract.plain("again"));

        Exchange second = send(expired("again"));

        assertThat(first.getException()).isNull();
        assertThat(second.getException()).isNull();
        assertThat(id(second)).isEqualTo(id(first));
        assertThat(second.getMessage().getHeader(ContractConstants.ALREADY_EXISTED))
                .isEqualTo(true);
        assertThat(send(expired("another")).getException())
                .isInstanceOf(InvalidContractException.class);
        assertThat(sandbox.requests().count("docusign", "POST", ENVELOPES)).isEqualTo(1);
    }

    @Test
    void headersAreThoseOfThisContract() throws Exception {
        send(KitContract.plain("once"));
        Exchange again = send(KitContract.plain("once"));
        assertThat(again.getMessage().getHeader(ContractConstants.ALREADY_EXISTED)).isEqualTo(true);

        again.getMessage().setBody(KitContract.plain("new"));
        attach(again);
        context.createProducerTemplate().send(SEND, again);

        assertThat(again.getException()).isNull();
        assertThat(again.getMessage().getHeaders())
                .doesNotContainKey(ContractConstants.ALREADY_EXISTED)
                .containsEntry(ContractConstants.REFERENCE, "new");
    }

    @Test
    void aContractMayBeAStream() throws Exception {
        InputStream body =
                new ByteArrayInputStream(
                        Jsoner.serialize(KitContract.plain("stream"))
                                .getBytes(StandardCharsets.UTF_8));

        assertThat(send(body).getException()).isNull();
    }

    /** It separates the reference from the attempt, in keys. */
    @Test
    void aReferenceHasNoNumberSign() throws Exception {
        assertThat(send(KitContract.plain("lease#1")).getException())
                .hasMessageContaining("reference: has a # or a control character");
        assertThat(send(KitContract.plain("lease\n1")).getException())
                .hasMessageContaining("reference: has a # or a control character");
    }

    /** After a long pause of this process; the other one has sent the contract meanwhile. */
    @Test
    void whatWhoeverTookOverHasJournalledStays() throws Exception {
        String taken = "{\"phase\":\"SENT\",\"ids\":{},\"id\":\"theirs\"}";
        context.getRegistry()
                .bind(
                        "leases",
                        (Leases)
                                (key, time) ->
                                        Optional.of(
                                                new Ended(() -> contracts.setState(key, taken))));

        Exchange paused = send(KitContract.plain("paused"));

        assertThat(paused.getException()).hasRootCauseInstanceOf(ContractBusyException.class);
        assertThat(contracts.getState("contract:docusign:paused#1")).isEqualTo(taken);
    }

    /** A lease that is lost once the sending has begun. */
    private static final class Ended implements Leases.Lease {
        private final Runnable meanwhile;
        private boolean begun;

        Ended(Runnable meanwhile) {
            this.meanwhile = meanwhile;
        }

        @Override
        public boolean renew() {
            if (begun) {
                meanwhile.run();
                return false;
            }
            begun = true;
            return true;
        }

        @Override
        public void release() {}
    }

    /** The route files what could not be sent, whatever it came as. */
    @Test
    void theDocumentIsStillThereWhenSendingFails(@TempDir Path folder) throws Exception {
        sandbox.faults().add(Fault.status(400).at("docusign").on("POST", ENVELOPES).times(2));
        Path contract = folder.resolve("lease.yaml");
        Files.writeString(
                contract,
                Jsoner.serialize(KitContract.plain("failed"))
                        .replace("attachment:lease.pdf", "body"));
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:in")
                                .doTry()
                                .to(SEND + "&contract=file:" + contract)
                                .doCatch(Exception.class)
                                .to("file:" + folder + "?fileName=${header.name}");
                    }
                });
        byte[] pdf = TestPdf.of(KitContract.TEXT);

        for (Object body : new Object[] {pdf, new ByteArrayInputStream(pdf)}) {
            String name = body.getClass().getSimpleName().replaceAll("\\W", "_");
            context.createProducerTemplate().sendBodyAndHeader("direct:in", body, "name", name);

            assertThat(folder.resolve(name)).hasBinaryContent(pdf);
        }
    }

    /** A stream is gone once it was read, and one that Camel has cached is not. */
    @Test
    void aStreamThatNobodyCachesIsStillThereAsWell(@TempDir Path folder) throws Exception {
        context.setStreamCaching(false);
        theDocumentIsStillThereWhenSendingFails(folder);
    }

    @Test
    void aHeaderOfAnotherContractIsNoticed() throws Exception {
        String id = id(send(KitContract.plain("mine")));
        send(KitContract.plain("other"));

        assertThat(
                        cancel(
                                Map.of(
                                        ContractConstants.ENVELOPE_ID,
                                        id,
                                        ContractConstants.REFERENCE,
                                        "other")))
                .hasMessage(
                        id
                                + " is the contract 'mine', and the header CamelEsignReference names 'other': remove the header that is wrong");
        assertThat(
                        cancel(
                                Map.of(
                                        ContractConstants.ENVELOPE_ID,
                                        id,
                                        ContractConstants.REFERENCE,
                                        "mine")))
                .isNull();
    }

    private Exception cancel(Map<String, Object> headers) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setHeaders(new HashMap<>(headers));
        return context.createProducerTemplate()
                .send(SEND.replace("/send", "/cancel"), exchange)
                .getException();
    }

    /** It cannot be read at the provider, and the one before can. */
    @Test
    void aFurtherAttemptThatIsHalfSentDoesNotHideTheOneBefore() throws Exception {
        String id = id(send(KitContract.plain("again")));
        Map<String, Object> further = KitContract.plain("again");
        further.put("attempt", 2);
        sandbox.faults().add(Fault.status(403).at("docusign").on("POST", ENVELOPES));
        assertThat(send(further).getException()).hasMessageContaining("403");

        Exchange get = new DefaultExchange(context);
        get.getMessage().setHeader(ContractConstants.REFERENCE, "again");
        context.createProducerTemplate().send(SEND.replace("/send", "/get"), get);

        assertThat(get.getException()).isNull();
        assertThat(id(get)).isEqualTo(id);
    }

    @Test
    void whatWasNeverBegunIsNotHalfSent() throws Exception {
        context.getComponent("docusign", DocuSignComponent.class)
                .getConfiguration()
                .setAccessToken(null);

        assertThat(send(KitContract.plain("nobody")).getException())
                .hasMessageContaining("docusign needs the option clientId");

        assertThat(new HalfSentHealthCheck(contracts, "docusign").call(Map.of()).getDetails())
                .doesNotContainKey("halfSent");
    }

    /** What the provider would refuse is not copied to this machine before. */
    @Test
    void aDocumentThatIsTooLargeIsNotCopied() throws Exception {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(KitContract.plain("large"));
        Endless endless = new Endless();
        exchange.getMessage(AttachmentMessage.class)
                .addAttachment("lease.pdf", TestPdf.attachment(() -> endless));

        context.createProducerTemplate().send(SEND, exchange);

        assertThat(exchange.getException())
                .hasMessageContaining(
                        "documents[0]: has more than the 26214400 bytes that docusign takes");
        assertThat(endless.read).isLessThan(27_000_000);
    }

    private static final class Endless extends InputStream {
        private long read;

        @Override
        public int read() {
            read++;
            return 'x';
        }

        @Override
        public int read(byte[] to, int from, int length) {
            read += length;
            return length;
        }
    }

    private static Map<String, Object> expired(String reference) {
        Map<String, Object> contract = KitContract.plain(reference);
        contract.put("expires", "2020-01-01");
        return contract;
    }

    private Exchange send(Object body) throws Exception {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        attach(exchange);
        return context.createProducerTemplate().send(SEND, exchange);
    }

    private static void attach(Exchange exchange) throws Exception {
        exchange.getMessage(AttachmentMessage.class)
                .addAttachment("lease.pdf", TestPdf.attachment(TestPdf.of(KitContract.TEXT)));
    }

    private static String id(Exchange exchange) {
        return exchange.getMessage().getBody(ContractState.class).id();
    }
}
