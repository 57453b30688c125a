// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.conformance;

/**
 * What the sandbox did with the call of one method.
 *
 * @param method of the client
 * @param operation verb and path, with names in place of ids
 * @param status of the answer; 0 when there was none
 * @param source what the header says from which the answer was made; null for the sandbox's own
 *     code
 * @param code by which the provider refuses, and with it {@code message}; null unless it did
 * @param problem what the client could not do with the answer; null when it could read it
 */
record Answer(
        String method,
        String operation,
        int status,
        String source,
        String code,
        String message,
        String problem) {

    static final String SOURCE_HEADER = "X-Sandbox-Source";

    enum Kind {
        ANSWERED("answered"),
        SPECIFIED("answered from the specification alone"),
        REFUSED("refused"),
        ABSENT("not there"),
        /** No client is to see it: the answer cannot be read, or is none of the provider's. */
        DEFECT("defect");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    Kind kind() {
        if (status == 501) {
            return Kind.ABSENT;
        }
        if (problem != null || status == 0 || status >= 500) {
            return Kind.DEFECT;
        }
        if (status >= 400) {
            return Kind.REFUSED;
        }
        return "specification".equals(source) ? Kind.SPECIFIED : Kind.ANSWERED;
    }

    /** A row of the page, the same in every run. */
    String row() {
        String text = kind().toString();
        if (kind() == Kind.REFUSED) {
            text += ": " + status + " " + code + (message == null ? "" : ", " + message);
        }
        return "| `%s` | `%s` | %s |\n".formatted(method, operation, lasting(text));
    }

    private static String lasting(String text) {
        return text.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{40}", "{id}")
                .replaceAll("127\\.0\\.0\\.1:\\d+", "sandbox")
                .replaceAll("\\s+", " ")
                .replace("|", "\\|");
    }
}
