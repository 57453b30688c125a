// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract.check;

import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.api.contract.Contract.Delivery;
import io.github.camelesign.api.contract.Contract.FieldType;
import io.github.camelesign.api.contract.Contract.RecipientKind;
import io.github.camelesign.api.contract.Contract.SignerAuthentication;
import io.github.camelesign.contract.read.Findings;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What a contract lacks or contradicts, whoever the provider is. */
final class CompletenessCheck {

    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>,;]+@[^\\s@<>,;]+\\.[^\\s@<>,;.]+");
    private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{6,14}");

    /** What separates it from the attempt, in keys, and a list of keys has lines. */
    private static final Pattern REFERENCE = Pattern.compile("[^#\\p{Cntrl}]*");

    /** All providers keep so much of it, with a number sign and nine digits of the attempt. */
    private static final int LONGEST_REFERENCE = 90;

    /** Before names of metadata by which contracts are found. */
    private static final String OURS = "camelEsign";

    private static final int HIGHEST_ATTEMPT = 999_999_999;

    private final Contract contract;
    private final String provider;
    private final Findings findings;

    CompletenessCheck(Contract contract, String provider, Findings findings) {
        this.contract = contract;
        this.provider = provider;
        this.findings = findings;
    }

    void check() {
        boolean fromTemplate = !contract.templates().isEmpty();
        if (fromTemplate && !contract.documents().isEmpty()) {
            findings.add("template", "is used in the place of documents: remove one of them");
        } else if (fromTemplate && !contract.templates().containsKey(provider)) {
            findings.add("template", "names no template of " + provider);
        } else if (!fromTemplate && contract.documents().isEmpty()) {
            findings.add("", "there is nothing to sign: it needs documents or a template");
        }
        if (contract.reference().length() > LONGEST_REFERENCE) {
            findings.add(
                    "reference",
                    "has %d letters: %d are the most"
                            .formatted(contract.reference().length(), LONGEST_REFERENCE));
        }
        if (contract.attempt() > HIGHEST_ATTEMPT) {
            findings.add("attempt", "%d is the most".formatted(HIGHEST_ATTEMPT));
        }
        if (!REFERENCE.matcher(contract.reference()).matches()) {
            findings.add("reference", "has a # or a control character, which it must not");
        }
        contract.metadata().keySet().stream()
                .filter(name -> name.startsWith(OURS))
                .forEach(name -> findings.add("metadata." + name, "is a name of ours"));
        unique(contract.documents(), Contract.Document::id, "documents");
        unique(contract.recipients(), Contract.Recipient::id, "recipients");
        language("locale", contract.locale());
        recipients(fromTemplate);
        fields(fromTemplate);
    }

    private <T> void unique(List<T> all, Function<T, String> id, String list) {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            Integer first = seen.putIfAbsent(id.apply(all.get(i)), i);
            if (first != null) {
                findings.add(
                        list + "[" + i + "]",
                        "has the id '%s' of %s[%d]".formatted(id.apply(all.get(i)), list, first));
            }
        }
    }

    private void recipients(boolean fromTemplate) {
        if (contract.recipients().stream().noneMatch(Contract.Recipient::signs)) {
            findings.add("recipients", "nobody signs: at least one must be of the kind signer");
        }
        for (int i = 0; i < contract.recipients().size(); i++) {
            Contract.Recipient one = contract.recipients().get(i);
            String path = "recipients[" + i + "]";
            if (!one.email().isEmpty() && !EMAIL.matcher(one.email()).matches()) {
                findings.add(path + ".email", "'%s' is no e-mail address".formatted(one.email()));
            }
            if (one.phone() != null && !PHONE.matcher(one.phone()).matches()) {
                findings.add(
                        path + ".phone",
                        "'%s' is no number in E.164, as in +33612345678".formatted(one.phone()));
            }
            if (one.authentication() == SignerAuthentication.SMS && one.phone() == null) {
                findings.add(path, "is authenticated by sms, and has no phone");
            }
            if (one.kind() == RecipientKind.COPY && one.delivery() == Delivery.EMBEDDED) {
                findings.add(path + ".delivery", "who gets a copy has no page to sign on");
            }
            if (fromTemplate && one.role() == null) {
                findings.add(path, "has no role, by which the template knows who it is");
            }
            language(path + ".locale", one.locale());
        }
    }

    private void language(String path, String locale) {
        if (locale != null && Locale.forLanguageTag(locale).getLanguage().isEmpty()) {
            findings.add(path, "'%s' is no language, as in en or fr-FR".formatted(locale));
        }
    }

    private void fields(boolean fromTemplate) {
        for (int i = 0; i < contract.fields().size(); i++) {
            field(contract.fields().get(i), "fields[" + i + "]", fromTemplate);
        }
        for (int i = 0; i < contract.recipients().size() && !fromTemplate; i++) {
            Contract.Recipient signer = contract.recipients().get(i);
            boolean signs =
                    contract.fields().stream()
                            .anyMatch(
                                    field ->
                                            field.type() == FieldType.SIGNATURE
                                                    && field.recipient().equals(signer.id()));
            if (signer.signs() && !signs) {
                findings.add(
                        "recipients[" + i + "]",
                        "has nowhere to sign: no field of the type signature is theirs");
            }
        }
    }

    private void field(Contract.Field field, String path, boolean fromTemplate) {
        if (field.type() == FieldType.CHECKBOX
                && field.value() != null
                && !List.of("true", "false").contains(field.value())) {
            findings.add(
                    path + ".value", "'%s' is neither true nor false".formatted(field.value()));
        }
        if (fromTemplate) {
            if (field.name() == null || field.value() == null) {
                findings.add(
                        path, "needs a name and a value: the fields are those of the template");
            }
            if (field.anchor() != null
                    || field.place() != null
                    || field.width() != null
                    || field.height() != null) {
                findings.add(path, "has a place or a size, which are those of the template");
            }
        } else if ((field.anchor() == null) == (field.place() == null)) {
            findings.add(path, "needs an anchor or a place, and not both");
        }
        if (!fromTemplate && contract.document(field.document()).isEmpty()) {
            findings.add(
                    path + ".document",
                    "'%s' is no document of this contract".formatted(field.document()));
        }
        contract.recipient(field.recipient())
                .ifPresentOrElse(
                        recipient -> {
                            if (!recipient.signs()) {
                                findings.add(
                                        path + ".recipient",
                                        "'%s' is of the kind %s, who fills in nothing"
                                                .formatted(recipient.id(), recipient.kind()));
                            }
                        },
                        () ->
                                findings.add(
                                        path + ".recipient",
                                        "'%s' is no recipient of this contract"
                                                .formatted(field.recipient())));
        boolean isSigned =
                field.type() == FieldType.SIGNATURE || field.type() == FieldType.INITIALS;
        if (isSigned && field.value() != null) {
            findings.add(path + ".value", "a " + field.type() + " is made by the signer");
        }
    }
}
