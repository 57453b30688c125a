package io.github.camelesign.signeasy;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelesign.support.EsignOperationException;
import io.github.camelesign.support.operation.Operation;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.util.StringHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation as it arrives at the server, against {@link OperationFacts}. */
class OperationCoverageTest extends StubbedSigneasy {

    private static final String FACTS = "io.github.camelesign.signeasy.OperationFacts#";

    /** With blanks, so that it is seen that nobody rewrites it. */
    private static final String JSON_TEXT = "{ \"name\":  \"Müller & Söhne\" }";

    private static final String FILE = "what is signed: Müller";

    @BeforeEach
    void nameTheApplication() {
        options().setClientId("desk-app");
    }

    @Test
    void theFactsNameEveryOperationAndNothingElse() {
        assertThat(OperationFacts.all())
                .extracting(OperationFacts::operation)
                .hasSize(80)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(SigneasyOperation.values())
                                .filter(o -> o.row().kind() == Operation.Kind.CALL)
                                .map(Object::toString)
                                .toList());
        assertThat(OperationFacts.all().stream().filter(OperationFacts::seed)).hasSize(28);
    }

    @ParameterizedTest
    @MethodSource(FACTS + "all")
    void anOperationTakesNoOtherParameters(OperationFacts facts) {
        Operation row = new SigneasyComponent().operations().get(facts.operation()).row();

        assertThat(row.parameterNames())
                .containsExactlyElementsOf(
                        Stream.of(facts.pathParameters(), facts.query())
                                .flatMap(List::stream)
                                .toList());
    }

    @ParameterizedTest
    @MethodSource(FACTS + "all")
    void aCallWithAllThatItTakesArrives(OperationFacts facts) {
        answer(json("{}"));
        Map<String, String> query =
                facts.query().stream()
                        .collect(Collectors.toMap(name -> name, name -> "a b/ü&=+ of " + name));
        Map<String, String> raw = new HashMap<>();
        query.forEach((name, value) -> raw.put(name, "RAW(" + value + ")"));

        assertThat(send(uri(facts, raw), body(facts), formHeader()).getException()).isNull();

        LoggedRequest request = onlyRequest();
        assertThat(request.getMethod().value()).isEqualTo(facts.method());
        assertThat(StringHelper.before(request.getUrl(), "?", request.getUrl()))
                .as("with its slash at the end, or without")
                .isEqualTo(facts.expandedPath());
        assertThat(query(request)).isEqualTo(query);
        assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + TOKEN);
        assertThat(request.getHeader("X-Client-ID")).isEqualTo(facts.seed() ? "desk-app" : null);
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
                assertThat(body).isEqualTo("name=M%C3%BCller+%26+S%C3%B6hne&urls=a%2Cb");
            }
            case "file" -> {
                assertThat(contentType).startsWith("multipart/form-data; boundary=");
                assertThat(request.getHeader("Content-Encoding")).isNull();
                assertThat(request.getParts())
                        .extracting(Request.Part::getName)
                        .containsExactlyInAnyOrder("name", "file", "rename_if_exists");
                assertThat(request.getPart("file").getBody().asString()).isEqualTo(FILE);
                assertThat(request.getPart("name").getBody().asString()).isEqualTo("lease.pdf");
                assertThat(request.getPart("rename_if_exists").getBody().asString()).isEqualTo("1");
            }
            default -> {
                assertThat(contentType).isEqualTo("application/json");
                assertThat(body).isEqualTo(JSON_TEXT);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(FACTS + "uploads")
    void anUploadIsCompressedOnDemand(OperationFacts facts) throws Exception {
        answer(json("{}"));

        Exchange done = send(uri(facts, Map.of("gzip", "true")), body(facts), formHeader());

        assertThat(done.getException()).isNull();
        LoggedRequest request = onlyRequest();
        assertThat(request.getHeader("Content-Encoding")).isEqualTo("gzip");
        assertThat(request.getHeader("Content-Type")).startsWith("multipart/form-data; boundary=");
        String boundary = request.getHeader("Content-Type").replaceFirst(".*boundary=", "");
        byte[] body = request.getBody();
        boolean stillCompressed = body[0] == 0x1f && body[1] == (byte) 0x8b;
        byte[] plain =
                stillCompressed
                        ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes()
                        : body;
        assertThat(new String(plain, StandardCharsets.UTF_8))
                .contains("--" + boundary, "name=\"file\"", FILE, "lease.pdf")
                .endsWith("--" + boundary + "--\r\n");
    }

    @ParameterizedTest
    @MethodSource(FACTS + "forms")
    void aFormMayAlsoBeGivenAsJson(OperationFacts facts) {
        answer(json("{}"));

        call(uri(facts, Map.of()), "{\"message\":\"No, thanks\"}");

        assertThat(onlyRequest().getBodyAsString()).isEqualTo("message=No%2C+thanks");
    }

    @ParameterizedTest
    @MethodSource(FACTS + "all")
    void aCallWithNothingButItsIdsArrives(OperationFacts facts) {
        answer(json("{}"));
        Map<String, Object> ids = new HashMap<>();
        facts.pathIds().forEach((name, id) -> ids.put(header(name), id));

        Exchange done =
                send("signeasy:" + facts.operation(), facts.isUpload() ? body(facts) : null, ids);

        assertThat(done.getException()).isNull();
        LoggedRequest request = onlyRequest();
        assertThat(request.getUrl()).isEqualTo(facts.expandedPath());
        if (!facts.isUpload()) {
            assertThat(request.getBodyAsString()).isEmpty();
            assertThat(request.getHeader("Content-Type")).isNull();
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

        Exchange done = send(uri(facts, Map.of()), null, Map.of());

        assertThat(done.getMessage().getBody()).isInstanceOf(StreamCache.class);
        assertThat(((InputStream) done.getMessage().getBody()).readAllBytes()).isEqualTo(bytes);
        assertThat(done.getMessage().getHeader(Exchange.FILE_NAME)).isEqualTo("a.pdf");
    }

    @ParameterizedTest
    @MethodSource(FACTS + "withIds")
    void theIdInTheAnswerIsThereForTheNextStep(OperationFacts facts) {
        facts.ids()
                .forEach(
                        (parameter, place) -> {
                            answer(json("{\"" + place.substring(1) + "\":4711}"));

                            Exchange done =
                                    send(
                                            uri(facts, Map.of()),
                                            body(facts),
                                            Map.of(header(parameter), "old-id"));

                            assertThat(done.getMessage().getHeader(header(parameter)))
                                    .isEqualTo("4711");
                        });
    }

    @ParameterizedTest
    @MethodSource(FACTS + "listed")
    void fetchAllWalksPagesIfThereAreAny(OperationFacts facts) {
        page(facts, "0", "\"a\",\"b\"");
        page(facts, "2", "\"c\"");

        assertThat(entries(facts, "&limit=2")).isEqualTo(List.of("a", "b", "c"));
        assertThat(requests()).hasSize(2);

        answer(json("{\"count\":3,\"files\":[\"a\",\"b\",\"c\"]}"));
        assertThat(entries(facts, "&limit=1")).isEqualTo(List.of("a", "b", "c"));
        answer(json("[\"a\",\"b\"]"));
        assertThat(entries(facts, "&limit=1&offset=1")).isEqualTo(List.of("a", "b"));
    }

    private static void page(OperationFacts facts, String offset, String entries) {
        server.stubFor(
                get(urlPathEqualTo(facts.expandedPath()))
                        .withQueryParam("offset", equalTo(offset))
                        .withQueryParam("limit", equalTo("2"))
                        .willReturn(json("{\"count\":3,\"files\":[" + entries + "]}")));
    }

    private List<Object> entries(OperationFacts facts, String options) {
        Iterator<?> all =
                (Iterator<?>)
                        call("signeasy:" + facts.operation() + "?fetchAll=true" + options, null);
        List<Object> entries = new ArrayList<>();
        all.forEachRemaining(entries::add);
        return entries;
    }

    private static String uri(OperationFacts facts, Map<String, String> query) {
        Map<String, String> options = new HashMap<>(facts.pathIds());
        options.putAll(query);
        return "signeasy:"
                + facts.operation()
                + options.entrySet().stream()
                        .map(option -> option.getKey() + "=" + option.getValue())
                        .collect(Collectors.joining("&", options.isEmpty() ? "" : "?", ""));
    }

    /** Also where nothing is sent: an earlier step may have left a body. */
    private static Object body(OperationFacts facts) {
        return switch (facts.body()) {
            case "form" -> {
                Map<String, Object> form = new LinkedHashMap<>();
                form.put("name", "Müller & Söhne");
                form.put("urls", List.of("a", "b"));
                yield form;
            }
            case "file" -> FILE.getBytes(StandardCharsets.UTF_8);
            default -> JSON_TEXT;
        };
    }

    private static Map<String, Object> formHeader() {
        return Map.of(
                Exchange.FILE_NAME,
                "lease.pdf",
                "CamelSigneasyForm",
                Map.of("rename_if_exists", true));
    }

    private static String header(String parameter) {
        return "CamelSigneasy" + StringHelper.capitalize(parameter);
    }
}
