// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.api.contract;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A contract at a provider.
 *
 * @param provider name of the component
 * @param id the provider's
 * @param reference null if it was not sent as a contract
 * @param attempt 0 if it was not sent as a contract
 * @param rawStatus in the provider's words
 * @param reason why it was declined or voided; null if it was not, or nobody said
 * @param answer the provider's own, as parsed JSON
 */
public record ContractState(
        String provider,
        String id,
        String reference,
        int attempt,
        ContractStatus status,
        String rawStatus,
        String reason,
        List<Recipient> recipients,
        Map<String, Object> answer) {

    /**
     * @param id that of the contract; the provider's of what was not sent as one, or is not known
     * @param rawStatus in the provider's words
     */
    public record Recipient(
            String id,
            String name,
            String email,
            int order,
            RecipientStatus status,
            String rawStatus) {}

    /** What the provider keeps for us: see {@link Contract#key()}. */
    private static final Pattern KEY = Pattern.compile("(.+)#(\\d{1,9})", Pattern.DOTALL);

    /** The same at a component, of the attempt whose key the provider has kept, if it has one. */
    public ContractState at(String component) {
        Matcher key = KEY.matcher(reference == null ? "" : reference);
        return key.matches()
                ? of(component, key.group(1), Integer.parseInt(key.group(2)))
                : of(component, null, 0);
    }

    /** The same, of the attempt that it was sent by. */
    public ContractState of(String component, String sentReference, int sentAttempt) {
        return new ContractState(
                component,
                id,
                sentReference,
                sentAttempt,
                status,
                rawStatus,
                reason,
                recipients,
                answer);
    }

    /** The same with its recipients under other ids. */
    public ContractState with(List<Recipient> named) {
        return new ContractState(
                provider, id, reference, attempt, status, rawStatus, reason, named, answer);
    }

    /** What became of a contract, in one vocabulary for all providers. */
    public enum ContractStatus {
        /** Nobody was asked yet. */
        DRAFT,
        /** Somebody still has to act. */
        OPEN,
        COMPLETED,
        DECLINED,
        VOIDED,
        EXPIRED,
        /** The provider gave up. */
        FAILED;

        /** Whether nothing more is to be signed. */
        public boolean isTerminal() {
            return this != DRAFT && this != OPEN;
        }

        /** As it is written in contracts and results. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What became of a recipient's part, in one vocabulary for all providers. */
    public enum RecipientStatus {
        /** It is not their turn. */
        WAITING,
        /** They were asked, and have not looked yet. */
        ASKED,
        VIEWED,
        /** They have signed, approved or got their copy. */
        DONE,
        DECLINED,
        /** They could not be reached, or could not prove who they are. */
        FAILED;

        /** As it is written in contracts and results. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
