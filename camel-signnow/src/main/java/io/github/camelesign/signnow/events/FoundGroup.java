// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import static io.github.camelesign.spi.JsonView.object;
import static io.github.camelesign.spi.JsonView.text;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that a walk knows of a document group before it is read.
 *
 * @param account whose walk it was
 * @param begun when the walk began, by SignNow's clock
 * @param since when the user had no groups, if that is before what the walk looks for; or null
 * @param listed by the list of groups, or null
 * @param noted on its documents, or null
 */
record FoundGroup(
        String account, Instant begun, Instant since, ListedGroup listed, ListedGroup noted) {

    /** Reads what {@link #toData} gave. */
    static FoundGroup of(Map<String, Object> data) {
        return new FoundGroup(
                text(data.get("account")),
                DocumentEvents.time(data.get("begun")),
                DocumentEvents.time(data.get("since")),
                group(data.get("listed")),
                group(data.get("noted")));
    }

    private static ListedGroup group(Object entry) {
        return entry == null ? null : ListedGroup.listed(object(entry));
    }

    /** As JSON. */
    Map<String, Object> toData() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("account", account);
        data.put("begun", begun.getEpochSecond());
        data.put("since", since == null ? null : since.getEpochSecond());
        data.put("listed", listed == null ? null : listed.toEntry());
        data.put("noted", noted == null ? null : noted.toEntry());
        return data;
    }

    ListedGroup group() {
        return listed != null ? listed : noted;
    }

    /** From when on its events are wanted, if it is not known. */
    Instant earliest(Instant walk) {
        return since != null && since.isBefore(walk) ? since : walk;
    }

    Instant latest() {
        return noted == null || noted.updated().isBefore(group().updated())
                ? group().updated()
                : noted.updated();
    }
}
