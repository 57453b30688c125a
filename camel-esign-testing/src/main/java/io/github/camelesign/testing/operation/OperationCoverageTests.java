// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.component.EsignEndpoint;
import io.github.camelesign.spi.EsignOperation;
import io.github.camelesign.spi.Operation;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.util.StringHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation of a provider as it arrives at the server, against the {@link CallFacts} of its
 * documents. A provider's test says what its requests look like, and adds what only it does.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class OperationCoverageTests<F extends CallFacts> extends OperationCalls<F> {

    private static final byte[] PDF = {'%', 'P', 'D', 'F', 0, (byte) 0xff, 13, 10};

    private final List<F> facts;

    /**
     * @param scheme for example {@code signnow}
     * @param headers how the names of its headers begin, for example {@code CamelSignNow}
     */
    protected OperationCoverageTests(String scheme, String headers, List<F> facts) {
        super(scheme, headers);
        this.facts = facts;
    }

    protected final Stream<F> all() {
        return facts.stream();
    }

    protected final Stream<F> withIds() {
        return all().filter(one -> !one.ids().isEmpty());
    }

    /** The parameters that an operation takes are those of the facts. */
    protected void assertParameters(F facts, Operation row) {
        assertThat(row.parameterNames()).containsExactlyElementsOf(parameters(facts));
    }

    protected static List<String> parameters(CallFacts facts) {
        return Stream.of(facts.pathParameters(), facts.queryParameters())
                .flatMap(List::stream)
                .toList();
    }

    /** That there are so many facts, and that each is of one of these that makes a call. */
    protected final void assertFactsName(int number, Stream<? extends EsignOperation> operations) {
        assertThat(facts)
                .extracting(CallFacts::operation)
                .hasSize(number)
                .containsExactlyInAnyOrderElementsOf(
                        operations
                                .filter(o -> o.row().kind() == Operation.Kind.CALL)
                                .map(Object::toString)
                                .toList());
    }

    /** That it takes those of the facts is shown by the calls; this is for what it takes beyond. */
    @ParameterizedTest
    @MethodSource("all")
    protected void anOperationTakesNoOtherParameters(F facts) {
        EsignEndpoint<?, ?> endpoint =
                context.getEndpoint(scheme + ":" + facts.operation(), EsignEndpoint.class);

        assertParameters(facts, endpoint.getOperation().row());
    }

    @ParameterizedTest
    @MethodSource("all")
    protected void anOperationDescribesItsParametersAsTheFactsDo(F facts) {
        EsignEndpoint<?, ?> endpoint =
                context.getEndpoint(scheme + ":" + facts.operation(), EsignEndpoint.class);

        assertThat(ValueFacts.of(endpoint.getOperation().row()))
                .isEqualTo(facts.row().words("values", " "));
    }

    @ParameterizedTest
    @MethodSource("all")
    protected void aCallWithAllThatItTakesArrives(F facts) {
        assertCallWithAllThatItTakes(facts, facts.expandedPath());
    }

    protected final void assertCallWithAllThatItTakes(F facts, String path) {
        answer(json(success(facts)));
        Map<String, String> query =
                facts.queryParameters().stream()
                        .collect(Collectors.toMap(name -> name, facts.values()::sample));
        Map<String, String> raw = new HashMap<>();
        query.forEach((name, value) -> raw.put(name, "RAW(" + value + ")"));

        assertThat(send(uri(facts, raw), body(facts), headers(facts)).getException()).isNull();

        LoggedRequest request = onlyRequest();
        query.putAll(facts.fixedQuery());
        assertThat(request.getMethod().value()).isEqualTo(facts.method());
        assertThat(StringHelper.before(request.getUrl(), "?", request.getUrl()))
                .as("with its slash at the end, or without")
                .isEqualTo(path);
        assertThat(query(request)).isEqualTo(query);
        assertThat(request.getHeader("Authorization")).isEqualTo(authorization(facts));
        assertHeaders(facts, request);
        assertBody(facts, request);
    }

    private static Map<String, String> query(LoggedRequest request) {
        return request.getQueryParams().values().stream()
                .collect(Collectors.toMap(QueryParameter::key, QueryParameter::firstValue));
    }

    /** Also when a page or an earlier step has encoded it. */
    @Test
    protected void aFormMayBeText() {
        answer(json("{}"));

        all().filter(one -> "form".equals(one.body()))
                .forEach(
                        one -> {
                            server.resetRequests();
                            send(uri(one, Map.of()), formAsSent(), Map.of());
                            assertBody(one, onlyRequest());
                        });
    }

    @ParameterizedTest
    @MethodSource("all")
    protected void aCallWithNothingButItsIdsArrives(F facts) {
        answer(json(success(facts)));
        Map<String, Object> ids = new HashMap<>();
        facts.pathIds().forEach((name, id) -> ids.put(header(name), id));
        ids.put(header("query"), facts.requiredQuery());
        Object body = facts.needsBody() ? body(facts) : null;

        assertThat(send(scheme + ":" + facts.operation(), body, ids).getException()).isNull();

        LoggedRequest request = onlyRequest();
        Map<String, String> sent = new HashMap<>(facts.fixedQuery());
        sent.putAll(facts.values().defaults());
        sent.putAll(facts.requiredQuery());
        assertThat(StringHelper.before(request.getUrl(), "?", request.getUrl()))
                .isEqualTo(facts.expandedPath());
        assertThat(query(request)).isEqualTo(sent);
        if (facts.body().startsWith("json or {")) {
            assertThat(request.getBodyAsString()).isEqualTo(facts.body().substring(8));
            assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
        } else if (!facts.needsBody()) {
            assertNoBody(request);
            assertThat(request.getHeader("Content-Type")).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    protected void aCallWithALostAnswerIsRepeatedIfThatDoesNoHarm(F facts) {
        answers(facts.expandedPath(), status(502), json(success(facts)));

        Exchange done = send(uri(facts, Map.of()), body(facts), headers(facts));

        EsignOperationException failure = done.getException(EsignOperationException.class);
        assertThat(requests()).hasSize(facts.again() ? 2 : 1);
        assertThat(failure != null && failure.isOutcomeUnknown()).isEqualTo(!facts.again());
    }

    @ParameterizedTest
    @MethodSource("withIds")
    protected void theIdInTheAnswerIsThereForTheNextStep(F facts) {
        facts.ids()
                .forEach(
                        (parameter, place) -> {
                            answer(answerWithId(place));
                            Map<String, Object> given = new HashMap<>(headers(facts));
                            given.put(header(parameter), "old-id");

                            Exchange done = send(uri(facts, Map.of()), body(facts), given);

                            assertThat(done.getMessage().getHeader(header(parameter)))
                                    .isEqualTo("4711");
                        });
    }

    protected final void assertADocumentComesBackAsAStream(F facts, String disposition)
            throws Exception {
        answer(
                status(200)
                        .withBody(PDF)
                        .withHeader("Content-Type", "application/pdf")
                        .withHeader("Content-Disposition", disposition));

        Exchange done = send(uri(facts, Map.of()), body(facts));

        assertThat(done.getMessage().getBody()).isInstanceOf(StreamCache.class);
        assertThat(((InputStream) done.getMessage().getBody()).readAllBytes()).isEqualTo(PDF);
        assertThat(done.getMessage().getHeader(Exchange.FILE_NAME)).isEqualTo(storedName(facts));
        assertThat(done.getMessage().getHeader(EsignConstants.DOCUMENT_NAME)).isEqualTo("a.pdf");
        assertThat(done.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("application/pdf");
    }

    /** How a document {@code a.pdf} is stored: with the ids of the path, in its order. */
    protected final String storedName(F facts) {
        return Stream.concat(
                        Stream.of("a"),
                        facts.pathParameters().stream()
                                .filter(facts.pathIds()::containsKey)
                                .map(facts.pathIds()::get))
                .collect(Collectors.joining(" ", "", ".pdf"));
    }

    /**
     * That what is fetched with these options is a and b, and then, with a second call, c.
     *
     * @param calls how many show that this is all
     */
    protected final void assertTwoPagesAreWalked(F facts, Map<String, String> options, int calls) {
        Iterator<?> entries = (Iterator<?>) call(uri(facts, options), null);

        assertThat(entries)
                .toIterable()
                .extracting(entry -> ((Map<?, ?>) entry).get("id"))
                .asList()
                .containsExactly("a", "b", "c");
        assertThat(requests()).hasSize(calls);
    }
}
