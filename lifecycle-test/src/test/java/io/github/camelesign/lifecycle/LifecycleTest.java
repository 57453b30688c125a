// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.MutableClock;
import io.github.camelesign.sandbox.core.PdfFiles;
import io.github.camelesign.testing.route.DeliveredEvent;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same routes with each provider: contracts are sent, followed, reminded of and filed. */
class LifecycleTest {

    private static final MutableClock CLOCK = new MutableClock();

    @RegisterExtension
    static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension(s -> s.setClock(CLOCK));

    private static final Set<String> ENDINGS = Set.of("completed", "voided", "declined", "expired");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir Path directory;

    private final EsignSandbox sandbox = SANDBOX.sandbox();
    private Path files;
    private byte[] contract;

    @BeforeEach
    void write() throws IOException {
        CLOCK.set(Instant.now());
        files = directory.resolve("signed");
        Path pdf = directory.resolve("lease.pdf");
        PdfFiles.writePage(pdf, List.of("Rental contract"));
        contract = Files.readAllBytes(pdf);
    }

    static Stream<Named<Provider>> providers() {
        return Provider.all().map(provider -> Named.of(provider.scheme(), provider));
    }

    static Stream<Named<Provider>> providersThatCall() {
        return providers().filter(provider -> provider.getPayload().calls());
    }

    @ParameterizedTest
    @MethodSource("providers")
    void aContractIsSentFollowedRemindedOfSignedAndFiled(Provider provider) throws Exception {
        try (ContractRoutes routes = new ContractRoutes(provider, sandbox, files)) {
            String id = routes.send(contract);
            int invitations = sandbox.mailbox().to(Provider.ADA).size();
            assertThat(invitations).isPositive();
            timePasses();
            routes.remind(id);
            assertThat(sandbox.mailbox().to(Provider.ADA)).hasSize(invitations + 1);
            timePasses();
            routes.sign(id);

            awaitTypes(routes, "signed", "completed");
            assertThat(routes.polled())
                    .allSatisfy(
                            event ->
                                    assertThat(event.headers())
                                            .containsEntry(
                                                    EsignConstants.PROVIDER, provider.scheme())
                                            .containsEntry(EsignConstants.DELIVERY, "poll")
                                            .containsEntry(EsignConstants.ENVELOPE_ID, id)
                                            .containsEntry(provider.idHeader(), id)
                                            .containsKeys(
                                                    EsignConstants.EVENT_ID,
                                                    EsignConstants.RAW_EVENT_TYPE,
                                                    EsignConstants.OCCURRED_AT));
            assertThat(ended(routes.polled()))
                    .singleElement()
                    .satisfies(
                            event ->
                                    assertThat(event.changeKey())
                                            .startsWith(provider.scheme() + ":")
                                            .endsWith(
                                                    ":%s:completed:%d"
                                                            .formatted(
                                                                    id, now().getEpochSecond())));
            File[] filed = files.toFile().listFiles();
            assertThat(filed).hasSize(1);
            assertThat(text(filed[0]))
                    .contains("Rental contract", "signed in the Camel eSign sandbox")
                    .containsPattern("Ada Byron|" + Provider.ADA);
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void othersAreCancelledAndDeclined(Provider provider) throws Exception {
        try (ContractRoutes routes = new ContractRoutes(provider, sandbox, files)) {
            String cancelled = routes.send(contract);
            String declined = routes.send(contract);
            timePasses();
            routes.cancel(cancelled);
            routes.decline(declined);

            awaitTypes(routes, "voided", "declined");
            assertThat(ended(routes.polled()))
                    .extracting(LifecycleTest::what)
                    .containsExactlyInAnyOrder("voided " + cancelled, "declined " + declined);
            assertThat(files).doesNotExist();
        }
    }

    @ParameterizedTest
    @MethodSource("providersThatCall")
    void webhooksAndPollsDeliverTheSameEnds(Provider provider) throws Exception {
        try (ContractRoutes routes = new ContractRoutes(provider, sandbox, files)) {
            routes.startWebhook();
            String signed = routes.send(contract);
            String cancelled = routes.send(contract);
            String declined = routes.send(contract);
            timePasses();
            routes.sign(signed);
            routes.cancel(cancelled);
            routes.decline(declined);

            awaitTypes(routes, "completed", "voided", "declined");
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(routes.delivered())
                                            .extracting(DeliveredEvent::type)
                                            .contains("completed", "voided", "declined"));
            assertThat(routes.delivered())
                    .extracting(event -> event.headers().get(EsignConstants.DELIVERY))
                    .containsOnly("webhook");
            assertThat(ended(routes.delivered()))
                    .extracting(LifecycleTest::what)
                    .containsExactlyInAnyOrder(
                            "completed " + signed, "voided " + cancelled, "declined " + declined);
            Set<String> same = provider.endsOfOneKey();
            assertThat(keys(routes.delivered(), same))
                    .hasSameSizeAs(same)
                    .isEqualTo(keys(routes.polled(), same));
        }
    }

    /** So that one step is never taken for another of the same second. */
    private static void timePasses() {
        CLOCK.advance(Duration.ofSeconds(1));
    }

    private static Instant now() {
        return CLOCK.instant();
    }

    private static void awaitTypes(ContractRoutes routes, String... types) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(routes.polled())
                                        .extracting(DeliveredEvent::type)
                                        .containsAll(Arrays.asList(types)));
    }

    private static List<DeliveredEvent> ended(List<DeliveredEvent> events) {
        return events.stream().filter(event -> ENDINGS.contains(event.type())).toList();
    }

    private static String what(DeliveredEvent event) {
        return event.type() + " " + event.headers().get(EsignConstants.ENVELOPE_ID);
    }

    private static List<String> keys(List<DeliveredEvent> events, Set<String> types) {
        return events.stream()
                .filter(event -> types.contains(event.type()))
                .map(DeliveredEvent::changeKey)
                .sorted()
                .toList();
    }

    private static String text(File pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
