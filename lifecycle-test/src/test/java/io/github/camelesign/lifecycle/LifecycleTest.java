package io.github.camelesign.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.MutableClock;
import io.github.camelesign.sandbox.core.PdfFiles;
import io.github.camelesign.support.EsignConstants;
import io.github.camelesign.support.testing.HookedDesk.Taken;
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
        try (Desk desk = new Desk(provider, sandbox, files)) {
            String id = desk.send(contract);
            int invitations = sandbox.mailbox().to(Provider.ADA).size();
            assertThat(invitations).isPositive();
            timePasses();
            desk.remind(id);
            assertThat(sandbox.mailbox().to(Provider.ADA)).hasSize(invitations + 1);
            timePasses();
            desk.sign(id);

            awaitTypes(desk, "signed", "completed");
            assertThat(desk.polled())
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
            assertThat(ended(desk.polled()))
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
        try (Desk desk = new Desk(provider, sandbox, files)) {
            String cancelled = desk.send(contract);
            String declined = desk.send(contract);
            timePasses();
            desk.cancel(cancelled);
            desk.decline(declined);

            awaitTypes(desk, "voided", "declined");
            assertThat(ended(desk.polled()))
                    .extracting(LifecycleTest::what)
                    .containsExactlyInAnyOrder("voided " + cancelled, "declined " + declined);
            assertThat(files).doesNotExist();
        }
    }

    @ParameterizedTest
    @MethodSource("providersThatCall")
    void callsTellOfTheSameEndsAsPolls(Provider provider) throws Exception {
        try (Desk desk = new Desk(provider, sandbox, files)) {
            desk.takeCalls();
            String signed = desk.send(contract);
            String cancelled = desk.send(contract);
            String declined = desk.send(contract);
            timePasses();
            desk.sign(signed);
            desk.cancel(cancelled);
            desk.decline(declined);

            awaitTypes(desk, "completed", "voided", "declined");
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(desk.called())
                                            .extracting(Taken::type)
                                            .contains("completed", "voided", "declined"));
            assertThat(desk.called())
                    .extracting(event -> event.headers().get(EsignConstants.DELIVERY))
                    .containsOnly("webhook");
            assertThat(ended(desk.called()))
                    .extracting(LifecycleTest::what)
                    .containsExactlyInAnyOrder(
                            "completed " + signed, "voided " + cancelled, "declined " + declined);
            Set<String> same = provider.endsOfOneKey();
            assertThat(keys(desk.called(), same))
                    .hasSameSizeAs(same)
                    .isEqualTo(keys(desk.polled(), same));
        }
    }

    /** So that one step is never taken for another of the same second. */
    private static void timePasses() {
        CLOCK.advance(Duration.ofSeconds(1));
    }

    private static Instant now() {
        return CLOCK.instant();
    }

    private static void awaitTypes(Desk desk, String... types) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(desk.polled())
                                        .extracting(Taken::type)
                                        .containsAll(Arrays.asList(types)));
    }

    private static List<Taken> ended(List<Taken> events) {
        return events.stream().filter(event -> ENDINGS.contains(event.type())).toList();
    }

    private static String what(Taken event) {
        return event.type() + " " + event.headers().get(EsignConstants.ENVELOPE_ID);
    }

    private static List<String> keys(List<Taken> events, Set<String> types) {
        return events.stream()
                .filter(event -> types.contains(event.type()))
                .map(Taken::changeKey)
                .sorted()
                .toList();
    }

    private static String text(File pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
