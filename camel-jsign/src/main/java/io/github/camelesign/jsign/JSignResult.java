package io.github.camelesign.jsign;

import io.github.camelesign.support.http.ErrorAnswerException;
import io.github.camelesign.support.http.EsignResponse;
import io.github.camelesign.support.http.LocalFailureException;
import io.github.camelesign.support.producer.AnswerContent;
import io.github.camelesign.support.producer.ResultDecoding;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Message;

/** What jSign answers: always JSON, which holds what was asked for, and a message. */
enum JSignResult implements ResultDecoding {
    /** What {@code data} holds, as the output option says. */
    DATA("JSON") {
        @Override
        public Object decode(AnswerContent answer) throws IOException {
            return answer.json(unwrapped(answer).data());
        }
    },
    /** What {@code data} holds, and the URL in it as a header, whatever its field is called. */
    URL("JSON") {
        @Override
        public Object decode(AnswerContent answer) throws IOException {
            Object data = unwrapped(answer).data();
            set(answer.message(), JSignConstants.URL, url(data).orElse(null));
            return answer.json(data);
        }
    },
    /** A document of an envelope, out of its base64. */
    DOCUMENT("file") {
        @Override
        public Object decode(AnswerContent answer) throws IOException {
            return document(answer, "document_base64");
        }
    },
    /** A supporting document, out of its base64. */
    SUPPORTING_DOCUMENT("file") {
        @Override
        public Object decode(AnswerContent answer) throws IOException {
            return document(answer, "supporting_document_base64");
        }
    };

    private final String shown;

    JSignResult(String shown) {
        this.shown = shown;
    }

    @Override
    public String shown() {
        return shown;
    }

    private static JSignAnswer unwrapped(AnswerContent answer) throws IOException {
        JSignAnswer unwrapped = JSignAnswer.of(parsed(answer));
        set(answer.message(), JSignConstants.MESSAGE, unwrapped.message());
        return unwrapped;
    }

    /** Some servers answer a word of success that does not pretend to be JSON. */
    private static Object parsed(AnswerContent answer) throws IOException {
        EsignResponse response = answer.response();
        byte[] text = response.body().readAllBytes();
        try {
            return answer.jsonFormat().read(text);
        } catch (IOException e) {
            throw new LocalFailureException(
                    "It was done, but the answer cannot be read as JSON", e);
        }
    }

    private static Optional<String> url(Object data) {
        if (data instanceof Map<?, ?> fields) {
            return fields.values().stream().flatMap(value -> url(value).stream()).findFirst();
        }
        return Optional.ofNullable(data)
                .map(Object::toString)
                .filter(text -> text.startsWith("http"));
    }

    private static Object document(AnswerContent answer, String field) throws IOException {
        Map<String, String> texts = new HashMap<>();
        Object document =
                answer.document(
                        out ->
                                texts.putAll(
                                        answer.jsonFormat()
                                                .decode(answer.response().body(), field, out)));
        if (texts.containsKey("error_code")) {
            throw new ErrorAnswerException(texts.get("error_code"), texts.get("developer_message"));
        }
        if (document == null) {
            throw new LocalFailureException("jSign's answer holds no document in " + field, null);
        }
        set(answer.message(), JSignConstants.MESSAGE, texts.get("message"));
        answer.name(texts.getOrDefault("file_name", texts.get("document_name")));
        return document;
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
