// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.contract;

import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.api.contract.Contract.Delivery;
import io.github.camelesign.api.contract.Contract.FieldType;
import io.github.camelesign.api.contract.Contract.RecipientKind;
import io.github.camelesign.api.contract.Contract.SignerAuthentication;
import io.github.camelesign.spi.ContractCalls;
import io.github.camelesign.spi.PreparedContract;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An envelope as DocuSign's {@code envelopeDefinition}, as a draft. */
final class EnvelopeOfContract {

    /** Of a custom field of the envelope, by which events show whose contract it is. */
    static final String KEY = "camelEsignContract";

    private static final String ORDER = "routingOrder";
    private static final String LABEL = "tabLabel";
    private static final String VALUE = "value";
    private static final String SELECTED = "selected";

    private final PreparedContract prepared;
    private final Contract contract;
    private final ContractCalls calls;
    private final Map<String, String> recipientIds = new LinkedHashMap<>();

    EnvelopeOfContract(PreparedContract prepared, ContractCalls calls) {
        this.prepared = prepared;
        this.contract = prepared.contract();
        this.calls = calls;
    }

    Map<String, Object> definition() {
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("status", "created");
        definition.put("emailSubject", contract.title());
        if (contract.message() != null) {
            definition.put("emailBlurb", contract.message());
        }
        definition.put("customFields", Map.of("textCustomFields", customFields()));
        notification(definition);
        if (contract.templates().isEmpty()) {
            definition.put("documents", documents());
            definition.put("recipients", recipients());
        } else {
            definition.put("templateId", contract.templates().get("docusign"));
            definition.put(
                    "templateRoles", contract.recipients().stream().map(this::role).toList());
        }
        return definition;
    }

    private List<Map<String, Object>> customFields() {
        List<Map<String, Object>> fields = new ArrayList<>();
        fields.add(customField(KEY, contract.key()));
        contract.metadata().forEach((name, value) -> fields.add(customField(name, value)));
        return fields;
    }

    private static Map<String, Object> customField(String name, String value) {
        return Map.of("name", name, VALUE, value, "show", "false");
    }

    private void notification(Map<String, Object> definition) {
        Map<String, Object> notification = new LinkedHashMap<>();
        prepared.days()
                .ifPresent(
                        days ->
                                notification.put(
                                        "expirations",
                                        Map.of(
                                                "expireEnabled",
                                                "true",
                                                "expireAfter",
                                                String.valueOf(days))));
        Contract.Reminders reminders = contract.reminders();
        if (reminders != null) {
            notification.put(
                    "reminders",
                    Map.of(
                            "reminderEnabled",
                            "true",
                            "reminderDelay",
                            String.valueOf(reminders.after()),
                            "reminderFrequency",
                            // 0 is none after the first
                            String.valueOf(reminders.every() == null ? 0 : reminders.every())));
        }
        if (!notification.isEmpty()) {
            notification.put("useAccountDefaults", "false");
            definition.put("notification", notification);
        }
    }

    /** Their content is attached, under these ids. */
    private List<Map<String, Object>> documents() {
        List<Map<String, Object>> documents = new ArrayList<>();
        for (int i = 0; i < prepared.documents().size(); i++) {
            documents.add(
                    Map.of(
                            "documentId",
                            number(prepared.documents().get(i).id()),
                            "name",
                            prepared.documents().get(i).source().name(),
                            "order",
                            String.valueOf(i + 1)));
        }
        return documents;
    }

    /** The documents by the ids that DocuSign has them under. */
    Map<String, PreparedContract.Document> files() {
        Map<String, PreparedContract.Document> files = new LinkedHashMap<>();
        prepared.documents().forEach(one -> files.put(number(one.id()), one));
        return files;
    }

    /** DocuSign's ids of documents are numbers. */
    private String number(String documentId) {
        for (int i = 0; i < prepared.documents().size(); i++) {
            if (prepared.documents().get(i).id().equals(documentId)) {
                return String.valueOf(i + 1);
            }
        }
        throw new IllegalArgumentException(documentId);
    }

    private Map<String, Object> recipients() {
        List<Map<String, Object>> signers = new ArrayList<>();
        List<Map<String, Object>> copies = new ArrayList<>();
        for (Contract.Recipient recipient : contract.recipients()) {
            (recipient.kind() == RecipientKind.COPY ? copies : signers).add(recipient(recipient));
        }
        Map<String, Object> recipients = new LinkedHashMap<>();
        recipients.put("signers", signers);
        if (!copies.isEmpty()) {
            recipients.put("carbonCopies", copies);
        }
        return recipients;
    }

    private Map<String, Object> recipient(Contract.Recipient recipient) {
        Map<String, Object> json = person(recipient);
        json.put("recipientId", String.valueOf(contract.recipients().indexOf(recipient) + 1));
        json.put(ORDER, String.valueOf(recipient.order()));
        if (recipient.kind() == RecipientKind.SIGNER) {
            json.put("tabs", tabs(recipient));
        } else if (recipient.kind() == RecipientKind.APPROVER) {
            // approves by a button, which needs a place like everything else
            json.put("tabs", Map.of("approveTabs", List.of(approval())));
        }
        Map<String, Object> made =
                calls.extended(contract, DocuSignContracts.RECIPIENT, recipient, json);
        recipientIds.put(recipient.id(), String.valueOf(made.get("recipientId")));
        return made;
    }

    /** DocuSign's ids of the recipients of {@link #definition}, by those of the contract. */
    Map<String, String> recipientIds() {
        return recipientIds;
    }

    private static Map<String, Object> approval() {
        return Map.of("documentId", "1", "pageNumber", "1", "xPosition", "36", "yPosition", "36");
    }

    private Map<String, Object> role(Contract.Recipient recipient) {
        Map<String, Object> json = person(recipient);
        json.put("roleName", recipient.role());
        json.put(ORDER, String.valueOf(recipient.order()));
        Map<String, List<Map<String, Object>>> tabs = new LinkedHashMap<>();
        for (Contract.Field field : contract.fields()) {
            if (field.recipient().equals(recipient.id())) {
                // a date that has a value is not that of signing
                String kind = field.type() == FieldType.DATE ? "dateTabs" : kind(field.type());
                String value = field.type() == FieldType.CHECKBOX ? SELECTED : VALUE;
                tabs.computeIfAbsent(kind, none -> new ArrayList<>())
                        .add(Map.of(LABEL, field.name(), value, field.value()));
            }
        }
        if (!tabs.isEmpty()) {
            json.put("tabs", tabs);
        }
        return calls.extended(contract, DocuSignContracts.RECIPIENT, recipient, json);
    }

    private Map<String, Object> person(Contract.Recipient recipient) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", recipient.name());
        json.put("email", recipient.email());
        if (recipient.delivery() == Delivery.EMBEDDED) {
            json.put("clientUserId", recipient.id());
        }
        if (recipient.authentication() == SignerAuthentication.SMS) {
            json.put("requireIdLookup", "true");
            json.put("idCheckConfigurationName", "SMS Auth $");
            json.put(
                    "smsAuthentication",
                    Map.of("senderProvidedNumbers", List.of(recipient.phone())));
        }
        String locale = recipient.locale() == null ? contract.locale() : recipient.locale();
        if (locale != null) {
            Map<String, Object> mail = new LinkedHashMap<>();
            mail.put("emailSubject", contract.title());
            mail.put("emailBody", contract.message() == null ? "" : contract.message());
            mail.put("supportedLanguage", locale.replace('-', '_'));
            json.put("emailNotification", mail);
        }
        return json;
    }

    private Map<String, List<Map<String, Object>>> tabs(Contract.Recipient recipient) {
        Map<String, List<Map<String, Object>>> tabs = new LinkedHashMap<>();
        for (PreparedContract.Field field : prepared.fieldsOf(recipient)) {
            tabs.computeIfAbsent(kind(field.source().type()), none -> new ArrayList<>())
                    .add(tab(field));
        }
        return tabs;
    }

    private static String kind(FieldType type) {
        return switch (type) {
            case SIGNATURE -> "signHereTabs";
            case INITIALS -> "initialHereTabs";
            case DATE -> "dateSignedTabs";
            case TEXT -> "textTabs";
            case CHECKBOX -> "checkboxTabs";
        };
    }

    /**
     * The one place that knows DocuSign's coordinates: whole points from the top left corner of the
     * page, pages counted from 1 ({@code xPosition} in the description of the API: "72 DPI"). By
     * the same description width and height of all but a signature are pixels, which are taken for
     * the same. UNVERIFIED: that a turned page is measured as it is shown; DocuSign recommends to
     * move each kind of tab by a few points more, which is not done.
     */
    private Map<String, Object> tab(PreparedContract.Field field) {
        Contract.Field source = field.source();
        Map<String, Object> tab = new LinkedHashMap<>();
        tab.put("documentId", number(source.document()));
        tab.put("pageNumber", String.valueOf(field.page()));
        tab.put("xPosition", points(field.x()));
        tab.put("yPosition", points(field.y()));
        if (source.name() != null) {
            tab.put(LABEL, source.name());
        }
        if (source.type() != FieldType.SIGNATURE) {
            tab.put("width", points(field.width()));
            tab.put("height", points(field.height()));
        }
        switch (source.type()) {
            case TEXT -> {
                tab.put("required", String.valueOf(source.required()));
                if (source.value() != null) {
                    tab.put(VALUE, source.value());
                }
            }
            case CHECKBOX -> {
                tab.put("required", String.valueOf(source.required()));
                tab.put(
                        SELECTED,
                        String.valueOf("true".equalsIgnoreCase(String.valueOf(source.value()))));
            }
            case SIGNATURE, INITIALS -> tab.put("optional", String.valueOf(!source.required()));
            // the day of signing, which is always there
            case DATE -> {}
        }
        return tab;
    }

    private static String points(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }
}
