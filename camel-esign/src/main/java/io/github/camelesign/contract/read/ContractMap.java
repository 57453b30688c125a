// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract.read;

import io.github.camelesign.api.contract.Contract;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A contract of records as the Map that the same contract in YAML is, so that it is read and
 * checked like every other: a record may hold what no contract may.
 */
public final class ContractMap {

    private ContractMap() {}

    public static Map<String, Object> of(Contract contract) {
        Map<String, Object> map = new HashMap<>();
        map.put("version", Contract.VERSION);
        map.put("title", contract.title());
        map.put("message", contract.message());
        map.put("locale", contract.locale());
        map.put("reference", contract.reference());
        map.put("attempt", contract.attempt());
        map.put("metadata", contract.metadata());
        map.put("expires", contract.expires());
        map.put("reminders", orNull(contract.reminders(), ContractMap::of));
        map.put("documents", all(contract.documents(), ContractMap::of));
        map.put("template", contract.templates());
        map.put("recipients", all(contract.recipients(), ContractMap::of));
        map.put("fields", all(contract.fields(), ContractMap::of));
        map.put("extensions", contract.extensions());
        return map;
    }

    private static Map<String, Object> of(Contract.Reminders reminders) {
        Map<String, Object> map = new HashMap<>();
        map.put("after", reminders.after() + "d");
        map.put("every", orNull(reminders.every(), days -> days + "d"));
        return map;
    }

    private static Map<String, Object> of(Contract.Document document) {
        Map<String, Object> map = new HashMap<>();
        map.put("id", document.id());
        map.put("name", document.name());
        map.put("from", document.source());
        return map;
    }

    private static Map<String, Object> of(Contract.Recipient recipient) {
        Map<String, Object> map = new HashMap<>();
        map.put("id", recipient.id());
        map.put("kind", recipient.kind());
        map.put("firstName", recipient.firstName());
        map.put("lastName", recipient.lastName());
        map.put("email", recipient.email());
        map.put("phone", recipient.phone());
        map.put("role", recipient.role());
        map.put("order", recipient.order());
        map.put("delivery", recipient.delivery());
        map.put("authentication", recipient.authentication());
        map.put("locale", recipient.locale());
        map.put("extensions", recipient.extensions());
        return map;
    }

    private static Map<String, Object> of(Contract.Field field) {
        Map<String, Object> map = new HashMap<>();
        map.put("recipient", field.recipient());
        map.put("document", field.document());
        map.put("type", field.type());
        map.put("anchor", orNull(field.anchor(), ContractMap::of));
        map.put("place", orNull(field.place(), ContractMap::of));
        map.put("width", field.width());
        map.put("height", field.height());
        map.put("required", field.required());
        map.put("name", field.name());
        map.put("value", field.value());
        return map;
    }

    private static Map<String, Object> of(Contract.Anchor anchor) {
        return Map.of(
                "text", anchor.text() == null ? "" : anchor.text(),
                "occurrence", anchor.occurrence(),
                "x", anchor.x(),
                "y", anchor.y());
    }

    private static Map<String, Object> of(Contract.Place place) {
        return Map.of("page", place.page(), "x", place.x(), "y", place.y());
    }

    private static <T> List<Map<String, Object>> all(
            List<T> all, Function<T, Map<String, Object>> map) {
        return all.stream().map(map).toList();
    }

    private static <T> Object orNull(T value, Function<T, Object> map) {
        return value == null ? null : map.apply(value);
    }
}
