// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign.contract;

import io.github.camelesign.api.contract.Contract;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an envelope is filed under, so that it is found again: {@code camelEsignContract:} with
 * reference and attempt, and one for each of the sender's own values. jSign's help calls categories
 * the tags of an envelope (API, envelopes/create_with_files), gives them back in details and lists,
 * and lists by them. UNVERIFIED: how long one may be, and that it is kept letter by letter.
 */
final class CategoriesOfContract {

    private static final String KEY = "camelEsignContract:";
    private static final String METADATA = "metadata:";

    private CategoriesOfContract() {}

    /** That of the contract itself is the first. */
    static List<String> of(Contract contract) {
        List<String> categories = new ArrayList<>();
        categories.add(KEY + contract.key());
        new TreeMap<>(contract.metadata())
                .forEach((name, value) -> categories.add(METADATA + name + "=" + value));
        return categories;
    }

    /** Both, none of them twice. */
    static List<String> together(List<String> some, List<String> more) {
        Set<String> all = new LinkedHashSet<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    /** Reference and attempt of an envelope that was sent as a contract, as {@code lease-7#1}. */
    static Optional<String> key(List<String> categories) {
        return categories.stream()
                .filter(category -> category.matches(KEY + ".+#\\d{1,9}"))
                .map(category -> category.substring(KEY.length()))
                .findFirst();
    }
}
