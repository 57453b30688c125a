// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import io.github.camelesign.api.contract.Contract.Delivery;
import io.github.camelesign.api.contract.Contract.FieldType;
import io.github.camelesign.api.contract.Contract.RecipientKind;
import io.github.camelesign.api.contract.Contract.SignerAuthentication;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What a provider can do for a contract, as data. What is not in it is refused before anything is
 * sent.
 */
public final class ContractCapabilities {

    /** Things that a contract may want besides signatures. */
    public enum Feature {
        /** More than one document. */
        SEVERAL_DOCUMENTS("several documents"),
        /** One after the other. */
        ORDER("recipients in an order"),
        /** Several with the same place in an order of more. */
        SHARED_ORDER("several recipients at one place of an order"),
        /** The provider's own templates. */
        TEMPLATES("templates"),
        /** Text of e-mails. */
        MESSAGE("a message"),
        /** The sender's own values. */
        METADATA("metadata"),
        /** A last day to sign. */
        EXPIRY("an expiry"),
        /** A first reminder. */
        REMINDERS("reminders"),
        /** Reminders at another interval than the first. */
        REPEATED_REMINDERS("reminders that are repeated"),
        /** A language for the contract. */
        LOCALE("a language"),
        /** A language for each recipient. */
        RECIPIENT_LOCALE("a language for each recipient"),
        /** Text that stands in a field already. */
        FIELD_VALUES("values of fields"),
        /** A link to sign that is made when somebody wants to sign. */
        SIGNING_URL("links for embedded signing"),
        /** Signers of whom some sign by a link, and some are asked by e-mail. */
        MIXED_DELIVERY("embedded signers beside others"),
        /** Approvers who act by a link. */
        EMBEDDED_APPROVERS("embedded approvers"),
        /** Signers who share an address, such as husband and wife. */
        SHARED_ADDRESS("several signers with one e-mail address"),
        /** One file with the signed documents and the proof. */
        PROOF_IN_ONE_FILE("one file with documents and proof");

        private final String words;

        Feature(String words) {
            this.words = words;
        }

        /** For a person, in the plural or with an article. */
        @Override
        public String toString() {
            return words;
        }
    }

    /** What a contract may want of a field of a document or, where it says so, of a template. */
    public enum FieldOption {
        /** Width and height; else the provider has its own. */
        SIZE("sizes of fields"),
        /** By which the provider knows it. */
        NAME("names of fields"),
        /** What stands in it already. */
        VALUE("values of fields"),
        /** That it may be left empty. */
        OPTIONAL("optional fields"),
        /** What stands in a field of a template already. */
        TEMPLATE_VALUE("values of template fields");

        private final String words;

        FieldOption(String words) {
            this.words = words;
        }

        /** For a person, in the plural. */
        @Override
        public String toString() {
            return words;
        }
    }

    private final Set<Feature> features = EnumSet.noneOf(Feature.class);
    private final Set<FieldType> fields = EnumSet.noneOf(FieldType.class);
    private final Map<FieldOption, Set<FieldType>> fieldOptions = new EnumMap<>(FieldOption.class);
    private final Set<RecipientKind> kinds = EnumSet.of(RecipientKind.SIGNER);
    private final Set<Delivery> deliveries = EnumSet.of(Delivery.EMAIL);
    private final Set<SignerAuthentication> authentications = EnumSet.of(SignerAuthentication.NONE);
    private Limits limits = new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE, 0, 0);

    /**
     * What the provider's documentation limits.
     *
     * @param titleLength letters
     * @param recipients of all kinds
     * @param documentBytes of one document
     * @param fewestDays to sign
     * @param mostDays to sign; 0 for no limit
     */
    public record Limits(
            int titleLength, int recipients, long documentBytes, int fewestDays, int mostDays) {}

    public ContractCapabilities with(Feature... more) {
        features.addAll(Set.of(more));
        return this;
    }

    public ContractCapabilities fields(FieldType... more) {
        fields.addAll(Set.of(more));
        return this;
    }

    public ContractCapabilities with(FieldOption option, FieldType... more) {
        fieldOptions
                .computeIfAbsent(option, none -> EnumSet.noneOf(FieldType.class))
                .addAll(Set.of(more));
        return this;
    }

    public ContractCapabilities kinds(RecipientKind... more) {
        kinds.addAll(Set.of(more));
        return this;
    }

    public ContractCapabilities deliveries(Delivery... more) {
        deliveries.addAll(Set.of(more));
        return this;
    }

    public ContractCapabilities authentications(SignerAuthentication... more) {
        authentications.addAll(Set.of(more));
        return this;
    }

    public ContractCapabilities limits(Limits limits) {
        this.limits = limits;
        return this;
    }

    public boolean has(Feature feature) {
        return features.contains(feature);
    }

    public boolean has(FieldType field) {
        return fields.contains(field);
    }

    public boolean has(FieldOption option, FieldType field) {
        return fieldOptions.getOrDefault(option, Set.of()).contains(field);
    }

    public boolean has(RecipientKind kind) {
        return kinds.contains(kind);
    }

    public boolean has(Delivery delivery) {
        return deliveries.contains(delivery);
    }

    public boolean has(SignerAuthentication authentication) {
        return authentications.contains(authentication);
    }

    public Limits limits() {
        return limits;
    }
}
