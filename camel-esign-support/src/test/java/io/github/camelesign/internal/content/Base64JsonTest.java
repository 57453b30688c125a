package io.github.camelesign.internal.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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
    private final Base64JsonReader reader = new Base64JsonReader(json);

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
        assertThat(reader.read(new ByteArrayInputStream(sent.toByteArray()), "content", down))
                .containsExactly(Map.entry("näme", "a"));
        assertThat(down.toByteArray()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"content\":\"AAA", "{\"content\":\"%%%%\"}", "<html>"})
    void whatIsNoDocumentIsAnError(String text) {
        InputStream in = new ByteArrayInputStream(text.getBytes());

        assertThatThrownBy(() -> reader.read(in, "content", new ByteArrayOutputStream()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void anObjectWithoutADocumentWritesNothing() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String text = "{\"errors\":[{\"error_code\":\"E\"}],\"data\":{\"content\":null}}";

        assertThat(reader.read(new ByteArrayInputStream(text.getBytes()), "content", out))
                .containsExactly(Map.entry("error_code", "E"));
        assertThat(out.size()).isZero();
    }

    /** PHP writes a slash with a backslash before it. The text is of the command base64. */
    @ParameterizedTest
    @ValueSource(strings = {"'Pz4/Pn4='", " 'Pz4\\/Pn4='", "'Pz4/\\nPn4='", "'Pz4\\u002fPn4='"})
    void theAnswerMayBeTheDocument(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        reader.read(new ByteArrayInputStream(text.replace('\'', '"').getBytes()), null, out);

        assertThat(out).hasToString("?>?>~");
    }
}
