// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Circulation;
import io.github.camelesign.sandbox.core.Circulation.Signer;
import io.github.camelesign.sandbox.core.Records;
import io.github.camelesign.sandbox.core.Upload;
import io.github.camelesign.sandbox.jsign.JSignState.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is in an envelope, and how it is to be signed; observers are as the sender named them, and
 * signers are written to if it is mailed.
 */
record Contents(
        User creator,
        String name,
        String description,
        List<String> categories,
        Flow flow,
        boolean mailed,
        List<Document> documents,
        List<ObjectNode> observers) {
    /** In which order people sign. */
    enum Flow {
        SEQUENTIAL,
        PARALLEL,
        /** By signing order, those of equal order in parallel. */
        HYBRID
    }

    /** A document in an envelope or template, with the sender's own number. */
    record Document(String id, int reference, String name, Upload file) {
        Document(int reference, String name, Upload file) {
            this(JSignState.newId(), reference, name, file);
        }

        /** The same in another envelope. */
        Document copy() {
            return new Document(reference, name, file);
        }
    }

    /** An envelope with it. */
    Circulation<Contents> sent(List<Signer> signers, Instant now, int days) {
        Instant due = now.plus(Duration.ofDays(days));
        return Circulation.of(JSignState.newId(), this, signers, flow == Flow.PARALLEL, now, due);
    }

    /** The same with what is said of it. */
    Contents described(ObjectNode said) {
        return Records.with(
                this,
                "name",
                said.hasNonNull("name") ? JSignCall.JSON.text(said, "name") : name,
                "description",
                said.path("description").asText(description),
                "categories",
                said.hasNonNull("categories") ? EnvelopeReader.categories(said) : categories);
    }
}
