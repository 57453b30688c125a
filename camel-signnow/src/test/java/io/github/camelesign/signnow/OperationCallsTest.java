// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a route gives, as it arrives at the server. All operations: {@link OperationCoverageTest}.
 */
class OperationCallsTest extends StubbedSignNow {

    private static final String BEARER = "Bearer " + TOKEN;

    /** printf %s 'desk-app:desk-secret' | base64 */
    private static final String BASIC = "Basic ZGVzay1hcHA6ZGVzay1zZWNyZXQ=";

    private static final String JSON = "application/json";
    private static final String FREE_FORM =
            "{\"to\":\"ada@acme.test\",   \"from\":\"desk@acme.test\"}";

    record Sent(String uri, Map<String, Object> headers, Object body) {}

    record Seen(String method, String url, String contentType, String authorization, String body) {}

    record Row(Sent sent, Seen seen) {
        @Override
        public String toString() {
            return sent.uri + " -> " + seen.method + " " + seen.url;
        }
    }

    static Stream<Row> calls() {
        Map<String, Object> grant = new LinkedHashMap<>();
        grant.put("grant_type", "password");
        grant.put("username", "ada+desk@acme.test");
        grant.put("password", "p&ss wörd");
        grant.put("scope", null);
        return Stream.of(
                new Row(
                        new Sent("token/create", Map.of(), grant),
                        new Seen(
                                "POST",
                                "/oauth2/token",
                                "application/x-www-form-urlencoded",
                                BASIC,
                                "grant_type=password&username=ada%2Bdesk%40acme.test&password=p%26ss+w%C3%B6rd")),
                new Row(
                        new Sent("document/get", Map.of("CamelSignNowDocumentId", "a b/ü?#"), null),
                        seen("GET", "/document/a%20b%2F%C3%BC%3F%23")),
                new Row(
                        new Sent(
                                "document/get?documentId=uri",
                                Map.of("CamelSignNowDocumentId", "header"),
                                null),
                        seen("GET", "/document/uri")),
                new Row(
                        new Sent(
                                "document/update?documentId=d1",
                                Map.of(),
                                Map.of("document_name", "Miete \"Süd\"")),
                        seen(
                                "PUT",
                                "/document/d1",
                                JSON,
                                "{\"document_name\":\"Miete \\\"Süd\\\"\"}")),
                new Row(
                        new Sent("document/invite?documentId=d1", Map.of(), FREE_FORM),
                        seen("POST", "/document/d1/invite", JSON, FREE_FORM)),
                new Row(
                        new Sent(
                                "document/invite?documentId=d1&email=disable",
                                Map.of("Content-Type", "application/pdf"),
                                Map.of("to", List.of(Map.of("role", "Tenant")))),
                        seen(
                                "POST",
                                "/document/d1/invite?email=disable",
                                JSON,
                                "{\"to\":[{\"role\":\"Tenant\"}]}")),
                new Row(
                        sent("document/cancel-invite?documentId=d1"),
                        seen("PUT", "/document/d1/fieldinvitecancel")),
                new Row(
                        new Sent(
                                "document/cancel-invite?documentId=d1",
                                Map.of(),
                                "{\"reason\":\"typo\"}"),
                        seen(
                                "PUT",
                                "/document/d1/fieldinvitecancel",
                                JSON,
                                "{\"reason\":\"typo\"}")),
                new Row(
                        new Sent(
                                "folder/get?folderId=f1&limit=10",
                                Map.of("CamelSignNowQuery", Map.of("limit", 99, "sortby", "a b&c")),
                                null),
                        seen("GET", "/folder/f1?sortby=a%20b%26c&limit=10")),
                new Row(
                        new Sent(
                                "contact/list",
                                Map.of(
                                        "CamelSignNowQuery",
                                        Map.of("filters", List.of(Map.of("a", 1)))),
                                null),
                        seen("GET", "/v2/crm/contacts?filters=%5B%7B%22a%22%3A1%7D%5D")),
                new Row(sent("raw/call?path=/user/initial"), seen("GET", "/user/initial")),
                new Row(
                        new Sent(
                                "raw/call?method=delete&path=/document/d1",
                                Map.of("CamelHttpMethod", "PUT", "CamelHttpPath", "/other"),
                                null),
                        seen("DELETE", "/document/d1")),
                new Row(
                        new Sent("raw/call?method=GET&path=/user", Map.of(), "not for a GET"),
                        seen("GET", "/user")),
                new Row(
                        new Sent(
                                "raw/call?method=PATCH&path=/v2/crm/contacts%3Fpage=2",
                                Map.of("CamelSignNowQuery", Map.of("filters", "[{\"a\":1}]")),
                                List.of(1, "two")),
                        seen(
                                "PATCH",
                                "/v2/crm/contacts?page=2&filters=%5B%7B%22a%22%3A1%7D%5D",
                                JSON,
                                "[1,\"two\"]")),
                new Row(
                        new Sent(
                                "raw/call?method=POST&path=/import&contentType=text/csv",
                                Map.of("Content-Type", "application/pdf"),
                                "a,b".getBytes()),
                        seen("POST", "/import", "text/csv", "a,b")));
    }

    private static Sent sent(String uri) {
        return new Sent(uri, Map.of(), null);
    }

    private static Seen seen(String method, String url) {
        return seen(method, url, null, "");
    }

    private static Seen seen(String method, String url, String contentType, String body) {
        return new Seen(method, url, contentType, BEARER, body);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aCallArrivesAsSignNowDocumentsIt(Row row) {
        answer(json("{\"id\":\"4711\"}"));
        options().setClientId("desk-app");
        options().setClientSecret("desk-secret");

        assertThat(send("signnow:" + row.sent.uri, row.sent.body, row.sent.headers).getException())
                .isNull();

        LoggedRequest request = onlyRequest();
        assertThat(
                        new Seen(
                                request.getMethod().value(),
                                request.getUrl(),
                                request.getHeader("Content-Type"),
                                request.getHeader("Authorization"),
                                request.getBodyAsString()))
                .isEqualTo(row.seen);
    }

    @Test
    void anUploadIsAFormWithTheDocumentAndItsFields() {
        answer(json("{\"id\":\"d1\"}"));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("folder_id", "Süd");
        fields.put("check_fields", true);
        fields.put("password", null);

        send(
                "signnow:document/upload",
                "%PDF-1.7 contract".getBytes(),
                Map.of("CamelFileName", "rental.pdf", "CamelSignNowForm", fields));

        LoggedRequest request = onlyRequest();
        assertThat(request.getMethod().value() + " " + request.getUrl())
                .isEqualTo("POST /document");
        assertThat(request.getHeader("Authorization")).isEqualTo(BEARER);
        assertThat(request.getHeader("Content-Type")).startsWith("multipart/form-data; boundary=");
        assertThat(request.getHeader("Content-Length"))
                .isEqualTo(String.valueOf(request.getBody().length));
        assertThat(request.getHeader("Transfer-Encoding")).isNull();
        assertThat(parts(request))
                .containsOnly(
                        entry("form-data; name=\"folder_id\"", "Süd"),
                        entry("form-data; name=\"check_fields\"", "true"),
                        entry(
                                "form-data; name=\"file\"; filename=\"rental.pdf\"",
                                "%PDF-1.7 contract"));
        assertThat(filePart(request).getHeader("Content-Type").firstValue())
                .isEqualTo("application/pdf");
    }

    @Test
    void aFileNameArrivesAsABrowserSendsIt() {
        answer(json("{\"id\":\"d1\"}"));

        send(
                "signnow:document/upload",
                "text".getBytes(),
                Map.of("CamelFileName", "some/folder/Mietvertrag Müller \"Süd\".docx"));

        assertThat(onlyRequest().getBodyAsString())
                .contains("; filename=\"Mietvertrag Müller %22Süd%22.docx\"");
        assertThat(filePart(onlyRequest()).getHeader("Content-Type").firstValue())
                .isEqualTo(
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    }

    @Test
    void aFileNameCannotAddHeadersToTheForm() {
        answer(json("{\"id\":\"d1\"}"));

        send(
                "signnow:document/upload",
                "text".getBytes(),
                Map.of("CamelFileName", "a\r\nContent-Type: text/html\r\n\r\nb.pdf"));

        assertThat(onlyRequest().getBodyAsString()).doesNotContain("\nContent-Type: text/html");
    }

    @Test
    void theTypeOfAnUploadIsTheMessagesOwn() {
        answer(json("{\"id\":\"d1\"}"));

        send("signnow:document/upload", "text".getBytes(), Map.of("Content-Type", "image/png"));

        assertThat(filePart(onlyRequest()).getHeader("Content-Type").firstValue())
                .isEqualTo("image/png");
    }

    @Test
    void anAppliancesPathStandsBeforeEveryPath() {
        answer(json("{}"));
        options().setBaseUri(server.baseUrl() + "/api/index.php/");

        call("signnow:document/get?documentId=d1", null);

        assertThat(onlyRequest().getUrl()).isEqualTo("/api/index.php/document/d1");
    }

    private static Map<String, String> parts(LoggedRequest request) {
        return request.getParts().stream()
                .collect(
                        Collectors.toMap(
                                part -> part.getHeader("Content-Disposition").firstValue(),
                                part -> part.getBody().asString()));
    }

    private static Request.Part filePart(LoggedRequest request) {
        return request.getPart("file");
    }
}
