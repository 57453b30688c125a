// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import io.github.camelesign.api.contract.Contract.Delivery;
import io.github.camelesign.api.contract.Contract.FieldType;
import io.github.camelesign.api.contract.Contract.RecipientKind;
import io.github.camelesign.api.contract.Contract.SignerAuthentication;
import io.github.camelesign.spi.ContractCapabilities;
import io.github.camelesign.spi.ContractCapabilities.Feature;
import io.github.camelesign.spi.ContractCapabilities.FieldOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A lease between two people, with all that a provider can do, and each thing alone that one may
 * not be able to do.
 */
final class KitContract {

    static final String ADA = "ada@acme.test";
    static final String EVE = "eve@acme.test";

    /** What the document says. */
    static final String TEXT = "Lease of flat 7\nTenant signs here:\nLandlord signs here:\nDate:";

    private KitContract() {}

    /** All that the provider can do. */
    static Map<String, Object> fitting(ContractCapabilities provider, String reference) {
        Map<String, Object> contract = plain(reference);
        if (provider.has(Feature.ORDER)) {
            recipient(contract, 1).put("order", 2);
        }
        optional(provider, Feature.MESSAGE, contract, "message", "Please sign until Friday.");
        optional(provider, Feature.METADATA, contract, "metadata", Map.of("flat", "7"));
        optional(provider, Feature.EXPIRY, contract, "expires", "20d");
        optional(
                provider,
                Feature.REMINDERS,
                contract,
                "reminders",
                provider.has(Feature.REPEATED_REMINDERS)
                        ? Map.of("after", "7d", "every", "7d")
                        : Map.of("after", "7d"));
        int y = 300;
        for (FieldType type : FieldType.values()) {
            if (provider.has(type) && type != FieldType.SIGNATURE) {
                fields(contract)
                        .add(
                                map(
                                        "recipient",
                                        "tenant",
                                        "type",
                                        type.toString(),
                                        "place",
                                        Map.of("x", 72, "y", y)));
                y += 60;
            }
        }
        return contract;
    }

    /** Two signatures, which everybody can do. */
    static Map<String, Object> plain(String reference) {
        Map<String, Object> contract = new LinkedHashMap<>();
        contract.put("version", 1);
        contract.put("title", "Lease of flat 7");
        contract.put("reference", reference);
        contract.put(
                "documents",
                List.of(map("id", "lease", "name", "lease.pdf", "from", "attachment:lease.pdf")));
        contract.put(
                "recipients",
                List.of(
                        map(
                                "id",
                                "tenant",
                                "firstName",
                                "Ada",
                                "lastName",
                                "Lovelace",
                                "email",
                                ADA),
                        map(
                                "id",
                                "landlord",
                                "firstName",
                                "Eve",
                                "lastName",
                                "Moneypenny",
                                "email",
                                EVE)));
        contract.put(
                "fields",
                new ArrayList<>(
                        List.of(
                                map(
                                        "recipient",
                                        "tenant",
                                        "anchor",
                                        Map.of("text", "Tenant signs here:", "x", 150, "y", -10)),
                                map(
                                        "recipient",
                                        "landlord",
                                        "place",
                                        Map.of("page", 1, "x", 72, "y", 700)))));
        return contract;
    }

    /**
     * How a contract asks for something that a provider may not have, and what it is called then.
     */
    static Map<String, Consumer<Map<String, Object>>> askingForWhatIsMissing(
            ContractCapabilities provider) {
        Map<String, Consumer<Map<String, Object>>> asking = new LinkedHashMap<>();
        features()
                .forEach(
                        (feature, how) -> {
                            if (!provider.has(feature)) {
                                asking.put(feature.toString(), how);
                            }
                        });
        for (FieldType type : FieldType.values()) {
            if (!provider.has(type)) {
                asking.put(
                        "fields of the type " + type,
                        contract ->
                                fields(contract)
                                        .add(
                                                map(
                                                        "recipient",
                                                        "tenant",
                                                        "type",
                                                        type.toString(),
                                                        "place",
                                                        Map.of("x", 300, "y", 400))));
            }
        }
        for (FieldType type : FieldType.values()) {
            options(type)
                    .forEach(
                            (option, how) -> {
                                if (provider.has(type) && !provider.has(option, type)) {
                                    asking.put(option + " of the type " + type, how);
                                }
                            });
        }
        for (FieldType type : List.of(FieldType.DATE, FieldType.TEXT, FieldType.CHECKBOX)) {
            if (provider.has(Feature.TEMPLATES)
                    && provider.has(Feature.FIELD_VALUES)
                    && provider.has(type)
                    && !provider.has(FieldOption.TEMPLATE_VALUE, type)) {
                asking.put(
                        FieldOption.TEMPLATE_VALUE + " of the type " + type,
                        contract -> fromTemplate(contract, type));
            }
        }
        for (RecipientKind kind : RecipientKind.values()) {
            if (!provider.has(kind)) {
                asking.put(
                        "recipients of the kind " + kind,
                        contract -> third(contract).put("kind", kind.toString()));
            }
        }
        for (Delivery delivery : Delivery.values()) {
            if (!provider.has(delivery)) {
                asking.put(
                        "the delivery " + delivery,
                        contract -> recipient(contract, 0).put("delivery", delivery.toString()));
            }
        }
        for (SignerAuthentication one : SignerAuthentication.values()) {
            if (!provider.has(one)) {
                asking.put(
                        "the authentication " + one,
                        contract -> {
                            recipient(contract, 0).put("authentication", one.toString());
                            recipient(contract, 0).put("phone", "+33612345678");
                        });
            }
        }
        return asking;
    }

    private static void fromTemplate(Map<String, Object> contract, FieldType type) {
        contract.remove("documents");
        contract.put("template", Map.of("signeasy", "1", "signnow", "1", "yousign", "1"));
        recipient(contract, 0).put("role", "Tenant");
        recipient(contract, 1).put("role", "Landlord");
        contract.put(
                "fields",
                List.of(
                        map(
                                "recipient",
                                "tenant",
                                "document",
                                "1",
                                "type",
                                type.toString(),
                                "name",
                                "Own",
                                "value",
                                "true")));
    }

    private static Map<FieldOption, Consumer<Map<String, Object>>> options(FieldType type) {
        Map<FieldOption, Consumer<Map<String, Object>>> asking = new LinkedHashMap<>();
        asking.put(FieldOption.SIZE, more(type, "width", 90));
        asking.put(FieldOption.NAME, more(type, "name", "Own"));
        asking.put(FieldOption.OPTIONAL, more(type, "required", false));
        return asking;
    }

    private static Consumer<Map<String, Object>> more(FieldType type, String name, Object value) {
        return contract ->
                fields(contract)
                        .add(
                                map(
                                        "recipient",
                                        "tenant",
                                        "type",
                                        type.toString(),
                                        "place",
                                        Map.of("x", 300, "y", 400),
                                        name,
                                        value));
    }

    private static Map<Feature, Consumer<Map<String, Object>>> features() {
        Map<Feature, Consumer<Map<String, Object>>> asking = new LinkedHashMap<>();
        asking.put(Feature.SEVERAL_DOCUMENTS, KitContract::twice);
        asking.put(Feature.ORDER, contract -> recipient(contract, 1).put("order", 2));
        asking.put(Feature.MESSAGE, contract -> contract.put("message", "Please sign."));
        asking.put(Feature.METADATA, contract -> contract.put("metadata", Map.of("flat", "7")));
        asking.put(Feature.EXPIRY, contract -> contract.put("expires", "20d"));
        asking.put(Feature.REMINDERS, contract -> contract.put("reminders", Map.of("after", "7d")));
        asking.put(
                Feature.REPEATED_REMINDERS,
                contract -> contract.put("reminders", Map.of("after", "7d", "every", "7d")));
        asking.put(Feature.LOCALE, contract -> contract.put("locale", "fr"));
        asking.put(
                Feature.RECIPIENT_LOCALE, contract -> recipient(contract, 0).put("locale", "fr"));
        asking.put(
                Feature.SHARED_ADDRESS,
                contract -> recipient(contract, 1).put("email", "Ada@acme.test"));
        asking.put(
                Feature.MIXED_DELIVERY,
                contract -> recipient(contract, 1).put("delivery", "embedded"));
        asking.put(
                Feature.EMBEDDED_APPROVERS,
                contract ->
                        third(contract).putAll(Map.of("kind", "approver", "delivery", "embedded")));
        asking.put(
                Feature.FIELD_VALUES,
                contract ->
                        fields(contract)
                                .add(
                                        map(
                                                "recipient",
                                                "tenant",
                                                "type",
                                                "text",
                                                "name",
                                                "Rent",
                                                "value",
                                                "1200",
                                                "place",
                                                Map.of("x", 300, "y", 400))));
        return asking;
    }

    /** Both sign at an address that the application gives them. */
    static Map<String, Object> embedded(String reference) {
        Map<String, Object> contract = plain(reference);
        recipient(contract, 0).put("delivery", "embedded");
        recipient(contract, 1).put("delivery", "embedded");
        return contract;
    }

    /** The same document once more. */
    static void twice(Map<String, Object> contract) {
        contract.put(
                "documents",
                List.of(
                        map("id", "lease", "name", "lease.pdf", "from", "attachment:lease.pdf"),
                        map("id", "copy", "name", "lease.pdf", "from", "attachment:lease.pdf")));
        fields(contract).forEach(field -> field.putIfAbsent("document", "lease"));
        fields(contract)
                .add(
                        map(
                                "recipient",
                                "landlord",
                                "document",
                                "copy",
                                "anchor",
                                Map.of("text", "Date:", "x", 60)));
    }

    static Map<String, Object> document(Map<String, Object> contract, int index) {
        return list(contract, "documents").get(index);
    }

    static Map<String, Object> recipient(Map<String, Object> contract, int index) {
        return list(contract, "recipients").get(index);
    }

    private static Map<String, Object> third(Map<String, Object> contract) {
        List<Map<String, Object>> recipients = new ArrayList<>(list(contract, "recipients"));
        recipients.add(
                map(
                        "id",
                        "third",
                        "firstName",
                        "Bob",
                        "lastName",
                        "Third",
                        "email",
                        "bob@acme.test"));
        contract.put("recipients", recipients);
        return recipients.get(2);
    }

    static List<Map<String, Object>> fields(Map<String, Object> contract) {
        return list(contract, "fields");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> contract, String name) {
        return (List<Map<String, Object>>) contract.get(name);
    }

    private static void optional(
            ContractCapabilities provider,
            Feature feature,
            Map<String, Object> contract,
            String name,
            Object value) {
        if (provider.has(feature)) {
            contract.put(name, value);
        }
    }

    private static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        return map;
    }
}
