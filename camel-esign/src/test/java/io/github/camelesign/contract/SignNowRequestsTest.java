// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.contract.read.ContractReader;
import io.github.camelesign.contract.read.Findings;
import io.github.camelesign.contract.read.Template;
import io.github.camelesign.signnow.contract.SignNowContracts;
import io.github.camelesign.spi.ContractCalls;
import io.github.camelesign.spi.ContractDraft;
import io.github.camelesign.spi.EsignOperation;
import io.github.camelesign.spi.JsonView;
import io.github.camelesign.spi.PreparedContract;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The requests of a sending, held to the names of the request types in SignNow's own SDK for Java
 * (3.5.2) and its MCP server, which are written down here.
 */
class SignNowRequestsTest {

    private static final LocalDate TODAY = LocalDate.of(2030, 1, 1);

    private static final Set<String> FIELD =
            names(
                    "x y width height type page_number required role name label validator_id lock_to_sign_date");
    private static final Set<String> TO =
            names(
                    "email role_id role order subject message prefill_signature_name reminder expiration_days authentication_type phone method language");
    private static final Set<String> INVITE = names("to from subject message cc");
    private static final Set<String> GROUP_INVITE = names("invite_steps sign_as_merged cc");
    private static final Set<String> STEP = names("order invite_actions invite_emails");
    private static final Set<String> ACTION =
            names("email role_name action document_id authentication language");
    private static final Set<String> MAIL = names("email subject message expiration_days reminder");
    private static final Set<String> EMBEDDED =
            names(
                    "email role_id role order auth_method language first_name last_name prefill_signature_name authentication delivery_type subject message");
    private static final Set<String> GROUP_SIGNER =
            names(
                    "email auth_method documents first_name last_name language delivery_type subject message authentication");

    private static final String ALL =
            """
            version: 1
            title: Lease
            message: Please sign
            reference: lease
            locale: fr
            %s
            documents: [{id: lease}, {id: annex}]
            recipients:
              - {id: boss, kind: approver, firstName: Bo, lastName: Ss, email: bo@acme.test}
              - {id: tenant, firstName: Ada, lastName: Lovelace, email: ada@acme.test, order: 2, phone: "+33612345678", authentication: sms, delivery: %s}
            %s
            fields:
              - {recipient: tenant, document: lease, place: {page: 1, x: 10.4, y: 20.6}}
              - {recipient: tenant, document: lease, type: date, place: {page: 2, x: 1, y: 2}}
            """;
    private static final String TERMS = "expires: 2030-01-11\nreminders: {after: 3d, every: 7d}";
    private static final String COPY =
            "  - {id: file, kind: copy, firstName: Fi, lastName: Le, email: file@acme.test}";

    private final RecordedCalls calls = new RecordedCalls();

    private static Set<String> names(String names) {
        return Set.of(names.split(" "));
    }

    private static String alone(String contract) {
        return contract.replace(", {id: annex}", "").replaceAll("(?m)^.*kind: approver.*\\n", "");
    }

    private Map<String, Object> sent(String text, String operation) throws Exception {
        Contract contract =
                new ContractReader(new Findings(), TODAY).read(text, Template.NONE).orElseThrow();
        List<PreparedContract.Document> documents =
                contract.documents().stream()
                        .map(one -> new PreparedContract.Document(one, Path.of("none"), List.of()))
                        .toList();
        List<PreparedContract.Field> fields =
                contract.fields().stream()
                        .map(
                                one ->
                                        new PreparedContract.Field(
                                                one,
                                                one.place().page(),
                                                one.place().x(),
                                                one.place().y(),
                                                100,
                                                30,
                                                new PreparedContract.Page(595, 842)))
                        .toList();
        PreparedContract prepared = new PreparedContract(contract, documents, fields, TODAY);
        ContractDraft draft = new ContractDraft(Map.of(), ids -> {});
        SignNowContracts contracts = new SignNowContracts();
        contracts.draft(prepared, draft, calls);
        contracts.send(prepared, draft, calls);
        return calls.bodies.get(operation);
    }

    private static List<Map<String, Object>> list(Map<String, Object> json, String name) {
        List<Map<String, Object>> list = JsonView.objects(json.get(name));
        assertThat(list).as(name).isNotEmpty();
        return list;
    }

    private static void known(Map<String, Object> json, Set<String> names) {
        assertThat(names).containsAll(new TreeSet<>(json.keySet()));
    }

    @Test
    void fieldsHaveWholeNumbersFromTheTopLeftAndPagesFromZero() throws Exception {
        Map<String, Object> update =
                sent(alone(ALL.formatted(TERMS, "email", COPY)), "document/update");

        list(update, "fields").forEach(field -> known(field, FIELD));
        assertThat(list(update, "fields").get(0))
                .containsAllEntriesOf(
                        Map.of("x", 10L, "y", 21L, "width", 100L, "height", 30L, "page_number", 0));
        assertThat(list(update, "fields").get(1))
                .containsAllEntriesOf(
                        Map.of("type", "text", "page_number", 1, "lock_to_sign_date", true));
    }

    @Test
    void aDocumentHasAnInvite() throws Exception {
        Map<String, Object> invite =
                sent(alone(ALL.formatted(TERMS, "email", COPY)), "document/invite");

        known(invite, INVITE);
        assertThat(invite)
                .containsEntry("cc", List.of("file@acme.test"))
                .containsEntry("from", "desk@acme.test");
        Map<String, Object> to = list(invite, "to").get(0);
        known(to, TO);
        assertThat(to)
                .containsEntry("reminder", Map.of("remind_after", 3, "remind_repeat", 7))
                .containsEntry("expiration_days", 10)
                .containsEntry("authentication_type", "phone")
                .containsEntry("phone", "+33612345678")
                .containsEntry("language", "fr");
    }

    @Test
    void oneReminderIsANumber() throws Exception {
        Map<String, Object> invite =
                sent(
                        alone(ALL.formatted("reminders: {after: 3d}", "email", COPY)),
                        "document/invite");

        assertThat(list(invite, "to").get(0)).containsEntry("reminder", 3);
    }

    @Test
    void aGroupHasStepsInWhichEverybodySeesAllDocuments() throws Exception {
        Map<String, Object> invite =
                sent(ALL.formatted(TERMS, "email", COPY), "group-invite/create");

        known(invite, GROUP_INVITE);
        assertThat(invite).containsEntry("cc", List.of("file@acme.test"));
        List<Map<String, Object>> steps = list(invite, "invite_steps");
        steps.forEach(
                step -> {
                    known(step, STEP);
                    list(step, "invite_actions").forEach(action -> known(action, ACTION));
                    list(step, "invite_emails").forEach(mail -> known(mail, MAIL));
                });
        assertThat(list(steps.get(0), "invite_actions"))
                .extracting(action -> action.get("action"))
                .containsExactly("approve", "approve");
        assertThat(list(steps.get(1), "invite_actions"))
                .extracting(action -> action.get("action") + " " + action.get("role_name"))
                .containsExactly("sign tenant", "view null");
    }

    @Test
    void embeddedInvitesHaveTheirOwnNames() throws Exception {
        Map<String, Object> one =
                sent(alone(ALL.formatted("", "embedded", "")), "embedded-invite/create");
        Map<String, Object> group =
                sent(ALL.formatted("", "embedded", ""), "group-embedded-invite/create");

        list(one, "invites").forEach(invite -> known(invite, EMBEDDED));
        assertThat(list(one, "invites").get(0)).containsEntry("role_id", "id-of-tenant");
        List<Map<String, Object>> steps = list(group, "invites");
        steps.forEach(step -> list(step, "signers").forEach(signer -> known(signer, GROUP_SIGNER)));
        assertThat(steps)
                .flatExtracting(step -> list(step, "signers"))
                .extracting(signer -> signer.get("delivery_type"))
                .containsExactly("email", "link");
    }

    /** Keeps what is sent, and answers with what the next call needs. */
    private static final class RecordedCalls implements ContractCalls {

        private final Map<String, Map<String, Object>> bodies = new LinkedHashMap<>();
        private int made;

        @Override
        public boolean isAbsent(EsignOperationException failure) {
            return false;
        }

        @Override
        public <T> Optional<T> lookUp(Search<T> search) throws EsignOperationException {
            return search.find();
        }

        @Override
        public Map<String, Object> send(
                EsignOperation operation, Map<String, ?> parameters, Object body) {
            if (body != null) {
                bodies.put(operation.toString(), JsonView.object(body));
            }
            return Map.of(
                    "id",
                    "made-" + ++made,
                    "primary_email",
                    "desk@acme.test",
                    "roles",
                    List.of(Map.of("name", "tenant", "unique_id", "id-of-tenant")));
        }

        @Override
        public List<Map<String, Object>> list(EsignOperation operation, Map<String, ?> parameters) {
            return new ArrayList<>();
        }

        @Override
        public Map<String, Object> upload(
                EsignOperation operation,
                Map<String, ?> parameters,
                PreparedContract.Document document,
                Map<String, ?> fields) {
            return send(operation, parameters, null);
        }

        @Override
        public Map<String, Object> attach(
                EsignOperation operation,
                Map<String, ?> parameters,
                Map<String, ?> body,
                Map<String, PreparedContract.Document> documents) {
            return send(operation, parameters, body);
        }

        @Override
        public Download download(EsignOperation operation, Map<String, ?> parameters, Object body) {
            return null;
        }

        @Override
        public Map<String, Object> extended(
                Contract contract,
                String request,
                Contract.Recipient recipient,
                Map<String, ?> body) {
            return new LinkedHashMap<>(body);
        }
    }
}
