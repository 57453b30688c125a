// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.Circulation.Signer;
import io.github.camelesign.sandbox.core.Upload;
import io.github.camelesign.sandbox.signeasy.SigneasyState.User;
import java.util.List;
import java.util.Locale;

/**
 * What was sent, and how, by which call; this never changes. The owner of an embedded one hands out
 * the links, so that nobody is mailed; its information is what the sender wants to hear again with
 * each event, null when there is none.
 */
record Sending(
        Kind kind,
        User owner,
        Origin origin,
        String name,
        String message,
        boolean ordered,
        boolean embedded,
        List<Source> sources,
        List<Field> fields,
        List<String> cc,
        JsonNode requestInfo) {
    /** How it came to be. */
    enum Kind {
        REQUEST,
        ENVELOPE,
        /** Sent by a person, on the page that an application embeds. */
        SENT_ON_PAGE,
        /** Signed by the owner themselves. */
        OWN
    }

    /**
     * Where a call comes from: the header {@code X-Client-ID} and the client id of the token; null
     * without the header, and for a personal token.
     */
    record Origin(String clientId, String application) {}

    /** A document to be signed, and what the sender calls it in the same request. */
    record Source(Document document, int key, String name) {
        static Source of(Document document) {
            return new Source(document, 1, document.name());
        }

        Upload upload() {
            return document.upload().renamed(name);
        }

        /** Whether that is its key or id. */
        boolean isNamed(String wanted) {
            return wanted.equals(String.valueOf(key))
                    || wanted.equals(String.valueOf(document.id()));
        }
    }

    /**
     * A place on a page that a recipient fills: whose it is by their order, 0 for nobody's; on
     * which document, counted from 0, and page, counted from 1, where -1 is the last and 0 is
     * nowhere; x and y are points from the left and lower edges to its lower left corner; the value
     * stands there from the start, null when the recipient fills it.
     */
    record Field(
            int order,
            int source,
            String type,
            int page,
            float x,
            float y,
            float height,
            String value) {
        static final int LAST_PAGE = -1;

        /** One that a recipient fills. */
        static Field of(Signer recipient, int source, JsonNode json, int page, JsonNode position) {
            return new Field(
                    recipient.order(),
                    source,
                    json.path("type").asText(),
                    page,
                    position.path("x").floatValue(),
                    position.path("y").floatValue(),
                    position.path("height").floatValue(),
                    null);
        }

        boolean isSignature() {
            return type.equals("signature");
        }
    }

    /** An original without fields, which people may sign in any order. */
    static Sending plain(Kind kind, Document original, Origin origin, String message) {
        User owner = original.owner();
        String name = original.name();
        List<Source> sources = List.of(Source.of(original));
        return new Sending(
                kind, owner, origin, name, message, false, false, sources, List.of(), List.of(),
                null);
    }

    @JsonProperty
    boolean isEnvelope() {
        return kind == Kind.ENVELOPE;
    }

    boolean isOfTemplate() {
        return !isEnvelope() && sources.get(0).document().type() == Document.Type.TEMPLATE;
    }

    /** Whether signers or sender see a page inside another application. */
    boolean isOnPage() {
        return kind == Kind.SENT_ON_PAGE || kind == Kind.REQUEST && embedded;
    }

    /** The name of a file to save it in. */
    String fileName() {
        return name.toLowerCase(Locale.ROOT).endsWith(".pdf") ? name : name + ".pdf";
    }
}
