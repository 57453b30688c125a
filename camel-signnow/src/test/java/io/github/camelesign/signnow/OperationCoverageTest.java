package io.github.camelesign.signnow;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelesign.support.EsignOperationException;
import io.github.camelesign.support.operation.Operation;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.util.StringHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation as it arrives at the server, against {@link OperationFacts}. */
class OperationCoverageTest extends StubbedSignNow {

    private static final String FACTS = "io.github.camelesign.signnow.OperationFacts#";

    private static final Map<String, String> AUTHORIZATION =
            Map.of(
                    "Bearer",
                    "Bearer " + TOKEN,
                    // printf %s 'desk-app:desk-secret' | base64
                    "Basic",
                    "Basic ZGVzay1hcHA6ZGVzay1zZWNyZXQ=");

    /** With blanks, so that it is seen that nobody rewrites it. */
    private static final String JSON_TEXT = "{ \"name\":  \"Müller & Söhne\" }";

    private static final String FILE = "role|email,Müller";

    @BeforeEach
    void credentials() {
        options().setClientId("desk-app");
        options().setClientSecret("desk-secret");
    }

    @Test
    void theFactsNameEveryOperationAndNothingElse() {
        assertThat(OperationFacts.all())
                .extracting(OperationFacts::operation)
                .hasSize(114)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(SignNowOperation.values())
                                .filter(o -> o.row().kind() == Operation.Kind.CALL)
                                .map(Object::toString)
                                .toList());
        assertThat(OperationFacts.all().stream().filter(OperationFacts::seed)).hasSize(36);
    }

    /** That it takes those of the facts is shown by the calls; this is for what it takes beyond. */
    @ParameterizedTest
    @MethodSource(FACTS + "all")
    void anOperationTakesNoOtherParameters(OperationFacts facts) {
        Operation row = new SignNowComponent().operations().get(facts.operation()).row();

        assertThat(row.parameterNames())
                .containsExactlyElementsOf(
                        Stream.of(facts.pathParameters(), facts.queryParameters())
                                .flatMap(List::stream)
                                .toList());
    }

    @ParameterizedTest
    @MethodSource(FACTS + "all")
    void aCallWithAllThatItTakesArrives(OperationFacts facts) {
        answer(json("{}"));
        Map<String, String> query =
                facts.queryParameters().stream()
                        .collect(Collectors.toMap(name -> name, name -> "a b/ü&=+ of " + name));
        Map<String, String> raw = new HashMap<>();
        query.forEach((name, value) -> raw.put(name, "RAW(" + value + ")"));

        assertThat(send(uri(facts, raw), body(facts), formHeader()).getException()).isNull();

        LoggedRequest request = onlyRequest();
        facts.query().stream()
                .filter(name -> name.contains("="))
                .map(name -> name.split("="))
                .forEach(fixed -> query.put(fixed[0], fixed[1]));
        assertThat(request.getMethod().value()).isEqualTo(facts.method());
        assertThat(StringHelper.before(request.getUrl(), "?", request.getUrl()))
                .isEqualTo(facts.expandedPath());
        assertThat(query(request)).isEqualTo(query);
        assertThat(request.getHeader("Authorization"))
                .isEqualTo(AUTHORIZATION.get(facts.authorization()));
        assertThat(request.getHeader("Accept"))
                .isEqualTo("bytes".equals(facts.answer()) ? "*/*" : "application/json");
        assertBody(facts, request);
    }

    private static Map<String, String> query(LoggedRequest request) {
        return request.getQueryParams().values().stream()
                .collect(Collectors.toMap(QueryParameter::key, QueryParameter::firstValue));
    }

    private static void assertBody(OperationFacts facts, LoggedRequest request) {
        String contentType = request.getHeader("Content-Type");
        String body = request.getBodyAsString();
        switch (facts.body()) {
            case "none" -> {
                assertThat(contentType).isNull();
                assertThat(body).isEmpty();
            }
            case "form" -> {
                assertThat(contentType).isEqualTo("application/x-www-form-urlencoded");
                assertThat(body).isEqualTo("grant_type=password&username=ada%2Bdesk%40acme.test");
            }
            case "file" -> {
                assertThat(contentType).startsWith("multipart/form-data; boundary=");
                assertThat(request.getParts())
                        .extracting(Request.Part::getName)
                        .containsExactlyInAnyOrder("file", "folder_id");
                assertThat(request.getPart("file").getBody().asString()).isEqualTo(FILE);
                assertThat(request.getPart("file").getHeader("Content-Disposition").firstValue())
                        .endsWith("; filename=\"signers.csv\"");
                assertThat(request.getPart("folder_id").getBody().asString()).isEqualTo("f1");
            }
            default -> {
                assertThat(contentType).isEqualTo("application/json");
                assertThat(body).isEqualTo(JSON_TEXT);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(FACTS + "all")
    void aCallWithNothingButItsIdsArrives(OperationFacts facts) {
        answer(json("{}"));
        Map<String, Object> ids = new HashMap<>();
        facts.pathIds().forEach((name, id) -> ids.put(header(name), id));
        Object body = List.of("form", "file").contains(facts.body()) ? body(facts) : null;

        assertThat(send("signnow:" + facts.operation(), body, ids).getException()).isNull();

        LoggedRequest request = onlyRequest();
        String fixed =
                facts.query().stream()
                        .filter(name -> name.contains("="))
                        .map(query -> "?" + query)
                        .findFirst()
                        .orElse("");
        assertThat(request.getUrl()).isEqualTo(facts.expandedPath() + fixed);
        if (body == null) {
            boolean object = "json or {}".equals(facts.body());
            assertThat(request.getBodyAsString()).isEqualTo(object ? "{}" : "");
            assertThat(request.getHeader("Content-Type"))
                    .isEqualTo(object ? "application/json" : null);
        }
    }

    @ParameterizedTest
    @MethodSource(FACTS + "all")
    void aCallWithALostAnswerIsRepeatedIfThatDoesNoHarm(OperationFacts facts) {
        answers(facts.expandedPath(), status(502), json("{}"));

        Exchange done = send(uri(facts, Map.of()), body(facts), formHeader());

        EsignOperationException failure = done.getException(EsignOperationException.class);
        assertThat(requests()).hasSize(facts.again() ? 2 : 1);
        assertThat(failure != null && failure.isOutcomeUnknown()).isEqualTo(!facts.again());
    }

    @ParameterizedTest
    @MethodSource(FACTS + "binary")
    void aDocumentComesBackAsAStream(OperationFacts facts) throws Exception {
        byte[] bytes = {'%', 'P', 'D', 'F', 0, (byte) 0xff, 13, 10};
        answer(
                status(200)
                        .withBody(bytes)
                        .withHeader("Content-Type", "application/pdf")
                        .withHeader("Content-Disposition", "attachment; filename=\"a.pdf\""));

        Exchange done = send(uri(facts, Map.of()), body(facts), Map.of());

        assertThat(done.getMessage().getBody()).isInstanceOf(StreamCache.class);
        assertThat(((InputStream) done.getMessage().getBody()).readAllBytes()).isEqualTo(bytes);
        assertThat(done.getMessage().getHeader(Exchange.FILE_NAME)).isEqualTo("a.pdf");
        assertThat(done.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("application/pdf");
    }

    @ParameterizedTest
    @MethodSource(FACTS + "withIds")
    void theIdInTheAnswerIsThereForTheNextStep(OperationFacts facts) {
        facts.ids()
                .forEach(
                        (parameter, place) -> {
                            answer(
                                    place.startsWith("header ")
                                            ? json("{}").withHeader(place.substring(7), "new-id")
                                            : json(nested(place, "\"new-id\"")));

                            Exchange done = send(uri(facts, Map.of()), body(facts), Map.of());

                            assertThat(done.getMessage().getHeader(header(parameter)))
                                    .isEqualTo("new-id");
                        });
    }

    /** The value at a JSON pointer of fields and the list place 0. */
    private static String nested(String pointer, String value) {
        String json = value;
        List<String> fields = Arrays.asList(pointer.substring(1).split("/"));
        for (int i = fields.size() - 1; i >= 0; i--) {
            String field = fields.get(i);
            json = "0".equals(field) ? "[" + json + "]" : "{\"" + field + "\":" + json + "}";
        }
        return json;
    }

    @ParameterizedTest
    @MethodSource(FACTS + "paged")
    void fetchAllWalksItsPages(OperationFacts facts) {
        boolean counted = "page".equals(facts.pages().get(0));
        String items = facts.pages().size() > 1 ? facts.pages().get(1) : null;
        String total = counted ? null : facts.pages().get(2);
        page(facts, counted ? "page" : "offset", counted ? "1" : "0", items, total, "a", "b");
        page(facts, counted ? "page" : "offset", "2", items, total, "c");

        String size = counted ? "per_page" : "limit";
        Iterator<?> entries =
                (Iterator<?>) call(uri(facts, Map.of("fetchAll", "true", size, "2")), null);

        assertThat(entries)
                .toIterable()
                .extracting(entry -> ((Map<?, ?>) entry).get("id"))
                .asList()
                .containsExactly("a", "b", "c");
        assertThat(requests()).hasSize(2);
    }

    private static void page(
            OperationFacts facts,
            String parameter,
            String value,
            String items,
            String total,
            String... ids) {
        String list =
                Stream.of(ids)
                        .map(id -> "{\"id\":\"" + id + "\"}")
                        .collect(Collectors.joining(",", "[", "]"));
        String count = total == null ? "" : ",\"" + total + "\":\"3\"";
        String body = items == null ? list : "{\"" + items + "\":" + list + count + "}";
        server.stubFor(
                get(urlPathEqualTo(facts.expandedPath()))
                        .withQueryParam(parameter, equalTo(value))
                        .willReturn(json(body)));
    }

    private static String uri(OperationFacts facts, Map<String, String> query) {
        Map<String, String> options = new HashMap<>(facts.pathIds());
        options.putAll(query);
        return "signnow:"
                + facts.operation()
                + options.entrySet().stream()
                        .map(option -> option.getKey() + "=" + option.getValue())
                        .collect(Collectors.joining("&", options.isEmpty() ? "" : "?", ""));
    }

    private static Object body(OperationFacts facts) {
        return switch (facts.body()) {
            case "form" -> {
                Map<String, String> form = new LinkedHashMap<>();
                form.put("grant_type", "password");
                form.put("username", "ada+desk@acme.test");
                yield form;
            }
            case "file" -> FILE.getBytes(StandardCharsets.UTF_8);
            // also where nothing is sent: an earlier step may have left a body
            default -> JSON_TEXT;
        };
    }

    private static Map<String, Object> formHeader() {
        return Map.of(
                Exchange.FILE_NAME, "signers.csv", "CamelSignNowForm", Map.of("folder_id", "f1"));
    }

    private static String header(String parameter) {
        return "CamelSignNow" + StringHelper.capitalize(parameter);
    }
}
