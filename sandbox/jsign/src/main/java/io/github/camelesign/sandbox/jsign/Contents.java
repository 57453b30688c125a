// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What is in an envelope, and how it is to be signed.
 *
 * @param documents to be signed
 * @param observers as the sender named them
 * @param mailed whether signers are written to
 */
record Contents(
        User creator,
        String name,
        String description,
        List<String> categories,
        Flow flow,
        boolean mailed,
        List<EnvelopeDocument> documents,
        List<ObjectNode> observers) {
    /** In which order people sign. */
    enum Flow {
        SEQUENTIAL("Sequential"),
        PARALLEL("Parallel"),
        /** By signing order, those of equal order in parallel. */
        HYBRID("Hybrid");

        private final String word;

        Flow(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    Contents described(String newName, String newDescription, List<String> newCategories) {
        return new Contents(
                creator,
                newName,
                newDescription,
                newCategories,
                flow,
                mailed,
                documents,
                observers);
    }
}
