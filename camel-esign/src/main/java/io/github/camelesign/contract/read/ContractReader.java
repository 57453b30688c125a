// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract.read;

import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.api.contract.Contract.Delivery;
import io.github.camelesign.api.contract.Contract.FieldType;
import io.github.camelesign.api.contract.Contract.RecipientKind;
import io.github.camelesign.api.contract.Contract.SignerAuthentication;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads a contract of version 1. */
public final class ContractReader {

    private final Findings findings;
    private final LocalDate today;

    /**
     * @param findings takes all that is wrong with the contract
     * @param today that an expiry in days counts from
     */
    public ContractReader(Findings findings, LocalDate today) {
        this.findings = findings;
        this.today = today;
    }

    /**
     * @param source text in YAML or JSON, or what was parsed from it
     * @param replacement of the text at a place, for a contract that is a template
     * @return empty after a finding, without which nothing more can be said
     */
    public Optional<Contract> read(Object source, Template replacement) {
        NodeReader reader = new NodeReader(findings);
        Optional<Node> read =
                source instanceof String text
                        ? reader.yaml(text)
                        : Optional.of(reader.parsed(source));
        if (read.isEmpty() && findings.isEmpty()) {
            findings.add("", 0, "there is nothing in it");
        }
        return read.map(root -> root.replaceTexts(node -> replaced(node, replacement)))
                .map(
                        root -> {
                            findings.setRoot(root);
                            return new Section(root, findings).read(this::contract);
                        });
    }

    private Object replaced(Node node, Template template) {
        try {
            return template.evaluate((String) node.value());
        } catch (Exception e) {
            findings.add(node.path(), node.line(), "cannot be evaluated: " + e.getMessage());
            return node.value();
        }
    }

    private Contract contract(Section section) {
        Integer version = section.integer("version", null, 1);
        if (version == null || version != Contract.VERSION) {
            findings.add("version", "must be " + Contract.VERSION);
        }
        List<Contract.Document> documents = documents(section);
        List<Contract.Recipient> recipients = recipients(section);
        return new Contract(
                section.required("title"),
                section.text("message"),
                section.text("locale"),
                section.required("reference"),
                section.integer("attempt", 1, 1),
                section.texts("metadata"),
                section.value(
                        "expires", this::day, null, "a date or days, as in 2030-01-31 or 30d"),
                section.section("reminders").map(one -> one.read(this::reminders)).orElse(null),
                documents,
                section.texts("template"),
                recipients,
                fields(section, documents, recipients),
                section.objects("extensions"));
    }

    private LocalDate day(String text) {
        return text.endsWith("d") ? today.plusDays(days(text)) : LocalDate.parse(text);
    }

    private static int days(String text) {
        int days = Integer.parseInt(text.replaceFirst("d$", ""));
        if (days < 1) {
            throw new IllegalArgumentException();
        }
        return days;
    }

    private Contract.Reminders reminders(Section section) {
        String kind = "days, as in 3d";
        Integer after = section.value("after", ContractReader::days, null, kind);
        Integer every = section.value("every", ContractReader::days, null, kind);
        if (after == null && every == null) {
            findings.add(section.path(), "needs after, every or both");
        }
        return new Contract.Reminders(after != null ? after : every == null ? 1 : every, every);
    }

    private List<Contract.Document> documents(Section section) {
        List<Contract.Document> documents = new ArrayList<>();
        for (Section one : section.list("documents")) {
            String id = String.valueOf(documents.size() + 1);
            documents.add(
                    one.read(
                            document ->
                                    new Contract.Document(
                                            or(document.text("id"), id),
                                            document.text("name"),
                                            or(document.text("from"), Contract.Document.BODY))));
        }
        return documents;
    }

    private List<Contract.Recipient> recipients(Section section) {
        List<Contract.Recipient> recipients = new ArrayList<>();
        for (Section one : section.list("recipients")) {
            String id = String.valueOf(recipients.size() + 1);
            recipients.add(one.read(recipient -> recipient(recipient, id)));
        }
        return recipients;
    }

    private static Contract.Recipient recipient(Section recipient, String id) {
        return new Contract.Recipient(
                or(recipient.text("id"), id),
                recipient.oneOf("kind", RecipientKind.class, RecipientKind.SIGNER),
                recipient.required("firstName"),
                recipient.required("lastName"),
                recipient.required("email"),
                recipient.text("phone"),
                recipient.text("role"),
                recipient.integer("order", 1, 1),
                recipient.oneOf("delivery", Delivery.class, Delivery.EMAIL),
                recipient.oneOf(
                        "authentication", SignerAuthentication.class, SignerAuthentication.NONE),
                recipient.text("locale"),
                recipient.objects("extensions"));
    }

    /** Where there is only one recipient or document, nobody has to name it. */
    private List<Contract.Field> fields(
            Section section,
            List<Contract.Document> documents,
            List<Contract.Recipient> recipients) {
        String recipient = only(recipients, Contract.Recipient::id);
        String document = only(documents, Contract.Document::id);
        return section.list("fields").stream()
                .map(one -> one.read(field -> field(field, recipient, document)))
                .toList();
    }

    private Contract.Field field(Section field, String recipient, String document) {
        return new Contract.Field(
                recipient == null
                        ? field.required("recipient")
                        : or(field.text("recipient"), recipient),
                document == null
                        ? field.required("document")
                        : or(field.text("document"), document),
                field.oneOf("type", FieldType.class, FieldType.SIGNATURE),
                anchor(field),
                field.section("place").map(one -> one.read(this::place)).orElse(null),
                field.number("width", null),
                field.number("height", null),
                field.flag("required", true),
                field.text("name"),
                field.text("value"));
    }

    private static <T> String only(List<T> all, Function<T, String> id) {
        return all.size() == 1 ? id.apply(all.get(0)) : null;
    }

    /** The text alone is an anchor as well. */
    private Contract.Anchor anchor(Section field) {
        if (!field.isObject("anchor")) {
            String text = field.text("anchor");
            return text == null ? null : new Contract.Anchor(text, 1, 0, 0);
        }
        return field.section("anchor")
                .map(
                        one ->
                                one.read(
                                        anchor ->
                                                new Contract.Anchor(
                                                        anchor.required("text"),
                                                        anchor.integer("occurrence", 1, 1),
                                                        anchor.number("x", 0.0),
                                                        anchor.number("y", 0.0))))
                .orElse(null);
    }

    private Contract.Place place(Section place) {
        Integer page = place.integer("page", 1, -1);
        if (page == 0) {
            findings.add(
                    Node.below(place.path(), "page"),
                    "must be 1 for the first page, or -1 for the last");
        }
        place.required("x");
        place.required("y");
        return new Contract.Place(page, place.number("x", 0.0), place.number("y", 0.0));
    }

    private static String or(String text, String usual) {
        return text == null || text.isBlank() ? usual : text;
    }
}
