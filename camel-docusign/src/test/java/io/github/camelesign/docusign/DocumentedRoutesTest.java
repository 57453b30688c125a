// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelesign.testing.docs.CodeBlock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The routes of the page make the calls that the page describes. */
class DocumentedRoutesTest extends StubbedDocuSign {

    private static final Path PAGE = Path.of("../docs/docusign.md");
    private static final String ENVELOPES = "/restapi/v2.1/accounts/" + ACCOUNT + "/envelopes";

    @Test
    void theFirstRouteSendsAnEnvelopeWithTheFile(@TempDir Path folder) throws Exception {
        answer(json("{\"envelopeId\": \"e-1\"}"));
        load("docusign:envelopes/send", folder);

        Files.writeString(folder.resolve("inbox").resolve("Lease.pdf"), "%PDF");

        List<LoggedRequest> calls = calls("/envelopes", 3);
        assertThat(calls)
                .extracting(call -> call.getMethod().value() + " " + call.getUrl())
                .containsExactly(
                        "POST " + ENVELOPES,
                        "PUT " + ENVELOPES + "/e-1/documents/1",
                        "PUT " + ENVELOPES + "/e-1");
        assertThat(calls.get(1).getHeader("Content-Disposition"))
                .isEqualTo("file; filename=\"Lease.pdf\"");
        assertThat(calls.get(1).getBodyAsString()).isEqualTo("%PDF");
        assertThat(calls.get(2).getBodyAsString()).isEqualTo("{\"status\":\"sent\"}");
    }

    @Test
    void theRouteWithAChunkedUploadNamesItInTheEnvelope(@TempDir Path folder) throws Exception {
        answer(json("{\"chunkedUploadId\": \"c-1\", \"chunkedUploadUri\": \"/up/c-1\"}"));
        load("docusign:chunked-uploads/commit", folder);

        Files.writeString(folder.resolve("large").resolve("Lease.pdf"), "%PDF");

        List<LoggedRequest> calls = calls("", 3);
        assertThat(calls.get(0).getBodyAsString()).isEqualTo("{\"data\":\"JVBERg==\"}");
        assertThat(calls.get(1).getUrl()).endsWith("/chunked_uploads/c-1?action=commit");
        assertThat(calls.get(calls.size() - 1).getBodyAsString())
                .containsPattern("\"remoteUrl\": ?\"/up/c-1\"");
    }

    @Test
    void theRouteWithATemplateSendsNamesLetterByLetter(@TempDir Path folder) throws Exception {
        answer(json("{\"envelopeId\": \"e-1\"}"));
        load("direct:sendFromTemplate", folder);

        template.requestBodyAndHeaders(
                "direct:sendFromTemplate",
                null,
                Map.of(
                        "template", "t-1",
                        "name", "Ada \"Countess\", Lovelace + Söhne 契約 ${body}",
                        "email", "ada+lease@acme.test"));

        assertThat(onlyRequest().getBodyAsString())
                .contains("\"templateId\":\"t-1\"")
                .contains("\"name\":\"Ada \\\"Countess\\\", Lovelace + Söhne 契約 ${body}\"")
                .contains("\"email\":\"ada+lease@acme.test\"");
    }

    @Test
    void theRouteThatWithdrawsGivesItsReason(@TempDir Path folder) throws Exception {
        answer(json("{\"envelopeId\": \"e-1\"}"));
        load("direct:withdraw", folder);

        template.requestBodyAndHeader("direct:withdraw", null, "CamelDocuSignEnvelopeId", "e-1");

        assertThat(onlyRequest().getBodyAsString())
                .isEqualTo("{\"status\":\"voided\",\"voidedReason\":\"The offer has changed\"}");
    }

    /** The calls that change something, when there are so many. */
    private static List<LoggedRequest> calls(String path, int number) {
        return await().until(
                        () ->
                                requests().stream()
                                        .filter(call -> !"GET".equals(call.getMethod().value()))
                                        .filter(call -> call.getUrl().contains(path))
                                        .toList(),
                        calls -> calls.size() == number);
    }

    /** Starts the first route of the page with this text. */
    private void load(String text, Path folder) throws Exception {
        context.getPropertiesComponent().addInitialProperty("contracts.dir", folder.toString());
        CodeBlock.of(PAGE, "yaml").stream()
                .filter(block -> block.text().contains(text))
                .findFirst()
                .orElseThrow()
                .load(context, folder);
    }
}
