// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign.documents;

import static io.github.camelesign.spi.JsonView.text;

import io.github.camelesign.jsign.JSignConstants;
import io.github.camelesign.spi.Answer;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Message;

/** The kinds of answers that jSign gives: always JSON, with a message beside what was asked for. */
public enum JSignAnswer implements Answer {
    /** The data, as the output option says. */
    DATA("JSON") {
        @Override
        public Object decode(Received answer) throws IOException {
            return answer.json(data(answer, answer.parsed(WrappedAnswer.DATA)));
        }
    },
    /** The data, and the URL in it as a header, whatever its field is called. */
    URL("JSON") {
        @Override
        public Object decode(Received answer) throws IOException {
            Object data = data(answer);
            set(answer.message(), JSignConstants.URL, url(data).orElse(null));
            return answer.json(data);
        }
    },
    /** A document of an envelope, out of its base64. */
    DOCUMENT("file") {
        @Override
        public Object decode(Received answer) throws IOException {
            return document(answer, "document_base64");
        }
    },
    /** A supporting document, out of its base64. */
    SUPPORTING_DOCUMENT("file") {
        @Override
        public Object decode(Received answer) throws IOException {
            return document(answer, "supporting_document_base64");
        }
    };

    private final String shown;

    JSignAnswer(String shown) {
        this.shown = shown;
    }

    @Override
    public String shown() {
        return shown;
    }

    @Override
    public boolean isDocument() {
        return this == DOCUMENT || this == SUPPORTING_DOCUMENT;
    }

    @Override
    public Object unwrap(Object json) throws RefusedException {
        return WrappedAnswer.of(json).data();
    }

    /** Something new, with its id in the data as {@code envelope_id} or whatever is given here. */
    public static Answer created(String id) {
        return new CreatedAnswer(id);
    }

    /** What was asked for; the message beside it becomes a header. */
    static Object data(Received answer) throws IOException {
        return data(answer, answer.parsed());
    }

    static Object data(Received answer, Object parsed) throws IOException {
        WrappedAnswer wrapped = WrappedAnswer.of(parsed);
        set(answer.message(), JSignConstants.MESSAGE, wrapped.message());
        return wrapped.data();
    }

    /** The first URL in the data, whatever its field is called. */
    public static Optional<String> url(Object data) {
        if (data instanceof Map<?, ?> fields) {
            return fields.values().stream().flatMap(value -> url(value).stream()).findFirst();
        }
        return Optional.ofNullable(text(data)).filter(text -> text.startsWith("http"));
    }

    private static Object document(Received answer, String field) throws IOException {
        Decoded decoded = answer.base64(field);
        Map<String, String> texts = decoded.texts();
        if (texts.containsKey(WrappedAnswer.ERROR_CODE)) {
            throw WrappedAnswer.error(texts);
        }
        if (decoded.document() == null) {
            return null;
        }
        set(answer.message(), JSignConstants.MESSAGE, texts.get(WrappedAnswer.MESSAGE));
        answer.name(texts.getOrDefault("file_name", texts.get("document_name")));
        return decoded.document();
    }

    /** One of an earlier answer must not be taken for one of this. */
    private static void set(Message message, String header, String value) {
        if (value == null) {
            message.removeHeader(header);
        } else {
            message.setHeader(header, value);
        }
    }
}
