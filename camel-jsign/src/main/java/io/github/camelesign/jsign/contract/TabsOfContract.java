// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign.contract;

import io.github.camelesign.api.contract.Contract.FieldType;
import io.github.camelesign.spi.PreparedContract;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields of a signer as jSign's {@code tabs}: all that is known, and all that is guessed, of
 * where they are.
 *
 * <p>jSign's help (API, template/create_template) names {@code sign_here_tabs} with {@code
 * x_position}, {@code y_position}, {@code w_position}, {@code h_position} and {@code
 * x_position_percentage}, decimals that are all required, and the page ends there. UNVERIFIED
 * therefore: that positions are points from the top left of the page as it is shown, that a
 * percentage is one of the page's width or height, and the names of {@code y_position_percentage},
 * {@code page_number}, which is 1 for the first, and {@code document_ref_no}, by which a tab would
 * be on one of several documents.
 */
final class TabsOfContract {

    /**
     * The lists of tabs. Text fields, checkboxes and dates exist as well, as error codes and the
     * web application show, but no public page names their lists: a name that jSign does not know
     * might be ignored, and the contract be sent without them. With a line here, and in {@link
     * #tab} what else such a tab needs, a type can be used; until then an extension of the request
     * {@code signer} can bring what is known to the account.
     */
    private static final Map<FieldType, String> LISTS =
            Map.of(FieldType.SIGNATURE, "sign_here_tabs");

    private TabsOfContract() {}

    static Set<FieldType> types() {
        return LISTS.keySet();
    }

    /**
     * @param documents in the order of their numbers
     */
    static Map<String, List<Map<String, Object>>> of(
            List<PreparedContract.Field> fields, List<PreparedContract.Document> documents) {
        Map<String, List<Map<String, Object>>> tabs = new LinkedHashMap<>();
        for (PreparedContract.Field field : fields) {
            tabs.computeIfAbsent(LISTS.get(field.source().type()), none -> new ArrayList<>())
                    .add(tab(field, number(field.source().document(), documents)));
        }
        return tabs;
    }

    private static Map<String, Object> tab(PreparedContract.Field field, int document) {
        Map<String, Object> tab = new LinkedHashMap<>();
        tab.put(EnvelopeOfContract.DOCUMENT_NUMBER, document);
        tab.put("page_number", field.page());
        tab.put("x_position", decimal(field.x()));
        tab.put("y_position", decimal(field.y()));
        tab.put("w_position", decimal(field.width()));
        tab.put("h_position", decimal(field.height()));
        tab.put("x_position_percentage", decimal(100 * field.x() / field.on().width()));
        tab.put("y_position_percentage", decimal(100 * field.y() / field.on().height()));
        return tab;
    }

    /** The number that {@link EnvelopeOfContract} gives a document, 1 for the first. */
    private static int number(String id, List<PreparedContract.Document> documents) {
        for (int i = 0; i < documents.size(); i++) {
            if (documents.get(i).id().equals(id)) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException(id);
    }

    private static double decimal(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
