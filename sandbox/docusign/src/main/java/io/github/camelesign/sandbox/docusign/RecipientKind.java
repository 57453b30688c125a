// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import java.util.Arrays;

/** What a recipient is there for. */
enum RecipientKind {
    SIGNER("signers", "signer", Part.SIGNS),
    IN_PERSON_SIGNER("inPersonSigners", "inpersonsigner", Part.SIGNS),
    WITNESS("witnesses", "witness", Part.SIGNS),
    NOTARY("notaries", "notary", Part.SIGNS),
    NOTARY_WITNESS("notaryWitnesses", "notarywitness", Part.SIGNS),
    CERTIFIED_DELIVERY("certifiedDeliveries", "certifieddelivery", Part.READS),
    AGENT("agents", "agent", Part.READS),
    EDITOR("editors", "editor", Part.READS),
    INTERMEDIARY("intermediaries", "intermediary", Part.READS),
    CARBON_COPY("carbonCopies", "carboncopy", Part.IS_INFORMED),
    SEAL("seals", "seal", Part.IS_INFORMED),
    PARTICIPANT("participants", "participant", Part.IS_INFORMED);

    private final String array;
    private final String word;
    private final Part part;

    private enum Part {
        SIGNS,
        READS,
        IS_INFORMED
    }

    RecipientKind(String array, String word, Part part) {
        this.array = array;
        this.word = word;
        this.part = part;
    }

    /** The array that holds such recipients. */
    String array() {
        return array;
    }

    /** As in {@code recipientType}. */
    String word() {
        return word;
    }

    boolean signs() {
        return part == Part.SIGNS;
    }

    /** Whether the envelope waits until such a recipient has done something. */
    boolean isWaitedFor() {
        return part != Part.IS_INFORMED;
    }

    static boolean is(String array) {
        return Arrays.stream(values()).anyMatch(kind -> kind.array.equals(array));
    }
}
