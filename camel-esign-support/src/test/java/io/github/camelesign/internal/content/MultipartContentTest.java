// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.spi.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MultipartContentTest {

    private static MultipartContent body(String fileName) {
        return new MultipartContent(
                Map.of("folder \"x\"", "Süd"),
                List.of(new Content.File("file", document(fileName))));
    }

    private static BytesDocument document(String fileName) {
        return new BytesDocument(fileName, "text".getBytes(StandardCharsets.UTF_8));
    }

    private static String written(MultipartContent body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        body.writeTo(out);
        assertThat(body.contentLength()).isEqualTo(out.size());
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void itIsWrittenAsBrowsersDo() throws Exception {
        MultipartContent body = body("Miete \"Süd\"\r\n.pdf");
        String boundary = body.contentType().replace("multipart/form-data; boundary=", "");

        assertThat(written(body))
                .isEqualTo(
                        """
                        --%1$s
                        Content-Disposition: form-data; name="folder %%22x%%22"

                        Süd
                        --%1$s
                        Content-Disposition: form-data; name="file"; filename="Miete %%22Süd%%22%%0D%%0A.pdf"
                        Content-Type: application/pdf

                        text
                        --%1$s--
                        """
                                .formatted(boundary)
                                .replace("\n", "\r\n"));
    }

    @Test
    void partsHaveTheDispositionsThatAreGiven() throws Exception {
        MultipartContent body =
                new MultipartContent(
                        List.of(
                                new Content.Part(
                                        "form-data",
                                        BytesContent.json("{}".getBytes(StandardCharsets.UTF_8))),
                                new Content.Part(
                                        "file; filename=\"Süd.pdf\"; documentid=1",
                                        new DocumentContent(document("Süd.pdf"), Map.of()))));
        String boundary = body.contentType().replace("multipart/form-data; boundary=", "");

        assertThat(written(body))
                .isEqualTo(
                        """
                        --%1$s
                        Content-Disposition: form-data
                        Content-Type: application/json

                        {}
                        --%1$s
                        Content-Disposition: file; filename="Süd.pdf"; documentid=1
                        Content-Type: application/pdf

                        text
                        --%1$s--
                        """
                                .formatted(boundary)
                                .replace("\n", "\r\n"));
    }

    @Test
    void itCanBeWrittenAgain() throws Exception {
        MultipartContent body = body("a.pdf");

        assertThat(written(body)).isEqualTo(written(body));
    }
}
