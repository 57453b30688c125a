// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract.check;

import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.api.contract.Contract.Delivery;
import io.github.camelesign.api.contract.Contract.FieldType;
import io.github.camelesign.api.contract.Contract.RecipientKind;
import io.github.camelesign.contract.read.Findings;
import io.github.camelesign.spi.ContractCapabilities;
import io.github.camelesign.spi.ContractCapabilities.Feature;
import io.github.camelesign.spi.ContractCapabilities.FieldOption;
import io.github.camelesign.spi.Contracts;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** What a contract wants of a provider, and the provider does not have. */
final class CapabilityCheck {

    private final Contract contract;
    private final String provider;
    private final Contracts contracts;
    private final ContractCapabilities capabilities;
    private final Findings findings;

    CapabilityCheck(Contract contract, String provider, Contracts contracts, Findings findings) {
        this.contract = contract;
        this.provider = provider;
        this.contracts = contracts;
        this.capabilities = contracts.capabilities();
        this.findings = findings;
    }

    void check(LocalDate today) {
        need(contract.documents().size() > 1, Feature.SEVERAL_DOCUMENTS, "documents");
        need(!contract.templates().isEmpty(), Feature.TEMPLATES, "template");
        need(contract.message() != null, Feature.MESSAGE, "message");
        need(!contract.metadata().isEmpty(), Feature.METADATA, "metadata");
        need(contract.locale() != null, Feature.LOCALE, "locale");
        need(contract.expires() != null, Feature.EXPIRY, "expires");
        Contract.Reminders reminders = contract.reminders();
        need(reminders != null, Feature.REMINDERS, "reminders");
        need(
                reminders != null && reminders.every() != null,
                Feature.REPEATED_REMINDERS,
                "reminders.every");
        order();
        for (int i = 0; i < contract.recipients().size(); i++) {
            recipient(contract.recipients().get(i), "recipients[" + i + "]");
        }
        for (int i = 0; i < contract.fields().size(); i++) {
            field(contract.fields().get(i), "fields[" + i + "]");
        }
        extensions("extensions", contract.extensions());
        limits(today);
    }

    /** Of those who act: nobody waits for a copy. */
    private void order() {
        List<Integer> orders =
                contract.recipients().stream()
                        .filter(one -> one.kind() != RecipientKind.COPY)
                        .map(Contract.Recipient::order)
                        .toList();
        long places = orders.stream().distinct().count();
        need(places > 1, Feature.ORDER, "recipients");
        need(places > 1 && places < orders.size(), Feature.SHARED_ORDER, "recipients");
    }

    private void recipient(Contract.Recipient recipient, String path) {
        if (!capabilities.has(recipient.kind())) {
            refuse(path + ".kind", "recipients of the kind " + recipient.kind());
        }
        if (!capabilities.has(recipient.delivery())) {
            refuse(path + ".delivery", "the delivery " + recipient.delivery());
        }
        if (!capabilities.has(recipient.authentication())) {
            refuse(path + ".authentication", "the authentication " + recipient.authentication());
        }
        delivery(recipient, path);
        need(recipient.locale() != null, Feature.RECIPIENT_LOCALE, path + ".locale");
        extensions(path + ".extensions", recipient.extensions());
    }

    private void delivery(Contract.Recipient recipient, String path) {
        boolean embedded = recipient.delivery() == Delivery.EMBEDDED;
        need(
                embedded && recipient.kind() == RecipientKind.APPROVER,
                Feature.EMBEDDED_APPROVERS,
                path + ".delivery");
        List<Contract.Recipient> signers =
                contract.recipients().stream().filter(Contract.Recipient::signs).toList();
        boolean othersAreEmbedded =
                signers.stream().anyMatch(one -> one.delivery() == Delivery.EMBEDDED);
        need(
                recipient.signs() && !embedded && othersAreEmbedded,
                Feature.MIXED_DELIVERY,
                path + ".delivery");
        boolean isTaken =
                signers.stream()
                        .takeWhile(one -> !one.equals(recipient))
                        .anyMatch(one -> one.email().equalsIgnoreCase(recipient.email()));
        need(recipient.signs() && isTaken, Feature.SHARED_ADDRESS, path + ".email");
    }

    private void field(Contract.Field field, String path) {
        if (!capabilities.has(field.type())) {
            refuse(path + ".type", "fields of the type " + field.type());
        } else if (contract.templates().isEmpty()) {
            options(field, path);
        } else {
            value(field, FieldOption.TEMPLATE_VALUE, path);
        }
        need(field.value() != null, Feature.FIELD_VALUES, path + ".value");
    }

    private void options(Contract.Field field, String path) {
        option(field, field.width() != null, FieldOption.SIZE, path + ".width");
        option(field, field.height() != null, FieldOption.SIZE, path + ".height");
        option(field, field.name() != null, FieldOption.NAME, path + ".name");
        option(field, !field.required(), FieldOption.OPTIONAL, path + ".required");
        value(field, FieldOption.VALUE, path);
    }

    private void value(Contract.Field field, FieldOption option, String path) {
        // nobody has values of signatures
        boolean isSigned =
                field.type() == FieldType.SIGNATURE || field.type() == FieldType.INITIALS;
        option(
                field,
                field.value() != null && !isSigned && capabilities.has(Feature.FIELD_VALUES),
                option,
                path + ".value");
    }

    private void option(Contract.Field field, boolean wanted, FieldOption option, String path) {
        if (wanted && !capabilities.has(option, field.type())) {
            refuse(path, option + " of the type " + field.type());
        }
    }

    /** Those of other providers are ignored. */
    private void extensions(String path, Map<String, Map<String, Object>> extensions) {
        Map<String, Object> own = extensions.getOrDefault(provider, Map.of());
        List<String> requests = contracts.requests();
        for (Map.Entry<String, Object> request : own.entrySet()) {
            String place = path + "." + provider + "." + request.getKey();
            if (!requests.contains(request.getKey())) {
                findings.add(
                        place,
                        "is no request of %s; its requests are %s"
                                .formatted(provider, String.join(", ", requests)));
            } else if (!(request.getValue() instanceof Map)) {
                findings.add(place, "must be an object of names and values");
            }
        }
    }

    private void limits(LocalDate today) {
        ContractCapabilities.Limits limits = capabilities.limits();
        if (contract.title().length() > limits.titleLength()) {
            findings.add(
                    "title",
                    "has %d letters, and %s takes %d"
                            .formatted(contract.title().length(), provider, limits.titleLength()));
        }
        if (contract.recipients().size() > limits.recipients()) {
            findings.add(
                    "recipients",
                    "are %d, and %s takes %d"
                            .formatted(
                                    contract.recipients().size(), provider, limits.recipients()));
        }
        if (contract.expires() != null && capabilities.has(Feature.EXPIRY)) {
            long days = ChronoUnit.DAYS.between(today, contract.expires());
            if (days < Math.max(1, limits.fewestDays())) {
                findings.add(
                        "expires",
                        "%s is %d days from now, and %s wants %d at least"
                                .formatted(
                                        contract.expires(),
                                        days,
                                        provider,
                                        Math.max(1, limits.fewestDays())));
            } else if (limits.mostDays() > 0 && days > limits.mostDays()) {
                findings.add(
                        "expires",
                        "%s is %d days from now, and %s takes %d at most"
                                .formatted(contract.expires(), days, provider, limits.mostDays()));
            }
        }
    }

    private void need(boolean wanted, Feature feature, String path) {
        if (wanted && !capabilities.has(feature)) {
            refuse(path, feature.toString());
        }
    }

    private void refuse(String path, String what) {
        findings.add(path, provider + " does not have " + what);
    }
}
