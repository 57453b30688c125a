// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Message;

/**
 * How a successful answer of an operation reaches the route. {@link Operation} has the usual kinds;
 * a kind that one provider needs is a class of that provider.
 */
public interface Answer {

    /** In a few words, for the table of operations. */
    String shown();

    /** The value of the request's {@code Accept} header, unless the message chooses. */
    default String accept() {
        return "application/json";
    }

    /**
     * Whether an answer of success has a document in it: without one, it is no answer, unless its
     * status is 204.
     */
    default boolean isDocument() {
        return false;
    }

    /** Parameter name to the request header that it is sent in, as {@link Operation}'s own. */
    default Map<String, String> headerParameters() {
        return Map.of();
    }

    /**
     * What an answer holds, out of whatever the provider wraps its answers in.
     *
     * @param json the parsed answer
     * @throws RefusedException when it is an error
     */
    default Object unwrap(Object json) throws RefusedException {
        return json;
    }

    /**
     * Reads a successful answer.
     *
     * @return the message body that the route gets
     */
    Object decode(Received answer) throws IOException;

    /** A successful answer and the message that it goes to. */
    interface Received {

        /** The first header of that name, in any case of letters. */
        Optional<String> header(String name);

        /** Whether the body declares itself JSON. */
        boolean isJson();

        /** The body as it arrives; empty when there is none. */
        InputStream body() throws IOException;

        /**
         * The body as parsed JSON.
         *
         * @throws UnusableException when it is none
         */
        Object parsed() throws IOException;

        /**
         * As {@link #parsed()}, but where the route wants the text or stream of an answer, the
         * value of one field is not read: {@link #json(Object)} takes it, and passes it on as it
         * is.
         *
         * @param passedOn a field of the object that the body is
         */
        Object parsed(String passedOn) throws IOException;

        /** The message that the route gets, for headers that one provider's answers set. */
        Message message();

        /**
         * The answer as an ordinary operation gives it: ids promoted, as the output option says.
         */
        Object json() throws IOException;

        /** Parsed JSON as an ordinary operation gives it. */
        Object json(Object parsed) throws IOException;

        /** A document, with its name and type as headers; null when it is empty. */
        Object document(InputStream content) throws IOException;

        /**
         * A document that the JSON of the answer holds in base64, decoded as it is read.
         *
         * @param field name of the field that holds it, wherever it stands; null when the document
         *     is all of the answer
         * @throws UnusableException when it is no base64
         */
        Decoded base64(String field) throws IOException;

        /**
         * Sets the headers that say how a document is called, and by that of which type it is. The
         * name of its file holds the ids of the path as well, so that two of one name stay two.
         *
         * @param document the provider's own name, or null if it has none
         */
        void name(String document);
    }

    /**
     * A document out of JSON.
     *
     * @param document what the route gets; null when it is empty
     * @param texts every other text of the JSON, the first of each name
     */
    record Decoded(Object document, Map<String, String> texts) {}

    /** The provider answered with the status of success, but what it says is an error. */
    final class RefusedException extends IOException {

        private static final long serialVersionUID = 1L;

        private final String code;

        /**
         * @param code the provider's error code, or null
         * @param message the provider's own words, or null
         */
        public RefusedException(String code, String message) {
            super(message);
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /**
     * The provider answered, and with success; what failed is on this side. To call again would do
     * no good, and perhaps do it twice.
     */
    final class UnusableException extends IOException {

        private static final long serialVersionUID = 1L;

        /**
         * @param message what failed, for the person who reads the log
         */
        public UnusableException(String message, IOException cause) {
            super(message, cause);
        }
    }

    /** The kinds of answers that more than one provider gives. */
    enum Standard implements Answer {
        /** JSON, given to the route as the endpoint's {@code output} option says. */
        JSON("JSON", "application/json") {
            @Override
            public Object decode(Received answer) throws IOException {
                return answer.json();
            }
        },
        /**
         * A document, image or archive, given as a stream. An answer that declares itself JSON is
         * read as JSON.
         */
        BINARY("file", "*/*") {
            @Override
            public Object decode(Received answer) throws IOException {
                return answer.isJson() ? answer.json() : answer.document(answer.body());
            }

            @Override
            public boolean isDocument() {
                return true;
            }
        };

        private final String shown;
        private final String accept;

        Standard(String shown, String accept) {
            this.shown = shown;
            this.accept = accept;
        }

        @Override
        public String shown() {
            return shown;
        }

        @Override
        public String accept() {
            return accept;
        }
    }
}
