// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.contract.ContractBusyException;
import io.github.camelesign.api.contract.ContractEndedException;
import io.github.camelesign.api.contract.ContractFinding;
import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.api.contract.ContractState.ContractStatus;
import io.github.camelesign.api.contract.ContractState.RecipientStatus;
import io.github.camelesign.api.contract.InvalidContractException;
import io.github.camelesign.component.EsignComponent;
import io.github.camelesign.spi.ContractCapabilities;
import io.github.camelesign.spi.ContractCapabilities.Feature;
import io.github.camelesign.spi.Contracts.Part;
import io.github.camelesign.testing.TestCamelContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is promised of contracts, whoever the provider is. */
abstract class ContractKit {

    private final DefaultCamelContext context = new TestCamelContext();
    private ContractCapabilities capabilities;

    /** Name of the component. */
    abstract String provider();

    /** Sets up the component. */
    abstract void configure(DefaultCamelContext context) throws Exception;

    abstract void sign(String id, String email);

    abstract void decline(String id, String email, String reason);

    /** How many requests the provider has got. */
    abstract int requests();

    private Map<String, Object> fitting(String reference) {
        return KitContract.fitting(capabilities, reference);
    }

    @BeforeEach
    final void startContext() throws Exception {
        configure(context);
        context.start();
        EsignComponent<?, ?> component = (EsignComponent<?, ?>) context.getComponent(provider());
        capabilities = component.provider().contracts().orElseThrow().capabilities();
    }

    @AfterEach
    final void stopContext() {
        context.stop();
    }

    private Exchange call(String operation, Object body, Map<String, Object> headers) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        exchange.getMessage().getHeaders().putAll(headers);
        String separator = operation.contains("?") ? "&" : "?";
        return context.createProducerTemplate()
                .send(
                        "esign:contract/" + operation + separator + "provider=" + provider(),
                        exchange);
    }

    private Exchange send(Map<String, Object> contract) throws IOException {
        return send("send", contract);
    }

    private Exchange send(String operation, Map<String, Object> contract) throws IOException {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(contract);
        exchange.getMessage(AttachmentMessage.class)
                .addAttachment("lease.pdf", TestPdf.attachment(TestPdf.of(KitContract.TEXT)));
        return context.createProducerTemplate()
                .send("esign:contract/" + operation + "?provider=" + provider(), exchange);
    }

    private static ContractState state(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(ContractState.class);
    }

    private ContractState get(String reference) {
        return state(call("get", null, Map.of(ContractConstants.REFERENCE, reference)));
    }

    @Test
    void isSentFollowedSignedAndDownloaded() throws Exception {
        ContractState sent = state(send(fitting("kit-1")));

        assertThat(sent.provider()).isEqualTo(provider());
        assertThat(sent.status()).isEqualTo(ContractStatus.OPEN);
        assertThat(sent.reference()).isEqualTo("kit-1");
        assertThat(sent.attempt()).isEqualTo(1);
        assertThat(sent.recipients())
                .extracting(ContractState.Recipient::email)
                .containsExactlyInAnyOrder(KitContract.ADA, KitContract.EVE);
        sign(sent.id(), KitContract.ADA);
        assertThat(get("kit-1").recipients())
                .filteredOn(one -> one.email().equals(KitContract.ADA))
                .extracting(ContractState.Recipient::status)
                .containsExactly(RecipientStatus.DONE);
        assertThat(get("kit-1").status()).isEqualTo(ContractStatus.OPEN);
        sign(sent.id(), KitContract.EVE);
        assertThat(get("kit-1").status()).isEqualTo(ContractStatus.COMPLETED);

        Set<String> names = new HashSet<>();
        for (Part part : Part.values()) {
            Exchange file =
                    call(
                            "download?part=" + part,
                            null,
                            Map.of(ContractConstants.ENVELOPE_ID, sent.id()));
            assertThat(file.getException()).isNull();
            String name = file.getMessage().getHeader(Exchange.FILE_NAME, String.class);
            String begins = name.endsWith(".zip") ? "PK" : name.endsWith(".json") ? "{" : "%PDF";
            assertThat(new String(file.getMessage().getBody(InputStream.class).readNBytes(4)))
                    .as(name)
                    .startsWith(begins);
            names.add(name);
        }
        assertThat(names).hasSize(3);
        assertThat(state(send(fitting("kit-1"))).id()).isEqualTo(sent.id());
    }

    @Test
    void isSentOnceByManyAtOnce() throws Exception {
        Map<String, Object> contract = KitContract.plain("kit-once");
        List<Exchange> all =
                IntStream.range(0, 6)
                        .parallel()
                        .mapToObj(
                                i -> {
                                    try {
                                        return send(contract);
                                    } catch (IOException e) {
                                        throw new java.io.UncheckedIOException(e);
                                    }
                                })
                        .toList();

        Set<String> ids = new HashSet<>();
        for (Exchange one : all) {
            if (one.getException() == null) {
                ids.add(state(one).id());
            } else {
                assertThat(one.getException()).isInstanceOf(ContractBusyException.class);
            }
        }
        assertThat(ids).hasSize(1);
        Exchange again = send(contract);
        assertThat(state(again).id()).isIn(ids);
        assertThat(again.getMessage().getHeader(ContractConstants.ALREADY_EXISTED)).isEqualTo(true);
    }

    @Test
    void aDeclinedAttemptNamesTheNext() throws Exception {
        Map<String, Object> contract = KitContract.plain("kit-declined");
        ContractState first = state(send(contract));
        decline(first.id(), KitContract.ADA, "Too dear");

        assertThat(get("kit-declined").status()).isEqualTo(ContractStatus.DECLINED);
        assertThat(send(contract).getException())
                .isInstanceOf(ContractEndedException.class)
                .hasMessageContaining("use attempt 2");
        contract.put("attempt", 2);
        ContractState second = state(send(contract));
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(get("kit-declined").id()).isEqualTo(second.id());
        assertThat(
                        state(
                                        call(
                                                "get",
                                                null,
                                                Map.of(
                                                        ContractConstants.REFERENCE,
                                                        "kit-declined",
                                                        ContractConstants.ATTEMPT,
                                                        1)))
                                .id())
                .isEqualTo(first.id());
    }

    @Test
    void isRemindedAndCancelled() throws Exception {
        ContractState sent = state(send(KitContract.plain("kit-cancelled")));
        Map<String, Object> headers =
                Map.of(
                        ContractConstants.REFERENCE,
                        "kit-cancelled",
                        ContractConstants.REASON,
                        "Flat was sold");

        assertThat(state(call("remind", null, headers)).status()).isEqualTo(ContractStatus.OPEN);
        assertThat(state(call("cancel", null, headers)).status()).isEqualTo(ContractStatus.VOIDED);
        assertThat(send(KitContract.plain("kit-cancelled")).getException())
                .isInstanceOf(ContractEndedException.class)
                .hasMessageContaining(sent.id());
    }

    /** Or one that is somebody else's. */
    @Test
    void anUnknownIdIsRefusedByTheProvider() throws Exception {
        String known = state(send(KitContract.plain("kit-known"))).id();
        String id = known.substring(0, known.length() - 1) + (known.endsWith("7") ? "8" : "7");
        for (ContractOperation operation : ContractOperation.values()) {
            String name = operation.toString().replace("contract/", "");
            if (List.of("check", "send", "events").contains(name)) {
                continue;
            }

            Exchange refused =
                    call(
                            name,
                            null,
                            Map.of(
                                    ContractConstants.ENVELOPE_ID,
                                    id,
                                    ContractConstants.RECIPIENT,
                                    KitContract.ADA));

            assertThat(refused.getException())
                    .as(name)
                    .isInstanceOfSatisfying(
                            EsignOperationException.class,
                            failure ->
                                    assertThat(failure.getHttpResponseCode()).isBetween(400, 499));
        }
    }

    @Test
    void whatTheProviderCannotDoIsRefusedByName() throws Exception {
        int before = requests();
        for (var missing : KitContract.askingForWhatIsMissing(capabilities).entrySet()) {
            Map<String, Object> contract = KitContract.plain("kit-missing");
            missing.getValue().accept(contract);

            assertThat(send(contract).getException())
                    .as(missing.getKey())
                    .isInstanceOf(InvalidContractException.class)
                    .hasMessageContaining(provider() + " does not have " + missing.getKey());
        }
        assertThat(requests()).isEqualTo(before);
    }

    @Test
    void aCheckFindsNothingAndSendsNothing() throws Exception {
        int before = requests();

        Exchange checked = send("check", fitting("kit-check"));

        assertThat(checked.getException()).isNull();
        assertThat(checked.getMessage().getBody(List.class)).isEmpty();
        Map<String, Object> wrong = KitContract.plain("kit-check");
        wrong.remove("title");
        assertThat(send("check", wrong).getMessage().getBody(List.class))
                .extracting(finding -> ((ContractFinding) finding).path())
                .containsExactly("title");
        assertThat(requests()).isEqualTo(before);
    }

    private Exchange url(String id, String recipient) {
        return call(
                "signing-url",
                null,
                Map.of(
                        ContractConstants.ENVELOPE_ID, id,
                        ContractConstants.RECIPIENT, recipient));
    }

    @Test
    void theIdsOfTheContractNameWhoSigns() throws Exception {
        if (!capabilities.has(Feature.SIGNING_URL)) {
            return;
        }
        ContractState sent = state(send(KitContract.embedded("kit-ids")));

        assertThat(List.of(sent, get("kit-ids")))
                .allSatisfy(
                        state ->
                                assertThat(state.recipients())
                                        .extracting(one -> one.id() + " " + one.email())
                                        .containsExactlyInAnyOrder(
                                                "tenant " + KitContract.ADA,
                                                "landlord " + KitContract.EVE));
        assertThat(url(sent.id(), KitContract.EVE).getException()).isNull();
        assertThat(url(sent.id(), "lodger").getException())
                .hasMessageContaining("'lodger' is no recipient")
                .hasMessageContaining("tenant")
                .hasMessageContaining("landlord");
        signsAtTheirAddress("kit-ids", "landlord");
    }

    private void signsAtTheirAddress(String reference, String recipient) throws Exception {
        Exchange url = url(get(reference).id(), recipient);
        assertThat(url.getException()).isNull();

        SigningVisitor.sign(url.getMessage().getBody(String.class));

        assertThat(get(reference).recipients())
                .filteredOn(one -> one.status() == RecipientStatus.DONE)
                .extracting(ContractState.Recipient::id)
                .containsExactly(recipient);
    }

    /** As husband and wife may. */
    @Test
    void whoSharesAnAddressIsNamedByTheId() throws Exception {
        if (!capabilities.has(Feature.SHARED_ADDRESS)) {
            return;
        }
        Map<String, Object> contract = KitContract.embedded("kit-shared");
        KitContract.recipient(contract, 1).put("email", "Ada@acme.test");

        ContractState sent = state(send(contract));

        assertThat(url(sent.id(), KitContract.ADA).getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than one recipient")
                .hasMessageContaining("tenant")
                .hasMessageContaining("landlord");
        signsAtTheirAddress("kit-shared", "landlord");
    }

    @Test
    void equalDocumentsAreTwo() throws Exception {
        if (!capabilities.has(Feature.SEVERAL_DOCUMENTS)) {
            return;
        }
        Map<String, Object> contract = KitContract.plain("kit-twice");
        KitContract.twice(contract);
        String id = state(send(contract)).id();
        sign(id, KitContract.ADA);
        sign(id, KitContract.EVE);

        assertThat(get("kit-twice").status()).isEqualTo(ContractStatus.COMPLETED);
        byte[] signed =
                call("download", null, Map.of(ContractConstants.REFERENCE, "kit-twice"))
                        .getMessage()
                        .getBody(byte[].class);
        assertThat(documents(signed)).isEqualTo(2);
    }

    /**
     * How many of the kit there are in what was signed: in one PDF, or in several of an archive.
     */
    int documents(byte[] file) throws IOException {
        String text = "Lease of flat 7";
        if (file[0] == '%') {
            return PdfWords.find(file, text).size();
        }
        int found = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            while (zip.getNextEntry() != null) {
                found += PdfWords.find(zip.readAllBytes(), text).size();
            }
        }
        return found;
    }

    /** Also an application that has not sent it, or has forgotten it, gets the reference. */
    @Test
    void eventsCarryTheReference() throws Exception {
        ConcurrentLinkedQueue<Map<String, Object>> own = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Map<String, Object>> other = new ConcurrentLinkedQueue<>();
        context.getRegistry().bind("other", new MemoryStateRepository());
        String events =
                "esign:contract/events?provider=%s&account.initialDelay=0&account.delay=200"
                        .formatted(provider());
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(events)
                                .process(exchange -> own.add(exchange.getMessage().getHeaders()));
                        from(events
                                        + "&eventTypes=completed&stateRepository=#other&account.cursorName=other")
                                .process(exchange -> other.add(exchange.getMessage().getHeaders()));
                    }
                });
        String id = state(send(KitContract.plain("kit-events"))).id();
        sign(id, KitContract.ADA);
        sign(id, KitContract.EVE);

        await().until(() -> has(own, "completed") && has(other, "completed"));
        // a draft may be seen that is not yet known to be sent
        assertThat(own)
                .filteredOn(headers -> !"created".equals(headers.get("CamelEsignEventType")))
                .allSatisfy(headers -> isMarked(headers, id));
        assertThat(other)
                .allSatisfy(headers -> isMarked(headers, id))
                .extracting(headers -> headers.get("CamelEsignEventType"))
                .containsExactly("completed");
    }

    private static boolean has(Iterable<Map<String, Object>> events, String type) {
        List<Object> types = new ArrayList<>();
        events.forEach(one -> types.add(one.get("CamelEsignEventType")));
        return types.contains(type);
    }

    private void isMarked(Map<String, Object> headers, String id) {
        Map<String, Object> wanted = new HashMap<>();
        wanted.put("CamelEsignAccount", provider());
        wanted.put("CamelEsignProvider", provider());
        wanted.put("CamelEsignEnvelopeId", id);
        wanted.put("CamelEsignReference", "kit-events");
        wanted.put("CamelEsignAttempt", 1);
        assertThat(headers).containsAllEntriesOf(wanted);
    }
}
