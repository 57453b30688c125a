// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents within JSON, up and down. */
class Base64JsonTest {

    private final Json json = new Json(new DefaultCamelContext());

    private static Map<String, String> read(InputStream in, String field, OutputStream out)
            throws IOException {
        return new Base64JsonReader(field).read(in, out);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 100_000})
    void aDocumentGoesUpAndComesDown(int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        Base64JsonContent body =
                Base64JsonContent.of(
                        json,
                        place -> Map.of("doc", Map.of("content", place), "näme", "a"),
                        new BytesDocument("a.pdf", bytes));

        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        body.writeTo(sent);
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        body.writeTo(again);

        assertThat(sent.size()).isEqualTo((int) body.contentLength());
        assertThat(again.toByteArray()).isEqualTo(sent.toByteArray());
        Map<String, Object> read = json.readMap(sent.toByteArray());
        assertThat(read).containsEntry("näme", "a");
        assertThat(((Map<?, ?>) read.get("doc")).get("content"))
                .isEqualTo(Base64.getEncoder().encodeToString(bytes));
        ByteArrayOutputStream down = new ByteArrayOutputStream();
        assertThat(read(new ByteArrayInputStream(sent.toByteArray()), "content", down))
                .containsExactly(Map.entry("näme", "a"));
        assertThat(down.toByteArray()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"content\":\"AAA", "{\"content\":\"%%%%\"}", "<html>"})
    void whatIsNoDocumentIsAnError(String text) {
        InputStream in = new ByteArrayInputStream(text.getBytes());

        assertThatThrownBy(() -> read(in, "content", new ByteArrayOutputStream()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void anObjectWithoutADocumentWritesNothing() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String text = "{\"errors\":[{\"error_code\":\"E\"}],\"data\":{\"content\":null}}";

        assertThat(read(new ByteArrayInputStream(text.getBytes()), "content", out))
                .containsExactly(Map.entry("error_code", "E"));
        assertThat(out.size()).isZero();
    }

    /** PHP writes a slash with a backslash before it. The text is of the command base64. */
    @ParameterizedTest
    @ValueSource(strings = {"'Pz4/Pn4='", " 'Pz4\\/Pn4='", "'Pz4/\\nPn4='", "'Pz4\\u002fPn4='"})
    void theAnswerMayBeTheDocument(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        read(new ByteArrayInputStream(text.replace('\'', '"').getBytes()), null, out);

        assertThat(out).hasToString("?>?>~");
    }
}
