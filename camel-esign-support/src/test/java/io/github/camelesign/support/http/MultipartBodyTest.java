package io.github.camelesign.support.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MultipartBodyTest {

    private static MultipartBody body(String fileName) {
        return new MultipartBody(
                "file", fileName, "application/pdf", content(), Map.of("folder \"x\"", "Süd"));
    }

    private static MultipartBody.Content content() {
        byte[] text = "text".getBytes(StandardCharsets.UTF_8);
        return new MultipartBody.Content() {
            @Override
            public InputStream open() {
                return new ByteArrayInputStream(text);
            }

            @Override
            public long length() {
                return text.length;
            }
        };
    }

    private static String written(MultipartBody body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        body.writeTo(out);
        assertThat(body.contentLength()).isEqualTo(out.size());
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void itIsWrittenAsBrowsersDo() throws Exception {
        MultipartBody body = body("Miete \"Süd\"\r\n.pdf");
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
        MultipartBody body =
                new MultipartBody(
                        List.of(
                                new MultipartBody.Part(
                                        "form-data",
                                        new BytesBody(
                                                "{}".getBytes(StandardCharsets.UTF_8),
                                                "application/json")),
                                new MultipartBody.Part(
                                        "file; filename=\"Süd.pdf\"; documentid=1",
                                        new DocumentBody(content(), "application/pdf", Map.of()))));
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
        MultipartBody body = body("a.pdf");

        assertThat(written(body)).isEqualTo(written(body));
    }
}
