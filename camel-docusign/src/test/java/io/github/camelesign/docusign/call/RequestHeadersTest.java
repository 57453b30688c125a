// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelesign.docusign.DocuSignConstants;
import io.github.camelesign.docusign.StubbedDocuSign;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The headers of DocuSign's own, and who may set them. */
class RequestHeadersTest extends StubbedDocuSign {

    private static final String ENVELOPES = "/restapi/v2.1/accounts/" + ACCOUNT + "/envelopes";
    private static final String UPDATE = "docusign:envelopes/update?envelopeId=e1";

    @BeforeEach
    void answered() {
        answer(json(CREATED));
    }

    private LoggedRequest sent(String uri, Map<String, ?> headers) {
        assertThat(send(uri, "{}", headers).getException()).isNull();
        return onlyRequest();
    }

    @Test
    void timeTrackGoesOutAndComesBackUnderAnotherName() {
        String answered =
                "MyApp 2.0 (gdef6cd);REST0_Start,2016-10-20T21:58:00.7388927Z;REST0_End,2016-10-20T21:58:03.0514225Z";
        answer(json("{}").withHeader("X-DocuSign-TimeTrack", answered));

        Exchange done =
                send(UPDATE, "{}", Map.of(DocuSignConstants.TIME_TRACK, "MyApp 2.0 (gdef6cd)"));

        assertThat(onlyRequest().getHeader("X-DocuSign-TimeTrack"))
                .isEqualTo("MyApp 2.0 (gdef6cd)");
        assertThat(done.getMessage().getHeaders())
                .containsEntry(DocuSignConstants.TIME_TRACKED, answered)
                .containsEntry(DocuSignConstants.TIME_TRACK, "MyApp 2.0 (gdef6cd)");
    }

    @Test
    void aLockTokenGoesWithAChangeAsJson() {
        assertThat(
                        sent(UPDATE, Map.of(DocuSignConstants.LOCK_TOKEN, "t\"1"))
                                .getHeader("X-DocuSign-Edit"))
                .isEqualTo("{\"LockToken\":\"t\\\"1\"}");
    }

    @Test
    void aLockMayBeMadeToLastLonger() {
        assertThat(
                        sent(
                                        UPDATE,
                                        Map.of(
                                                DocuSignConstants.LOCK_TOKEN,
                                                "t1",
                                                DocuSignConstants.LOCK_DURATION,
                                                600))
                                .getHeader("X-DocuSign-Edit"))
                .isEqualTo("{\"LockToken\":\"t1\",\"LockDurationInSeconds\":\"600\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"docusign:envelopes/get?envelopeId=e1", "docusign:envelopes/create"})
    void aLockTokenDoesNotGoWithWhatChangesNoEnvelope(String uri) {
        assertThat(
                        sent(uri, Map.of(DocuSignConstants.LOCK_TOKEN, "t1"))
                                .containsHeader("X-DocuSign-Edit"))
                .isFalse();
    }

    @Test
    void theRouteSaysInWhoseNameItCalls() {
        LoggedRequest request = sent(UPDATE + "&actAsUser=ada@acme.test&actOnBehalf=u1", Map.of());

        assertThat(request.getHeader("X-DocuSign-Act-As-User")).isEqualTo("ada@acme.test");
        assertThat(request.getHeader("X-DocuSign-Act-On-Behalf")).isEqualTo("u1");
    }

    @Test
    void aMessageDoesNot() {
        Map<String, String> headers = new HashMap<>();
        for (String name :
                new String[] {
                    "X-DocuSign-Act-As-User",
                    "X-DocuSign-Act-On-Behalf",
                    "X-DocuSign-Authentication",
                    "Authorization",
                    "CamelDocuSignActAsUser",
                    "CamelDocuSignActOnBehalf"
                }) {
            headers.put(name, "somebody");
        }

        LoggedRequest request = sent(UPDATE, headers);

        assertThat(request.getHeaders().all())
                .noneMatch(header -> header.containsValue("somebody"));
        assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + TOKEN);
    }

    @Test
    void everyPageOfAListIsAskedForInThatName() {
        answers(
                ENVELOPES,
                json(
                        "{\"envelopes\": [{\"envelopeId\": \"a\"}], \"startPosition\": \"0\", \"endPosition\": \"0\", \"totalSetSize\": \"2\"}"),
                json(
                        "{\"envelopes\": [{\"envelopeId\": \"b\"}], \"startPosition\": \"1\", \"endPosition\": \"1\", \"totalSetSize\": \"2\"}"),
                json("{\"envelopes\": []}"));

        Object pages =
                call("docusign:envelopes/list-status-changes?fetchAll=true&actOnBehalf=u1", null);

        assertThat((Iterator<?>) pages).toIterable().hasSize(2);
        assertThat(requests())
                .hasSize(3)
                .allSatisfy(
                        request ->
                                assertThat(request.getHeader("X-DocuSign-Act-On-Behalf"))
                                        .isEqualTo("u1"));
    }

    /** Another user would not see the envelope, and it would be created once more. */
    @Test
    void anEarlierCreationIsLookedForInThatName() {
        send("docusign:envelopes/create?actOnBehalf=u1&idempotencyKey=k1", Map.of());

        assertThat(requests())
                .extracting(request -> request.getMethod().value())
                .containsExactly("GET", "POST");
        assertThat(requests())
                .allSatisfy(
                        request ->
                                assertThat(request.getHeader("X-DocuSign-Act-On-Behalf"))
                                        .isEqualTo("u1"));
    }
}
