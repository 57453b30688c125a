// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Message;

/**
 * How an operation's request is made from a message. {@link Operation} has the usual kinds; a kind
 * that one provider needs is a class of that provider.
 */
public interface Body {

    /** In a few words, for the table of operations; empty when nothing is sent. */
    String shown();

    /** Whether it carries a document, and so takes its time. */
    default boolean isUpload() {
        return false;
    }

    /** Parameter name to the request header that it is sent in, as {@link Operation}'s own. */
    default Map<String, String> headerParameters() {
        return Map.of();
    }

    /**
     * Makes what is sent.
     *
     * @throws IllegalArgumentException when the message does not hold what is needed
     */
    Encoded encode(Source source) throws Exception;

    /** Makes what is sent in calls of the component itself, of which only the fields differ. */
    default Content of(Map<String, ?> fields, Content.Factory contents) {
        return contents.json(fields);
    }

    /**
     * What was made of a message.
     *
     * @param content what is sent, or null to send nothing
     * @param key by which what the request creates can be found again, or null if it carries none
     */
    record Encoded(Content content, IdempotentCreation.Key key) {

        /** Sends nothing. */
        public static final Encoded NOTHING = new Encoded(null, null);

        public static Encoded of(Content content) {
            return new Encoded(content, null);
        }
    }

    /** The message that a request is made from, and what makes the request. */
    interface Source extends Content.Factory {

        /** The message, for headers that one provider understands. */
        Message message();

        /** The value of an option or header that belongs to the operation's kind of request. */
        Optional<String> option(String name);

        /**
         * The message body as JSON. Text passes untouched, as XML if it is declared so and the
         * operation takes that; an empty body sends what the row says.
         */
        Encoded json() throws Exception;

        /**
         * The fields of the JSON object that the message body is; none when it is empty.
         *
         * @throws IllegalArgumentException when it is something else
         */
        Map<String, Object> object() throws Exception;

        /**
         * The fields of a JSON object that was encoded; none when it is XML.
         *
         * @throws IllegalArgumentException when it is something else
         */
        Map<String, Object> fields(Content json) throws IOException;

        /**
         * The message body as a form: a Map of its fields, or text that is one already.
         *
         * @throws IllegalArgumentException when it is neither
         */
        Content form() throws Exception;

        /** The values of the form header, which go beside a document, as texts. */
        Map<String, String> formHeader();

        /**
         * Whether the message body is a document, and not a request in JSON: a file, a stream or
         * bytes, unless the message declares that to be JSON, or XML where that is taken, and it
         * looks like it.
         */
        boolean isDocument() throws Exception;

        /** Whether the text of the message body begins with one of these, blanks aside. */
        boolean beginsWith(String characters) throws Exception;

        /**
         * The document that the message body holds.
         *
         * @throws IllegalArgumentException when there is none, or its file cannot be read
         */
        Document document() throws Exception;

        /** The documents that are attached to the message. */
        List<Document> attachments() throws IOException;
    }

    /** The kinds of requests that more than one provider takes. */
    enum Standard implements Body {
        /** Nothing; the message body of the route is ignored. */
        NONE("") {
            @Override
            public Encoded encode(Source source) {
                return Encoded.NOTHING;
            }

            @Override
            public Content of(Map<String, ?> fields, Content.Factory contents) {
                return null;
            }
        },
        /** The message body as JSON; an empty message body sends nothing. */
        JSON("JSON") {
            @Override
            public Encoded encode(Source source) throws Exception {
                return source.json();
            }
        },
        /** The message body, a Map or text, as {@code application/x-www-form-urlencoded}. */
        FORM("a Map, as a form") {
            @Override
            public Encoded encode(Source source) throws Exception {
                return Encoded.of(source.form());
            }

            @Override
            public Content of(Map<String, ?> fields, Content.Factory contents) {
                return contents.form(fields);
            }
        },
        /** The message body, a document, as it is. */
        BINARY("the file") {
            @Override
            public boolean isUpload() {
                return true;
            }

            @Override
            public Encoded encode(Source source) throws Exception {
                return Encoded.of(source.binary(source.document(), Map.of()));
            }
        };

        private final String shown;

        Standard(String shown) {
            this.shown = shown;
        }

        @Override
        public String shown() {
            return shown;
        }

        /** The message body as the file part of a {@code multipart/form-data} request. */
        record Multipart(String part) implements Body {

            @Override
            public String shown() {
                return "the file, as `" + part + "`";
            }

            @Override
            public boolean isUpload() {
                return true;
            }

            @Override
            public Encoded encode(Source source) throws Exception {
                List<Content.File> files = List.of(new Content.File(part, source.document()));
                return Encoded.of(source.multipart(source.formHeader(), files));
            }

            @Override
            public Content of(Map<String, ?> fields, Content.Factory contents) {
                return contents.multipart(fields, List.of());
            }
        }
    }

    /** A document of a message, be it the message body or an attachment. */
    public interface Document {

        /**
         * The name under which it is attached; the same as {@link #fileName()} for a message body.
         */
        String name();

        /** Its base name. */
        String fileName();

        /** Its media type. */
        String type();

        /** A header of the attachment, in any case of letters, if there is one with a value. */
        default Optional<String> header(String header) {
            return Optional.empty();
        }

        /** Opens it; may be called more than once. */
        InputStream open() throws IOException;

        /**
         * Its length in bytes; the length of the request is computed from it, as some providers
         * refuse chunks.
         */
        long length();
    }
}
