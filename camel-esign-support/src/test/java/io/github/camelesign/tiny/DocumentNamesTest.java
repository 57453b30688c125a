// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.tiny;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelesign.api.EsignConstants;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a document is called that comes down and goes up again. */
class DocumentNamesTest extends TinyRoutes {

    private static final String DOWNLOAD = "tiny:document/download?documentId=4ddb1f2a";

    private void download(String disposition) {
        SERVER.stubFor(
                get(urlMatching(".*(file|part|export).*"))
                        .willReturn(
                                disposition == null
                                        ? pdf()
                                        : pdf().withHeader("Content-Disposition", disposition)));
    }

    private static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder pdf() {
        return aResponse().withBody("%PDF-").withHeader("Content-Type", "application/pdf");
    }

    private static String name(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getHeader(Exchange.FILE_NAME, String.class);
    }

    private static String sent(LoggedRequest request) {
        return request.getBodyAsString()
                .replaceAll("(?s).*; filename=\"([^\"]*)\"[^;\r]*\r.*", "$1");
    }

    @Test
    void theNameOfTheFileHasTheIdsOfThePath() {
        download("attachment; filename=\"Lease.pdf\"");

        Exchange done = send(DOWNLOAD, null);
        assertThat(name(done)).isEqualTo("Lease 4ddb1f2a.pdf");
        assertThat(done.getMessage().getHeader(EsignConstants.DOCUMENT_NAME))
                .isEqualTo("Lease.pdf");
        assertThat(name(send("tiny:document/part?documentId=e1&partId=combined", null)))
                .isEqualTo("Lease e1 combined.pdf");
        assertThat(name(send("tiny:document/export", null))).isEqualTo("Lease.pdf");
    }

    @Test
    void aDocumentWithoutANameHasNoOthers() {
        download(null);
        Map<String, Object> earlier = new HashMap<>();
        earlier.put(Exchange.FILE_NAME, "inbox.pdf");
        earlier.put(EsignConstants.DOCUMENT_NAME, "other.pdf");

        Exchange done = send(DOWNLOAD, null, earlier);

        assertThat(name(done)).isEqualTo("document 4ddb1f2a.pdf");
        assertThat(done.getMessage().getHeader(EsignConstants.DOCUMENT_NAME)).isNull();
        assertThat(name(send("tiny:document/export", null, earlier))).isEqualTo("inbox.pdf");
    }

    @Test
    void whatGoesUpAgainHasTheProvidersName() throws Exception {
        download("attachment; filename=\"Lease: 1?.pdf\"");
        route(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:again").to(DOWNLOAD).to("tiny:document/upload");
                        from("direct:renamed")
                                .to(DOWNLOAD)
                                .setHeader(Exchange.FILE_NAME, constant("mine.pdf"))
                                .to("tiny:document/upload");
                    }
                });

        send("direct:again", null);
        send("direct:renamed", null);

        assertThat(requests())
                .filteredOn(r -> r.getMethod().getName().equals("POST"))
                .extracting(DocumentNamesTest::sent)
                .containsExactlyInAnyOrder("Lease: 1?.pdf", "mine.pdf");
    }

    @Test
    void theHeaderOfAnotherDocumentNamesNothing() {
        Map<String, Object> headers = new HashMap<>();
        headers.put(Exchange.FILE_NAME, "mine.pdf");
        headers.put(EsignConstants.DOCUMENT_NAME, "other.pdf");

        send("tiny:document/upload", "x".getBytes(), headers);

        assertThat(sent(onlyRequest())).isEqualTo("mine.pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8''", "x-unknown''abc.pdf", "UTF-8''%zz"})
    void thePlainNameServesWhenTheOtherCannotBeRead(String extended) {
        download("attachment; filename*=" + extended + "; filename=\"Lease.pdf\"");

        assertThat(name(send(DOWNLOAD, null))).isEqualTo("Lease 4ddb1f2a.pdf");
    }

    @Test
    void aDecomposedNameIsComposed() {
        send(
                "tiny:document/upload",
                "x".getBytes(),
                Map.of(Exchange.FILE_NAME, "a/b\\Miete Su\u0308d \u5951\u7d04\u66f8.pdf"));

        assertThat(sent(onlyRequest())).isEqualTo("Miete S\u00fcd \u5951\u7d04\u66f8.pdf");
        assertThat(onlyRequest().getBodyAsString()).doesNotContain("filename*");
    }
}
