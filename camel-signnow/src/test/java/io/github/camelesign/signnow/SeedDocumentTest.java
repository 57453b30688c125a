// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.http.FormParameter;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The reference of SignNow's API that the project began with: every endpoint in it, with every
 * parameter that it documents. Its webhook events have a test of their own.
 */
class SeedDocumentTest extends StubbedSignNow {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * @param sent JSON: the body, the form or the fields beside a file; empty when nothing is sent
     * @param documented the names that the document gives to the parameters of the endpoint
     */
    record Row(String operation, Map<String, String> query, String sent, List<String> documented) {

        OperationFacts facts() {
            return OperationFacts.all().stream()
                    .filter(facts -> facts.operation().equals(operation))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public String toString() {
            return "%s %s %s %s".formatted(facts().method(), facts().path(), query, documented);
        }
    }

    private static Row row(String operation) {
        return new Row(operation, Map.of(), "", List.of());
    }

    private static Row row(String operation, String sent, String documented) {
        return new Row(operation, Map.of(), sent, Arrays.asList(documented.split(" ")));
    }

    private static Row asked(String operation, String... namesAndValues) {
        Map<String, String> query = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Row(operation, query, "", List.of());
    }

    static Stream<Row> document() {
        return Stream.of(
                        usersAndTokens(),
                        documents(),
                        invites(),
                        groups(),
                        groupInvites(),
                        templatesAndFolders(),
                        subscriptions())
                .flatMap(rows -> rows);
    }

    private static Stream<Row> usersAndTokens() {
        return Stream.of(
                row(
                        "user/create",
                        """
                        {"email": "ada@acme.test", "password": "s3cret",
                         "first_name": "Ada", "last_name": "Müller"}
                        """,
                        "email password first_name last_name"),
                row("user/get"),
                row(
                        "token/create",
                        """
                        {"username": "ada@acme.test", "password": "p&ss wörd",
                         "grant_type": "password", "scope": "user documents user/documentsv2"}
                        """,
                        "username password grant_type scope"),
                row("token/verify"));
    }

    private static Stream<Row> documents() {
        return Stream.of(
                row("document/list"),
                row(
                        "document/upload",
                        """
                        {"integrations": {"integration_id": "int-1", "mydata1": "a", "mydata2": "b"}}
                        """,
                        "file integrations integration_id mydata1 mydata2"),
                row(
                        "document/extract-fields",
                        """
                        {"Tags": [
                          {"tag_name": "Family", "role": "Tenant", "label": "Family name",
                           "required": true, "type": "text", "prefilled_text": "Müller",
                           "width": 100, "height": 20},
                          {"tag_name": "Born", "role": "Tenant", "label": "Date of birth",
                           "required": true, "type": "text", "width": 100, "height": 15,
                           "validator_id": "13435fa6c2a17f83177fcbb5c4a9376ce85befeb"},
                          {"tag_name": "Initials", "role": "Tenant", "required": true,
                           "type": "initials", "width": 40, "height": 15},
                          {"tag_name": "Signature", "role": "Tenant", "required": true,
                           "type": "signature", "width": 200, "height": 15},
                          {"tag_name": "Rooms", "role": "Tenant", "label": "Rooms",
                           "required": true, "type": "enumeration", "width": 100, "height": 15,
                           "custom_defined_option": false, "enumeration_options": ["1", "2"]},
                          {"tag_name": "Payslip", "role": "Tenant", "label": "Payslip",
                           "required": true, "type": "attachment", "width": 100, "height": 20},
                          {"tag_name": "Pets", "role": "Tenant", "required": true,
                           "type": "checkbox", "width": 12, "height": 12}]}
                        """,
                        "file Tags tag_name role label required type prefilled_text validator_id"
                                + " width height custom_defined_option enumeration_options"),
                row(
                        "document/update",
                        """
                        {"texts": [{"size": 8, "x": 61, "y": 72, "page_number": 0,
                           "font": "Arial", "data": "paid", "line_height": 9.075}],
                         "checks": [{"width": 12, "height": 12, "x": 234, "y": 53,
                           "page_number": 0}],
                         "signatures": [{"x": 10, "y": 20, "width": 100, "height": 30,
                           "page_number": 0, "data": "iVBORw0KGgo="}],
                         "fields": [
                          {"x": 305, "y": 18, "width": 122, "height": 34, "page_number": 0,
                           "role": "Buyer", "required": true, "type": "signature"},
                          {"x": 307, "y": 67, "width": 60, "height": 12, "page_number": 0,
                           "label": "Town", "role": "Buyer", "required": true, "type": "text"},
                          {"x": 409, "y": 67, "width": 41, "height": 26, "page_number": 0,
                           "role": "Buyer", "required": true, "type": "initials"},
                          {"x": 481, "y": 69, "width": 12, "height": 12, "page_number": 0,
                           "role": "Buyer", "required": true, "type": "checkbox"},
                          {"x": 38, "y": 77, "width": 87, "height": 16, "page_number": 0,
                           "label": "Year", "role": "Buyer", "required": true,
                           "custom_defined_option": false, "enumeration_options": ["2025", "2026"],
                           "type": "enumeration"},
                          {"x": 395, "y": 372, "width": 177, "height": 50, "page_number": 0,
                           "role": "Buyer", "required": true, "type": "radiobutton",
                           "name": "fruit", "radio": [
                            {"page_number": "0", "x": "10", "y": "20", "width": "25",
                             "height": "25", "checked": "0", "value": "apple",
                             "created": "123456789"}]}]}
                        """,
                        "texts size x y page_number font data line_height checks width height"
                                + " signatures fields role required type label"
                                + " custom_defined_option enumeration_options name radio checked"
                                + " value created"),
                row("document/get"),
                row("document/delete"),
                asked("document/download", "type", "collapsed"),
                asked("document/download", "type", "zip"),
                row("document/download-with-history"),
                row("document/move", "{\"folder_id\": \"f1\"}", "folder_id"),
                row("document/download-link"),
                row(
                        "document/add-history-event",
                        "{\"client_timestamp\": 1460739202, \"event_type\": \"id_checked\"}",
                        "client_timestamp event_type"),
                row(
                        "document/merge",
                        "{\"name\": \"Both\", \"document_ids\": [\"d1\", \"d2\"]}",
                        "name document_ids"),
                row("document/history"),
                row("signing-link/create", "{\"document_id\": \"d1\"}", "document_id"));
    }

    private static Stream<Row> invites() {
        return Stream.of(
                row(
                        "document/invite",
                        "{\"from\": \"desk@acme.test\", \"to\": \"ada@acme.test\"}",
                        "from to"),
                new Row(
                        "document/invite",
                        Map.of("email", "disable"),
                        """
                        {"document_id": "", "from": "desk@acme.test", "cc": ["cc@acme.test"],
                         "subject": "Please sign", "message": "Dear \\"Ada\\"",
                         "to": [
                          {"email": "ada@acme.test", "role_id": "", "role": "Tenant", "order": 1,
                           "prefill_signature_name": "Ada Müller", "force_new_signature": 1},
                          {"email": "bob@acme.test", "role_id": "r2", "role": "Owner", "order": 2,
                           "authentication_type": "password", "password": "s3cret",
                           "expiration_days": 15, "reminder": 5}]}
                        """,
                        List.of(
                                "document_id",
                                "from",
                                "cc",
                                "subject",
                                "message",
                                "to",
                                "email",
                                "role_id",
                                "role",
                                "order",
                                "prefill_signature_name",
                                "force_new_signature",
                                "authentication_type",
                                "password",
                                "expiration_days",
                                "reminder")),
                row("document/cancel-invite"));
    }

    private static Stream<Row> groups() {
        return Stream.of(
                asked("document-group/list", "limit", "20", "offset", "40"),
                row(
                        "document-group/create",
                        "{\"document_ids\": [\"d1\", \"d2\"], \"group_name\": \"Flat 3\"}",
                        "document_ids group_name"),
                row("document-group/get"),
                row("document-group/delete"));
    }

    private static Stream<Row> groupInvites() {
        return Stream.of(
                row(
                        "group-invite/create",
                        """
                        {"invite_steps": [{"order": 1,
                           "invite_emails": [{"email": "ada@acme.test", "disabled": 0,
                             "subject": "Please sign", "message": "Dear Ada", "reminder": 3,
                             "expiration_days": 10}],
                           "invite_actions": [
                            {"email": "ada@acme.test", "document_id": "d1", "action": "sign",
                             "role_name": "Tenant", "allow_reassign": 0,
                             "authentication": {"type": "password", "value": "s3cret"}},
                            {"email": "bob@acme.test", "document_id": "d1", "action": "view"}]}],
                         "completion_emails": [{"email": "ada@acme.test", "disabled": 1,
                           "subject": "Done", "message": "Thank you",
                           "disable_document_attachment": 1}]}
                        """,
                        "invite_steps order invite_emails email disabled subject message reminder"
                                + " expiration_days invite_actions document_id action role_name"
                                + " allow_reassign authentication type value completion_emails"
                                + " disable_document_attachment"),
                row("group-invite/get"),
                row("group-invite/cancel"),
                row("group-invite/list-pending"),
                row("group-invite/resend"),
                row("group-invite/resend", "{\"email\": \"ada@acme.test\"}", "email"),
                row(
                        "group-invite/update-step",
                        """
                        {"user_to_update": "ada@acme.test",
                         "replace_with_this_user": "bob@acme.test",
                         "invite_email": {"email": "bob@acme.test", "disabled": 0,
                           "subject": "Please sign", "message": "Dear Bob", "reminder": 5,
                           "expiration_days": 11},
                         "update_invite_action_attributes": [{"document_id": "d1",
                           "allow_reassign": 1,
                           "authentication": {"type": "password", "value": "s3cret"}}]}
                        """,
                        "user_to_update replace_with_this_user invite_email email disabled subject"
                                + " message reminder expiration_days"
                                + " update_invite_action_attributes document_id allow_reassign"
                                + " authentication type value"));
    }

    private static Stream<Row> templatesAndFolders() {
        Stream<Row> statuses =
                Stream.of("waiting-for-me", "waiting-for-others", "signed", "pending")
                        .map(
                                status ->
                                        asked(
                                                "folder/get",
                                                "filters",
                                                "signing-status",
                                                "filter-values",
                                                status,
                                                "sortby",
                                                "document-name",
                                                "order",
                                                "asc"));
        Stream<Row> times =
                Stream.of("documents-updated", "documents-created")
                        .map(
                                filter ->
                                        asked(
                                                "folder/get",
                                                "filters",
                                                filter,
                                                "filter-values",
                                                "1700000000",
                                                "sortby",
                                                filter.substring("documents-".length()),
                                                "order",
                                                "desc"));
        Stream<Row> others =
                Stream.of(
                        row("folder/get"),
                        asked("folder/get", "offset", "0", "limit", "20"),
                        row(
                                "template/create",
                                "{\"document_id\": \"d1\", \"document_name\": \"Lease\"}",
                                "document_id document_name"),
                        row("template/copy", "{\"document_name\": \"Flat 3\"}", "document_name"),
                        row("template/copy"));
        return Stream.of(statuses, times, others).flatMap(rows -> rows);
    }

    private static Stream<Row> subscriptions() {
        return Stream.of(
                row("event-subscription/list"),
                row(
                        "event-subscription/create",
                        """
                        {"event": "document.update", "callback_url": "https://acme.test/hook",
                         "use_tls_12": 1}
                        """,
                        "event callback_url use_tls_12"),
                row("event-subscription/delete"));
    }

    @ParameterizedTest
    @MethodSource("document")
    void theEndpointIsReachedWithItsParameters(Row row) throws Exception {
        answer(json("{\"id\":\"4711\"}"));
        options().setClientId("desk-app");
        options().setClientSecret("desk-secret");
        boolean file = "file".equals(row.facts().body());
        Map<String, Object> headers = new HashMap<>(Map.of("CamelSignNowQuery", row.query));
        row.facts().pathIds().forEach((name, id) -> headers.put("CamelSignNow" + upper(name), id));
        if (file) {
            headers.put("CamelSignNowForm", map(row.sent));
        }
        Object body = row.sent.isEmpty() ? null : map(row.sent);

        Exchange done =
                send("signnow:" + row.operation, file ? "%PDF-1.7".getBytes() : body, headers);

        assertThat(done.getException()).isNull();
        LoggedRequest request = onlyRequest();
        assertThat(request.getMethod().value()).isEqualTo(row.facts().method());
        assertThat(request.getUrl().split("\\?")[0]).isEqualTo(row.facts().expandedPath());
        row.query.forEach(
                (name, value) ->
                        assertThat(request.getQueryParams())
                                .hasEntrySatisfying(name, isValue(value)));
        JsonNode arrived = arrived(row, request);
        if (!row.sent.isEmpty()) {
            assertThat(arrived).isEqualTo(MAPPER.readTree(row.sent));
        }
        Set<String> names = file ? names(arrived, "file") : names(arrived);
        assertThat(names).containsExactlyInAnyOrderElementsOf(row.documented);
    }

    private static Condition<QueryParameter> isValue(String value) {
        return new Condition<>(parameter -> parameter.firstValue().equals(value), "value " + value);
    }

    private static String upper(String name) {
        return name.substring(0, 1).toUpperCase() + name.substring(1);
    }

    private static Map<?, ?> map(String json) throws JsonProcessingException {
        return MAPPER.readValue(json, Map.class);
    }

    /** What the server got beside the file, however it was sent, as JSON. */
    private static JsonNode arrived(Row row, LoggedRequest request) throws JsonProcessingException {
        String text = request.getBodyAsString();
        return switch (row.facts().body()) {
            case "form" ->
                    MAPPER.valueToTree(
                            request.formParameters().values().stream()
                                    .collect(
                                            Collectors.toMap(
                                                    FormParameter::key,
                                                    FormParameter::firstValue)));
            case "file" -> {
                Map<String, JsonNode> fields = new HashMap<>();
                for (Request.Part part : request.getParts()) {
                    if (!"file".equals(part.getName())) {
                        fields.put(part.getName(), MAPPER.readTree(part.getBody().asString()));
                    }
                }
                yield MAPPER.valueToTree(fields);
            }
            default -> MAPPER.readTree(text.isEmpty() ? "{}" : text);
        };
    }

    private static Set<String> names(JsonNode json, String... more) {
        Set<String> names = new HashSet<>(List.of(more));
        json.properties()
                .forEach(
                        field -> {
                            names.add(field.getKey());
                            names.addAll(names(field.getValue()));
                        });
        if (json.isArray()) {
            json.forEach(entry -> names.addAll(names(entry)));
        }
        return names;
    }

    @Test
    void noEndpointOfTheDocumentIsLeftOut() {
        assertThat(document().map(Row::operation).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        OperationFacts.all().stream()
                                .filter(OperationFacts::seed)
                                .map(OperationFacts::operation)
                                .toList());
    }

    /** The tags stand in the document's text, which nobody may touch. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{t:s;r:y;o:\"Tenant\";w:100;h:15;}}",
                "{{t:i;r:n;o:\"Tenant\";w:50;}}",
                "{{t:t;r:n;o:\"Tenant\";l:\"Town\";h:75;}}",
                "{{t:t;r:n;o:\"Tenant\";l:\"Born\";w:100;v:\"13435fa6c2a17f83177fcbb5c4a9376ce85befeb\";}}",
                "{{t:d;r:y;o:\"Tenant\";l:\"Rooms\";dd:\"1,2,3\";}}",
                "{{t:f;r:y;o:\"Tenant\";f:\"payslip.pdf\";}}",
                "{{t:t;r:y;o:\"Owner\";l:\"Date\";}}",
                "{{t:e;o:\"Tenant\";e:\"ada@acme.test\";order:1;}}",
                "{{ClientSignatureDate}}"
            })
    void aFieldTagArrivesAsItStandsInTheDocument(String tag) {
        answer(json("{\"id\":\"d1\"}"));

        call("signnow:document/extract-fields", tag.getBytes(StandardCharsets.UTF_8));

        assertThat(onlyRequest().getPart("file").getBody().asString()).isEqualTo(tag);
    }
}
