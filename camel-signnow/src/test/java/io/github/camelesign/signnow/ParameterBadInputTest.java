// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The value of an operation's own parameter is checked before the call, and in a URI at the start.
 */
class ParameterBadInputTest extends StubbedSignNow {

    @BeforeEach
    void answerAnything() {
        answer(json("{}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "document/download?type=colapsed | type | colapsed | collapsed or zip",
                "document/download?type= | type | '' | collapsed or zip",
                "document/thumbnail?size=huge | size | huge | small, medium or large",
                "document/list?page=first | page | first | a whole number of at least 0",
                "document/list?per_page=-1 | per_page | -1 | a whole number of at least 0",
                "document-group/list?limit=51 | limit | 51 | a whole number from 1 to 50",
                "folder/get?order=up | order | up | asc or desc"
            })
    void aWrongValueInAUriIsRefusedAtTheStart(
            String uri, String parameter, String value, String allowed) {
        Throwable thrown =
                catchThrowable(
                        () ->
                                route(
                                        new RouteBuilder() {
                                            @Override
                                            public void configure() {
                                                from("direct:start").to("signnow:" + uri);
                                            }
                                        }));

        assertThat(reason(thrown))
                .hasMessageContaining(
                        "%s must be %s, but is '%s'".formatted(parameter, allowed, value));
    }

    @ParameterizedTest
    @CsvSource({
        "signnow:raw/call?path=/user&method=FETCH, method of raw/call must be one of",
        "signnow:raw/call?path=user, path of raw/call must be a path"
    })
    void aRawCallThatCannotBeMadeIsRefusedAtTheStart(String uri, String reason) {
        assertThat(reason(catchThrowable(() -> context.getEndpoint(uri))))
                .hasMessageContaining(reason);
    }

    @Test
    void theNearestValueIsNamed() {
        assertThat(refusal("signnow:document/download?documentId=d1", Map.of("type", "colapsed")))
                .hasMessageContaining("did you mean 'collapsed'?");
    }

    @Test
    void aWrongValueOfAHeaderIsRefusedBeforeTheCall() {
        assertThat(refusal("signnow:document/list", Map.of("page", "first")))
                .hasMessageContaining("document/list: page must be a whole number")
                .hasMessageContaining("'first'");
        assertThat(requests()).isEmpty();
    }

    @Test
    void aWrongValueOfToDIsRefusedBeforeTheCall() throws Exception {
        route(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:start")
                                .toD("signnow:document/download?documentId=d1&type=${header.kind}");
                    }
                });

        assertThat(reason(send("direct:start", null, Map.of("kind", "pdf")).getException()))
                .hasMessageContaining("type must be collapsed or zip, but is 'pdf'");
        assertThat(requests()).isEmpty();
    }

    @Test
    void whatEveryUserWantsIsSentIfNothingElseIsGiven() {
        send("signnow:document/download?documentId=d1", null);
        send("signnow:document/download?documentId=d1&type=zip", null);
        send(
                "signnow:document/download?documentId=d1",
                null,
                Map.of("CamelSignNowQuery", Map.of("type", "zip")));

        assertThat(requests())
                .extracting(request -> request.getUrl())
                .containsExactlyInAnyOrder(
                        "/document/d1/download?type=collapsed",
                        "/document/d1/download?type=zip",
                        "/document/d1/download?type=zip");
    }

    @Test
    void aValueThatTheDocumentsMayLeaveOutIsSent() {
        assertThat(send("signnow:folder/get?folderId=f1&sortby=size", null).getException())
                .isNull();

        assertThat(onlyRequest().getUrl()).isEqualTo("/folder/f1?sortby=size");
    }

    private Throwable refusal(String uri, Map<String, ?> query) {
        return reason(send(uri, null, Map.of("CamelSignNowQuery", query)).getException());
    }
}
