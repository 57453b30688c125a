// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * Somebody in front of the signing page.
 *
 * @param title what is to be signed, in a few words
 * @param sender who asks for it
 * @param signer who came; null when the page has to ask
 * @param documents what is to be read and signed
 * @param state what the person can do
 * @param note one sentence about it, for example who is waited for; may be empty
 * @param declinable whether the page offers to decline
 */
public record SigningVisit(
        String title,
        String sender,
        String signer,
        List<SigningDocument> documents,
        State state,
        String note,
        boolean declinable) {
    /** What the person can do. */
    public enum State {
        TO_SIGN,
        DONE,
        /** Nothing, at least for now. */
        NOTHING_TO_DO;

        /** Of a person who is waited for, or is done, or neither. */
        public static State of(boolean waitedFor, boolean done) {
            return waitedFor ? TO_SIGN : done ? DONE : NOTHING_TO_DO;
        }
    }

    /** The same, whose page offers to decline or does not. */
    public SigningVisit offeringDecline(boolean offered) {
        return new SigningVisit(title, sender, signer, documents, state, note, offered);
    }

    /** One whose title says whether the person is to sign; whoever was asked can decline. */
    public static SigningVisit of(
            String name,
            String sender,
            String signer,
            List<SigningDocument> documents,
            State state,
            String note) {
        String title = state == State.TO_SIGN ? "Please sign: " + name : name;
        return new SigningVisit(title, sender, signer, documents, state, note, signer != null);
    }

    /** A document as it is now, drawn when somebody looks at it. */
    public record SigningDocument(String name, Source pdf) {
        /** Draws it. That is slow. */
        @FunctionalInterface
        public interface Source {
            /** The bytes of the PDF, or of what was uploaded instead. */
            byte[] draw() throws IOException;
        }

        /** One that is drawn into a file. */
        public static SigningDocument drawn(String name, Call.Drawing drawing) {
            return new SigningDocument(
                    name,
                    () -> {
                        try (TempFiles tempFiles = new TempFiles()) {
                            return Files.readAllBytes(drawing.draw(tempFiles));
                        }
                    });
        }
    }
}
