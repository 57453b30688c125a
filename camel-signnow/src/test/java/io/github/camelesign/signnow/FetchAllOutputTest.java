// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelesign.api.EsignOperationException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** {@code fetchAll=true} on a folder. */
class FetchAllOutputTest extends StubbedSignNow {

    private static final String FOLDER = "/folder/f1";

    private final List<Object> consumed = Collections.synchronizedList(new ArrayList<>());

    /** A folder with documents 0, 1, ... that answers at most so many at once. */
    private static void folder(int documents, int page) {
        for (int from = 0; from <= documents; from += page) {
            String entries =
                    IntStream.range(from, Math.min(documents, from + page))
                            .mapToObj(i -> "{\"id\":\"%d\"}".formatted(i))
                            .collect(Collectors.joining(","));
            var request = get(urlPathEqualTo(FOLDER)).atPriority(from == 0 ? 6 : 5);
            if (from > 0) {
                request.withQueryParam("offset", equalTo(String.valueOf(from)));
            }
            server.stubFor(
                    request.willReturn(
                            json(
                                    "{\"total_documents\":%d,\"documents\":[%s]}"
                                            .formatted(documents, entries))));
        }
    }

    private void split(String uri) throws Exception {
        route(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(noErrorHandler());
                        from("direct:all")
                                .to(uri)
                                .removeHeaders("*")
                                .split(body())
                                .streaming()
                                .process(
                                        e ->
                                                consumed.add(
                                                        requests().size()
                                                                + ":"
                                                                + e.getMessage()
                                                                        .getBody(Map.class)
                                                                        .get("id")));
                    }
                });
    }

    @Test
    void aPageIsFetchedWhenTheOneBeforeIsConsumed() {
        folder(5, 2);
        Iterator<?> entries =
                (Iterator<?>) call("signnow:folder/get?folderId=f1&fetchAll=true&limit=2", null);

        assertThat(requests()).hasSize(1);
        entries.next();
        entries.next();
        assertThat(requests()).hasSize(1);
        entries.next();
        assertThat(requests()).hasSize(2);
        assertThat(entries).toIterable().hasSize(2);
        assertThat(requests()).as("one shows that there are no more").hasSize(4);
    }

    /** The splitter looks one entry ahead, to know which is the last. */
    @Test
    void aRouteConsumesTheListAsItIsFetched() throws Exception {
        folder(5, 2);
        split("signnow:folder/get?fetchAll=true&limit=2");

        Exchange done = send("direct:all", null, Map.of("CamelSignNowFolderId", "f1"));

        assertThat(done.getException()).isNull();
        assertThat(consumed).containsExactly("1:0", "2:1", "2:2", "3:3", "4:4");
        assertThat(requests())
                .extracting(LoggedRequest::getUrl)
                .containsExactlyInAnyOrder(
                        FOLDER + "?limit=2&offset=0",
                        FOLDER + "?limit=2&offset=2",
                        FOLDER + "?limit=2&offset=4",
                        FOLDER + "?limit=2&offset=5");
    }

    @Test
    void everyEntryComesOnceAlsoWhenTheServersPagesAreSmallerThanAskedFor() throws Exception {
        folder(7, 3);
        split("signnow:folder/get?folderId=f1&fetchAll=true");

        send("direct:all", null);

        assertThat(consumed).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void aLastPageMayBeFull() throws Exception {
        folder(4, 2);
        split("signnow:folder/get?folderId=f1&fetchAll=true&limit=2");

        send("direct:all", null);

        assertThat(consumed).hasSize(4);
    }

    @Test
    void anEmptyListIsEmpty() {
        folder(0, 2);

        assertThat(((Iterator<?>) call("signnow:folder/get?folderId=f1&fetchAll=true", null)))
                .isExhausted();
    }

    @Test
    void otherParametersAreKeptOnEveryPage() throws Exception {
        folder(3, 2);
        split("signnow:folder/get?folderId=f1&fetchAll=true&limit=2&sortby=updated");

        send("direct:all", null);

        assertThat(requests())
                .hasSize(3)
                .allSatisfy(r -> assertThat(r.getUrl()).contains("sortby=updated"));
    }

    @Test
    void aMissingFolderIsSaidWhereTheListIsAskedFor() {
        answer(status(400).withBody("{\"errors\":[{\"code\":65582,\"message\":\"Not found\"}]}"));

        EsignOperationException failure =
                failure("signnow:folder/get?folderId=f1&fetchAll=true", null);

        assertThat(failure.getErrorCode()).isEqualTo("65582");
    }

    @Test
    void aLaterPageThatFailsFailsTheRoute() throws Exception {
        folder(5, 2);
        server.stubFor(
                get(urlPathEqualTo(FOLDER))
                        .withQueryParam("offset", equalTo("2"))
                        .atPriority(1)
                        .willReturn(status(404)));
        split("signnow:folder/get?folderId=f1&fetchAll=true&limit=2");

        Exchange done = send("direct:all", null);

        assertThat(done.getException(EsignOperationException.class)).isNotNull();
        assertThat(consumed).isNotEmpty();
    }
}
