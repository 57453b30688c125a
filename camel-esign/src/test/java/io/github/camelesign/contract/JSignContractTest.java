// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.camelesign.api.contract.ContractState;
import io.github.camelesign.api.contract.ContractStatus;
import io.github.camelesign.api.contract.InvalidContractException;
import io.github.camelesign.api.contract.RecipientStatus;
import io.github.camelesign.sandbox.core.Mail;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipInputStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;

/** What is special at jSign. */
class JSignContractTest extends JSignSandboxContracts {

    /** How far below the top of a signature the sandbox writes its first line. */
    private static final double FIRST_LINE = 10;

    @Test
    void whatJSignCannotDoIsRefusedByName() throws Exception {
        Map<String, Object> contract =
                contract(
                        "unfit",
                        List.of(
                                person("a", ADA, "delivery", "embedded", "locale", "fr"),
                                person("b", EVE, "authentication", "code"),
                                person("c", "cy@acme.test", "kind", "approver")),
                        List.of(
                                signature("a", "lease", 1, 72, 500),
                                signature("b", "lease", 1, 72, 600),
                                Map.of(
                                        "recipient",
                                        "a",
                                        "document",
                                        "lease",
                                        "type",
                                        "text",
                                        "value",
                                        "x",
                                        "place",
                                        Map.of("x", 72, "y", 100)),
                                Map.of(
                                        "recipient",
                                        "a",
                                        "document",
                                        "lease",
                                        "required",
                                        false,
                                        "place",
                                        Map.of("x", 72, "y", 200))));
        contract.put("locale", "fr");
        contract.put("reminders", Map.of("after", "3d", "every", "7d"));

        Exchange refused = send(contract, TestPdf.of("Lease"));

        assertThat(refused.getException()).isInstanceOf(InvalidContractException.class);
        assertThat(((InvalidContractException) refused.getException()).getFindings())
                .extracting(finding -> finding.path() + ": " + finding.message())
                .containsExactlyInAnyOrder(
                        "locale: jsign does not have a language",
                        "reminders.every: jsign does not have reminders that are repeated",
                        "reminders: jSign counts the days of its one reminder from the expiry: expires must be given, and be later than the reminder",
                        "recipients[0].locale: jsign does not have a language for each recipient",
                        "recipients[1].authentication: jsign does not have the authentication code",
                        "recipients[1].delivery: jSign sends e-mails to all signers or to none, and others are embedded",
                        "recipients[2].kind: jsign does not have recipients of the kind approver",
                        "fields[2].type: jsign does not have fields of the type text",
                        "fields[2].value: jsign does not have values of fields",
                        "fields[3].required: jSign does not document fields that may be left empty");
        assertThat(jSign.countRequests("POST", "/**")).isZero();
        Exchange lease =
                call(
                        "send?contract=lease.contract.yaml",
                        TestPdf.of("Tenant signs here:\nLandlord signs here:\nDate:"),
                        Map.of("flat", "7"));
        assertThat(lease.getException())
                .hasMessageContaining("fields of the type text")
                .hasMessageContaining("fields of the type checkbox")
                .hasMessageContaining("fields of the type date")
                .hasMessageContaining("reminders that are repeated");
    }

    @Test
    void theOrderIsKeptAndShownWithWhatEachHasDone() throws Exception {
        ContractState sent =
                state(
                        send(
                                contract(
                                        "order",
                                        List.of(
                                                person("a", ADA, "order", 5),
                                                person("b", EVE, "order", 9),
                                                person("c", "cy@acme.test", "order", 9)),
                                        List.of(
                                                signature("a", "lease", 1, 72, 500),
                                                signature("b", "lease", 1, 72, 600),
                                                signature("c", "lease", 1, 72, 700))),
                                TestPdf.of("Lease")));

        assertThat(sent.recipients())
                .extracting(ContractState.Recipient::order)
                .containsExactly(1, 2, 2);
        assertThat(statuses(sent))
                .containsExactly(
                        RecipientStatus.ASKED, RecipientStatus.WAITING, RecipientStatus.WAITING);
        String id = sent.id();

        open(mails(ADA).get(0).link());

        assertThat(statuses(get(id)).get(0)).isEqualTo(RecipientStatus.VIEWED);
        jSign.sign(id, ADA);
        assertThat(statuses(get(id)))
                .containsExactly(
                        RecipientStatus.DONE, RecipientStatus.ASKED, RecipientStatus.ASKED);
        jSign.decline(id, EVE, "Too dear");
        ContractState declined = get(id);
        assertThat(declined.status()).isEqualTo(ContractStatus.DECLINED);
        assertThat(statuses(declined).get(1)).isEqualTo(RecipientStatus.DECLINED);
    }

    private static List<RecipientStatus> statuses(ContractState state) {
        return state.recipients().stream().map(ContractState.Recipient::status).toList();
    }

    private List<Mail> mails(String email) {
        return sandbox.mailbox().to(email);
    }

    private static String open(String link) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(link)).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void twoDocumentsAlikeAreSignedEachAtItsPlaces() throws Exception {
        byte[] pdf = TestPdf.of("Lease", "House rules");
        Map<String, Object> contract =
                contract(
                        "alike",
                        List.of(person("a", ADA), person("b", EVE)),
                        List.of(
                                signature("a", "one", 1, 72, 300),
                                signature("a", "two", 2, 301.5, 400.25),
                                signature("b", "two", 1, 100, 500)));
        contract.put(
                "documents",
                List.of(
                        Map.of("id", "one", "name", "lease.pdf", "from", "attachment:doc0"),
                        Map.of("id", "two", "name", "lease.pdf", "from", "attachment:doc1")));
        String id = state(send(contract, pdf, pdf)).id();
        jSign.sign(id, ADA);
        jSign.sign(id, EVE);

        Exchange archive = call("download", null, Map.of("CamelEsignEnvelopeId", id));

        assertThat(archive.getException()).isNull();
        List<byte[]> files = new ArrayList<>();
        try (ZipInputStream zip =
                new ZipInputStream(archive.getMessage().getBody(InputStream.class))) {
            while (zip.getNextEntry() != null) {
                files.add(zip.readAllBytes());
            }
        }
        assertThat(files).hasSize(2);
        assertSignature(files.get(0), ADA, 1, 72, 300);
        assertThat(TextPlaces.of(files.get(0), EVE)).isEmpty();
        assertSignature(files.get(1), ADA, 2, 301.5, 400.25);
        assertSignature(files.get(1), EVE, 1, 100, 500);
    }

    private static void assertSignature(byte[] pdf, String email, int page, double x, double y)
            throws Exception {
        assertThat(TextPlaces.of(pdf, email))
                .singleElement()
                .satisfies(
                        place -> {
                            assertThat(place.page()).isEqualTo(page);
                            assertThat(place.x()).isCloseTo(x, within(2.0));
                            assertThat(place.baseline()).isCloseTo(y + FIRST_LINE, within(2.0));
                        });
    }

    @Test
    void signaturesLandWhereTheyWereMeant() throws Exception {
        Random random = new Random(16);
        List<Map<String, Object>> people = new ArrayList<>();
        List<Map<String, Object>> fields = new ArrayList<>();
        List<double[]> places = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            // apart from each other, and so far from the edges that the sandbox moves none
            double x = 20 + random.nextDouble() * 80 + i % 2 * 270;
            double y = 20 + random.nextDouble() * 30 + i / 2 % 9 * 80;
            people.add(person("p" + i, "p" + i + "@acme.test"));
            fields.add(signature("p" + i, "lease", 1 + i / 18, x, y));
            places.add(new double[] {x, y});
        }
        String id =
                state(send(contract("random", people, fields), TestPdf.of("One", "Two", "Three")))
                        .id();
        for (int i = 0; i < 40; i++) {
            jSign.sign(id, "p" + i + "@acme.test");
        }

        byte[] signed =
                call("download", null, Map.of("CamelEsignEnvelopeId", id))
                        .getMessage()
                        .getBody(byte[].class);

        for (int i = 0; i < 40; i++) {
            assertSignature(
                    signed, "p" + i + "@acme.test", 1 + i / 18, places.get(i)[0], places.get(i)[1]);
        }
    }

    @Test
    void embeddedSignersGetNoMailAndALinkThatOpens() throws Exception {
        Map<String, Object> contract =
                contract(
                        "embedded",
                        List.of(
                                person("a", "ada+work@acme.test", "delivery", "embedded"),
                                person("c", "cy@acme.test", "kind", "copy")),
                        List.of(signature("a", "lease", 1, 72, 500)));
        ContractState sent = state(send(contract, TestPdf.of("Lease")));

        assertThat(sandbox.mailbox().all()).isEmpty();
        assertThat(sent.recipients().get(1).email()).isEqualTo("cy@acme.test");
        assertThat(sent.recipients().get(1).name()).isEqualTo("Givenc Family");
        assertThat(sent.recipients().get(1).status()).isEqualTo(RecipientStatus.WAITING);
        Map<String, Object> whom =
                Map.of(
                        "CamelEsignEnvelopeId", sent.id(),
                        "CamelEsignRecipient", sent.recipients().get(0).id());
        String url = call("signing-url", null, whom).getMessage().getBody(String.class);
        assertThat(open(url)).contains("Lease embedded");
        Map<String, Object> back = new HashMap<>(whom);
        back.put("CamelEsignReturnUrl", "https://acme.test/signed");
        assertThat(call("signing-url", null, back).getException())
                .hasMessageContaining("no return URL");
        jSign.sign(sent.id(), "ada+work@acme.test");
        assertThat(statuses(get(sent.id())))
                .containsExactly(RecipientStatus.DONE, RecipientStatus.DONE);
    }

    @Test
    void whatIsNotInTheContractIsReachedByExtensions() throws Exception {
        Map<String, Object> contract = simple("extended");
        contract.put("message", "For all");
        contract.put("metadata", Map.of("flat", "7"));
        contract.put(
                "recipients",
                List.of(
                        person(
                                "a",
                                ADA,
                                "extensions",
                                Map.of("jsign", Map.of("signer", Map.of("private_note", "Yours")))),
                        person("b", EVE, "phone", "+420123456789")));
        contract.put(
                "fields",
                List.of(signature("a", "lease", 1, 72, 500), signature("b", "lease", 1, 72, 600)));
        contract.put(
                "extensions",
                Map.of(
                        "jsign",
                        Map.of(
                                "envelope",
                                Map.of(
                                        "envelope",
                                        Map.of("description", "Own", "categories", List.of("x"))),
                                "document",
                                Map.of("name", "own.pdf"))));

        ContractState sent = state(send(contract, TestPdf.of("Lease")));

        assertThat(sent.answer().toString())
                .contains("description=Own", "name=own.pdf")
                .contains("categories=[x, reference:extended#1, metadata:flat=7]");
        assertThat(mails(ADA)).extracting(Mail::message).containsExactly("Yours");
        assertThat(mails(EVE)).extracting(Mail::message).containsExactly("For all");
    }

    @Test
    void isRemindedCancelledAndProved() throws Exception {
        Map<String, Object> contract = simple("life");
        contract.put("expires", "10d");
        contract.put("reminders", Map.of("after", "7d"));
        String id = state(send(contract, TestPdf.of("Lease"))).id();
        Map<String, Object> header = Map.of("CamelEsignEnvelopeId", id);

        call("remind", null, header);
        assertThat(mails(ADA))
                .extracting(Mail::subject)
                .containsExactly("Please sign: Lease life", "Reminder: Lease life");
        Map<String, Object> why = new HashMap<>(header);
        why.put("CamelEsignReason", "A mistake");
        ContractState cancelled = state(call("cancel", null, why));

        assertThat(cancelled.status()).isEqualTo(ContractStatus.VOIDED);
        assertThat(cancelled.reason()).isEqualTo("A mistake");
        contract.put("attempt", 2);
        ContractState second = state(send(contract, TestPdf.of("Lease")));
        jSign.sign(second.id(), ADA);
        Exchange proof =
                call("download?part=AUDIT", null, Map.of("CamelEsignEnvelopeId", second.id()));
        assertThat(proof.getMessage().getBody(String.class))
                .startsWith("{")
                .contains("\"transaction_hash\":\"0x");
    }

    @Test
    void eventsCarryTheReference() throws Exception {
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("esign:contract/events?provider=jsign&eventTypes=completed"
                                        + "&stateRepository=#contracts&account.startFrom=beginning"
                                        + "&account.initialDelay=0&account.delay=200")
                                .to("mock:completed");
                    }
                });
        MockEndpoint completed = context.getEndpoint("mock:completed", MockEndpoint.class);
        completed.expectedMessageCount(1);
        String id = state(send(simple("followed"), TestPdf.of("Lease"))).id();

        jSign.sign(id, ADA);

        completed.assertIsSatisfied(TimeUnit.SECONDS.toMillis(30));
        assertThat(completed.getExchanges().get(0).getMessage().getHeaders())
                .containsEntry("CamelEsignEnvelopeId", id)
                .containsEntry("CamelEsignReference", "followed");
    }

    @Test
    void aTemplateGetsItsPeopleByTheirTitles() throws Exception {
        String template = template();
        Map<String, Object> contract = templateContract("tenancy", template);

        ContractState sent = state(send(contract));

        assertThat(sent.answer().toString())
                .contains("categories=[reference:tenancy#1, metadata:flat=7]");
        assertThat(sent.recipients())
                .extracting(ContractState.Recipient::email)
                .containsExactly(ADA, EVE);
        jSign.sign(sent.id(), ADA);
        jSign.sign(sent.id(), EVE);
        byte[] signed =
                call("download", null, Map.of("CamelEsignReference", "tenancy"))
                        .getMessage()
                        .getBody(byte[].class);
        assertSignature(signed, EVE, 1, 90, 200);
    }
}
