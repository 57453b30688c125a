// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.spi.Content;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.UploadContext;

/** Names and values of forms as a server reads them with a library that is not ours. */
class FormNamesTest {

    static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .all()
                .withCharRange(' ', '~')
                .withCharRange('\u0600', '\u06ff')
                .withCharRange('\u4e00', '\u4fff')
                .withCharRange('\u0300', '\u036f')
                .withChars("\"\\/;=%\r\n\t\u0000\u00fc\ud83d\ude00'*$\u202e")
                .ofMaxLength(300);
    }

    @Provide
    Arbitrary<String> names() {
        return texts();
    }

    private record Form(Content content) implements UploadContext {

        @Override
        public String getCharacterEncoding() {
            return "UTF-8";
        }

        @Override
        public String getContentType() {
            return content.contentType();
        }

        @Override
        public int getContentLength() {
            return (int) contentLength();
        }

        @Override
        public long contentLength() {
            return content.contentLength();
        }

        @Override
        public InputStream getInputStream() throws java.io.IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            content.writeTo(bytes);
            return new ByteArrayInputStream(bytes.toByteArray());
        }
    }

    @Property
    void aNameArrivesWhole(@ForAll("names") String name) throws Exception {
        String fileName = DocumentName.of(name);
        Content content =
                new MultipartContent(
                        Map.of("title", name),
                        List.of(
                                new Content.File(
                                        "file", new BytesDocument(fileName, new byte[] {1}))));

        FileUpload server = new FileUpload();
        server.setHeaderEncoding("UTF-8");
        server.setPartHeaderSizeMax(10_000);
        FileItemIterator items = server.getItemIterator(new Form(content));
        FileItemStream field = items.next();
        String value = new String(field.openStream().readAllBytes(), StandardCharsets.UTF_8);
        FileItemStream file = items.next();

        assertThat(field.isFormField()).isTrue();
        assertThat(value)
                .isEqualTo(
                        new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        assertThat(file.getFieldName()).isEqualTo("file");
        // FileUpload strips blanks, as it does around any value
        assertThat(file.getName().strip()).isEqualTo(Content.quotable(fileName).strip());
        assertThat(file.openStream()).hasBinaryContent(new byte[] {1});
        assertThat(items.hasNext()).isFalse();
    }

    @Property
    void aNameIsComposedAndHasNoFolder(@ForAll("names") String name) {
        String sent = DocumentName.of(name);

        assertThat(Normalizer.isNormalized(sent, Normalizer.Form.NFC)).isTrue();
        assertThat(sent).doesNotContain("/", "\\").doesNotMatch("(?s).*[\\x00-\\x08\\x7f].*");
        assertThat(DocumentName.of(sent)).isEqualTo(sent);
        assertThat(DocumentName.of("C:\\x/" + sent)).isEqualTo(sent);
    }
}
